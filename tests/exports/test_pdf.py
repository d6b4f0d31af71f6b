"""The PDF: tagged, titled, in its language, and made from nothing outside the paper."""

import http.server
import threading
from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pdfua import validate

from exports import charts, pdf
from exports.paper import Figure, Heading, PageBreak, Paper, Paragraph, Table, cell, words
from tests.exports.measure_bodies import measure
from tests.exports.papers import PAPERS, pages_of_pdf, words_of_pdf

pytestmark = [
    pytest.mark.pango,
    pytest.mark.skipif(bool(pdf.is_available()), reason="WeasyPrint or pango is not installed"),
]


@pytest.fixture(params=PAPERS)
def paper(request):
    return PAPERS[request.param]


def test_it_is_tagged_and_says_its_title_and_language(paper):
    written = pikepdf.open(BytesIO(pdf.render(paper)))

    assert written.Root.MarkInfo.Marked
    assert "/StructTreeRoot" in written.Root
    assert str(written.Root.Lang) == "en-GB"
    assert str(written.docinfo.Title) == paper.title
    assert written.Root.ViewerPreferences.DisplayDocTitle


def test_a_checker_of_pdf_ua_finds_no_failure(paper, tmp_path):
    path = tmp_path / "agenda.pdf"
    path.write_bytes(pdf.render(paper))

    report = validate(str(path))

    assert [finding.message for finding in report.findings] == []


def test_the_meeting_and_the_page_number_stand_on_every_page(paper):
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf.render(paper))]

    assert all(f"Page {number} of {len(pages)}" in text for number, text in enumerate(pages, 1))
    assert all(paper.footer in text for text in pages)


def test_worcestershires_guidance_is_one_page_of_its_own_out_of_three():
    cover, guidance, summons = pages_of_pdf(pdf.render(PAPERS["worcestershire"]))

    assert cover.startswith("Agenda Children and Families")
    assert guidance.startswith("Disclosing interests") and "can be sought in appropriate cases." in guidance
    assert "Membership" in summons and "Page 3 of 3" in summons


def test_the_same_paper_gives_the_same_bytes(paper):
    assert pdf.render(paper) == pdf.render(paper)


def test_a_file_of_the_machine_is_not_read(tmp_path):
    secret = tmp_path / "secret.css"
    secret.write_text("p::after { content: 'the secret' }")

    written = pdf.convert(f'<link rel="stylesheet" href="{secret.as_uri()}"><p>Nothing more</p>')

    assert words_of_pdf(written) == "Nothing more"


def test_nothing_is_fetched_from_the_network():
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

    with http.server.HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        pdf.convert(f'<p>Look</p><img alt="" src="http://127.0.0.1:{server.server_port}/picture.png">')
        server.shutdown()

    assert asked == []


def test_the_agenda_of_worcestershire_ends_on_its_third_page_as_printed():
    pages = [
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf.render(PAPERS["worcestershire"]))
    ]

    assert len(pages) == 3
    assert "accessed via the Council" in pages[2]


def test_a_drawing_is_a_figure_with_its_words(tmp_path):
    figure = Figure(charts.draw(measure("Plans", ["4", "5", "6p", "awaiting"])))
    blocks = (Heading(1, "Charts"), figure, Paragraph(words("As the table says.")))
    path = tmp_path / "charts.pdf"

    path.write_bytes(pdf.render(Paper("Charts", "Anyshire", PAPERS["warwickshire"].dated, blocks)))

    written = pikepdf.open(path)
    tags = [one for one in written.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
    assert [str(one.Alt) for one in tags if str(one.S) == "/Figure"] == [figure.drawing.words]
    assert [finding.message for finding in validate(str(path)).findings] == []


def test_the_caption_of_a_table_never_stands_alone_at_the_foot_of_a_page():
    rows = tuple((cell(f"Row {number}"), cell("What it means, at some length. " * 4)) for number in range(10))
    blocks = []
    for lines in range(28, 34):
        before = [Paragraph(words("Before."))] * lines
        blocks += [PageBreak(), *before, Table(("Sign", "Meaning"), rows, (30, 70), caption=f"The key {lines}.")]

    written = pdf.render(Paper("Keys", "Moorshire", date(2026, 11, 22), tuple(blocks)))

    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(written)]
    with_caption = [page for page in pages if "The key" in page]
    assert len(with_caption) == 6
    assert all("Row 0" in page for page in with_caption)
