"""What became of a table that was loaded: kept sealed beside it, so that it can be looked at again."""

from dataclasses import dataclass, field

from models.incoming import IncomingTable
from webapp.services.actors import Actor
from webapp.services.deployment import keyring
from webapp.services.incoming.steps import Outcome, Plan


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was done: the row it came from (None: the table left it out), what it is about, what changed."""

    row: int | None
    what: str = field(repr=False)
    changed: list[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Result:
    """All that a table did when it was loaded, by whom, and from which sheet of its workbook."""

    by: str
    sheet: str
    unchanged: int
    lines: dict[str, list[Line]] = field(repr=False)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many lines there are of each outcome."""
        return [(outcome, len(lines)) for outcome, lines in self.lines.items()]


def result_of(plan: Plan, *, sheet: str, by: Actor) -> Result:
    """What a plan comes to once it is done. Of what changed it names the facts and not what they were."""
    lines = {
        outcome.value: [
            Line(step.row, step.what, [fact.label for fact in step.facts if outcome is Outcome.CHANGED])
            for step in plan.of(outcome)
        ]
        for outcome in Outcome
    }
    return Result(by.name, sheet, plan.unchanged, lines)


def counted(plan: Plan) -> str:
    """How many of each a plan does, in words."""
    return ", ".join(f"{count} {outcome}" for outcome, count in plan.counts)


def keep(table: IncomingTable, result: Result) -> None:
    """Seal a result beside its table."""
    lines = {outcome: [[one.row, one.what, one.changed] for one in lines] for outcome, lines in result.lines.items()}
    kept = {"by": result.by, "sheet": result.sheet, "unchanged": result.unchanged, "lines": lines}
    table.sealed_result = keyring().seal(kept)


def read(table: IncomingTable) -> Result | None:
    """The result kept beside a table; none of a table put aside, or loaded before results were kept."""
    if table.sealed_result is None:
        return None
    kept = keyring().unseal(table.sealed_result)
    lines = {outcome: [Line(*one) for one in lines] for outcome, lines in kept["lines"].items()}
    return Result(kept["by"], kept["sheet"], kept["unchanged"], lines)
