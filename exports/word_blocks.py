"""Blocks as the XML of a Word file's body. Each block is written once, in order, and nothing is looked up again."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from markupsafe import escape

from exports import chart_png, links
from exports.paper import (
    Block,
    Blocks,
    Close,
    Figure,
    Heading,
    Inset,
    List,
    Look,
    Marker,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Table,
    printable,
)
from exports.word_picture import inline
from exports.word_template import HALF_STEP, HAS_A_CLOSE_FORM, LINE_WIDTH, STEP

BELOW_A_LIST = 140
BELOW_A_TABLE = 200
NARROW = '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
STYLES = {
    Look.BODY: "",
    Look.EYEBROW: "Eyebrow",
    Look.SUBTITLE: "Subtitle",
    Look.NOTICE: "Notice",
    Look.LEAD: "Lead",
    Look.NOTE: "Note",
    Look.SIGNATURE: "Signature",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: how far in (twentieths of a point), in what style, in which list, last in it, set close,
    kept on one page with what follows, a figure set to the right.
    """

    indent: int = 0
    style: str = ""
    level: int = -1
    number: int = 0
    is_last: bool = False
    is_close: bool = False
    is_kept: bool = False
    is_figure: bool = False


@dataclass(slots=True)
class Writer:
    """Writes blocks. `relate` gives the id of a link's address; `start_list` the id of a new numbered list; `keep` that
    of a picture."""

    accent: str
    relate: Callable[[str], str]
    start_list: Callable[[int, int], int]
    keep: Callable[[bytes], str]
    pictures: int = field(default=0, init=False)
    new_page: bool = field(default=False, init=False)
    below_table: bool = field(default=False, init=False)

    def blocks(self, blocks: Blocks, place: Place = Place()) -> str:
        """The blocks one after another."""
        return "".join([self._block(block, place) for block in blocks])

    def _block(self, block: Block, place: Place) -> str:
        match block:
            case Heading():
                return self._heading(block, place)
            case Paragraph():
                return self._paragraph(block, place)
            case List():
                return self._list(block, place)
            case Table():
                return self._table(block, place)
            case Figure():
                return self._figure(block, place)
            case Inset():
                return self.blocks(block.blocks, replace(place, indent=place.indent + STEP))
            case Close():
                return self.blocks(block.blocks, replace(place, is_close=True))
            case PageBreak():
                self.new_page = True
                return ""

    def _heading(self, heading: Heading, place: Place) -> str:
        words = Run(heading.text.replace("\n", " "))
        return self._lines((words,), f"Heading{heading.level}", replace(place, level=-1), heading.label)

    def _paragraph(self, paragraph: Paragraph, place: Place) -> str:
        if not paragraph.runs:
            return ""
        return self._lines(paragraph.runs, STYLES[paragraph.look] or place.style, place, paragraph.label)

    def _lines(self, runs: Runs, style: str, place: Place, label: str) -> str:
        """One paragraph, its number typed before it when it has one."""
        typed = f"<w:r>{_text(label)}<w:tab/></w:r>" if label else ""
        layout = self._layout(style, place, is_labelled=bool(label))
        properties = f"<w:pPr>{layout}</w:pPr>" if layout else ""
        return f"<w:p>{properties}{typed}{''.join([self._run(run) for run in runs])}</w:p>"

    def _layout(self, style: str, place: Place, *, is_labelled: bool) -> str:
        """How a paragraph stands, in the order Word wants: style, new page, list, tab, space, indent."""
        named = f"Close{style}" if place.is_close and style in HAS_A_CLOSE_FORM else style
        layout = f'<w:pStyle w:val="{named}"/>' if named else ""
        layout += "<w:keepNext/>" if place.is_kept else ""
        if self.new_page:
            layout += "<w:pageBreakBefore/>"
        if place.number:
            layout += f'<w:numPr><w:ilvl w:val="{place.level}"/><w:numId w:val="{place.number}"/></w:numPr>'
        left = place.indent + HALF_STEP * (place.level + 1) + STEP * is_labelled
        if is_labelled:
            layout += f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>'
        layout += self._space(style, place)
        hanging = STEP if is_labelled else HALF_STEP if place.number else 0
        layout += f'<w:ind w:left="{left}" w:hanging="{hanging}"/>' if left else ""
        return layout + ('<w:jc w:val="right"/>' if place.is_figure else "")

    def _space(self, style: str, place: Place) -> str:
        """More space than the style gives at the end of a list and below a table; none at the top of a page."""
        above = f' w:before="{BELOW_A_TABLE}"' if self.below_table and not style.startswith("Heading") else ""
        above = ' w:before="0"' if self.new_page else above
        below_list = BELOW_A_LIST // 2 if place.is_close else BELOW_A_LIST
        below = f' w:after="{below_list}"' if place.is_last else ""
        self.below_table = self.new_page = False
        return f"<w:spacing{above}{below}/>" if above or below else ""

    def _run(self, run: Run) -> str:
        manner = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
        linked = links.is_whole(run.link)
        if linked:
            manner = f'<w:rStyle w:val="Hyperlink"/>{manner}'
        written = f"<w:r>{f'<w:rPr>{manner}</w:rPr>' if manner else ''}{_text(run.text)}</w:r>"
        if linked:
            return f'<w:hyperlink r:id="{self.relate(run.link)}" w:history="1">{written}</w:hyperlink>'
        return written

    def _list(self, entries: List, place: Place) -> str:
        if entries.marker is Marker.NONE:
            inside = first = replace(place, style=place.style or "Line", number=0)
        else:
            level = min(place.level + 1, 8)
            number = 1 if entries.marker is Marker.BULLET else self.start_list(level, entries.start)
            first = replace(place, style="ListParagraph", level=level, number=number)
            inside = replace(first, number=0)
        last = replace(first, is_last=place.is_last or place.level < 0)
        first = replace(first, is_last=False)
        places = [first] * (len(entries.items) - 1) + [last]
        return "".join([self._entry(item, where, inside) for item, where in zip(entries.items, places, strict=False)])

    def _entry(self, item: Blocks, first: Place, inside: Place) -> str:
        """An entry of a list; only its first paragraph has the mark, and only its last the space below the list."""
        places = [first, *(replace(inside, is_last=False) for _ in item[1:])]
        if item:
            places[-1] = replace(places[-1], is_last=first.is_last)
            places[0] = replace(places[0], is_last=first.is_last and len(item) == 1)
        return "".join([self._block(block, where) for block, where in zip(item, places, strict=False)])

    def _figure(self, figure: Figure, place: Place) -> str:
        """A picture in a paragraph of its own, which stays with what follows it."""
        self.pictures += 1
        drawing = figure.drawing
        identifier = self.keep(chart_png.render(drawing))
        ratio = drawing.height / drawing.width
        picture = inline(self.pictures, identifier, printable(drawing.words), width=figure.width, ratio=ratio)
        layout = self._layout("Figure", replace(place, level=-1, number=0), is_labelled=False)
        return f"<w:p><w:pPr>{layout}</w:pPr><w:r>{picture}</w:r></w:p>"

    def _table(self, table: Table, place: Place) -> str:
        caption = self._lines((Run(table.caption),), "Caption", Place(), "") if table.caption else ""
        widths = [LINE_WIDTH * width // 100 for width in table.widths]
        columns = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
        headings = tuple((Paragraph((Run(heading),)),) for heading in table.headings)
        figures = table.figures_from
        head = self._row(headings, widths, replace(place, style="TableHeading"), figures, shade=self.accent)
        kept = len(table.rows) - 1 if table.is_kept_together else 0
        rows = "".join(
            [
                self._row(
                    row,
                    widths,
                    replace(place, style="TableText", is_kept=number < kept or table.goes_on(number)),
                    figures,
                    may_break=table.may_break(number),
                )
                for number, row in enumerate(table.rows)
            ]
        )
        self.below_table = True
        return (
            f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{NARROW if place.is_close else ""}'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
            f"{head}{rows}</w:tbl>"
        )

    def _row(
        self,
        cells: tuple[Blocks, ...],
        widths: list[int],
        place: Place,
        figures_from: int,
        *,
        shade: str = "",
        may_break: bool = False,
    ) -> str:
        """A row that no page break splits but it may; a shaded one is the heading, repeated on every page."""
        whole = "" if may_break else "<w:cantSplit/>"
        repeated = "<w:tblHeader/>" if shade else ""
        across = f'<w:gridSpan w:val="{len(widths)}"/>' if len(cells) < len(widths) else ""
        lengths = [sum(widths)] if across else widths
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
        inside = Place(style=place.style, is_close=place.is_close, is_kept=place.is_kept)
        right = replace(inside, is_figure=True)
        places = [right if 0 < figures_from <= number else inside for number in range(len(lengths))]
        written = [
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{fill}</w:tcPr>{self._cell(cell, one)}</w:tc>'
            for cell, width, one in zip(cells, lengths, places, strict=True)
        ]
        manner = f"<w:trPr>{whole}{repeated}</w:trPr>" if whole or repeated else ""
        return f"<w:tr>{manner}{''.join(written)}</w:tr>"

    def _cell(self, cell: Blocks, place: Place) -> str:
        """A cell must hold a paragraph, so an empty one holds an empty one."""
        return self.blocks(cell, place) or f'<w:p><w:pPr><w:pStyle w:val="{place.style}"/></w:pPr></w:p>'


def _text(text: str) -> str:
    """Words with their line breaks and tabs."""
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in printable(text).split("\n")]
    return "<w:br/>".join(lines)
