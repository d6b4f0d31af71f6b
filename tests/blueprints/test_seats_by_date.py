"""A seat begins and ends on its day, everywhere, with nothing published, saved or run in between."""

from datetime import time, timedelta

import pytest

from models.vocabulary import SeatRole
from tests import factories
from tests.published_council import act, publish_council, publish_dates
from webapp import clock
from webapp.database import db
from webapp.services import publishing

PUBLIC = "/committees/children-panel"


@pytest.fixture
def day(monkeypatch):
    """Today, and a way to go to another day: midday, at the council."""
    today = clock.today()

    def go(days: int) -> None:
        noon = clock.moment_of(today + timedelta(days=days), time(12))
        monkeypatch.setattr(clock, "now", lambda: noon)

    go.today = today
    return go


@pytest.fixture
def published(app, day):
    """Bea sits until ten days from now and champions something without end; Cal sits from the day after."""
    found = publish_council()
    found.bea, found.cal = (factories.member(name=name, slug=name.lower()) for name in ("Bea", "Cal"))
    last_day = day.today + timedelta(days=10)
    factories.seat(found.committee, found.bea, ends_on=last_day)
    factories.seat(found.committee, found.bea, role=SeatRole.CHAMPION, capacity="Budget")
    factories.seat(found.committee, found.cal, starts_on=last_day + timedelta(days=1))
    db.session.refresh(found.committee)
    publishing.publish_committee(found.committee, act())
    publish_dates(found.committee, 20, first=day.today + timedelta(days=1))
    return found


def names_under(page: str, heading: str, until: str) -> str:
    return page.split(heading, 1)[1].split(until, 1)[0]


@pytest.mark.parametrize(("days", "sits", "waits"), [(0, "Bea", "Cal"), (10, "Bea", "Cal"), (11, "Cal", None)])
def test_the_public_page_shows_who_sits_on_the_day(browser, published, day, days, sits, waits):
    browser.open(PUBLIC)
    day(days)

    page = browser.open(PUBLIC).text

    members = names_under(page, "Who sits on it today", "Scrutiny champions")
    assert f">{sits}</a>" in members
    assert (waits is not None) == ("Who will" in page)
    assert ("Past members" in page) == (days == 11)


@pytest.mark.parametrize(("days", "is_flagged"), [(0, False), (10, False), (11, True)])
def test_a_champion_who_left_is_flagged_to_staff_from_the_next_day(browser, published, day, days, is_flagged):
    browser.sign_in(factories.officer())
    day(days)
    committee_id = published.committee.id

    pages = ["/staff/", f"/staff/committees/{committee_id}", f"/staff/committees/{committee_id}/seats"]

    flagged = ["Bea, scrutiny champion for Budget, has had no seat" in browser.open(page).text for page in pages]
    assert flagged == [is_flagged] * 3


@pytest.mark.parametrize("days", [0, 10, 11])
def test_a_calendar_has_the_meetings_of_the_days_of_a_seat_whatever_day_it_is_asked(browser, published, day, days):
    day(days)

    meetings = {member: browser.open(f"/members/{member}/calendar.ics").text for member in ("bea", "cal")}

    def has(member: str, number: int) -> bool:
        return f"DTSTART;TZID=Europe/London:{day.today + timedelta(days=number):%Y%m%d}" in meetings[member]

    assert has("bea", 10) and not has("bea", 11)
    assert has("cal", 11) and not has("cal", 10)
