"""The six months on a page, on the first page after signing in, and the council's approval."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlalchemy import select

from models.attendance import AbsenceApproval
from models.vocabulary import CommitteeKind, Role
from tests import factories, held_meetings
from tests.browser_client import Browser
from webapp.database import db


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2030, 9, 1, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def absent(app):
    council, member = factories.committee(kind=CommitteeKind.COUNCIL), factories.member(name="Ann Fell")
    factories.term(member)
    held_meetings.attendance(factories.meeting(council, held_on=date(2030, 3, 12)), member)
    factories.meeting(council, held_on=date(2030, 9, 10))
    return member


def test_the_page_says_the_day_the_warning_and_the_last_council_meeting(browser, absent):
    page = browser.sign_in(factories.officer()).open("/staff/absences").text

    assert "12 September 2030" in page
    assert "Five months" in page
    assert "11 days left" in page
    assert "10 September 2030" in page


def test_the_page_says_what_it_does_not_count(browser, absent):
    page = browser.sign_in(factories.officer()).open("/staff/absences").text

    assert "as the council’s representative counts too (section 85(2))" in page
    assert "a second clock, for meetings of the executive alone (section 85(2A))" in page
    assert "Check both with your monitoring officer." in page


def test_the_first_page_warns_who_keeps_members_and_nobody_else(app, browser, absent):
    page = browser.sign_in(factories.officer()).open("/staff/").text
    assert "Long absences" in page
    assert "The council can approve the reason on 10 September 2030 at the latest." in page

    other = Browser(app).sign_in(factories.user(Role.OFFICER, committee=factories.committee())).open("/staff/").text
    assert "Long absences" not in other


def test_an_approval_is_recorded_and_removed(browser, absent):
    officer, one = browser.sign_in(factories.officer()), f"/staff/members/{absent.id}/absence"

    officer.submit(one, approved_on="2030-09-01", until="2031-01-31", reason="Illness")

    kept = db.session.scalar(select(AbsenceApproval))
    assert (kept.until, kept.reason) == (date(2031, 1, 31), "Illness")
    assert "31 January 2031" in officer.open("/staff/absences").text
    officer.submit(one, to="/remove")
    assert db.session.scalar(select(AbsenceApproval)) is None


def test_an_approval_for_too_short_is_explained_beside_its_day(browser, absent):
    one = f"/staff/members/{absent.id}/absence"

    page = browser.sign_in(factories.officer()).submit(
        one, approved_on="2030-09-01", until="2030-09-12", reason="Illness"
    )

    assert "Enter a day after 12 September 2030" in page.text
    assert "Illness" in page.text


def test_who_is_not_a_councillor_is_explained(browser, absent):
    officer = factories.member(kind="officer")

    page = browser.sign_in(factories.officer()).open(f"/staff/members/{officer.id}/absence")

    assert page.headers["Location"].endswith("/staff/absences")
