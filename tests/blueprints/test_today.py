"""Today: what is due next, by when, and why."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from models.vocabulary import Role
from tests import factories
from tests.services.statements import counted
from tests.services.test_due import told

NOW = datetime(2030, 6, 5, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


def test_the_next_thing_due_says_by_when_and_why(browser):
    meeting = factories.meeting(factories.committee(name="Cabinet"), held_on=date(2030, 6, 18))
    told(meeting)

    page = browser.sign_in(factories.officer()).open("/staff/")

    assert "Wednesday 5 June 2030" in page.text
    assert "Publish the agenda" in page.text
    assert "by Monday 10 June 2030" in page.text
    assert "3 working days left" in page.text
    assert "Local Government Act 1972, sections 100A(6)(a) and 100B(3)" in page.text


def test_too_late_offers_the_lawful_ways_on(browser):
    factories.meeting(held_on=date(2030, 6, 11))

    page = browser.sign_in(factories.officer()).open("/staff/")

    assert "The last day was Monday 3 June" in page.text
    assert "Put the meeting off" in page.text
    assert "section 100B(4)(b)" in page.text


def test_the_weeks_ahead_say_in_words_what_their_marks_mean(browser):
    factories.meeting(factories.committee(name="Cabinet"), held_on=date(2030, 6, 18))

    page = browser.sign_in(factories.officer()).open("/staff/")

    assert "Cabinet meets on 18 June" in page.text
    assert "Publish the date and the agenda: Cabinet, by 10 June" in page.text


def test_a_monitoring_officer_reads_first_what_the_registers_ask_of_them(browser):
    for name in ("Ada Lowe", "Bram Oak"):
        factories.term(factories.member(name=name), starts_on=date(2030, 6, 1))
    factories.interest_proposal(factories.member(name="Cleo Fern"))

    page = browser.sign_in(factories.user(Role.MONITORING_OFFICER)).open("/staff/").text

    assert "1 change that a member asks for waits for you" in page and "/staff/register-proposals" in page
    assert "2 members: took office, with nothing registered yet." in page
    assert "To be registered by <strong>Friday 28 June 2030</strong>" in page
    assert "Nothing here is yours to publish" not in page


def test_with_nothing_planned_the_page_says_what_to_do(browser):
    page = browser.sign_in(factories.officer()).open("/staff/")

    assert "No meeting in the next twelve weeks" in page.text
    assert "/staff/meetings/series" in page.text


def test_an_officer_of_one_committee_sees_that_one(browser):
    own, other = factories.committee(name="Own Panel"), factories.committee(name="Other Panel")
    for committee in (own, other):
        factories.meeting(committee, held_on=date(2030, 6, 18))

    page = browser.sign_in(factories.user(Role.OFFICER, committee=own)).open("/staff/")

    assert "Own Panel" in page.text
    assert "Other Panel" not in page.text


def test_who_may_open_it(browser):
    assert browser.open("/staff/").status == 302
    assert browser.sign_in(factories.user(Role.MEMBER)).open("/staff/").status == 404


def test_an_administrator_is_told_that_nothing_is_theirs(browser):
    factories.meeting(held_on=date(2030, 6, 18))

    page = browser.sign_in(factories.administrator()).open("/staff/")

    assert "Nothing here is yours to publish" in page.text


def test_two_hundred_meetings_take_as_many_statements_as_five(browser):
    committee = factories.committee()
    browser.sign_in(factories.officer())
    counts = []
    for first, last in ((1, 6), (6, 201)):
        for number in range(first, last):
            factories.meeting(committee, held_on=date(2030, 6, 18), day_number=number)
        browser.open("/staff/")
        with counted() as said:
            browser.open("/staff/")
        counts.append(len(said))

    assert counts[0] == counts[1]
