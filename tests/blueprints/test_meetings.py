"""Meetings planned, listed, moved and cancelled on the staff pages."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from sqlalchemy import select

from models.meeting import Meeting
from models.vocabulary import MeetingStatus, Role
from tests import factories
from tests.browser_client import Browser
from tests.services.statements import counted
from tests.services.test_meetings import make_public
from webapp.database import db

NOW = datetime(2030, 6, 5, 9, 30, tzinfo=UTC)
HELD = {"held_on": ["18", "6", "2030"]}


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.officer())


def cabinet(**fields):
    usual = {"usual_venue": "Shire Hall", "usual_room": "Room 1", "usual_minutes": 90}
    return factories.committee(name="Cabinet", **{**usual, **fields})


def kept():
    db.session.expire_all()
    return db.session.scalars(select(Meeting).order_by(Meeting.held_on, Meeting.id)).all()


def test_a_meeting_is_planned_with_the_committees_usual_time_and_place(officer):
    committee = cabinet()

    page = officer.submit("/staff/meetings/new", committee_id=str(committee.id), **HELD)

    (meeting,) = kept()
    assert page.headers["Location"] == f"/staff/meetings/{meeting.id}"
    assert (meeting.held_on, meeting.starts_at, meeting.ends_at) == (date(2030, 6, 18), time(10), time(11, 30))
    assert (meeting.venue, meeting.room) == ("Shire Hall", "Room 1")


def test_a_finish_before_the_start_is_explained_and_nothing_typed_is_lost(officer):
    committee = cabinet()

    page = officer.submit(
        "/staff/meetings/new", committee_id=str(committee.id), starts_at="2pm", ends_at="1pm", room="Barn", **HELD
    )

    assert "There is a problem" in page.text
    assert 'href="#ends_at"' in page.text
    assert 'value="Barn"' in page.text
    assert kept() == []


def test_a_committee_with_no_usual_start_asks_for_one(officer):
    committee = cabinet(usual_starts_at=None)

    page = officer.submit("/staff/meetings/new", committee_id=str(committee.id), **HELD)

    assert "this committee has no usual one" in page.text


def test_a_warning_is_shown_once_and_never_blocks(officer):
    committee = cabinet()
    weekend = {"committee_id": str(committee.id), "held_on": ["22", "6", "2030"]}

    warned = officer.submit("/staff/meetings/new", **weekend)
    assert "Saturday 22 June 2030 is a weekend day." in warned.text
    assert kept() == []
    gone_on = officer.submit("/staff/meetings/new", **weekend, despite=despite_of(warned))

    assert gone_on.status == 302
    assert [meeting.held_on for meeting in kept()] == [date(2030, 6, 22)]


def despite_of(page):
    """What the button that goes on all the same sends."""
    before, after = page.text.split('name="despite"')
    button = before.rsplit("<button", 1)[1] + after.split(">", 1)[0]
    return button.split('value="')[1].split('"')[0]


def test_a_series_is_previewed_and_then_planned_as_ticked(officer):
    committee = cabinet()
    pattern = {"committee_id": str(committee.id), "pattern": "1", "weekday": "0", "months": ["8", "9", "10"]}
    span = {"from_on": ["1", "8", "2030"], "until_on": ["31", "10", "2030"]}

    preview = officer.submit("/staff/meetings/series", **pattern, **span, act="preview")
    assert preview.status == 200
    assert kept() == []
    for day in ("Monday 5 August 2030", "Monday 2 September 2030", "Monday 7 October 2030"):
        assert day in preview.text
    page = officer.submit(
        "/staff/meetings/series", **pattern, **span, act="create", days=["2030-08-05", "2030-10-07", "2030-12-25"]
    )

    assert page.status == 302
    assert [meeting.held_on for meeting in kept()] == [date(2030, 8, 5), date(2030, 10, 7)]


def test_a_bank_holiday_is_left_unticked_or_moved_to_the_next_working_day(officer):
    committee = cabinet()
    pattern = {"committee_id": str(committee.id), "pattern": "-1", "weekday": "0", "months": ["8"]}
    span = {"from_on": ["1", "8", "2030"], "until_on": ["31", "8", "2030"]}

    left = officer.submit("/staff/meetings/series", **pattern, **span, act="preview")
    moved = officer.submit("/staff/meetings/series", **pattern, **span, act="preview", closed="next working day")

    assert "Monday 26 August 2030 is Summer bank holiday." in left.text
    assert "checked" not in left.text
    assert "Moved from Monday 26 August 2030" in moved.text
    assert 'value="2030-08-27" checked' in moved.text


def test_a_preview_keeps_everything_typed(officer):
    committee = cabinet()
    typed = {"committee_id": str(committee.id), "room": "The <b>Barn</b>", "starts_at": "2pm"}

    preview = officer.submit("/staff/meetings/series", **typed, act="preview")
    back = officer.submit("/staff/meetings/series", **typed, act="change")

    assert 'name="room" value="The &lt;b&gt;Barn&lt;/b&gt;"' in preview.text
    assert 'value="2pm"' in back.text
    assert "There is a problem" not in back.text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"until_on": ["1", "1", "2030"]}, "The last date must be on or after the first date."),
        ({"months": None}, "Choose at least one month."),
        ({"committee_id": ""}, "Choose the committee"),
        ({"act": "create"}, "Choose at least one date."),
    ],
)
def test_a_series_that_cannot_be_is_explained(officer, wrong, said):
    typed = {"committee_id": str(cabinet().id), "act": "preview"} | wrong

    page = officer.submit("/staff/meetings/series", **typed)

    assert "There is a problem" in page.text
    assert said in page.text
    assert kept() == []


def test_one_meeting_shows_its_notice_and_the_ways_on(officer):
    meeting = factories.meeting(cabinet(), held_on=date(2030, 6, 18))

    page = officer.open(f"/staff/meetings/{meeting.id}")

    assert "Publish the date and the agenda by Monday 10 June 2030" in page.text
    assert "5 clear days" in page.text
    assert f"/staff/agendas/{meeting.id}" in page.text
    assert f"/staff/publishing/meeting/{meeting.id}" in page.text


def test_a_public_meeting_is_moved_with_a_reason_only(officer):
    meeting = factories.meeting(held_on=date(2030, 6, 18))
    make_public(meeting)
    address, later = f"/staff/meetings/{meeting.id}/move", {"held_on": ["25", "6", "2030"]}

    refused = officer.submit(address, **later)
    moved = officer.submit(address, **later, reason="The hall is flooded.")

    assert 'href="#reason"' in refused.text
    assert moved.status == 302
    assert kept()[0].held_on == date(2030, 6, 25)
    assert "The hall is flooded." in officer.open(f"/staff/meetings/{meeting.id}").text


def test_two_officers_at_one_meeting_are_shown_both_versions(officer):
    meeting = factories.meeting(held_on=date(2030, 6, 18), room="Room 1")
    address = f"/staff/meetings/{meeting.id}/edit"
    officer.submit(address, room="Room 2")

    page = officer.submit(address, room="Room 3", revision="1")

    assert "Both versions" in page.text
    assert "Room 2" in page.text
    assert 'value="Room 3"' in page.text
    assert kept()[0].room == "Room 2"


def test_a_meeting_is_cancelled_and_put_back(officer):
    meeting = factories.meeting(held_on=date(2030, 6, 18))
    address = f"/staff/meetings/{meeting.id}"

    refused = officer.submit(f"{address}/cancel")
    officer.submit(f"{address}/cancel", reason="No business.")
    cancelled = officer.open(address).text
    officer.submit(f"{address}/reinstate")

    assert "Give the reason it is cancelled" in refused.text
    assert "Cancelled: it was to be held on Tuesday 18 June 2030" in cancelled
    assert kept()[0].status is MeetingStatus.SCHEDULED


def test_the_list_is_by_date_and_by_committee(officer):
    committee = cabinet()
    factories.meeting(committee, held_on=date(2030, 6, 18))
    factories.meeting(factories.committee(name="Planning"), held_on=date(2030, 6, 19))
    factories.meeting(committee, held_on=date(2030, 6, 4))

    every, own = officer.open("/staff/meetings"), officer.open(f"/staff/meetings?committee={committee.id}")

    assert every.text.count('class="date-tile"') == 2
    assert own.text.count('class="date-tile"') == 1
    assert "Earlier meetings" in own.text
    assert officer.open("/staff/meetings?before=2030-06-05.0").text.count('class="date-tile"') == 1


@pytest.mark.parametrize("address", ["?after=nonsense", "?before=2030-13-01.5", "?committee=x", "?after=2030-06-18.x"])
def test_a_broken_address_of_the_list_is_the_list(officer, address):
    assert officer.open(f"/staff/meetings{address}").status == 200


def test_the_year_is_a_grid_with_its_marks_in_words(officer):
    for committee in (cabinet(), factories.committee(name="Planning")):
        factories.meeting(committee, held_on=date(2030, 7, 2), room="Room 1")
    factories.meeting(held_on=date(2030, 6, 22))

    page = officer.open("/staff/meetings/year/2030")

    assert "Room 1 is taken twice on Tuesday 2 July 2030" in page.text
    assert page.text.count("</span> clash</span>") == 4
    assert "</span> weekend</span>" in page.text
    assert "Spring bank holiday" in page.text


@pytest.mark.parametrize("year", [1899, 2199, 99999])
def test_a_year_that_is_none_is_not_found(officer, year):
    assert officer.open(f"/staff/meetings/year/{year}").status == 404


@pytest.mark.parametrize(
    "address", ["", "/new", "/series", "/year/2030", "/{id}", "/{id}/move", "/{id}/edit", "/{id}/cancel"]
)
def test_who_may_open_the_pages(browser, address):
    meeting = factories.meeting()
    address = "/staff/meetings" + address.format(id=meeting.id)
    own = factories.user(Role.OFFICER, committee=factories.committee())

    assert browser.open(address).status == 302
    assert browser.sign_in(factories.user(Role.MEMBER)).open(address).status == 404
    other = Browser(browser.app).sign_in(own).open(address)
    assert other.status == (404 if str(meeting.id) in address and "year" not in address else 200)
    assert meeting.committee.name not in other.text


def test_an_officer_of_one_committee_cannot_plan_for_another(browser):
    own, other = factories.committee(), factories.committee()
    browser.sign_in(factories.user(Role.OFFICER, committee=own))

    page = browser.submit("/staff/meetings/new", committee_id=str(other.id), **HELD)

    assert "There is a problem" in page.text
    assert kept() == []


def test_two_hundred_meetings_of_a_year_take_as_many_statements_as_five(officer):
    committee = cabinet()
    counts = []
    for first, last in ((1, 6), (6, 201)):
        for number in range(first, last):
            factories.meeting(committee, held_on=date(2030, 6, 18), day_number=number)
        officer.open("/staff/meetings/year/2030")
        with counted() as said:
            officer.open("/staff/meetings/year/2030")
        counts.append(len(said))

    assert counts[0] == counts[1]


def test_a_meeting_is_planned_in_eleven_statements_however_much_the_council_has(officer):
    committee = cabinet()
    for number in range(20):
        factories.seat(factories.committee(name=f"Panel {number}"), factories.member())
    page, number = officer.open("/staff/meetings/new"), str(committee.id)

    with counted() as said:
        officer.send(page, committee_id=number, **HELD)

    assert len(kept()) == 1
    assert len(said) <= 11, said
