"""The empty Word file a paper is written into: its page, styles and lists, in one house style."""

from functools import lru_cache
from io import BytesIO

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from markupsafe import escape

LINE_WIDTH = 9410
STEP = 680
HALF_STEP = 340
TOGETHER = "<w:contextualSpacing/>"
WORD = nsdecls("w")
HEADING_SIZES = {1: 42, 2: 28, 3: 24, 4: 23, 5: 23, 6: 23}
# The styles that also come smaller and closer, for a text that is to stand on one page: name, size, space above, below.
CLOSE = {
    "": (21, 0, 90),
    "List Paragraph": (21, 0, 40),
    "Table Text": (19, 0, 30),
    "Table Heading": (19, 0, 0),
    "Heading 2": (25, 180, 60),
    **{f"Heading {level}": (21, 140, 50) for level in (3, 4, 5, 6)},
}
HAS_A_CLOSE_FORM = frozenset(name.replace(" ", "") for name in CLOSE)
NOT_NEEDED = ("/stylesWithEffects", "/customXml")
COMPATIBLE_WITH_WORD_2013 = (
    f'<w:compat {WORD}><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)


@lru_cache(maxsize=32)
def template(font: str, accent: str, language: str) -> bytes:
    """A Word file with no words in it: A4, in this font, with headings and tables in this colour ("#rrggbb").

    The file is python-docx's own with its styles and lists replaced, so every style in it is one that a paper uses.
    """
    document = Document()
    package = document.part.package
    for relationship in list(package.rels.values()):
        if relationship.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.rels.pop(relationship.rId)
    for relationship in list(document.part.rels.values()):
        if relationship.reltype.endswith(NOT_NEEDED):
            document.part.rels.pop(relationship.rId)
    styles, numbering = document.styles.element, document.part.numbering_part.element
    styles[:] = list(parse_xml(_styles(font, accent.removeprefix("#"), language)))
    numbering[:] = list(parse_xml(_numbering()))
    settings = document.settings.element
    for name in ("w:compat", "w:themeFontLang"):
        for old in settings.xpath(name):
            settings.remove(old)
    settings.xpath("w:rsids")[0].addprevious(parse_xml(COMPATIBLE_WITH_WORD_2013))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(15), Mm(17), Mm(8)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _styles(font: str, accent: str, language: str) -> str:
    """Every style of a paper. A style's words are its name, what it adds to a paragraph, and what to the letters."""
    face = "".join(f' w:{script}="{escape(font)}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    spoken = f'<w:lang w:val="{escape(language)}" w:eastAsia="{escape(language)}" w:bidi="ar-SA"/>'
    letters = f'<w:rPr><w:rFonts{face}/><w:color w:val="111111"/>{_size(23)}{spoken}</w:rPr>'
    named = [
        *(_heading(level, accent) for level in HEADING_SIZES),
        _paragraph("Eyebrow", _space(0, 60), f'<w:b/><w:color w:val="444444"/>{_size(32)}'),
        _paragraph("Subtitle", _border("bottom", accent, 8) + _space(0, 260) + TOGETHER, f"<w:b/>{_size(26)}"),
        _paragraph(
            "Notice",
            _box("8C1515") + _space(120, 300) + _indent(150, 150),
            f'<w:b/><w:color w:val="8C1515"/>{_size(25)}',
        ),
        _paragraph("Note", _border("left", accent, 24) + _space(60, 140) + _indent(200, 0), ""),
        _paragraph("Lead", "<w:keepNext/><w:keepLines/>" + _space(0, 80), ""),
        _paragraph("Figure", "<w:keepNext/>" + _space(60, 100, line=240), ""),
        _paragraph("Signature", _space(240, 140), ""),
        _paragraph("List Paragraph", _space(0, 70), ""),
        _paragraph("Line", _space(0, 60), ""),
        _paragraph("Table Text", _space(0, 60), ""),
        _paragraph("Table Heading", "<w:keepNext/>" + _space(0, 0), '<w:b/><w:color w:val="FFFFFF"/>'),
        _paragraph("Caption", "<w:keepNext/>" + _space(120, 80), "<w:b/>"),
        *(_close(name) for name in CLOSE),
        _paragraph("footer", _footer_tabs() + _space(0, 0), f'<w:color w:val="444444"/>{_size(18)}'),
    ]
    return (
        f"<w:styles {WORD}><w:docDefaults><w:rPrDefault>{letters}</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:widowControl/>{_space(0, 140)}</w:pPr></w:style>{''.join(named)}{_other_styles()}</w:styles>"
    )


def _heading(level: int, accent: str) -> str:
    colour = f'<w:color w:val="{accent if level < 3 else "111111"}"/>'
    above = {1: 0, 2: 300}.get(level, 200)
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:keepLines/>{_space(above, 100)}<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f"<w:rPr><w:b/>{colour}{_size(HEADING_SIZES[level])}</w:rPr></w:style>"
    )


def _paragraph(name: str, layout: str, letters: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{layout}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
    )


def _close(name: str) -> str:
    """The smaller, closer form of a style. It is based on that style, so a heading stays a heading of its level."""
    size, above, below = CLOSE[name]
    style = name.replace(" ", "")
    return (
        f'<w:style w:type="paragraph" w:styleId="Close{style}"><w:name w:val="{f"Close {name}".strip()}"/>'
        f'<w:basedOn w:val="{style or "Normal"}"/><w:qFormat/><w:pPr>{_space(above, below, line=260)}</w:pPr>'
        f"<w:rPr>{_size(size)}</w:rPr></w:style>"
    )


def _other_styles() -> str:
    side = 'w:val="single" w:sz="4" w:space="0" w:color="999999"'
    margins = "".join(f'<w:{edge} w:w="{width}" w:type="dxa"/>' for edge, width in _CELL_MARGINS)
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="0B3C8C"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="PaperTable"><w:name w:val="Paper Table"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders><w:bottom {side}/><w:insideH {side}/></w:tblBorders></w:tblPr></w:style>"
    )


_CELL_MARGINS = (("top", 50), ("left", 120), ("bottom", 30), ("right", 120))


def _numbering() -> str:
    """Two lists, nine levels deep: 1 is bulleted, 2 is numbered. A numbered list of a paper is an instance of 2."""
    kinds = ((1, "bullet", ("•", "\u2013", "•")), (2, "decimal", ("%{}.", "%{}.", "%{}.")))
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        + "".join(_list_level(level, kind, marks[level % 3].format(level + 1)) for level in range(9))
        + "</w:abstractNum>"
        for number, kind, marks in kinds
    )
    return f'<w:numbering {WORD}>{lists}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'


def _list_level(level: int, kind: str, mark: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{HALF_STEP * (level + 1)}" w:hanging="{HALF_STEP}"/></w:pPr>'
        "</w:lvl>"
    )


def _space(above: int, below: int, *, line: int = 276) -> str:
    return f'<w:spacing w:before="{above}" w:after="{below}" w:line="{line}" w:lineRule="auto"/>'


def _indent(left: int, right: int) -> str:
    return f'<w:ind w:left="{left}" w:right="{right}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _box(colour: str) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="12" w:space="6" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f"<w:pBdr>{sides}</w:pBdr>"


def _border(side: str, colour: str, eighths: int) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{eighths}" w:space="8" w:color="{colour}"/></w:pBdr>'


def _footer_tabs() -> str:
    return f'{_border("top", "999999", 4)}<w:tabs><w:tab w:val="right" w:pos="{LINE_WIDTH}"/></w:tabs>'
