"""A paper as a Word file."""

from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from markupsafe import escape

from exports.paper import Paper, printable, readable
from exports.word_blocks import Writer
from exports.word_template import WORD, template

LONGEST_PROPERTY = 255
OLDEST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def render(paper: Paper) -> bytes:
    """The paper as a .docx: real headings, lists, links and table headings, with its title, author and language set.

    The same paper gives the same bytes: the dates in the file are the paper's, not the clock's.
    """
    accent = readable(paper.accent)
    document = Document(BytesIO(template(printable(paper.font), accent, paper.language)))
    writer = Writer(accent.removeprefix("#"), _Links(document), _Lists(document), _Pictures(document))
    body = parse_xml(f"<w:body {nsdecls('w', 'r')}>{writer.blocks(paper.blocks)}</w:body>")
    section = document.element.body[-1]
    for block in list(body):
        section.addprevious(block)
    _write_footer(document, paper)
    _write_properties(document, paper)
    return _packed(document)


class _Links:
    """The addresses a file links to, each related once."""

    def __init__(self, document: WordDocument) -> None:
        self.part = document.part
        self.ids: dict[str, str] = {}

    def __call__(self, address: str) -> str:
        if address not in self.ids:
            self.ids[address] = self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self.ids[address]


class _Pictures:
    """The pictures of a file; the same picture is kept once."""

    def __init__(self, document: WordDocument) -> None:
        self.part = document.part

    def __call__(self, picture: bytes) -> str:
        identifier, _ = self.part.get_or_add_image(BytesIO(picture))
        return str(identifier)


class _Lists:
    """The numbered lists of a file, each an instance of its own so that each starts again."""

    def __init__(self, document: WordDocument) -> None:
        self.numbering = document.part.numbering_part.element
        self.last = len(self.numbering.xpath("w:num"))

    def __call__(self, level: int, start: int) -> int:
        self.last += 1
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        instance = f'<w:num {WORD} w:numId="{self.last}"><w:abstractNumId w:val="2"/>{override}</w:num>'
        self.numbering.append(parse_xml(instance))
        return self.last


def _write_footer(document: WordDocument, paper: Paper) -> None:
    """What the paper is on the left of every page, and its number of how many on the right."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    said = f'<w:r><w:t xml:space="preserve">{escape(printable(paper.footer))}</w:t></w:r><w:r><w:tab/></w:r>'
    pages = f"{_said('Page ')}{_field('PAGE')}{_said(' of ')}{_field('NUMPAGES')}"
    line = f'<w:p {WORD}><w:pPr><w:pStyle w:val="footer"/></w:pPr>{said}{pages}</w:p>'
    footer._element[:] = [parse_xml(line)]


def _said(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _write_properties(document: WordDocument, paper: Paper) -> None:
    properties = document.core_properties
    properties.title = _property(paper.title)
    properties.subject = _property(paper.subject)
    properties.author = properties.last_modified_by = _property(paper.author)
    properties.language = paper.language
    properties.comments = properties.keywords = ""
    properties.revision = 1
    properties.created = properties.modified = datetime.combine(paper.dated, time())


def _property(text: str) -> str:
    return printable(text).replace("\n", " ")[:LONGEST_PROPERTY]


def _packed(document: WordDocument) -> bytes:
    """The saved file with the time of saving taken out of it."""
    saved, packed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(packed, "w") as package:
        for part in parts.infolist():
            entry = ZipInfo(part.filename, OLDEST_ZIP_TIME)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            package.writestr(entry, parts.read(part))
    return packed.getvalue()
