"""The clerk's one screen while a meeting is held: its items with their times, and the people; started, taken, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.agenda import AgendaItem
from models.attendance import Attendance
from models.meeting import Meeting
from models.member import Member
from models.minutes import Minute, Minutes
from models.minutes_vocabulary import MinuteOutcome
from models.rules import RuleBroken
from models.rules import running_order as rules
from models.rules.permissions import Permission
from models.rules.running_order import Progress
from models.rules.wording import long_date
from models.vocabulary import AttendanceStatus, MeetingStatus, SeatRole
from webapp.clock import LONDON, day_of
from webapp.database import db
from webapp.services import agenda_tree, at_the_meeting, audit, minutes, revisions, sitting_at, topic_returns
from webapp.services.actors import Actor
from webapp.services.agenda_tree import Node
from webapp.services.at_the_meeting import Room
from webapp.services.sitting_at import Capacity


@dataclass(frozen=True, slots=True)
class Line:
    """An item of the running order: when it was planned, its minute if it has one, and where it stands."""

    node: Node
    planned_at: time | None
    minute: Minute | None

    @property
    def item(self) -> AgendaItem:
        """The item itself."""
        return self.node.item

    @property
    def progress(self) -> Progress:
        """Where it stands."""
        one = self.minute
        return rules.progress(one.outcome, one.begun_at, one.ended_at) if one else Progress.TO_COME

    @property
    def took(self) -> int | None:
        """How many minutes it took."""
        return rules.took(self.minute.begun_at, self.minute.ended_at) if self.minute else None


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything the clerk sees: the meeting's minutes, the items, the one looked at, and who is in the room."""

    meeting: Meeting
    minutes: Minutes | None
    lines: Sequence[Line]
    line: Line | None
    room: Room

    @property
    def opened_at(self) -> time | None:
        """When the meeting started."""
        return self.minutes.opened_at if self.minutes else None

    @property
    def rose_at(self) -> time | None:
        """When the meeting rose."""
        return self.minutes.rose_at if self.minutes else None

    @property
    def in_hand(self) -> Line | None:
        """The item being taken."""
        return next((one for one in self.lines if one.progress is Progress.IN_HAND), None)

    @property
    def following(self) -> Line | None:
        """The item to take next: the first still to come after the one being taken, or after all that were taken."""
        reached = [place for place, one in enumerate(self.lines) if one.progress is not Progress.TO_COME]
        after = reached[-1] + 1 if reached else 0
        return next((one for one in self.lines[after:] if one.progress is Progress.TO_COME), None)

    @property
    def pace(self) -> str:
        """How the meeting keeps to its plan, by the item being taken; empty where nothing is planned."""
        now = self.in_hand
        if now is None or now.minute is None or now.planned_at is None:
            return ""
        return rules.pace(rules.behind(now.planned_at, now.minute.begun_at))

    @property
    def chairs(self) -> list[Member]:
        """Who may be in the chair: those with a seat of the committee, or a substitute's place, who are present."""
        return [one.listed.member for one in self.room.people if _can_chair(one)]


def held_on(day: date, *, by: Actor) -> list[Meeting]:
    """The meetings of a day that this person records, in order of time."""
    held = select(Meeting).options(joinedload(Meeting.committee)).where(Meeting.held_on == day)
    held = held.where(Meeting.status == MeetingStatus.SCHEDULED).order_by(Meeting.starts_at, Meeting.id)
    return [one for one in db.session.scalars(held) if by.may(Permission.RECORD_MEETING, one.committee_id)]


def screen(meeting: Meeting, *, item_id: int | None = None) -> Screen:
    """The running order, looking at one item; without one that is on the agenda, at the item being taken."""
    kept, written = minutes.of_meeting(meeting), minutes.minutes_of_items(meeting)
    agenda = list(agenda_tree.walk(agenda_tree.tree_of(meeting)))
    plan = rules.planned(meeting.starts_at, [one.item.minutes for one in agenda])
    lines = [Line(node, at, written.get(node.item.id)) for node, at in zip(agenda, plan, strict=True)]
    wanted = [one for one in lines if one.item.id == item_id]
    wanted += [one for one in lines if one.progress is Progress.IN_HAND] + lines
    line = next(iter(wanted), None)
    room = at_the_meeting.room(meeting, item_id=line.item.id if line else None)
    return Screen(meeting, kept, lines, line, room)


def time_now(meeting: Meeting, *, at: datetime) -> time | None:
    """The time by the council's clock, for what happens now; None on any other day than the meeting's."""
    if day_of(at) != meeting.held_on:
        return None
    return at.astimezone(LONDON).time().replace(second=0, microsecond=0)


def open_meeting(meeting: Meeting, *, opened_at: time, by: Actor, at: datetime) -> Minutes:
    """Start the meeting. Its chair is in the chair if present, or else the vice chair, until another is chosen."""
    kept = minutes.begun(meeting, by=by, at=at)
    _check_day(meeting, at=at)
    if kept.opened_at is not None:
        raise RuleBroken("The meeting is started already. Correct its times if that was wrong.", "opened_at")
    rules.check_opening(opened_at, first_at=_first_and_last(meeting)[0], rose_at=kept.rose_at)
    chair_id = kept.chair_id or usual_chair(meeting)
    kept.opened_at, kept.chair_id = opened_at, chair_id
    return _keep("meeting started", kept, by=by, at=at)


def close_meeting(meeting: Meeting, *, rose_at: time, by: Actor, at: datetime) -> Minutes:
    """End the meeting at the time it rose; an item still in hand ended with it."""
    kept = minutes.begun(meeting, by=by, at=at)
    rules.check_rising(rose_at, opened_at=kept.opened_at, last_at=_first_and_last(meeting)[1])
    if kept.rose_at is not None:
        raise RuleBroken("The meeting has ended already. Correct its times if that was wrong.", "rose_at")
    _end_what_is_in_hand(meeting, rose_at, by=by, at=at)
    kept.rose_at = rose_at
    return _keep("meeting ended", kept, by=by, at=at)


def set_chair(meeting: Meeting, *, member_id: int | None, by: Actor, at: datetime) -> Minutes:
    """Say who is in the chair: somebody present who sits on the committee, or in place of one who does."""
    kept = minutes.begun(meeting, by=by, at=at)
    _check_chair(meeting, member_id)
    kept.chair_id = member_id
    return _keep("chair of the meeting chosen", kept, by=by, at=at)


def correct_times(
    meeting: Meeting,
    *,
    opened_at: time | None,
    rose_at: time | None,
    chair_id: int | None,
    revision: str,
    by: Actor,
    at: datetime,
) -> Minutes:
    """Put right when the meeting started and rose, and who was in the chair.

    Raises revisions.ChangedMeanwhile when the minutes are no longer as they stood at `revision`.
    """
    kept = minutes.begun(meeting, by=by, at=at)
    revisions.check_revision(kept, revision)
    first, last = _first_and_last(meeting)
    if opened_at is None and (first or rose_at):
        raise RuleBroken("Enter when the meeting started: items were taken, or it rose.", "opened_at")
    if opened_at is not None:
        _check_day(meeting, at=at)
        rules.check_opening(opened_at, first_at=first, rose_at=None)
    if rose_at is not None:
        rules.check_rising(rose_at, opened_at=opened_at, last_at=last)
    if chair_id != kept.chair_id:
        _check_chair(meeting, chair_id)
    kept.opened_at, kept.rose_at, kept.chair_id = opened_at, rose_at, chair_id
    return _keep("times of the meeting corrected", kept, by=by, at=at)


def begin_item(item: AgendaItem, *, begun_at: time, by: Actor, at: datetime) -> Minute:
    """Take an item: it is in hand from then on, and what was in hand before it ended."""
    kept, whole = minutes.minute_for(item, by=by, at=at), minutes.begun(item.meeting, by=by, at=at)
    rules.check_item(begun_at, None, opened_at=whole.opened_at, rose_at=whole.rose_at)
    if kept.begun_at is not None:
        raise RuleBroken("The item was begun already. Correct its times if that was wrong.", "begun_at")
    _end_what_is_in_hand(item.meeting, begun_at, by=by, at=at)
    kept.begun_at, kept.outcome = begun_at, None
    return keep_minute("item begun", kept, by=by, at=at)


def end_item(item: AgendaItem, *, ended_at: time, by: Actor, at: datetime) -> Minute:
    """End an item that is in hand: it was taken."""
    kept, whole = minutes.minute_for(item, by=by, at=at), minutes.begun(item.meeting, by=by, at=at)
    rules.check_item(kept.begun_at, ended_at, opened_at=whole.opened_at, rose_at=whole.rose_at)
    if kept.ended_at is not None:
        raise RuleBroken("The item has ended already. Correct its times if that was wrong.", "ended_at")
    kept.ended_at, kept.outcome = ended_at, kept.outcome or MinuteOutcome.TAKEN
    return keep_minute("item ended", kept, by=by, at=at)


def keep_minute(what: str, kept: Minute, *, by: Actor, at: datetime) -> Minute:
    """Write down what changed in the minute of an item; its topic follows."""
    with db.session.no_autoflush:
        item = db.session.get_one(AgendaItem, kept.item_id)
        named, committee_id = f"{item.heading}: {minutes.name_of(item.meeting)}", item.meeting.committee_id
    audit.record(what, kept, name=named, by=by, at=at, committee_id=committee_id)
    topic_returns.follow(kept, by=by, at=at)
    return kept


def _keep(what: str, kept: Minutes, *, by: Actor, at: datetime) -> Minutes:
    if db.session.is_modified(kept):
        kept.revision += 1
        with db.session.no_autoflush:
            meeting = db.session.get_one(Meeting, kept.meeting_id)
            named = minutes.name_of(meeting)
        audit.record(what, kept, name=named, by=by, at=at, committee_id=meeting.committee_id)
    return kept


def _end_what_is_in_hand(meeting: Meeting, ended_at: time, *, by: Actor, at: datetime) -> None:
    for one in minutes.minutes_of_items(meeting).values():
        if rules.progress(one.outcome, one.begun_at, one.ended_at) is Progress.IN_HAND:
            rules.check_item(one.begun_at, ended_at, opened_at=one.begun_at, rose_at=None)
            one.ended_at, one.outcome = ended_at, MinuteOutcome.TAKEN
            keep_minute("item ended", one, by=by, at=at)


def _first_and_last(meeting: Meeting) -> tuple[time | None, time | None]:
    """The first and the last time at which an item was in hand."""
    times = [
        at
        for one in minutes.minutes_of_items(meeting).values()
        for at in (one.begun_at, one.ended_at)
        if at is not None
    ]
    return min(times, default=None), max(times, default=None)


def _check_day(meeting: Meeting, *, at: datetime) -> None:
    if day_of(at) < meeting.held_on:
        raise RuleBroken(f"The meeting is on {long_date(meeting.held_on)}. It can be started on that day.", "opened_at")


def _can_chair(one: at_the_meeting.Person) -> bool:
    came = one.attendance is not None and one.attendance.status is AttendanceStatus.PRESENT
    return came and one.listed.capacity is Capacity.VOTING


def _check_chair(meeting: Meeting, member_id: int | None) -> None:
    present = [one.listed.member.id for one in at_the_meeting.room(meeting).people if _can_chair(one)]
    if member_id is not None and member_id not in present:
        raise RuleBroken("Choose a member of the committee who is marked as present.", "chair_id")


def usual_chair(meeting: Meeting) -> int | None:
    """Who presides where nobody says so: the committee's chair if marked as present, or else its vice chair."""
    marked = select(Attendance.member_id).where(
        Attendance.meeting_id == meeting.id, Attendance.status == AttendanceStatus.PRESENT
    )
    present = set(db.session.scalars(marked.order_by(Attendance.id)))
    for role in (SeatRole.CHAIR, SeatRole.VICE_CHAIR):
        for seat in sitting_at.seats_on_the_day(meeting):
            if seat.role is role and seat.member_id in present:
                return seat.member_id
    return None
