"""A recommendation of a scrutiny committee to Full Council, from minutes that can be made public; for tests."""

from datetime import UTC, date, datetime
from typing import Any

from models.committee import Committee
from models.meeting import Meeting
from models.minutes import Minutes
from models.minutes_vocabulary import ResolutionOutcome
from models.publication import PublishedMeeting
from models.resolution import Recommendation, Resolution
from models.vocabulary import CommitteeKind, Verb
from tests import factories
from webapp.database import db
from webapp.services import minutes_bodies, minutes_publishing, publishing, recommendations, resolutions
from webapp.services.actors import operator
from webapp.services.ledger import Act
from webapp.services.resolutions import ResolutionDetails

NOW = datetime(2019, 6, 18, 9, 0, tzinfo=UTC)
BY = operator(on=NOW.date())
HELD_ON = date(2019, 3, 12)
TEXT = "That Full Council be recommended to receive an update."


def recommended(**fields: Any) -> Recommendation:
    """One sent on 12 March 2019; nothing of it is public."""
    council = fields.pop("council", None) or factories.committee(name="Full Council", kind=CommitteeKind.COUNCIL)
    committee: Committee = fields.pop("committee", None) or factories.committee(
        name="Adult Panel", slug="adult-panel", kind=CommitteeKind.SCRUTINY
    )
    meeting = fields.pop("meeting", None) or factories.meeting(committee, held_on=HELD_ON)
    item = factories.item(meeting, fields.pop("heading", "Safeguarding"))
    resolution = factories.keep(
        Resolution(meeting=meeting, item=item, outcome=ResolutionOutcome.RECOMMENDED, text=TEXT, position=1)
    )
    usual = {"text": TEXT, "to_committee_id": None if "to_body" in fields else council.id}
    sent = recommendations.send_from(resolution, **{**usual, **fields}, by=BY, at=NOW)
    db.session.commit()
    return sent


def act(verb: Verb = Verb.PUBLISH, reason: str = "", at: datetime = NOW) -> Act:
    return Act(verb, by=BY, at=at, reason=reason)


def make_public(meeting: Meeting) -> None:
    """Publish the meeting and what it decided."""
    if not db.session.query(Minutes).filter_by(meeting_id=meeting.id).count():
        factories.keep(Minutes(meeting_id=meeting.id))
    if db.session.get(PublishedMeeting, meeting.id) is None:
        publishing.publish_committee(meeting.committee, act())
        publishing.publish_meeting(meeting, act())
    minutes_publishing.append(meeting, minutes_bodies.decisions_body(meeting), act())
    db.session.commit()


def correct(resolution: Resolution, text: str) -> None:
    """Put right what was resolved; what was sent of it stays as it was sent."""
    said: ResolutionDetails = {"outcome": resolution.outcome, "text": text, "to_committee_id": None, "to_body": ""}
    resolutions.correct(resolution, said, revision=str(resolution.revision), by=BY, at=NOW)
    db.session.commit()


def withdraw_minutes(meeting: Meeting) -> None:
    minutes_publishing.withdraw(meeting, act(Verb.WITHDRAW, "The wrong draft was published."))
    db.session.commit()
