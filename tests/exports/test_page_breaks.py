"""Where a page ends inside a long table of finance: no hole, no heading left behind, its headings on every page."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from exports import pdf, scorecard_measures, word
from exports.paper import Block, Blocks, Heading, PageBreak, Paper, Paragraph, Table, cell, words
from tests.exports.measure_bodies import NO_COMMENTARY, measure, period
from tests.exports.papers import SOFFICE, pages_of_pdf, printed_by_libreoffice

HEADINGS = ("Business unit", "Budget", "Outturn")
LINES = range(0, 36, 5)
TWO = (period("2017/18"), period("2018/19"))


def finance(*lengths: int) -> Table:
    """Units with their figures; below each, right across, as many paragraphs as its length."""
    rows: list[tuple[Blocks, ...]] = []
    for number, length in enumerate(lengths):
        said = [f"Why {number}.", *["What was spent, on what and why, as a clerk writes it. " * 3] * length]
        rows.append((cell(f"Unit {number}"), cell("1,000"), cell("2,000")))
        rows.append((tuple(Paragraph(words(one)) for one in (*said, f"End {number}.")),))
    return Table(HEADINGS, tuple(rows), (50, 25, 25), figures_from=1)


def paper(table: Table) -> Paper:
    """The table after so many lines that once it would end its page anywhere."""
    blocks: list[Block] = [Heading(1, "Finance")]
    for lines in LINES:
        before = [Paragraph(words("Before."))] * lines
        blocks += [PageBreak(), *before, Heading(2, f"Revenue {lines}."), table]
    return Paper("Finance", "Moorshire", date(2026, 11, 22), tuple(blocks))


def check(pages: Sequence[str]) -> None:
    """Every heading has the first unit of its table and its words below it, and every part of a table its headings."""
    begun = [page for page in pages if "Revenue" in page]
    parts = [page for page in pages if "What was spent" in page]
    assert len(begun) == len(LINES)
    assert all("Unit 0" in page for page in begun)
    assert parts
    assert all("Business unit" in page for page in parts)


@pytest.mark.pango
@pytest.mark.skipif(bool(pdf.is_available()), reason="WeasyPrint or pango is not installed")
class TestPDF:
    def test_what_is_said_of_a_unit_goes_over_the_page_and_leaves_no_hole(self):
        pages = pages_of_pdf(pdf.render(paper(finance(9, 2))))

        check(pages)
        assert all("Why 0." in page for page in pages if "Revenue" in page)
        assert any("Why 0." in page and "End 0." not in page for page in pages)

    def test_one_longer_than_a_page_keeps_its_figures_and_the_headings(self):
        pages = pages_of_pdf(pdf.render(paper(finance(26))))

        check(pages)
        assert all("1,000" in page for page in pages if "Why 0." in page)

    def test_a_short_one_stays_whole_with_its_figures(self):
        pages = pages_of_pdf(pdf.render(paper(finance(1, 6, 6, 1))))

        for number in range(4):
            begun = [page for page in pages if f"Unit {number}" in page]
            assert all(f"Why {number}." in page and f"End {number}." in page for page in begun)

    def test_a_row_of_columns_that_is_longer_than_a_page_keeps_its_headings_too(self):
        reason = "It was decided for this reason among others. " * 80
        table = Table(("Measure", "Reason"), ((cell("Plans"), cell(reason)),), (50, 50))
        blocks = (Heading(1, "Changes"), Heading(2, "Decided"), table)

        pages = pages_of_pdf(pdf.render(Paper("Changes", "Moorshire", date(2026, 11, 22), blocks)))

        assert "Plans" in pages[0]
        assert all("Measure Reason" in page for page in pages)

    def test_what_is_done_about_a_concern_stands_below_its_heading(self):
        blocks: list[Block] = [Heading(1, "Performance")]
        for lines in range(16):
            concern = {**NO_COMMENTARY, "said": "It rose.", "remedy": f"Remedy {lines}."}
            blocks += [PageBreak(), *[Paragraph(words("Before."))] * (lines + 5)]
            blocks += scorecard_measures.measure(
                measure("Plans", ["4", "5"], periods=TWO, commentary=concern), "Us", level=2
            )

        pages = pages_of_pdf(pdf.render(Paper("Performance", "Moorshire", date(2026, 11, 22), tuple(blocks))))

        headed = [page for page in pages if "Remedial action" in page]
        assert len(headed) == 16
        assert any("Remedial" in page and "It rose" not in page for page in pages)
        assert all("Remedy" in page for page in headed)


def test_in_word_what_is_done_about_a_concern_is_kept_with_its_heading():
    concern = {**NO_COMMENTARY, "remedy": "We ask."}
    blocks = tuple(
        scorecard_measures.measure(measure("Plans", ["4", "5"], periods=TWO, commentary=concern), "Us", level=1)
    )

    document = docx.Document(BytesIO(word.render(Paper("Performance", "Moorshire", date(2026, 11, 22), blocks))))

    heading = next(one for one in document.paragraphs if one.text == "Remedial action")
    assert heading.style.paragraph_format.keep_with_next


def test_in_word_a_long_row_may_break_and_a_short_one_not():
    document = docx.Document(BytesIO(word.render(paper(finance(9, 1)))))

    unbroken = [bool(row._tr.xpath("w:trPr/w:cantSplit")) for row in document.tables[0].rows]

    assert unbroken == [True, True, False, True, True]


def test_in_word_no_line_of_a_paragraph_stands_alone_on_a_page():
    document = docx.Document(BytesIO(word.render(paper(finance(1)))))

    assert document.styles["Normal"].paragraph_format.widow_control


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_in_word_too_a_long_table_goes_over_the_page(tmp_path: Path):
    pages = pages_of_pdf(printed_by_libreoffice(word.render(paper(finance(9, 2))), tmp_path))

    check(pages)
    assert any("Why 0." in page and "End 0." not in page for page in pages)
