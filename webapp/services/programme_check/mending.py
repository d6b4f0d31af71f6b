"""What the check of a programme finds, put right by one press where there is only one way to do it."""

from datetime import datetime
from typing import cast

from models.action import Action
from models.committee import Committee
from models.owed import Owed
from models.programme_vocabulary import TopicTiming
from models.resolution import Resolution
from models.rules import RuleBroken
from models.rules.linter import Finding, Mend, MendKind
from models.work_programme import Topic
from webapp.database import db
from webapp.services import topics
from webapp.services.actors import Actor
from webapp.services.programme_check.waiving import finding
from webapp.services.topic_slots import Slot
from webapp.services.topics import LABELS, TopicDetails

ONE_PRESS = frozenset({MendKind.ADD_TOPIC, MendKind.MOVE_TO, MendKind.CHANGE_WORDS})


def mend(committee: Committee, year: int, *, rule: str, key: str, by: Actor, at: datetime) -> Topic:
    """Put right what a rule finds, and give the topic that was added, moved or corrected.

    What is done is worked out anew, so that nothing is changed that the check does not find any more (RuleBroken).
    """
    found = finding(committee, year, rule=rule, key=key, by=by)
    match found.mend.kind:
        case MendKind.ADD_TOPIC:
            return _added(committee, year, found.mend, by=by, at=at)
        case MendKind.MOVE_TO:
            return _moved(found, by=by, at=at)
        case MendKind.CHANGE_WORDS:
            return _corrected(found, by=by, at=at)
    raise RuleBroken("No one press puts this right. Open the page that its button leads to.")


def _added(committee: Committee, year: int, wanted: Mend, *, by: Actor, at: datetime) -> Topic:
    return topics.add(
        committee,
        title=wanted.title,
        year=year,
        asked=db.session.get(Owed, wanted.owed_id),
        resolution=db.session.get(Resolution, wanted.resolution_id),
        action=db.session.get(Action, wanted.action_id),
        by=by,
        at=at,
    )


def _moved(found: Finding, *, by: Actor, at: datetime) -> Topic:
    topic = topics.get(found.topic_id, by=by)
    slot = Slot(TopicTiming.MEETING, meeting_id=found.mend.meeting_id)
    topics.move(topic, slot, reason=found.mend.reason, by=by, at=at)
    return topic


def _corrected(found: Finding, *, by: Actor, at: datetime) -> Topic:
    topic = topics.get(found.topic_id, by=by)
    kept = {name: getattr(topic, name) for name in LABELS}
    details = cast("TopicDetails", kept | {found.mend.field: found.mend.words})
    topics.change(topic, details, revision=str(topic.revision), by=by, at=at)
    return topic
