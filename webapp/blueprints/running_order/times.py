"""The times of a meeting and of its items put right: the press was late, or the meeting is written up afterwards."""

from flask import Blueprint, g, redirect, render_template, url_for

from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.running_order.forms import TakenForm, TimesForm
from webapp.choices import records
from webapp.clock import now
from webapp.services import items_taken, minutes, running_order, topic_items
from webapp.transaction import transaction

times = Blueprint("running_order_times", __name__, url_prefix="/staff")


@times.route("/meetings/<int:meeting_id>/running-order/times", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def meeting(meeting_id: int):
    """When the meeting started and rose, and who was in the chair."""
    found = minutes.meeting_for(meeting_id, by=g.actor)
    kept = minutes.of_meeting(found)
    chairs = records(running_order.screen(found).chairs, "Not said yet")
    form = TimesForm.of(kept, chair_id=chairs) if kept else TimesForm.from_request(revision="1")
    form.offer(chair_id=chairs)
    if form.submitted():
        try:
            with transaction():
                running_order.correct_times(found, **form.times(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            return redirect(url_for("running_order.show", meeting_id=found.id))
    return render_template("running_order/times.html", form=form, meeting=found)


@times.route("/running-order/items/<int:item_id>/taken", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def item(item_id: int):
    """When an item was taken, or that it was put off, withdrawn or not reached."""
    found = minutes.item_for(item_id, by=g.actor)
    form = TakenForm.for_item(found)
    if form.submitted():
        try:
            with transaction():
                items_taken.correct(found, **form.values_typed(), by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain_beside(found, broken)
        else:
            return redirect(url_for("running_order.show", meeting_id=found.meeting_id, item=found.id))
    return render_template("running_order/taken.html", form=form, item=found, tie=topic_items.topic_of(found))
