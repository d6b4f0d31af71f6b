"""The report of a task and finish group: taken at its committee's meeting, with recommendations that become its own."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.minutes_vocabulary import ResolutionOutcome
from models.programme_vocabulary import TaskGroupStage, TopicEvent
from models.rules import RuleBroken, transitions
from models.rules import task_groups as rules
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.task_group import TaskGroup, TaskGroupRecommendation
from models.vocabulary import MeetingStatus
from models.work_programme import TopicItem
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, resolutions, revisions, topic_history
from webapp.services.actors import Actor

LOOKS_BACK = timedelta(days=400)


def items_for(group: TaskGroup, *, on: date) -> list[AgendaItem]:
    """The items under which its report may have been taken: those that carried its topic, then the latest meetings'.

    Those of meetings before its last evidence, or before it reported, are not among them.
    """
    not_before = group.reported_on or heard_until(group, on=on) or on - LOOKS_BACK
    carried = _carried(group)
    found = (
        select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .options(joinedload(AgendaItem.meeting))
        .where(Meeting.committee_id == group.topic.committee_id, Meeting.status != MeetingStatus.CANCELLED)
        .where(Meeting.held_on <= on, Meeting.held_on > on - LOOKS_BACK, Meeting.held_on >= not_before)
        .where(AgendaItem.removed_at.is_(None))
        .order_by(Meeting.held_on.desc(), AgendaItem.meeting_id, AgendaItem.position, AgendaItem.id)
    )
    return sorted(db.session.scalars(found), key=lambda item: item.id not in carried)


def likely(group: TaskGroup, items: Collection[AgendaItem]) -> AgendaItem | None:
    """The first of these items that carried its topic: no other is chosen for an officer."""
    carried = _carried(group)
    return next((item for item in items if item.id in carried), None)


def not_taken(group: TaskGroup) -> list[TaskGroupRecommendation]:
    """What it recommends that its committee has not made its own."""
    return [one for one in group.recommendations if one.removed_at is None and one.resolution_id is None]


def heard_until(group: TaskGroup, *, on: date) -> date | None:
    """The last day by then on which it was given evidence or heard a witness."""
    given = [one.received_on for one in group.evidence if one.removed_at is None]
    heard = [one.heard_on for one in group.witnesses if one.removed_at is None and one.heard_on]
    return max((day for day in (*given, *heard) if day <= on), default=None)


def take(
    group: TaskGroup, item_id: int | None, numbers: Collection[int], *, revision: str, by: Actor, at: datetime
) -> None:
    """Record that its committee took the report under an item, and made these recommendations its own.

    Each becomes a resolution of that item which recommends to the body that is asked to act, and is followed with the
    committee's other recommendations. Fields: `item_id`, `numbers`.
    """
    by.check(Permission.EDIT_AGENDA, group.topic.committee_id)
    revisions.check_revision(group, revision)
    if group.stage is not TaskGroupStage.REPORTED:
        transitions.check_move(group.stage, TaskGroupStage.REPORTED)
    item = db.session.get(AgendaItem, item_id) if item_id else None
    rules.check_taken(
        item_of=item.meeting.committee_id if item else None,
        reports_to=group.topic.committee_id,
        held_on=item.meeting.held_on if item else None,
        reported_before=group.reported_on,
        heard_until=heard_until(group, on=day_of(at)),
        today=day_of(at),
    )
    assert item is not None
    chosen = [one for one in not_taken(group) if one.id in numbers]
    if len(chosen) < len(set(numbers)):
        raise RuleBroken("One of these was taken or changed meanwhile. Look again, then choose.", "numbers")
    for one in chosen:
        _resolve(one, item, by=by, at=at)
    _note(group, item.meeting, len(chosen), by=by, at=at)


def _carried(group: TaskGroup) -> set[int]:
    carried = select(TopicItem.item_id).where(TopicItem.topic_id == group.topic_id)
    return set(db.session.scalars(carried.order_by(TopicItem.id)))


def _resolve(one: TaskGroupRecommendation, item: AgendaItem, *, by: Actor, at: datetime) -> None:
    details: resolutions.ResolutionDetails = {
        "outcome": ResolutionOutcome.RECOMMENDED,
        "text": one.text,
        "to_committee_id": one.to_committee_id,
        "to_body": one.to_body,
    }
    one.resolution = resolutions.resolve(item, details, by=by, at=at)
    what, committee_id = "recommendation of a group made the committee's own", item.meeting.committee_id
    audit.record(what, one, name=one.text[:120], by=by, at=at, committee_id=committee_id)


def _note(group: TaskGroup, meeting: Meeting, taken: int, *, by: Actor, at: datetime) -> None:
    was = group.stage
    group.stage, group.stage_reason = TaskGroupStage.REPORTED, ""
    group.reported_on = group.reported_on or meeting.held_on
    group.revision += 1
    name, committee_id = group.committee.name, group.topic.committee_id
    audit.record("task and finish group reported", group, name=name, by=by, at=at, committee_id=committee_id)
    # How many were made its own is not for the public: they may have been taken in private.
    made = f"\n{rules.TAKEN_IN_HISTORY}: {taken}" if taken else ""
    now = f"{rules.IN_HISTORY}: reported on {long_date(meeting.held_on)}{made}"
    told = {"was": f"{rules.IN_HISTORY}: {was}", "now": now}
    topic_history.note(group.topic, TopicEvent.CHANGED, **told, by=by, at=at)
