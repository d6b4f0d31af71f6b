"""The table of readings in a CSV or Excel file: its sheet and headings found, its rows counted as they are shown."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from models.rules import RuleBroken, reading_columns
from models.scorecard_vocabulary import Frequency
from webapp.services.incoming import tables

MOST_ROWS = 20_000
# Above the headings stand a title, a date, a line of explanation: no more.
HIGHEST_HEADINGS = 10
FIGURE = re.compile(r"^[-−(£]*\d[\d,.]*[%)]*$")
Rows = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class ReadingsTable:
    """A table of readings as it stands in a file. `sheet` is the name of its sheet, where the file has several."""

    headings: list[str]
    rows: Rows
    sheet: str = ""


def table_of(stream: BinaryIO, remembered: Mapping[str, str], frequencies: Collection[Frequency]) -> ReadingsTable:
    """The table of readings: of several sheets the first whose headings are understood, else the first.

    Takes a second for ten thousand rows: hold no transaction meanwhile. Raises RuleBroken beside `files`, with a
    sentence, for what holds no table, is damaged, or is built to do harm.
    """
    sheets = tables.sheets_of(stream, MOST_ROWS)
    readable = [sheet for sheet in sheets if sheet.table is not None]
    if not readable:
        raise RuleBroken(sheets[0].refusal, "files")
    several = len(sheets) > 1
    found = [_below_headings(one, remembered, frequencies, names_it=several) for one in readable]
    return next((table for table, is_understood in found if is_understood), found[0][0])


def _below_headings(
    sheet: tables.Sheet, remembered: Mapping[str, str], frequencies: Collection[Frequency], *, names_it: bool
) -> tuple[ReadingsTable, bool]:
    """The table from the row on that reads like headings; where none does, from the one that is likest to them."""
    read = sheet.readable()
    lines: Rows = [(0, read.headings), *((row.number, row.cells) for row in read.rows)]
    lines = _as_one_row(lines, remembered, frequencies)
    highest = [cells for _, cells in lines[:HIGHEST_HEADINGS]]
    understood = (place for place, cells in enumerate(highest) if _are_headings(cells, remembered, frequencies))
    start = next(understood, -1)
    is_understood = start >= 0
    if not is_understood:
        start = _likest_headings(highest, remembered, frequencies)
    rows = lines[start + 1 :]
    width = max((len(cells) for _, cells in [*rows, lines[start]]), default=0)
    headings = [" ".join(cell.split()) for cell in lines[start][1]]
    headings += [""] * (width - len(headings))
    return ReadingsTable(headings, rows, sheet.name if names_it else ""), is_understood and bool(rows)


def _as_one_row(lines: Rows, remembered: Mapping[str, str], frequencies: Collection[Frequency]) -> Rows:
    """The lines from headings in two rows on, these made one: years above their quarters. All, where one row is enough.

    Two rows may come below the title, but not below headings: there another table begins.
    """
    for place in range(min(HIGHEST_HEADINGS, len(lines) - 2)):
        if headings := reading_columns.joined(lines[place][1], lines[place + 1][1], frequencies):
            return [(lines[place][0], headings), *lines[place + 2 :]]
        if _are_headings(lines[place][1], remembered, frequencies):
            break
    return lines


def _are_headings(cells: Sequence[str], remembered: Mapping[str, str], frequencies: Collection[Frequency]) -> bool:
    """Whether these cells head a table. What nobody can tell is asked about later; a figure is no heading."""
    columns = reading_columns.guess(cells, remembered, frequencies)
    if _holds_a_figure(cells, columns):
        return False
    known = [one if one.field else reading_columns.Column(reading_columns.Field.LEFT_OUT) for one in columns]
    return not reading_columns.problems(cells, known, frequencies)


def _likest_headings(
    highest: Sequence[Sequence[str]], remembered: Mapping[str, str], frequencies: Collection[Frequency]
) -> int:
    """Where the headings are likeliest to be if none are understood: not in a title, which has a cell of its own.

    Of the highest rows without a figure, the first of those with the most columns that somebody can tell.
    """

    def told(place: int) -> int:
        columns = reading_columns.guess(highest[place], remembered, frequencies)
        if len([cell for cell in highest[place] if cell]) < 2 or _holds_a_figure(highest[place], columns):
            return -1
        return sum(column.field not in (None, reading_columns.Field.LEFT_OUT) for column in columns)

    return max(range(len(highest)), key=told)


def _holds_a_figure(cells: Sequence[str], columns: Sequence[reading_columns.Column]) -> bool:
    """Whether a cell that nobody can tell is a figure, which no heading is."""
    return any(column.field is None and FIGURE.search(cell) for column, cell in zip(columns, cells, strict=True))
