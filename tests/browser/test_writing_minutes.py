"""The minutes written in a real browser: offline, killed, signed out, by two at once, by keyboard, without script."""

import os
import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from models.user import User
from models.vocabulary import Part
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.services import minute_texts, minutes
from webapp.services.actors import acting
from webapp.services.minute_texts import Sent

pytestmark = pytest.mark.browser
UNSENT = "Kept on this machine; not sent"


@pytest.fixture
def item(app):
    committee = factories.committee(name="Health Scrutiny Committee")
    for name in ("Ada Davies", "Bram Quillfeather"):
        factories.seat(committee, factories.member(name=name))
    meeting = factories.meeting(committee, held_on=clock.today())
    return factories.item(meeting, "Annual report", presenter="Helen King, Director")


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


def open_item(page, item):
    page.goto(f"/staff/minutes/items/{item.id}")
    page.wait_for_selector("[data-is-ready]")
    return page.locator("#minute-text")


def state(page):
    return page.locator("[data-state]")


def wait_until_saved(page):
    """Everything typed so far has been sent: until then the state says something else."""
    page.wait_for_timeout(200)
    expect(state(page)).to_have_attribute("data-is", "saved")
    expect(state(page)).to_have_text(re.compile(r"^Saved \d+\.\d\d [ap]m$"))


def write(page, words):
    page.focus("#minute-text")
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def save_as(user: User, item, text):
    """Somebody else saves meanwhile, elsewhere, over what is kept now."""
    db.session.rollback()
    kept = minutes.minute_of(item)
    sent = Sent(text, kept.revision if kept else 0)
    minute_texts.save(item.id, sent, by=acting(user, on=clock.today()), at=clock.now())
    db.session.commit()


def text_of(item):
    db.session.rollback()
    db.session.expire_all()
    return minutes.minute_of(item).text


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

    page.goto("about:blank")
    page.context.set_offline(False)
    page.context.clear_cookies()
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


def kept_in(page):
    """Everything this browser keeps of minutes, as whoever looks at its files could read it."""
    return page.evaluate(
        """() => new Promise((resolve) => {
            indexedDB.open("moothall-minutes").onsuccess = (opened) => {
                const all = opened.target.result.transaction("drafts").objectStore("drafts").getAll();
                all.onsuccess = () => resolve(all.result.map((one) =>
                    JSON.stringify(one) + new TextDecoder().decode(one.sealed ?? new ArrayBuffer())));
            };
        })"""
    )
