"""What a table would do: steps that are added, changed or ended, each checked against all those before it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from models.rules import RuleBroken
from models.rules.wording import long_date
from webapp.services.actors import Actor
from webapp.services.canonical import canonical, digest
from webapp.services.incoming.lines import Line, RowError


class Outcome(StrEnum):
    """What becomes of something, in the order of the page."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"


# What ends makes room for what is changed, and both for what is added.
TURNS = {Outcome.ENDED: 1, Outcome.CHANGED: 2, Outcome.ADDED: 3}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a step says: what stands now, if anything does, and what will."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a row does. `check` refuses it as the service would; `do` does it through the service.

    A step without a line comes from no row: a seat that the table leaves out.
    """

    line: Line | None = field(repr=False)
    outcome: Outcome
    what: str = field(repr=False)
    facts: tuple[Fact, ...] = field(repr=False)
    check: Callable[[], None] = field(repr=False)
    do: Callable[[Actor, datetime], object] = field(repr=False)
    note: str = ""
    comes_first: bool = False

    @property
    def row(self) -> int | None:
        """The number of its row."""
        return self.line.number if self.line else None

    @property
    def turn(self) -> int:
        """When it is done among the others."""
        return 0 if self.comes_first else TURNS[self.outcome]


@dataclass(frozen=True, slots=True)
class Plan:
    """All a table would do, and all that is wrong with it. Nothing is loaded while anything is."""

    steps: list[Step]
    errors: list[RowError]
    unchanged: int
    rows: int
    unread: list[str]

    def of(self, outcome: Outcome) -> list[Step]:
        """The steps of one outcome, in the order of the table."""
        return sorted((step for step in self.steps if step.outcome is outcome), key=lambda one: one.row or 10**9)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many steps there are of each outcome."""
        return [(outcome.value, len(self.of(outcome))) for outcome in Outcome]

    @property
    def seen(self) -> str:
        """A mark of all that the page showed: it differs as soon as the records would have something else done."""
        shown = [
            [step.row, step.outcome, step.what, step.note, [[fact.label, fact.old, fact.new] for fact in step.facts]]
            for step in self.steps
        ]
        return digest(canonical([shown, [[one.row, one.heading, one.words] for one in self.errors]]))


def settle(drafts: Iterable[Step], lines: list[Line], unread: list[str]) -> Plan:
    """Put the steps in the order they are done in and check each; those that are refused become errors of their row."""
    # In rows that cannot be read nothing is done, so that one mistake is not said twice.
    steps = sorted((one for one in drafts if not (one.line and one.line.errors)), key=lambda one: one.turn)
    general: list[RowError] = []
    for step in steps:
        try:
            step.check()
        except RuleBroken as broken:
            if step.line:
                step.line.explain(broken)
            else:
                general.append(RowError(0, "", f"{step.what}: {broken.message}"))
    errors = [error for line in lines for error in line.errors]
    touched = {step.row for step in steps}
    unchanged = sum(line.number not in touched and not line.errors for line in lines)
    return Plan(steps, [*errors, *general], unchanged, len(lines), unread)


def in_words(value: object) -> str:
    """A value as the page shows it."""
    match value:
        case None | "":
            return ""
        case bool():
            return "Yes" if value else "No"
        case date():
            return long_date(value)
        case _:
            return str(value)


def facts_of(labels: dict[str, str], old: dict[str, object], new: dict[str, object]) -> tuple[Fact, ...]:
    """What differs between two states, by label and in the order of the labels."""
    pairs = ((label, in_words(old.get(name)), in_words(new.get(name))) for name, label in labels.items())
    return tuple(Fact(label, before, after) for label, before, after in pairs if before != after)
