"""What the public reads of actions: it comes and goes with the minutes, and nothing private is ever in it."""

import json
from datetime import UTC, date, datetime

import pytest

from models.action import Action
from models.meeting import Meeting
from models.minutes import Minutes
from models.minutes_vocabulary import ActionStatus, MinutesStatus
from models.publication import Publication, Published, PublishedAction
from models.rules.actions import Due, Owner, Source
from models.vocabulary import Part, SubjectKind, Verb
from tests import factories
from tests.services.statements import counted
from webapp.database import db
from webapp.services import action_publishing, actions, meetings, minutes_bodies, minutes_publishing, publishing
from webapp.services.actors import by_link, operator
from webapp.services.ledger import Act

AT = datetime(2030, 6, 20, 9, 0, tzinfo=UTC)
BY = operator(on=AT.date())
ACT = Act(Verb.PUBLISH, by=BY, at=AT)
BEFORE = Act(Verb.PUBLISH, by=BY, at=datetime(2030, 6, 3, 9, 0, tzinfo=UTC))
WHY = Act(Verb.WITHDRAW, by=BY, at=AT, reason="A name was wrong")


@pytest.fixture
def item(app):
    factories.council()
    meeting = factories.meeting(factories.committee(name="Children Panel", slug="children"), held_on=date(2030, 6, 18))
    item = factories.item(meeting, "Early help")
    publishing.publish_agenda(meeting, BEFORE)
    factories.keep(Minutes(meeting=meeting, status=MinutesStatus.ISSUED))
    return item


def give(item, **others) -> Action:
    usual = {"text": "Provide the figures", "due": Due(on=date(2030, 7, 1))}
    owner = Owner(name="Helen King", email="helen@example.org")
    source = Source(item.meeting_id, item.id)
    made = actions.give(item.meeting.committee, **{**usual, "owner": owner, **others}, from_=source, by=BY, at=AT)
    db.session.commit()
    return made


def publish_minutes(item) -> None:
    minutes_publishing.append(item.meeting, minutes_bodies.minutes_body(item.meeting), ACT)
    db.session.commit()


def live(action) -> Published | None:
    db.session.expire_all()
    return db.session.get(Published, (SubjectKind.ACTION, action.id))


def body(action) -> dict:
    return json.loads(live(action).body)


def test_an_action_waits_for_the_minutes_and_becomes_public_with_them(item):
    action = give(item)
    before = live(action)

    publish_minutes(item)

    assert before is None
    assert live(action).address == f"/committees/children/actions/{action.id}"
    assert body(action)["owner"] == "Helen King"
    assert body(action)["minutes"]["address"] == f"/committees/children/meetings/2030-06-18/minutes#item-{item.id}"
    assert db.session.get_one(PublishedAction, action.id).due_on == date(2030, 7, 1)


def test_decisions_ahead_of_the_minutes_bring_no_action_with_them(item):
    action = give(item)

    minutes_publishing.append(item.meeting, minutes_bodies.decisions_body(item.meeting), ACT)

    assert live(action) is None


def test_an_e_mail_address_and_words_kept_for_officers_are_in_no_version(item):
    publish_minutes(item)
    action = give(item)
    actions.update(action, status=ActionStatus.IN_PROGRESS, text="Canary for officers", by=BY, at=AT)
    actions.update(action, status=ActionStatus.DONE, text="Sent to all.", is_public=True, by=BY, at=AT)
    db.session.commit()

    every = " ".join(one.body for one in db.session.query(Publication).filter_by(subject_kind=SubjectKind.ACTION))

    assert "helen@example.org" not in every and "Canary" not in every
    assert [one["text"] for one in body(action)["updates"]] == ["Sent to all."]


def test_each_change_is_public_in_its_own_transaction_even_when_the_owner_makes_it_by_a_link(item):
    publish_minutes(item)
    action = give(item)

    actions.update(action, status=ActionStatus.DONE, text="Sent.", by=by_link("Helen King", on=AT.date()), at=AT)
    db.session.commit()

    assert (live(action).version, body(action)["status"], body(action)["ended_on"]) == (2, "done", "2030-06-20")
    assert body(action)["updates"] == []


def test_a_change_that_the_public_cannot_see_makes_no_version(item):
    publish_minutes(item)
    action = give(item)
    actions.update(action, status=ActionStatus.OPEN, text="Asked again.", by=BY, at=AT)
    db.session.commit()

    assert live(action).version == 1


@pytest.mark.parametrize("way", ["made private", "removed", "minutes withdrawn", "item put in part 2"])
def test_it_goes_from_the_public_at_once(item, way):
    publish_minutes(item)
    action = give(item)

    if way == "made private":
        same = {"text": action.text, "owner": Owner(name="Helen King"), "due": Due(on=action.due_on)}
        actions.correct(action, **same, is_public=False, revision=str(action.revision), by=BY, at=AT)
    elif way == "removed":
        actions.remove(action, by=BY, at=AT)
    elif way == "minutes withdrawn":
        minutes_publishing.withdraw(item.meeting, WHY)
    else:
        item.part, item.public_heading, item.exempt_paragraphs = Part.PRIVATE, "A matter", [3]
        item.exempt_reason = "It would harm the council."
        publishing.publish_agenda(item.meeting, Act(Verb.CORRECT, by=BY, at=AT, reason="It is exempt"))
    db.session.commit()

    assert live(action).is_withdrawn
    assert "Provide" not in live(action).body
    assert db.session.get(PublishedAction, action.id) is None


def test_an_action_of_part_2_or_of_no_public_minutes_is_never_public(item):
    private = factories.item(item.meeting, "A secret", part=Part.PRIVATE, public_heading="A matter")
    below = factories.item(item.meeting, "Below it", parent_id=private.id, position=1)
    given = [give(private), give(below)]
    publish_minutes(item)
    given += [give(private, text="Another"), give(item, is_public=False)]
    elsewhere = Source()
    owner, due = Owner(name="Helen King"), Due(on=date(2030, 7, 1))
    given.append(
        actions.give(item.meeting.committee, text="No minute", owner=owner, due=due, from_=elsewhere, by=BY, at=AT)
    )
    db.session.commit()

    assert [live(one) for one in given] == [None] * 5


def test_one_due_at_a_meeting_says_its_day_only_once_that_is_public_and_moves_with_it(item):
    later = factories.meeting(item.meeting.committee, held_on=date(2030, 9, 10))
    publish_minutes(item)
    action = give(item, due=Due(meeting_id=later.id))
    hidden = body(action)["due_on"], body(action)["due_meeting"]

    publishing.publish_meeting(later, ACT)
    known = body(action)["due_on"]
    to = {"held_on": date(2030, 10, 1), "starts_at": later.starts_at, "ends_at": None, "venue": "", "room": ""}
    meetings.move(later, **to, reason="Snow", by=BY, at=AT)
    publishing.publish_meeting(later, Act(Verb.CORRECT, by=BY, at=AT, reason="Snow"))
    db.session.commit()

    assert (hidden, known, body(action)["due_on"]) == ((None, None), "2030-09-10", "2030-10-01")


def test_the_next_time_of_a_cadence_is_public_with_the_time_before(item):
    publish_minutes(item)
    action = give(item, due=Due(on=date(2030, 7, 1), every_months=6))

    actions.update(action, status=ActionStatus.DONE, text="Brought.", by=BY, at=AT)
    db.session.commit()

    again = db.session.query(Action).filter_by(follows_id=action.id).one()
    assert body(again)["follows"] == body(action)["address"]
    assert body(again)["due_on"] == "2031-01-01"


def test_publishing_again_what_did_not_change_makes_no_version(item):
    publish_minutes(item)
    action = give(item)

    action_publishing.publish_of(item.meeting, ACT)

    assert live(action).version == 1


def test_the_ledger_is_asked_once_however_many_actions_there_are(item):
    for _ in range(2):
        give(item)
    publish_minutes(item)
    few = asked_when_nothing_changes(item)
    for _ in range(6):
        give(item)
    publish_minutes(item)

    many = asked_when_nothing_changes(item)

    assert many == few


def asked_when_nothing_changes(item) -> int:
    db.session.expire_all()
    meeting = db.session.get_one(Meeting, item.meeting_id)
    with counted() as said:
        action_publishing.publish_of(meeting, ACT)
        action_publishing.follow_meeting(meeting, ACT)
    return len(said)
