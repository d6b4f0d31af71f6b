"""The clerk's one screen: started, taken item by item, ended; every press where it was, every refusal at its place."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from sqlalchemy import select

from models.attendance import Attendance, Withdrawal
from models.minutes import Minute, Minutes
from models.minutes_vocabulary import MinuteOutcome
from models.vocabulary import AttendanceStatus, SeatRole
from tests import factories, held_meetings
from tests.services.statements import counted
from webapp.database import db

HELD_ON = date(2030, 6, 18)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2030, 6, 18, 9, 2, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def meeting(app):
    return factories.meeting(factories.committee(name="Roads Panel"), held_on=HELD_ON, starts_at=time(10))


@pytest.fixture
def items(meeting):
    return [factories.item(meeting, heading, minutes=10, presenter="Head of Roads") for heading in ("Roads", "Land")]


@pytest.fixture
def ann(meeting):
    found = factories.member(name="Ann Fell")
    factories.seat(meeting.committee, found, role=SeatRole.CHAIR)
    return found


@pytest.fixture
def clerk(browser):
    return browser.sign_in(factories.officer())


def address(meeting, item=None) -> str:
    return f"/staff/meetings/{meeting.id}/running-order" + (f"?item={item.id}" if item else "")


def kept(record):
    db.session.rollback()
    return db.session.scalar(select(record))


def start(clerk, meeting, at="10.00", item=None):
    return clerk.submit(address(meeting, item), to="/start" + (f"?item={item.id}" if item else ""), at=at)


def test_a_meeting_is_started_taken_and_ended_one_press_each(clerk, meeting, items, ann):
    clerk.submit(address(meeting), to=f"/people/{ann.id}?item={items[0].id}", act="present")
    clerk.submit(address(meeting), to=f"/start?item={items[0].id}", at="10.00am")
    answer = clerk.submit(address(meeting), to=f"/items/{items[0].id}/begin", at="10.00am")

    assert answer.headers["Location"] == f"{address(meeting, items[0])}#in-hand"
    clerk.submit(address(meeting), to=f"/items/{items[1].id}/begin", at="10.14am")
    page = clerk.open(address(meeting)).text
    assert "4 minutes behind" in page.lower()
    assert "In the chair: Ann Fell." in page
    assert "14 min of 10" in page

    clerk.submit(address(meeting), to=f"/end?item={items[1].id}", at="12.20pm")
    assert "Rose at 12.20 pm." in clerk.open(address(meeting)).text
    whole = kept(Minutes)
    assert (whole.opened_at, whole.rose_at, whole.chair_id) == (time(10), time(12, 20), ann.id)
    outcomes = list(db.session.execute(select(Minute.begun_at, Minute.ended_at, Minute.outcome).order_by(Minute.id)))
    assert outcomes == [
        (time(10), time(10, 14), MinuteOutcome.TAKEN),
        (time(10, 14), time(12, 20), MinuteOutcome.TAKEN),
    ]


def test_an_empty_box_is_now(clerk, meeting):
    clerk.submit(address(meeting), to="/start")

    assert kept(Minutes).opened_at == time(10, 2)


def test_a_rising_time_before_the_start_is_refused_in_its_box_and_nothing_is_lost(clerk, meeting, items):
    start(clerk, meeting, item=items[0])

    page = clerk.submit(address(meeting, items[1]), to=f"/end?item={items[1].id}", at="9.30am")

    assert "There is a problem" in page.text
    assert 'id="error-end"' in page.text and "The meeting started at 10.00 am: enter a time no earlier." in page.text
    assert 'value="9.30am"' in page.text and 'aria-describedby="error-end"' in page.text
    assert 'id="item-heading"' in page.text and "Land" in page.text
    assert kept(Minutes).rose_at is None


@pytest.mark.parametrize("typed", ["soon", "25.00", "10", "10.70am"])
def test_a_time_that_is_none_is_refused_in_its_box(clerk, meeting, typed):
    page = clerk.submit(address(meeting), to="/start", at=typed)

    assert 'id="error-start"' in page.text
    assert f'value="{typed}"' in page.text
    assert kept(Minutes) is None


def test_a_meeting_written_up_on_another_day_asks_for_the_time(clerk, meeting):
    with time_machine.travel(datetime(2030, 6, 19, 9, tzinfo=UTC), tick=False):
        clerk = clerk.sign_in(factories.officer())
        page = clerk.submit(address(meeting), to="/start")

        assert "Enter the time: the meeting is not today" in page.text
        assert start(clerk, meeting).status == 302


def test_before_its_day_a_meeting_takes_apologies_only(clerk, meeting, ann):
    with time_machine.travel(datetime(2030, 6, 11, 9, tzinfo=UTC), tick=False):
        clerk = clerk.sign_in(factories.officer())
        page = clerk.open(address(meeting)).text

        assert "/start" not in page and 'value="present"' not in page
        clerk.submit(address(meeting), to=f"/people/{ann.id}", act="apologies")
    assert kept(Attendance).status is AttendanceStatus.APOLOGIES


def test_late_arrivals_withdrawals_returns_and_departures_are_one_press_each(clerk, meeting, items, ann):
    start(clerk, meeting, item=items[0])
    press = {"to": f"/people/{ann.id}?item={items[0].id}"}
    here = address(meeting, items[0])

    clerk.submit(here, **press, act="arrive", at="10.10am")
    clerk.submit(here, **press, act="withdraw", at="10.20am")
    assert "Withdrawn since 10.20 am" in clerk.open(here).text
    clerk.submit(here, **press, act="return", at="10.30am")
    answer = clerk.submit(here, **press, act="leave", at="11.00am")

    assert answer.headers["Location"].endswith(f"#person-{ann.id}")
    gone = kept(Withdrawal)
    assert (gone.withdrew_at, gone.returned_at, gone.item_id) == (time(10, 20), time(10, 30), items[0].id)
    came = db.session.scalar(select(Attendance))
    assert (came.arrived_at, came.left_at) == (time(10, 10), time(11))


def test_present_with_a_time_in_the_box_is_an_arrival(clerk, meeting, ann):
    start(clerk, meeting)

    clerk.submit(address(meeting), to=f"/people/{ann.id}", act="present", at="10.40am")

    assert kept(Attendance).arrived_at == time(10, 40)


def test_a_time_that_cannot_be_is_said_at_the_person(clerk, meeting, ann):
    start(clerk, meeting)
    clerk.submit(address(meeting), to=f"/people/{ann.id}", act="arrive", at="10.40am")

    page = clerk.submit(address(meeting), to=f"/people/{ann.id}", act="leave", at="10.30am")

    assert f'id="error-person-{ann.id}"' in page.text
    assert "no earlier than the arrival" in page.text
    assert 'value="10.30am"' in page.text


def test_an_unknown_press_is_refused(clerk, meeting, ann):
    assert clerk.submit(address(meeting), to=f"/people/{ann.id}", act="dances").status == 400


def test_one_press_marks_everybody_left(clerk, meeting, ann):
    clerk.submit(address(meeting), to="/the-rest")

    assert kept(Attendance).status is AttendanceStatus.PRESENT


def test_the_chair_is_chosen_where_neither_chair_nor_vice_chair_came(clerk, meeting):
    other = factories.member(name="Ben Gill")
    factories.seat(meeting.committee, other)
    held_meetings.attendance(meeting, other)
    start(clerk, meeting)

    clerk.submit(address(meeting), to="/chair", chair_id=str(other.id))

    assert "In the chair: Ben Gill." in clerk.open(address(meeting)).text


def test_the_times_are_put_right_and_two_clerks_are_told_of_each_other(clerk, meeting, ann):
    held_meetings.attendance(meeting, ann)
    start(clerk, meeting)
    times = f"{address(meeting)}/times"
    before = clerk.open(times)
    clerk.submit(times, opened_at="10.05am")

    page = clerk.send(before, opened_at="10.10am")

    assert "Both versions" in page.text and "10.10am" in page.text
    assert clerk.send(page, opened_at="10.10am").status == 302
    assert kept(Minutes).opened_at == time(10, 10)


def test_the_times_can_be_given_before_anything_was_pressed(clerk, meeting):
    assert clerk.submit(f"{address(meeting)}/times", opened_at="10am", rose_at="12.20pm").status == 302

    whole = kept(Minutes)
    assert (whole.opened_at, whole.rose_at) == (time(10), time(12, 20))


def test_an_item_is_put_off_with_its_reason(clerk, meeting, items):
    page = f"/staff/running-order/items/{items[0].id}/taken"

    refused = clerk.submit(page, outcome="deferred")
    assert "Say why the item was deferred" in refused.text
    clerk.send(refused, outcome_reason="The officer was ill")

    shown = clerk.open(address(meeting, items[0])).text
    assert "Deferred" in shown and "The officer was ill" in shown


def test_two_clerks_who_put_one_item_right_see_both_versions(clerk, meeting, items):
    page = f"/staff/running-order/items/{items[0].id}/taken"
    before = clerk.open(page)
    clerk.submit(page, outcome="withdrawn", outcome_reason="No longer needed")

    answer = clerk.send(before, outcome="deferred", outcome_reason="Ill")

    assert "Both versions" in answer.text and "No longer needed" in answer.text
    assert clerk.send(answer).status == 302
    assert kept(Minute).outcome is MinuteOutcome.DEFERRED


def test_the_screen_is_read_in_a_fixed_number_of_statements(clerk, meeting, items):
    with counted() as few:
        clerk.open(address(meeting))
    for number in range(12):
        member = factories.member(name=f"Member {number}")
        factories.seat(meeting.committee, member)
        held_meetings.attendance(meeting, member)
        held_meetings.attendee(meeting, f"Officer {number}")
    with counted() as many:
        clerk.open(address(meeting))

    assert len(many) <= len(few) + 2


def test_the_way_here_is_on_today_on_the_meeting_and_in_the_room(clerk, meeting):
    for page in ("/staff/", f"/staff/meetings/{meeting.id}", f"/staff/meetings/{meeting.id}/at-the-meeting"):
        assert address(meeting) in clerk.open(page).text, page
