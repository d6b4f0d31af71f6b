"""Declarations of interest at meetings, the council's own kinds of them, and a member's private marks beforehand."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.agenda import AgendaItem
from models.base import Record, words
from models.meeting import Meeting
from models.member import Member
from models.vocabulary import DeclarationEffect, Intention, Mark


class DeclarationKind(Record):
    """A kind of interest, or a party whip, that the council's code has members declare, and what follows from it."""

    name: Mapped[str] = mapped_column(String(120), unique=True)
    effect: Mapped[DeclarationEffect] = mapped_column(words(DeclarationEffect))
    explanation: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)
    ended_on: Mapped[date | None]


class Declaration(Record):
    """What a member declared about one item: the kind, the nature in words, and what they will do.

    The nature of a sensitive interest is not asked for: the fact is declared, not the details (Localism Act 2011
    s32(3)). At an item in Part 2 the nature could reveal what the item is, so the public reads it only once an officer
    has found it safe (`nature_is_open`). One made by mistake is removed, not deleted.
    """

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    kind_id: Mapped[int] = mapped_column(ForeignKey("declaration_kind.id"))
    interest_id: Mapped[int | None] = mapped_column(ForeignKey("interest.id"))
    is_sensitive: Mapped[bool] = mapped_column(default=False)
    nature: Mapped[str] = mapped_column(Text, default="")
    nature_is_open: Mapped[bool] = mapped_column(default=False)
    intention: Mapped[Intention] = mapped_column(words(Intention))
    declared_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship()
    item: Mapped[AgendaItem] = relationship()
    member: Mapped[Member] = relationship()
    kind: Mapped[DeclarationKind] = relationship()


class ItemMark(Record):
    """What a member decided, privately, about an item that may touch an interest of theirs. Nobody else sees it."""

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    mark: Mapped[Mark] = mapped_column(words(Mark))
    marked_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("member_id", "item_id"),)
