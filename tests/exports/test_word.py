"""The Word file: what a screen reader, a clerk and a records officer need of it."""

import zipfile
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from exports import charts, word
from exports.paper import Close, Figure, Heading, List, Marker, PageBreak, Paper, Paragraph, Table, cell, words
from tests.exports.measure_bodies import measure
from tests.exports.papers import (
    PAPERS,
    SOFFICE,
    pages_of_pdf,
    printed_by_libreoffice,
    words_of_pdf,
    words_of_word,
)


@pytest.fixture(params=PAPERS)
def paper(request) -> Paper:
    return PAPERS[request.param]


def opened(paper: Paper):
    return docx.Document(BytesIO(word.render(paper)))


def plain_paper(paper: Paper, *blocks) -> Paper:
    return Paper(title="A paper", author="Anyshire Council", dated=paper.dated, blocks=blocks)


def test_headings_are_real_and_none_is_skipped(paper):
    levels = [int(p.style.style_id[-1]) for p in opened(paper).paragraphs if "Heading" in p.style.style_id]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_title_author_language_and_dates_are_the_papers(paper):
    document = opened(paper)

    properties = document.core_properties
    spoken = document.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    assert (properties.title, properties.author, properties.language) == (paper.title, paper.author, "en-GB")
    assert properties.created.date() == properties.modified.date() == paper.dated
    assert spoken == ["en-GB"]


def test_no_paragraph_is_empty(paper):
    body = opened(paper).element.body

    outside_cells = [p for p in body.iterchildren(qn("w:p")) if not "".join(p.itertext()).strip()]
    assert outside_cells == []


def test_header_rows_are_marked_and_no_row_breaks_across_pages():
    table = opened(PAPERS["worcestershire"]).tables[0]

    marked = [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows]
    unbroken = [bool(row._tr.xpath("w:trPr/w:cantSplit")) for row in table.rows]
    assert marked == [True] + [False] * 8
    assert all(unbroken)


def test_the_footer_names_the_meeting_and_counts_the_pages(paper):
    footer = opened(paper).sections[0].footer

    fields = footer._element.xpath(".//w:fldSimple/@w:instr")
    assert [field.strip() for field in fields] == ["PAGE", "NUMPAGES"]
    assert footer.paragraphs[0].text.startswith(paper.footer)


def test_the_page_is_a4(paper):
    section = opened(paper).sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_links_have_words_and_go_where_they_say():
    document = opened(PAPERS["worcestershire"])

    links = [link for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    found = {link.text: link.address for link in links}
    assert found["the Council's website"] == "https://www.worcestershire.gov.uk"
    assert found["scrutiny@worcestershire.gov.uk"] == "mailto:scrutiny@worcestershire.gov.uk"


def test_lists_are_lists_and_each_numbered_list_starts_again(paper):
    entries = (cell("One"), cell("Two"))
    lists = [List(entries, marker=Marker.NUMBER), Paragraph(words("and")), List(entries, marker=Marker.NUMBER, start=4)]

    document = opened(plain_paper(paper, Heading(1, "Lists"), *lists))

    numbers = document.element.body.xpath("w:p/w:pPr/w:numPr/w:numId/@w:val")
    starts = document.part.numbering_part.element.xpath("w:num/w:lvlOverride/w:startOverride/@w:val")
    assert numbers == ["2", "2", "3", "3"]
    assert starts == ["1", "4"]


def test_a_new_page_is_a_property_of_what_follows_it(paper):
    document = opened(plain_paper(paper, Heading(1, "One"), PageBreak(), Heading(2, "Two")))

    assert [bool(p._p.xpath("w:pPr/w:pageBreakBefore")) for p in document.paragraphs] == [False, True]


def test_a_table_with_a_caption_and_an_empty_cell_can_be_written(paper):
    table = Table(("Name", "Votes"), ((cell("Ada"), ()),), (60, 40), caption="Recorded vote")

    document = opened(plain_paper(paper, Heading(1, "Votes"), table, Paragraph(words("Carried."))))

    assert [p.text for p in document.paragraphs] == ["Votes", "Recorded vote", "Carried."]
    assert [c.text for c in document.tables[0].rows[1].cells] == ["Ada", ""]


def test_the_same_paper_gives_the_same_bytes(paper):
    first = word.render(paper)
    word.template.cache_clear()

    assert word.render(paper) == first
    assert {entry.date_time[0] for entry in zipfile.ZipFile(BytesIO(first)).infolist()} == {1980}


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_file_and_prints_every_word_of_it(paper, tmp_path):
    written = word.render(paper)

    printed = set(words_of_pdf(printed_by_libreoffice(written, tmp_path)).split())

    assert set(words_of_word(written).split()) - printed == set()


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_worcestershires_guidance_is_one_page_of_its_own_out_of_three(tmp_path):
    cover, guidance, summons = pages_of_pdf(printed_by_libreoffice(word.render(PAPERS["worcestershire"]), tmp_path))

    assert cover.startswith("Agenda Children and Families")
    assert guidance.startswith("Disclosing interests") and "can be sought in appropriate cases." in guidance
    assert "Membership" in summons and summons.endswith("Page 3 of 3")


def test_what_is_set_close_keeps_its_headings_and_lists():
    entries = List(((Paragraph(words("First")),), (Paragraph(words("Second")),)))

    close = Close((Heading(3, "Why"), Paragraph(words("So")), entries))
    document = opened(plain_paper(PAPERS["worcestershire"], close))

    styles = [one.style for one in document.paragraphs]
    assert [one.name for one in styles] == ["Close Heading 3", "Close", *["Close List Paragraph"] * 2]
    assert styles[0].base_style.name == "Heading 3"
    assert len(document.element.body.xpath("w:p/w:pPr/w:numPr")) == 2


def test_a_drawing_is_a_picture_with_its_words_in_the_size_it_is_to_have(paper):
    figures = [Figure(charts.draw(measure(name, ["4", "5", "6", "7"])), width=100) for name in ("Plans", "Moves")]

    document = opened(plain_paper(paper, Heading(1, "Charts"), *figures, Paragraph(words("As the table says."))))

    shapes = list(document.inline_shapes)
    described = [shape._inline.docPr.get("descr") for shape in shapes]
    assert [said.split(":")[0] for said in described] == ["Plans", "Moves"]
    assert {round(shape.width.mm) for shape in shapes} == {100}
    assert [one.style.name for one in document.paragraphs[1:3]] == ["Figure", "Figure"]
    assert word.render(plain_paper(paper, *figures)) == word.render(plain_paper(paper, *figures))
