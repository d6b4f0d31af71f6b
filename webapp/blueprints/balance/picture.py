"""The council as a picture, one stroke a member, and the seats as rows: so that templates reckon nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from models.rules.political_balance import spoken
from models.rules.wording import count_of
from webapp.services.allocations import Standing

STROKE, GAP = 10, 14
SHADES = 6


@dataclass(frozen=True, slots=True)
class Picture:
    """Strokes to draw in a box `width` wide: the left edge of each, and the shade of its group."""

    width: int
    half: int
    needed: int
    members: int
    strokes: tuple[tuple[int, str], ...]
    key: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The allocation as a table: names of the columns, a row for each committee, and the row of totals."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, int, tuple[int, ...]], ...]
    seats: int
    totals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HeldGrid:
    """Seats held beside seats allocated, and in words what differs."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Standing, ...]], ...]
    differences: tuple[tuple[str, str], ...]


def picture_of(groups: Iterable[Mapping[str, Any]]) -> Picture:
    """The council as groups of strokes. Those in no group are drawn as outlines."""
    strokes, key, left = [], [], 0
    shown = [group for group in groups if group["members"]]
    members = sum(group["members"] for group in shown)
    for number, group in enumerate(shown):
        shade = "none" if group["id"] is None else str(number % SHADES)
        strokes += [(left + STROKE * place, shade) for place in range(group["members"])]
        left += STROKE * group["members"] + GAP
        share = f"{100 * group['members'] / members:.1f}%"
        key.append({"name": group["name"], "members": group["members"], "share": share, "shade": shade})
    width = max(left - GAP, STROKE)
    needed = members // 2 + 1
    half = strokes[members // 2][0] - 1 if members else 0
    return Picture(width, half, needed, members, tuple(strokes), tuple(key))


def grid_of(committees: Iterable[Mapping[str, Any]], result: Mapping[str, Any]) -> Grid:
    """The allocation, committee by group, without a column for nobody."""
    columns = tuple(name for name, total in result["totals"].items() if total or name in _groups(result))
    rows = tuple(
        (one["name"], one["seats"], tuple(result["table"][one["name"]][name] for name in columns)) for one in committees
    )
    totals = tuple(result["totals"][name] for name in columns)
    return Grid(columns, rows, sum(seats for _, seats, _ in rows), totals)


def held_grid(standings: Mapping[str, list[Standing]]) -> HeldGrid:
    """Seats held, committee by group, and each difference in words. Who neither has nor holds a seat is left out."""
    everybody = [one for row in standings.values() for one in row]
    shown = tuple(dict.fromkeys(one.group for one in everybody if one.allocated or one.held))
    rows = tuple((body, tuple(_standing(row, name) for name in shown)) for body, row in standings.items())
    differences = tuple((body, _in_words(row)) for body, row in standings.items() if any(one.difference for one in row))
    return HeldGrid(shown, rows, differences)


def _standing(row: list[Standing], name: str) -> Standing:
    return next((one for one in row if one.group == name), Standing(name, 0, 0))


def _groups(result: Mapping[str, Any]) -> tuple[str, ...]:
    """Every name but the last, which is for those in no group."""
    return tuple(result["totals"])[:-1]


def _in_words(row: list[Standing]) -> str:
    """Who has how many too many or too few; where nobody has too many, only how many seats are to be filled."""
    if all(one.difference <= 0 for one in row):
        return count_of(-sum(one.difference for one in row), "seat") + " to fill"
    return "; ".join(f"{spoken(one.group)}: {abs(one.difference)} too {_way(one)}" for one in row if one.difference)


def _way(one: Standing) -> str:
    return "many" if one.difference > 0 else "few"
