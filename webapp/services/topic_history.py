"""What happened to a topic, and why: written with every change of it, in words the public may read."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, inspect, select

from models.programme_vocabulary import TopicEvent
from models.work_programme import Topic, TopicChange
from webapp.database import db
from webapp.services import audit
from webapp.services.actors import Actor

# These mostly say something that the topic's own record does not hold, so that no form open elsewhere is out of date.
BESIDE_THE_RECORD = frozenset({TopicEvent.ON_AGENDA, TopicEvent.OFF_AGENDA, TopicEvent.CONSIDERED})


def note(
    topic: Topic,
    event: TopicEvent,
    *,
    was: str = "",
    now: str = "",
    reason: str = "",
    by: Actor,
    at: datetime,
) -> TopicChange:
    """Write down one thing that happened to a topic: a line of its history and an event of the audit trail.

    Call it once the record is changed, and before anything is flushed. `was`, `now` and `reason` are published.
    """
    if inspect(topic).persistent and (event not in BESIDE_THE_RECORD or db.session.is_modified(topic)):
        topic.revision += 1
    audit.record(
        f"topic {event}", topic, name=topic.title, by=by, at=at, reason=reason.strip(), committee_id=topic.committee_id
    )
    change = TopicChange(
        topic_id=topic.id,
        event=event,
        was=was,
        now=now,
        reason=reason.strip(),
        changed_at=at,
        changed_by=by.name,
        changed_by_id=by.user_id,
    )
    db.session.add(change)
    db.session.flush()
    db.session.expire(topic, ["changes"])
    return change


def history(topic: Topic) -> list[TopicChange]:
    """What happened to a topic, the latest first."""
    found = select(TopicChange).where(TopicChange.topic_id == topic.id)
    return list(db.session.scalars(found.order_by(TopicChange.id.desc())))


def histories(numbers: Iterable[int]) -> dict[int, list[TopicChange]]:
    """What happened to each of many topics, by the topic's number and the latest first: one query."""
    told: dict[int, list[TopicChange]] = {}
    found = select(TopicChange).where(TopicChange.topic_id.in_(list(numbers)))
    for one in db.session.scalars(found.order_by(TopicChange.id.desc())):
        told.setdefault(one.topic_id, []).append(one)
    return told


def last_changes(numbers: Iterable[int]) -> dict[int, TopicChange]:
    """The last thing that happened to each of many topics, by the topic's number: one query."""
    wanted = TopicChange.topic_id.in_(list(numbers))
    latest = select(func.max(TopicChange.id)).where(wanted).group_by(TopicChange.topic_id)
    found = select(TopicChange).where(TopicChange.id.in_(latest)).order_by(TopicChange.id)
    return {one.topic_id: one for one in db.session.scalars(found)}
