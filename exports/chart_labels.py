"""The words inside a chart: its figures, its target, and why a figure is not there. None covers another or a line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from exports import chart_parts, chart_words
from exports.chart_plan import A_STRETCH, Plan, has_figure, number, without_figures
from exports.drawing import INK, LETTER, PAPER, SOFT, Area, Box, Point, Shape, Stroke, Words, box_of, length_of
from models.scorecard_bodies import PointBody
from models.scorecard_vocabulary import ReadingState

FIGURE_SIZE, SMALL = 13.0, 11.0
LABELLED_TO = 6
EVERY_UNITS = 4.0
NO_ROOM_BELOW = 44.0
# How far above a line words stand clear of the signs on it, of small figures, and of the words over a sign.
ABOVE_SIGNS = (20.0, 30.0, 48.0)
WHY_NOT = {
    ReadingState.AWAITED: ("awaiting", "data"),
    ReadingState.NOT_AVAILABLE: ("not", "available"),
    ReadingState.NOT_MONITORED: ("not", "monitored"),
    ReadingState.SUPPRESSED: ("not shown",),
}


@dataclass(slots=True)
class Room:
    """What is taken already: words by their boxes, and lines by points along them."""

    frame: Box
    taken: list[Box] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)

    def place(self, choices: Sequence[Words]) -> Words:
        """The choice that covers least; of equals, the earlier."""
        best, least = choices[0], self._covered(box_of(choices[0]))
        for place, words in enumerate(choices[1:], 1):
            # Each is held to be a little worse than the one before it.
            if least <= place:
                break
            if (cost := self._covered(box_of(words)) + place) < least:
                best, least = words, cost
        self.taken.append(box_of(best))
        return best

    def _covered(self, box: Box) -> float:
        inside = box.shared(self.frame)
        outside = (box.right - box.left) * (box.bottom - box.top) - inside
        words = sum(box.shared(other) for other in self.taken)
        lines = sum(box.left < x < box.right and box.top < y < box.bottom for x, y in self.points)
        return outside * 3 + words * 2 + lines * 6


def labels(plan: Plan) -> Iterator[Shape]:
    """Every word inside the chart, each on a plate so that it is read on a band too."""
    frame = plan.frame
    room = Room(Box(frame.left + 1, frame.top - 16, frame.right + 5, frame.bottom - 2))
    series = [plan.measure["points"], *(one["points"] for one in plan.measure["comparators"])]
    drawn = [(start, end) for points in series for start, end, _ in chart_parts.line(plan, points)]
    room.points = list(_along([*drawn, *chart_parts.aims(plan)]))
    room.taken = [*_absent_signs(plan), *(box for points in series for box in _signs(plan, points))]
    for words in (*_absent(plan, room), *_figures(plan, room), *_aim(plan, room)):
        yield Area(box_of(words).points, PAPER, opacity=0.75)
        yield words


def absent(plan: Plan) -> Iterator[Shape]:
    """A sign above the foot of the chart wherever there is no figure; one line along a stretch without any."""
    points = plan.measure["points"]
    for first, last in without_figures(points):
        if last - first + 1 < A_STRETCH:
            for place in range(first, last + 1):
                yield absent_mark(plan.at[place], _foot(plan, points[place]) - 9, points[place]["state"])
        else:
            yield from stretch_mark(plan.at[first], plan.at[last], plan.frame.bottom - 5)


def stretch_mark(left: float, right: float, y: float) -> tuple[Shape, ...]:
    """A dotted line with two ends, for periods one after another without a figure."""
    ends = Stroke((((left, y - 3), (left, y + 3)), ((right, y - 3), (right, y + 3))), SOFT, 1.0)
    return Stroke((((left, y), (right, y)),), SOFT, 1.0, (1.0, 3.0)), ends


def unexplained(plan: Plan, state: str) -> tuple[bool, bool]:
    """Whether the chart has signs, and stretches, for a reason that it has no room to write beside each of them."""
    points = plan.measure["points"]
    runs = [(first, last) for first, last in without_figures(points) if points[first]["state"] == state]
    signs = [run for run in runs if run[1] - run[0] + 1 < A_STRETCH]
    stretches = [run for run in runs if run not in signs and not _stretch_in_words(plan, *run)]
    return bool(signs) and not has_room_for_words(plan), bool(stretches)


def _stretch_in_words(plan: Plan, first: int, last: int) -> str:
    """The word for a stretch without figures, if it is one and there is room for it."""
    words = " ".join(WHY_NOT.get(ReadingState(plan.measure["points"][first]["state"]), ()))
    across = plan.at[last] - plan.at[first]
    return words if last - first + 1 >= A_STRETCH and across >= length_of(words, SMALL) else ""


def _foot(plan: Plan, point: PointBody) -> float:
    """What a sign stands on: the foot of the chart, or the period's target where that is just above it."""
    aim = number(point["target"])
    y = plan.frame.bottom if aim is None else plan.up(aim)
    return y if plan.frame.bottom - y < NO_ROOM_BELOW else plan.frame.bottom


def absent_mark(x: float, y: float, state: str) -> Shape:
    """A broken ring for data that is to come, a cross for data there is none of, a square for what is not shown."""
    match state:
        case ReadingState.AWAITED:
            ring = [(x + 4.5 * across, y + 4.5 * down) for across, down in _EIGHTH]
            return Stroke(tuple((start, end) for start, end in zip(ring[::2], ring[1::2], strict=True)), SOFT, 2.0)
        case ReadingState.SUPPRESSED:
            return Area(((x - 4, y - 4), (x + 4, y - 4), (x + 4, y + 4), (x - 4, y + 4)), PAPER, SOFT, 1.5)
        case ReadingState.NOT_MONITORED:
            return Stroke((((x - 5, y), (x + 5, y)),), SOFT, 2.0)
        case _:
            return Stroke((((x - 4, y - 4), (x + 4, y + 4)), ((x - 4, y + 4), (x + 4, y - 4))), SOFT, 1.5)


_EIGHTH = ((1, 0), (0.71, 0.71), (0, 1), (-0.71, 0.71), (-1, 0), (-0.71, -0.71), (0, -1), (0.71, -0.71))


def has_room_for_words(plan: Plan) -> bool:
    """Whether the chart itself can say why a figure is not there; otherwise its key does."""
    return plan.slot >= 54


def _absent(plan: Plan, room: Room) -> Iterator[Words]:
    points = plan.measure["points"]
    alone: set[int] = set()
    for first, last in without_figures(points):
        if text := _stretch_in_words(plan, first, last):
            middle = (plan.at[first] + plan.at[last]) / 2
            yield room.place([Words(middle, plan.frame.bottom - 12, text, SMALL, SOFT, "middle")])
        elif last - first + 1 < A_STRETCH:
            alone.update(range(first, last + 1))
    if not has_room_for_words(plan):
        return
    for number_of, (x, point) in enumerate(zip(plan.at, points, strict=True)):
        lines = WHY_NOT.get(ReadingState(point["state"]), ()) if number_of in alone else ()
        for place, text in enumerate(lines):
            y = _foot(plan, point) - 20 - (len(lines) - 1 - place) * 12
            half = length_of(text, SMALL) / 2
            yield room.place([Words(min(x, plan.frame.right + 5 - half), y, text, SMALL, SOFT, "middle")])


def _figures(plan: Plan, room: Room) -> Iterator[Words]:
    """All the figures where they are few; otherwise the first, the last, the highest and the lowest."""
    given = [(x, point) for x, point in zip(plan.at, plan.measure["points"], strict=True) if has_figure(point)]
    if not given:
        return
    chosen = given if len(given) <= LABELLED_TO and plan.slot >= 30 else _telling(given)
    for x, point in sorted(chosen, key=lambda one: one[0], reverse=True):
        is_last = point is given[-1][1]
        y = plan.up(float(point["value"]))
        words = Words(x, y - 9, point["shown"], FIGURE_SIZE, INK, "middle", is_bold=is_last)
        half = length_of(words.text, FIGURE_SIZE, is_bold=is_last) / 2
        words = replace(words, x=min(max(x, plan.frame.left + half + 2), plan.frame.right + 4 - half))
        away = half + 8
        yield room.place(
            [
                words,
                replace(words, y=y + 19),
                replace(words, x=x - away, y=y + 4),
                replace(words, x=x + away, y=y + 4),
                replace(words, y=y - 20),
                replace(words, y=y + 30),
            ]
        )


def _telling(given: Sequence[tuple[float, PointBody]]) -> list[tuple[float, PointBody]]:
    by_figure = sorted(given, key=lambda one: float(one[1]["value"]))
    found = [given[-1], given[0], by_figure[-1], by_figure[0]]
    return [one for place, one in enumerate(found) if one not in found[:place]]


def _aim(plan: Plan, room: Room) -> Iterator[Words]:
    """The target of the period reported, beside its line; a band's two ends, inside it."""
    lines = chart_parts.aims(plan)
    aim = plan.measure["target"]
    text = chart_words.aim_in_words(plan.measure, aim["value"], aim["low"], aim["high"])
    if aim["low"] and aim["high"]:
        middle = (plan.up(float(aim["low"])) + plan.up(float(aim["high"]))) / 2
        yield from _beside(room, text, (plan.frame.left, middle - 2), (plan.frame.right, middle - 2))
    elif lines and aim["value"]:
        yield from _beside(room, f"Target {text}", *lines[-1])


def _beside(room: Room, text: str, start: Point, end: Point) -> Iterator[Words]:
    across = length_of(text, is_bold=True)
    begin = min(start[0] + 3, end[0] - across)
    places = [
        Words(x, end[1] + off, text, LETTER, chart_parts.AIM, anchor, is_bold=True)
        for x, anchor in ((end[0], "end"), (begin, "start"), ((begin + end[0]) / 2, "middle"))
        for off in (-6.0, 15.0)
    ]
    left_of_it = Words(start[0] - 4, end[1] + 4, text, LETTER, chart_parts.AIM, "end", is_bold=True)
    above = [replace(one, y=end[1] - away) for away in ABOVE_SIGNS for one in places[::2]]
    yield room.place([*places, left_of_it, *above])


def _absent_signs(plan: Plan) -> Iterator[Box]:
    """What the signs for figures that are not there take, and the line along a stretch of them."""
    points = plan.measure["points"]
    for first, last in without_figures(points):
        if last - first + 1 >= A_STRETCH:
            yield Box(plan.at[first] - 1, plan.frame.bottom - 9, plan.at[last] + 1, plan.frame.bottom - 1)
            continue
        for x, point in zip(plan.at[first : last + 1], points[first : last + 1], strict=True):
            foot = _foot(plan, point)
            yield Box(x - 6, foot - 15, x + 6, foot - 3)


def _signs(plan: Plan, points: Sequence[PointBody]) -> Iterator[Box]:
    for x, point in zip(plan.at, points, strict=False):
        if has_figure(point):
            y = plan.up(float(point["value"]))
            yield Box(x - 5, y - 5, x + 5, y + 5)


def _along(lines: Iterable[tuple[Point, Point]]) -> Iterator[Point]:
    for (x, y), (end_x, end_y) in lines:
        steps = max(int(max(abs(end_x - x), abs(end_y - y)) / EVERY_UNITS), 1)
        yield from ((x + (end_x - x) * at / steps, y + (end_y - y) * at / steps) for at in range(steps + 1))
