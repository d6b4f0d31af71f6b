"""What a row does to one thing may have several parts: those of one outcome are one step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from webapp.services.actors import Actor
from webapp.services.incoming.lines import Line
from webapp.services.incoming.steps import Fact, Outcome, Step

Check = Callable[[], None]
Do = Callable[[Actor, datetime], object]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what a row does: how it comes out, what it says, how it is checked and done."""

    outcome: Outcome
    facts: tuple[Fact, ...]
    check: Check
    do: Do
    note: str = ""


def together(line: Line, what: str, parts: Sequence[Part]) -> list[Step]:
    """The parts of each outcome as one step."""
    steps = []
    for outcome in Outcome:
        of_it = [part for part in parts if part.outcome is outcome]
        if of_it:
            facts = tuple(fact for part in of_it for fact in part.facts)
            note = " ".join(part.note for part in of_it if part.note)
            check = partial(_check_each, [part.check for part in of_it])
            steps.append(Step(line, outcome, what, facts, check, partial(_do_each, [part.do for part in of_it]), note))
    return steps


def _check_each(checks: list[Check]) -> None:
    for check in checks:
        check()


def _do_each(acts: list[Do], by: Actor, at: datetime) -> None:
    for act in acts:
        act(by, at)
