"""No word of the minutes is lost in a real browser: offline, killed, signed out, by two at once."""

import os
import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.minutes_pages import (
    UNSENT,
    item_of_today,
    kept_in,
    open_item,
    save_as,
    state,
    text_of,
    wait_until_saved,
    write,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def item(app):
    return item_of_today()


@pytest.fixture
def helen(app):
    return factories.officer(name="Helen Fernleigh")


@pytest.fixture
def sam(app):
    return factories.officer(name="Sam Okoro")


@pytest.fixture
def killed_and_reopened(chromium, live, tmp_path):
    """A browser that keeps its profile on the disk; each call kills what runs of it, and starts it again."""
    opened = []

    def launch():
        _kill(tmp_path)
        options = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"], "base_url": live}
        opened.append(chromium.browser_type.launch_persistent_context(tmp_path, **options))
        return opened[-1].pages[0]

    yield launch
    _kill(tmp_path)


def _kill(profile: Path) -> None:
    """kill -9, for every process of the browser with this profile."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(profile) in (process / "cmdline").read_text():
                os.kill(int(process.name), signal.SIGKILL)
        except OSError:
            continue


def test_every_word_is_there_after_a_lost_network_and_a_killed_browser(killed_and_reopened, sign_in, item, helen, sam):
    page = killed_and_reopened()
    sign_in(page, helen)
    open_item(page, item)
    write(page, "The Director introduced the report.")
    wait_until_saved(page)

    page.context.set_offline(True)
    write(page, "\n\nMembers asked about food banks, and about the walking bus.")
    expect(state(page)).to_have_text(UNSENT)
    write(page, " The last words before the lid was closed.")
    page.wait_for_timeout(300)
    save_as(sam, item, f"{text_of(item)}\n\nFrom Sam, meanwhile.")

    page = killed_and_reopened()
    sign_in(page, helen)
    box = open_item(page, item)

    expect(box).to_have_value(re.compile("walking bus. The last words before the lid was closed."))
    wait_until_saved(page)
    assert text_of(item).split("\n\n") == [
        "The Director introduced the report.",
        "From Sam, meanwhile.",
        "Members asked about food banks, and about the walking bus. The last words before the lid was closed.",
    ]
    expect(box).to_have_value(text_of(item))


def test_a_save_whose_answer_was_lost_is_not_made_twice(page, sign_in, item, helen):
    sign_in(page, helen)
    open_item(page, item)
    page.route("**/autosave", lambda route: (route.fetch(), route.abort()))
    write(page, "One")
    expect(state(page)).to_have_text(UNSENT)

    write(page, " and more")
    page.unroute("**/autosave")
    page.evaluate("dispatchEvent(new Event('online'))")

    wait_until_saved(page)
    assert text_of(item) == "One and more"


def test_what_another_wrote_comes_in_while_one_types(page, sign_in, item, helen, sam):
    sign_in(page, helen)
    box = open_item(page, item)
    write(page, "One\n\nTwo")
    wait_until_saved(page)

    save_as(sam, item, "One, Sam\n\nTwo\n\nThree")
    write(page, " and more")
    expect(box).to_have_value("One, Sam\n\nTwo and more\n\nThree")
    page.keyboard.type("! ")
    save_as(sam, item, "One, Sam\n\nTwo and more\n\nThree and four")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(box).to_have_value(re.compile("four"))
    page.keyboard.type("Yes.")
    expect(box).to_have_value("One, Sam\n\nTwo and more! Yes.\n\nThree and four")
    wait_until_saved(page)
    assert text_of(item) == "One, Sam\n\nTwo and more! Yes.\n\nThree and four"


def test_the_same_paragraph_asks_and_the_choice_leaves_nothing_behind(page, sign_in, item, helen, sam, check_axe):
    sign_in(page, helen)
    open_item(page, item)
    write(page, "One")
    wait_until_saved(page)
    save_as(sam, item, "One, says Sam")
    write(page, ", says Helen")

    expect(page.locator("[data-asks]")).to_contain_text("Sam Okoro changed the same paragraph")
    write(page, ", and goes on")
    check_axe(page)
    page.get_by_role("button", name="Compare and choose").click()
    page.get_by_label("Both, one after the other").wait_for()
    check_axe(page)
    page.set_viewport_size({"width": 320, "height": 800})
    check_axe(page)
    page.get_by_label("Both, one after the other").check()
    page.get_by_role("button", name="Save what I chose").click()

    page.wait_for_selector("[data-is-ready]")
    expect(page.locator("#minute-text")).to_have_value("One, says Sam\n\nOne, says Helen, and goes on")
    page.reload()
    page.wait_for_selector("[data-is-ready]")
    assert text_of(item) == "One, says Sam\n\nOne, says Helen, and goes on"
    assert kept_in(page) == []


def test_words_typed_after_the_sign_in_ended_are_kept_and_sent_after_the_next(page, sign_in, item, helen):
    sign_in(page, helen)
    open_item(page, item)
    page.context.clear_cookies()
    write(page, "Typed while signed out")

    link = page.get_by_role("link", name="Sign in again")
    link.wait_for()
    expect(state(page)).to_have_text(UNSENT)
    other = page.context.new_page()
    sign_in(other, helen)
    page.evaluate("dispatchEvent(new Event('focus'))")

    wait_until_saved(page)
    assert text_of(item) == "Typed while signed out"


def test_the_next_person_at_the_machine_sees_nothing_of_what_is_kept(page, sign_in, item, helen, sam):
    sign_in(page, helen)
    open_item(page, item)
    page.context.set_offline(True)
    write(page, "Confidential words")
    expect(state(page)).to_have_text(UNSENT)
    assert "Confidential" not in str(kept_in(page)) and len(kept_in(page)) == 1

    # Signed out first: what a page sends as it is left goes past the cut, and would be saved as hers.
    page.context.clear_cookies()
    page.goto("about:blank")
    page.context.set_offline(False)
    sign_in(page, sam)
    box = open_item(page, item)
    page.wait_for_timeout(500)
    expect(box).to_have_value("")
    assert "Confidential" not in page.content()
    page.context.clear_cookies()
    sign_in(page, helen)
    expect(open_item(page, item)).to_have_value("Confidential words")
    wait_until_saved(page)


def test_words_kept_for_one_item_are_sent_from_the_page_of_another(page, sign_in, item, helen):
    other = factories.item(item.meeting, "Another item")
    sign_in(page, helen)
    open_item(page, item)
    page.route("**/autosave", lambda route: route.abort())
    write(page, "Left behind")
    expect(state(page)).to_have_text(UNSENT)
    page.unroute("**/autosave")

    open_item(page, other)

    page.wait_for_timeout(1000)
    assert text_of(item) == "Left behind"
