"""Minutes as the Word file a council would have: headings as bold paragraphs, lists numbered by the word processor."""

import re
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

WARWICKSHIRE = Path(__file__).parent / "warwickshire-2019-03-12-minutes.txt"
ITEM = re.compile(r"(\d{1,2}[a-z]?\.|\(\d\)) \S.*")
PART = re.compile(r"- \d\) (?P<words>.*)")
ALSO_BOLD = ("Members of the Committee", "Matters Arising", "Alternative Provision", "Dyslexia Provision", "Resolved")


def warwickshire() -> bytes:
    """The minutes of 12 March 2019, word for word, laid out as such papers are."""
    document = Document()
    in_the_title = False
    for line in WARWICKSHIRE.read_text().splitlines():
        in_the_title = in_the_title or line.startswith("**")
        if part := PART.fullmatch(line):
            document.add_paragraph(part["words"], style="List Number")
            continue
        paragraph = document.add_paragraph()
        is_bold = in_the_title or ITEM.fullmatch(line) or line.rstrip(":") in ALSO_BOLD or line.endswith(":")
        paragraph.add_run(line.strip("*")).bold = True if is_bold else None
        if in_the_title:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        in_the_title = in_the_title and not line.endswith("**")
    return packed(document)


def word_of(*paragraphs: str, bold: tuple[str, ...] = ()) -> bytes:
    """A Word file of paragraphs; those named are bold."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph().add_run(words).bold = words in bold or None
    return packed(document)


def with_list(*paragraphs: str, listed: tuple[str, ...], count: str, label: str) -> bytes:
    """A Word file of paragraphs; those listed are numbered by the word processor, as "lowerRoman" and "%1." have it."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words, style="List Number" if words in listed else None)
    number = document.styles["List Number"].element.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element
    defined = numbering.num_having_numId(number).abstractNumId.val
    (level,) = numbering.xpath(f"./w:abstractNum[@w:abstractNumId='{defined}']/w:lvl[@w:ilvl='0']")
    level.find(qn("w:numFmt")).set(qn("w:val"), count)
    level.find(qn("w:lvlText")).set(qn("w:val"), label)
    return packed(document)


def packed(document) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()
