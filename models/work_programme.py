"""Topics: what a committee is to consider, and who asked for it."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record
from models.committee import Committee
from models.owed import Owed
from models.resolution import Resolution


class Topic(Record):
    """A topic asked for at a meeting, with the minute it comes from, waiting for its place in the work programme."""

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    detail: Mapped[str] = mapped_column(Text, default="")
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("resolution.id"))
    owed_id: Mapped[int | None] = mapped_column(ForeignKey("owed.id"), index=True)
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    committee: Mapped[Committee] = relationship()
    resolution: Mapped[Resolution | None] = relationship()
    owed: Mapped[Owed | None] = relationship()
