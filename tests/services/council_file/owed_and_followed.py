"""One of each record of what minutes owe and what came of it."""

from datetime import UTC, date, datetime

from models.action import Action, ActionUpdate
from models.member import Member
from models.minutes import Minute, Minutes
from models.minutes_vocabulary import (
    ActionStatus,
    Implementation,
    MinutesStatus,
    OwedKind,
    OwedStatus,
    RecommendationResponse,
)
from models.owed import Owed, WavedThrough
from models.resolution import Recommendation, Resolution
from models.vocabulary import Role, Verb
from models.work_programme import Topic
from tests import factories
from webapp import clock
from webapp.services import minutes_bodies, minutes_publishing, publishing
from webapp.services.actors import operator
from webapp.services.ledger import Act

AT = datetime(2030, 6, 1, 9, tzinfo=UTC)


def owed_and_followed() -> None:
    """Put them in the database: an ask followed by an action that comes again, a topic, a recommendation answered."""
    asker, officer = factories.member(name="Ivy Moss"), factories.member(name="Ned Pike")
    committee = factories.committee(name="Libraries Panel", slug="libraries-panel")
    body = factories.committee(name="The Cabinet", slug="the-cabinet")
    account = factories.user(Role.MEMBER, member_id=asker.id)
    meeting = factories.meeting(committee, held_on=clock.today(), uid="libraries-1@test")
    later = factories.meeting(committee, held_on=date(2031, 6, 17), uid="libraries-2@test")
    factories.item(meeting, "Welcome")
    item = factories.item(meeting, "Opening hours", position=2)
    factories.keep(Minutes(meeting=meeting, status=MinutesStatus.ISSUED, issued_at=AT))
    minute = factories.keep(Minute(meeting=meeting, item=item, text="She would ask. He would send it."))
    _waved(minute, account.id)
    ask = _owed(minute, asker, officer)
    resolution = factories.keep(Resolution(meeting=meeting, item=item, text="That hours be longer.", position=1))
    _recommended(resolution, body.id)
    _actions(ask, resolution, later, asker, account.id)
    by_name = {"owner_committee": body, "removed_at": AT, "is_public": False, "link_number": 4}
    factories.keep(Action(committee=committee, text="Given by mistake", created_at=AT, due_meeting=later, **by_name))
    asked = {"detail": "With figures", "year": 2030, "added_at": AT}
    factories.keep(Topic(committee=committee, title="Hours", owed=ask, **asked))
    factories.keep(Topic(committee=committee, title="Staff", resolution=resolution, removed_at=AT, **asked))
    publish(meeting)


def publish(meeting) -> None:
    """Have the public read the minutes, and with them the actions and recommendations."""
    act = Act(Verb.PUBLISH, by=operator(on=clock.today()), at=clock.now())
    publishing.publish_meeting(meeting, act)
    minutes_publishing.append(meeting, minutes_bodies.minutes_body(meeting), act)


def _waved(minute: Minute, account_id: int) -> None:
    for digit in "ab":
        factories.keep(WavedThrough(minute_id=minute.id, sentence_hash=digit * 64, waved_at=AT, waved_by_id=account_id))


def _owed(minute: Minute, asker: Member, officer: Member) -> Owed:
    removed = {"kind": OwedKind.UNDERTAKING, "quoted": "He would send it.", "owed_by": "Officers", "asked_by": "Mr Ash"}
    factories.keep(Owed(minute=minute, marked_at=AT, removed_at=AT, due_on=date(2030, 7, 1), **removed))
    people = {"asked_by_id": asker.id, "owed_by_id": officer.id}
    ended = {"status": OwedStatus.DONE, "ended_on": date(2030, 6, 3), "outcome": "Sent by e-mail."}
    factories.keep(Owed(minute=minute, kind=OwedKind.ASK, quoted="She", marked_at=AT, **people, **ended))
    return factories.keep(Owed(minute=minute, kind=OwedKind.ASK, quoted="ask", marked_at=AT, **people))


def _recommended(resolution: Resolution, body_id: int) -> None:
    answered = {
        "response": RecommendationResponse.PARTLY,
        "responded_on": date(2030, 7, 1),
        "response_text": "From autumn.",
        "implementation": Implementation.DONE,
        "implemented_on": date(2030, 9, 1),
        "evidence": "The notice at the door",
    }
    days = {"reported_on": date(2030, 6, 1), "notice_on": date(2030, 6, 2)}
    sent = {"resolution": resolution, "text": "That it open on Sundays."}
    factories.keep(Recommendation(**sent, to_committee_id=body_id, **days, **answered))
    factories.keep(Recommendation(**sent, to_body="The Trust", removed_at=AT))


def _actions(ask: Owed, resolution: Resolution, later, owner: Member, account_id: int) -> None:
    minute = ask.minute
    source = {"committee": minute.meeting.committee, "meeting": minute.meeting, "item": minute.item, "owed": ask}
    same = {"text": "Report the hours", "owner_member": owner, "every_months": 6, "created_at": AT, **source}
    ended = {"status": ActionStatus.DONE, "ended_on": date(2030, 6, 2)}
    first = factories.keep(Action(due_on=date(2030, 12, 1), **ended, **same))
    for is_public, number in ((True, account_id), (False, None)):
        said = {"status": ActionStatus.DONE, "text": "Reported.", "evidence": "Item 4", "said_at": AT}
        by = {"said_by": "Ivy Moss", "said_by_id": number, "is_public": is_public}
        factories.keep(ActionUpdate(action=first, **said, **by))
    factories.keep(Action(due_on=date(2031, 6, 1), follows=first, resolution=resolution, **same))
    named = {"owner_name": "Una Vale", "owner_email": "una@example.org", "due_meeting": later, "created_at": AT}
    factories.keep(Action(**source, text="Send the plan", **named))
