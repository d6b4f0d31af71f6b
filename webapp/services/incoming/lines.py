"""One row of a table, read column by column; what cannot be read is said in a sentence, and nothing is guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from models.rules import RuleBroken
from models.rules.wording import MONTHS
from webapp.services.incoming.columns import Column, Matched
from webapp.services.incoming.tables import Row

DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
IN_WORDS = re.compile(r"(\d{1,2}) ([A-Za-z]{3,9})\.? (\d{4})", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2199
YES, NO = ("yes", "y", "true", "1", "x"), ("no", "n", "false", "0")
SHOWN = 80

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with a row, in a sentence; `heading` names the column, or is empty for the row as a whole."""

    row: int
    heading: str
    words: str = field(repr=False)


@dataclass(slots=True)
class Line:
    """A row by its columns, and what is wrong with it so far."""

    number: int
    values: dict[str, str] = field(repr=False)
    columns: dict[str, Column] = field(repr=False)
    errors: list[RowError] = field(default_factory=list, repr=False)

    def refuse(self, name: str, words: str) -> None:
        """Say what is wrong with a column, or with the row when no column of that name is known."""
        column = self.columns.get(name)
        self.errors.append(RowError(self.number, column.heading if column else "", words))

    def explain(self, broken: RuleBroken, *, under: dict[str, str] | None = None) -> None:
        """Say which rule a row breaks. `under` says by which column a field of the service is known here."""
        self.refuse((under or {}).get(broken.field, broken.field), broken.message)

    def text(self, name: str) -> str:
        """The words of a column; nothing where the column is not there. A cell too long for the records is refused."""
        value = self.values.get(name, "")
        longest = self.columns[name].longest if name in self.columns else 0
        if value and len(value) > longest:
            self.refuse(name, f"Use {longest} characters or fewer: there are {len(value)}.")
        return value

    def day(self, name: str) -> date | None:
        """The day in a column, None where it is empty."""
        value = self.values.get(name, "")
        if not value:
            return None
        found = day_of(value)
        if found is None:
            self.refuse(name, f"“{_short(value)}” is not a day. Write it like 2026-05-07, 07/05/2026 or 7 May 2026.")
        return found

    def answer(self, name: str) -> bool | None:
        """Yes or no, None where the cell is empty."""
        value = self.values.get(name, "").casefold()
        if not value:
            return None
        if value not in YES and value not in NO:
            self.refuse(name, f"“{_short(value)}” is neither yes nor no. Write yes or no.")
        return value in YES

    def word(self, name: str, vocabulary: type[Word], also: dict[str, Word] | None = None) -> Word | None:
        """A word of a vocabulary, or another word for it; None where the cell is empty."""
        value = plain(self.values.get(name, ""))
        if not value:
            return None
        words = {plain(word.value): word for word in vocabulary} | (also or {})
        if value not in words:
            shown = ", ".join(word.value for word in vocabulary)
            self.refuse(name, f"“{_short(self.values[name])}” is none of these: {shown}.")
        return words.get(value)


def lines_of(rows: Iterable[Row], matched: Matched, headings: list[str]) -> list[Line]:
    """Each row by its columns, which errors name as the table does. A cell beyond the headings is an error too."""
    width = len(headings)
    columns = {column.name: replace(column, heading=headings[place]) for place, column in matched.places.items()}
    found = []
    for row in rows:
        values = {column.name: row.cells[place] for place, column in matched.places.items() if place < len(row.cells)}
        line = Line(row.number, values, columns)
        if len(row.cells) > width:
            words = f"It has {len(row.cells)} cells, and there are {width} headings. Put a cell that holds a comma "
            line.refuse("", f"{words}in quotation marks, or take out what is beside the table.")
        found.append(line)
    return found


def day_of(text: str) -> date | None:
    """The day that a cell writes in one of the three ways, the day before the month; None for anything else."""
    if matched := YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in matched.groups())
    elif matched := DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in matched.groups())
    elif matched := IN_WORDS.fullmatch(" ".join(text.split())):
        named = matched[2].casefold()
        months = [number for number, name in enumerate(MONTHS, start=1) if name.casefold() in (named, _whole(named))]
        day, month, year = int(matched[1]), months[0] if months else 0, int(matched[3])
    else:
        return None
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def plain(words: str) -> str:
    """Words as they are compared: whatever their capitals and the space between them."""
    return " ".join(words.casefold().split())


def _whole(short: str) -> str:
    """The month that three or four letters stand for."""
    if len(short) > 4:
        return short
    return next((name.casefold() for name in MONTHS if name.casefold().startswith(short[:3])), short)


def _short(value: str) -> str:
    return value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
