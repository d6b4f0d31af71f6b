"""Work programmes for tests: topics as services make them, with dates, reports and sources."""

from datetime import date
from typing import Any

from models.committee import Committee
from models.meeting import Meeting
from models.programme_vocabulary import PeriodKind, TopicTiming
from models.rules.municipal_year import municipal_year_of
from models.work_programme import KeyDate, NotedReport, Topic
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.services import noted_reports, topic_slots, topics
from webapp.services.actors import operator
from webapp.services.topic_slots import NOT_FIXED, Slot

EVERY_MEETING = Slot(TopicTiming.EVERY_MEETING)


def act() -> dict[str, Any]:
    """By whom and when."""
    return {"by": operator(on=clock.today()), "at": clock.now()}


def topic(committee: Committee, title: str = "School places", *, slot: Slot = NOT_FIXED, **said: Any) -> Topic:
    """A topic of a committee's programme of this year, not fixed yet unless the test says when."""
    made = topics.add(committee, title=title, slot=slot, **{"from_paper": True, **said}, **act())
    db.session.commit()
    return made


def topic_at(meeting: Meeting, title: str = "School places", **said: Any) -> Topic:
    """A topic planned for a meeting, in the programme of its year."""
    year = {"year": municipal_year_of(meeting.held_on)}
    return topic(meeting.committee, title, slot=topic_slots.at_meeting(meeting), **{**year, **said})


def noted_report(topic: Topic, **said: Any) -> NotedReport:
    """A report of a topic, as an earlier paper says."""
    made = noted_reports.add(topic, **{"reported_on": clock.today(), **said}, **act())
    db.session.commit()
    return made


def key_date(starts_on: date, **said: Any) -> KeyDate:
    """A period of the whole council: the school holiday of one day unless the test says otherwise."""
    usual = {"name": "Half term", "kind": PeriodKind.SCHOOL_HOLIDAY, "ends_on": starts_on}
    return factories.keep(KeyDate(starts_on=starts_on, **{**usual, **said}))
