"""Minutes for tests: of a meeting that was held, with everything in them, and issued for real."""

from datetime import date, time, timedelta

from models.attendance import Attendance
from models.meeting import Meeting
from models.minutes import Minute, Minutes
from models.minutes_vocabulary import MinuteOutcome, MinutesAudience
from models.resolution import Resolution
from models.vocabulary import AttendanceStatus, ItemKind, Part, SeatRole, Verb
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.services import issuing, minutes, minutes_bodies, minutes_publishing, publishing
from webapp.services.actors import operator
from webapp.services.ledger import Act

SAID = "The Director introduced the report. Members welcomed it."


def act(verb: Verb = Verb.PUBLISH, reason: str = "", on: date | None = None) -> Act:
    return Act(verb, by=operator(on=on or clock.today()), at=clock.now(), reason=reason)


def held(audience: MinutesAudience = MinutesAudience.PUBLIC, **fields) -> Meeting:
    """A public meeting held a month ago: two came, one sent apologies, something was said and resolved."""
    committee = factories.committee(draft_minutes=audience, **fields)
    meeting = factories.meeting(committee, held_on=clock.today() - timedelta(days=30), venue="County Hall")
    for number, (role, status) in enumerate(
        ((SeatRole.CHAIR, "present"), (SeatRole.MEMBER, "present"), (SeatRole.MEMBER, "apologies")), start=1
    ):
        member = factories.member(name=f"Ada Fern {number}")
        factories.seat(committee, member, role=role, position=number)
        factories.keep(Attendance(meeting=meeting, member=member, status=AttendanceStatus(status)))
    factories.item(meeting, "Apologies", kind=ItemKind.APOLOGIES)
    report = factories.item(meeting, "Early help")
    taken = {"outcome": MinuteOutcome.TAKEN}
    factories.keep(Minute(meeting=meeting, item=report, text=SAID, **taken))
    factories.keep(Resolution(meeting=meeting, item=report, text="That the report be noted.", position=1))
    private = {"part": Part.PRIVATE, "public_heading": "A property matter", "exempt_paragraphs": [3]}
    secret = factories.item(meeting, "Selling Quagga House", **private)
    factories.keep(
        Minute(meeting=meeting, item=secret, text="Zeppelin Ltd offered.", summary="An offer was heard.", **taken)
    )
    factories.keep(Resolution(meeting=meeting, item=secret, text="That Zeppelin Ltd be accepted.", position=1))
    factories.keep(Minutes(meeting=meeting, opened_at=time(10), rose_at=time(12, 20)))
    db.session.refresh(meeting)
    publishing.publish_agenda(meeting, act())
    db.session.commit()
    return meeting


def issue(meeting: Meeting, reason: str = ""):
    seen = minutes_publishing.fingerprint(minutes_bodies.minutes_body(meeting))
    draft = issuing.issue(meeting, act(reason=reason), seen=seen)
    db.session.commit()
    return draft


def later(meeting: Meeting, days: int = 20, **fields) -> Meeting:
    """Another meeting of the same committee, held so many days after it."""
    return factories.meeting(meeting.committee, held_on=meeting.held_on + timedelta(days=days), **fields)


def approved(meeting: Meeting) -> Minutes:
    """The minutes of a meeting, issued and approved at a later one."""
    issue(meeting)
    kept = minutes.of_meeting(meeting)
    issuing.approve(kept, later(meeting), [], act())
    db.session.commit()
    return kept
