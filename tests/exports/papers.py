"""The two agendas composed in the shipped house style each was drawn from, and the words of a file made from them."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
from docx.oxml.ns import qn
from markupsafe import Markup

from exports import agenda, html, pdf, word
from exports.house_styles import load_shipped
from exports.paper import Paper
from models.bodies import MeetingBody
from models.house_style_bodies import HouseStyleBody
from tests.exports import warwickshire, worcestershire

SOFFICE = shutil.which("soffice")
SHIPPED: dict[str, HouseStyleBody] = {style["name"]: style for style in load_shipped()}
STYLES: dict[str, HouseStyleBody] = {"table": SHIPPED["Item table"], "numbered": SHIPPED["Numbered headings"]}


def warwickshire_paper() -> Paper:
    return agenda.compose(warwickshire.body(), STYLES["numbered"])


def worcestershire_paper() -> Paper:
    return agenda.compose(worcestershire.body(), STYLES["table"])


PAPERS = {"warwickshire": warwickshire_paper(), "worcestershire": worcestershire_paper()}
FACTS = {"warwickshire": warwickshire.FACTS, "worcestershire": worcestershire.FACTS}


def numbered(body: MeetingBody, **others: str) -> Paper:
    """An agenda in the style of numbered headings."""
    return agenda.compose(body, STYLES["numbered"], **others)


def table(body: MeetingBody, **others: str) -> Paper:
    """An agenda in the style of a table of items."""
    return agenda.compose(body, STYLES["table"], **others)


def words_of(text: str) -> str:
    """The words with single spaces between them."""
    return re.sub(r"\s+", " ", text).strip()


def words_of_word(data: bytes) -> str:
    """Everything printed in the body of a Word file, paragraph after paragraph."""
    body = docx.Document(BytesIO(data)).element.body
    printed = ""
    for part in body.iter(qn("w:p"), qn("w:t"), qn("w:tab"), qn("w:br")):
        printed += part.text if part.tag == qn("w:t") else " "
    return words_of(printed)


def words_of_html(document: str) -> str:
    """Everything printed between the tags of the body."""
    body = re.sub(r"<br>|</(?:p|h\d|li|td|th)>", "\n", document.split("<body>")[1])
    return words_of(str(Markup(body).striptags()))


def words_of_pdf(data: bytes) -> str:
    """Everything a reader of the PDF can copy, without the broken lines."""
    return words_of(" ".join(pages_of_pdf(data)))


def pages_of_pdf(data: bytes) -> list[str]:
    """What a reader of the PDF can copy from each of its pages."""
    pages = pypdfium2.PdfDocument(data)
    return [words_of(page.get_textpage().get_text_bounded().replace("\ufffe", "")) for page in pages]


def words_in(medium: str, paper: Paper) -> str:
    """What a paper says in one medium."""
    match medium:
        case "word":
            return words_of_word(word.render(paper))
        case "html":
            return words_of_html(html.render(paper))
        case _:
            return words_of_pdf(pdf.render(paper))


def printed_by_libreoffice(written: bytes, folder: Path) -> bytes:
    """The Word file as LibreOffice prints it, as a PDF."""
    (folder / "agenda.docx").write_bytes(written)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "agenda.docx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "agenda.pdf").read_bytes()
