"""The order of things that a page prints one below the other."""

from collections.abc import Sequence
from typing import Protocol


class Placed(Protocol):
    """Something with a place among its siblings."""

    position: int


def last_place(siblings: Sequence[Placed]) -> int:
    """The place after all the others; the first is 1."""
    return max((one.position for one in siblings), default=0) + 1


def move_up(one: Placed, siblings: Sequence[Placed]) -> None:
    """Change places with the one above; at the top, stay."""
    _move(one, siblings, -1)


def move_down(one: Placed, siblings: Sequence[Placed]) -> None:
    """Change places with the one below; at the bottom, stay."""
    _move(one, siblings, +1)


def _move(one: Placed, siblings: Sequence[Placed], step: int) -> None:
    order = list(siblings)
    here = order.index(one)
    there = min(max(here + step, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    for place, each in enumerate(order, 1):
        each.position = place
