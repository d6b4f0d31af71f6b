"""The table of a programme out of a Word, CSV or Excel file, and whether its headings come again on each page."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from models.rules import RuleBroken
from models.rules.programme_columns import is_heading_row, plain
from webapp.services.incoming import tables
from webapp.services.incoming_minutes import word_files

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 400, 20, 6_000
HEADINGS_COME_AGAIN = re.compile(rb"<w:tblHeader(?:\s+w:val=\"(?:1|true|on)\")?\s*/>")
CHUNK, OVERLAP = 1024 * 1024, 80
NO_TABLE = "There is no table in this file. A programme is read from a table with its headings in the first row."
TOO_MANY = f"This table has more than {MOST_ROWS} rows. A programme has fewer: split it, and bring in the parts."
TOO_WIDE = f"This table has more than {MOST_COLUMNS} columns. Keep those of the programme, and bring in that."
TOO_LONG = f"A cell holds more than {LONGEST_CELL:,} characters. Shorten it, and bring in the file again."


@dataclass(frozen=True, slots=True)
class ProgrammeTable:
    """A programme as it stands in a file. `repeats_headings` is None where the file has no pages."""

    headings: list[str]
    rows: list[list[str]]
    repeats_headings: bool | None


def table_of(stream: BinaryIO) -> ProgrammeTable:
    """The table of the programme. Takes up to 40 seconds for a Word file: hold no transaction meanwhile.

    Raises RuleBroken beside `files`, with a sentence, for what holds no table, is damaged, or is built to do harm.
    """
    content = stream.read(word_files.LARGEST + 1)
    if content.startswith(b"PK") and _is_word(content):
        lines = word_files.lines_of(BytesIO(content))
        found = _of_rows([list(one.cells) for one in lines if one.cells], comes_again=_comes_again(content))
    else:
        sheets = tables.sheets_of(BytesIO(content))
        readable = [sheet.table for sheet in sheets if sheet.table is not None]
        if not readable:
            raise RuleBroken(sheets[0].refusal, "files")
        chosen = next((one for one in readable if is_heading_row(one.headings)), readable[0])
        found = _of_rows([chosen.headings, *(row.cells for row in chosen.rows)], comes_again=None)
    _check_size(found)
    return found


def _of_rows(rows: Sequence[list[str]], *, comes_again: bool | None) -> ProgrammeTable:
    """From the first row that looks like headings on; from the first of all where none does."""
    if len(rows) < 2:
        raise RuleBroken(NO_TABLE, "files")
    start = next((place for place, row in enumerate(rows) if is_heading_row(row)), 0)
    headings = [" ".join(cell.split()) for cell in rows[start]]
    again = any([plain(cell) for cell in row] == [plain(one) for one in headings] for row in rows[start + 1 :])
    repeats = comes_again or again if comes_again is not None else None
    return ProgrammeTable(headings, [list(row) for row in rows[start + 1 :]], repeats)


def _check_size(table: ProgrammeTable) -> None:
    if len(table.rows) > MOST_ROWS:
        raise RuleBroken(TOO_MANY, "files")
    if max(map(len, [table.headings, *table.rows])) > MOST_COLUMNS:
        raise RuleBroken(TOO_WIDE, "files")
    if any(len(cell) > LONGEST_CELL for row in [table.headings, *table.rows] for cell in row):
        raise RuleBroken(TOO_LONG, "files")


def _is_word(content: bytes) -> bool:
    """Whether a packed file has the part that a Word file has; what it is in truth is looked at afterwards."""
    return b"word/document.xml" in content


def _comes_again(content: bytes) -> bool:
    """Whether a row is marked to be printed on each page. The file has been checked and read by now."""
    before = b""
    with zipfile.ZipFile(BytesIO(content)) as archive, archive.open("word/document.xml") as part:
        while chunk := part.read(CHUNK):
            if HEADINGS_COME_AGAIN.search(before + chunk):
                return True
            before = chunk[-OVERLAP:]
    return False
