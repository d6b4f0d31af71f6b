"""The work programme: a committee's topics of a municipal year, when they come, and what happened to them."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.action import Action
from models.agenda import AgendaItem
from models.base import Record, words
from models.committee import Committee
from models.forward_plan import KeyDecision
from models.meeting import Meeting
from models.member import Member
from models.owed import Owed
from models.programme_vocabulary import PeriodKind, TopicEvent, TopicKind, TopicSource, TopicStatus, TopicTiming
from models.resolution import Resolution


class WorkProgramme(Record):
    """What a committee agreed for one municipal year besides its topics; `year` is that in which it begins.

    `most_in_depth` is the committee's own rule of how many items a meeting looks at in depth. A topic that nobody
    touched for `stale_after` meetings is pointed out. `agreed_on` is the day the committee last agreed the programme.
    """

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    year: Mapped[int]
    introduction: Mapped[str] = mapped_column(Text, default="")
    most_in_depth: Mapped[int | None]
    minutes_available: Mapped[int | None]
    stale_after: Mapped[int] = mapped_column(default=3)
    agreed_on: Mapped[date | None]
    revision: Mapped[int] = mapped_column(default=1)

    committee: Mapped[Committee] = relationship()

    __table_args__ = (
        UniqueConstraint("committee_id", "year"),
        CheckConstraint("most_in_depth IS NULL OR most_in_depth > 0", name="in_depth_is_some"),
        CheckConstraint("minutes_available IS NULL OR minutes_available > 0", name="a_meeting_has_minutes"),
        CheckConstraint("stale_after > 0", name="stale_after_some"),
    )


class Topic(Record):
    """Something a committee is to consider: what, who asked for it, and when.

    When is one of five (`timing`): at a meeting; at every meeting; in a `month`, perhaps until another, perhaps not
    sure (`is_tentative`); on a condition with a day to review it by; not yet. `timing_words` are kept where a paper
    said it in words of its own. `year` is the municipal year whose programme it stands in. `last_report_note` is what
    a paper says in place of a date ("N/A"). A topic ends done, dropped or merged; one added by mistake is removed.
    """

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    year: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(String(300))
    detail: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[TopicKind] = mapped_column(words(TopicKind), default=TopicKind.SCRUTINY)
    lead_officer: Mapped[str] = mapped_column(String(200), default="")
    portfolio_holder_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    source: Mapped[TopicSource] = mapped_column(words(TopicSource), default=TopicSource.NOT_RECORDED)
    source_words: Mapped[str] = mapped_column(String(300), default="")
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("resolution.id"))
    owed_id: Mapped[int | None] = mapped_column(ForeignKey("owed.id"), index=True)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), index=True)
    key_decision_id: Mapped[int | None] = mapped_column(ForeignKey("key_decision.id"), index=True)
    timing: Mapped[TopicTiming] = mapped_column(words(TopicTiming), default=TopicTiming.NOT_YET)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    month: Mapped[date | None]
    until_month: Mapped[date | None]
    is_tentative: Mapped[bool] = mapped_column(default=False)
    condition: Mapped[str] = mapped_column(String(300), default="")
    review_on: Mapped[date | None]
    timing_words: Mapped[str] = mapped_column(String(200), default="")
    every_months: Mapped[int | None]
    minutes: Mapped[int | None]
    is_in_depth: Mapped[bool] = mapped_column(default=False)
    last_report_note: Mapped[str] = mapped_column(String(300), default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    follow_up: Mapped[str] = mapped_column(Text, default="")
    is_public: Mapped[bool] = mapped_column(default=True)
    status: Mapped[TopicStatus] = mapped_column(words(TopicStatus), default=TopicStatus.OPEN)
    ended_on: Mapped[date | None]
    end_reason: Mapped[str] = mapped_column(Text, default="")
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id"), index=True)
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    committee: Mapped[Committee] = relationship()
    meeting: Mapped[Meeting | None] = relationship()
    portfolio_holder: Mapped[Member | None] = relationship(foreign_keys=[portfolio_holder_id])
    asked_by: Mapped[Member | None] = relationship(foreign_keys=[asked_by_id])
    resolution: Mapped[Resolution | None] = relationship()
    owed: Mapped[Owed | None] = relationship()
    action: Mapped[Action | None] = relationship()
    key_decision: Mapped[KeyDecision | None] = relationship()
    merged_into: Mapped["Topic | None"] = relationship(remote_side="Topic.id")
    changes: Mapped[list["TopicChange"]] = relationship(back_populates="topic", order_by="TopicChange.id")
    noted_reports: Mapped[list["NotedReport"]] = relationship(
        back_populates="topic", order_by="NotedReport.reported_on, NotedReport.id"
    )
    appearances: Mapped[list["TopicItem"]] = relationship(back_populates="topic", order_by="TopicItem.id")

    __table_args__ = (
        CheckConstraint("(timing = 'a meeting') = (meeting_id IS NOT NULL)", name="a_meeting_is_named"),
        CheckConstraint("(timing = 'a month') = (month IS NOT NULL)", name="a_month_is_named"),
        CheckConstraint("until_month IS NULL OR until_month > month", name="months_run_forward"),
        CheckConstraint("timing <> 'a condition' OR condition <> ''", name="a_condition_is_said"),
        CheckConstraint("(status = 'open') = (ended_on IS NULL)", name="an_end_has_its_day"),
        CheckConstraint("every_months IS NULL OR every_months > 0", name="comes_again_later"),
        CheckConstraint("minutes IS NULL OR minutes > 0", name="takes_some_minutes"),
        CheckConstraint("merged_into_id IS NULL OR merged_into_id <> id", name="is_not_merged_into_itself"),
        Index("ix_topic_programme", "committee_id", "year", "position", "id"),
    )


class TopicChange(Record):
    """One thing that happened to a topic: what it was, what it is, why, when and by whom. It is never rewritten."""

    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id"), index=True)
    event: Mapped[TopicEvent] = mapped_column(words(TopicEvent))
    was: Mapped[str] = mapped_column(Text, default="")
    now: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    changed_at: Mapped[datetime]
    changed_by: Mapped[str] = mapped_column(String(200))
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    topic: Mapped[Topic] = relationship(back_populates="changes")


class NotedReport(Record):
    """A day on which a topic was reported, as an earlier paper says; agendas kept here say theirs themselves."""

    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id"), index=True)
    reported_on: Mapped[date]
    note: Mapped[str] = mapped_column(String(200), default="")

    topic: Mapped[Topic] = relationship(back_populates="noted_reports")


class TopicItem(Record):
    """A topic on an agenda: the item that carries it, which knows its topic for ever."""

    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), unique=True)
    put_on_at: Mapped[datetime]
    returned_at: Mapped[datetime | None]

    topic: Mapped[Topic] = relationship(back_populates="appearances")
    item: Mapped[AgendaItem] = relationship()


class KeyDate(Record):
    """A day or a period the whole council plans around; both days are counted."""

    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[PeriodKind] = mapped_column(words(PeriodKind))
    starts_on: Mapped[date] = mapped_column(index=True)
    ends_on: Mapped[date]

    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_after_it_starts"),)


class WaivedFinding(Record):
    """Something the programme's own check points out and an officer let stand, with the reason; by its rule and key."""

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    rule: Mapped[str] = mapped_column(String(60))
    key: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(Text)
    waived_at: Mapped[datetime]
    waived_by: Mapped[str] = mapped_column(String(200))
    waived_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    __table_args__ = (UniqueConstraint("committee_id", "rule", "key"),)


class ColumnMeaning(Record):
    """What the heading of a column means in programmes this council brings in, once somebody has said so.

    `field` is a name of models.rules.programme_columns.Field.
    """

    heading: Mapped[str] = mapped_column(String(200), unique=True)
    field: Mapped[str] = mapped_column(String(40))


class IncomingProgramme(Record):
    """A programme read from a Word table, CSV or Excel file, as found and corrected so far; kept once confirmed."""

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    year: Mapped[int]
    filename: Mapped[str] = mapped_column(String(160))
    found: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    corrections: Mapped[int] = mapped_column(default=0)
    uploaded_at: Mapped[datetime]
    uploaded_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    confirmed_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)

    committee: Mapped[Committee] = relationship()
