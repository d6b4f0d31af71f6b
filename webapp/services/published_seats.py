"""Who sits today and who will, and, on pages of their own, who did: from the dated seats of public committees."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, literal, or_, select, tuple_

from models.publication import PublishedCommittee, PublishedSeat
from models.rules.seats import SITTING
from models.vocabulary import SeatRole
from webapp.database import reading
from webapp.services.day_keys import DayKey

PAGE = 50
ORDER = {role.value: place for place, role in enumerate(SeatRole)}
SEATS = select(
    PublishedSeat.seat_id.label("id"),
    PublishedSeat.name,
    PublishedSeat.member_slug.label("member"),
    PublishedSeat.role,
    PublishedSeat.capacity,
    PublishedSeat.starts_on,
    PublishedSeat.ends_on,
    PublishedCommittee.name.label("committee"),
    PublishedCommittee.address,
).join(PublishedCommittee, PublishedCommittee.committee_id == PublishedSeat.committee_id)
# How a committee's page groups its seats of today: those who sit first, with no heading of their own.
GROUPS = {
    "": SITTING,
    "Group spokespersons": {SeatRole.SPOKESPERSON},
    "Scrutiny champions": {SeatRole.CHAMPION},
    "Portfolio holders": {SeatRole.PORTFOLIO_HOLDER},
    "Named substitutes": {SeatRole.SUBSTITUTE},
    "Invited": {SeatRole.INVITEE},
}
LAST_FIRST = (PublishedSeat.ends_on.desc(), PublishedSeat.seat_id.desc())


@dataclass(frozen=True, slots=True)
class ListedSeat:
    """A public seat with the committee it is on and that committee's page. A vacancy has no member; else its slug."""

    id: int
    name: str
    member: str | None
    role: str
    capacity: str
    starts_on: date
    ends_on: date | None
    committee: str
    address: str

    def as_json(self) -> dict[str, object]:
        """The same facts for a program, in the words of the published bodies."""
        return {
            "id": self.id,
            "name": self.name,
            "member": self.member,
            "role": self.role,
            "capacity": self.capacity,
            "starts_on": self.starts_on.isoformat(),
            "ends_on": self.ends_on.isoformat() if self.ends_on else None,
            "committee": {"name": self.committee, "address": self.address},
        }


@dataclass(slots=True)
class SeatsInTime:
    """Seats in force on a day, as an agenda orders them, and those still to begin, the soonest first."""

    now: list[ListedSeat] = field(default_factory=list)
    coming: list[ListedSeat] = field(default_factory=list)

    @property
    def groups(self) -> list[tuple[str, list[ListedSeat]]]:
        """The seats of today under their headings; those who sit have none, and come first."""
        found = [(heading, [seat for seat in self.now if seat.role in roles]) for heading, roles in GROUPS.items()]
        return [(heading, seats) for heading, seats in found if seats]


@dataclass(frozen=True, slots=True)
class PageOfSeats:
    """Part of the seats that have ended, the last to end first, and the place where the earlier part begins."""

    seats: list[ListedSeat]
    earlier: DayKey | None


Past = Callable[[int, date, DayKey | None], PageOfSeats]


def of_committee(committee_id: int, today: date) -> SeatsInTime:
    """The seats of a committee today and to come: the chair first."""
    return _in_time(PublishedSeat.committee_id == committee_id, today)


def of_member(member_id: int, today: date) -> SeatsInTime:
    """The seats of a member today and to come, on every public committee."""
    return _in_time(PublishedSeat.member_id == member_id, today)


def past_of_committee(committee_id: int, today: date, before: DayKey | None) -> PageOfSeats:
    """The seats of a committee that have ended; `before` is where the page begins, None for the first."""
    return _past(PublishedSeat.committee_id == committee_id, today, before)


def past_of_member(member_id: int, today: date, before: DayKey | None) -> PageOfSeats:
    """The seats of a member that have ended, on every public committee."""
    return _past(PublishedSeat.member_id == member_id, today, before)


def have_ended(whose: Any, today: date) -> Any:
    """The condition that some of the seats it picks have ended."""
    return select(PublishedSeat.seat_id).where(whose, PublishedSeat.ends_on < today).exists()


def _in_time(whose: Any, today: date) -> SeatsInTime:
    still = or_(PublishedSeat.ends_on.is_(None), PublishedSeat.ends_on >= today)
    order = (PublishedCommittee.name, PublishedSeat.position, PublishedSeat.seat_id)
    found = [_listed(row) for row in _rows(SEATS.where(whose, still).order_by(*order))]
    now = [seat for seat in found if seat.starts_on <= today]
    coming = [seat for seat in found if seat.starts_on > today]
    now.sort(key=lambda seat: ORDER.get(seat.role, len(ORDER)))
    return SeatsInTime(now, sorted(coming, key=lambda seat: seat.starts_on))


def _past(whose: Any, today: date, before: DayKey | None) -> PageOfSeats:
    ended = SEATS.where(whose, PublishedSeat.ends_on < today)
    if before is not None:
        place = tuple_(PublishedSeat.ends_on, PublishedSeat.seat_id)
        ended = ended.where(place < tuple_(literal(before.day), literal(before.number)))
    found = [_listed(row) for row in _rows(ended.order_by(*LAST_FIRST).limit(PAGE + 1))]
    shown = found[:PAGE]
    last = shown[-1] if len(found) > PAGE else None
    return PageOfSeats(shown, earlier=DayKey(last.ends_on, last.id) if last and last.ends_on else None)


def _listed(row: Row[*tuple[Any, ...]]) -> ListedSeat:
    return ListedSeat(*row)


def _rows(statement: Any) -> list[Row[*tuple[Any, ...]]]:
    with reading() as connection:
        return list(connection.execute(statement).all())
