"""The table of a programme out of a Word, CSV or Excel file, and whether its headings come again on each page."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import BinaryIO

from models.rules import RuleBroken
from models.rules.minutes_reading.lines import Line
from models.rules.programme_columns import heading_row, is_heading_row, plain
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
    """A programme as it stands in a file. `repeats_headings` is None where the file has no pages.

    `before` are the lines that stand before its headings, `after` the paragraphs between and below its rows.
    """

    headings: list[str]
    rows: list[list[str]]
    repeats_headings: bool | None
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def table_of(stream: BinaryIO) -> ProgrammeTable:
    """The table of the programme. Takes up to 40 seconds for a Word file: hold no transaction meanwhile.

    Raises RuleBroken beside `files`, with a sentence, for what holds no table, is damaged, or is built to do harm.
    """
    content = stream.read(word_files.LARGEST + 1)
    if content.startswith(b"PK") and _is_word(content):
        lines = word_files.lines_of(BytesIO(content))
        found = _of_lines(lines, comes_again=_comes_again(content))
    else:
        sheets = tables.sheets_of(BytesIO(content))
        readable = [sheet.table for sheet in sheets if sheet.table is not None]
        if not readable:
            raise RuleBroken(sheets[0].refusal, "files")
        chosen = next((one for one in readable if is_heading_row(one.headings)), readable[0])
        found = _of_rows([chosen.headings, *(row.cells for row in chosen.rows)], comes_again=None)
    _check_size(found)
    return found


def _of_lines(lines: Sequence[Line], *, comes_again: bool) -> ProgrammeTable:
    """The rows of every table of a Word file as one, and the paragraphs beside them."""
    rows = [one for one in lines if one.cells]
    found = _of_rows([list(one.cells) for one in rows], comes_again=comes_again)
    first = lines.index(rows[len(rows) - len(found.rows) - 1])
    before = [one.text for one in lines[:first]]
    return replace(found, before=before, after=list(dict.fromkeys(one.text for one in lines[first:] if not one.cells)))


def _of_rows(rows: Sequence[list[str]], *, comes_again: bool | None) -> ProgrammeTable:
    """From the headings on; what stands above them is said beside the table."""
    if len(rows) < 2:
        raise RuleBroken(NO_TABLE, "files")
    start = heading_row(rows)
    headings = [" ".join(cell.split()) for cell in rows[start]]
    again = any([plain(cell) for cell in row] == [plain(one) for one in headings] for row in rows[start + 1 :])
    repeats = comes_again or again if comes_again is not None else None
    before = [" ".join(filter(None, row)) for row in rows[:start]]
    return ProgrammeTable(headings, [list(row) for row in rows[start + 1 :]], repeats, before)


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
