"""Letters of the outbox: written once, sent to a real mail server, tried again, and answered by their link."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import event

from models.action import Action
from models.letter import Letter
from models.minutes_vocabulary import ActionStatus
from models.rules.actions import Due, Owner, Source
from models.vocabulary import Part
from tests import factories
from tests.browser_client import Browser
from tests.mail_server import letterbox, mail_server
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.letter_sender import send_waiting
from webapp.services import actions, outbox, reminders
from webapp.services.actors import operator
from webapp.transaction import transaction

NOON = datetime(2019, 6, 18, 11, 0, tzinfo=UTC)
BY = operator(on=NOON.date())


@pytest.fixture
def action(app):
    factories.council()
    committee = factories.committee(name="Children Panel")
    meeting = factories.meeting(committee, held_on=NOON.date())
    with time_machine.travel(NOON, tick=False):
        yield give(committee, meeting)


def give(committee, meeting, **others) -> Action:
    owner = Owner(name="Helen King", email="helen@example.org")
    usual = {"text": "Bring the timeline back", "owner": owner, "due": Due(on=(NOON + timedelta(days=30)).date())}
    with transaction():
        return actions.give(committee, **{**usual, **others}, from_=Source(meeting_id=meeting.id), by=BY, at=NOON)


def letters() -> list[Letter]:
    db.session.expire_all()
    return list(db.session.query(Letter).order_by(Letter.id))


def test_an_owner_gets_one_letter_with_the_way_to_say_how_it_stands(app, action):
    with letterbox(app) as box:
        outcomes = [send_waiting(), send_waiting()]

        (letter,) = box.letters
        address = box.last_address()
    text = letter.get_payload(decode=True).decode()

    assert outcomes == [(1, 0), (0, 0)]
    assert (letter["To"], letter["Subject"]) == ("helen@example.org", "An action for you from Children Panel")
    assert "Bring the timeline back" in text
    assert "It is due on Thursday 18 July 2019" in text
    assert address.startswith("/action/")


def test_no_secret_of_a_link_is_kept_in_the_outbox(app, action):
    with letterbox(app) as box:
        send_waiting()
        secret = box.last_address().removeprefix("/action/")

    (kept,) = letters()
    assert not any(secret in str(value) for value in vars(kept).values())


def test_of_a_private_item_the_letter_says_nothing_and_the_page_of_its_link_says_what_is_to_be_done(app, action):
    action.item = factories.item(action.meeting, "A secret", part=Part.PRIVATE, public_heading="A matter")
    db.session.commit()
    with letterbox(app) as box:
        send_waiting()
        text, address = box.letters[-1].get_payload(decode=True).decode(), box.last_address()

    assert "the private part of the meeting" in text
    assert not any(words in text for words in ("timeline", "A secret", "A matter"))
    assert "Bring the timeline back" in Browser(app).open(address).text


def test_reminders_come_a_week_before_and_every_fortnight_once_it_is_late(app, action):
    subjects = []
    with letterbox(app) as box:
        for days in (0, 22, 23, 25, 30, 31, 40, 44, 45):
            with time_machine.travel(NOON + timedelta(days=days), tick=False):
                send_waiting()
        subjects = [letter["Subject"].split(":")[0] for letter in box.letters]

    assert subjects == ["An action for you from Children Panel", "Due soon", "Overdue", "Overdue"]


def test_what_was_done_is_not_asked_for_again(app, action):
    with letterbox(app) as box:
        send_waiting()
        with transaction():
            actions.update(action, status=ActionStatus.DONE, text="Brought.", by=BY, at=NOON)
        with time_machine.travel(NOON + timedelta(days=40), tick=False):
            send_waiting()

    assert len(box.letters) == 1


def test_a_letter_that_waits_is_dropped_once_what_it_is_about_has_ended(app, action):
    with mail_server(app, "smtp://127.0.0.1:1"):
        send_waiting()
    with transaction():
        actions.update(action, status=ActionStatus.DONE, text="Brought.", by=BY, at=NOON)

    with letterbox(app) as box, time_machine.travel(NOON + timedelta(hours=1), tick=False):
        send_waiting()

    (kept,) = letters()
    assert box.letters == []
    assert kept.given_up_at is not None
    assert kept.problem == "What it was about has ended."


def test_a_letter_is_tried_again_later_and_says_why_it_was_not_sent(app, action):
    with mail_server(app, "smtp://127.0.0.1:1"):
        first, at_once = send_waiting(), send_waiting()
    (kept,) = letters()
    problem = kept.problem

    with letterbox(app) as box, time_machine.travel(NOON + timedelta(minutes=6), tick=False):
        later = send_waiting()

    assert (first, at_once, later) == ((0, 1), (0, 0), (1, 0))
    assert "could not be reached" in problem
    assert len(box.letters) == 1


def test_a_letter_is_claimed_by_one_sender(app, action):
    with mail_server(app, "smtp://127.0.0.1:1"):
        send_waiting()
    (kept,) = letters()
    at = NOON + timedelta(minutes=10)

    with transaction():
        first, second = outbox.claim(kept.id, at=at), outbox.claim(kept.id, at=at)

    assert first is not None
    assert second is None


def test_the_same_letter_sent_twice_carries_the_same_name(app, action):
    with letterbox(app) as box:
        send_waiting()
        with transaction():
            (kept,) = db.session.query(Letter)
            kept.sent_at, kept.try_again_at = None, NOON
        send_waiting()

    assert len({letter["Message-ID"] for letter in box.letters}) == 1


def test_the_owner_says_by_the_link_how_it_stands(app, action):
    with letterbox(app) as box:
        send_waiting()
        address = box.last_address()
    browser = Browser(app)

    page = browser.open(address)
    done = browser.submit(address, status="done", text="Brought on 2 July.", evidence="The report of 2 July")

    assert "Bring the timeline back" in page.text
    assert page.headers["Cache-Control"] == "private, no-store"
    assert done.status == 302
    db.session.expire_all()
    kept = db.session.get_one(Action, action.id)
    assert (kept.status, kept.updates[0].said_by) == (ActionStatus.DONE, "Helen King")


def test_opening_the_link_changes_nothing_and_an_end_without_a_word_is_refused(app, action):
    with letterbox(app) as box:
        send_waiting()
        address = box.last_address()
    browser = Browser(app)

    refused = browser.submit(address, status="done", text="", evidence="")

    assert "Say what was done" in refused.text
    db.session.expire_all()
    assert db.session.get_one(Action, action.id).status is ActionStatus.OPEN


def test_the_link_ends_when_somebody_else_owes_it_and_a_forged_one_leads_nowhere(app, action):
    with letterbox(app) as box:
        send_waiting()
        address = box.last_address()
    with transaction():
        new = Owner(name="Paul Senior", email="paul@example.org")
        same = {"text": action.text, "due": Due(on=action.due_on), "is_public": True, "revision": str(action.revision)}
        actions.correct(action, owner=new, **same, by=BY, at=NOON)
    browser = Browser(app)

    for dead in (address, "/action/WzEsMV0.forged", "/action/x"):
        page = browser.open(dead)
        assert page.status == 404
        assert "This link has ended" in page.text


def test_a_letter_that_waits_is_not_sent_to_who_owes_the_action_no_more(app, action):
    with mail_server(app, "smtp://127.0.0.1:1"):
        send_waiting()
    with transaction():
        new = Owner(name="Paul Senior", email="paul@example.org")
        same = {"text": action.text, "due": Due(on=action.due_on), "is_public": True, "revision": str(action.revision)}
        actions.correct(action, owner=new, **same, by=BY, at=NOON)

    with letterbox(app) as box, time_machine.travel(NOON + timedelta(hours=1), tick=False):
        send_waiting()

    assert [letter["To"] for letter in box.letters] == ["paul@example.org"], "its link is Paul's now"


def test_a_letter_is_claimed_in_a_transaction_that_writes_from_its_beginning(app, action):
    claims = []

    def note(connection, cursor, statement, *rest):
        if statement.startswith("UPDATE letter SET try_again_at"):
            claims.append(connection.get_execution_options().get("writing"))

    event.listen(db.engine, "before_cursor_execute", note)
    with letterbox(app):
        send_waiting()
    event.remove(db.engine, "before_cursor_execute", note)

    assert claims == [True], "or another writer in between makes SQLite refuse the claim"


def test_a_round_with_nothing_to_write_or_send_takes_no_lock(app, action):
    begun = []

    def note(connection):
        begun.append(connection.get_execution_options().get("writing"))

    with letterbox(app):
        send_waiting()
        event.listen(db.engine, "begin", note)
        outcome = send_waiting()
        event.remove(db.engine, "begin", note)

    assert outcome == (0, 0)
    assert set(begun) == {None}, "every worker asks twice a minute, and whoever saves would wait for each"


def test_a_letter_that_no_server_could_take_keeps_none_of_the_others_waiting(app, action):
    action.owner_email = "helen@example.org\nBcc: all@example.org"
    broken_in_two = factories.committee(name="Roads\nBcc: all@example.org")
    give(broken_in_two, factories.meeting(broken_in_two), owner=Owner(name="Zoe", email="zoe@example.org"))

    with letterbox(app) as box:
        send_waiting()

    (letter,) = box.letters
    assert (letter["To"], letter["Bcc"]) == ("zoe@example.org", None)
    assert [one.given_up_at is not None for one in letters()] == [True, False]


def test_two_senders_that_write_the_same_letter_at_once_write_it_once(app, action):
    number = action.id

    def write():
        reminders.write_due(at=NOON)

    faults = one_after_the_other(app, write, lambda: write())

    assert (faults, [one.action_id for one in letters()]) == ([], [number])
