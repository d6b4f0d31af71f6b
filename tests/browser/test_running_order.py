"""The running order in a real browser: by single keys alone, without script, at 320 pixels, through a lost network."""

from datetime import time

import pytest
from sqlalchemy import select

from models.attendance import Attendance
from models.minutes import Minute, Minutes
from models.vocabulary import AttendanceStatus, SeatRole
from tests import factories, held_meetings
from webapp import clock
from webapp.database import db

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]
NAMES = ("Ann Fell", "Ben Gill", "Cay Hurst", "Dee Ings")


@pytest.fixture
def meeting(app):
    found = factories.meeting(factories.committee(name="Roads Panel"), held_on=clock.today(), starts_at=time(0))
    for place, name in enumerate(NAMES):
        role = SeatRole.MEMBER if place else SeatRole.CHAIR
        factories.seat(found.committee, factories.member(name=name), role=role, position=place)
    for heading in ("Apologies", "Roads", "Land"):
        factories.item(found, heading, minutes=10)
    return found


@pytest.fixture
def screen(meeting):
    return f"/staff/meetings/{meeting.id}/running-order"


def marks():
    db.session.rollback()
    found = db.session.scalars(select(Attendance).order_by(Attendance.id))
    return [(one.member.name, one.status.value) for one in found]


def keys(page, *pressed):
    for key in pressed:
        before = page.inner_text("[data-told]")
        page.keyboard.press(key)
        page.wait_for_function("was => document.querySelector('[data-told]').innerText !== was", arg=before)


def test_the_roll_is_called_and_the_meeting_taken_with_one_key_each(page, sign_in, screen, check_axe):
    sign_in(page, factories.officer())
    page.goto(screen)

    page.keyboard.press("j")
    keys(page, "p", "a", "x", "p")
    assert marks() == list(zip(NAMES, ("present", "apologies", "absent", "present"), strict=True))
    assert page.inner_text(".quorum__number") == "2"

    page.keyboard.press("s")
    assert page.evaluate("document.activeElement.id") == "at-start"
    page.keyboard.press("Enter")
    page.wait_for_selector("#at-end")
    page.keyboard.press("b")
    page.wait_for_selector("text=In hand since")
    page.keyboard.press("n")
    page.wait_for_selector("#item-heading:has-text('Roads')")
    check_axe(page)

    db.session.rollback()
    assert db.session.scalar(select(Minutes.chair_id)) is not None
    assert [one is None for one in db.session.scalars(select(Minute.ended_at).order_by(Minute.id))] == [False, True]
    assert page.complaints == []


def test_a_key_is_never_taken_from_a_box_and_escape_gives_the_keys_back(page, sign_in, screen):
    sign_in(page, factories.officer())
    page.goto(screen)

    page.focus("#minute-text")
    page.keyboard.type("pax sjk?")
    assert page.input_value("#minute-text") == "pax sjk?"
    assert marks() == [] and not page.is_visible("dialog.keys")

    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.is_visible("dialog.keys")


def test_what_is_typed_while_the_page_is_still_opening_is_kept(page, sign_in, screen):
    sign_in(page, factories.officer())
    page.add_init_script(
        "const ask = navigator.locks.request.bind(navigator.locks);"
        "navigator.locks.request = (...all) => new Promise((go) => setTimeout(() => go(ask(...all)), 800));"
    )
    page.goto(screen)

    page.focus("#minute-text")
    page.keyboard.type("pax")
    page.wait_for_selector("[data-is-ready]", state="attached")

    assert page.input_value("#minute-text") == "pax"


def test_each_box_of_the_item_has_its_key(page, sign_in, screen):
    sign_in(page, factories.officer())
    page.goto(screen)

    for key, box in (("e", "minute-text"), ("m", "motion-text"), ("g", "resolution-text")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == box
        page.keyboard.press("Escape")
    page.keyboard.press("q")
    page.wait_for_url("**/owed?from=room")


def test_the_keys_are_turned_off_and_stay_off(page, sign_in, screen, check_axe):
    sign_in(page, factories.officer())
    page.goto(screen)
    page.keyboard.press("?")
    check_axe(page)

    page.get_by_role("button", name="Single keys are on").click()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("y")
    page.reload()
    page.keyboard.press("y")
    page.keyboard.press("?")
    page.wait_for_timeout(300)

    assert marks() == [] and not page.is_visible("dialog.keys")
    assert page.locator("[aria-keyshortcuts]").count() == 0
    page.get_by_role("button", name="Keys", exact=True).click()
    page.get_by_role("button", name="Single keys are off").click()
    page.get_by_role("button", name="Close").click()
    keys(page, "y")
    assert len(marks()) == 4


def test_keys_of_the_browser_are_left_alone(page, sign_in, screen):
    sign_in(page, factories.officer())
    page.goto(screen)
    page.keyboard.press("j")

    for pressed in ("Control+p", "Alt+a", "Meta+x"):
        page.evaluate("key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', key))", {
            "key": pressed[-1], "ctrlKey": "Control" in pressed, "altKey": "Alt" in pressed,
            "metaKey": "Meta" in pressed, "bubbles": True,
        })  # fmt: skip
    page.wait_for_timeout(200)

    assert marks() == []


def test_presses_wait_for_a_lost_network_and_are_sent_with_the_time_they_were_made(page, sign_in, screen, meeting):
    member = meeting.committee.seats[0].member
    held_meetings.attendance(meeting, member)
    sign_in(page, factories.officer())
    page.goto(screen)
    page.focus(f"#person-{member.id}")
    page.context.set_offline(True)

    page.keyboard.press("l")
    page.wait_for_selector("[data-told]:has-text('No connection')", state="attached")
    page.keyboard.press("j")
    page.keyboard.press("p")
    assert [one for _, one in marks()] == ["present"]
    page.context.set_offline(False)
    page.wait_for_selector(".seat--left", timeout=10_000)
    page.wait_for_selector(".seat--in-the-room", timeout=10_000)

    db.session.rollback()
    assert db.session.scalar(select(Attendance.left_at).where(Attendance.member_id == member.id)) is not None
    assert [one for _, one in marks()] == ["present", "present"]


def test_what_somebody_is_typing_stays_while_a_press_comes_back(page, sign_in, screen):
    sign_in(page, factories.officer())
    page.goto(screen)
    page.focus("#minute-text")
    page.keyboard.type("In response to")
    page.get_by_role("button", name="Present Ann Fell").click()
    page.focus("#minute-text")

    page.wait_for_selector(".seat--in-the-room")
    assert page.input_value("#minute-text") == "In response to"
    assert page.evaluate("document.activeElement.id") == "minute-text"


def test_without_script_every_press_works_and_no_keys_are_offered(page_without_script, sign_in, screen, meeting):
    page = page_without_script
    sign_in(page, factories.officer())
    page.goto(screen)

    page.get_by_role("button", name="Present Ben Gill").click()
    assert page.url.endswith(f"#person-{meeting.committee.seats[1].member_id}")
    page.get_by_role("button", name="Start the meeting").click()
    page.get_by_role("button", name="Begin Apologies").click()
    page.get_by_role("button", name="Next item Roads").click()

    assert "In hand since" in page.inner_text("#in-hand")
    assert not page.is_visible("text=Keys")
    assert marks() == [("Ben Gill", AttendanceStatus.PRESENT)]


def test_a_refused_time_is_shown_at_its_box_without_a_new_page(page, sign_in, screen, meeting, check_axe):
    member = meeting.committee.seats[0].member
    held_meetings.attendance(meeting, member, arrived_at=time(10, 40))
    sign_in(page, factories.officer())
    page.goto(screen)

    page.fill(f"#at-person-{member.id}", "10.00am")
    page.get_by_role("button", name="Leaves Ann Fell").click()

    page.wait_for_selector(f"#error-person-{member.id}")
    assert page.input_value(f"#at-person-{member.id}") == "10.00am"
    assert page.evaluate("document.activeElement.id") == f"at-person-{member.id}"
    check_axe(page)


def test_the_screen_fits_a_narrow_window(page, sign_in, screen, meeting, check_axe):
    for one in meeting.committee.seats:
        held_meetings.attendance(meeting, one.member)
    held_meetings.attendee(meeting, capacity="Deputy Director of Public Health")
    sign_in(page, factories.officer())
    page.set_viewport_size({"width": 320, "height": 700})

    page.goto(screen)
    check_axe(page)
    page.goto(f"/staff/meetings/{meeting.id}/attendees")
    check_axe(page)
