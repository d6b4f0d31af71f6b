"""How suggestions are scored: criteria that a council marks them by, and the order that the marks of many make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from models.rules.broken import RuleBroken

MOST_CRITERIA, LONGEST_NAME, WIDEST = 12, 60, 10
Criterion = dict[str, str]


class Shipped(NamedTuple):
    """A scheme that comes with the product, marked from 0 to 3: more always means more worth looking into."""

    name: str
    criteria: tuple[tuple[str, str], ...]
    lowest: int = 0
    highest: int = 3


SHIPPED = (
    Shipped(
        "PICK",
        (
            ("Public interest", "How much does it matter to the people who live here?"),
            ("Impact", "How much would looking into it change for them?"),
            ("Council performance", "How far does the council, or a partner, do less well here than it should?"),
            ("Keep in context", "How sure is it that nobody else is looking into it already?"),
        ),
    ),
    Shipped(
        "TOPIC",
        (
            ("Timely", "Is now the right time, early enough to change something?"),
            ("Organisational priority", "How near is it to what the council has set itself?"),
            ("Public interest", "How much does it matter to the people who live here?"),
            ("Influence", "How much can the committee bring about?"),
            ("Cost", "How well is it worth the time and money that looking into it takes?"),
        ),
    ),
    Shipped(
        "Feasibility",
        (
            ("Remit", "Is it for this committee, and within the council's reach?"),
            ("Evidence", "Can the facts be had: figures, papers, people to hear?"),
            ("Time", "Can it be done before the decision that it is to inform?"),
            ("Capacity", "Are there members and officers free to do it?"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Given:
    """One member's marks by criterion, and the lowest and highest mark that could be given."""

    marks: Mapping[str, int]
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """Where a suggestion stands: its place (shared where points are equal), its points of 100, how many scored it.

    `criteria` are the average marks by criterion. One that nobody scored has no place.
    """

    number: int
    place: int | None
    points: int | None
    scored_by: int
    criteria: dict[str, float]


def criteria_read(lines: str) -> list[Criterion]:
    """Criteria as typed, one on a line: a name, a colon, and the question that is marked."""
    pairs = [line.partition(":") for line in lines.splitlines() if line.strip()]
    return [{"name": name.strip(), "question": question.strip()} for name, _, question in pairs]


def criteria_typed(criteria: Sequence[Criterion]) -> str:
    """The same, as they are typed."""
    return "\n".join(f"{one['name']}: {one['question']}".removesuffix(": ") for one in criteria)


def check_scheme(name: str, criteria: Sequence[Criterion], lowest: int | None, highest: int | None) -> None:
    """Refuse a scheme without a name or a criterion, with one twice, or whose marks do not run upward."""
    if not name.strip():
        raise RuleBroken("Enter what the scheme is called.", "name")
    if not criteria:
        raise RuleBroken("Enter at least one criterion, each on a line: a name, a colon, a question.", "criteria")
    names = [one["name"].lower() for one in criteria]
    if not all(names) or max(map(len, names)) > LONGEST_NAME:
        raise RuleBroken(f"Begin each line with a name of at most {LONGEST_NAME} characters, then a colon.", "criteria")
    if len(set(names)) < len(names):
        raise RuleBroken("Two criteria have one name. Give each its own.", "criteria")
    if len(names) > MOST_CRITERIA:
        raise RuleBroken(f"Use at most {MOST_CRITERIA} criteria: nobody marks more with care.", "criteria")
    if lowest is None or highest is None:
        raise RuleBroken(
            "Enter the lowest and the highest mark, such as 0 and 3.", "lowest" if lowest is None else "highest"
        )
    if not 0 <= lowest < highest <= WIDEST:
        raise RuleBroken(f"Let the marks run upward, from 0 or more to {WIDEST} at most.", "highest")


def check_marks(marks: Mapping[str, int | None], criteria: Sequence[Criterion], lowest: int, highest: int) -> None:
    """Refuse marks that leave a criterion out, or lie outside the scheme's."""
    for one in criteria:
        mark = marks.get(one["name"])
        if mark is None or not lowest <= mark <= highest:
            raise RuleBroken(f"Mark “{one['name']}” from {lowest} to {highest}.", one["name"])


def points(given: Given) -> float:
    """A member's marks as points of 100, so that marks given by another scheme can stand beside them."""
    if not given.marks:
        return 0.0
    width = (given.highest - given.lowest) * len(given.marks)
    return 100 * sum(mark - given.lowest for mark in given.marks.values()) / width


def ranked(scores: Mapping[int, Sequence[Given]]) -> list[Ranked]:
    """Suggestions by the average of their points, the highest first; those that nobody scored come last.

    `scores` are the marks of each by its number. Equal points share a place, and the next is as many further down.
    """
    averages = {number: _average(list(map(points, given))) if given else None for number, given in scores.items()}
    ordered = sorted(averages, key=lambda number: (-_order(averages[number]), number))
    found = []
    for number in ordered:
        own = averages[number]
        place = None if own is None else 1 + sum(_order(other) > own for other in averages.values())
        told = None if own is None else round(own)
        found.append(Ranked(number, place, told, len(scores[number]), _by_criterion(scores[number])))
    return found


def _by_criterion(given: Sequence[Given]) -> dict[str, float]:
    names = dict.fromkeys(name for one in given for name in one.marks)
    return {name: round(_average([one.marks[name] for one in given if name in one.marks]), 1) for name in names}


def _average(numbers: Sequence[float]) -> float:
    return round(sum(numbers) / len(numbers), 6)


def _order(points: float | None) -> float:
    return -1.0 if points is None else points
