"""How topics end: done, dropped or merged into another, each with its reason; and taken up again."""

from datetime import datetime

from sqlalchemy import select

from models.programme_vocabulary import TopicEvent, TopicStatus
from models.rules import RuleBroken
from models.rules import topics as rules
from models.rules.permissions import Permission
from models.rules.work_programme import in_words
from models.work_programme import Topic
from webapp.clock import day_of
from webapp.database import db
from webapp.services import meetings, revisions, topic_history, topic_slots, topics
from webapp.services.actors import Actor

# No field of a topic, so that the public is not told: the other may not be public.
HOLDS_TOO = "Holds too"


def finish(topic: Topic, *, reason: str, revision: str | None = None, by: Actor, at: datetime) -> None:
    """Say that a topic is done with: `reason` tells how it ended. It stays in the programme of its year, as done."""
    _end(topic, TopicStatus.DONE, TopicEvent.DONE, reason, revision, by=by, at=at)


def drop(topic: Topic, *, reason: str, revision: str | None = None, by: Actor, at: datetime) -> None:
    """Give a topic up, with the reason that whoever asked for it will read."""
    _end(topic, TopicStatus.DROPPED, TopicEvent.DROPPED, reason, revision, by=by, at=at)


def merge(topic: Topic, into: Topic, *, reason: str, revision: str | None = None, by: Actor, at: datetime) -> None:
    """Make one topic of two: what this one asks for is answered by the other from now on.

    RuleBroken for a topic of another committee, for one that has ended, and for a merge that goes round in a circle.
    """
    by.check(Permission.EDIT_AGENDA, topic.committee_id)
    # Two merges at once could close a circle that neither sees.
    meetings.hold(topic.committee_id)
    if into.committee_id != topic.committee_id or into.removed_at is not None:
        raise RuleBroken("Choose a topic of this committee's programme.", "into_id")
    rules.check_merge(topic.id, into.id, _merged(topic.committee_id))
    if into.status is not TopicStatus.OPEN:
        raise RuleBroken(f"“{into.title}” is {into.status}: choose a topic that is still open.", "into_id")
    topics.check_is_on_no_agenda(topic, day_of(at))
    revisions.check_revision(topic, revision) if revision is not None else revisions.read_anew(topic)
    topics.check_is_open(topic)
    rules.check_end(TopicStatus.MERGED, reason)
    topic.merged_into = into
    topic.merged_into_id = into.id
    _set_end(topic, TopicStatus.MERGED, reason, at)
    _hand_over(topic, into)
    topic_history.note(topic, TopicEvent.MERGED, now=into.title, reason=reason, by=by, at=at)
    topic_history.note(into, TopicEvent.CHANGED, now=f"{HOLDS_TOO}: {topic.title}", reason=reason, by=by, at=at)


def reopen(topic: Topic, *, reason: str, revision: str | None = None, by: Actor, at: datetime) -> None:
    """Take up again a topic that had ended, where it stood."""
    by.check(Permission.EDIT_AGENDA, topic.committee_id)
    revisions.check_revision(topic, revision) if revision is not None else revisions.read_anew(topic)
    topics.check_is_there(topic)
    if topic.status is TopicStatus.OPEN:
        raise RuleBroken("This topic is open already.")
    if not reason.strip():
        raise RuleBroken("Say why it is taken up again.", "reason")
    was = str(topic.status)
    topic.status, topic.ended_on, topic.end_reason = TopicStatus.OPEN, None, ""
    topic.merged_into_id, topic.merged_into = None, None
    when = in_words(topic_slots.when_of(topic))
    topic_history.note(topic, TopicEvent.REOPENED, was=was, now=when, reason=reason, by=by, at=at)


def _end(
    topic: Topic, status: TopicStatus, event: TopicEvent, reason: str, revision: str | None, *, by: Actor, at: datetime
) -> None:
    by.check(Permission.EDIT_AGENDA, topic.committee_id)
    revisions.check_revision(topic, revision) if revision is not None else revisions.read_anew(topic)
    topics.check_is_open(topic)
    topics.check_is_on_no_agenda(topic, day_of(at))
    rules.check_end(status, reason)
    _set_end(topic, status, reason, at)
    was = in_words(topic_slots.when_of(topic))
    topic_history.note(topic, event, was=was, reason=reason, by=by, at=at)


def _set_end(topic: Topic, status: TopicStatus, reason: str, at: datetime) -> None:
    topic.status, topic.ended_on, topic.end_reason = status, day_of(at), reason.strip()


def _hand_over(topic: Topic, into: Topic) -> None:
    """The items that carry or carried a topic are the other's from now on, with the days it was reported: whatever a
    meeting does with one of them, the topic that goes on follows it. The history of the first still tells of them.
    """
    for tie in list(topic.appearances):
        tie.topic = into
    for noted in list(topic.noted_reports):
        if noted.reported_on not in {one.reported_on for one in into.noted_reports}:
            noted.topic = into
    db.session.flush()
    db.session.expire(topic, ["appearances", "noted_reports"])
    db.session.expire(into, ["appearances", "noted_reports"])


def _merged(committee_id: int) -> dict[int, int]:
    """Which topic each of the committee's merged topics became."""
    merged = select(Topic.id, Topic.merged_into_id).where(Topic.committee_id == committee_id)
    found = db.session.execute(merged.where(Topic.merged_into_id.is_not(None)).order_by(Topic.id))
    return {number: into for number, into in found if into is not None}
