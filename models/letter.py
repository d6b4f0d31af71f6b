"""The outbox: letters to be sent, each kept with what it is about in the transaction that calls for it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Record, words
from models.minutes_vocabulary import LetterPurpose


class Letter(Record):
    """One letter to one address. `key` says what it is for, so that it is written once; links are made when it is sent.

    A letter that could not be sent is tried again at `try_again_at`; one that never can be is `given_up_at`.
    """

    key: Mapped[str] = mapped_column(String(160), unique=True)
    purpose: Mapped[LetterPurpose] = mapped_column(words(LetterPurpose))
    to: Mapped[str] = mapped_column(String(254))
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    suggestion_id: Mapped[int | None] = mapped_column(ForeignKey("suggestion.id"), index=True)
    written_at: Mapped[datetime]
    try_again_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(Text, default="")
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_letter_waiting", "sent_at", "given_up_at", "try_again_at", "id"),)
