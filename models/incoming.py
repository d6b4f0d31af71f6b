"""What was read from a file somebody uploaded, waiting to be looked at and confirmed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Record, Sealed, words
from models.vocabulary import IncomingKind


class IncomingTable(Record):
    """A CSV or Excel table of members, seats or interests. Nothing of it is loaded until somebody confirms it.

    A register may hold what must not be read by others, so the rows are encrypted; they go once it is confirmed. What
    it then added, changed and ended stays, encrypted too.
    """

    kind: Mapped[IncomingKind] = mapped_column(words(IncomingKind))
    filename: Mapped[str] = mapped_column(String(160))
    sealed_rows: Mapped[bytes | None] = mapped_column(Sealed)
    sealed_result: Mapped[bytes | None] = mapped_column(Sealed)
    uploaded_at: Mapped[datetime]
    uploaded_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    confirmed_at: Mapped[datetime | None]


class IncomingMinutes(Record):
    """Minutes read from a Word file, as they were found and corrected so far. Nothing is kept until somebody confirms.

    `found` is the meeting's attendance, minutes and resolutions as plain data; it is emptied once it is confirmed.
    """

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    filename: Mapped[str] = mapped_column(String(160))
    found: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    uploaded_at: Mapped[datetime]
    uploaded_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    corrections: Mapped[int] = mapped_column(default=0)
    confirmed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)
