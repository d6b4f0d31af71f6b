"""The page of a minute in a real browser: by keyboard, previewed, with axe, without script, on a narrow screen."""

import re

import pytest
from playwright.sync_api import expect

from models.vocabulary import Part
from tests import factories
from tests.browser.minutes_pages import item_of_today, open_item, save_as, text_of, write

# What keys and pages do is proven here; that both databases keep it, in tests/blueprints.
pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]


@pytest.fixture
def item(app):
    return item_of_today()


@pytest.fixture
def helen(app):
    return factories.officer(name="Helen Fernleigh")


@pytest.fixture
def sam(app):
    return factories.officer(name="Sam Okoro")


def test_names_and_sentences_are_completed_by_keyboard(page, sign_in, item, helen, check_axe):
    sign_in(page, helen)
    box = open_item(page, item)
    write(page, "Cllr Dav")
    options = page.get_by_role("option")
    expect(options).to_have_text([re.compile("Councillor Davies")])
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    check_axe(page)
    page.keyboard.press("Enter")
    page.keyboard.type(" spoke.\n\n/in response")
    page.keyboard.press("Enter")
    page.keyboard.type("quill")
    page.keyboard.press("Enter")
    page.keyboard.type("hel")
    page.keyboard.press("Enter")
    page.keyboard.type("it would.\n\n@")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    page.keyboard.press("Backspace")

    expect(box).to_have_value(
        "Councillor Davies spoke.\n\nIn response to Councillor Quillfeather, Helen King stated that it would.\n\n"
    )
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_preview_runs_nothing(page, sign_in, item, helen):
    sign_in(page, helen)
    open_item(page, item)
    write(page, "**Bold** <img src=x onerror=\"document.title='run'\"> <script>document.title='run'</script>")
    page.get_by_role("button", name="Preview").click()

    expect(page.locator("[data-preview-words] strong")).to_have_text("Bold")
    assert page.locator("[data-preview-words] :is(img, script)").count() == 0
    assert page.title() != "run"


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_on_the_pages_of_a_minute(page, sign_in, item, helen, check_axe, width):
    item.part, item.public_heading, item.exempt_paragraphs = Part.PRIVATE, "A property matter", [3]
    save_as(helen, item, "One\n\nTwo")
    save_as(helen, item, "One\n\n2")
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, helen)

    for more in ("", "/history", "/history/2", "/summary"):
        page.goto(f"/staff/minutes/items/{item.id}{more}", wait_until="networkidle")
        check_axe(page)
    assert page.complaints == []


def test_a_minute_is_written_without_script_on_a_narrow_screen(page_without_script, sign_in, item, helen, sam):
    page = page_without_script
    page.set_viewport_size({"width": 320, "height": 700})
    sign_in(page, helen)
    page.goto(f"/staff/minutes/items/{item.id}")
    page.fill("#minute-text", "One")
    page.get_by_role("button", name="Preview").click()
    assert page.input_value("#minute-text") == "One"
    page.get_by_role("button", name="Save").click()
    page.goto(f"/staff/minutes/items/{item.id}")
    save_as(sam, item, "One, says Sam")
    page.fill("#minute-text", "One, says Helen")
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Your words").check()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Save what I chose").click()

    assert page.input_value("#minute-text") == text_of(item) == "One, says Helen"
