"""Task and finish groups: what one looks into, whom it hears, what it is given, and what it recommends."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record, words
from models.committee import Committee
from models.programme_vocabulary import TaskGroupStage
from models.resolution import Resolution
from models.work_programme import Topic


class TaskGroup(Record):
    """What a task and finish group was set up to do. The group itself is a committee, whose seats are its members.

    `topic` stands in the programme of the committee that set it up, to which it reports by `report_due_on`.
    """

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), unique=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id"), index=True)
    scope: Mapped[str] = mapped_column(Text, default="")
    lines_of_enquiry: Mapped[list[str]] = mapped_column(JSON, default=list)
    stage: Mapped[TaskGroupStage] = mapped_column(words(TaskGroupStage), default=TaskGroupStage.SCOPING)
    stage_reason: Mapped[str] = mapped_column(Text, default="")
    report_due_on: Mapped[date | None]
    reported_on: Mapped[date | None]
    revision: Mapped[int] = mapped_column(default=1)

    committee: Mapped[Committee] = relationship()
    topic: Mapped[Topic] = relationship()
    witnesses: Mapped[list["Witness"]] = relationship(back_populates="group", order_by="Witness.heard_on, Witness.id")
    evidence: Mapped[list["Evidence"]] = relationship(
        back_populates="group", order_by="Evidence.received_on, Evidence.id"
    )
    steps: Mapped[list["TaskGroupStep"]] = relationship(
        back_populates="group", order_by="TaskGroupStep.planned_on, TaskGroupStep.id"
    )
    recommendations: Mapped[list["TaskGroupRecommendation"]] = relationship(
        back_populates="group", order_by="TaskGroupRecommendation.position, TaskGroupRecommendation.id"
    )


class Witness(Record):
    """Somebody a group is to hear, or heard, and what they said."""

    group_id: Mapped[int] = mapped_column(ForeignKey("task_group.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    capacity: Mapped[str] = mapped_column(String(200), default="")
    heard_on: Mapped[date | None]
    said: Mapped[str] = mapped_column(Text, default="")
    removed_at: Mapped[datetime | None]

    group: Mapped[TaskGroup] = relationship(back_populates="witnesses")


class Evidence(Record):
    """Something a group was given: from whom, when, what it says, and where to read it."""

    group_id: Mapped[int] = mapped_column(ForeignKey("task_group.id"), index=True)
    received_on: Mapped[date]
    given_by: Mapped[str] = mapped_column(String(200), default="")
    says: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(String(500), default="")
    removed_at: Mapped[datetime | None]

    group: Mapped[TaskGroup] = relationship(back_populates="evidence")


class TaskGroupStep(Record):
    """A step of a group's timetable, and the day it was done."""

    group_id: Mapped[int] = mapped_column(ForeignKey("task_group.id"), index=True)
    planned_on: Mapped[date]
    what: Mapped[str] = mapped_column(String(300))
    done_on: Mapped[date | None]
    removed_at: Mapped[datetime | None]

    group: Mapped[TaskGroup] = relationship(back_populates="steps")


class TaskGroupRecommendation(Record):
    """What a group's report recommends, and the resolution by which the committee made it its own."""

    group_id: Mapped[int] = mapped_column(ForeignKey("task_group.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    to_committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"))
    to_body: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[int] = mapped_column(default=0)
    resolution_id: Mapped[int | None] = mapped_column(ForeignKey("resolution.id"))
    removed_at: Mapped[datetime | None]

    group: Mapped[TaskGroup] = relationship(back_populates="recommendations")
    to_committee: Mapped[Committee | None] = relationship()
    resolution: Mapped[Resolution | None] = relationship()

    __table_args__ = (CheckConstraint("to_committee_id IS NOT NULL OR to_body <> ''", name="somebody_is_asked"),)
