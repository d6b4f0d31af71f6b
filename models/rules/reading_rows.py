"""The rows of a file of readings, read into figures: of which measure and period each is, and what cannot be read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from models.rules.broken import RuleBroken
from models.rules.figures import read_figure
from models.rules.programme_answers import day_of
from models.rules.reading_columns import Column, Field, period_named
from models.rules.reading_entry import WORDS, read_entry
from models.rules.readings import Entry
from models.rules.series_names import SeriesNames, plain
from models.scorecard_vocabulary import Frequency, ReadingState, Unit

LEAVE, SURE = "leave", "sure"
LONGEST = {Field.SERIES: 100, Field.NOTE: 300, Field.REASON: 300}
SAYS_SOMETHING = (Field.VALUE, Field.NUMERATOR, Field.DENOMINATOR, Field.PARTS, Field.STATE)
SAID_OF_A_ROW = frozenset(Field) - {Field.OF_PERIOD, Field.LEFT_OUT}
Row = dict[Field, str]


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """A measure that figures may be of."""

    id: int
    code: str
    name: str
    unit: Unit
    decimals: int
    frequency: Frequency
    suppress_below: int | None = None


class Place(NamedTuple):
    """Where a figure stands in the file: the row as a spreadsheet counts it, and the column in the wide format."""

    row: int
    column: int | None = None

    @property
    def name(self) -> str:
        """What its answers are called by."""
        return f"r{self.row}" if self.column is None else f"r{self.row}c{self.column}"


class FigureRead(NamedTuple):
    """One figure as the file gives it."""

    place: Place
    measure: KnownMeasure
    entry: Entry
    note: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What cannot be read at one place: a sentence, what it is about, and what the file says there."""

    place: Place
    field: str
    sentence: str
    measure: str
    series: str
    period: str
    value: str


@dataclass(slots=True)
class Read:
    """All figures of a file in its order; what is wrong; measures nobody knows, by their answer's name; what is not.

    `otherwise` are the series that the file writes in another way than they are kept, with what they were taken for.
    """

    figures: list[FigureRead] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    unknown: dict[str, tuple[str, int]] = field(default_factory=dict)
    empty: int = 0
    left_out: int = 0
    otherwise: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What a file's words are held against: the measures, and comparators already kept. `council` is its own name."""

    measures: Sequence[KnownMeasure]
    series: Sequence[str] = ()
    council: str = ""


class Reader:
    """Reads one file: its columns and what was answered stay the same from row to row."""

    def __init__(self, columns: Sequence[Column], known: Known, answers: Mapping[str, str]) -> None:
        self._at = [(one.field, place) for place, one in enumerate(columns) if one.field in SAID_OF_A_ROW]
        self._wide = [(place, one.period) for place, one in enumerate(columns) if one.field is Field.OF_PERIOD]
        self._answers = answers
        self._by_id = {str(one.id): one for one in known.measures}
        self._by_code = _alone((one.code, one) for one in known.measures if one.code)
        self._by_name = _alone((one.name, one) for one in known.measures)
        self._series = SeriesNames(known.series, known.council)
        self._first_with: dict[tuple[str, str], str] = {}
        self.read = Read(otherwise=self._series.otherwise)

    def take(self, number: int, cells: Sequence[str]) -> None:
        """Read one row; `number` is the one that a spreadsheet shows."""
        width = len(cells)
        row: Row = {field: cells[place] for field, place in self._at if place < width and cells[place]}
        measure = self._measure(number, row)
        if measure is None:
            return
        if not self._wide:
            self._figure(Place(number), measure, row)
        for place, period in self._wide:
            text = cells[place] if place < width else ""
            self._figure(Place(number, place), measure, {**row, Field.PERIOD: period, Field.VALUE: text})

    def _measure(self, number: int, row: Row) -> KnownMeasure | None:
        code, name = row.get(Field.CODE, ""), row.get(Field.MEASURE, "")
        if not code and not name:
            self.read.empty += 1
            return None
        found = self._by_code.get(plain(code)) or self._by_name.get(plain(name)) or self._by_code.get(plain(name))
        if found is not None:
            return found
        answer = self._first_with.setdefault((code, name), f"measure-{number}")
        chosen = self._answers.get(answer, "")
        self.read.left_out += chosen == LEAVE
        words = " ".join(filter(None, (code, name)))
        self.read.unknown[answer] = (words, self.read.unknown.get(answer, ("", 0))[1] + 1)
        return self._by_id.get(chosen)

    def _figure(self, place: Place, measure: KnownMeasure, row: Row) -> None:
        if self._answers:
            row = self._corrected(place.name, row)
        if not row:
            self.read.left_out += 1
        elif not row.get(Field.VALUE) and not any(row.get(one) for one in SAYS_SOMETHING):
            self.read.empty += 1
        else:
            try:
                self.read.figures.append(self._read_figure(place, measure, row))
            except RuleBroken as broken:
                said = (row.get(one, "") for one in (Field.SERIES, Field.PERIOD, Field.VALUE))
                self.read.wrong.append(Wrong(place, broken.field, broken.message, measure.name, *said))

    def _corrected(self, name: str, row: Row) -> Row:
        """The row with what was typed in its place; nothing of it where it is left out."""
        if self._answers.get(f"{name}-take") == LEAVE:
            return {}
        made = dict(row)
        if value := self._answers.get(f"{name}-value"):
            made = {field: said for field, said in row.items() if field not in SAYS_SOMETHING} | {Field.VALUE: value}
        if period := self._answers.get(f"{name}-period"):
            made[Field.PERIOD] = period
        return made

    def _read_figure(self, place: Place, measure: KnownMeasure, row: Row) -> FigureRead:
        period = period_named(measure.frequency, row.get(Field.PERIOD, ""))
        series = self._series.meant(_words(row, Field.SERIES))
        days = _day(row.get(Field.PROVISIONAL, "")), _day(row.get(Field.EXPECTED, ""))
        entry = Entry(period, *_parts(row, measure.unit), *days, series)
        return FigureRead(place, measure, entry, _words(row, Field.NOTE), _words(row, Field.REASON))


def _parts(row: Row, unit: Unit) -> tuple[ReadingState, Decimal | None, Decimal | None, Decimal | None]:
    """The state, the value and its two parts, from one box or from columns of their own."""
    found = read_entry(row.get(Field.VALUE, ""), unit)
    state, number = (found.state, found.value) if found else (None, None)
    above, below = (found.numerator, found.denominator) if found else (None, None)
    if (parts := row.get(Field.PARTS)) and (told := read_entry(parts, unit)):
        above, below = told.numerator, told.denominator
        if unit is Unit.RATIO and above is None and number is None:
            number = told.value  # "17.9 to 1" has no parts
    if numerator := row.get(Field.NUMERATOR):
        above = read_figure(numerator, "numerator")
    if denominator := row.get(Field.DENOMINATOR):
        below = read_figure(denominator, "denominator")
    if state in (None, ReadingState.GIVEN) and (said := row.get(Field.STATE)):
        state = _state(said)
    return state or ReadingState.GIVEN, number, above, below


def _words(row: Row, wanted: Field) -> str:
    words = row.get(wanted)
    if not words:
        return ""
    if len(words) > LONGEST[wanted]:
        raise RuleBroken(f"The {wanted} is longer than {LONGEST[wanted]} characters. Shorten it.", wanted)
    return " ".join(words.split())


def read_rows(
    rows: Sequence[tuple[int, Sequence[str]]], columns: Sequence[Column], known: Known, answers: Mapping[str, str]
) -> Read:
    """Every figure of a file: `rows` are its numbered rows below the headings, `columns` what each column holds.

    `answers` are corrections by name: "measure-12" the measure that row 12 is the first to name, "r12-period" and
    "r12-value" other words for that figure (in the wide format "r12c3-value"), "r12-take" whether it is left out.
    """
    reader = Reader(columns, known, answers)
    for number, cells in rows:
        reader.take(number, cells)
    return reader.read


def _alone(pairs: Iterator[tuple[str, KnownMeasure]]) -> dict[str, KnownMeasure]:
    """By what they are called, without those that share it: which is meant is asked."""
    found: dict[str, KnownMeasure | None] = {}
    for words, one in pairs:
        same = plain(words)
        found[same] = None if same in found else one
    return {same: one for same, one in found.items() if one is not None}


@lru_cache(maxsize=512)
def _day(words: str) -> date | None:
    if not words:
        return None
    found = day_of(words)
    if found is None:
        raise RuleBroken(f"“{words[:40]}” is no day. Write it like 12 July 2019 or 2019-07-12.", "day")
    return found


def _state(words: str) -> ReadingState:
    said = words.strip().lower()
    if said in set(ReadingState):
        return ReadingState(said)
    if found := WORDS.get("".join(said.replace(".", "").split())):
        return found
    allowed = ", ".join(one for one in ReadingState)
    raise RuleBroken(f"“{words[:40]}” does not say whether there is a figure. Write one of: {allowed}.", "state")
