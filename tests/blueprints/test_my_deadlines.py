"""The days by which a member owes something, in their private calendar, read by two engines that are not ours."""

from datetime import timedelta
from types import SimpleNamespace

import icalendar
import pytest
import recurring_ical_events

from models.action import Action
from models.vocabulary import Part, Role
from tests import factories, held_meetings
from tests.browser_client import Browser
from tests.published_council import publish_council
from webapp import clock
from webapp.database import db
from webapp.services import private_calendar
from webapp.services.actors import acting

TODAY = clock.today()
DUE = TODAY + timedelta(days=12)
WORDS = "Visit the centres; bring notes, and a canary"


@pytest.fixture
def feed(app) -> SimpleNamespace:
    council = publish_council()
    user = factories.user(Role.MEMBER, member_id=council.chair.id)
    secret = private_calendar.renew(council.chair, by=acting(user, on=TODAY), at=clock.now())
    db.session.commit()
    owed = held_meetings.owed(council.report)
    action = held_meetings.action(owed, owner_member=council.chair, owner_name="", text=WORDS, due_on=DUE)
    address = f"/my/calendar/{secret}.ics"
    return SimpleNamespace(council=council, action=action, address=address, browser=Browser(app))


def deadlines(feed: SimpleNamespace) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(feed.browser.open(feed.address).response.data)
    every_day = recurring_ical_events.of(calendar).between(TODAY - timedelta(days=30), TODAY + timedelta(days=400))
    return [event for event in every_day if str(event["UID"]).startswith("action-")]


def test_what_is_owed_stands_on_its_whole_day_and_keeps_no_time_of_it(feed):
    [event] = deadlines(feed)

    assert (event["DTSTART"].dt, event["TRANSP"]) == (DUE, "TRANSPARENT")
    assert event["SUMMARY"] == f"Due: {WORDS}"
    assert event["URL"].endswith(f"/my/actions/{feed.action.id}")


@pytest.mark.javascript
def test_ical_js_reads_it_too(feed, ical_js):
    understood = ical_js(feed.browser.open(feed.address).response.data)

    [event] = [one for one in understood["events"] if one["properties"]["uid"].startswith("action-")]
    assert event["properties"]["summary"] == f"Due: {WORDS}"
    assert event["properties"]["dtstart"] == DUE.isoformat()


@pytest.mark.parametrize("way", ["the action", "its item"])
def test_of_what_is_private_it_says_only_that_something_is_due(feed, way):
    if way == "the action":
        feed.action.is_public = False
    else:
        feed.council.report.part = Part.PRIVATE
    db.session.commit()

    content = feed.browser.open(feed.address).text

    assert "canary" not in content
    assert [str(event["SUMMARY"]) for event in deadlines(feed)] == ["Something is due"]


def test_it_goes_once_it_is_done_and_moves_with_the_meeting_it_is_due_at(feed):
    later = factories.meeting(feed.council.committee, held_on=TODAY + timedelta(days=60))
    feed.action.due_on, feed.action.due_meeting = None, later
    db.session.commit()
    [event] = deadlines(feed)
    feed.action.ended_on = TODAY
    db.session.commit()

    assert event["DTSTART"].dt == later.held_on
    assert deadlines(feed) == []


def test_an_unchanged_calendar_is_answered_304_and_a_moved_day_is_not(feed):
    tag = {"If-None-Match": feed.browser.open(feed.address).headers["ETag"]}
    same = feed.browser.open(feed.address, headers=tag)
    db.session.get_one(Action, feed.action.id).due_on = DUE + timedelta(days=1)
    db.session.commit()

    assert (same.status, feed.browser.open(feed.address, headers=tag).status) == (304, 200)


def test_nobody_else_is_told(feed):
    feed.action.owner_member = factories.member()
    db.session.commit()

    assert deadlines(feed) == []
