"""Files attached to agenda items."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Record

if TYPE_CHECKING:
    from models.agenda import AgendaItem


class Document(Record):
    """A file under an item, kept by its hash. It has no address of its own: publication gives it one.

    `warnings` are sentences about what the file may show by mistake: tracked changes, comments, hidden sheets.
    """

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    filename: Mapped[str] = mapped_column(String(160))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    position: Mapped[int] = mapped_column(default=0)
    warnings: Mapped[list[str]] = mapped_column(JSON, default=list)
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]

    item: Mapped["AgendaItem"] = relationship(back_populates="documents")

    __table_args__ = (CheckConstraint("size > 0", name="is_not_empty"),)


class DocumentText(Base):
    """The words of a file, read from it once, by its hash. `problem` says why they could not be read."""

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str] = mapped_column(Text, default="")
    problem: Mapped[str] = mapped_column(String(300), default="")
