"""Where everything on a measure's chart stands: its periods from left to right, its figures from bottom to top.

Figures are decimals everywhere else; here, and only here, they become places on paper.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from math import ceil, floor, log10

from exports.drawing import LETTER, Box, length_of
from models.rules import figures
from models.scorecard_bodies import MeasureBody, PointBody
from models.scorecard_vocabulary import ReadingState, Unit

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MOST_LINES = 4
# A scale starts at nothing unless the figures would then all stand in its upper quarter.
FROM_NOTHING_BELOW = 0.75
ROOM_AT_AN_END = 0.45
# So many periods one after another without a figure are told together.
A_STRETCH = 3
LONGEST_AHEAD = 1.2
ABOVE, FOR_FLAGS, BELOW, SECOND_LINE = 14.0, 14.0, 21.0, 13.0


@dataclass(frozen=True, slots=True)
class Level:
    """A line of the scale: its figure and how it is written."""

    value: float
    shown: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart's measures: `at` is where each period of the measure is; `levels` are the lines of its scale."""

    measure: MeasureBody
    frame: Box
    at: tuple[float, ...]
    levels: tuple[Level, ...]
    first_day: float
    a_day: float

    def up(self, value: float) -> float:
        """How far down the paper a figure stands."""
        low, high = self.levels[0].value, self.levels[-1].value
        return self.frame.bottom - (value - low) / (high - low) * (self.frame.bottom - self.frame.top)

    def along(self, day: str) -> float | None:
        """How far along a day is, if the chart reaches it."""
        x = self.frame.left + (date.fromisoformat(day).toordinal() - self.first_day) * self.a_day
        return x if self.frame.left <= x <= self.frame.right else None

    @property
    def slot(self) -> float:
        """How much room a period has."""
        if len(self.at) < 2:
            return self.frame.right - self.frame.left
        return (self.at[-1] - self.at[0]) / (len(self.at) - 1)

    @property
    def starts_at_nothing(self) -> bool:
        """Whether heights can be compared with one another, because the scale begins at 0 or reaches below it."""
        return self.levels[0].value <= 0

    def stretch(self, first: int, last: int) -> tuple[float, float]:
        """From half way to the period before to half way to the one after; at an end, half a period."""
        left, right = self.at[first] - self.slot / 2, self.at[last] + self.slot / 2
        return max(left, self.frame.left), min(right, self.frame.right)


def number(text: str) -> float | None:
    """A figure of a body as a place on the scale; None where there is none."""
    return float(Decimal(text)) if text else None


def has_figure(point: PointBody) -> bool:
    """Whether a point has a figure to draw."""
    return point["state"] == ReadingState.GIVEN and bool(point["value"])


def without_figures(points: Sequence[PointBody]) -> Iterator[tuple[int, int]]:
    """The first and the last place of each run of periods that have no figure for one reason."""
    for reason, run in groupby(enumerate(points), key=lambda one: "" if has_figure(one[1]) else one[1]["state"]):
        places = [place for place, _ in run]
        if reason:
            yield places[0], places[-1]


def plan(measure: MeasureBody, width: float, height: float) -> Plan:
    """Room for every figure, target and comparator of a measure, and for its marks above."""
    levels = _levels(measure)
    days = [date.fromisoformat(point["period"]["ends_on"]).toordinal() for point in measure["points"]]
    marked = [date.fromisoformat(mark["on"]).toordinal() for mark in measure["marks"]]
    first, last = _reach(days, marked)
    left = max(length_of(level.shown, LETTER - 1) for level in levels) + 10
    top = ABOVE + (FOR_FLAGS if any(first <= day <= last for day in marked) else 0)
    is_in_two_lines = any(" " in point["period"]["short"] for point in measure["points"])
    frame = Box(left, top, width - 6, height - BELOW - is_in_two_lines * SECOND_LINE)
    a_day = (frame.right - frame.left) / (last - first)
    return Plan(measure, frame, tuple(frame.left + (day - first) * a_day for day in days), levels, first, a_day)


def _reach(days: Sequence[int], marked: Iterable[int]) -> tuple[float, float]:
    """The first and the last day of the chart: its periods with room at both ends, and a mark that soon follows."""
    if not days:
        return 0, 1
    between = (days[-1] - days[0]) / (len(days) - 1) if len(days) > 1 else 365
    room = between * ROOM_AT_AN_END
    soon = [day - days[-1] + between * 0.15 for day in marked if 0 < day - days[-1] <= between * LONGEST_AHEAD]
    return days[0] - room, days[-1] + max([room, *soon])


def _levels(measure: MeasureBody) -> tuple[Level, ...]:
    values = [value for value in _values(measure) if value is not None]
    lowest, highest = (min(values), max(values)) if values else (0.0, 1.0)
    most = highest
    if 0 <= lowest < highest * FROM_NOTHING_BELOW or (lowest == highest == 0):
        lowest = 0.0
    elif lowest == highest:
        lowest, highest = lowest - abs(lowest) / 10, highest + abs(highest) / 10
    elif lowest > 0:
        lowest -= (highest - lowest) / 10
    unit = Unit(measure["unit"])
    step = _step(highest - lowest or 1.0, is_whole=unit is Unit.COUNT and measure["decimals"] == 0)
    begin, end = floor(lowest / float(step)), ceil(highest / float(step))
    decimals = figures.places_told(figures.places_of(step), unit)
    lines = [step * place for place in range(begin, max(end, begin + 1) + 1)]
    if unit is Unit.PERCENT and len(lines) > 2 and most <= lines[-2] and lines[-1] > 100:
        lines.pop()
    return tuple(Level(float(line), figures.shown(line, unit, decimals)) for line in lines)


def _values(measure: MeasureBody) -> Iterable[float | None]:
    for point in measure["points"]:
        yield from (number(point[name]) for name in ("target", "low", "high"))
    for series in (measure["points"], *(one["points"] for one in measure["comparators"])):
        yield from (number(point["value"]) for point in series if has_figure(point))


def _step(span: float, *, is_whole: bool) -> Decimal:
    """The roundest step that needs no more than a few lines; of what is counted whole, no part of one."""
    size = Decimal(10) ** floor(log10(span / MOST_LINES))
    fitting = (size * step for step in STEPS if float(size * step) * MOST_LINES >= span * 0.999)
    return next((step for step in fitting if not is_whole or step == step.to_integral_value()), Decimal(1))
