"""Members, and the dated seats they hold."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record, words
from models.vocabulary import MemberKind, SeatRole

if TYPE_CHECKING:
    from models.committee import Committee


class Member(Record):
    """A person who sits: a councillor, a co-opted member or a representative."""

    slug: Mapped[str] = mapped_column(String(120), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[MemberKind] = mapped_column(words(MemberKind), default=MemberKind.COUNCILLOR)
    party: Mapped[str] = mapped_column(String(120), default="")
    division: Mapped[str] = mapped_column(String(120), default="")
    revision: Mapped[int] = mapped_column(default=1)

    seats: Mapped[list["Seat"]] = relationship(back_populates="member", order_by="Seat.starts_on, Seat.id")


class Seat(Record):
    """A member's place on a committee, by date. A seat with no member is a vacancy."""

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    role: Mapped[SeatRole] = mapped_column(words(SeatRole), default=SeatRole.MEMBER)
    capacity: Mapped[str] = mapped_column(String(200), default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)

    committee: Mapped["Committee"] = relationship(back_populates="seats")
    member: Mapped[Member | None] = relationship(back_populates="seats")

    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),)

    def is_held_on(self, day: date) -> bool:
        """Whether the seat is in force on a day, both ends counted."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
