"""A work programme as a picture: topics down, the meetings of the year across, and the same as a table.

Everything is placed here, in the units of the picture; a template only writes it down.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from models.rules.municipal_year import first_days, span
from models.rules.wording import MONTHS, count_of, month_and_year

TITLES, ACROSS, OPEN = 276, 712, 52
WIDTH = TITLES + ACROSS + OPEN
HEAD, FOOT, LINE, AROUND = 62, 8, 17, 13
LETTERS, MOST_LINES = 37, 2
NEAREST = 17
PLANNED, CARRIED, TAKEN, RETURNED = "planned", "on the agenda", "considered", "returned"
EVERY = "every meeting"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting of the committee, and whether it is cancelled."""

    on: date
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day or a period to see the meetings against; both days are counted."""

    name: str
    kind: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as the picture shows it: at which days in which state, or in which months; `when` says it in words.

    A state is "planned", "on the agenda", "considered" or "returned". Months are the first of theirs.
    """

    title: str
    address: str
    when: str
    at: Sequence[tuple[date, str]] = ()
    is_every_time: bool = False
    months: tuple[date, date] | None = None
    is_tentative: bool = False
    is_done: bool = False

    @property
    def first(self) -> date:
        """What it is sorted by: what comes every time first, what has no date last."""
        if self.is_every_time:
            return date.min
        return min([day for day, _ in self.at] + ([self.months[0]] if self.months else []), default=date.max)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at a place of the picture; `state` says which shape."""

    x: float
    state: str


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the picture from left to right."""

    x: float
    width: float
    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A topic in the picture and in the table: its title in lines, its marks, and a word for each meeting."""

    topic: Topic
    y: int
    height: int
    title: Sequence[tuple[int, str]]
    marks: Sequence[Mark]
    band: Band | None
    cells: Sequence[str]

    @property
    def middle(self) -> float:
        """Where its marks stand."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Label:
    """A meeting over its column: the day of the month; on a second line where two meetings are close."""

    x: float
    day: str
    is_low: bool
    sitting: Sitting


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole of it. `today` is where today is, if the picture reaches it."""

    words: str
    height: int
    months: Sequence[Band]
    labels: Sequence[Label]
    lines: Sequence[Line]
    bands: Sequence[Band] = ()
    stretches: Sequence[Stretch] = ()
    today: float | None = None
    states: frozenset[str] = field(default_factory=frozenset)
    width: int = WIDTH
    titles: int = TITLES
    open_at: float = TITLES + ACROSS + OPEN / 2


def draw(
    year: int, sittings: Iterable[Sitting], topics: Iterable[Topic], stretches: Iterable[Stretch], *, today: date
) -> Picture:
    """A programme of the municipal year that begins in `year`. It reaches as far as its meetings and months do."""
    meetings = sorted(sittings, key=lambda one: one.on)
    listed = sorted(topics, key=lambda one: one.first)
    planned = [day for one in listed for day, state in one.at if state == PLANNED]
    months = [month for one in listed for month in one.months or ()]
    scale = _Scale(year, [*(one.on for one in meetings), *planned, *months])
    lines, y = [], HEAD
    for topic in listed:
        line = _line(topic, y, meetings, scale)
        lines.append(line)
        y += line.height
    around = [one for one in stretches if one.last >= scale.first and one.first <= scale.last]
    return Picture(
        words=_in_words(listed, meetings, scale),
        height=y + FOOT,
        months=scale.months,
        labels=_labels(meetings, scale),
        lines=lines,
        bands=[scale.band(one.first, one.last, f"{one.name}", one.kind) for one in around],
        stretches=around,
        today=scale.at(today) if scale.first <= today <= scale.last else None,
        states=frozenset(_states(lines)),
    )


class _Scale:
    """Days as places from left to right."""

    def __init__(self, year: int, days: Sequence[date]) -> None:
        first, last = span(year)
        self.first = min([first, *(day.replace(day=1) for day in days)])
        self.last = max([last, *(_last_of_month(day) for day in days)])
        self.a_day = ACROSS / ((self.last - self.first).days + 1)

    def at(self, day: date) -> float:
        """Where the middle of a day is."""
        return round(TITLES + ((day - self.first).days + 0.5) * self.a_day, 1)

    def shows(self, day: date) -> bool:
        """Whether the picture reaches a day."""
        return self.first <= day <= self.last

    def band(self, first: date, last: date, words: str, kind: str = "") -> Band:
        """From one day to another, so far as the picture goes, and never too thin to see."""
        begin = TITLES + max(0, (first - self.first).days) * self.a_day
        end = TITLES + ((min(last, self.last) - self.first).days + 1) * self.a_day
        return Band(round(begin, 1), round(max(end - begin, 3), 1), words, kind)

    @property
    def months(self) -> list[Band]:
        """The months across."""
        days = [day for year in range(self.first.year - 1, self.last.year + 1) for day in first_days(year)]
        shown = [day for day in days if self.shows(day)]
        return [self.band(day, _last_of_month(day), MONTHS[day.month - 1][:3]) for day in shown]


def _line(topic: Topic, y: int, meetings: Sequence[Sitting], scale: _Scale) -> Line:
    title = _in_lines(topic.title)
    height = len(title) * LINE + AROUND
    placed = [(y + AROUND // 2 + (place + 1) * LINE - 4, words) for place, words in enumerate(title)]
    marks = [Mark(scale.at(day), state) for day, state in topic.at if scale.shows(day)]
    if topic.is_every_time:
        marks += [Mark(scale.at(one.on), EVERY) for one in meetings if not one.is_cancelled]
    band = None
    if topic.months:
        band = scale.band(topic.months[0], _last_of_month(topic.months[1]), topic.when)
    return Line(topic, y, height, placed, marks, band, _cells(topic, meetings))


@lru_cache(maxsize=4096)
def _in_lines(title: str) -> tuple[str, ...]:
    """A title in as many lines as there is room for. The same titles are drawn at each change of a programme."""
    lines = textwrap.wrap(title, LETTERS, max_lines=MOST_LINES, placeholder=" …", break_on_hyphens=False)
    return tuple(lines) or ("",)


def _cells(topic: Topic, meetings: Sequence[Sitting]) -> list[str]:
    said = dict(topic.at)
    return [said.get(one.on) or (EVERY if topic.is_every_time and not one.is_cancelled else "") for one in meetings]


def _labels(meetings: Sequence[Sitting], scale: _Scale) -> list[Label]:
    labels: list[Label] = []
    for one in meetings:
        x = scale.at(one.on)
        is_low = bool(labels) and x - labels[-1].x < NEAREST and not labels[-1].is_low
        labels.append(Label(x, str(one.on.day), is_low, one))
    return labels


def _states(lines: Sequence[Line]) -> Iterable[str]:
    for line in lines:
        yield from (mark.state for mark in line.marks)
        if line.band:
            yield "a month, not sure" if line.topic.is_tentative else "a month"
        if not line.marks and not line.band:
            yield "no date yet"


def _in_words(topics: Sequence[Topic], meetings: Sequence[Sitting], scale: _Scale) -> str:
    first, last = month_and_year(scale.first), month_and_year(scale.last)
    return (
        f"{count_of(len(topics), 'topic')} down and {count_of(len(meetings), 'meeting')} across, {first} to {last}. "
        "The table after the picture says the same."
    )


def _last_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
