"""Markup for the PDF and for pages: safe, whole, and accessible."""

import pytest

from exports import charts, html, links
from exports.paper import Figure, Heading, List, Marker, Paper, Paragraph, Run, readable, words
from tests.exports.measure_bodies import measure
from tests.exports.papers import PAPERS


def test_a_document_says_its_language_title_and_author():
    document = html.render(PAPERS["warwickshire"])

    assert '<html lang="en-GB">' in document
    assert (
        "<title>Children and Young People Overview and Scrutiny Committee agenda, Tuesday 18 June 2019</title>"
        in document
    )
    assert '<meta name="author" content="Warwickshire County Council">' in document


def test_a_document_asks_for_nothing_from_outside():
    document = html.render(PAPERS["worcestershire"])

    assert "src=" not in document
    assert "url(" not in document
    assert "<link" not in document


def test_table_headings_belong_to_their_columns():
    document = html.render(PAPERS["worcestershire"])

    assert (
        '<thead><tr><th scope="col">Item No</th><th scope="col">Subject</th><th scope="col">Page No</th></tr>'
        in document
    )


def test_a_text_becomes_a_piece_of_a_page():
    piece = html.markdown_fragment("## Speaking\n\nWrite to **us** at [this page](/speak).\n\n- one\n- two", level=3)

    assert '<h3 class="govuk-heading-m">Speaking</h3>' in piece
    assert '<p class="govuk-body">Write to <strong>us</strong> at <a' in piece
    assert 'href="/speak"' in piece
    assert '<ul class="govuk-list govuk-list--bullet"><li>one</li><li>two</li></ul>' in piece


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[press](javascript:alert(1))",
        "[press](JaVaScRiPt:alert(1))",
        "[press](data:text/html,<script>alert(1)</script>)",
        "[press](//evil.example.org)",
        "![x](javascript:alert(1))",
        "<a href='javascript:alert(1)'>press</a>",
        '[x](https://e.org/"onmouseover="alert(1))',
        "<https://e.org/'><script>alert(1)</script>",
    ],
)
def test_hostile_text_is_words_and_never_markup(text):
    piece = html.markdown_fragment(text)
    document = html.render(
        Paper(title=text, author=text, dated=PAPERS["warwickshire"].dated, blocks=(Heading(1, text),))
    )

    for written in (piece, document):
        assert "<script" not in written
        assert "<img" not in written
        assert 'href="javascript' not in written.lower()
        assert 'href="/' not in written
        assert 'href="data' not in written
        assert '" onmouseover' not in written


@pytest.mark.parametrize("address", ["//evil.example.org", "/\\evil.example.org", "evil", "https:evil", "/a b", ""])
def test_an_address_that_could_leave_the_site_unseen_is_no_link(address):
    assert not links.is_of_the_site(address)
    assert not links.is_whole(address)


def test_a_link_made_by_hand_is_checked_again():
    bad = Paragraph((Run("press", link="javascript:alert(1)"), Run("home", link="/committees")))

    assert "<a" not in html.render(Paper("t", "a", PAPERS["warwickshire"].dated, (bad,))).split("<body>")[1]
    assert html.fragment((bad,)).count("<a ") == 1


def test_lists_keep_their_start_and_their_marks():
    entries = ((Paragraph(words("One")),),)

    assert '<ol class="govuk-list govuk-list--number" start="3">' in html.fragment((List(entries, Marker.NUMBER, 3),))
    assert '<ul class="govuk-list">' in html.fragment((List(entries, Marker.NONE),))


@pytest.mark.parametrize(("colour", "dark"), [("#1d3557", "#1d3557"), ("red", "#000000"), ("#ffffff", None)])
def test_a_colour_is_darkened_until_it_can_be_read(colour, dark):
    written = readable(colour)

    assert written == dark if dark else int(written[1:3], 16) < 0x70


def test_a_drawing_is_written_in_its_place_and_one_in_a_list_is_told_in_words():
    figure = Figure(charts.draw(measure("<b>Plans</b>", ["4", "5", "6", "7"])))

    piece = html.fragment((Heading(3, "Before"), figure, Paragraph(words("After")), List(((figure,),))))

    before, rest = piece.split('<figure class="figure"><svg', 1)
    assert "Before" in before and "After" in rest
    assert piece.count("<svg") == 1
    assert piece.count("&lt;b&gt;Plans&lt;/b&gt;: from 4 in 2015/16") == 2
    assert "<b>" not in piece


def test_a_drawing_of_a_document_is_held_by_the_document_itself():
    figure = Figure(charts.draw(measure("Plans", ["4", "5", "6", "7"])), width=80)

    document = html.render(Paper("t", "a", PAPERS["warwickshire"].dated, (figure,)))

    assert '<img alt="Plans: from 4 in 2015/16 to 7 in 2018/19. Not a target measure." src="data:image/svg' in document
    assert "width: 80mm" in document
