"""The cells of an Excel sheet as text. openpyxl knows the workbook, its words and styles; the rows are read here.

It makes half a dozen objects of each cell, and a sheet may have a million of them.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from xml.parsers import expat

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.xml.constants import SHEET_MAIN_NS

from models.rules import RuleBroken
from webapp.services.incoming.tables import MOST_COLUMNS, TOO_MANY_COLUMNS

CHUNK = 64 * 1024
ROW, CELL, VALUE, FORMULA, WORDS, SPOKEN = (f"{SHEET_MAIN_NS} {name}" for name in ("row", "c", "v", "f", "t", "rPh"))
NUMBER, PLAIN = "n", "0"


def rows_of(sheet: Any, most_rows: int) -> Iterator[list[str]]:
    """Each row from the first on, the empty ones too, to the last that says something or `most_rows`.

    Dates come as 2026-05-07, figures as they are typed. Raises RuleBroken, with a sentence, for a formula, an error of
    Excel or too many columns; anything else for a sheet that is damaged.
    """
    reader, following = _Reader(sheet), 1
    with sheet._get_source() as part:
        while chunk := part.read(CHUNK):
            for number, cells in reader.read(chunk):
                while following < min(number, most_rows + 1):
                    yield []
                    following += 1
                if number > most_rows:
                    return
                if number == following:
                    yield cells
                    following += 1
        reader.finish()


class _Reader:
    """One sheet, as its XML goes by. What a sheet says of its own size is not to be trusted, and is not read."""

    def __init__(self, sheet: Any) -> None:
        self._sheet, self._strings, self._epoch = sheet, sheet._shared_strings, sheet.parent.epoch
        self._shown_as: dict[str, tuple[bool, bool, bool]] = {}
        self._columns: dict[str, int] = {}
        self._rows: list[tuple[int, list[str]]] = []
        self._number, self._row = 0, list[str]()
        self._column, self._kind, self._style = 0, NUMBER, PLAIN
        self._said: list[str] = []
        self._is_said = self._is_spoken = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data
        self._parser.StartDoctypeDeclHandler = _refuse_entities

    def read(self, chunk: bytes) -> list[tuple[int, list[str]]]:
        """The rows that are whole now, each with its number."""
        self._parser.Parse(chunk, False)
        whole, self._rows = self._rows, []
        return whole

    def finish(self) -> None:
        """Make sure that the sheet does not break off."""
        self._parser.Parse(b"", True)

    def _start(self, name: str, about: dict[str, str]) -> None:
        if name == CELL:
            self._kind, self._style = about.get("t", NUMBER), about.get("s", PLAIN)
            self._column = self._column_of(about["r"]) if "r" in about else self._column + 1
            self._said = []
        elif name in (VALUE, WORDS):
            self._is_said = not self._is_spoken
        elif name == ROW:
            self._number = int(float(about["r"])) if "r" in about else self._number + 1
            self._row, self._column = [], 0
        elif name == SPOKEN:
            # How a word is pronounced stands beside it in some files.
            self._is_spoken = True
        elif name == FORMULA:
            raise RuleBroken(
                f"Row {self._number} holds a formula, and its result cannot be relied on. Copy the table, paste it as "
                "values, and bring in that.",
                "files",
            )

    def _data(self, words: str) -> None:
        if self._is_said:
            self._said.append(words)

    def _end(self, name: str) -> None:
        if name == CELL:
            if words := "".join(self._said):
                self._take(words)
        elif name in (VALUE, WORDS):
            self._is_said = False
        elif name == ROW:
            self._rows.append((self._number, self._row))
        elif name == SPOKEN:
            self._is_spoken = False

    def _take(self, words: str) -> None:
        if self._column > MOST_COLUMNS:
            raise RuleBroken(TOO_MANY_COLUMNS, "files")
        self._row += [""] * (self._column - len(self._row))
        self._row[self._column - 1] = self._text(words)

    def _text(self, words: str) -> str:
        match self._kind:
            case "s":
                return str(self._strings[int(words)])
            case "n":
                return self._figure(float(words))
            case "b":
                return "yes" if int(words) else "no"
            case "d":
                return _moment(from_ISO8601(words))  # type: ignore[no-untyped-call]
            case "e":
                raise self._error(words)
        return words

    def _figure(self, value: float) -> str:
        is_share, is_day, is_duration = self._shown_as.get(self._style) or self._look_up(self._style)
        if is_day:
            try:
                return _moment(from_excel(value, self._epoch, timedelta=is_duration))
            except (OverflowError, ValueError) as error:
                raise self._error("#VALUE!") from error
        # 1.5% is kept as 0.015 in Excel.
        if is_share:
            return f"{round(value * 100, 6):.10g}%"
        return f"{value:.0f}" if value.is_integer() else f"{value:.15g}"

    def _look_up(self, style: str) -> tuple[bool, bool, bool]:
        """Whether cells of a style are shown as a percentage, as a day or moment, as a length of time."""
        shown_as = ReadOnlyCell(self._sheet, 1, 1, None, style_id=int(style)).number_format or ""
        self._shown_as[style] = found = "%" in shown_as, is_date_format(shown_as), is_timedelta_format(shown_as)
        return found

    def _error(self, words: str) -> RuleBroken:
        said = f"Row {self._number} holds an error of Excel, {words}. Correct it, and save the file again."
        return RuleBroken(said, "files")

    def _column_of(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        if letters not in self._columns:
            self._columns[letters] = column_index_from_string(letters)
        return self._columns[letters]


def _moment(value: Any) -> str:
    match value:
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
    return str(value)


def _refuse_entities(*declared: object) -> None:
    """A sheet declares no document type of its own; what does is built to do harm."""
    raise ValueError("a sheet with a document type")
