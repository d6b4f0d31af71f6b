"""Minutes that were brought in and looked at become the minutes: all of them in one transaction, or nothing."""

from datetime import datetime

from models.incoming import IncomingMinutes
from models.meeting import Meeting
from models.member import Member
from models.minutes_vocabulary import AttendeeCategory
from models.rules import RuleBroken
from models.rules.attendance_categories import read_line
from models.rules.minutes_reading import choices
from models.rules.minutes_reading.choices import NAMED, OUT, Choices
from models.vocabulary import AttendanceStatus
from webapp.database import db
from webapp.services import actions, attendance, attendees, minutes, resolutions, revisions, running_order
from webapp.services.actors import Actor
from webapp.services.incoming_minutes import item_words, waiting
from webapp.services.incoming_minutes.item_words import beside

UNREADY = "Nothing is kept yet: put right what is marked below first."
NOT_EMPTY = "Something is recorded of this meeting already. Choose to fill only what is empty, or put this paper aside."


def has_something(meeting: Meeting) -> bool:
    """Whether anything is recorded of a meeting that the paper would add to: words, decisions, people."""
    written = any(one.text for one in minutes.minutes_of_items(meeting).values())
    people = attendance.of_meeting(meeting) or attendees.of_meeting(meeting)
    return bool(written or people or resolutions.of_meeting(meeting) or actions.of_meeting(meeting))


def keep(
    incoming: IncomingMinutes, typed: Choices, *, revision: str, only_empty: bool, by: Actor, at: datetime
) -> Meeting:
    """Put everything that was chosen into the minutes, through the services that write them.

    Refuses minutes that are approved; answers that are still to be put right; and a meeting of which something is
    recorded, unless `only_empty`: what has words, resolutions or a mark already then stays as it is.
    """
    meeting = waiting.meeting_of(incoming)
    minutes.check_writable(meeting, by=by)
    looked = waiting.correct(incoming, typed, revision=revision, by=by, at=at)
    if looked.problems:
        raise RuleBroken(UNREADY)
    if has_something(meeting) and not only_empty:
        raise RuleBroken(NOT_EMPTY, "only_empty")
    minutes.begun(meeting, by=by, at=at)
    for place, _ in enumerate(looked.paper["people"]):
        with beside(f"person-{place}-who"):
            _keep_person(meeting, f"person-{place}", looked.chosen, by=by, at=at)
    item_words.keep(meeting, looked, by=by, at=at)
    _keep_times(meeting, looked.chosen, by=by, at=at)
    waiting.close(incoming, by=by, at=at)
    return meeting


def _keep_person(meeting: Meeting, within: str, chosen: Choices, *, by: Actor, at: datetime) -> None:
    who, line = chosen[f"{within}-who"], chosen[f"{within}-line"]
    status = AttendanceStatus(chosen[f"{within}-status"])
    given = chosen[f"{within}-category"]
    category = AttendeeCategory(given) if given else None
    if who == OUT:
        return
    if who != NAMED:
        _mark(meeting, db.session.get_one(Member, int(who)), status, category, line, by=by, at=at)
    elif category is not None and not _is_noted(meeting, line):
        attendees.add(meeting, line, category=category, status=status, by=by, at=at)


def _is_noted(meeting: Meeting, line: str) -> bool:
    name = read_line(line)[0].casefold()
    return any(one.name.casefold() == name for one in attendees.of_meeting(meeting))


def _mark(
    meeting: Meeting,
    member: Member,
    status: AttendanceStatus,
    category: AttendeeCategory | None,
    line: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Mark a member; the heading and the words of the paper are kept where their seat does not say the same already."""
    if attendance.marked(meeting, member.id):
        return
    kept = attendance.mark(meeting, member, status=status, by=by, at=at)
    capacity = read_line(line)[1]
    now = next((one for one in attendees.attending(meeting) if one.member is member), None)
    # A voting member has no other heading; a seat without a vote says its own, and often in the paper's words.
    is_told_by_seat = now is None or (now.capacity != "" and now.category == category)
    if now is not None and now.capacity == capacity:
        capacity = ""
    wanted = None if is_told_by_seat else category
    if wanted or capacity:
        revision = revisions.revision_of(kept)
        attendees.edit_member(kept, category=wanted, capacity=capacity, revision=revision, by=by, at=at)


def _keep_times(meeting: Meeting, chosen: Choices, *, by: Actor, at: datetime) -> None:
    kept = minutes.begun(meeting, by=by, at=at)
    chair = chosen["chair"]
    who = chosen[f"person-{chair}-who"] if chair else ""
    times = {name: getattr(kept, name) or choices.time_chosen(chosen[name]) for name in ("opened_at", "rose_at")}
    chair_id = kept.chair_id or (int(who) if who.isdecimal() else None)
    try:
        running_order.correct_times(
            meeting, **times, chair_id=chair_id, revision=revisions.revision_of(kept), by=by, at=at
        )
    except RuleBroken as broken:
        field = "chair" if broken.field == "chair_id" else broken.field
        raise RuleBroken(broken.message, field) from broken
