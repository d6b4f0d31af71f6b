"""A committee with a work programme of this municipal year, published for real; for tests."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from models.committee import Committee
from models.meeting import Meeting
from models.programme_vocabulary import TopicTiming
from models.publication import Publication
from models.vocabulary import CommitteeKind, Verb
from models.work_programme import Topic, WorkProgramme
from tests import factories
from webapp.database import db
from webapp.services import programme_publishing, publishing, topics, work_programmes
from webapp.services.actors import operator
from webapp.services.ledger import Act
from webapp.services.topic_slots import NOT_FIXED, Slot, at_meeting

NOW = datetime(2019, 6, 18, 9, 0, tzinfo=UTC)
BY = operator(on=NOW.date())
YEAR = 2019
HERE = "/committees/children-panel/work-programme"
EVERY_MEETING = Slot(TopicTiming.EVERY_MEETING)


def act(verb: Verb = Verb.PUBLISH, reason: str = "", at: datetime = NOW, **more: Any) -> Act:
    return Act(verb, by=operator(on=at.date()), at=at, reason=reason, **more)


def planned() -> SimpleNamespace:
    """A public committee with two public meetings and a topic at the first; the programme itself is not public."""
    council = factories.council()
    committee = factories.committee(name="Children Panel", slug="children-panel", kind=CommitteeKind.SCRUTINY)
    autumn = factories.meeting(committee, held_on=date(2019, 9, 24))
    winter = factories.meeting(committee, held_on=date(2019, 11, 26))
    publishing.publish_council(council, act())
    publishing.publish_committee(committee, act())
    for meeting in (autumn, winter):
        publishing.publish_meeting(meeting, act())
    mash = topic(committee, "MASH annual report", autumn, lead_officer="John Coleman")
    programme = work_programmes.begun(committee, YEAR)
    db.session.commit()
    return SimpleNamespace(committee=committee, autumn=autumn, winter=winter, mash=mash, programme=programme)


def topic(committee: Committee, title: str, when: Meeting | Slot = NOT_FIXED, **more: Any) -> Topic:
    """A topic of the programme of 2019."""
    slot = at_meeting(when) if isinstance(when, Meeting) else when
    at = more.pop("at", NOW)
    made = topics.add(committee, title=title, year=YEAR, slot=slot, by=BY, at=at, **more)
    db.session.commit()
    return made


def move(one: Topic, to: Meeting | Slot, reason: str, at: datetime = NOW + timedelta(days=1)) -> None:
    slot = at_meeting(to) if isinstance(to, Meeting) else to
    topics.move(one, slot, reason=reason, by=operator(on=at.date()), at=at)
    db.session.commit()


def make_public(programme: WorkProgramme, at: datetime = NOW, **more: Any) -> Publication:
    """Publish a programme just as it stands."""
    db.session.flush()
    seen = programme_publishing.propose(programme, on=at.date()).seen
    publication = programme_publishing.publish(programme, act(at=at, **more), seen=seen)
    db.session.commit()
    return publication
