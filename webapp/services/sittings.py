"""Who is due where and when: what the rules on clashes are asked about, read in a fixed number of statements."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, or_, select

from models.attendance import Substitution
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member, Seat
from models.rules import RuleBroken, clashes, municipal_year
from models.rules.clashes import Clash, Person, Sitting
from models.rules.wording import long_date, time_of_day
from models.vocabulary import MeetingStatus, SeatRole
from webapp.database import db
from webapp.services import working_calendar

# A named substitute is due only where one is recorded.
NOT_DUE = (SeatRole.SUBSTITUTE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A meeting somebody thinks of holding. `meeting_id` is the one being changed, and None for a new one."""

    committee: Committee
    held_on: date
    starts_at: time
    ends_at: time | None = None
    venue: str = ""
    room: str = ""
    meeting_id: int | None = None

    @property
    def arrangements(self) -> dict[str, Any]:
        """The times and the place, as the services that plan take them."""
        return {"starts_at": self.starts_at, "ends_at": self.ends_at, "venue": self.venue, "room": self.room}


def usual(
    committee: Committee, *, held_on: date, starts_at: time | None, ends_at: time | None, venue: str, room: str
) -> Proposal:
    """A meeting of a committee, with its usual times and place where none are given. RuleBroken beside `starts_at`."""
    begins = committee.usual_starts_at if starts_at is None else starts_at
    if begins is None:
        raise RuleBroken("Enter the start: this committee has no usual one.", "starts_at")
    return Proposal(
        committee=committee,
        held_on=held_on,
        starts_at=begins,
        ends_at=ends_at or _usual_finish(begins, committee.usual_minutes),
        venue=venue or committee.usual_venue,
        room=room or committee.usual_room,
    )


def changed(meeting: Meeting, changes: Mapping[str, Any]) -> Proposal:
    """A meeting as it would be with some of its date, times and place changed."""
    return replace(proposal_of(meeting), **changes)


def proposal_of(meeting: Meeting) -> Proposal:
    """A meeting as it is planned now."""
    return Proposal(
        committee=meeting.committee,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        venue=meeting.venue,
        room=meeting.room,
        meeting_id=meeting.id,
    )


def warnings(proposal: Proposal) -> list[str]:
    """What to think twice about: a weekend, a day the council is closed, a room taken, a person due elsewhere.

    Sentences to show, and usually none. A warning never blocks.
    """
    return warnings_by_day(proposal, [proposal.held_on])[proposal.held_on]


def warnings_by_day(proposal: Proposal, days: Sequence[date]) -> dict[date, list[str]]:
    """The same for one plan held on each of many days, in four statements at most, however many there are."""
    if not days:
        return {}
    closed = working_calendar.closed_days(min(days), max(days))
    sentences = {day: clashes.day_warnings(day, closed) for day in days}
    held = [row for row in _held(days) if row.id != proposal.meeting_id]
    # A second meeting of the same committee is one warning, not one for the room and one for all its members.
    for own in held:
        if own.committee_id == proposal.committee.id:
            sentences[own.held_on].append(_already_meets(own))
    if others := [row for row in held if row.committee_id != proposal.committee.id]:
        seats = _seats(min(days), max(days), {proposal.committee.id, *(row.committee_id for row in others)})
        proposed = [_proposed(proposal, day, seats) for day in days]
        keys = {sitting.key for sitting in proposed}
        for clash in clashes.clashes([*proposed, *(_sitting(row, seats) for row in others)]):
            if clash.first.key in keys or clash.second.key in keys:
                sentences[clash.second.starts.date()].append(clashes.in_words(clash, seats.names))
    return sentences


def clashes_in(year: int) -> list[tuple[Clash, str]]:
    """Every clash of a municipal year with its sentence, in order of date. The keys of the sittings are meeting ids."""
    first, last = municipal_year.span(year)
    seats = _seats(first, last)
    held = db.session.execute(_HELD.where(Meeting.held_on.between(first, last)))
    found = clashes.clashes([_sitting(row, seats) for row in held])
    return [(clash, clashes.in_words(clash, seats.names)) for clash in found]


@dataclass(frozen=True, slots=True)
class _Seats:
    """Who sits where in a span of days: by committee, those there all the time and those there for a part of it.

    `swaps` are, by meeting, the pairs of a member replaced and their substitute.
    """

    throughout: Mapping[int, frozenset[Person]]
    for_a_part: Mapping[int, Sequence[tuple[Person, date, date]]]
    swaps: Mapping[int, Sequence[tuple[Person | None, Person]]]
    names: Mapping[Person, str]

    def people(self, committee_id: int, day: date, meeting_id: int | None) -> frozenset[Person]:
        """Who is due when the committee sits on the day."""
        due = self.throughout.get(committee_id, _NOBODY)
        if some := self.for_a_part.get(committee_id):
            due = due.union(who for who, first, last in some if first <= day <= last)
        if meeting_id is not None and (swaps := self.swaps.get(meeting_id)):
            return due.difference(who for who, _ in swaps).union(who for _, who in swaps)
        return due


_NOBODY: frozenset[Person] = frozenset()


def _seats(first: date, last: date, committees: Collection[int] = ()) -> _Seats:
    """Who sits in a span of days, on every committee or on some only."""
    wanted = (
        select(Seat.committee_id, Member.id, Seat.starts_on, Seat.ends_on, Member.name)
        .join(Member, Member.id == Seat.member_id)
        .where(Seat.starts_on <= last, or_(Seat.ends_on.is_(None), Seat.ends_on >= first), Seat.role.not_in(NOT_DUE))
        .order_by(Seat.id)
    )
    found = db.session.execute(wanted.where(Seat.committee_id.in_(sorted(committees))) if committees else wanted)
    throughout: dict[int, set[Person]] = {}
    for_a_part: dict[int, list[tuple[Person, date, date]]] = {}
    names: dict[Person, str] = {}
    for committee_id, member_id, starts_on, ends_on, name in found:
        names[member_id] = name
        if starts_on <= first and (ends_on is None or ends_on >= last):
            throughout.setdefault(committee_id, set()).add(member_id)
        else:
            for_a_part.setdefault(committee_id, []).append((member_id, starts_on, ends_on or last))
    swaps = _swaps(first, last, names)
    return _Seats({committee: frozenset(people) for committee, people in throughout.items()}, for_a_part, swaps, names)


def _swaps(first: date, last: date, names: dict[Person, str]) -> dict[int, list[tuple[Person | None, Person]]]:
    """Who sits in whose place at the meetings of a span of days; the names of the substitutes are added."""
    found = db.session.execute(
        select(Substitution.meeting_id, Seat.member_id, Member.id, Member.name)
        .join(Seat, Seat.id == Substitution.seat_id)
        .join(Member, Member.id == Substitution.member_id)
        .join(Meeting, Meeting.id == Substitution.meeting_id)
        .where(Substitution.cancelled_at.is_(None), Meeting.held_on.between(first, last))
        .order_by(Substitution.id)
    )
    swaps: dict[int, list[tuple[Person | None, Person]]] = {}
    for meeting_id, replaced, substitute, name in found:
        names[substitute] = name
        swaps.setdefault(meeting_id, []).append((replaced, substitute))
    return swaps


_HELD = (
    select(
        Meeting.id,
        Meeting.committee_id,
        Committee.name,
        Meeting.held_on,
        Meeting.starts_at,
        Meeting.ends_at,
        Committee.usual_minutes,
        Meeting.venue,
        Meeting.room,
    )
    .join(Committee, Committee.id == Meeting.committee_id)
    .where(Meeting.status == MeetingStatus.SCHEDULED)
    .order_by(Meeting.held_on, Meeting.id)
)


def _held(days: Sequence[date]) -> Sequence[Row[*tuple[Any, ...]]]:
    """What is to be held on some days, all of it."""
    return db.session.execute(_HELD.where(Meeting.held_on.in_(days))).all()


def _sitting(row: Row[*tuple[Any, ...]], seats: _Seats) -> Sitting:
    key, committee_id, name, day, starts, ends, minutes, venue, room = row
    return Sitting(key, name, *_from_to(day, starts, ends, minutes), venue, room, seats.people(committee_id, day, key))


def _proposed(proposal: Proposal, day: date, seats: _Seats) -> Sitting:
    committee = proposal.committee
    span = _from_to(day, proposal.starts_at, proposal.ends_at, committee.usual_minutes)
    people = seats.people(committee.id, day, proposal.meeting_id)
    return Sitting(f"proposed {day}", committee.name, *span, proposal.venue, proposal.room, people)


def _from_to(day: date, starts_at: time, ends_at: time | None, usual_minutes: int) -> tuple[datetime, datetime]:
    """When a meeting sits. One with no finish planned is taken to last as long as its committee usually does."""
    starts = datetime.combine(day, starts_at)
    return starts, datetime.combine(day, ends_at) if ends_at else starts + timedelta(minutes=usual_minutes)


def _usual_finish(starts_at: time, usual_minutes: int) -> time | None:
    """When a meeting usually ends; nothing when that would be on the next day."""
    starts = datetime.combine(date.min, starts_at)
    ends = starts + timedelta(minutes=usual_minutes)
    return ends.time() if ends.date() == starts.date() else None


def _already_meets(own: Row[*tuple[Any, ...]]) -> str:
    day, begins = long_date(own.held_on, "Tuesday 18 June 2019"), time_of_day(own.starts_at)
    return f"{own.name} already meets on {day}, at {begins}."
