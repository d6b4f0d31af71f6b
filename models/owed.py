"""The ledger of things owed: words of the minutes that ask for something or promise something, and how each ended."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record, words
from models.member import Member
from models.minutes import Minute
from models.minutes_vocabulary import OwedKind, OwedStatus


class Owed(Record):
    """An ask or an undertaking: the words of the minute, who asked, who owes it, and what became of it.

    `words` are quoted as they stood when they were marked. Those who asked and those who owe may be members kept here,
    or only named. One marked by mistake is removed, not deleted.
    """

    minute_id: Mapped[int] = mapped_column(ForeignKey("minute.id"), index=True)
    kind: Mapped[OwedKind] = mapped_column(words(OwedKind))
    quoted: Mapped[str] = mapped_column(Text)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    asked_by: Mapped[str] = mapped_column(String(200), default="")
    owed_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    owed_by: Mapped[str] = mapped_column(String(200), default="")
    due_on: Mapped[date | None]
    status: Mapped[OwedStatus] = mapped_column(words(OwedStatus), default=OwedStatus.OWED)
    ended_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(Text, default="")
    marked_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    minute: Mapped[Minute] = relationship()
    asking_member: Mapped[Member | None] = relationship(foreign_keys=[asked_by_id])
    owing_member: Mapped[Member | None] = relationship(foreign_keys=[owed_by_id])


class WavedThrough(Record):
    """A sentence that reads like an ask or a promise and that the clerk found to be neither; by its words' hash."""

    minute_id: Mapped[int] = mapped_column(ForeignKey("minute.id"))
    sentence_hash: Mapped[str] = mapped_column(String(64))
    waved_at: Mapped[datetime]
    waved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    __table_args__ = (UniqueConstraint("minute_id", "sentence_hash"),)
