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


def test_the_page_says_what_counts(browser, absent):
    page = browser.sign_in(factories.officer()).open("/staff/absences").text

    assert "another body’s meeting attended as the council’s representative" in page
    assert "A member of the executive has a second six months" in page
    assert "does not record" not in page


def test_a_member_of_the_executive_has_two_six_months_on_the_page(browser, absent):
    factories.seat(factories.committee(kind=CommitteeKind.CABINET), absent, starts_on=date(2030, 4, 1))

    officer = browser.sign_in(factories.officer())
    page = officer.open("/staff/absences").text

    assert "The executive</strong>" in page
    assert "first day on the executive" in page
    assert "1 October 2030" in page
    one = officer.open(f"/staff/members/{absent.id}/absence").text
    assert "section 85(2A)" in one
    assert "section 85(1)" in one
    assert "meetings of the executive</a>" in officer.open("/staff/").text


def test_attendance_elsewhere_is_recorded_puts_the_day_back_and_is_removed(browser, absent):
    officer, where = browser.sign_in(factories.officer()), f"/staff/members/{absent.id}/attended-elsewhere"

    officer.submit(where, body="Fire Authority", attended_on="2030-08-20")

    page = officer.open("/staff/absences").text
    assert "Fire Authority" in page
    assert "20 February 2031" in page
    officer.submit(f"/staff/members/{absent.id}/absence", to="/remove")
    assert "12 September 2030" in officer.open("/staff/absences").text


def test_attendance_elsewhere_still_to_come_is_refused_beside_its_day(browser, absent):
    where = f"/staff/members/{absent.id}/attended-elsewhere"

    page = browser.sign_in(factories.officer()).submit(where, body="Fire Authority", attended_on="2030-09-20").text

    assert "Enter the day they attended: today or earlier." in page
    assert "Fire Authority" in page


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
