"""Publishing in a real browser: by keyboard alone, with axe, and on a narrow screen without script."""

from datetime import timedelta

import pytest

from models.publication import Published
from models.vocabulary import SubjectKind
from tests import factories
from webapp import clock
from webapp.database import db

# What keys and pages do is proven here; that both databases keep it, in tests/blueprints.
pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]


@pytest.fixture
def meeting(app):
    meeting = factories.meeting(factories.committee(name="Audit Committee"), held_on=clock.today() + timedelta(days=30))
    factories.item(meeting, "Early help")
    return meeting


@pytest.fixture
def late_meeting(app):
    meeting = factories.meeting(factories.committee(name="Audit Committee"), held_on=clock.today() + timedelta(days=2))
    factories.item(meeting, "Flood damage")
    return meeting


def address(meeting) -> str:
    return f"/staff/publishing/meeting/{meeting.id}"


def public_address(meeting) -> str:
    return f"/committees/audit-committee/meetings/{meeting.held_on}".replace("audit-committee", meeting.committee.slug)


def version(meeting) -> int:
    db.session.rollback()
    return db.session.get_one(Published, (SubjectKind.MEETING, meeting.id)).version


def press(page, name: str) -> None:
    """Put the keyboard on a button and press it."""
    button = page.get_by_role("button", name=name, exact=True)
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_an_agenda_is_published_and_corrected_by_keyboard(page, sign_in, meeting, check_axe):
    sign_in(page, factories.officer())

    page.goto(address(meeting))
    check_axe(page)
    press(page, "Publish the agenda")
    assert version(meeting) == 1
    assert "Published." in page.content()
    check_axe(page)

    meeting.items[0].heading = "Early help, corrected"
    meeting.agenda_revision += 1
    db.session.commit()
    page.goto(address(meeting))
    press(page, "Publish the agenda")
    assert page.get_by_role("link", name="Give the reason").count() == 1
    check_axe(page)
    page.get_by_label("The reason").focus()
    page.keyboard.type("The heading was wrong")
    press(page, "Publish the agenda")

    assert version(meeting) == 2
    page.goto(public_address(meeting))
    assert "Early help, corrected" in page.content()
    assert "The heading was wrong" in page.content()
    assert page.complaints == []


def test_too_late_is_walked_through_without_script_on_a_narrow_screen(page_without_script, sign_in, late_meeting):
    page = page_without_script
    page.set_viewport_size({"width": 320, "height": 700})
    sign_in(page, factories.officer())

    page.goto(address(late_meeting))
    assert page.get_by_role("button", name="Publish the agenda").count() == 0
    page.get_by_role("button", name="Choose the lawful route").click()
    page.get_by_label("The chair takes it as urgent").check()
    page.get_by_role("textbox", name="The circumstances").fill("The river rose on Sunday.")
    page.get_by_role("textbox", name="The name of the chair").fill("A Chair")
    page.get_by_role("button", name="Record the route").click()
    page.get_by_role("button", name="Publish the agenda").click()

    assert version(late_meeting) == 1
    page.goto(public_address(late_meeting))
    assert "The river rose on Sunday." in page.content()
    assert "A Chair" in page.content()


def test_withdrawing_says_what_it_does_before_it_is_done(page, sign_in, meeting, check_axe):
    sign_in(page, factories.officer())
    page.goto(address(meeting))
    press(page, "Publish the agenda")

    page.get_by_role("link", name="Withdraw it from the public").click()
    check_axe(page)
    page.get_by_label("The reason").fill("Published in error")
    press(page, "Withdraw")

    answer = page.goto(public_address(meeting))
    assert answer.status == 410
    assert "Published in error" in page.content()
    check_axe(page)
