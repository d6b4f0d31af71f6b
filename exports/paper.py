"""The blocks of a paper: what it says and how its parts relate, before any medium is chosen.

Every paper (an agenda, minutes, a work programme) is composed from these and rendered by word.py, html.py and pdf.py.
Blocks are plain and frozen, so the same paper always gives the same file.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from exports.drawing import Drawing

# A table of so few rows stands on one page, and one of a few more in which there is little to read.
SHORT_TABLE, SHORT_READING, LITTLE_TO_READ = 4, 8, 800
# Letters of a whole line: some fifteen lines of words, and a row of cells that takes most of a page.
MUCH_TO_SAY, MUCH_TO_READ = 1200, 3000


class Look(StrEnum):
    """What a paragraph is in the design of the paper; each medium dresses it in its own way."""

    BODY = "body"
    EYEBROW = "eyebrow"
    SUBTITLE = "subtitle"
    NOTICE = "notice"
    LEAD = "lead"
    NOTE = "note"
    SIGNATURE = "signature"


class Marker(StrEnum):
    """What stands before each entry of a list."""

    BULLET = "bullet"
    NUMBER = "number"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one manner. A newline in the text is a line break; `link` is a whole address or a path of the site."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6. Its label ("5A", "(1)") is a decision, so it is typed and never counted."""

    level: int
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a label stands before it with the words hanging beside it."""

    runs: Runs
    look: Look = Look.BODY
    label: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """Entries of a list; each entry is blocks, so that lists hold lists."""

    items: "tuple[Blocks, ...]"
    marker: Marker = Marker.BULLET
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading for each column; a cell is blocks. `widths` are shares of the line, in per cent.

    A row of one cell goes right across: it says more of the row above it. The columns from the place `figures_from` on
    hold figures, which stand to the right; 0 where none does.
    """

    headings: tuple[str, ...]
    rows: "tuple[tuple[Blocks, ...], ...]"
    widths: tuple[int, ...]
    caption: str = ""
    figures_from: int = 0

    @property
    def is_kept_together(self) -> bool:
        """Whether it is to stand on one page: few rows, none of them long or going on about the row above it."""
        is_short = len(self.rows) <= SHORT_TABLE or (len(self.rows) <= SHORT_READING and self._is_soon_read)
        has_columns = all(len(row) == len(self.headings) for row in self.rows)
        return is_short and has_columns and not any(map(self.may_break, range(len(self.rows))))

    @property
    def _is_soon_read(self) -> bool:
        said = [block for row in self.rows for cell in row for block in cell]
        lines = [plain(block.runs) for block in said if isinstance(block, Paragraph)]
        return len(lines) == len(said) and sum(map(len, lines)) <= LITTLE_TO_READ

    def goes_on(self, number: int) -> bool:
        """Whether the row below this one says more of it."""
        return number + 1 < len(self.rows) and len(self.rows[number + 1]) < len(self.headings)

    def may_break(self, number: int) -> bool:
        """Whether this row may go over to another page: it is long, so that kept together it would leave a hole.

        What goes right across is soon long; a row of columns, only where it takes most of a page.
        """
        row = self.rows[number]
        if len(row) < len(self.headings):
            return sum(map(reading, row)) > MUCH_TO_SAY
        return any(reading(one) * 100 > MUCH_TO_READ * width for one, width in zip(row, self.widths, strict=True))


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, with its own words as its alternative text; `width` is how wide it is printed, in millimetres."""

    drawing: Drawing = field(repr=False)
    width: int = 100


@dataclass(frozen=True, slots=True)
class Inset:
    """Blocks that belong to the labelled heading above them, and align with its words."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Close:
    """Blocks in smaller type, set closer, such as guidance that is to stand on one page."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page."""


Block = Heading | Paragraph | List | Table | Figure | Inset | Close | PageBreak
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper and what a file says about itself. `dated` is the file's date of creation: no clock is read."""

    title: str
    author: str
    dated: date
    blocks: Blocks = field(repr=False)
    subject: str = ""
    footer: str = ""
    language: str = "en-GB"
    font: str = "Arial"
    accent: str = "#1d3557"


def words(text: str, *, bold: bool = False, italic: bool = False, link: str = "") -> Runs:
    """The text as the runs of a paragraph."""
    return (Run(text, bold=bold, italic=italic, link=link),)


def cell(text: str, *, bold: bool = False) -> Blocks:
    """The text as a cell of a table; no text is an empty cell."""
    return (Paragraph(words(text, bold=bold)),) if text else ()


def heading_level(level: int) -> int:
    """The nearest level a heading can have: 1 to 6."""
    return min(max(level, 1), 6)


LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
NO_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text with every line break a newline, and without the control characters that XML refuses."""
    return NO_CHARACTERS.sub("", LINE_BREAKS.sub("\n", text))


def plain(runs: Iterable[Run]) -> str:
    """The words of the runs alone."""
    return "".join(run.text for run in runs)


def reading(blocks: "Blocks") -> int:
    """How much there is to read, in letters."""
    return sum(map(_letters, blocks))


def _letters(block: "Block") -> int:
    match block:
        case Paragraph():
            return len(plain(block.runs))
        case Heading():
            return len(block.text)
        case List():
            return sum(map(reading, block.items))
        case Inset() | Close():
            return reading(block.blocks)
        case Table():
            return sum(reading(one) for row in block.rows for one in row)
    return 0


def readable(accent: str) -> str:
    """The colour, darkened until white on it and it on white have a contrast of 7 to 1 (WCAG 2.2, 1.4.6).

    Takes and gives "#rrggbb"; anything else gives black.
    """
    if not re.fullmatch("#[0-9a-fA-F]{6}", accent):
        return "#000000"
    parts = [int(accent[n : n + 2], 16) for n in (1, 3, 5)]
    while contrast_with_white(parts) < 7:
        parts = [int(part * 0.95) for part in parts]
    return "#{:02x}{:02x}{:02x}".format(*parts)


def contrast_with_white(parts: list[int]) -> float:
    """The contrast ratio of a colour (red, green and blue, 0 to 255) with white, by the formula of WCAG 2.2."""
    shares = (part / 255 for part in parts)
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
