"""A scorecard: a framework's measures for one period, as they go to a committee; and what it did about them."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.action import Action
from models.agenda import AgendaItem
from models.base import Record, words
from models.committee import Committee
from models.measure import Framework, Measure
from models.member import Member
from models.resolution import Recommendation
from models.scorecard_vocabulary import FollowUpKind, Frequency
from models.suggestion import Suggestion


class Scorecard(Record):
    """A performance report: a framework's measures in a committee's remit, or all, for the period that ends a day.

    `frequency` says what that period is. Bound to an agenda item, it is published with the agenda, and what the
    committee saw then does not change. One that comes back with an agenda it had gone with shows what the committee saw
    then, unless it `is_made_anew`. The words of the report are Markdown. `contacts` are rows of a table: each
    {"role", "name", "detail", "email"}.
    """

    framework_id: Mapped[int] = mapped_column(ForeignKey("framework.id"), index=True)
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), index=True)
    frequency: Mapped[Frequency] = mapped_column(words(Frequency))
    period_on: Mapped[date]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    recommendation: Mapped[str] = mapped_column(Text, default="")
    introduction: Mapped[str] = mapped_column(Text, default="")
    context: Mapped[str] = mapped_column(Text, default="")
    finance_words: Mapped[str] = mapped_column(Text, default="")
    supporting_papers: Mapped[str] = mapped_column(Text, default="")
    background_papers: Mapped[str] = mapped_column(Text, default="")
    contacts: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    removed_at: Mapped[datetime | None]
    is_made_anew: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)

    framework: Mapped[Framework] = relationship()
    committee: Mapped[Committee | None] = relationship()
    item: Mapped[AgendaItem | None] = relationship()

    __table_args__ = (Index("ix_scorecard_period", "framework_id", "committee_id", "period_on", "id"),)


class MeasureFollowUp(Record):
    """What a committee did about a measure: asked why, and got an action, a suggestion or a recommendation of it.

    `evidence` is what the scorecard said of the measure on that day: models.scorecard_bodies.EvidenceBody. `answer` is
    what was answered to a question that led to nothing more.
    """

    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    scorecard_id: Mapped[int | None] = mapped_column(ForeignKey("scorecard.id"), index=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    kind: Mapped[FollowUpKind] = mapped_column(words(FollowUpKind))
    asked: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text, default="")
    asked_on: Mapped[date]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), index=True)
    suggestion_id: Mapped[int | None] = mapped_column(ForeignKey("suggestion.id"), index=True)
    recommendation_id: Mapped[int | None] = mapped_column(ForeignKey("recommendation.id"), index=True)
    evidence: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    measure: Mapped[Measure] = relationship()
    scorecard: Mapped[Scorecard | None] = relationship()
    committee: Mapped[Committee] = relationship()
    asked_by: Mapped[Member | None] = relationship()
    action: Mapped[Action | None] = relationship()
    suggestion: Mapped[Suggestion | None] = relationship()
    recommendation: Mapped[Recommendation | None] = relationship()

    __table_args__ = (
        CheckConstraint(
            "(kind = 'action') = (action_id IS NOT NULL) AND "
            "(kind = 'suggestion for the work programme') = (suggestion_id IS NOT NULL) AND "
            "(kind = 'recommendation') = (recommendation_id IS NOT NULL)",
            name="what_was_done_is_named",
        ),
    )
