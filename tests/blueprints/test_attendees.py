"""Officers, visitors and apologies: noted one a line, again with one press, put right, taken away."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlalchemy import select

from models.attendance import Attendance, Attendee
from models.minutes_vocabulary import AttendeeCategory
from models.vocabulary import AttendanceStatus
from tests import factories, held_meetings
from webapp.database import db

HELD_ON = date(2030, 6, 18)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2030, 6, 18, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def meeting(app):
    return factories.meeting(held_on=HELD_ON)


@pytest.fixture
def clerk(browser):
    return browser.sign_in(factories.officer())


def address(meeting) -> str:
    return f"/staff/meetings/{meeting.id}/attendees"


def test_people_are_noted_and_shown_under_their_heading(clerk, meeting):
    clerk.submit(address(meeting), lines="Helen King, Deputy Director\r\nTom McColgan", category="officer")

    page = clerk.open(address(meeting)).text
    assert "Helen King and Tom McColgan noted." in page
    assert "Officers</h2>" in page and "Deputy Director" in page


def test_what_was_typed_stays_when_a_line_is_refused(clerk, meeting):
    page = clerk.submit(address(meeting), lines="Helen King\r\n, of nowhere", category="invitee")

    assert 'href="#lines"' in page.text
    assert "Helen King\n, of nowhere" in page.text.replace("\r\n", "\n")
    assert db.session.scalar(select(Attendee)) is None


def test_apologies_are_noted_of_people_who_do_not_sit_here(clerk, meeting):
    clerk.submit(address(meeting), lines="Sean Taylor", category="other representative", status="apologies")

    assert "Sent apologies</h2>" in clerk.open(address(meeting)).text
    assert db.session.scalar(select(Attendee.status)) is AttendanceStatus.APOLOGIES


def test_who_came_last_time_is_here_again_with_one_press(clerk, meeting):
    before = factories.meeting(meeting.committee, held_on=date(2030, 3, 12))
    came = held_meetings.attendee(before, "Helen King", capacity="Director")

    clerk.submit(address(meeting), to=f"/again/{came.id}")

    assert db.session.scalar(select(Attendee.capacity).where(Attendee.meeting_id == meeting.id)) == "Director"
    assert f"/again/{came.id}" not in clerk.open(address(meeting)).text


def test_a_second_press_changes_nothing_and_says_so(clerk, meeting):
    before = factories.meeting(meeting.committee, held_on=date(2030, 3, 12))
    came = held_meetings.attendee(before, "Helen King")
    page = clerk.open(address(meeting))

    for _ in range(2):
        clerk.send(page, to=f"/again/{came.id}")

    assert "Helen King is noted already." in clerk.open(address(meeting)).text


def test_an_entry_is_put_right_and_both_versions_are_shown_after_a_conflict(clerk, meeting):
    found = held_meetings.attendee(meeting, "Helen Kng")
    page = f"/staff/attendees/{found.id}"
    before = clerk.open(page)
    clerk.submit(page, name="Helen King")

    answer = clerk.send(before, name="Helen Kinge")

    assert "Both versions" in answer.text
    db.session.rollback()
    assert db.session.scalar(select(Attendee.name)) == "Helen King"


def test_an_entry_is_taken_away_and_its_page_then_says_by_whom(clerk, meeting):
    found = held_meetings.attendee(meeting)
    page = f"/staff/attendees/{found.id}"

    clerk.submit(page, to="/remove")

    assert db.session.scalar(select(Attendee)) is None
    assert clerk.open(page).status in (404, 410)


def test_a_member_who_attends_is_printed_under_another_heading(clerk, meeting):
    member = factories.member(name="Alan Webb")
    held_meetings.attendance(meeting, member)

    clerk.submit(
        f"/staff/meetings/{meeting.id}/attendees/members/{member.id}", category="invitee", capacity="Ward member"
    )

    db.session.rollback()
    kept = db.session.scalar(select(Attendance))
    assert (kept.category, kept.capacity) == (AttendeeCategory.INVITEE, "Ward member")
    assert clerk.open(f"/staff/meetings/{meeting.id}/attendees/members/{factories.member().id}").status == 404


@pytest.mark.parametrize("way", ["save", "take away"])
def test_the_item_in_hand_is_kept_on_the_way_through_a_person_s_page(clerk, meeting, way):
    item = factories.item(meeting)
    found = held_meetings.attendee(meeting, "Helen King")
    page = clerk.open(f"{address(meeting)}?item={item.id}")
    assert f"/staff/attendees/{found.id}?item={item.id}" in page.text

    person = clerk.open(f"/staff/attendees/{found.id}?item={item.id}")
    answer = (
        clerk.send(person, to=f"/remove?item={item.id}")
        if way == "take away"
        else clerk.send(person, name="Helen Kinge")
    )

    assert f"/running-order?item={item.id}#people" in person.text
    assert answer.headers["Location"].endswith(f"/attendees?item={item.id}")


def test_the_item_in_hand_is_kept_on_the_way_through_a_member_s_page(clerk, meeting):
    item, member = factories.item(meeting), factories.member(name="Alan Webb")
    held_meetings.attendance(meeting, member)

    answer = clerk.submit(
        f"/staff/meetings/{meeting.id}/attendees/members/{member.id}?item={item.id}", category="invitee"
    )

    assert answer.headers["Location"].endswith(f"/attendees?item={item.id}")
