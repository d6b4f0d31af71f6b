"""One screen for the whole meeting: what is in hand, what is written under it, and who is in the room."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from flask import Blueprint, abort, g, redirect, render_template, request, url_for

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.member import Member
from models.rules import RuleBroken
from models.rules.attendance_categories import HEADINGS
from models.rules.permissions import Permission
from models.vocabulary import AttendanceStatus, ItemKind
from webapp.access import requires
from webapp.address_parts import number_in
from webapp.blueprints.running_order.forms import PressForm
from webapp.clock import now, today
from webapp.services import (
    attendance,
    attendees,
    comings,
    decisions,
    members,
    minute_writing,
    minutes,
    minutes_to_confirm,
    owed,
    owed_sentences,
    running_order,
    scorecards,
    topic_items,
    withdrawals,
)
from webapp.services.at_the_meeting import Room
from webapp.transaction import transaction

bp = Blueprint("running_order", __name__, url_prefix="/staff")

MARKS = {one.value: one for one in AttendanceStatus}
NO_TIME = "Enter the time: the meeting is not today, so it cannot be now."


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be done: where on the screen, what was typed there, and why."""

    place: str
    typed: str
    why: str


@bp.get("/meetings/<int:meeting_id>/running-order")
@requires(Permission.RECORD_MEETING)
def show(meeting_id: int):
    """The items with their times, the one in hand, and the people."""
    return _screen(minutes.meeting_for(meeting_id, by=g.actor))


@bp.post("/meetings/<int:meeting_id>/running-order/start")
@requires(Permission.RECORD_MEETING)
def start(meeting_id: int):
    """One press: the meeting starts, now or at the time typed."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    return _at_a_time(
        "start", meeting, lambda at: running_order.open_meeting(meeting, opened_at=at, by=g.actor, at=now())
    )


@bp.post("/meetings/<int:meeting_id>/running-order/end")
@requires(Permission.RECORD_MEETING)
def end(meeting_id: int):
    """One press: the meeting rises, now or at the time typed."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    return _at_a_time("end", meeting, lambda at: running_order.close_meeting(meeting, rose_at=at, by=g.actor, at=now()))


@bp.post("/meetings/<int:meeting_id>/running-order/chair")
@requires(Permission.RECORD_MEETING)
def chair(meeting_id: int):
    """Say who is in the chair."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    chosen = number_in(request.form.get("chair_id"))
    return _press("chair", meeting, lambda: running_order.set_chair(meeting, member_id=chosen, by=g.actor, at=now()))


@bp.post("/running-order/items/<int:item_id>/begin")
@requires(Permission.RECORD_MEETING)
def begin(item_id: int):
    """One press: this item is taken, and what was in hand has ended."""
    item = minutes.item_for(item_id, by=g.actor)
    return _at_a_time(
        "begin",
        item.meeting,
        lambda at: running_order.begin_item(item, begun_at=at, by=g.actor, at=now()),
        item=item,
    )


@bp.post("/running-order/items/<int:item_id>/finish")
@requires(Permission.RECORD_MEETING)
def finish(item_id: int):
    """One press: this item is over."""
    item = minutes.item_for(item_id, by=g.actor)
    return _at_a_time(
        "finish",
        item.meeting,
        lambda at: running_order.end_item(item, ended_at=at, by=g.actor, at=now()),
        item=item,
    )


@bp.post("/meetings/<int:meeting_id>/running-order/people/<int:member_id>")
@requires(Permission.RECORD_MEETING)
def person(meeting_id: int, member_id: int):
    """One press for one person: came, sent apologies, absent, came late, left, withdrew, returned."""
    meeting, member = minutes.meeting_for(meeting_id, by=g.actor), members.get(member_id)
    act, place = request.form.get("act", ""), f"person-{member.id}"
    if act == "present" and request.form.get("at", "").strip():
        # Enter in the box presses the first button: somebody present from a time on arrived then.
        act = "arrive"
    if act in MARKS:
        return _press(place, meeting, lambda: attendance.mark(meeting, member, status=MARKS[act], by=g.actor, at=now()))
    timed = _timed(act, meeting, member)
    return _at_a_time(place, meeting, timed) if timed else abort(400)


@bp.post("/meetings/<int:meeting_id>/running-order/the-rest")
@requires(Permission.RECORD_MEETING)
def the_rest(meeting_id: int):
    """One press: everybody with a vote who is not marked is present."""
    meeting = minutes.meeting_for(meeting_id, by=g.actor)
    return _press("people", meeting, lambda: attendance.mark_the_rest_present(meeting, by=g.actor, at=now()))


def _timed(act: str, meeting: Meeting, member: Member) -> Callable[[time], object] | None:
    who, item_id = {"by": g.actor, "at": now()}, number_in(request.args.get("item"))
    acts: dict[str, Callable[[time], object]] = {
        "arrive": lambda at: comings.arrive(meeting, member, arrived_at=at, **who),
        "leave": lambda at: comings.leave(meeting, member, left_at=at, **who),
        "withdraw": lambda at: withdrawals.withdraw(meeting, member, withdrew_at=at, item_id=item_id, **who),
        "return": lambda at: withdrawals.come_back(meeting, member, returned_at=at, **who),
    }
    return acts.get(act)


def _at_a_time(place: str, meeting: Meeting, act: Callable[[time], object], item: AgendaItem | None = None):
    """Do it at the time typed, or now; one that cannot be kept is shown again in its box, with the reason."""
    form = PressForm.from_request()
    if not form.submitted():
        return _refused(place, meeting, str(form.error_list[0]["text"]))
    at = form.at.data or running_order.time_now(meeting, at=now())
    if at is None:
        return _refused(place, meeting, NO_TIME)
    return _press(place, meeting, lambda: act(at), item=item)


def _press(place: str, meeting: Meeting, act: Callable[[], object], item: AgendaItem | None = None):
    """Do what was pressed and go back to where it was; a refusal is said at that place."""
    try:
        with transaction():
            act()
    except RuleBroken as broken:
        return _refused(place, meeting, broken.message)
    number = item.id if item else number_in(request.args.get("item"))
    anchor = "in-hand" if item else place
    return redirect(url_for("running_order.show", meeting_id=meeting.id, item=number, _anchor=anchor))


def _refused(place: str, meeting: Meeting, why: str):
    return _screen(meeting, Refused(place, request.form.get("at", ""), why))


def _screen(meeting: Meeting, refused: Refused | None = None):
    asked = (request.view_args or {}).get("item_id") or number_in(request.args.get("item"))
    screen = running_order.screen(meeting, item_id=asked)
    return render_template(
        "running_order/show.html",
        meeting=meeting,
        screen=screen,
        room=screen.room,
        line=screen.line,
        refused=refused,
        is_to_come=meeting.held_on > today(),
        is_today=meeting.held_on == today(),
        others=attendees.present(meeting),
        sorry=attendees.apologies(meeting),
        headings=HEADINGS,
        **(_written(screen.line.item, screen.room) if screen.line else {}),
    )


def _written(item: AgendaItem, room: Room) -> dict[str, object]:
    """What is written under an item: its minute, what was decided, and what it owes."""
    return {
        "decisions": decisions.at_item(item, at=now(), room=room),
        "writing": minute_writing.of_item(item, by=g.actor, onward="running-order"),
        "owed": owed.of_item(item),
        "tie": topic_items.topic_of(item),
        "reports": [one for one in scorecards.bound_to(item.meeting) if one.item_id == item.id],
        "unmarked": owed_sentences.unmarked_at(item),
        "to_confirm": minutes_to_confirm.of(item.meeting) if item.kind is ItemKind.MINUTES else [],
    }
