"""Political groups, who belongs to them by date, and how the seats of committees were allocated to them."""

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record

if TYPE_CHECKING:
    from models.member import Member


class PoliticalGroup(Record):
    """Two or more councillors who gave notice that they wish to be treated as a group (SI 1990/1553 reg 8)."""

    name: Mapped[str] = mapped_column(String(120), unique=True)
    ended_on: Mapped[date | None]


class GroupMembership(Record):
    """A councillor's belonging to a group, both days counted. Without a first day, the records do not say when."""

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("political_group.id"), index=True)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]

    member: Mapped["Member"] = relationship(back_populates="groups")
    group: Mapped[PoliticalGroup] = relationship()

    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
    )


class Allocation(Record):
    """One working-out of political balance: what it was worked out from, every step, and what the council decided.

    `groups` and `committees` are the inputs and `result` the steps, as models/rules/political_balance writes them. A
    departure from the result needs a vote with nobody against (LGHA 1989 s17): `departure` says what was decided, and
    `nem_con_on` when.
    """

    worked_out_on: Mapped[date]
    groups: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    committees: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    result: Mapped[dict[str, Any]] = mapped_column(JSON)
    departure: Mapped[str] = mapped_column(Text, default="")
    nem_con_on: Mapped[date | None]
    revision: Mapped[int] = mapped_column(default=1)

    __table_args__ = (
        CheckConstraint("(departure = '') = (nem_con_on IS NULL)", name="a_departure_is_decided_nem_con"),
    )
