"""The pages everybody reads, in a real Chromium: axe, a narrow screen, the keyboard, no script."""

import pytest

from tests.published_council import HELD_ON, correct, publish_council, publish_dates

# What keys and pages do is proven here; that both databases keep it, in tests/blueprints.
pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]
MEETING = f"/committees/children-panel/meetings/{HELD_ON}"
PAGES = [
    "/", "/meetings", f"/meetings?month={HELD_ON:%Y-%m}", "/committees", "/committees/children-panel", "/members",
    "/members/ada-fern", MEETING, f"{MEETING}/versions", f"{MEETING}/versions/1", f"{MEETING}/subscribe", "/subscribe",
    "/about", "/accessibility", "/nothing-here", "/meetings?month=x",
]  # fmt: skip


@pytest.fixture
def published(app):
    council = publish_council()
    publish_dates(council.committee, 3)
    council.report.heading = "Early help, put right"
    correct(council.meeting)
    return council


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_and_nothing_spills_over(published, page, check_axe, width):
    page.set_viewport_size({"width": width, "height": 900})

    for address in PAGES:
        page.goto(address, wait_until="networkidle")
        check_axe(page)

    assert [said for said in page.complaints if "status of 40" not in said] == []


def test_somebody_finds_how_to_subscribe_by_keyboard_alone(published, page):
    page.goto(MEETING)
    page.get_by_role("link", name="Follow every meeting of this committee").focus()

    page.keyboard.press("Enter")
    page.wait_for_url("**/committees/children-panel/subscribe")

    address = "http://localhost/committees/children-panel/calendar.ics"
    assert page.locator("code").first.inner_text() == address
    assert page.get_by_role("button", name="Open in my calendar").or_(
        page.get_by_role("link", name="Open in my calendar")
    ).get_attribute("href") == address.replace("http:", "webcal:")
    for heading in ("iPhone", "Android", "Google Calendar", "Outlook on the web", "Classic Outlook"):
        assert page.get_by_role("heading", name=heading).is_visible()


def test_the_agenda_and_its_files_are_reached_without_script(published, page_without_script):
    page = page_without_script
    page.set_viewport_size({"width": 320, "height": 700})

    page.goto("/")
    page.get_by_role("link", name="Children Panel").first.click()
    page.wait_for_url(f"**{MEETING}")

    assert page.get_by_role("heading", name="Early help, put right").is_visible()
    assert page.get_by_role("link", name="The report").get_attribute("href").startswith("/documents/")
    assert page.get_by_role("link", name="Committees").first.is_visible()


def test_no_public_page_sets_a_cookie_or_asks_another_site(published, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    for address in PAGES[:8]:
        page.goto(address, wait_until="networkidle")

    assert page.context.cookies() == []
    root = page.url.partition("/members")[0].partition("/committees")[0]
    assert [url for url in asked if not url.startswith(root)] == []
