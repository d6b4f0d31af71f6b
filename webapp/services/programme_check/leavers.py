"""Members and officers who have left, as programmes name them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from models.member import Member, Seat, Term
from models.vocabulary import SeatRole
from webapp.database import db

NOBODY: tuple[str, date | None] = ("", None)


@dataclass
class Leavers:
    """Who left, and on which day: officers by their names, and those who hold no portfolio any more by number."""

    by_name: Mapping[str, date]
    by_number: Mapping[int, tuple[str, date]]
    known: dict[str, tuple[str, date | None]] = field(default_factory=dict)

    def among(self, words: str) -> tuple[str, date | None]:
        """The first person named in "Jenny Bevan & Ross Caws" who has left, and when; nobody if all are there."""
        if words not in self.known:
            found = (one for one in self.by_name.items() if one[0] in words) if words else iter(())
            self.known[words] = next(found, NOBODY)
        return self.known[words]

    def holder(self, number: int | None) -> tuple[str, date | None]:
        """The name of a portfolio holder who is one no more, and when that ended."""
        return self.by_number.get(number or 0, NOBODY)


def leavers(*, on: date) -> Leavers:
    """Everybody whose time in office, or whose portfolio, ended before a day. Three statements."""
    gone = {number: (name, day) for number, name, day in db.session.execute(_out_of_office(on))}
    without = {number: (name, day) for number, name, day in db.session.execute(_without_portfolio(on))}
    here = set(db.session.scalars(_still_here(on)))
    return Leavers({name: day for name, day in gone.values() if name not in here}, without | gone)


def _out_of_office(on: date) -> Select[*tuple[Any, ...]]:
    last = func.max(Term.ends_on)
    found = (
        select(Member.id, Member.name, last).join(Term, Term.member_id == Member.id).group_by(Member.id, Member.name)
    )
    return found.having(func.count(Term.id) == func.count(Term.ends_on), last < on).order_by(Member.id)


def _without_portfolio(on: date) -> Select[*tuple[Any, ...]]:
    last = func.max(Seat.ends_on)
    found = select(Member.id, Member.name, last).join(Seat, Seat.member_id == Member.id)
    held = found.where(Seat.role == SeatRole.PORTFOLIO_HOLDER).group_by(Member.id, Member.name)
    return held.having(func.count(Seat.id) == func.count(Seat.ends_on), last < on).order_by(Member.id)


def _still_here(on: date) -> Select[str]:
    is_over = Term.ends_on < on
    return (
        select(Member.name).join(Term, Term.member_id == Member.id).where(~is_over | Term.ends_on.is_(None)).distinct()
    )
