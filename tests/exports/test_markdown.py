"""Markdown as blocks: nothing lost, nothing skipped, nothing that is not plain."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import markdown
from exports.paper import Heading, Inset, List, Marker, Paragraph, Run, words


def test_bold_italic_and_links_are_kept():
    (paragraph,) = markdown.blocks("Write to **the *chief* officer** at [home](https://example.org).")

    assert paragraph.runs == (
        Run("Write to "),
        Run("the ", bold=True),
        Run("chief", bold=True, italic=True),
        Run(" officer", bold=True),
        Run(" at "),
        Run("home", link="https://example.org"),
        Run("."),
    )


def test_lists_hold_lists():
    (bullets,) = markdown.blocks("- one\n\n  3. three\n  4. four\n- two")

    inner = bullets.items[0][1]
    assert bullets.marker is Marker.BULLET
    assert (inner.marker, inner.start, len(inner.items)) == (Marker.NUMBER, 3, 2)


def test_headings_start_at_the_level_given_and_skip_none():
    levels = [block.level for block in markdown.blocks("## A\n##### B\n### C\n# D\n###### E", level=3)]

    assert levels == [3, 4, 5, 3, 4]
    assert all(after <= before + 1 for before, after in pairwise([2, *levels]))


def test_no_heading_is_below_the_sixth_level():
    assert [block.level for block in markdown.blocks("# A\n## B\n### C", level=5)] == [5, 6, 6]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("<b>bold</b>", "<b>bold</b>"),
        ("`code`", "code"),
        ("    indented", "indented"),
        ("```\nfenced\n```", "fenced"),
        ("![a map](/map.png)", "a map"),
        ("| a | b |\n|---|---|", "| a | b | |---|---|"),
        ("[file](ftp://example.org/x)", "file (ftp://example.org/x)"),
        ("&amp; &copy;", "& ©"),
    ],
)
def test_what_a_paper_cannot_show_becomes_its_words(text, printed):
    (paragraph,) = markdown.blocks(text)

    assert "".join(run.text for run in paragraph.runs) == printed


def test_a_quotation_is_set_in():
    assert markdown.blocks("> said she") == (Inset((Paragraph(words("said she")),)),)


def test_a_line_break_is_kept_and_a_wrapped_line_is_joined():
    assert markdown.blocks("Monica  \nChief\nExecutive") == (Paragraph(words("Monica\nChief Executive")),)


@pytest.mark.parametrize("text", ["", "  \n \n"])
def test_no_text_is_no_blocks(text):
    assert markdown.blocks(text) == ()


def test_one_line_is_runs_and_never_a_heading():
    assert markdown.runs("# not a **heading**") == (Run("# not a "), Run("heading", bold=True))


def test_deep_nesting_ends():
    found = markdown.blocks("".join(f"{'  ' * depth}- {depth}\n" for depth in range(200)))

    assert isinstance(found[0], List)


def test_every_setext_heading_is_a_heading():
    assert markdown.blocks("Title\n=====") == (Heading(2, "Title"),)


LETTERS = "abcXY é£019 \t.,;:!?'\"‘“’”()"
MARKS = "[]{}<>*_`~#+-=|\\/&@^$%\u00a0\u2028\r"
MARKED = ["*x*", "**x**", "_x_", "`x`", "[x](y)", "![x](y)", "<b>", "&amp;", "\\*", "x  ", "x\t"]
PART = st.text(LETTERS, max_size=4) | st.sampled_from(MARKED)
LINE = st.tuples(st.sampled_from("aÉ(£“"), PART, PART).map("".join)
ANYTHING = st.text(LETTERS + MARKS + "\n", max_size=20) | st.sampled_from(["1. ", "    code", "a\n===", "&amp;"])
TEXTS = st.lists(st.tuples(LINE | ANYTHING, st.sampled_from(["\n", "\n\n", "\n\n\n"])).map("".join), max_size=5)


@settings(deadline=None)
@given(TEXTS.map("".join))
def test_a_text_taken_for_plain_is_plain_to_the_parser_and_reads_the_same(text):
    tokens = markdown.PARSER.parse(text)
    marks = {inner.type for token in tokens for inner in token.children or ()} | {token.type for token in tokens}
    is_plain = marks <= {"paragraph_open", "inline", "paragraph_close", "text", "softbreak"}
    parsed = [token.content.replace("\n", " ") for token in tokens if token.type == "inline"]

    said = markdown.plain_paragraphs(text)

    assert said == [] or (is_plain and said == parsed)


def test_an_ordinary_text_is_taken_for_plain():
    assert markdown.plain_paragraphs("To note the report.\nIt is short.\n\nTo agree.") == [
        "To note the report. It is short.",
        "To agree.",
    ]
