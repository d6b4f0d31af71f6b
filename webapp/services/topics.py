"""Topics a meeting asked for, waiting for their place in a committee's work programme."""

from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import joinedload

from models.action import Action
from models.committee import Committee
from models.owed import Owed
from models.programme_vocabulary import TopicSource
from models.resolution import Resolution
from models.rules import RuleBroken
from models.rules.municipal_year import municipal_year_of
from models.rules.permissions import Permission
from models.work_programme import Topic
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, meetings, owed
from webapp.services.actors import Actor


def add(
    committee: Committee,
    *,
    title: str,
    detail: str = "",
    resolution: Resolution | None = None,
    asked: Owed | None = None,
    by: Actor,
    at: datetime,
) -> Topic:
    """Add a topic to a committee's work programme, with the resolution or the ask that it follows up.

    Holds the committee until the transaction ends: two who add the same at once keep it once.
    """
    by.check(Permission.RECORD_MEETING, committee.id)
    meetings.hold(committee.id)
    if not title.strip():
        raise RuleBroken("Say in a few words what is to be considered.", "title")
    for one in of_committee(committee):
        if _plain(one.title) == _plain(title):
            raise RuleBroken(f"“{one.title}” is in the work programme already.", "title")
    topic = Topic(
        committee_id=committee.id,
        year=municipal_year_of(day_of(at)),
        source=TopicSource.MINUTE if resolution or asked else TopicSource.NOT_RECORDED,
        title=title.strip(),
        detail=detail.strip(),
        resolution_id=resolution.id if resolution else None,
        owed_id=asked.id if asked else None,
        added_at=at,
    )
    db.session.add(topic)
    audit.record("topic added", topic, name=topic.title, by=by, at=at, committee_id=committee.id)
    if asked is not None:
        owed.follow(asked, by=by, at=at)
    return topic


def of_committee(committee: Committee) -> list[Topic]:
    """The topics of a committee, the oldest first."""
    found = select(Topic).where(Topic.committee_id == committee.id, Topic.removed_at.is_(None))
    with_source = found.options(joinedload(Topic.owed), joinedload(Topic.resolution))
    return list(db.session.scalars(with_source.order_by(Topic.added_at, Topic.id)))


def unanswered(committee: Committee) -> list[Action]:
    """The actions that come again and again, and from whose minute no topic of the work programme comes: what was to
    be reported "every six months" is then in nobody's plan. The oldest first, in one query.
    """
    answers = exists().where(
        Topic.committee_id == Action.committee_id,
        Topic.removed_at.is_(None),
        or_(Topic.resolution_id == Action.resolution_id, Topic.owed_id == Action.owed_id),
    )
    found = select(Action).where(Action.committee_id == committee.id, Action.every_months.is_not(None))
    standing = found.where(Action.removed_at.is_(None), Action.ended_on.is_(None), ~answers)
    return list(db.session.scalars(standing.order_by(Action.id)))


def remove(topic: Topic, *, by: Actor, at: datetime) -> None:
    """Take away a topic added by mistake. It stays in the record as removed."""
    by.check(Permission.RECORD_MEETING, topic.committee_id)
    if topic.removed_at is not None:
        raise RuleBroken("This topic was taken away already.")
    topic.removed_at = at
    audit.record("topic removed", topic, name=topic.title, by=by, at=at, committee_id=topic.committee_id)


def _plain(title: str) -> str:
    return " ".join(title.lower().split())
