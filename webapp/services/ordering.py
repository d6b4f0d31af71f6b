"""The order of things that a page prints one below the other."""

from collections.abc import Sequence
from typing import Protocol

from models.rules import RuleBroken


class Placed(Protocol):
    """Something with a place among its siblings."""

    position: int


class Named(Placed, Protocol):
    """Something with a place that is called by its name."""

    id: int
    name: str


def last_place(siblings: Sequence[Placed]) -> int:
    """The place after all the others; the first is 1."""
    return max((one.position for one in siblings), default=0) + 1


def move_up(one: Placed, siblings: Sequence[Placed]) -> None:
    """Change places with the one above; at the top, stay."""
    _move(one, siblings, -1)


def move_down(one: Placed, siblings: Sequence[Placed]) -> None:
    """Change places with the one below; at the bottom, stay."""
    _move(one, siblings, +1)


def move_past(one: Named, shown: Sequence[Named], siblings: Sequence[Named], *, up: bool, beside: str) -> None:
    """Move something past the one that a page showed above or below it, which `beside` names by its number.

    `shown` is the page's list; `siblings` are all that share the order, those that the page leaves out too. RuleBroken,
    naming what stands there now, where another does.
    """
    there = shown.index(one) + (-1 if up else 1)
    neighbour = shown[there] if 0 <= there < len(shown) else None
    if beside != (str(neighbour.id) if neighbour else ""):
        where = "above" if up else "below"
        now = f"{f'“{neighbour.name}”' if neighbour else 'nothing'} stands {where} it now"
        raise RuleBroken(f"Somebody changed the order meanwhile: {now}. Nothing was moved: look, then move it again.")
    if neighbour is not None:
        order = [each for each in siblings if each is not one]
        order.insert(order.index(neighbour) + (0 if up else 1), one)
        for place, each in enumerate(order, 1):
            each.position = place


def _move(one: Placed, siblings: Sequence[Placed], step: int) -> None:
    order = list(siblings)
    here = order.index(one)
    there = min(max(here + step, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    for place, each in enumerate(order, 1):
        each.position = place
