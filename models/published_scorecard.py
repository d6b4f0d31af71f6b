"""Scorecards as they are public: what lists, comparisons and a measure's own page need of the published bodies."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class PublishedScorecard(Base):
    """A scorecard that is public: whose it is, for which period, and in one line how it stands."""

    scorecard_id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"))
    framework_id: Mapped[int]
    framework_name: Mapped[str] = mapped_column(String(200))
    framework_slug: Mapped[str] = mapped_column(String(100))
    committee_id: Mapped[int | None]
    committee_name: Mapped[str] = mapped_column(String(200), default="")
    meeting_id: Mapped[int | None]
    period_key: Mapped[str] = mapped_column(String(40))
    period_label: Mapped[str] = mapped_column(String(100))
    period_on: Mapped[date]
    address: Mapped[str] = mapped_column(String(300))
    title: Mapped[str] = mapped_column(String(300))
    summary: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        Index("ix_published_scorecard_framework", "framework_id", "period_on", "scorecard_id"),
        Index("ix_published_scorecard_committee", "committee_id", "period_on", "scorecard_id"),
    )


class PublishedReading(Base):
    """What a public scorecard shows of one measure in one period; the measure's page and later readers join them.

    Where a later scorecard shows another figure for the same period, the earlier one's page says so and links to it.
    `shown` is the figure with its unit, or why there is none.
    """

    scorecard_id: Mapped[int] = mapped_column(ForeignKey("published_scorecard.scorecard_id"), primary_key=True)
    measure_id: Mapped[int] = mapped_column(primary_key=True)
    period_on: Mapped[date] = mapped_column(primary_key=True)
    shown: Mapped[str] = mapped_column(String(100))
    standing: Mapped[str] = mapped_column(String(40), default="")

    __table_args__ = (Index("ix_published_reading_measure", "measure_id", "period_on", "scorecard_id"),)
