"""Line 15: the Word file of an agenda of 20 items, against bare python-docx writing the same words."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument

from bench import council
from bench.protocol import Case, measure
from bench.site import Site
from bench.table import Row
from exports import agenda, house_styles, word
from exports.paper import Heading, Inset, List, PageBreak, Paragraph, Run, Table

BARE, AGENDA = "bare python-docx", "agenda of 20 items as Word"
ITEMS = 20


def agenda_docx(site: Site) -> list[Row]:
    """Line 15. The figure composes the paper from its body too; the floor is given the composed blocks."""
    body = council.body(1, 1, council.last_day(site.databases.today), items=ITEMS)
    style = house_styles.load_shipped()[0]
    paper = agenda.compose(body, style, site="http://localhost")
    cases = [
        Case(BARE, lambda: write_bare(paper.blocks)),
        Case(AGENDA, lambda: word.render(agenda.compose(body, style, site="http://localhost"))),
    ]
    measured = measure(cases, site.pace.of_slow_cases(), control=BARE)
    paragraphs = len(Document(BytesIO(word.render(paper))).element.body.xpath(".//w:p"))
    bare = len(Document(BytesIO(write_bare(paper.blocks))).element.body.xpath(".//w:p"))
    note = f"{paragraphs} paragraphs, the floor's {bare}"
    return [site.row(measured, AGENDA, BARE, "15", 1.3, 1.0, note=note)]


def write_bare(blocks: Any) -> bytes:
    """The words of composed blocks as python-docx alone writes them."""
    document, saved = Document(), BytesIO()
    styles = {name: document.styles[name] for name in ("Normal", "List Bullet", "List Number", "Table Grid")}
    headings = {level: document.styles[f"Heading {level}"] for level in range(1, 7)}
    _write(document, blocks, styles, headings, styles["Normal"])
    document.save(saved)
    return saved.getvalue()


def _write(document: WordDocument | Any, blocks: Any, styles: Any, headings: Any, usual: Any) -> None:
    """Every block the idiomatic quick way: styles looked up once, the rows of a table walked once."""
    for block in blocks:
        match block:
            case Heading():
                document.add_paragraph(f"{block.label} {block.text}", style=headings[block.level])
            case Paragraph():
                _runs(document.add_paragraph(block.label, style=usual), block.runs)
            case List():
                for entry in block.items:
                    _write(document, entry, styles, headings, styles["List Bullet"])
            case Inset():
                _write(document, block.blocks, styles, headings, usual)
            case PageBreak():
                document.add_page_break()
            case Table():
                table = document.add_table(0, len(block.headings), styles["Table Grid"])
                _row(table, block.headings)
                for row in block.rows:
                    for cell, content in zip(table.add_row().cells, row, strict=True):
                        _write(cell, content, styles, headings, usual)


def _row(table: Any, texts: Any) -> None:
    for cell, text in zip(table.add_row().cells, texts, strict=True):
        cell.text = text


def _runs(paragraph: Any, runs: tuple[Run, ...]) -> None:
    for run in runs:
        written = paragraph.add_run(run.text)
        if run.bold:
            written.bold = True
        if run.italic:
            written.italic = True
