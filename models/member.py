"""Members, their terms of office, and the dated seats they hold."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record, Sealed, words
from models.group import GroupMembership
from models.vocabulary import MemberKind, SeatRole

if TYPE_CHECKING:
    from models.committee import Committee


class Member(Record):
    """A person who sits: a councillor, a co-opted member or a representative; or an officer or partner who attends.

    The `public_` fields were chosen for publication. Private contacts are encrypted and kept apart, the home address
    even from democratic services. A photograph is kept in two sizes, each the hash of a picture made anew here,
    without metadata.
    """

    slug: Mapped[str] = mapped_column(String(120), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[MemberKind] = mapped_column(words(MemberKind), default=MemberKind.COUNCILLOR)
    title: Mapped[str] = mapped_column(String(60), default="")
    public_email: Mapped[str] = mapped_column(String(254), default="")
    public_phone: Mapped[str] = mapped_column(String(60), default="")
    public_address: Mapped[str] = mapped_column(Text, default="")
    photograph: Mapped[str | None] = mapped_column(String(64))
    photograph_small: Mapped[str | None] = mapped_column(String(64))
    sealed_contacts: Mapped[bytes | None] = mapped_column(Sealed)
    sealed_home_address: Mapped[bytes | None] = mapped_column(Sealed)
    revision: Mapped[int] = mapped_column(default=1)

    terms: Mapped[list["Term"]] = relationship(
        back_populates="member", order_by="Term.starts_on.nulls_first(), Term.id"
    )
    groups: Mapped[list[GroupMembership]] = relationship(
        back_populates="member", order_by="GroupMembership.starts_on.nulls_first(), GroupMembership.id"
    )
    seats: Mapped[list["Seat"]] = relationship(back_populates="member", order_by="Seat.starts_on, Seat.id")


class Term(Record):
    """A member's time in office, both days counted. Without a first day, the records do not say when it began."""

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    division: Mapped[str] = mapped_column(String(120), default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    ended_because: Mapped[str] = mapped_column(String(200), default="")

    member: Mapped[Member] = relationship(back_populates="terms")

    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
    )


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
