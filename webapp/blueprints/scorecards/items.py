"""Scorecards under the item of an agenda: chosen or made there by the clerk, and taken from it again."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from models.measure import Framework
from models.rules import RuleBroken, periods
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.scorecards.forms import ItemForm
from webapp.choices import records
from webapp.clock import now
from webapp.database import db
from webapp.services import agenda_items, frameworks, scorecard_publishing, scorecards
from webapp.transaction import transaction

bp = Blueprint("item_scorecards", __name__, url_prefix="/staff")


@bp.route("/agenda-items/<int:item_id>/scorecards", methods=["GET", "POST"])
@requires(Permission.EDIT_AGENDA)
def index(item_id: int):
    """What stands under the item, what could, and the making of one that is not there yet."""
    item = agenda_items.get(item_id, by=g.actor)
    kept = frameworks.every()
    form = ItemForm.from_request(data={"frequency": kept[0].frequency if kept else None})
    form.framework_id.choices = records(kept)
    if form.submitted():
        try:
            with transaction():
                made = scorecards.make_under(
                    item,
                    db.session.get_one(Framework, form.framework_id.data),
                    frequency=form.frequency.data,
                    period_on=periods.named(form.frequency.data, form.period.data).ends_on,
                    by=g.actor,
                    at=now(),
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash(f"“{made.title}” stands under the item. It goes out with the agenda.", "success")
            return redirect(url_for("item_scorecards.index", item_id=item_id))
    bound = [one for one in scorecards.bound_to(item.meeting) if one.item_id == item.id]
    return render_template(
        "scorecards/item.html",
        item=item,
        form=form,
        bound=bound,
        waiting=scorecards.waiting_for(item.meeting),
        states=scorecard_publishing.states(bound),
    )


@bp.post("/agenda-items/<int:item_id>/scorecards/put")
@requires(Permission.EDIT_AGENDA)
def put(item_id: int):
    """Put one that is kept under the item."""
    item = agenda_items.get(item_id, by=g.actor)
    number = request.form.get("scorecard", type=int)
    scorecard = next((one for one in scorecards.waiting_for(item.meeting) if one.id == number), None)
    try:
        with transaction():
            if scorecard is None:
                raise RuleBroken(
                    "That scorecard stands on an agenda already, or is not kept. Choose one from the list."
                )
            scorecards.bind(scorecard, item, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "error")
    else:
        flash(f"“{scorecard.title}” stands under the item. It goes out with the agenda.", "success")
    return redirect(url_for("item_scorecards.index", item_id=item_id))


@bp.post("/scorecards/<int:scorecard_id>/take-from-agenda")
@requires(Permission.EDIT_AGENDA)
def take(scorecard_id: int):
    """Take one from the agenda it stands on."""
    scorecard = scorecards.opened(scorecard_id, by=g.actor)
    item_id = scorecard.item_id
    try:
        with transaction():
            scorecards.unbind(scorecard, by=g.actor, at=now())
    except RuleBroken as broken:
        flash(broken.message, "error")
    else:
        flash(f"“{scorecard.title}” stands on no agenda now.", "success")
    if item_id is None:
        return redirect(url_for("scorecards.show", scorecard_id=scorecard_id))
    return redirect(url_for("item_scorecards.index", item_id=item_id))
