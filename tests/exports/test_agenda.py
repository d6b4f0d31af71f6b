"""What an agenda says, whatever it is printed on."""

from itertools import pairwise

import pytest

from exports import pdf
from exports.paper import Blocks, Heading, Inset, PageBreak, Paragraph, Run, Table, plain
from tests.exports.bodies import agenda_of, item, meeting
from tests.exports.papers import FACTS, PAPERS, numbered, table, words_in

MEDIA = [
    "word",
    "html",
    pytest.param("pdf", marks=[pytest.mark.pango, pytest.mark.skipif(bool(pdf.is_available()), reason="no pango")]),
]


def headings(blocks: Blocks) -> list[Heading]:
    found: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(block)
        elif isinstance(block, Inset):
            found += headings(block.blocks)
    return found


def only_table(blocks: Blocks) -> Table:
    (found,) = [block for block in blocks if isinstance(block, Table)]
    return found


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("name", PAPERS)
def test_every_fact_of_the_published_agenda_is_printed(name, medium):
    paper = PAPERS[name]

    words = words_in(medium, paper)

    missing = [fact for fact in FACTS[name] if fact not in words]
    assert missing == []


@pytest.mark.parametrize("name", PAPERS)
def test_no_level_of_heading_is_skipped(name):
    levels = [heading.level for heading in headings(PAPERS[name].blocks)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_labels_are_printed_as_the_council_prints_them():
    labels = [heading.label for heading in headings(PAPERS["warwickshire"].blocks) if heading.label]

    assert labels == ["1.", "(1)", "(2)", "(3)", "2.", "3.", "4.", "5.", "5A", "5B", "6.", "7.", "8."]


def test_the_table_has_a_row_for_every_item_and_its_pages():
    rows = only_table(PAPERS["worcestershire"].blocks).rows

    last = [plain(cell[0].runs) if cell else "" for cell in (rows[-1][0], rows[-1][1], rows[-1][2])]
    assert len(rows) == 8
    assert last == ["8", "Work Programme 2018/19", "29 - 36"]


@pytest.mark.parametrize("style", [numbered, table])
def test_a_part_2_item_prints_its_public_heading_and_why_it_is_exempt_and_nothing_else(style):
    secret = item(
        "9",
        "A commercial matter",
        "The price is secret",
        part="part 2",
        recommendations=["Accept the secret price"],
        exemption={"paragraphs": [3, 5], "reason": "Negotiations continue."},
    )

    words = words_in("html", style(agenda_of(secret)))

    assert "A commercial matter" in words
    assert "paragraphs 3 and 5 of Part 1 of Schedule 12A to the Local Government Act 1972" in words
    assert "Negotiations continue." in words
    assert "secret" not in words


def test_an_urgent_item_prints_the_circumstances_and_whose_opinion_it_is():
    late = {"route": "urgency", "circumstances": "The river rose overnight.", "chair": "Ada Okafor"}

    words = words_in("word", numbered(agenda_of(item("9", "Flood", late=late))))

    assert "The chair, Ada Okafor, is of the opinion" in words
    assert "section 100B(4)(b)). The river rose overnight." in words


def test_a_meeting_convened_late_says_so():
    notice = {
        "published_on": "2030-06-17",
        "clear_days": 0,
        "late": {"route": "convened late", "circumstances": "Called on 16 June after the election.", "chair": ""},
    }

    words = words_in("html", numbered(meeting(notice=notice)))

    assert "convened at shorter notice" in words
    assert "Called on 16 June after the election." in words


def test_a_cancelled_meeting_says_so_first_and_in_the_title():
    changes = [{"on": "2030-06-10", "what": "Cancelled.", "reason": "The hall is flooded."}]

    paper = numbered(meeting(status="cancelled", changes=changes))

    first = paper.blocks[0]
    assert isinstance(first, Paragraph)
    assert plain(first.runs) == "This meeting has been cancelled. The hall is flooded."
    assert paper.title.startswith("Cancelled: ")


def test_what_changed_and_why_are_two_sentences():
    changes = [{"on": "2030-06-10", "what": "Moved from 11 June 2030 at 10.00 am", "reason": "The hall is flooded."}]

    words = words_in("word", numbered(meeting(changes=changes)))

    assert "10 June 2030: Moved from 11 June 2030 at 10.00 am. The hall is flooded." in words


def test_a_draft_carries_its_mark_and_the_published_agenda_does_not():
    body = meeting()

    assert "Draft: not published" in words_in("word", numbered(body, notice="Draft: not published"))
    assert "Draft" not in words_in("word", numbered(body))


def test_an_unknown_room_leaves_no_stray_comma():
    words = words_in("html", numbered(meeting(room="")))

    assert "will be held in Town Hall on" in words


def test_a_meeting_without_an_agenda_still_has_its_front_sheet():
    words = words_in("html", table(meeting(agenda=None)))

    assert "Planning Committee" in words
    assert "Item No" not in words


def test_a_new_page_is_started_only_when_there_is_something_on_the_first():
    with_text = meeting(
        agenda=meeting()["agenda"] | {"texts": [{"place": "opening", "heading": "", "text": "Welcome"}]}
    )

    assert PageBreak() in table(with_text).blocks
    assert PageBreak() not in table(agenda_of(item("1", "Apologies"))).blocks


def test_items_within_items_are_printed_in_both_layouts():
    deep = item(
        "1", "One", items=[item("1(1)", "Two", items=[item("1(1)(a)", "Three", items=[item("1(1)(a)(i)", "Four")])])]
    )

    labels = [heading.label for heading in headings(numbered(agenda_of(deep)).blocks) if heading.label]
    words = words_in("html", table(agenda_of(deep)))

    assert labels == ["1.", "(1)", "(a)", "(i)"]
    assert "1(1)(a)(i) Four" in words


def test_several_recommendations_are_a_numbered_list_and_enclosed_papers_are_links():
    enclosed = {"title": "Budget report", "address": "/documents/4/budget.pdf"}
    budget = item("1", "Budget", recommendations=["Agree **it**", "Thank her"], documents=[enclosed])

    words = words_in("html", numbered(agenda_of(budget)))
    linked = numbered(agenda_of(budget), site="https://moot.example.org/")

    assert "Recommendations: Agree it Thank her Budget report" in words
    assert Run("Budget report", link="https://moot.example.org/documents/4/budget.pdf") in [
        run
        for block in headings_and_insets(linked.blocks)
        for entry in getattr(block, "items", ())
        for run in entry[0].runs
    ]


def headings_and_insets(blocks: Blocks) -> list[object]:
    return [inner for block in blocks for inner in (block.blocks if isinstance(block, Inset) else (block,))]
