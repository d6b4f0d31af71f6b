"""The look in a real Chromium: axe finds nothing, and every width can be used."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
PAGES = ["/specimen", "/public", "/errors/404"]


@pytest.fixture
def page(chromium):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    yield page
    page.close()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_spills_over(page, served, address, width):
    page.set_viewport_size({"width": width, "height": 900})

    page.goto(served + address, wait_until="networkidle")

    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.complaints == []


def test_an_error_link_moves_focus_to_its_box_and_axe_finds_nothing(page, served):
    page.goto(served + "/specimen")
    page.fill("#held_on", "31")
    page.fill("#held_on-month", "2")
    page.fill("#held_on-year", "2019")
    page.get_by_role("button", name="Save").click()
    page.locator(".govuk-error-summary:focus").wait_for()

    page.get_by_role("link", name="The meeting date must be a real date").press("Enter")

    assert page.evaluate("document.activeElement.id") == "held_on"
    assert page.input_value("#held_on") == "31"
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []


def test_the_first_tab_offers_to_skip_to_the_content(page, served):
    page.goto(served + "/public")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main-content"


def test_the_navigation_is_there_without_script(chromium, served):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()

    page.goto(served + "/public")

    assert page.get_by_role("link", name="Committees").is_visible()
    context.close()
