"""Spokespersons and champions who no longer sit on their committee: found by date, with nothing run to find them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import aliased, selectinload

from models.committee import Committee
from models.member import Seat
from models.rules import seats as rules
from models.rules.permissions import Permission
from models.rules.seats import Unseated
from webapp.database import db
from webapp.services import seats
from webapp.services.actors import Actor


@dataclass(frozen=True, slots=True)
class ToPutRight:
    """A committee, and one of its role-holders who does not sit on it."""

    committee_id: int
    committee: str
    holder: Unseated


def without_a_seat(committee: Committee, *, on: date) -> list[Unseated]:
    """Those of one committee, on a day."""
    return rules.holders_without_a_seat(seats.dated(committee), on)


def to_put_right(*, by: Actor) -> list[ToPutRight]:
    """Those of every committee whose seats this person gives, today, by committee. Two statements at most."""
    return [
        ToPutRight(committee.id, committee.name, holder)
        for committee in _at_fault(by.on)
        if by.may(Permission.EDIT_COMMITTEES, committee.id)
        for holder in rules.holders_without_a_seat([_dated(seat) for seat in committee.seats], by.on)
    ]


def _at_fault(on: date) -> Iterable[Committee]:
    """The committees that have not ended and have such a role-holder, with all their seats and members."""
    sitting = aliased(Seat)
    sits = select(sitting.id).where(
        sitting.committee_id == Seat.committee_id,
        sitting.member_id == Seat.member_id,
        sitting.role.in_(rules.SITTING),
        _is_held(sitting, on),
    )
    has_one = select(Seat.id).where(
        Seat.committee_id == Committee.id,
        Seat.role.in_(rules.OF_THOSE_WHO_SIT),
        Seat.member_id.is_not(None),
        _is_held(Seat, on),
        ~sits.exists(),
    )
    return db.session.scalars(
        select(Committee)
        .where(or_(Committee.ended_on.is_(None), Committee.ended_on >= on), has_one.exists())
        .options(selectinload(Committee.seats).joinedload(Seat.member))
        .order_by(Committee.name, Committee.id)
    )


def _is_held(seat: Any, on: date) -> ColumnElement[bool]:
    held: ColumnElement[bool] = (seat.starts_on <= on) & (seat.ends_on.is_(None) | (seat.ends_on >= on))
    return held


def _dated(seat: Seat) -> rules.DatedSeat:
    name = seat.member.name if seat.member else ""
    return rules.DatedSeat(seat.role, seat.member_id, name, seat.starts_on, seat.ends_on, seat.capacity)
