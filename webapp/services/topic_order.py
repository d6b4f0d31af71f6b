"""The order of the topics that come together: as the programme prints them, and as they go onto the agenda."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.programme_vocabulary import TopicStatus
from models.rules.permissions import Permission
from models.work_programme import Topic
from webapp.database import db
from webapp.services import audit, meetings, topic_slots, topics
from webapp.services.actors import Actor


def move_up(topic: Topic, *, by: Actor, at: datetime) -> None:
    """Print a topic before the one above it, among those that come at the same time; the first stays."""
    _step(topic, -1, by=by, at=at)


def move_down(topic: Topic, *, by: Actor, at: datetime) -> None:
    """Print a topic after the one below it; the last stays."""
    _step(topic, +1, by=by, at=at)


def _step(topic: Topic, step: int, *, by: Actor, at: datetime) -> None:
    by.check(Permission.EDIT_AGENDA, topic.committee_id)
    meetings.hold(topic.committee_id)
    db.session.refresh(topic)
    topics.check_is_open(topic)
    beside = _beside(topic)
    here = beside.index(topic)
    there = min(max(here + step, 0), len(beside) - 1)
    if there == here:
        return
    # Those beside it keep their places in the whole programme: only who stands in which changes.
    places = _places(beside)
    beside.insert(there, beside.pop(here))
    for place, one in zip(places, beside, strict=True):
        one.position = place
    db.session.flush()
    # The order is the programme's, not the topic's: a line in the history of each would drown what happened to it.
    audit.record("topic put in order", topic, name=topic.title, by=by, at=at, committee_id=topic.committee_id)


def _beside(topic: Topic) -> list[Topic]:
    """The open topics of the programme that come when this one does, in order."""
    there = select(Topic).where(Topic.committee_id == topic.committee_id, Topic.year == topic.year)
    is_open = there.where(Topic.status == TopicStatus.OPEN, Topic.removed_at.is_(None), Topic.timing == topic.timing)
    found = db.session.scalars(is_open.options(joinedload(Topic.meeting)).order_by(Topic.position, Topic.id))
    return [one for one in found if topic_slots.comes_with(one, topic)]


def _places(beside: list[Topic]) -> list[int]:
    """Their places, each its own: two topics that had one place between them get two."""
    places: list[int] = []
    for one in beside:
        places.append(max(one.position, places[-1] + 1 if places else one.position))
    return places
