"""Substitutions at a meeting: the list with the committee's rules, recorded and cancelled."""

from flask import Blueprint, flash, g, redirect, render_template, url_for

from models.meeting import Meeting
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.access import requires
from webapp.blueprints.substitutions.forms import CancelForm, SubstitutionForm
from webapp.clock import LONDON, now
from webapp.room import came_from_room, room_address
from webapp.services import meetings, substitutions
from webapp.transaction import transaction

bp = Blueprint("substitutions", __name__, url_prefix="/staff")


@bp.get("/meetings/<int:meeting_id>/substitutes")
@requires(Permission.RECORD_MEETING)
def index(meeting_id: int):
    """Who sits in whose place, and what the committee's rules ask."""
    meeting = substitutions.meeting_for(meeting_id, by=g.actor)
    return render_template("substitutions/index.html", standing=substitutions.standing(meeting), **_about(meeting))


@bp.route("/meetings/<int:meeting_id>/substitutes/new", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def new(meeting_id: int):
    """Record that somebody sits in another's place."""
    meeting = substitutions.meeting_for(meeting_id, by=g.actor)
    here = now().astimezone(LONDON)
    form = SubstitutionForm.from_request(data={"notified_on": here.date(), "notified_at": here.time()})
    form.seat_id.choices = {"": "Choose a member"} | substitutions.places(meeting)
    form.member_id.choices = {"": "Choose a substitute"} | substitutions.people(meeting)
    if form.submitted():
        asked = {"seat_id": form.seat_id.data, "member_id": form.member_id.data, "notified_at": form.moment()}
        try:
            with transaction():
                substitutions.record(meeting, **asked, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            told = " Publish the meeting again, so that the public knows." if meetings.public_address(meeting) else ""
            flash(f"The substitute is recorded.{told}")
            return _back(meeting)
    return render_template("substitutions/new.html", form=form, **_about(meeting))


@bp.route("/substitutions/<int:substitution_id>/cancel", methods=["GET", "POST"])
@requires(Permission.RECORD_MEETING)
def cancel(substitution_id: int):
    """Have nobody sit in that place after all."""
    substitution = substitutions.get(substitution_id, by=g.actor)
    form = CancelForm.from_request()
    if form.submitted():
        try:
            with transaction():
                substitutions.cancel(substitution, reason=form.reason.data, by=g.actor, at=now())
        except RuleBroken as broken:
            form.explain(broken)
        else:
            told = " Publish the meeting again." if meetings.public_address(substitution.meeting) else ""
            flash(f"The substitution is cancelled.{told}")
            return _back(substitution.meeting)
    about = _about(substitution.meeting)
    return render_template("substitutions/cancel.html", form=form, substitution=substitution, **about)


def _back(meeting: Meeting):
    """To the running order at the same item, or to the list."""
    if came_from_room():
        return redirect(room_address(meeting.id, "people"))
    return redirect(url_for("substitutions.index", meeting_id=meeting.id))


def _about(meeting: Meeting) -> dict[str, object]:
    due_at = substitutions.notice_due_at(meeting)
    return {
        "meeting": meeting,
        "own": substitutions.own_rules(meeting.committee),
        "due": substitutions.in_words(due_at) if due_at else "",
        "is_late": due_at is not None and due_at < now(),
    }
