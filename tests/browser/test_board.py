"""The board in a real browser: a topic dragged, taken back, moved by the keyboard alone without script; 320 pixels."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from models.rules.municipal_year import municipal_year_of
from models.work_programme import Topic
from tests import factories
from tests.planned_topics import key_date, topic, topic_at
from webapp import clock
from webapp.database import db

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]


@pytest.fixture
def desk(app) -> SimpleNamespace:
    committee = factories.committee(name="Children Panel")
    soon = factories.meeting(committee, held_on=clock.today() + timedelta(days=20))
    year = municipal_year_of(soon.held_on)
    later = factories.meeting(committee, held_on=soon.held_on + timedelta(days=1))
    key_date(soon.held_on, name="Half term")
    planned, waiting = topic_at(soon, "Autism", minutes=40), topic(committee, "School places", year=year)
    board = f"/staff/committees/{committee.id}/work-programme/board?year={year}"
    return SimpleNamespace(board=board, soon=soon, later=later, planned=planned, waiting=waiting)


def where_is(one: Topic) -> int | None:
    db.session.rollback()
    return one.meeting_id


def drag(page, one: Topic, to: str) -> None:
    """With the mouse, by the corner of the card where no link is."""
    page.locator(f"#topic-{one.id}").scroll_into_view_if_needed()
    begin = page.locator(f"#topic-{one.id}").bounding_box()
    end = page.locator(f"{to} h2").bounding_box()
    page.mouse.move(begin["x"] + begin["width"] - 6, begin["y"] + 6)
    page.mouse.down()
    page.mouse.move(end["x"] + 20, end["y"] + 8, steps=5)
    page.mouse.move(end["x"] + 22, end["y"] + 10)
    page.mouse.up()


def test_a_topic_dragged_to_a_meeting_waits_there_for_its_reason(page, sign_in, desk, check_axe):
    sign_in(page, factories.officer())
    page.goto(desk.board)

    drag(page, desk.planned, f"#meeting-{desk.later.id}")
    page.wait_for_selector(f"#meeting-{desk.later.id} #topic-{desk.planned.id}.is-put")
    check_axe(page)
    page.keyboard.type("The figures come later.")
    page.keyboard.press("Enter")

    page.wait_for_url("**/board?year=*#topic-*")
    assert where_is(desk.planned) == desk.later.id
    assert page.complaints == []


def test_escape_takes_a_dragged_topic_back(page, sign_in, desk):
    sign_in(page, factories.officer())
    page.goto(desk.board)

    drag(page, desk.planned, f"#meeting-{desk.later.id}")
    page.wait_for_selector(".is-put")
    page.keyboard.press("Escape")

    page.wait_for_selector(f"#meeting-{desk.soon.id} #topic-{desk.planned.id}:not(.is-put)")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert where_is(desk.planned) == desk.soon.id


def test_what_waits_is_dragged_in_one_go(page, sign_in, desk):
    sign_in(page, factories.officer())
    page.goto(desk.board)

    drag(page, desk.waiting, f"#meeting-{desk.soon.id}")

    page.wait_for_url("**/board?year=*#topic-*")
    assert where_is(desk.waiting) == desk.soon.id


def test_keys_alone_move_a_topic_without_script_on_a_narrow_screen(page_without_script, sign_in, desk):
    page = page_without_script
    sign_in(page, factories.officer())
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(desk.board)

    page.focus(f"#topic-{desk.planned.id} summary")
    for key in ("Enter", "Tab", "ArrowDown", "ArrowDown", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("The figures come later.")
    page.keyboard.press("Enter")

    page.wait_for_url("**/board?year=*#topic-*")
    assert where_is(desk.planned) == desk.later.id
    assert page.evaluate("document.documentElement.scrollWidth") == 320
