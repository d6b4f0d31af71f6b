"""The key below a chart: every form in it that its own words do not explain, and nothing that is not there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from exports import chart_labels, chart_parts
from exports.chart_plan import Plan, has_figure
from exports.drawing import LETTER, SOFT, Area, Box, Shape, Stroke, Words, length_of, lines_through
from models.scorecard_vocabulary import ReadingState

SAMPLE, GAP, LINE = 26.0, 14.0, 18.0
WORDS_FOR = {
    ReadingState.AWAITED: "Awaiting data",
    ReadingState.NOT_AVAILABLE: "Not available",
    ReadingState.NOT_MONITORED: "Not monitored",
    ReadingState.SUPPRESSED: "Not shown: small numbers",
}
Sample = Callable[[float, float], tuple[Shape, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A form and what it means; `sample` draws it around a place."""

    words: str
    sample: Sample

    @property
    def length(self) -> float:
        """How much of a line it takes."""
        return SAMPLE + length_of(self.words) + GAP


def entries(plan: Plan, own: str) -> list[Entry]:
    """What the key of a chart says, in order. `own` is what the council's own line is called beside others."""
    return [*_series(plan, own), *_aims(plan), *_states(plan), *_days(plan), *_scale(plan)]


def lines_of(found: list[Entry], width: float) -> list[list[Entry]]:
    """The entries in lines of a width."""
    lines: list[list[Entry]] = []
    left = 0.0
    for one in found:
        if not lines or left + one.length - GAP > width:
            lines.append([])
            left = 0.0
        lines[-1].append(one)
        left += one.length
    return lines


def key(lines: list[list[Entry]], top: float) -> Iterator[Shape]:
    """The lines of the key below one another, beginning at a height."""
    for row, line in enumerate(lines):
        x, y = 2.0, top + row * LINE
        for one in line:
            yield from one.sample(x + SAMPLE / 2 - 3, y - 4)
            yield Words(x + SAMPLE, y, one.words, LETTER, SOFT)
            x += one.length


def _series(plan: Plan, own: str) -> Iterator[Entry]:
    if not plan.measure["comparators"]:
        return
    yield Entry(own, lambda x, y: (_stroke(x, y, chart_parts.OWN, 2.5, ()), chart_parts.own_mark(x, y, 99, False)))
    for place, series in enumerate(plan.measure["comparators"]):
        colour, dash, _ = chart_parts.OTHERS[place % len(chart_parts.OTHERS)]
        yield Entry(series["name"], _other(colour, dash, place))


def _other(colour: str, dash: tuple[float, ...], place: int) -> Sample:
    return lambda x, y: (_stroke(x, y, colour, 1.5, dash), chart_parts.other_mark(x, y, place))


def _aims(plan: Plan) -> Iterator[Entry]:
    aim = plan.measure["target"]
    if aim["low"] and aim["high"]:
        yield Entry("Target band", lambda x, y: _swatch(x, y, chart_parts.AIM_TINT, chart_parts.AIM))
        if aim["edge_low"] or aim["edge_high"]:
            yield Entry("Near its edge", _slanted)


def _states(plan: Plan) -> Iterator[Entry]:
    points = plan.measure["points"]
    if any(has_figure(point) and point["is_provisional"] for point in points):
        yield Entry("Provisional", lambda x, y: (chart_parts.own_mark(x, y, 99, True),))
    missing = {point["state"] for point in points if not has_figure(point)}
    for state in ReadingState:
        has_signs, has_stretches = chart_labels.unexplained(plan, state)
        if state in missing and state in WORDS_FOR and (has_signs or has_stretches):
            yield Entry(WORDS_FOR[state], _absent(state) if has_signs else _stretch)


def _absent(state: str) -> Sample:
    return lambda x, y: (chart_labels.absent_mark(x, y, state),)


def _stretch(x: float, y: float) -> tuple[Shape, ...]:
    return chart_labels.stretch_mark(x - 8, x + 8, y)


def _days(plan: Plan) -> Iterator[Entry]:
    if any(True for _ in chart_parts.breaks(plan)):
        yield Entry("Break in series", lambda x, y: (chart_parts.break_mark(x, y),))
    shown = {mark["kind"] for mark in plan.measure["marks"] if plan.along(mark["on"]) is not None}
    for kind, said in (("meeting", "Looked at by the committee"), ("recommendation", "Recommendation made")):
        if kind in shown:
            yield Entry(said, _flag(kind))


def _flag(kind: str) -> Sample:
    return lambda x, y: (chart_parts.flag(x, y + 1, kind),)


def _scale(plan: Plan) -> Iterator[Entry]:
    if not plan.starts_at_nothing:
        yield Entry(f"The scale starts at {plan.levels[0].shown}", lambda x, y: (chart_parts.zigzag(x, y + 7),))


def _stroke(x: float, y: float, colour: str, width: float, dash: tuple[float, ...]) -> Shape:
    return Stroke((((x - 10, y), (x + 10, y)),), colour, width, dash)


def _swatch(x: float, y: float, fill: str, edge: str) -> tuple[Shape, ...]:
    limits = tuple(((x - 10, y + off), (x + 10, y + off)) for off in (-5.0, 5.0))
    return Area(Box(x - 10, y - 5, x + 10, y + 5).points, fill), Stroke(limits, edge, 1.5)


def _slanted(x: float, y: float) -> tuple[Shape, ...]:
    part = Box(x - 10, y - 5, x + 10, y + 5)
    return Area(part.points, chart_parts.EDGE_TINT), Stroke(lines_through(part, every=7), chart_parts.EDGE, 0.7)
