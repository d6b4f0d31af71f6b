"""What a committee resolved, and the recommendations it sent to other bodies."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.agenda import AgendaItem
from models.base import Record, words
from models.committee import Committee
from models.meeting import Meeting
from models.minutes_vocabulary import Implementation, RecommendationResponse, ResolutionOutcome
from models.motion import Motion


class Resolution(Record):
    """One thing the committee did at one item. Its printed number is computed (models/rules/minutes.py).

    Entered by mistake, it is removed, not deleted.
    """

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    motion_id: Mapped[int | None] = mapped_column(ForeignKey("motion.id"))
    outcome: Mapped[ResolutionOutcome] = mapped_column(words(ResolutionOutcome), default=ResolutionOutcome.RESOLVED)
    text: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(default=0)
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship()
    item: Mapped[AgendaItem] = relationship()
    motion: Mapped[Motion | None] = relationship()
    recommendations: Mapped[list["Recommendation"]] = relationship(
        back_populates="resolution", order_by="Recommendation.id"
    )


class Recommendation(Record):
    """A resolution, or a part of one, that asks another body to act: what was asked, when, and what came of it.

    The body is a committee kept here, or one that is only named. The two months of a scrutiny committee's notice run
    from the report or the notice, whichever is later (LGA 2000 s9FE). `revision` goes up with every change.
    """

    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolution.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    to_committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"))
    to_body: Mapped[str] = mapped_column(String(200), default="")
    reported_on: Mapped[date | None]
    notice_on: Mapped[date | None]
    response: Mapped[RecommendationResponse] = mapped_column(
        words(RecommendationResponse), default=RecommendationResponse.AWAITED
    )
    responded_on: Mapped[date | None]
    response_text: Mapped[str] = mapped_column(Text, default="")
    implementation: Mapped[Implementation] = mapped_column(words(Implementation), default=Implementation.NOT_STARTED)
    implemented_on: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(Text, default="")
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    resolution: Mapped[Resolution] = relationship(back_populates="recommendations")
    to_committee: Mapped[Committee | None] = relationship()

    __table_args__ = (
        CheckConstraint("to_committee_id IS NOT NULL OR to_body <> ''", name="somebody_is_asked"),
        CheckConstraint("(response = 'awaited') = (responded_on IS NULL)", name="a_response_has_its_day"),
    )
