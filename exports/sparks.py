"""A measure's years as one small line, without axes or words: the words stand beside it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

WIDTH, HEIGHT, EDGE = 96, 24, 3


class Spark(NamedTuple):
    """An SVG path in a box of WIDTH by HEIGHT, broken where there is no figure, and where the last figure is."""

    path: str
    last: tuple[str, str] | None


def spark(values: Sequence[Decimal | None]) -> Spark:
    """Figures in order, each None where there is none, as a line from the left to the right."""
    given = [one for one in values if one is not None]
    if not given:
        return Spark("", None)
    low, high = min(given), max(given)
    points = [_point(place, one, len(values), low, high) for place, one in enumerate(values)]
    steps, is_on = [], False
    for point in points:
        if point is not None:
            steps.append(f"{'L' if is_on else 'M'}{point[0]} {point[1]}")
        is_on = point is not None
    last = next(point for point in reversed(points) if point is not None)
    return Spark("".join(steps), last)


def _point(place: int, value: Decimal | None, count: int, low: Decimal, high: Decimal) -> tuple[str, str] | None:
    if value is None:
        return None
    across = EDGE + place * (WIDTH - 2 * EDGE) / max(count - 1, 1)
    # Only pixels are floats: the figure itself stands beside the line, exact.
    share = float((value - low) / (high - low)) if high > low else 0.5
    return f"{across:.1f}", f"{HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE):.1f}"
