"""The council's own changes to the days that count towards notice."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.council import ClosedDay
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.closed_days.forms import ClosedDayForm
from webapp.clock import now
from webapp.database import db
from webapp.services import council as council_service
from webapp.transaction import transaction

bp = Blueprint("closed_days", __name__, url_prefix="/staff/council/closed-days")


@bp.route("", methods=["GET", "POST"])
@requires(Permission.EDIT_COUNCIL)
def index():
    """Each day that counts otherwise than the calendar says, and a form for one more."""
    g.actor.check(Permission.EDIT_COUNCIL)
    form = ClosedDayForm.from_request(data={"kind": "closed"})
    if form.submitted():
        try:
            with transaction():
                council_service.add_closed_day(
                    day=form.day.data, kind=form.kind.data, reason=form.reason.data, by=g.actor, at=now()
                )
        except RuleBroken as broken:
            form.explain(broken)
        else:
            flash("The day is added.")
            return redirect(url_for("closed_days.index"))
    return render_template("closed_days/index.html", form=form, days=council_service.closed_days())


@bp.post("/<int:day_id>/remove")
@requires(Permission.EDIT_COUNCIL)
def remove(day_id: int):
    """Let the day count as the calendar says."""
    g.actor.check(Permission.EDIT_COUNCIL)
    with transaction():
        record = db.session.get(ClosedDay, day_id)
        if record is not None:
            council_service.remove_closed_day(record, by=g.actor, at=now())
    flash("The day is removed." if record else "Somebody else has removed that day already.")
    return redirect(url_for("closed_days.index"))
