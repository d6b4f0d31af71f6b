"""Who is of the executive, and since when: by their seats on the cabinet."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import select

from models.committee import Committee
from models.member import Seat
from models.vocabulary import CommitteeKind
from webapp.database import db
from webapp.services.last_attended import OF_THE_EXECUTIVE

ONE_DAY = timedelta(days=1)


def is_on(member_id: int, day: date) -> bool:
    """Whether a member is of the executive on a day."""
    return any(seat.is_held_on(day) for seat in _seats() if seat.member_id == member_id)


def since(*, on: date) -> dict[int, date]:
    """Everybody of the executive on a day, by member, with the first day of their unbroken time on it."""
    by_member: dict[int, list[Seat]] = {}
    for seat in _seats():
        by_member.setdefault(seat.member_id or 0, []).append(seat)
    return {
        member_id: _began_on(seats, on)
        for member_id, seats in by_member.items()
        if any(seat.is_held_on(on) for seat in seats)
    }


def _began_on(seats: Iterable[Seat], on: date) -> date:
    """The first day of the seat held, or of the first of several that followed one another, as on a change of role."""
    began = on
    for seat in sorted(seats, key=lambda one: one.ends_on or date.max, reverse=True):
        if seat.starts_on <= on and (seat.ends_on is None or seat.ends_on + ONE_DAY >= began):
            began = min(began, seat.starts_on)
    return began


def _seats() -> list[Seat]:
    """The seats on the cabinet that somebody has or had."""
    return list(
        db.session.scalars(
            select(Seat)
            .join(Committee, Committee.id == Seat.committee_id)
            .where(Committee.kind == CommitteeKind.CABINET, Seat.role.in_(OF_THE_EXECUTIVE))
            .where(Seat.member_id.is_not(None))
            .order_by(Seat.id)
        )
    )
