"""Seats: who sits on a committee, in which role, from when until when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.committee import Committee
from models.member import Member, Seat
from models.rules import RuleBroken
from models.rules import seats as rules
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import SeatRole
from webapp.database import db
from webapp.services import audit, committees, ordering, revisions
from webapp.services.actors import Actor

ONE_DAY = timedelta(days=1)
ROLES = list(SeatRole)
TAKEN_OFF = "seat entered by mistake taken off"


class SeatDetails(TypedDict):
    """A seat: without a member it is a vacancy. The capacity is what they sit as, such as "Church representative"."""

    member_id: int | None
    role: SeatRole
    capacity: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Membership:
    """A committee's seats on one day: those held then, those over, those still to begin."""

    now: list[Seat]
    past: list[Seat]
    to_come: list[Seat]

    def by_role(self) -> list[tuple[SeatRole, list[Seat]]]:
        """The seats of the day under their roles, chair first."""
        return [(role, list(seats)) for role, seats in groupby(self.now, key=lambda seat: seat.role)]


def membership(committee: Committee, *, on: date) -> Membership:
    """The seats sorted by day: those of today in the order of their roles, as an agenda prints them."""
    seats = _with_members(committee)
    return Membership(
        now=sorted((seat for seat in seats if seat.is_held_on(on)), key=lambda seat: ROLES.index(seat.role)),
        past=sorted((seat for seat in seats if seat.ends_on and seat.ends_on < on), key=_ended, reverse=True),
        to_come=sorted((seat for seat in seats if seat.starts_on > on), key=lambda seat: seat.starts_on),
    )


def dated(committee: Committee) -> list[rules.DatedSeat]:
    """Every seat the committee ever had, in order, as the rules take them."""
    return [_dated(committee, details_of(seat)) for seat in _with_members(committee)]


def give(committee: Committee, details: SeatDetails, *, by: Actor, at: datetime) -> Seat:
    """Give a member a seat from a day, or open a vacancy."""
    by.check(Permission.EDIT_COMMITTEES, committee.id)
    revisions.hold(committee)
    _check(committee, details, None)
    place = ordering.last_place(committee.seats)
    seat = Seat(id=revisions.new_number(Seat), committee=committee, position=place, **details)
    db.session.add(seat)
    audit.record("seat given", seat, name=_name(committee, details), by=by, at=at, committee_id=committee.id)
    return seat


def edit(seat: Seat, details: SeatDetails, *, revision: str, by: Actor, at: datetime) -> Seat:
    """Correct what was entered for a seat."""
    committees.take_turn(seat, by=by)
    committee = seat.committee
    _check(committee, details, seat)
    name = _name(committee, details)
    what = "seat corrected"
    revisions.change(seat, details, what, name=name, revision=revision, by=by, at=at, committee_id=committee.id)
    return seat


def end(seat: Seat, *, ends_on: date | None, by: Actor, at: datetime) -> Seat:
    """End a seat after its last day. It stays in the record of who sat."""
    committees.take_turn(seat, by=by)
    if ends_on is None:
        raise RuleBroken("Enter the last day of the seat.", "ends_on")
    rules.check_dates(seat.starts_on, ends_on)
    if seat.ends_on and ends_on > seat.ends_on:
        raise RuleBroken(f"Enter a day no later than {long_date(seat.ends_on)}, when the seat already ends.", "ends_on")
    seat.ends_on = ends_on
    name = _name(seat.committee, details_of(seat))
    audit.record("seat ended", seat, name=name, by=by, at=at, committee_id=seat.committee_id)
    return seat


def leave_vacancy(seat: Seat, *, by: Actor, at: datetime) -> Seat:
    """Open a vacancy in an ended seat's place, from the day after its last. Asked for twice, it is opened once."""
    committees.take_turn(seat, by=by)
    if seat.ends_on is None:
        raise RuleBroken("End the seat first: a vacancy begins the day after.", "ends_on")
    details = details_of(seat) | {"member_id": None, "starts_on": seat.ends_on + ONE_DAY, "ends_on": None}
    if opened := next((one for one in _with_members(seat.committee) if _follows(one, seat, details)), None):
        return opened
    return _take_place_of(seat, details, "vacancy opened", by=by, at=at)


def fill(vacancy: Seat, *, member_id: int | None, starts_on: date, by: Actor, at: datetime) -> Seat:
    """Give a vacant seat to a member from a day. The vacancy ends the day before, and stays in the record."""
    committees.take_turn(vacancy, by=by)
    committee = vacancy.committee
    _check_fillable(vacancy, member_id, starts_on)
    details = details_of(vacancy) | {"member_id": member_id, "starts_on": starts_on}
    _check(committee, details, vacancy)
    if starts_on == vacancy.starts_on:
        vacancy.member = db.session.get_one(Member, member_id)
        vacancy.member_id = member_id
        name = _name(committee, details)
        audit.record("vacancy filled", vacancy, name=name, by=by, at=at, committee_id=committee.id)
        return vacancy
    vacancy.ends_on = starts_on - ONE_DAY
    name = _name(committee, details_of(vacancy))
    audit.record("vacancy ended", vacancy, name=name, by=by, at=at, committee_id=committee.id)
    return _take_place_of(vacancy, details, "vacancy filled", by=by, at=at)


def remove(seat: Seat, *, reason: str, by: Actor, at: datetime) -> None:
    """Take off a seat that was entered by mistake, as if it had never been; the audit trail keeps it, and why.

    The public sees it until the committee is next published.
    """
    committees.take_turn(seat, by=by)
    if not reason.strip():
        raise RuleBroken("Say how the seat came to be entered by mistake: the audit trail keeps it.", "reason")
    name, committee_id = _name(seat.committee, details_of(seat)), seat.committee_id
    revisions.remove(seat, TAKEN_OFF, name=name, reason=reason.strip(), by=by, at=at, committee_id=committee_id)


def move_up(seat: Seat, *, on: date, by: Actor, at: datetime) -> None:
    """Print the seat one place earlier among those of its role."""
    committees.take_turn(seat, by=by)
    ordering.move_up(seat, _beside(seat, on))
    name = _name(seat.committee, details_of(seat))
    audit.record("seat moved up", seat, name=name, by=by, at=at, committee_id=seat.committee_id)


def move_down(seat: Seat, *, on: date, by: Actor, at: datetime) -> None:
    """Print the seat one place later among those of its role."""
    committees.take_turn(seat, by=by)
    ordering.move_down(seat, _beside(seat, on))
    name = _name(seat.committee, details_of(seat))
    audit.record("seat moved down", seat, name=name, by=by, at=at, committee_id=seat.committee_id)


def details_of(seat: Seat) -> SeatDetails:
    """The seat as its form has it."""
    return {
        "member_id": seat.member_id,
        "role": seat.role,
        "capacity": seat.capacity,
        "starts_on": seat.starts_on,
        "ends_on": seat.ends_on,
    }


def _take_place_of(seat: Seat, details: SeatDetails, what: str, *, by: Actor, at: datetime) -> Seat:
    by.check(Permission.EDIT_COMMITTEES, seat.committee_id)
    number = revisions.new_number(Seat)
    successor = Seat(id=number, committee=seat.committee, position=seat.position, **details)
    db.session.add(successor)
    name = _name(seat.committee, details)
    audit.record(what, successor, name=name, by=by, at=at, committee_id=seat.committee_id)
    return successor


def _follows(one: Seat, seat: Seat, details: SeatDetails) -> bool:
    return one.position == seat.position and details_of(one) == details


def _check_fillable(vacancy: Seat, member_id: int | None, starts_on: date) -> None:
    if vacancy.member_id is not None:
        raise RuleBroken("This seat is no longer vacant. End it first, or give another seat.", "member_id")
    if member_id is None:
        raise RuleBroken("Choose the member who takes the seat.", "member_id")
    if starts_on < vacancy.starts_on or (vacancy.ends_on and starts_on > vacancy.ends_on):
        until = f" and not after {long_date(vacancy.ends_on)}" if vacancy.ends_on else ""
        raise RuleBroken(
            f"Enter a day from {long_date(vacancy.starts_on)} on{until}: then the seat is vacant.", "starts_on"
        )


def _check(committee: Committee, details: SeatDetails, seat: Seat | None) -> None:
    rules.check_dates(details["starts_on"], details["ends_on"], committee.ended_on)
    rules.check_capacity(details["role"], details["capacity"])
    _check_may_sit(details["member_id"])
    others = [_dated(other.committee, details_of(other)) for other in _with_members(committee) if other is not seat]
    rules.check_beside(_dated(committee, details), others)


def _check_may_sit(member_id: int | None) -> None:
    member = db.session.get(Member, member_id) if member_id else None
    if member is not None and member.kind.attends_only:
        raise RuleBroken(
            f"{member.name} is kept as {member.kind}, who attends and has no seat. Choose a member or, if they were "
            "appointed to the committee, change their kind first.",
            "member_id",
        )


def _with_members(committee: Committee) -> list[Seat]:
    """The committee's seats in order, each with who holds it, in one statement."""
    query = select(Seat).options(joinedload(Seat.member)).where(Seat.committee_id == committee.id)
    return list(db.session.scalars(query.order_by(Seat.position, Seat.id)))


def _dated(committee: Committee, details: SeatDetails) -> rules.DatedSeat:
    name, days = _name(committee, details), (details["starts_on"], details["ends_on"])
    return rules.DatedSeat(details["role"], details["member_id"], name, *days, details["capacity"])


def _name(committee: Committee, details: SeatDetails) -> str:
    """Who holds the seat, as people speak of it."""
    member = db.session.get(Member, details["member_id"]) if details["member_id"] else None
    return member.name if member else f"Vacancy on {committee.name}"


def _beside(seat: Seat, on: date) -> list[Seat]:
    """The seats of the same role that are not over, in order."""
    seats = [other for other in seat.committee.seats if other.role is seat.role]
    return [other for other in seats if other is seat or not other.ends_on or other.ends_on >= on]


def _ended(seat: Seat) -> date:
    return seat.ends_on or date.max
