"""The clerk's screen: one press each, said out loud, and nothing lost."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from sqlalchemy import select

from models.attendance import Attendance, Withdrawal
from models.vocabulary import AttendanceStatus, SeatRole
from tests import factories, held_meetings
from webapp.database import db

HELD_ON = date(2030, 6, 18)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(datetime(2030, 6, 18, 9, 42, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def meeting(app):
    return factories.meeting(factories.committee(name="Roads Panel"), held_on=HELD_ON)


@pytest.fixture
def members(meeting):
    found = [factories.member(name=name) for name in ("Ann Fell", "Ben Gill", "Cay Hurst")]
    for member in found:
        factories.seat(meeting.committee, member)
    return found


@pytest.fixture
def clerk(browser):
    return browser.sign_in(factories.officer())


def address(meeting, item=None) -> str:
    return f"/staff/meetings/{meeting.id}/at-the-meeting" + (f"?item={item.id}" if item else "")


def to(meeting, member, act, item=None) -> str:
    return f"/{meeting.id}/at-the-meeting/{member.id}/{act}" + (f"?item={item.id}" if item else "")


def test_one_press_marks_everybody_and_the_quorum_is_there(clerk, meeting, members):
    before = clerk.open(address(meeting)).text

    clerk.submit(address(meeting), to="mark-the-rest")

    assert "needed for a quorum. Nobody is marked as present yet" in before
    page = clerk.open(address(meeting))
    assert "Quorate." in page.text
    assert "3 voting members in the room; 3 needed" in page.text


def test_a_declaration_is_recorded_from_the_room_and_leads_back_to_it(clerk, meeting, members):
    item = factories.item(meeting, "Roads")
    record = f"/staff/meetings/{meeting.id}/items/{item.id}/declarations"

    room = clerk.open(address(meeting, item)).text
    factories.declaration(item, members[0])

    assert "Nobody has declared an interest." in room and f'href="{record}"' in room
    assert f'href="{address(meeting, item)}"' in clerk.open(record).text
    assert "Record another, or correct one" in clerk.open(address(meeting, item)).text


def test_withdrawing_is_one_press_with_the_time_filled_in_and_the_loss_is_said_out_loud(clerk, meeting, members):
    item = factories.item(meeting, "Land")
    for member in members:
        held_meetings.attendance(meeting, member)

    answer = clerk.submit(address(meeting, item), to=to(meeting, members[0], "withdraw", item))

    kept = db.session.scalar(select(Withdrawal))
    assert (kept.withdrew_at, kept.item_id) == (time(10, 42), item.id)
    assert answer.headers["Location"].endswith(f"?item={item.id}#person-{members[0].id}")
    page = clerk.open(address(meeting, item)).text
    assert 'role="alert"' in page
    assert "The quorum was lost at 10.42 am when Ann Fell withdrew." in page
    assert "No business may be done" in page
    assert "No quorum: At the meeting" in page.split("</title>")[0]


def test_who_returns_brings_the_quorum_back(clerk, meeting, members):
    for member in members:
        held_meetings.attendance(meeting, member)
    factories.keep(Withdrawal(meeting_id=meeting.id, member_id=members[0].id, withdrew_at=time(10, 30)))

    clerk.submit(address(meeting), to=to(meeting, members[0], "return"), at="10.50am")

    assert db.session.scalar(select(Withdrawal)).returned_at == time(10, 50)
    assert "Quorate." in clerk.open(address(meeting)).text


@pytest.mark.parametrize(("typed", "why"), [("soon", "must be a time"), ("", "Enter the time."), ("9am", "arrived at")])
def test_a_time_that_cannot_be_is_explained_beside_its_box_with_what_was_typed(clerk, meeting, members, typed, why):
    held_meetings.attendance(meeting, members[0], arrived_at=time(10, 5))

    page = clerk.submit(address(meeting), to=to(meeting, members[0], "withdraw"), at=typed)

    assert "There is a problem" in page.text
    assert f'href="#at-{members[0].id}"' in page.text
    assert why in page.text
    assert f'value="{typed}"' in page.text
    assert db.session.scalar(select(Withdrawal)) is None


def test_what_each_may_do_at_the_item_is_said_with_the_reason_and_its_source(clerk, meeting, members):
    canon = factories.member(name="Canon Marsh")
    factories.seat(meeting.committee, canon, role=SeatRole.EDUCATION_CHURCH)
    item = factories.item(meeting, "Land")
    kind = held_meetings.declaration_kind(name="Disclosable pecuniary interest")
    held_meetings.declaration(item, members[0], kind, nature="The field beside it is mine")
    held_meetings.attendance(meeting, members[0])

    page = clerk.open(address(meeting, item)).text

    assert "Must not take part, and should withdraw" in page
    assert "Should leave the room now, and is still in it" in page
    assert "Localism Act 2011, section 31(4)" in page
    assert "This item is not one, so may speak and not vote" in page
    assert "The field beside it is mine" in page


def test_the_nature_of_a_sensitive_interest_is_never_on_the_screen(clerk, meeting, members):
    item, kind = factories.item(meeting), held_meetings.declaration_kind()
    held_meetings.declaration(item, members[0], kind, nature="canary-of-the-nature", is_sensitive=True)

    page = clerk.open(address(meeting, item)).text

    assert "A sensitive interest: its nature is not disclosed." in page
    assert "canary-of-the-nature" not in page


def test_apologies_and_a_correction_of_the_times(clerk, meeting, members):
    clerk.submit(address(meeting), to=to(meeting, members[0], "mark"), status="apologies")
    assert db.session.scalar(select(Attendance)).status is AttendanceStatus.APOLOGIES

    one = f"{address(meeting)}/{members[0].id}"
    clerk.submit(one, status="present", arrived_at="10.05am")

    kept = db.session.scalar(select(Attendance))
    assert (kept.status, kept.arrived_at) == (AttendanceStatus.PRESENT, time(10, 5))
    page = clerk.submit(one, left_at="10am")
    assert "Enter a time no earlier than the arrival." in page.text
    clerk.submit(one, to="/clear")
    assert db.session.scalar(select(Attendance)) is None


def test_a_withdrawal_is_corrected_and_removed(clerk, meeting, members):
    held_meetings.attendance(meeting, members[0])
    gone = Withdrawal(meeting_id=meeting.id, member_id=members[0].id, withdrew_at=time(10, 30))
    one = f"/staff/withdrawals/{factories.keep(gone).id}"

    refused = clerk.submit(one, withdrew_at="10.50am", returned_at="10.40am")
    clerk.submit(one, withdrew_at="10.20am", returned_at="10.40am")

    assert 'href="#returned_at"' in refused.text
    kept = db.session.scalar(select(Withdrawal))
    assert (kept.withdrew_at, kept.returned_at) == (time(10, 20), time(10, 40))
    clerk.submit(one, to="/remove")
    db.session.expire_all()
    assert db.session.scalar(select(Withdrawal)).removed_at is not None


def test_somebody_without_a_seat_is_noted_as_also_attending(clerk, meeting, members):
    visitor = factories.member(name="Dee Visitor")

    clerk.submit(f"{address(meeting)}/somebody-else", member_id=str(visitor.id))

    page = clerk.open(address(meeting)).text
    assert "Also attending" in page
    assert "Dee Visitor" in page


def test_before_the_day_the_page_offers_apologies_alone(clerk, members, meeting):
    meeting.held_on = date(2030, 6, 25)
    db.session.commit()

    page = clerk.open(address(meeting)).text

    assert "Until its day, only apologies can be noted" in page
    assert 'value="apologies"' in page
    assert 'value="present"' not in page


def test_the_meeting_page_leads_here(clerk, meeting):
    assert address(meeting) in clerk.open(f"/staff/meetings/{meeting.id}").text


def test_the_second_of_two_clerks_at_one_person_sees_both_and_loses_nothing(clerk, meeting, members):
    held_meetings.attendance(meeting, members[0])
    where = f"/staff/meetings/{meeting.id}/at-the-meeting/{members[0].id}"
    opened_before = clerk.open(where)
    clerk.submit(where, arrived_at="10.05am")

    answer = clerk.send(opened_before, left_at="11.30am")

    page = answer.text

    assert "changed this while you were writing" in page
    assert "Both versions" in page
    assert "10.05 am" in page
    assert 'value="11.30am"' in page
    clerk.send(answer, arrived_at="10.05am")
    kept = db.session.scalar(select(Attendance).where(Attendance.member_id == members[0].id))
    assert (kept.arrived_at, kept.left_at) == (time(10, 5), time(11, 30))
