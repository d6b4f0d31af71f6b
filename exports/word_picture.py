"""A picture in a line of a Word file."""

from docx.oxml.ns import nsdecls
from markupsafe import escape

ENGLISH_METRIC_UNITS = 36_000
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NAMESPACES = nsdecls("wp", "a", "pic")


def inline(number: int, relation: str, words: str, *, width: int, ratio: float) -> str:
    """The XML of a picture: its number in the file, the id of the file's part, and its alternative text.

    `width` is in millimetres; `ratio` is its height in widths.
    """
    across = width * ENGLISH_METRIC_UNITS
    size = f'cx="{across}" cy="{round(across * ratio)}"'
    said = escape(words.replace("\n", " "))
    return (
        f'<w:drawing><wp:inline {NAMESPACES} distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr="{said}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="chart{number}.png" descr="{said}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
