"""The forward plan: decisions the executive is to take, the notices given of them, and call-in."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record, words
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member
from models.programme_vocabulary import CallInOutcome, CallInStatus, DecisionNoticeKind, KeyDecisionStatus


class KeyDecision(Record):
    """A decision to be taken by the executive, with what its notice must say (SI 2012/2089 reg 9(2)).

    The decision maker is a body kept here or one person. It is to be taken on `decide_on`, or between that day and
    `decide_until`. `documents` are those submitted to the decision maker; `copies_from` says where copies are to be
    had; `asking_for_more` how to ask for others as they become available. A private one says why, by its paragraphs.
    Once it is taken, its record says why, what else was considered, and which conflicts were declared (regs 12, 13).
    """

    title: Mapped[str] = mapped_column(String(300))
    matter: Mapped[str] = mapped_column(Text)
    decider_committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), index=True)
    decider_member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    decider_name: Mapped[str] = mapped_column(String(200), default="")
    decider_title: Mapped[str] = mapped_column(String(200), default="")
    decide_on: Mapped[date]
    decide_until: Mapped[date | None]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    is_key: Mapped[bool] = mapped_column(default=True)
    documents: Mapped[list[str]] = mapped_column(JSON, default=list)
    copies_from: Mapped[str] = mapped_column(Text, default="")
    asking_for_more: Mapped[str] = mapped_column(Text, default="")
    is_private: Mapped[bool] = mapped_column(default=False)
    exempt_paragraphs: Mapped[list[int]] = mapped_column(JSON, default=list)
    private_reason: Mapped[str] = mapped_column(Text, default="")
    portfolio_holder_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    lead_officer: Mapped[str] = mapped_column(String(200), default="")
    status: Mapped[KeyDecisionStatus] = mapped_column(words(KeyDecisionStatus), default=KeyDecisionStatus.PLANNED)
    taken_on: Mapped[date | None]
    decision: Mapped[str] = mapped_column(Text, default="")
    reasons: Mapped[str] = mapped_column(Text, default="")
    alternatives: Mapped[str] = mapped_column(Text, default="")
    conflicts: Mapped[str] = mapped_column(Text, default="")
    decision_published_on: Mapped[date | None]
    withdrawn_reason: Mapped[str] = mapped_column(Text, default="")
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    decider_committee: Mapped[Committee | None] = relationship()
    decider_member: Mapped[Member | None] = relationship(foreign_keys=[decider_member_id])
    portfolio_holder: Mapped[Member | None] = relationship(foreign_keys=[portfolio_holder_id])
    meeting: Mapped[Meeting | None] = relationship()
    notices: Mapped[list["DecisionNotice"]] = relationship(back_populates="decision", order_by="DecisionNotice.id")
    matches: Mapped[list["DecisionMatch"]] = relationship(back_populates="decision", order_by="DecisionMatch.id")
    call_ins: Mapped[list["CallIn"]] = relationship(back_populates="decision", order_by="CallIn.id")

    __table_args__ = (
        CheckConstraint(
            "decider_committee_id IS NOT NULL OR decider_member_id IS NOT NULL OR decider_name <> ''",
            name="somebody_decides",
        ),
        CheckConstraint("decide_until IS NULL OR decide_until >= decide_on", name="the_period_runs_forward"),
        CheckConstraint("(status = 'taken') = (taken_on IS NOT NULL)", name="taken_on_a_day"),
        Index("ix_key_decision_coming", "status", "decide_on", "id"),
    )


class DecisionNotice(Record):
    """A notice given of a decision: why, who agreed, and what was said against meeting in private.

    `stated` is what it said of the decision on that day: models.forward_plan_bodies.StatedBody.
    Source: SI 2012/2089 regs 5 (private meetings), 9 (key decisions), 10 (general exception), 11 (special urgency).
    """

    decision_id: Mapped[int] = mapped_column(ForeignKey("key_decision.id"), index=True)
    kind: Mapped[DecisionNoticeKind] = mapped_column(words(DecisionNoticeKind))
    given_on: Mapped[date]
    stated: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    reason: Mapped[str] = mapped_column(Text, default="")
    representations: Mapped[str] = mapped_column(Text, default="")
    response: Mapped[str] = mapped_column(Text, default="")
    agreed_by: Mapped[str] = mapped_column(String(200), default="")
    agreed_on: Mapped[date | None]
    noted_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]

    decision: Mapped[KeyDecision] = relationship(back_populates="notices")


class DecisionMatch(Record):
    """What a committee whose remit a decision touches does about it: takes it as a topic before the date, or not."""

    decision_id: Mapped[int] = mapped_column(ForeignKey("key_decision.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    is_wanted: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime]

    decision: Mapped[KeyDecision] = relationship(back_populates="matches")
    committee: Mapped[Committee] = relationship()

    __table_args__ = (UniqueConstraint("decision_id", "committee_id"),)


class CallInRules(Record):
    """The council's own rules of call-in: how long, how many sign, on which grounds, who hears it (LGA 2000 s9F)."""

    working_days: Mapped[int] = mapped_column(default=5)
    signatories: Mapped[int] = mapped_column(default=3)
    grounds: Mapped[list[str]] = mapped_column(JSON, default=list)
    heard_by_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"))
    revision: Mapped[int] = mapped_column(default=1)

    heard_by: Mapped[Committee | None] = relationship()

    __table_args__ = (
        CheckConstraint("working_days > 0", name="there_is_a_period"),
        CheckConstraint("signatories > 0", name="somebody_signs"),
        CheckConstraint("id = 1", name="there_is_one_set"),
    )


class CallIn(Record):
    """A request that a decision taken but not carried out be looked at: its grounds, who signed, what came of it."""

    decision_id: Mapped[int] = mapped_column(ForeignKey("key_decision.id"), index=True)
    requested_at: Mapped[datetime]
    grounds: Mapped[list[str]] = mapped_column(JSON, default=list)
    explanation: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[CallInStatus] = mapped_column(words(CallInStatus), default=CallInStatus.REQUESTED)
    status_reason: Mapped[str] = mapped_column(Text, default="")
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    outcome: Mapped[CallInOutcome] = mapped_column(words(CallInOutcome), default=CallInOutcome.AWAITED)
    outcome_text: Mapped[str] = mapped_column(Text, default="")
    heard_on: Mapped[date | None]
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    decision: Mapped[KeyDecision] = relationship(back_populates="call_ins")
    meeting: Mapped[Meeting | None] = relationship()
    signatories: Mapped[list["CallInSignatory"]] = relationship(
        back_populates="call_in", order_by="CallInSignatory.id", cascade="all, delete-orphan"
    )


class CallInSignatory(Record):
    """A member who signed a request for call-in, and when."""

    call_in_id: Mapped[int] = mapped_column(ForeignKey("call_in.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    signed_on: Mapped[date]

    call_in: Mapped[CallIn] = relationship(back_populates="signatories")
    member: Mapped[Member] = relationship()

    __table_args__ = (UniqueConstraint("call_in_id", "member_id"),)
