"""The calendars: what was stored, joined, right in other people's parsers, and cheap to ask for."""

import gzip
from datetime import date, timedelta

import icalendar
import pytest
import recurring_ical_events

from models.vocabulary import Verb
from tests import factories
from tests.published_council import HELD_ON, act, correct, publish_council, publish_dates
from webapp import clock
from webapp.database import db
from webapp.services import publishing

FEEDS = ["/calendar.ics", "/committees/children-panel/calendar.ics", "/members/ada-fern/calendar.ics"]


@pytest.fixture
def published(app):
    return publish_council()


@pytest.mark.parametrize("feed", FEEDS)
def test_a_calendar_holds_the_meeting_at_its_hour(published, browser, feed):
    page = browser.open(feed)

    calendar = icalendar.Calendar.from_ical(page.response.data)
    (event,) = recurring_ical_events.of(calendar).at(HELD_ON)
    assert page.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert event["SUMMARY"] == "Children Panel"
    assert event.start.astimezone(clock.LONDON).hour == 10


def test_one_meeting_is_a_calendar_of_one(published, browser):
    publish_dates(published.committee, 2)

    calendar = icalendar.Calendar.from_ical(browser.open(f"{published.address}/meeting.ics").response.data)

    assert [str(event["UID"]) for event in calendar.walk("VEVENT")] == [published.meeting.uid]


def test_a_head_request_is_answered_with_the_length(published, browser):
    head = browser.client.head("/calendar.ics")

    assert head.data == b""
    assert int(head.headers["Content-Length"]) == len(browser.open("/calendar.ics").response.data)


def test_the_compressed_calendar_is_another_representation(published, browser):
    publish_dates(published.committee, 3)
    plain = browser.open("/calendar.ics")

    zipped = browser.open("/calendar.ics", headers={"Accept-Encoding": "gzip, br"})

    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.response.data) == plain.response.data
    assert zipped.headers["ETag"] != plain.headers["ETag"]
    assert zipped.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    refused = browser.open("/calendar.ics", headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers
    for held in (plain, zipped):
        headers = {"If-None-Match": held.headers["ETag"], "Accept-Encoding": "gzip"}
        again = browser.open("/calendar.ics", headers=headers)
        assert (again.status, again.headers["ETag"]) == (304, held.headers["ETag"])


def test_a_calendar_reaches_two_years_back_and_further_when_asked(published, browser):
    year = clock.today().year
    for held_on in (date(year - 2, 1, 1), date(year - 3, 12, 31), date(2011, 5, 5)):
        publishing.publish_meeting(factories.meeting(published.committee, held_on=held_on), act())
    db.session.commit()

    usual, all_ = browser.open("/calendar.ics"), browser.open("/calendar.ics?from=2011-01-01")

    assert usual.text.count("BEGIN:VEVENT") == 2
    assert all_.text.count("BEGIN:VEVENT") == 4
    assert usual.headers["ETag"] != all_.headers["ETag"]


def test_a_member_has_the_meetings_of_the_days_they_sit(published, browser):
    later = factories.member(name="Comes Later", slug="comes-later")
    factories.seat(published.committee, later, starts_on=HELD_ON + timedelta(days=2))
    db.session.refresh(published.committee)
    publishing.publish_member(later, act())
    publishing.publish_committee(published.committee, act())
    publish_dates(published.committee, 4)

    feed = browser.open("/members/comes-later/calendar.ics").text

    assert feed.count("BEGIN:VEVENT") == 3
    assert browser.open("/members/ada-fern/calendar.ics").text.count("BEGIN:VEVENT") == 5


def test_a_correction_raises_the_sequence_and_a_withdrawal_takes_the_meeting_out(published, browser):
    correct(published.meeting)
    assert "SEQUENCE:2" in browser.open("/calendar.ics").text

    publishing.withdraw(published.meeting, act(Verb.WITHDRAW, "In error"))
    db.session.commit()

    assert all("BEGIN:VEVENT" not in browser.open(feed).text for feed in FEEDS)


def test_the_calendar_of_a_withdrawn_committee_is_gone(published, browser):
    publishing.withdraw(published.committee, act(Verb.WITHDRAW, "In error"))
    db.session.commit()

    assert browser.open("/committees/children-panel/calendar.ics").status == 410
