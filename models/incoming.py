"""Rows read from a table somebody uploaded, waiting to be looked at and confirmed."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Record, Sealed, words
from models.vocabulary import IncomingKind


class IncomingTable(Record):
    """A CSV or Excel table of members, seats or interests. Nothing of it is loaded until somebody confirms it.

    A register may hold what must not be read by others, so the rows are encrypted; they go once it is confirmed.
    """

    kind: Mapped[IncomingKind] = mapped_column(words(IncomingKind))
    filename: Mapped[str] = mapped_column(String(160))
    sealed_rows: Mapped[bytes | None] = mapped_column(Sealed)
    uploaded_at: Mapped[datetime]
    uploaded_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    confirmed_at: Mapped[datetime | None]
