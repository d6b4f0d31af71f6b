"""What work programmes wait for: open topics whose meeting is over or cancelled, whose month or review day has come."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from models.committee import Committee
from models.meeting import Meeting
from models.programme_vocabulary import TaskGroupStage, TopicEvent, TopicStatus, TopicTiming
from models.task_group import TaskGroup
from models.vocabulary import MeetingStatus
from models.work_programme import Topic, TopicChange
from webapp.database import db
from webapp.services.actors import Actor
from webapp.services.meeting_list import covered_by


@dataclass(frozen=True, slots=True)
class Wanting:
    """How many topics of one committee's programme of one year wait for somebody's word."""

    committee_id: int
    committee: str
    year: int
    topics: int


def wanting(*, by: Actor, on: date) -> list[Wanting]:
    """The programmes of the committees this person works for that wait for a word, the latest first: one query.

    A topic waits on the grounds that rules.topics, rules.returned_topics and rules.task_groups give in words.
    """
    month_is_over = func.coalesce(Topic.until_month, Topic.month) < on.replace(day=1)
    meeting_is_off = or_(Meeting.held_on < on, Meeting.status == MeetingStatus.CANCELLED)
    meeting_is_gone = and_(Meeting.id.is_not(None), meeting_is_off)
    waits = or_(month_is_over, Topic.review_on <= on, meeting_is_gone, _came_back(), _group_reported())
    found = (
        select(Committee.id, Committee.name, Topic.year, func.count())
        .join(Topic, Topic.committee_id == Committee.id)
        .outerjoin(Meeting, Meeting.id == Topic.meeting_id)
        .where(Topic.removed_at.is_(None), Topic.status == TopicStatus.OPEN, waits, covered_by(by))
        .group_by(Committee.id, Committee.name, Topic.year)
        .order_by(Topic.year.desc(), Committee.name, Committee.id)
    )
    return [Wanting(*row) for row in db.session.execute(found)]


def _came_back() -> ColumnElement[bool]:
    """Whether the last thing that happened to a topic is that an agenda gave it back."""
    latest = select(func.max(TopicChange.id)).where(TopicChange.topic_id == Topic.id).correlate(Topic).scalar_subquery()
    from_meeting = and_(TopicChange.event == TopicEvent.RETURNED, Topic.timing == TopicTiming.NOT_YET)
    from_agenda = and_(TopicChange.event == TopicEvent.OFF_AGENDA, Topic.timing == TopicTiming.MEETING)
    return exists().where(TopicChange.id == latest, or_(from_meeting, from_agenda))


def _group_reported() -> ColumnElement[bool]:
    """Whether its group has reported, and nobody said since when it comes."""
    has_reported = and_(TaskGroup.topic_id == Topic.id, TaskGroup.stage == TaskGroupStage.REPORTED)
    was_planned_since = Topic.review_on > TaskGroup.reported_on
    is_waiting = Topic.timing.in_((TopicTiming.NOT_YET, TopicTiming.CONDITION))
    return exists().where(has_reported, is_waiting, or_(Topic.review_on.is_(None), ~was_planned_since))
