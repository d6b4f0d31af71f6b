"""Motions, votes and resolutions in a real browser: by keyboard, without script, on a narrow screen, clean for axe."""

from datetime import time

import pytest
from sqlalchemy import select

from models.attendance import Withdrawal
from models.minutes_vocabulary import Choice, VoteMethod
from models.motion import Ballot, Motion, Vote
from models.resolution import Resolution
from models.vocabulary import SeatRole
from tests import factories
from tests.decided_meetings import motion, quorate, resolution, seated
from webapp import clock
from webapp.database import db

# What keys and pages do is proven here; that both databases keep it, in tests/blueprints.
pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]


@pytest.fixture
def item(app):
    """An item taken today, with everybody there but one who withdrew for it and one who may not vote."""
    made, (_, _, _, dee) = quorate()
    made.meeting.held_on = clock.today()
    db.session.commit()
    factories.keep(Withdrawal(meeting_id=made.meeting_id, member_id=dee.id, item_id=made.id, withdrew_at=time(0, 1)))
    seated(made.meeting, "Canon Marsh", SeatRole.EDUCATION_CHURCH)
    return made


def stored(record):
    db.session.rollback()
    db.session.expire_all()
    return db.session.scalars(select(record).order_by(record.id)).all()


def press(page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_motion_is_moved_put_and_resolved_with_the_keyboard_alone_and_no_script(page_without_script, sign_in, item):
    page = page_without_script
    sign_in(page, factories.officer())
    page.goto(f"/staff/minutes/items/{item.id}/decisions")

    page.focus("#motions .adding__summary")
    press(page, "Enter", "Tab")
    page.keyboard.type("That the limit be 20.")
    press(page, "Tab")
    page.keyboard.type("Ann")
    press(page, "Tab")
    page.keyboard.type("Ben")
    press(page, "Tab", "Enter")
    page.wait_for_url("**#motion-*")
    page.get_by_role("button", name="Without dissent").focus()
    press(page, "Enter")
    page.get_by_role("button", name="Make it a resolution").focus()
    press(page, "Enter")
    page.wait_for_url("**#resolutions")

    (put,) = stored(Motion)
    assert (put.mover.name, put.seconder.name, put.outcome) == ("Ann Fell", "Ben Gill", "carried")
    assert [one.text for one in stored(Resolution)] == ["That the limit be 20."]


def test_a_vote_by_name_is_one_key_each(page, sign_in, item):
    put = motion(item)
    sign_in(page, factories.officer())
    page.goto(f"/staff/motions/{put.id}/vote?how=name")

    page.focus("#ballots [type=radio]")
    press(page, "Space", "Tab", "ArrowRight", "Tab", "Space")
    page.get_by_role("button", name="Record the vote").click()
    page.wait_for_url("**/decisions*")

    (vote,) = stored(Vote)
    assert (vote.method, vote.votes_for, vote.votes_against) == (VoteMethod.BY_NAME, 2, 1)
    assert [one.choice for one in stored(Ballot)] == [Choice.FOR, Choice.AGAINST, Choice.FOR]
    assert page.complaints == []


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_of_decisions_is_clean_and_as_wide_as_its_window(page, sign_in, check_axe, item, width):
    first, second = motion(item), motion(item, "That the report be noted.", position=2)
    done = [resolution(item, text, position=place) for place, text in enumerate(("One", "Two"), 1)]
    factories.keep(Motion(meeting_id=item.meeting_id, item=item, kind="amendment", amends=first, text="Or 30."))
    sign_in(page, factories.officer())
    page.set_viewport_size({"width": width, "height": 900})

    for address in (
        f"/staff/minutes/items/{item.id}/decisions",
        f"/staff/meetings/{item.meeting_id}/running-order?item={item.id}",
        f"/staff/minutes/items/{item.id}/motions/new",
        f"/staff/motions/{first.id}",
        f"/staff/motions/{second.id}/amend",
        f"/staff/motions/{second.id}/vote?how=hands",
        f"/staff/motions/{second.id}/vote?how=name",
        f"/staff/motions/{second.id}/vote?how=none",
        f"/staff/minutes/items/{item.id}/resolutions/new",
        f"/staff/resolutions/{done[0].id}",
        f"/staff/resolutions/{done[0].id}/topic",
    ):
        page.goto(address)
        page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
        check_axe(page)

    assert page.complaints == []


def test_a_refused_vote_is_clean_too_and_keeps_the_presses(page, sign_in, check_axe, item):
    put = motion(item)
    sign_in(page, factories.officer())
    page.goto(f"/staff/motions/{put.id}/vote?how=name")
    page.locator("#ballots [type=radio]").first.check()

    page.get_by_role("button", name="Record the vote").click()

    page.get_by_text("There is a problem").wait_for()
    check_axe(page)
    assert page.locator("#ballots [type=radio]").first.is_checked()
    page.get_by_role("link", name="Say how").click()
    assert page.evaluate("document.activeElement.id") == "ballots"
