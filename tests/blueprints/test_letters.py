"""The outbox on a page: what waits and why, tried again by a press, seen by those who answer for it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from models.audit import AuditEvent
from models.letter import Letter
from models.minutes import IssuedDraft, Minutes
from models.minutes_vocabulary import LetterPurpose, MinutesAudience, MinutesStatus
from models.vocabulary import Role, SeatRole
from tests import factories, held_meetings
from tests.browser_client import Browser
from tests.mail_server import letterbox
from webapp import clock
from webapp.database import db
from webapp.letter_sender import send_waiting
from webapp.services import minutes_letters, outbox

LATER = timedelta(hours=3)


@pytest.fixture
def letter(app) -> Letter:
    factories.council()
    item = factories.item(factories.meeting(factories.committee(name="Children Panel")), "Figures")
    action = held_meetings.action(held_meetings.owed(item), owner_email="helen@example.org", due_on=clock.today())
    return held_meetings.letter(action, attempts=4, try_again_at=clock.now() + LATER)


def token(browser: Browser) -> str:
    return browser.open("/account").text.split('name="csrf_token" value="')[1].split('"')[0]


def test_it_says_what_waits_why_and_when_it_is_tried_again(app, letter):
    page = Browser(app).sign_in(factories.officer()).open("/staff/letters").text

    for words in ("Action given, to helen@example.org", "Nobody answered.", "Tried 4 times", "Children Panel"):
        assert words in page
    assert "Provide the figures" not in page


def test_try_again_has_it_sent_with_the_next_round_and_leaves_a_trace(app, letter):
    browser = Browser(app).sign_in(factories.administrator())
    browser.submit("/staff/letters", to="/again")

    with letterbox(app) as box:
        send_waiting()

    db.session.expire_all()
    assert letter.sent_at is not None and "helen@example.org" in [one["To"] for one in box.letters]
    assert db.session.query(AuditEvent).filter_by(what="letter to be sent again").count() == 1
    assert "Still to be sent</h2>" in browser.open("/staff/letters").text


def test_one_that_was_sent_is_not_sent_twice_however_often_it_is_pressed(app, letter):
    letter.sent_at = clock.now()
    db.session.commit()
    browser = Browser(app).sign_in(factories.officer())

    browser.post(f"/staff/letters/{letter.id}/again", csrf_token=token(browser))

    assert "This letter was sent meanwhile." in browser.open("/staff/letters").text


def test_an_officer_of_another_committee_sees_none_of_it_and_a_monitoring_officer_no_page(app, letter):
    elsewhere = Browser(app).sign_in(factories.officer(committee=factories.committee()))
    monitoring = Browser(app).sign_in(factories.user(Role.MONITORING_OFFICER))

    assert "helen@example.org" not in elsewhere.open("/staff/letters").text
    again = elsewhere.post(f"/staff/letters/{letter.id}/again", csrf_token=token(elsewhere))
    assert again.status == 404
    assert monitoring.open("/staff/letters").status == 404


def test_one_dropped_because_its_action_ended_is_nobody_s_trouble(app, letter):
    outbox.drop(letter, at=clock.now())
    db.session.commit()

    page = Browser(app).sign_in(factories.officer()).open("/staff/letters").text

    assert "Every letter was sent" in page


@pytest.fixture
def issued(app) -> SimpleNamespace:
    factories.council()
    meeting = factories.meeting(factories.committee(name="Children Panel"), held_on=clock.today())
    kept = factories.keep(Minutes(meeting=meeting, status=MinutesStatus.ISSUED))
    facts = {"audience": MinutesAudience.MEMBERS, "issued_at": clock.now(), "issued_by": "Pat Lane", "body": "{}"}
    draft = factories.keep(IssuedDraft(minutes=kept, **facts))
    member, standby, without = factories.member(), factories.member(), factories.member()
    for one, role in ((member, SeatRole.MEMBER), (standby, SeatRole.SUBSTITUTE), (without, SeatRole.MEMBER)):
        factories.seat(meeting.committee, one, role=role)
    user = factories.user(Role.MEMBER, member_id=member.id)
    factories.user(Role.MEMBER, member_id=standby.id)
    factories.user(Role.MEMBER, member_id=factories.member().id)
    return SimpleNamespace(meeting=meeting, kept=kept, draft=draft, user=user)


def test_members_with_an_account_are_told_once_that_draft_minutes_are_there(app, issued):
    with letterbox(app) as box:
        for _ in range(2):
            minutes_letters.write_of(issued.draft, at=clock.now())
            db.session.commit()
            send_waiting()

        [letter] = box.letters
        address = box.last_address()

    assert (letter["To"], letter["Subject"]) == (issued.user.email, "Draft minutes of Children Panel")
    assert address == f"/my/meetings/{issued.meeting.id}/minutes"
    assert db.session.query(Letter).one().purpose is LetterPurpose.MINUTES_ISSUED


def test_a_letter_about_a_draft_approved_meanwhile_is_not_sent(app, issued):
    minutes_letters.write_of(issued.draft, at=clock.now())
    issued.kept.status = MinutesStatus.APPROVED
    db.session.commit()

    with letterbox(app) as box:
        send_waiting()

    assert box.letters == []
