"""A CSV or Excel table, read without trust into rows of plain text, each with its number as a spreadsheet shows it."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import SEEK_END, BytesIO, StringIO
from typing import Any, BinaryIO

from models.rules import RuleBroken
from models.vocabulary import IncomingKind

MEGABYTE = 1024 * 1024
LARGEST = 5 * MEGABYTE
MOST_ROWS = 5_000
# A table is loaded in one transaction while others wait to write: some rows take longer than others.
MOST_ROWS_OF = {IncomingKind.MEMBERS: 500, IncomingKind.SEATS: 2_000, IncomingKind.REGISTER: MOST_ROWS}
MOST_COLUMNS = 60
LONGEST_CELL = 2_000
DELIMITERS = (",", ";", "\t")
MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))

EMPTY = "There is no table in this file. Its first row holds the headings, and each row below it one thing."
TOO_MANY_COLUMNS = f"This table has more than {MOST_COLUMNS} columns. Keep those that are listed below."
TOO_LARGE = f"This file is larger than {LARGEST // MEGABYTE} MB. Keep only the table, or split it."
NOT_A_TABLE = "This is not a table that can be read. Choose a CSV file, or an Excel file (.xlsx)."
OLD_EXCEL = "This is an old Excel file, or one with a password. Save it as .xlsx without a password, and choose that."
UNDECODED = "This file is not written in UTF-8 or in Windows letters. Save it as “CSV UTF-8”, and choose that."


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its number, the headings counted, and what stands in its cells."""

    number: int
    cells: list[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """The headings of a table and the rows below them that are not empty."""

    headings: list[str]
    rows: list[Row] = field(repr=False)

    def plain(self) -> dict[str, Any]:
        """The table as JSON keeps it."""
        return {"headings": self.headings, "rows": [[row.number, row.cells] for row in self.rows]}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Table":
        """The table that `plain` gave."""
        return cls(kept["headings"], [Row(number, cells) for number, cells in kept["rows"]])


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or the one table of a CSV file, which has no name: its table, or why it cannot be read."""

    name: str
    table: Table | None
    refusal: str = ""

    def readable(self) -> Table:
        """Its table. Raises RuleBroken where it has none."""
        if self.table is None:
            raise RuleBroken(self.refusal, "files")
        return self.table

    def plain(self) -> dict[str, Any]:
        """The sheet as JSON keeps it."""
        return {"name": self.name, "refusal": self.refusal, **(self.table.plain() if self.table else {})}

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Sheet":
        """The sheet that `plain` gave."""
        return cls(kept["name"], None if kept["refusal"] else Table.of(kept), kept["refusal"])


def sheets_of(stream: BinaryIO, most_rows: int = MOST_ROWS) -> list[Sheet]:
    """The sheets of a file that are neither hidden nor empty, in its order. There is one at least.

    Raises RuleBroken beside `files`, with a sentence, for a file that is no table, or is too large.
    """
    if stream.seek(0, SEEK_END) > LARGEST:
        raise RuleBroken(TOO_LARGE, "files")
    stream.seek(0)
    content = stream.read()
    if content.startswith(b"PK\x03\x04"):
        # Loaded when the first workbook comes: openpyxl is large.
        from webapp.services.incoming import workbooks

        return workbooks.sheets_of(BytesIO(content), most_rows)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise RuleBroken(OLD_EXCEL, "files")
    return [Sheet("", table_of(_records(_text_of(content)), most_rows))]


def check_rows(table: Table, kind: IncomingKind) -> None:
    """Refuse a table with more rows than can be loaded at once."""
    if len(table.rows) > MOST_ROWS_OF[kind]:
        raise too_many_rows(MOST_ROWS_OF[kind])


def too_many_rows(most: int) -> RuleBroken:
    """The refusal of a table of more than so many rows."""
    words = f"This table has more than {most:,} rows. Split it, and bring in the parts one after another."
    return RuleBroken(words, "files")


def table_of(records: Iterable[list[str]], most_rows: int = MOST_ROWS) -> Table:
    """The first row that is not empty holds the headings. Raises RuleBroken where there is none below it, or too many.

    Rows are counted as a spreadsheet counts them, the empty ones too.
    """
    headings: list[str] = []
    rows: list[Row] = []
    for number, cells in enumerate(records, start=1):
        if number > most_rows + 1:
            raise too_many_rows(most_rows)
        if len(cells) > MOST_COLUMNS:
            raise RuleBroken(TOO_MANY_COLUMNS, "files")
        tidy = [_tidied(cell, number) for cell in cells]
        while tidy and not tidy[-1]:
            tidy.pop()
        if tidy and headings:
            rows.append(Row(number, tidy))
        headings = headings or tidy
    if not rows:
        raise RuleBroken(EMPTY, "files")
    return Table(headings, rows)


def _tidied(cell: str, number: int) -> str:
    text = cell.replace("\r\n", "\n").replace("\xa0", " ").strip()
    if len(text) > LONGEST_CELL:
        raise RuleBroken(f"A cell of row {number} holds more than {LONGEST_CELL:,} characters. Shorten it.", "files")
    return text


def _text_of(content: bytes) -> str:
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), "")
    try:
        text = content.decode(encoding) if encoding else _guessed(content)
    except UnicodeDecodeError as error:
        raise RuleBroken(UNDECODED, "files") from error
    if any(letter < " " and letter not in "\t\r\n" for letter in text):
        raise RuleBroken(NOT_A_TABLE, "files")
    return text


def _guessed(content: bytes) -> str:
    """What Excel on Windows saves without saying so is in Windows letters."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _records(text: str) -> Iterator[list[str]]:
    first = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    read = 0
    try:
        for cells in reader:
            read += 1
            yield cells
    except csv.Error as error:
        raise RuleBroken(
            f"Row {read + 1} cannot be read: a quotation mark is not closed, or stands where none can. Correct it, "
            "or save the table as .xlsx.",
            "files",
        ) from error
