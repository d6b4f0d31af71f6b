"""The parts of a measure's chart as shapes: scale, periods, band, target, comparators, its own line, breaks and marks.

Every part is told from the others by its form as well as by its colour, so that it is read in grey and by everybody.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TypeVar

from exports.chart_plan import Plan, has_figure, number
from exports.drawing import (
    FAINT,
    INK,
    LETTER,
    PAPER,
    SOFT,
    Area,
    Box,
    Disc,
    Point,
    Shape,
    Stroke,
    Words,
    length_of,
    lines_through,
)
from models.scorecard_bodies import PointBody

OWN, AIM, AIM_TINT, EDGE, EDGE_TINT, BREAK, ASKED = (
    "#12436d", "#00612f", "#dcefe3", "#8a4b00", "#fdeccb", "#8c1515", "#5f3d8c",
)  # fmt: skip
# A comparator's colour, dashes and form, by its place.
OTHERS = (("#8a5a00", (2.0, 3.0), 4), ("#0b6e6e", (7.0, 3.0), 3), ("#7a3b69", (8.0, 3.0, 2.0, 3.0), 2))
OPEN_TO = 14
Value = TypeVar("Value")


def scale(plan: Plan) -> Iterator[Shape]:
    """The lines of the scale with their figures, that of nothing the strongest; a scale cut short ends in a zigzag."""
    left, right = plan.frame.left, plan.frame.right
    for level in plan.levels:
        y = plan.up(level.value)
        yield Stroke((((left, y), (right, y)),), FAINT if level.value else SOFT, 1.0)
        yield Words(left - 6, y + 4, level.shown, LETTER - 1, SOFT, "end")
    if not plan.starts_at_nothing:
        yield zigzag(left - 1, plan.frame.bottom)


def zigzag(x: float, y: float) -> Shape:
    """What stands where a scale does not go down to nothing."""
    return Stroke((((x, y), (x, y - 3), (x + 4, y - 5), (x - 4, y - 9), (x, y - 11), (x, y - 14)),), SOFT, 1.3)


def periods(plan: Plan) -> Iterator[Shape]:
    """The names of the periods below the chart, as many as there is room for; the last always has its own."""
    named = [point["period"]["short"].rsplit(" ", 1) for point in plan.measure["points"]]
    if not named:
        return
    widest = max(length_of(part, LETTER, is_bold=True) for parts in named for part in parts) + 4
    every = next((step for step in (1, 2, 3, 4, 6, 8, 12, 24) if plan.slot * step >= widest), len(named))
    last = len(named) - 1
    for place in range(last, -1, -every):
        yield Stroke((((plan.at[place], plan.frame.bottom), (plan.at[place], plan.frame.bottom + 4)),), SOFT)
        for line, part in enumerate(named[place]):
            half = length_of(part, LETTER, is_bold=place == last) / 2
            x = min(max(plan.at[place], half), plan.frame.right + 6 - half)
            y = plan.frame.bottom + 16 + line * 13
            yield Words(x, y, part, LETTER, INK if place == last else SOFT, "middle", is_bold=place == last)


def band(plan: Plan) -> Iterator[Shape]:
    """Where the figure should be, and the edges inside it, slanted, where it turns amber."""
    points = plan.measure["points"]
    aim = plan.measure["target"]
    for (low, high), first, last in _runs([(one["low"], one["high"]) for one in points]):
        if (bottom := number(low)) is None or (top := number(high)) is None:
            continue
        left, right = plan.stretch(first, last)
        yield Area(Box(left, plan.up(top), right, plan.up(bottom)).points, AIM_TINT)
        if (low, high) == (aim["low"], aim["high"]):
            yield from _edges(plan, Box(left, plan.up(top), right, plan.up(bottom)))
        limits = tuple(((left, plan.up(one)), (right, plan.up(one))) for one in (bottom, top))
        yield Stroke(limits, AIM, 1.5)


def _edges(plan: Plan, whole: Box) -> Iterator[Shape]:
    inner = number(plan.measure["target"]["edge_low"]), number(plan.measure["target"]["edge_high"])
    low = plan.up(inner[0]) if inner[0] is not None else whole.bottom
    high = plan.up(inner[1]) if inner[1] is not None else whole.top
    for part in (Box(whole.left, low, whole.right, whole.bottom), Box(whole.left, whole.top, whole.right, high)):
        if part.bottom - part.top > 0.5:
            yield Area(part.points, EDGE_TINT)
            yield Stroke(lines_through(part, every=7), EDGE, 0.7)


def aims(plan: Plan) -> list[tuple[Point, Point]]:
    """The target of each period, as level lines; equal neighbours are one."""
    found = []
    for value, first, last in _runs([point["target"] for point in plan.measure["points"]]):
        if (aim := number(value)) is not None:
            left, right = plan.stretch(first, last)
            found.append(((left, plan.up(aim)), (right, plan.up(aim))))
    return found


def target(plan: Plan) -> Iterator[Shape]:
    """The target as a broken line, in steps where it changes."""
    if lines := aims(plan):
        yield Stroke(tuple(lines), AIM, 2.0, (7.0, 4.0))


def line(plan: Plan, points: Sequence[PointBody]) -> list[tuple[Point, Point, bool]]:
    """A series from figure to figure, never across a gap or a break; whether the later figure is provisional."""
    on = sorted(one["on"] for one in plan.measure["breaks"])
    found = []
    for (x, before), (next_x, after) in pairwise(zip(plan.at, points, strict=False)):
        start, end = before["period"]["ends_on"], after["period"]["ends_on"]
        if has_figure(before) and has_figure(after) and not any(start < day <= end for day in on):
            ends = (x, plan.up(float(before["value"]))), (next_x, plan.up(float(after["value"])))
            found.append((*ends, after["is_provisional"]))
    return found


def own(plan: Plan) -> Iterator[Shape]:
    """The measure's own figures: a strong line and discs, open and broken while they are provisional."""
    points = plan.measure["points"]
    drawn = line(plan, points)
    yield Stroke(tuple((start, end) for start, end, is_open in drawn if not is_open), OWN, 2.5)
    yield Stroke(tuple((start, end) for start, end, is_open in drawn if is_open), OWN, 2.0, (4.0, 3.0))
    for place, (x, point) in enumerate(zip(plan.at, points, strict=True)):
        if has_figure(point):
            is_last = place == len(points) - 1
            yield own_mark(x, plan.up(float(point["value"])), plan.slot, point["is_provisional"], is_last=is_last)


def own_mark(x: float, y: float, slot: float, is_open: bool, *, is_last: bool = False) -> Shape:
    """A disc that is open while its figure is provisional, and smaller where many stand close."""
    radius = (5.0 if is_last else 4.0) if slot > OPEN_TO else (3.6 if is_last else 1.6)
    if is_open:
        return Disc(x, y, radius - 0.4, PAPER, OWN, 2.0)
    return Disc(x, y, radius, OWN, PAPER if slot > OPEN_TO else "", 1.0)


def others(plan: Plan) -> Iterator[Shape]:
    """The comparators, thinner, each with its own dashes and form."""
    for place, series in enumerate(plan.measure["comparators"]):
        colour, dash, _ = OTHERS[place % len(OTHERS)]
        yield Stroke(tuple((start, end) for start, end, _ in line(plan, series["points"])), colour, 1.5, dash)
        for x, point in zip(plan.at, series["points"], strict=False):
            if has_figure(point) and plan.slot > OPEN_TO:
                yield other_mark(x, plan.up(float(point["value"])), place)


def other_mark(x: float, y: float, place: int) -> Shape:
    """A square, a triangle or a diamond."""
    colour, _, corners = OTHERS[place % len(OTHERS)]
    forms: dict[int, tuple[Point, ...]] = {
        4: ((-3, -3), (3, -3), (3, 3), (-3, 3)),
        3: ((0, -4), (4, 3), (-4, 3)),
        2: ((0, -4.5), (4.5, 0), (0, 4.5), (-4.5, 0)),
    }
    return Area(tuple((x + across, y + down) for across, down in forms[corners]), PAPER, colour, 1.5)


def breaks(plan: Plan) -> Iterator[Shape]:
    """Where the figures before cannot be compared with those after: two slanting strokes and a line up."""
    ends = [point["period"]["ends_on"] for point in plan.measure["points"]]
    for one in plan.measure["breaks"]:
        after = bisect_left(ends, one["on"])
        if 0 < after < len(ends):
            x = (plan.at[after - 1] + plan.at[after]) / 2
            yield Stroke((((x, plan.frame.top - 4), (x, plan.frame.bottom)),), BREAK, 1.0, (1.5, 2.5))
            yield break_mark(x, plan.frame.bottom)


def break_mark(x: float, y: float) -> Shape:
    """Two slanting strokes."""
    return Stroke((((x - 5, y + 5), (x + 1, y - 5)), ((x - 1, y + 5), (x + 5, y - 5))), BREAK, 1.8)


def flags(plan: Plan) -> Iterator[Shape]:
    """The days on which somebody looked: a meeting, or a recommendation made; those of one day stand side by side."""
    beside: dict[str, int] = {}
    for mark in plan.measure["marks"]:
        if (x := plan.along(mark["on"])) is None:
            continue
        top = plan.frame.top - 16
        yield Stroke((((x, top), (x, plan.frame.bottom)),), ASKED, 1.0, (1.0, 3.0))
        yield flag(x + beside.get(mark["on"], 0) * 10, top, mark["kind"])
        beside[mark["on"]] = beside.get(mark["on"], 0) + 1


def flag(x: float, y: float, kind: str) -> Shape:
    """A triangle that points down at a meeting, a diamond for a recommendation."""
    if kind == "meeting":
        return Area(((x - 5, y - 5), (x + 5, y - 5), (x, y + 4)), ASKED)
    return Area(((x, y - 6), (x + 5, y - 1), (x, y + 4), (x - 5, y - 1)), ASKED)


def _runs(values: Iterable[Value]) -> Iterator[tuple[Value, int, int]]:
    """Equal neighbours taken together: the value, and the places of the first and the last."""
    for value, places in groupby(enumerate(values), key=lambda one: one[1]):
        found = [place for place, _ in places]
        yield value, found[0], found[-1]
