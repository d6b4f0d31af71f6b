"""The sheets of an Excel file that are in sight, each as a table of plain text or with why it cannot be read."""

import zipfile
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

import openpyxl

from models.rules import RuleBroken
from webapp.services import office_files
from webapp.services.incoming import merged_cells, sheet_cells
from webapp.services.incoming.tables import (
    EMPTY,
    MEGABYTE,
    MOST_ROWS,
    NOT_A_TABLE,
    Sheet,
    table_of,
)

MOST_UNPACKED = 60 * MEGABYTE
# Twenty thousand rows of fifty figures have so many. Each takes twenty times its own size in memory, and time.
MOST_TAGS = 4_000_000
MOST_SHEETS = 20
TOO_FAR = (
    "It stands after {most_rows:,} rows of other sheets, or after {most_sheets} sheets. Save it in a file of its own."
)
# What is wrong with a file is the same wherever it is looked at. What to do about it is not: a table is chosen.
SAID = {
    office_files.MACROS: "This file holds macros. Save it without them, as .xlsx or CSV, and choose that.",
    office_files.TOO_PACKED: "This file unpacks to far more than a table should. Copy the table into an empty "
    "workbook, save it as .xlsx or CSV, and choose that.",
    office_files.UNREADABLE: "This file is damaged and cannot be read. Open it, save it again as .xlsx or CSV, and "
    "choose that.",
    office_files.LOCKED: "This file is protected by a password. Save it without one, and choose that.",
    office_files.NOT_OFFICE: NOT_A_TABLE,
}


def sheets_of(stream: BinaryIO, most_rows: int = MOST_ROWS) -> list[Sheet]:
    """Every sheet that is neither hidden nor empty. Raises RuleBroken for a file that is damaged or no workbook."""
    if _media_type(stream) != office_files.EXCEL:
        raise RuleBroken(NOT_A_TABLE, "files")
    with zipfile.ZipFile(stream) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > MOST_UNPACKED or _tags_in(archive) > MOST_TAGS:
            raise RuleBroken(SAID[office_files.TOO_PACKED], "files")
    try:
        return _read(stream, most_rows)
    except RuleBroken:
        raise
    except Exception as error:
        # Whatever a workbook does to the library that reads it, the workbook is at fault.
        raise RuleBroken(SAID[office_files.UNREADABLE], "files") from error


def _tags_in(archive: zipfile.ZipFile) -> int:
    """How many there are at most: the sign that begins one, whatever letters it is written in."""
    found = 0
    for one in archive.infolist():
        with archive.open(one) as part:
            found += sum(chunk.count(b"<") for chunk in iter(partial(part.read, MEGABYTE), b""))
    return found


def _media_type(stream: BinaryIO) -> str:
    try:
        return office_files.media_type_of(stream)
    except RuleBroken as broken:
        raise RuleBroken(SAID[broken.message], broken.field) from broken


def _read(stream: BinaryIO, most_rows: int) -> list[Sheet]:
    book = openpyxl.load_workbook(stream, read_only=True, keep_links=False)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise RuleBroken(NOT_A_TABLE, "files")
    found: list[Sheet] = []
    left = most_rows
    too_far = TOO_FAR.format(most_rows=most_rows, most_sheets=MOST_SHEETS)
    for place, sheet in enumerate(visible):
        read = _sheet(sheet, most_rows) if left > 0 and place < MOST_SHEETS else Sheet(sheet.title, None, too_far)
        # What is refused may have been long too.
        left -= len(read.table.rows) if read.table else most_rows // MOST_SHEETS
        found += [read] if read.refusal != EMPTY else []
    if not found:
        raise RuleBroken(EMPTY, "files")
    return found


def _sheet(sheet: Any, most_rows: int) -> Sheet:
    try:
        return Sheet(sheet.title, table_of(_rows(sheet, most_rows), most_rows))
    except RuleBroken as broken:
        return Sheet(sheet.title, None, broken.message)


def _rows(sheet: Any, most_rows: int) -> Iterator[list[str]]:
    merged = merged_cells.of_sheet(sheet)
    # One row more than is allowed, so that whoever counts them sees that there are too many.
    for number, cells in enumerate(sheet_cells.rows_of(sheet, most_rows + 2), start=1):
        yield merged.carried(number, cells)
