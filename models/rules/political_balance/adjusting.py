"""Seats pass between groups on single bodies until each group has what it is due over all.

Each pass is the one that takes the seats least far from proportion (the least sum of squared differences), found as
a shortest path between groups: so the table that comes out is the nearest to proportion of all that keep the totals.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise, permutations

from models.rules.broken import RuleBroken
from models.rules.political_balance.sharing import Choices
from models.rules.political_balance.terms import Body, Council, spoken

Table = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Pass:
    """A seat on one body that passes from one group to another."""

    body: str
    giver: str
    taker: str


class Grid:
    """The table, with what each cell's proportion and limits are. The largest body comes first."""

    def __init__(self, council: Council, bodies: Sequence[Body], table: Table) -> None:
        ordered = sorted(bodies, key=lambda body: (-body.seats, body.name))
        self.table = table
        self.claims = {body.name: council.proportions_of(body.seats) for body in ordered}
        self.limits = {body.name: council.limits_on(body) for body in ordered}
        self.names = list(self.claims[ordered[0].name])

    def column(self, name: str) -> int:
        """The seats that somebody has over all."""
        return sum(row[name] for row in self.table.values())

    def move(self, one: Pass) -> None:
        """Have the seat pass."""
        self.table[one.body][one.giver] -= 1
        self.table[one.body][one.taker] += 1

    def cost(self, one: Pass) -> Fraction | None:
        """How much further from proportion a pass takes the seats; None where (a) or (b) forbids it."""
        row, claims, limits = self.table[one.body], self.claims[one.body], self.limits[one.body]
        if row[one.giver] <= limits[one.giver][0] or row[one.taker] >= limits[one.taker][1]:
            return None
        return 2 * ((row[one.taker] - claims[one.taker]) - (row[one.giver] - claims[one.giver]) + 1)

    def cheapest(self, giver: str, taker: str) -> tuple[Fraction, list[str]] | None:
        """The least that a pass between two costs, and every body where it costs just that."""
        costs = {body: self.cost(Pass(body, giver, taker)) for body in self.claims}
        possible = {body: cost for body, cost in costs.items() if cost is not None}
        if not possible:
            return None
        least = min(possible.values())
        return least, [body for body, cost in possible.items() if cost == least]


def adjust(grid: Grid, totals: Mapping[str, int], choices: Choices) -> list[Pass]:
    """Change the table until its columns add up to the totals, and say which seats passed, in order."""
    passes: list[Pass] = []
    while over := [name for name in totals if grid.column(name) > totals[name]]:
        under = [name for name in totals if grid.column(name) < totals[name]]
        for giver, taker in pairwise(_shortest(grid, over, under)):
            _, level = grid.cheapest(giver, taker) or (0, [])
            question = f"A seat passes from {spoken(giver)} to {spoken(taker)}. On which committee?"
            passes.append(Pass(choices.pick("pass", question, level), giver, taker))
            grid.move(passes[-1])
    return _shortened(passes)


def _shortened(passes: Sequence[Pass]) -> list[Pass]:
    """The same passes said briefly: a seat that passes on, or back, on one body passes only once or not at all."""
    kept: list[Pass] = []
    for one in passes:
        for earlier in kept:
            if earlier.body == one.body and earlier.taker == one.giver:
                one = Pass(one.body, earlier.giver, one.taker)
            elif earlier.body == one.body and earlier.giver == one.taker:
                one = Pass(one.body, one.giver, earlier.taker)
            else:
                continue
            kept.remove(earlier)
            break
        if one.giver != one.taker:
            kept.append(one)
    return kept


def exchanges(grid: Grid) -> Iterator[tuple[Pass, Pass]]:
    """Pairs of passes that would leave the table just as near to proportion, and so are the groups' to agree."""
    for first, second in combinations(grid.claims, 2):
        for giver, taker in permutations(grid.names, 2):
            there, back = Pass(first, giver, taker), Pass(second, taker, giver)
            costs = (grid.cost(there), grid.cost(back))
            if None not in costs and sum(cost for cost in costs if cost is not None) == 0:
                yield there, back


def _shortest(grid: Grid, over: list[str], under: list[str]) -> tuple[str, ...]:
    """The cheapest way for a seat from somebody who has too many to somebody who has too few, perhaps through others.

    Bellman and Ford's: as many rounds as there are groups.
    """
    ways: dict[str, tuple[Fraction, tuple[str, ...]]] = {name: (Fraction(0), (name,)) for name in over}
    links = [(*pair, best[0]) for pair in permutations(grid.names, 2) if (best := grid.cheapest(*pair))]
    for _ in grid.names:
        for giver, taker, cost in links:
            if giver in ways and (taker not in ways or ways[giver][0] + cost < ways[taker][0]):
                ways[taker] = (ways[giver][0] + cost, (*ways[giver][1], taker))
    reached = [name for name in under if name in ways]
    if not reached:
        raise RuleBroken("These seats cannot be shared so that every principle holds. Change a committee's size.")
    return ways[min(reached, key=lambda name: ways[name][0])][1]
