"""Words of a minute marked as asked or promised, in a real browser, from the clerk's one screen."""

import pytest
from playwright.sync_api import expect

from models.owed import Owed
from tests import factories
from tests.browser.minutes_pages import item_of_today, wait_until_saved, write
from webapp.database import db

# What keys and pages do is proven here; that both databases keep it, in tests/blueprints.
pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]

WORDS = "Rates fell. Ada Davies would like figures by ward."


@pytest.fixture
def item(app):
    return item_of_today()


def open_room(page, item) -> None:
    page.goto(f"/staff/meetings/{item.meeting_id}/running-order?item={item.id}")
    page.wait_for_selector("[data-is-ready]")


def marked() -> list[tuple[str, str]]:
    db.session.rollback()
    return [(one.kind.value, one.quoted) for one in db.session.query(Owed).order_by(Owed.id)]


def test_words_selected_in_the_minute_are_marked_by_one_press(page, sign_in, item, check_axe):
    sign_in(page, factories.officer())
    open_room(page, item)
    write(page, WORDS)
    wait_until_saved(page)
    page.evaluate("document.querySelector('#minute-text').setSelectionRange(12, 50)")

    page.get_by_role("button", name="an ask").click()

    expect(page.locator(".owing__words")).to_have_text("Ada Davies would like figures by ward.")
    check_axe(page)
    assert marked() == [("ask", "Ada Davies would like figures by ward.")]


def test_with_nothing_selected_the_page_asks_for_the_words(page, sign_in, item):
    sign_in(page, factories.officer())
    open_room(page, item)
    write(page, WORDS)
    wait_until_saved(page)

    page.get_by_role("button", name="an undertaking").click()

    expect(page.locator(".govuk-error-summary")).to_contain_text("Select the words")
    page.fill("#quoted", "figures by ward")
    page.get_by_role("button", name="Mark these words").click()
    expect(page.locator(".owing__words")).to_have_text("figures by ward")
