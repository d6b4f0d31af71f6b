"""The minutes of a meeting: one minute an item, every state of its text, and what was corrected afterwards."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.agenda import AgendaItem
from models.base import Record, words
from models.meeting import Meeting
from models.member import Member
from models.minutes_vocabulary import MinuteOutcome, MinutesAudience, MinutesStatus


class Minutes(Record):
    """The minutes of one meeting: when it began and rose, who was in the chair, how far the minutes have come.

    Times of day are Europe/London. They are approved and signed at a later meeting of the same committee that is not
    an extraordinary one (LGA 1972 Sch 12 para 41).
    """

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    status: Mapped[MinutesStatus] = mapped_column(words(MinutesStatus), default=MinutesStatus.IN_HAND)
    opened_at: Mapped[time | None]
    rose_at: Mapped[time | None]
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    issued_at: Mapped[datetime | None]
    decisions_at: Mapped[datetime | None]
    approved_at_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    approved_on: Mapped[date | None]
    signed_on: Mapped[date | None]
    signed_by: Mapped[str] = mapped_column(String(120), default="")
    revision: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship(foreign_keys=[meeting_id])
    approved_at: Mapped[Meeting | None] = relationship(foreign_keys=[approved_at_id])
    chair: Mapped[Member | None] = relationship()
    corrections: Mapped[list["MinutesCorrection"]] = relationship(
        back_populates="minutes", order_by="MinutesCorrection.id"
    )
    drafts: Mapped[list["IssuedDraft"]] = relationship(back_populates="minutes", order_by="IssuedDraft.id")

    __table_args__ = (CheckConstraint("rose_at IS NULL OR opened_at IS NOT NULL", name="rises_after_it_opens"),)


class Minute(Record):
    """What the minutes say of one item, as Markdown. A Part 2 item also has a `summary` for the public (s100C(2)).

    `number` is kept only where a committee numbers its minutes for ever; otherwise the item's own label is printed.
    `begun_at` and `ended_at` are when the item was taken, in Europe/London.
    """

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), unique=True)
    text: Mapped[str] = mapped_column(Text, default="")
    summary: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[MinuteOutcome | None] = mapped_column(words(MinuteOutcome))
    outcome_reason: Mapped[str] = mapped_column(Text, default="")
    number: Mapped[int | None]
    begun_at: Mapped[time | None]
    ended_at: Mapped[time | None]
    revision: Mapped[int] = mapped_column(default=0)

    meeting: Mapped[Meeting] = relationship()
    item: Mapped[AgendaItem] = relationship()
    texts: Mapped[list["MinuteText"]] = relationship(back_populates="minute", order_by="MinuteText.revision")


class MinuteText(Record):
    """One state of a minute's text, by whom and when: what a merge starts from, and what nobody can lose.

    `sent_as` is the name the browser gave the save: one that comes again, because its answer was lost, is known by it.
    """

    minute_id: Mapped[int] = mapped_column(ForeignKey("minute.id"))
    revision: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime]
    saved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    saved_by: Mapped[str] = mapped_column(String(200))
    sent_as: Mapped[str | None] = mapped_column(String(64))

    minute: Mapped[Minute] = relationship(back_populates="texts")

    __table_args__ = (
        UniqueConstraint("minute_id", "revision"),
        Index("ix_minute_text_sent_as", "minute_id", "sent_as", unique=True),
    )


class MinutesCorrection(Record):
    """Something put right in the minutes once issued: what it says now, why, and at which meeting that was agreed.

    `item_id` is the item whose minute was corrected; none where it is the attendance or another fact.
    """

    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    agreed_at_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    text: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    corrected_at: Mapped[datetime]

    minutes: Mapped[Minutes] = relationship(back_populates="corrections")
    item: Mapped[AgendaItem | None] = relationship()
    agreed_at: Mapped[Meeting | None] = relationship()

    __table_args__ = (Index("ix_minutes_correction_agreed", "agreed_at_id", "id"),)


class IssuedDraft(Record):
    """Draft minutes as they were issued: the last is what members read, and not what is still being written.

    `body` is a MinutesBody as JSON text. It holds of a Part 2 item the public heading and the written summary only.
    """

    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"), index=True)
    audience: Mapped[MinutesAudience] = mapped_column(words(MinutesAudience))
    issued_at: Mapped[datetime]
    issued_by: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text, deferred=True)

    minutes: Mapped[Minutes] = relationship(back_populates="drafts")
