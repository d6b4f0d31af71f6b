"""The audit trail: one event for every change of state, each bound to the one before by its hash."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Record


class AuditEvent(Record):
    """Who did what to which thing, when and why, with the values before and after as canonical JSON.

    The database refuses to change or delete an event. `hash` covers every column and the previous event's hash.
    """

    happened_at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    by: Mapped[str] = mapped_column(String(200))
    what: Mapped[str] = mapped_column(String(100))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int | None]
    subject_name: Mapped[str] = mapped_column(String(300))
    committee_id: Mapped[int | None]
    before: Mapped[str] = mapped_column(Text, default="null")
    after: Mapped[str] = mapped_column(Text, default="null")
    reason: Mapped[str] = mapped_column(Text, default="")
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)

    __table_args__ = (Index("ix_audit_event_subject", "subject_kind", "subject_id", "id"),)


class AuditHead(Base):
    """How many events there are and the hash of the last: a removed tail shows, and writers queue on this row."""

    id: Mapped[int] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
    hash: Mapped[str] = mapped_column(String(64), default="")
