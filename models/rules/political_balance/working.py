"""The working itself: principle by principle, each step in words."""

from collections.abc import Mapping, Sequence

from models.rules.broken import RuleBroken
from models.rules.political_balance import sentences
from models.rules.political_balance.adjusting import Grid, Table, adjust, exchanges
from models.rules.political_balance.sharing import Choices, claims_within, share_out
from models.rules.political_balance.terms import (
    SMALLEST_BODY,
    SMALLEST_GROUP,
    Body,
    Council,
    Group,
    Step,
    Working,
)


def work_out(
    groups: Sequence[Group], ungrouped: int, bodies: Sequence[Body], choices: Mapping[str, str] | None = None
) -> Working:
    """Share the seats of these bodies by LGHA 1989 s15(5), and show every step.

    `ungrouped` members belong to no group. `choices` are the council's answers to ties, by the tie's key: one that
    is missing or no longer fits is answered by the first option. Raises RuleBroken for what cannot be worked out.
    """
    check_inputs(groups, ungrouped, bodies)
    council = Council(tuple(sorted(groups, key=lambda group: (-group.members, group.name))), ungrouped)
    met = Choices(choices or {})
    totals, step_c = _over_all(council, bodies, met)
    table, steps_d = _on_each(council, bodies, met)
    grid = Grid(council, bodies, table)
    passes = adjust(grid, totals, met)
    steps = (
        sentences.start(council, bodies),
        sentences.not_all(council, bodies),
        sentences.majority(council, bodies),
        step_c,
        *steps_d,
        *sentences.passing(passes),
        sentences.finish(passes, next(exchanges(grid), None)),
    )
    return Working(totals, table, steps, tuple(met.ties))


def check_inputs(groups: Sequence[Group], ungrouped: int, bodies: Sequence[Body]) -> None:
    """Refuse what has no political balance: no group, a group of one, no body or one too small to share."""
    if not groups:
        raise RuleBroken("There is no political group yet: two members or more form one (SI 1990/1553 reg 8).")
    if not bodies:
        raise RuleBroken("No committee's seats are shared yet. Enter how many are, on each committee's details.")
    for group in groups:
        if group.members < SMALLEST_GROUP:
            raise RuleBroken(f"{group.name} has fewer than two members, so it is no group (SI 1990/1553 reg 8).")
    for body in bodies:
        if body.seats < SMALLEST_BODY:
            raise RuleBroken(f"{body.name} shares fewer than three seats. Give it three or more, or leave it out.")
    if ungrouped < 0 or any(len({one.name for one in found}) < len(found) for found in (groups, bodies)):
        raise RuleBroken("Every group and every committee needs a name of its own.")


def _over_all(council: Council, bodies: Sequence[Body], met: Choices) -> tuple[dict[str, int], Step]:
    """Principle (c): how many of all the seats each is due."""
    total = sum(body.seats for body in bodies)
    limits, proportions = council.limits_on(*bodies), council.proportions_of(total)
    claims = claims_within(total, proportions, limits, council.ungrouped)

    def pick(level: list[str]) -> str:
        return met.pick("total", "Who has the next of all the seats?", level)

    totals = share_out(total, claims, limits, pick)
    return totals, sentences.over_all(council, bodies, claims, totals)


def _on_each(council: Council, bodies: Sequence[Body], met: Choices) -> tuple[Table, list[Step]]:
    """Principle (d): the seats of each body taken alone."""
    table: Table = {}
    steps = []
    for number, body in enumerate(bodies, 1):
        limits, claims = council.limits_on(body), council.proportions_of(body.seats)

        def pick(level: list[str], number: int = number, body: Body = body) -> str:
            return met.pick(f"body{number}", f"Who has the next seat on {body.name}?", level)

        table[body.name] = share_out(body.seats, claims, limits, pick)
        steps.append(sentences.on_one(council, body, claims, table[body.name]))
    return table, steps
