"""Task and finish groups: set up for a topic, put right, and moved on from stage to stage."""

from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import select

from models.committee import Committee
from models.programme_vocabulary import TaskGroupStage, TopicEvent
from models.rules import RuleBroken, transitions
from models.rules import task_groups as rules
from models.rules.permissions import Permission
from models.task_group import TaskGroup
from models.vocabulary import CommitteeKind
from models.work_programme import Topic
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, committees, revisions, topic_history, topics
from webapp.services.actors import Actor
from webapp.services.committees import CommitteeDetails


class GroupDetails(TypedDict):
    """What a group looks into, along which lines, and by when it reports. The public reads all of it."""

    scope: str
    lines_of_enquiry: list[str]
    report_due_on: date | None


def get(group_id: int, *, by: Actor) -> TaskGroup:
    """A group that reports to a committee whose programme this person keeps. NoResultFound or NotAllowed otherwise."""
    group = db.session.get_one(TaskGroup, group_id)
    by.check(Permission.EDIT_AGENDA, group.topic.committee_id)
    return group


def of_topic(topic: Topic) -> TaskGroup | None:
    """The group that looks into a topic, if one was set up."""
    found = select(TaskGroup).where(TaskGroup.topic_id == topic.id)
    return db.session.scalar(found.order_by(TaskGroup.id.desc()).limit(1))


def of_committee(committee: Committee) -> list[TaskGroup]:
    """The groups that a committee set up, the latest first; and for a group's own committee, what it was set up for."""
    either = (Topic.committee_id == committee.id) | (TaskGroup.committee_id == committee.id)
    found = select(TaskGroup).join(TaskGroup.topic).where(either)
    return list(db.session.scalars(found.order_by(TaskGroup.id.desc())))


def without_a_task(*, on: date) -> list[Committee]:
    """The task and finish groups among the committees that nothing was set up for yet, by name."""
    taken = select(TaskGroup.committee_id)
    free = select(Committee).where(Committee.kind == CommitteeKind.TASK_AND_FINISH, Committee.id.not_in(taken))
    still = free.where(Committee.ended_on.is_(None) | (Committee.ended_on >= on))
    return list(db.session.scalars(still.order_by(Committee.name, Committee.id)))


def begin(
    topic: Topic, details: GroupDetails, *, committee_id: int | None, name: str, by: Actor, at: datetime
) -> TaskGroup:
    """Set up a group for a topic: a committee kept already, or a new one of this name, whose seats are its members.

    Fields: `committee_id`, `name`, and those of the details.
    """
    by.check(Permission.EDIT_AGENDA, topic.committee_id)
    revisions.read_anew(topic)
    topics.check_is_open(topic)
    if of_topic(topic) is not None:
        raise RuleBroken("A group looks into this topic already.")
    rules.check_set_up(details["lines_of_enquiry"], details["report_due_on"], day_of(at))
    committee = _chosen(committee_id, name, on=day_of(at)) or _new(topic, name.strip(), by=by, at=at)
    group = TaskGroup(committee=committee, topic=topic, **_clean(details))
    db.session.add(group)
    _keep("task and finish group set up", group, by=by, at=at)
    now = f"{rules.IN_HISTORY}: {committee.name}"
    topic_history.note(topic, TopicEvent.CHANGED, now=now, by=by, at=at)
    return group


def edit(group: TaskGroup, details: GroupDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Put right what a group looks into."""
    by.check(Permission.EDIT_AGENDA, group.topic.committee_id)
    revisions.check_revision(group, revision)
    due_on = details["report_due_on"]
    rules.check_set_up(details["lines_of_enquiry"], due_on if due_on != group.report_due_on else None, day_of(at))
    what, values = "task and finish group edited", _clean(details)
    committee_id = group.topic.committee_id
    name = group.committee.name
    revisions.change(group, values, what, name=name, revision=revision, by=by, at=at, committee_id=committee_id)


def move_to(
    group: TaskGroup, stage: TaskGroupStage, *, reason: str = "", revision: str, by: Actor, at: datetime
) -> None:
    """Say how far a group has come, or that it closes without a report, and why. Fields: `stage`, `stage_reason`."""
    by.check(Permission.EDIT_AGENDA, group.topic.committee_id)
    revisions.check_revision(group, revision)
    rules.check_stage(stage, reason)
    transitions.check_move(group.stage, stage)
    was, group.stage, group.stage_reason = group.stage, stage, reason.strip()
    group.revision += 1
    _keep(f"task and finish group: {stage}", group, by=by, at=at, reason=reason.strip())
    told = {"was": f"{rules.IN_HISTORY}: {was}", "now": f"{rules.IN_HISTORY}: {stage}"}
    topic_history.note(group.topic, TopicEvent.CHANGED, **told, reason=reason, by=by, at=at)


def next_stages(group: TaskGroup) -> list[TaskGroupStage]:
    """The stages it may be said to be at next, but for having reported."""
    allowed = transitions.MOVES[TaskGroupStage][group.stage]
    return [stage for stage in TaskGroupStage if stage in allowed and stage is not TaskGroupStage.REPORTED]


def _clean(details: GroupDetails) -> dict[str, object]:
    return {**details, "scope": details["scope"].strip()}


def _chosen(committee_id: int | None, name: str, *, on: date) -> Committee | None:
    if committee_id is not None and name.strip():
        raise RuleBroken("Choose a group or name a new one, not both.", "name")
    if committee_id is None:
        if not name.strip():
            raise RuleBroken("Say what the group is called, or choose one that is there.", "name")
        return None
    found = next((one for one in without_a_task(on=on) if one.id == committee_id), None)
    if found is None:
        raise RuleBroken("Choose a task and finish group that has no task yet.", "committee_id")
    return found


def _new(topic: Topic, name: str, *, by: Actor, at: datetime) -> Committee:
    """A committee of its own that reports to the topic's, and meets as that one does."""
    above = topic.committee
    details: CommitteeDetails = {
        "name": name,
        "kind": CommitteeKind.TASK_AND_FINISH,
        "remit": "",
        "parent_id": above.id,
        "house_style_id": above.house_style_id,
        "usual_venue": above.usual_venue,
        "usual_room": above.usual_room,
        "usual_starts_at": above.usual_starts_at,
        "usual_minutes": above.usual_minutes,
        "numbering": above.numbering,
        "sub_numbering": above.sub_numbering,
        "speaking_days": None,
        "speaking_at": None,
        "webcast": "",
        "ended_on": None,
        "quorum": None,
        "balanced_seats": None,
        "allows_substitutes": False,
        "substitutes_are_named": False,
        "substitutes_share_group": False,
        "substitute_notice_hours": None,
        "prints_guidance": above.prints_guidance,
        "draft_minutes": above.draft_minutes,
        "minutes_run_on": False,
    }
    return committees.create(details, by=by, at=at)


def _keep(what: str, group: TaskGroup, *, by: Actor, at: datetime, reason: str = "") -> None:
    name, committee_id = group.committee.name, group.topic.committee_id
    audit.record(what, group, name=name, by=by, at=at, reason=reason, committee_id=committee_id)
