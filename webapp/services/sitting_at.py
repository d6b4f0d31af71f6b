"""Who is listed at a meeting: by the seats and substitutions of its day, and anybody else whose coming was noted."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.attendance import Attendance, Substitution
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member, Seat
from models.rules.entitlement import ORDINARY, Sitting
from models.rules.quorum import EDUCATION
from models.rules.seats import VOTING
from models.vocabulary import CommitteeKind, SeatRole
from webapp.database import db


class Capacity(StrEnum):
    """The headings under which people are listed, in order."""

    VOTING = "Members"
    EDUCATION = "Education co-optees"
    SPEAKING = "Without a vote"
    REPLACED = "Replaced by a substitute"
    NAMED_SUBSTITUTE = "Named substitutes not called on"
    ALSO = "Also attending"


@dataclass(frozen=True, slots=True)
class Listed:
    """A person and what they sit as at a meeting. `as_what` is that in the words of the seat."""

    member: Member
    sitting: Sitting
    as_what: str

    @property
    def role(self) -> SeatRole:
        """The role that decides whether they are counted."""
        roles = self.sitting.roles
        wanted = roles & ORDINARY or roles & EDUCATION or roles
        return next((role for role in SeatRole if role in wanted), SeatRole.INVITEE)

    @property
    def capacity(self) -> Capacity:
        """The heading they stand under."""
        roles = self.sitting.roles
        if self.sitting.replaced_by:
            return Capacity.REPLACED
        if roles & VOTING:
            return Capacity.VOTING if roles & ORDINARY else Capacity.EDUCATION
        if not roles:
            return Capacity.ALSO
        return Capacity.NAMED_SUBSTITUTE if roles == {SeatRole.SUBSTITUTE} else Capacity.SPEAKING


def seats_on_the_day(meeting: Meeting) -> list[Seat]:
    """The seats of the committee on the day of the meeting, vacancies with them, as an agenda orders them."""
    held_on = meeting.held_on
    seats = db.session.scalars(
        select(Seat)
        .options(joinedload(Seat.member))
        .where(Seat.committee_id == meeting.committee_id, Seat.starts_on <= held_on)
        .where(Seat.ends_on.is_(None) | (Seat.ends_on >= held_on))
        .order_by(Seat.position, Seat.id)
    )
    order = list(SeatRole)
    return sorted(seats, key=lambda seat: order.index(seat.role))


def voting_seats(seats: Iterable[Seat], *, is_education: bool) -> int:
    """The whole number that a quorum is a part of: every seat with a vote on the matter, filled or vacant."""
    return sum(seat.role in VOTING and (is_education or seat.role not in EDUCATION) for seat in seats)


def listed(meeting: Meeting, seats: Iterable[Seat]) -> list[Listed]:
    """Everybody to be marked at the meeting, in the order of the agenda; `seats` are those of its day."""
    by_member: dict[int, list[Seat]] = {}
    for seat in seats:
        if seat.member_id is not None:
            by_member.setdefault(seat.member_id, []).append(seat)
    substitutions = _substitutions(meeting)
    people = {held[0].member_id: held[0].member for held in by_member.values()}
    people |= {one.member_id: one.member for one in substitutions}
    people |= {one.id: one for one in _others(meeting, [*people])}
    executive = _executive(meeting)
    return [
        _listed(member, by_member.get(member.id, []), substitutions, executive)
        for member in people.values()
        if member is not None
    ]


def _listed(member: Member, held: list[Seat], substitutions: list[Substitution], executive: set[int]) -> Listed:
    taken = next((one for one in substitutions if one.member_id == member.id), None)
    replaced = next((one for one in substitutions if one.seat_id in [seat.id for seat in held]), None)
    roles = {seat.role for seat in held}
    words = [seat.capacity or seat.role.value for seat in held]
    in_place_of = ""
    if taken is not None:
        # Whoever substitutes for the chair sits as a member: the chair of the meeting is for the meeting to choose.
        roles.add(taken.seat.role if taken.seat.role not in ORDINARY else SeatRole.MEMBER)
        in_place_of = taken.seat.member.name if taken.seat.member else "a vacancy"
        words = [f"substitute for {in_place_of}"]
    is_executive = member.id in executive and bool(roles & VOTING)
    sitting = Sitting(frozenset(roles), in_place_of, replaced.member.name if replaced else "", is_executive)
    return Listed(member, sitting, ", ".join(dict.fromkeys(words)))


def _substitutions(meeting: Meeting) -> list[Substitution]:
    return list(
        db.session.scalars(
            select(Substitution)
            .options(joinedload(Substitution.member), joinedload(Substitution.seat).joinedload(Seat.member))
            .where(Substitution.meeting_id == meeting.id, Substitution.cancelled_at.is_(None))
            .order_by(Substitution.id)
        )
    )


def _others(meeting: Meeting, known: list[int | None]) -> list[Member]:
    marked = select(Attendance.member_id).where(Attendance.meeting_id == meeting.id)
    others = select(Member).where(Member.id.in_(marked), Member.id.not_in([one for one in known if one is not None]))
    return list(db.session.scalars(others.order_by(Member.name, Member.id)))


def _executive(meeting: Meeting) -> set[int]:
    """Who sits on the executive that day, asked only where the law keeps them off: LGA 2000 s9FA(3)."""
    if meeting.committee.kind is not CommitteeKind.SCRUTINY:
        return set()
    found = db.session.scalars(
        select(Seat.member_id)
        .join(Committee, Committee.id == Seat.committee_id)
        .where(Committee.kind == CommitteeKind.CABINET, Seat.role.in_(VOTING), Seat.starts_on <= meeting.held_on)
        .where(Seat.ends_on.is_(None) | (Seat.ends_on >= meeting.held_on))
        .order_by(Seat.id)
    )
    return {one for one in found if one is not None}
