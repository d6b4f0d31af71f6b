"""What is due next, by when, and why."""

from flask import Blueprint, g, render_template

from models.rules.permissions import Permission
from webapp.access import requires
from webapp.clock import day_of, now
from webapp.services import (
    absences,
    due,
    forward_plan_desk,
    performance_due,
    programme_due,
    recommendation_lists,
    register_desk,
    role_holders,
    running_order,
    suggestions,
    terms,
    unpublished,
    unpublished_programmes,
)

bp = Blueprint("today", __name__, url_prefix="/staff")

MOST_SHOWN = 10


@bp.get("/")
@requires(Permission.VIEW_STAFF_PAGES)
def index():
    """The next things due, in order, the four weeks ahead, and what the public has not seen yet."""
    at = now()
    rows = due.coming(by=g.actor, at=at)
    owing = [row for row in rows if not row.is_settled]
    return render_template(
        "today/index.html",
        today=day_of(at),
        held=running_order.held_on(day_of(at), by=g.actor),
        owing=owing[:MOST_SHOWN],
        more=len(owing[MOST_SHOWN:]),
        settled=[row for row in rows if row.is_settled],
        weeks=due.weeks(rows, today=day_of(at)),
        registers=register_desk.desk(by=g.actor) if g.actor.may(Permission.EDIT_REGISTER) else None,
        absent=absences.warnings(on=day_of(at)) if g.actor.may(Permission.EDIT_MEMBERS) else [],
        without_a_term=terms.without_any() if g.actor.may(Permission.EDIT_MEMBERS) else [],
        waiting=unpublished.waiting(by=g.actor),
        changed_programmes=unpublished_programmes.waiting(by=g.actor),
        unanswered=recommendation_lists.overdue(by=g.actor, on=day_of(at)),
        decisions=forward_plan_desk.pressing(by=g.actor, on=day_of(at)),
        told_elsewhere=forward_plan_desk.told_elsewhere(by=g.actor),
        programmes=programme_due.wanting(by=g.actor, on=day_of(at)),
        figures=performance_due.owed(by=g.actor, on=day_of(at)),
        unready=performance_due.unready(by=g.actor, on=day_of(at)),
        suggested=suggestions.waiting_count(by=g.actor),
        to_put_right=role_holders.to_put_right(by=g.actor),
    )
