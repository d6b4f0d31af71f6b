"""The page of matters arising, its Word file, and putting it under the minutes."""

from datetime import date

import pytest

from models.vocabulary import ItemKind, Part
from tests import factories, held_meetings, recommended
from tests.recommended import TEXT


@pytest.fixture
def following(app):
    factories.council()
    last = recommended.recommended().resolution.meeting
    private = factories.item(last, "The mill", part=Part.PRIVATE, public_heading="Land", exempt_paragraphs=[3])
    held_meetings.owed(private, quoted="She would ask for two million.")
    held_meetings.action(held_meetings.owed(factories.item(last, "Roads")), due_on=date(2019, 7, 1))
    return factories.meeting(last.committee, held_on=date(2019, 6, 18))


def test_the_clerk_sees_what_arose_and_where_it_stands(browser, following):
    page = browser.sign_in(factories.officer()).open(f"/staff/meetings/{following.id}/matters-arising")

    for words in (TEXT, "no answer yet", "due on 1 July 2019: not started", "Not for the public", "two million"):
        assert words in page.text
    assert "The agenda has no item for the minutes yet" in page.text


def test_one_press_puts_the_paper_under_the_minutes(browser, following):
    item = factories.item(following, "Minutes of the last meeting", kind=ItemKind.MINUTES)
    clerk = browser.sign_in(factories.officer())
    address = f"/staff/meetings/{following.id}/matters-arising"

    clerk.submit(address, to="/enclose")

    assert "“Matters arising” is under item “Minutes of the last meeting”" in clerk.open(address).text
    assert "Matters arising" in clerk.open(f"/staff/documents/items/{item.id}").text


def test_without_an_item_for_the_minutes_a_press_is_refused_in_a_sentence(browser, following):
    clerk = browser.sign_in(factories.officer())
    factories.item(following, "Minutes", kind=ItemKind.MINUTES)
    page = clerk.open(f"/staff/meetings/{following.id}/matters-arising")
    for item in list(following.items):
        item.kind = ItemKind.UPDATE
        factories.keep(item)

    clerk.send(page, to="/enclose")

    assert "The agenda has no item for the minutes." in clerk.open(f"/staff/meetings/{following.id}").text


def test_the_word_file_is_kept_by_nobody_on_the_way(browser, following):
    answer = browser.sign_in(factories.officer()).open(f"/staff/meetings/{following.id}/matters-arising.docx")

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.response.data.startswith(b"PK")
