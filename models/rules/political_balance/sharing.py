"""Whole seats out of proportions: the largest remainder, and the ties it cannot break."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from models.rules.political_balance.terms import UNGROUPED, Tie

Pick = Callable[[list[str]], str]


class Choices:
    """The council's choices between equals, and every tie that was met on the way."""

    def __init__(self, made: Mapping[str, str]) -> None:
        self.made = made
        self.ties: list[Tie] = []

    def pick(self, place: str, question: str, options: Iterable[str]) -> str:
        """The option the council chose; until it has, the first. One option alone is no tie."""
        options = tuple(options)
        if len(options) == 1:
            return options[0]
        key = f"{place}_{1 + sum(tie.key.startswith(f'{place}_') for tie in self.ties)}"
        is_decided = self.made.get(key) in options
        chosen = self.made[key] if is_decided else options[0]
        self.ties.append(Tie(key, question, options, chosen, is_decided))
        return chosen


def share_out(
    seats: int, claims: Mapping[str, Fraction], limits: Mapping[str, tuple[int, int]], pick: Pick
) -> dict[str, int]:
    """Seats shared as near to the claims as whole numbers within the limits can be: the largest remainder.

    Seat by seat to whoever lacks most of their claim. Where several lack the same and there are too few seats for
    all of them, `pick` says who has the next; those in no group wait for what the groups leave.
    """
    shares = {name: limits[name][0] for name in claims}
    while left := seats - sum(shares.values()):
        still_open = [name for name in claims if shares[name] < limits[name][1]]
        most_lacking = max(claims[name] - shares[name] for name in still_open)
        level = [name for name in still_open if claims[name] - shares[name] == most_lacking]
        if left < len(level):
            level = [pick([name for name in level if name != UNGROUPED])]
        for name in level:
            shares[name] += 1
    return shares


def claims_within(
    seats: int, proportions: Mapping[str, Fraction], limits: Mapping[str, tuple[int, int]], ungrouped: int
) -> dict[str, Fraction]:
    """The proportions of some seats after principles (a) and (b) have had their way.

    A group held to its limit claims just that. The other groups keep their proportions, or share what is left in
    those proportions where there is less; those in no group claim the rest.
    """
    fixed = {name: held for name, claim in proportions.items() if (held := _held(claim, limits[name])) != claim}
    others = {name: claim for name, claim in proportions.items() if name not in fixed and name != UNGROUPED}
    rest, wanted = seats - sum(fixed.values()), sum(others.values())
    factor = rest / wanted if wanted and (rest < wanted or not ungrouped) else Fraction(1)
    claims = {name: fixed.get(name, claim * factor) for name, claim in proportions.items()}
    return claims | {UNGROUPED: rest - wanted * factor}


def _held(claim: Fraction, limits: tuple[int, int]) -> Fraction:
    return min(max(claim, Fraction(limits[0])), Fraction(limits[1]))
