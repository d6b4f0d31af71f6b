"""How the whole council performs: every measure that is reported, grouped as somebody asks, with what it owes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from exports.sparks import Spark, spark
from models.measure import Measure
from models.rules import scorecard_exceptions, scorecard_summary
from models.rules.performance_due import Due
from models.rules.scorecard_summary import Summary
from models.scorecard_vocabulary import Standing
from webapp.services import measure_bodies, measure_facts, performance_due
from webapp.services.measure_facts import Facts

# The order in which somebody looks: what is wrong first.
PRESSING = (Standing.OFF_TRACK, Standing.NEAR, Standing.NO_DATA, Standing.ON_TRACK, Standing.NO_TARGET)


class Grouping(StrEnum):
    """What the board is arranged by; the word stands in its address."""

    OUTCOME = "outcome"
    AREA = "policy-area"
    COMMITTEE = "committee"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Row:
    """A measure on the board: what is known of it, why to look at it, what it owes, and its years as a small line."""

    facts: Facts
    due: Due
    sentence: str
    spark: Spark

    @property
    def measure(self) -> Measure:
        """The measure itself."""
        return self.facts.measure


@dataclass(frozen=True, slots=True)
class Group:
    """The measures of one outcome, area, committee or owner; `of` is the framework that has it, where one does."""

    name: str
    of: str
    rows: list[Row]
    summary: Summary


@dataclass(frozen=True, slots=True)
class Board:
    """The measures in groups, how all of them stand, and which owe something."""

    rows: list[Row]
    groups: list[Group]
    summary: Summary

    @property
    def late(self) -> list[Row]:
        """Those whose figure should have come, the longest overdue first."""
        return sorted((one for one in self.rows if one.due.late), key=lambda one: one.due.late_since or date.max)

    @property
    def without_words(self) -> list[Row]:
        """Those whose commentary is overdue."""
        return [one for one in self.rows if one.due.is_commentary_overdue]


def board(grouping: Grouping, *, on: date) -> Board:
    """Every measure that is reported, as it stood when it was last read: ten statements, however many there are."""
    found = performance_due.reported(on=on)
    owed = performance_due.of_measures(found, on=on)
    known = measure_facts.facts(found, {number: one.shown.ends_on for number, one in owed.items()}, on)
    rows = [_row(one, owed[one.measure.id]) for one in known]
    return Board(rows, _groups(rows, _NAMES[grouping]), _summary(rows))


def _row(found: Facts, due: Due) -> Row:
    told = measure_bodies.told_of(found)
    line = spark([one.figure.given for one in found.told[found.first_shown :]])
    return Row(found, due, scorecard_exceptions.exception(told), line)


Named = Callable[[Measure], list[tuple[str, str]]]


def _outcome(measure: Measure) -> list[tuple[str, str]]:
    outcome = measure.area.outcome if measure.area else None
    return [(outcome.title if outcome else "Under no outcome", measure.framework.name)]


def _area(measure: Measure) -> list[tuple[str, str]]:
    return [(measure.area.name if measure.area else "In no policy area", measure.framework.name)]


def _committees(measure: Measure) -> list[tuple[str, str]]:
    return [(one.committee.name, "") for one in measure.remits] or [("In no committee’s remit", "")]


def _owner(measure: Measure) -> list[tuple[str, str]]:
    return [(measure.owner or "Nobody answers for them yet", "")]


_NAMES: dict[Grouping, Named] = {
    Grouping.OUTCOME: _outcome,
    Grouping.AREA: _area,
    Grouping.COMMITTEE: _committees,
    Grouping.OWNER: _owner,
}


def _groups(rows: Sequence[Row], named: Named) -> list[Group]:
    """The groups in the order their measures are kept in; within each, what is wrong first."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        for key in named(row.measure):
            found.setdefault(key, []).append(row)
    return [Group(name, of, sorted(ones, key=_pressing), _summary(ones)) for (name, of), ones in found.items()]


def _pressing(row: Row) -> int:
    return PRESSING.index(Standing(row.facts.standing.word))


def _summary(rows: Sequence[Row]) -> Summary:
    return scorecard_summary.summary([one.facts.standing for one in rows])
