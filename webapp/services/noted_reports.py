"""Days on which a topic was reported, noted from earlier papers; agendas kept here say theirs themselves."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select

from models.programme_vocabulary import TopicEvent
from models.rules import RuleBroken
from models.rules import topics as rules
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.work_programme import NotedReport, Topic
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, revisions, topic_history, topics
from webapp.services.actors import Actor

REPORTED = "Reported on"


def get(noted_id: int, *, by: Actor) -> NotedReport:
    """A noted report of a committee whose programme this person keeps.

    Raises RemovedMeanwhile when it was taken away; NoResultFound or NotAllowed otherwise.
    """
    noted = db.session.get(NotedReport, noted_id)
    if noted is None:
        removed = revisions.removal_of(NotedReport, noted_id)
        by.check(Permission.EDIT_AGENDA, removed.committee_id)
        raise removed
    by.check(Permission.EDIT_AGENDA, noted.topic.committee_id)
    return noted


def of_topic(topic: Topic) -> list[NotedReport]:
    """The days noted of a topic, the earliest first."""
    found = select(NotedReport).where(NotedReport.topic_id == topic.id)
    return list(db.session.scalars(found.order_by(NotedReport.reported_on, NotedReport.id)))


def add(topic: Topic, *, reported_on: date | None, note: str = "", by: Actor, at: datetime) -> NotedReport:
    """Note a day on which a topic was reported. RuleBroken for one that has not come yet, or is noted already.

    A day on which the committee did not meet is kept, as the paper says it; the programme's own check points it out.
    """
    by.check(Permission.EDIT_AGENDA, topic.committee_id)
    revisions.read_anew(topic)
    topics.check_is_there(topic)
    day = _check(reported_on, at, of_topic(topic))
    number = revisions.new_number(NotedReport)
    noted = NotedReport(id=number, topic_id=topic.id, reported_on=day, note=note.strip())
    topic_history.note(topic, TopicEvent.CHANGED, now=_said(noted), by=by, at=at)
    db.session.add(noted)
    db.session.flush()
    return noted


def correct(
    noted: NotedReport, *, reported_on: date | None, note: str, revision: str | None = None, by: Actor, at: datetime
) -> None:
    """Put right a day that was noted wrongly. RuleBroken as for a new one; the topic's history keeps what it was.

    `revision` is that of the page it was seen on (revisions.revision_of): ChangedMeanwhile where it says another now.
    """
    topic = _held(noted, revision, by)
    day = _check(reported_on, at, [one for one in of_topic(topic) if one is not noted])
    was = _said(noted)
    noted.reported_on, noted.note = day, note.strip()
    if _said(noted) != was:
        audit.record("date of report corrected", noted, name=topic.title, by=by, at=at, committee_id=topic.committee_id)
        topic_history.note(topic, TopicEvent.CHANGED, was=was, now=_said(noted), by=by, at=at)


def remove(noted: NotedReport, *, revision: str | None = None, by: Actor, at: datetime) -> None:
    """Take away a day noted by mistake, as it was seen. The topic's history keeps it."""
    topic = _held(noted, revision, by)
    topic_history.note(topic, TopicEvent.CHANGED, was=_said(noted), by=by, at=at)
    revisions.remove(
        noted, "date of report taken away", name=topic.title, by=by, at=at, committee_id=topic.committee_id
    )
    db.session.flush()


def _held(noted: NotedReport, revision: str | None, by: Actor) -> Topic:
    """The topic of a noted day, locked, once the day is there as it was seen."""
    topic = noted.topic
    by.check(Permission.EDIT_AGENDA, topic.committee_id)
    revisions.read_anew(topic)
    topics.check_is_there(topic)
    revisions.read_anew(noted) if revision is None else revisions.check_revision(noted, revision)
    return topic


def _check(reported_on: date | None, at: datetime, others: Iterable[NotedReport]) -> date:
    """The day, once it may be noted beside others."""
    rules.check_report_day(reported_on, day_of(at))
    assert reported_on is not None
    if reported_on in [one.reported_on for one in others]:
        raise RuleBroken(f"{long_date(reported_on)} is noted already.", "reported_on")
    return reported_on


def _said(noted: NotedReport) -> str:
    return f"{REPORTED}: {long_date(noted.reported_on)}" + (f" ({noted.note})" if noted.note else "")
