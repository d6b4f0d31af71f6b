"""The cells of an Excel sheet as text, as openpyxl parses them.

Its parser is asked for each row: for the rows of a sheet it pads each to one width, which hides what stands beyond it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO
from xml.etree import ElementTree
from xml.parsers import expat

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._reader import ROW_TAG, WorkSheetParser

from models.rules import RuleBroken
from webapp.services.incoming.tables import MOST_COLUMNS, TOO_MANY_COLUMNS

# Within so many bytes a sheet has begun: before it stands a line that says it is XML.
BEGINNING = 16 * 1024
# A row of all the columns there can be has a third of these. What stands in no row, or in rows that do not end, is kept
# in memory until it does: a file of half a megabyte can unpack to five gigabytes of it.
MOST_TAGS_OF_A_ROW = 200_000
Cell = Mapping[str, Any]


def rows_of(sheet: Any, most_rows: int) -> Iterator[list[str]]:
    """Each row from the first on, the empty ones too, to the last of the sheet or `most_rows`.

    Dates come as 2026-05-07, figures as they are typed. Raises RuleBroken, with a sentence, for a formula, an error of
    Excel or too many columns; anything else for a sheet that is damaged.
    """
    texts, following = _Texts(sheet), 1
    for read, (number, cells) in enumerate(_parsed(sheet), start=1):
        while following < min(number, most_rows + 1):
            yield []
            following += 1
        # A sheet may say the same number of every row.
        if max(number, read) > most_rows:
            return
        if number == following:
            yield texts.of_row(number, cells)
            following += 1


def _parsed(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    """The rows that a sheet holds. What it says of its own size is not to be trusted, and is not read.

    openpyxl makes of each what it says. The file is taken apart by the standard library, in C, and not by what openpyxl
    uses where entities are to be kept out, which does it in Python: a sheet that declares any is refused before.
    """
    book = sheet.parent
    with sheet._get_source() as part:
        _check_declares_nothing(part)
    with sheet._get_source() as part:
        parser: Any = WorkSheetParser(
            part,
            sheet._shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        watched: Any = _Watched(part)
        for _, element in ElementTree.iterparse(watched):  # noqa: S314
            if element.tag == ROW_TAG:
                yield parser.parse_row(element)
                element.clear()
                watched.tags = 0


def _check_declares_nothing(part: BinaryIO) -> None:
    """Refuse a sheet with a DOCTYPE, which no program writes: there one word can be made to stand for millions."""
    has_begun: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: has_begun.append(name)
    parser.Parse(part.read(BEGINNING), False)
    if not has_begun:
        _refuse()


class _Watched:
    """A sheet while it is read, refused where it goes on and on without the end of a row."""

    def __init__(self, part: BinaryIO) -> None:
        self._part = part
        self.tags = 0

    def read(self, size: int) -> bytes:
        """So much more of it, its tags counted since the last row."""
        chunk = self._part.read(size)
        self.tags += chunk.count(b"<")
        if self.tags > MOST_TAGS_OF_A_ROW:
            raise expat.ExpatError("A sheet is made of rows.")
        return chunk


def _refuse(*declared: object) -> None:
    raise expat.ExpatError("A sheet declares nothing, and begins at once.")


class _Texts:
    """The cells of one sheet as text. A sheet has a few styles and many cells of each."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._shares: dict[int, bool] = {}

    def of_row(self, number: int, cells: Sequence[Cell]) -> list[str]:
        """What a row says, to its last cell that says something."""
        row: list[str] = []
        for cell in cells:
            if cell["value"] is None:
                continue
            if cell["column"] > MOST_COLUMNS:
                raise RuleBroken(TOO_MANY_COLUMNS, "files")
            row += [""] * (cell["column"] - len(row))
            row[cell["column"] - 1] = self._text(cell, number)
        return row

    def _text(self, cell: Cell, number: int) -> str:
        value = cell["value"]
        match cell["data_type"]:
            case "s" | "str" | "inlineStr":
                return str(value)
            case "b":
                return "yes" if value else "no"
            case "f":
                raise RuleBroken(
                    f"Row {number} holds a formula, and its result cannot be relied on. Copy the table, paste it as "
                    "values, and bring in that.",
                    "files",
                )
            case "e":
                raise RuleBroken(
                    f"Row {number} holds an error of Excel, {value}. Correct it, and save the file again.", "files"
                )
        match value:
            case datetime():
                return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
            case date():
                return value.isoformat()
            case int() | float():
                return self._figure(value, cell["style_id"])
        return str(value)

    def _figure(self, value: float, style: int) -> str:
        """1.5% is kept as 0.015 in Excel."""
        if style not in self._shares:
            shown_as = ReadOnlyCell(self._sheet, 1, 1, None, style_id=style).number_format or ""
            self._shares[style] = "%" in shown_as
        if self._shares[style]:
            return f"{round(value * 100, 6):.10g}%"
        return f"{value:.0f}" if float(value).is_integer() else f"{value:.15g}"
