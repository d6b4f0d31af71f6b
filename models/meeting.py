"""Meetings of committees, and how their dates changed."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.agenda import AgendaItem, LateDecision
from models.base import Record, words
from models.vocabulary import MeetingKind, MeetingStatus

if TYPE_CHECKING:
    from models.committee import Committee


class Meeting(Record):
    """One sitting of a committee, on one day. Times of day are Europe/London.

    `uid` names the meeting in people's calendars for ever; `day_number` tells two meetings of one day apart;
    `agenda_revision` goes up with every change of the agenda.
    """

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    uid: Mapped[str] = mapped_column(String(80), unique=True)
    kind: Mapped[MeetingKind] = mapped_column(words(MeetingKind), default=MeetingKind.ORDINARY)
    held_on: Mapped[date]
    day_number: Mapped[int] = mapped_column(default=1)
    starts_at: Mapped[time]
    ends_at: Mapped[time | None]
    venue: Mapped[str] = mapped_column(String(200), default="")
    room: Mapped[str] = mapped_column(String(200), default="")
    status: Mapped[MeetingStatus] = mapped_column(words(MeetingStatus), default=MeetingStatus.SCHEDULED)
    revision: Mapped[int] = mapped_column(default=1)
    agenda_revision: Mapped[int] = mapped_column(default=0)

    committee: Mapped["Committee"] = relationship(back_populates="meetings")
    items: Mapped[list[AgendaItem]] = relationship(
        back_populates="meeting", order_by="AgendaItem.position, AgendaItem.id"
    )
    changes: Mapped[list["MeetingChange"]] = relationship(back_populates="meeting", order_by="MeetingChange.id")
    late_decisions: Mapped[list[LateDecision]] = relationship(back_populates="meeting", order_by="LateDecision.id")

    __table_args__ = (
        UniqueConstraint("committee_id", "held_on", "day_number"),
        CheckConstraint("ends_at IS NULL OR ends_at > starts_at", name="ends_after_it_starts"),
        Index("ix_meeting_held_on", "held_on", "id"),
    )


class MeetingChange(Record):
    """A move or a cancellation, with the reason the public is given."""

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    changed_at: Mapped[datetime]
    what: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(Text)

    meeting: Mapped[Meeting] = relationship(back_populates="changes")
