"""Suggestions for the work programme: who suggests what, how members score it, and what became of it."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import PERSONAL, Record, words
from models.committee import Committee
from models.member import Member
from models.programme_vocabulary import SuggestedBy, SuggestionStatus
from models.work_programme import Topic


class Suggestion(Record):
    """A topic somebody suggests, to one committee or to none yet: waiting, accepted, or declined with a reason.

    A resident's name and address are for the answer alone: they are never published. Members' scores are private
    until `revealed_at`.
    """

    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"))
    title: Mapped[str] = mapped_column(String(300))
    why: Mapped[str] = mapped_column(Text, default="")
    suggested_by: Mapped[SuggestedBy] = mapped_column(words(SuggestedBy))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    name: Mapped[str] = mapped_column(String(200), default="", info={PERSONAL: True})
    email: Mapped[str] = mapped_column(String(254), default="", info={PERSONAL: True})
    suggested_at: Mapped[datetime]
    status: Mapped[SuggestionStatus] = mapped_column(words(SuggestionStatus), default=SuggestionStatus.WAITING)
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_at: Mapped[datetime | None]
    revealed_at: Mapped[datetime | None]
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id"), index=True)
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    committee: Mapped[Committee | None] = relationship()
    member: Mapped[Member | None] = relationship()
    topic: Mapped[Topic | None] = relationship()
    scores: Mapped[list["SuggestionScore"]] = relationship(back_populates="suggestion", order_by="SuggestionScore.id")

    __table_args__ = (
        CheckConstraint("(status = 'waiting') = (decided_at IS NULL)", name="a_decision_has_its_moment"),
        Index("ix_suggestion_committee", "committee_id", "status", "id"),
    )


class ScoringScheme(Record):
    """Criteria by which a council scores suggestions: each a name and a question, marked from `lowest` to `highest`.

    One scheme is in use at a time.
    """

    name: Mapped[str] = mapped_column(String(100), unique=True)
    criteria: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    lowest: Mapped[int] = mapped_column(default=0)
    highest: Mapped[int] = mapped_column(default=3)
    is_in_use: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)

    __table_args__ = (CheckConstraint("highest > lowest", name="marks_run_upward"),)


class SuggestionScore(Record):
    """One member's marks for a suggestion, by criterion, under the scheme in use when they were given."""

    suggestion_id: Mapped[int] = mapped_column(ForeignKey("suggestion.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    scheme_id: Mapped[int] = mapped_column(ForeignKey("scoring_scheme.id"))
    marks: Mapped[dict[str, int]] = mapped_column(JSON, default=dict, info={PERSONAL: True})
    remark: Mapped[str] = mapped_column(Text, default="", info={PERSONAL: True})
    scored_at: Mapped[datetime]

    suggestion: Mapped[Suggestion] = relationship(back_populates="scores")
    member: Mapped[Member] = relationship()
    scheme: Mapped[ScoringScheme] = relationship()

    __table_args__ = (UniqueConstraint("suggestion_id", "member_id"),)
