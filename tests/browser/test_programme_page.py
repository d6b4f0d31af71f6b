"""The programme in a real browser: moved by keyboard and without script, and only what a choice needs in sight."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from models.meeting import Meeting
from models.rules.municipal_year import municipal_year_of
from models.rules.wording import long_date
from models.work_programme import Topic
from tests import factories, planned_topics
from webapp import clock
from webapp.database import db

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]


@pytest.fixture
def meetings(app) -> list[Meeting]:
    committee = factories.committee(name="Children Panel")
    return [factories.meeting(committee, held_on=clock.today() + timedelta(days=days)) for days in (20, 60)]


@pytest.fixture
def topic(meetings) -> Topic:
    return planned_topics.topic_at(meetings[0], "Autism", year=municipal_year_of(clock.today()))


def open_programme(page: Page, sign_in, topic: Topic) -> None:
    sign_in(page, factories.officer())
    page.goto(f"/staff/committees/{topic.committee_id}/work-programme")


def test_a_topic_is_moved_by_keyboard_without_script(page_without_script, sign_in, meetings, topic):
    page = page_without_script
    open_programme(page, sign_in, topic)

    page.locator(f"#topic-{topic.id} summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("The data come later.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.get_by_text(f"“Autism”: {long_date(meetings[1].held_on)}.").wait_for()
    db.session.rollback()
    assert topic.meeting_id == meetings[1].id


def test_a_form_shows_what_the_way_chosen_needs_and_never_hides_what_is_wrong(page, sign_in, topic):
    open_programme(page, sign_in, topic)
    page.goto(f"/staff/topics/{topic.id}/move")

    assert page.get_by_label("Which meeting?").is_visible()
    assert not page.get_by_label("Which month?").is_visible()
    page.get_by_label("In a month whose meeting is not fixed yet").check()
    assert page.get_by_label("Which month?").is_visible()
    page.get_by_label("When something has happened").check()
    page.get_by_label("Year").fill("soon")
    page.get_by_label("At every meeting").check()
    page.get_by_role("button", name="Move it").click()

    assert page.get_by_label("Year").input_value() == "soon"
    assert page.get_by_label("Year").is_visible()


def test_on_a_telephone_a_topic_is_moved_by_touch(page, sign_in, meetings, topic):
    page.set_viewport_size({"width": 320, "height": 640})
    open_programme(page, sign_in, topic)

    page.get_by_text("Move", exact=False).first.click()
    page.get_by_label("Why").first.fill("The data come later.")
    page.get_by_role("button", name=long_date(meetings[1].held_on)).click()

    page.get_by_text(f"“Autism”: {long_date(meetings[1].held_on)}.").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    db.session.rollback()
    assert topic.meeting_id == meetings[1].id


def test_a_finding_of_the_check_puts_the_cursor_where_it_is_mended(page_without_script, sign_in, topic):
    planned_topics.noted_report(topic, reported_on=date(2018, 1, 14))
    page = page_without_script
    open_programme(page, sign_in, topic)
    page.goto(f"/staff/committees/{topic.committee_id}/work-programme/findings")

    page.get_by_role("link", name="Correct the date").press("Enter")
    page.get_by_text("14 January 2018, which was a Sunday").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type("15")
    page.keyboard.press("Enter")

    page.get_by_text("The report is corrected.").wait_for()
    db.session.rollback()
    assert [one.reported_on for one in topic.noted_reports] == [date(2018, 1, 15)]
