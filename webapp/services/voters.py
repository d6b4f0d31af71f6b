"""The room at one moment of one item: who may move and vote then, whether there is a quorum, and who presides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.rules import quorum
from models.rules import votes as rules
from models.rules.quorum import Count, Sitter
from models.rules.votes import Voter
from models.vocabulary import AttendanceStatus, SeatRole
from webapp.clock import LONDON, day_of
from webapp.database import db
from webapp.services import at_the_meeting, minutes
from webapp.services.at_the_meeting import Person, Room


@dataclass(frozen=True, slots=True)
class Floor:
    """Everybody at the meeting at one moment of one item, and the quorum then. `chair` presides, where that is known.

    `at` is None where nobody knows when: then whoever came counts as there, unless they withdrew for this item.
    """

    at: time | None
    voters: Sequence[Voter]
    count: Count
    is_budget: bool
    chair: Voter | None

    @property
    def entitled(self) -> list[Voter]:
        """Those who may move, second and vote."""
        return [one for one in self.voters if not one.why_not]

    @property
    def others(self) -> list[Voter]:
        """Those who may not, each with the reason."""
        return [one for one in self.voters if one.why_not]


def moment(item: AgendaItem, at: datetime) -> time | None:
    """When something noted now happened: now on the day of the meeting; afterwards when the item was taken, if noted.

    To the minute, in Europe/London.
    """
    if day_of(at) == item.meeting.held_on:
        return at.astimezone(LONDON).time().replace(second=0, microsecond=0)
    kept = minutes.minute_of(item)
    return (kept.ended_at or kept.begun_at) if kept else None


def floor(item: AgendaItem, at: time | None, *, room: Room | None = None) -> Floor:
    """The room at an item at a time. `room` is at_the_meeting.room of that item, where the caller has it already."""
    room = room or at_the_meeting.room(item.meeting, item_id=item.id)
    is_education, sets_budget = _matters(item)
    sitters = [(one, _sitter(one, item.id, at)) for one in room.people]
    moment_ = time.max if at is None else at
    voters = [_voter(one, sitter, moment_) for one, sitter in sitters]
    counted = [sitter for one, sitter in sitters if _is_present(one) and not one.listed.sitting.replaced_by]
    return Floor(
        at=at,
        voters=voters,
        count=quorum.recount(room.count.quorum, counted, at=moment_, is_education=is_education),
        is_budget=sets_budget,
        chair=_chair(item.meeting, room.people, voters),
    )


def is_budget(item: AgendaItem) -> bool:
    """Whether an item, or one it stands under, sets the budget, so that every vote on it is by name."""
    return _matters(item)[1]


def _sitter(one: Person, item_id: int, at: time | None) -> Sitter:
    came = one.attendance
    away = [each for each in one.withdrawals if at is not None or each.item_id == item_id]
    sitter = Sitter(one.listed.member.name, one.listed.role)
    if came is None or at is None:
        return replace(sitter, away=tuple((each.withdrew_at, None) for each in away))
    gone = tuple((each.withdrew_at, each.returned_at) for each in away)
    return replace(sitter, arrived_at=came.arrived_at, left_at=came.left_at, away=gone)


def _voter(one: Person, sitter: Sitter, at: time) -> Voter:
    status = one.attendance.status if one.attendance else None
    return Voter(one.listed.member.id, sitter.name, rules.why_not(sitter, status, one.entitlement, at=at))


def _is_present(one: Person) -> bool:
    return one.attendance is not None and one.attendance.status is AttendanceStatus.PRESENT


def _chair(meeting: Meeting, people: Sequence[Person], voters: Sequence[Voter]) -> Voter | None:
    """Who presides: whoever the minutes name, or else the chair if present, or else the vice chair."""
    by_key = {one.key: one for one in voters}
    kept = minutes.of_meeting(meeting)
    if kept is not None and kept.chair_id is not None:
        return by_key.get(kept.chair_id)
    for role in (SeatRole.CHAIR, SeatRole.VICE_CHAIR):
        found = next((one for one in people if role in one.listed.sitting.roles and _is_present(one)), None)
        if found is not None and not by_key[found.listed.member.id].why_not:
            return by_key[found.listed.member.id]
    return None


def _matters(item: AgendaItem) -> tuple[bool, bool]:
    """Whether an item, or one it stands under, is an education matter, and whether it sets the budget."""
    is_education, sets_budget = item.is_education, item.is_budget
    if item.parent_id is not None:
        above = _matters(db.session.get_one(AgendaItem, item.parent_id))
        is_education, sets_budget = is_education or above[0], sets_budget or above[1]
    return is_education, sets_budget
