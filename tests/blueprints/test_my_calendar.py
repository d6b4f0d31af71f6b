"""A member's private calendar: shown once, followed by two engines, and gone with its address, office or account."""

import logging
import re
from datetime import timedelta
from types import SimpleNamespace

import icalendar
import pytest
import recurring_ical_events

from models.audit import AuditEvent
from models.user import CalendarKey
from models.vocabulary import Role, Verb
from tests import factories
from tests.browser_client import Browser
from tests.published_council import HELD_ON, publish_council
from webapp import clock
from webapp.database import db
from webapp.services import meetings, publishing
from webapp.services.actors import operator
from webapp.services.ledger import Act


@pytest.fixture
def council(app) -> SimpleNamespace:
    found = publish_council()
    found.user = factories.user(Role.MEMBER, member_id=found.chair.id)
    return found


def address_shown(browser) -> str:
    page = browser.submit("/my/calendar/", to="/renew")
    return re.search(r"/my/calendar/[\w-]+\.ics", page.text).group()


@pytest.fixture
def address(app, council) -> str:
    return address_shown(Browser(app).sign_in(council.user))


def events(browser, address: str) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(browser.open(address).response.data)
    every_day = recurring_ical_events.of(calendar).between(HELD_ON - timedelta(days=400), HELD_ON + timedelta(days=400))
    return {str(event["UID"]): event for event in every_day}


def test_it_holds_the_members_meeting_with_its_agenda_under_the_public_uid(council, browser, address):
    event = events(browser, address)[council.meeting.uid]

    assert event.start.astimezone(clock.LONDON).hour == 10
    assert "Early help" in event["DESCRIPTION"] and "Private item" in event["DESCRIPTION"]


def test_a_private_item_says_neither_its_private_nor_its_public_heading(council, browser, address):
    content = browser.open(address).text

    assert "A secret" not in content and "A property matter" not in content


@pytest.mark.javascript
def test_ical_js_reads_it_too(council, browser, address, ical_js):
    understood = ical_js(browser.open(address).response.data)

    [event] = understood["events"]
    assert event["timezone"] == "Europe/London"
    assert event["properties"]["uid"] == council.meeting.uid


def test_a_cancelled_meeting_stays_with_its_reason(council, browser, address):
    by, at = operator(on=clock.today()), clock.now()
    meetings.cancel(council.meeting, reason="Snow", by=by, at=at)
    publishing.publish_agenda(council.meeting, Act(Verb.CORRECT, by=by, at=at, reason="Snow"))
    db.session.commit()

    event = events(browser, address)[council.meeting.uid]

    assert event["STATUS"] == "CANCELLED"
    assert "Snow" in event["DESCRIPTION"]


def test_a_substitute_has_the_meeting_at_once_and_loses_it_with_the_substitution(app, council, browser):
    other = factories.member(name="Sub Stitute")
    theirs = address_shown(Browser(app).sign_in(factories.user(Role.MEMBER, member_id=other.id)))
    assert events(browser, theirs) == {}

    found = factories.substitution(council.meeting, council.committee.seats[0], other)
    assert set(events(browser, theirs)) == {council.meeting.uid}

    found.cancelled_at = clock.now()
    db.session.commit()
    assert events(browser, theirs) == {}


def test_a_seat_that_ended_before_the_meeting_brings_nobody_to_it(council, browser, address):
    council.committee.seats[0].ends_on = HELD_ON - timedelta(days=1)
    db.session.commit()

    assert events(browser, address) == {}


def test_it_is_for_the_one_who_asks_and_is_told_that_nothing_changed(council, browser, address):
    page = browser.open(address)

    again = browser.open(address, headers={"If-None-Match": page.headers["ETag"]})

    assert again.status == 304
    assert page.headers["Cache-Control"] == again.headers["Cache-Control"] == "private, no-cache"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in page.headers and "Cookie" not in page.headers["Vary"]
    assert address not in page.text


def over_renewed(council, app):
    address_shown(Browser(app).sign_in(council.user))


def over_ended(council, app):
    Browser(app).sign_in(council.user).submit("/my/calendar/", to="/end")


def over_account(council, app):
    council.user.ended_on = clock.today()


def over_role(council, app):
    council.user.grants[0].ends_on = clock.today() - timedelta(days=1)


def over_office(council, app):
    [term] = council.chair.terms
    term.ends_on = clock.today() - timedelta(days=1)


@pytest.mark.parametrize("end", [over_renewed, over_ended, over_account, over_role, over_office])
def test_it_ends_with_its_address_its_account_or_the_office(app, council, browser, address, end):
    assert browser.open(address).status == 200

    end(council, app)
    db.session.commit()

    page, unknown = browser.open(address), browser.open("/my/calendar/never-was.ics")
    assert page.status == unknown.status == 404
    assert page.response.data == unknown.response.data
    assert page.headers["Cache-Control"] == "private, no-store"


def test_no_log_and_no_record_holds_the_secret(app, council, caplog, address):
    secret = address.removeprefix("/my/calendar/").removesuffix(".ics")
    caplog.set_level(logging.INFO)

    logging.getLogger("gunicorn.access").info('"GET %s HTTP/1.1" 200', address)

    assert len(secret) >= 43
    assert secret not in caplog.text and "/my/calendar/…" in caplog.text
    assert secret not in db.session.query(CalendarKey.token_hash).scalar()
    told = db.session.query(AuditEvent).filter(AuditEvent.what.like("private calendar%")).all()
    assert [secret in f"{one.before}{one.after}{one.subject_name}" for one in told] == [False]


def test_the_address_is_shown_once(app, council):
    browser = Browser(app).sign_in(council.user)
    address = address_shown(browser)

    page = browser.open("/my/calendar/")

    assert address not in page.text
    assert "It has an address, made on" in page.text
