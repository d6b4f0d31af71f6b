"""The steps of a working, in words and with their figures."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from models.rules.political_balance.adjusting import Pass
from models.rules.political_balance.terms import UNGROUPED, Body, Council, Figure, Step, spoken
from models.rules.wording import and_list, count_of


def start(council: Council, bodies: Sequence[Body]) -> Step:
    """What is shared, among whom."""
    groups = [f"{group.name} {group.members}" for group in council.groups]
    if council.ungrouped:
        groups.append(f"{council.ungrouped} in no group")
    seats = count_of(sum(body.seats for body in bodies), "seat")
    words = f"The council has {council.members} members: {and_list(groups)}. They share {seats} on "
    return Step("", f"{words}{count_of(len(bodies), 'committee')}.")


def not_all(council: Council, bodies: Sequence[Body]) -> Step:
    """Principle (a)."""
    words = "Not every seat on a committee goes to one group: at least one seat on each is somebody else's."
    largest = council.groups[0]
    held = [body.name for body in bodies if council.proportions_of(body.seats)[largest.name] > body.seats - 1]
    if held:
        words += f" This holds {largest.name} below its proportion on {and_list(held)}."
    return Step("(a)", words)


def majority(council: Council, bodies: Sequence[Body]) -> Step:
    """Principle (b)."""
    group = council.majority_group
    if group is None:
        needed = f"More than half of the {council.members} members is {council.members // 2 + 1}."
        return Step("(b)", f"{needed} No group has that many, so no group must have a majority.")
    majorities = and_list([f"{body.majority} of {body.seats} on {body.name}" for body in bodies])
    least = sum(body.majority for body in bodies)
    half = f"{group.name} has {group.members} of the {council.members} members, which is more than half,"
    return Step("(b)", f"{half} so it has a majority everywhere: {majorities}. That makes at least {least} seats.")


def over_all(council: Council, bodies: Sequence[Body], claims: Mapping[str, Fraction], totals: dict[str, int]) -> Step:
    """Principle (c)."""
    total = sum(body.seats for body in bodies)
    words = f"Of all {total} seats, each group has the proportion that it has of the council."
    held = _held(council, bodies, totals, claims)
    if held:
        words += f" Principle {held} comes first: {council.groups[0].name} has {totals[council.groups[0].name]}."
        words += " The others share what is left."
    return Step("(c)", f"{words} {_rounding(totals, claims)}", _figures(council, total, claims, totals))


def on_one(council: Council, body: Body, claims: Mapping[str, Fraction], shares: dict[str, int]) -> Step:
    """Principle (d), for one body taken alone."""
    words = f"{body.name}, {count_of(body.seats, 'seat')}."
    largest = council.groups[0].name
    if abs(claims[largest] - shares[largest]) >= 1 or _is_majority_given(council, body, claims):
        principle = "(b)" if shares[largest] > claims[largest] else "(a)"
        words += f" {largest} has {shares[largest]} by principle {principle}."
        claims = {**claims, largest: Fraction(shares[largest])}
    return Step("(d)", f"{words} {_rounding(shares, claims)}", _figures(council, body.seats, claims, shares))


def passing(passes: Sequence[Pass]) -> Iterator[Step]:
    """Principle (c) comes before (d): the seats that pass so that the totals hold."""
    for one in passes:
        words = f"one seat on {one.body} passes from {spoken(one.giver)} to {spoken(one.taker)}"
        yield Step("(c)", f"So that the totals of (c) hold, {words}.")


def finish(passes: Sequence[Pass], exchange: tuple[Pass, Pass] | None) -> Step:
    """What remains to be said, and whether other tables are as near to proportion as this."""
    words = "The committees taken alone already add up to what each group is due over all. No seat has to pass."
    if passes:
        seats = "that seat has" if len(passes) == 1 else f"those {len(passes)} seats have"
        words = f"After {seats} passed, each group has what it is due over all, and as near its proportion on each"
        words += " committee as that allows."
    if exchange:
        there, back = exchange
        words += f" Other tables are as near: {spoken(there.giver)} could give {spoken(there.taker)} a seat on"
        words += f" {there.body} for one on {back.body}, say. Such exchanges are for the groups to agree."
    return Step("", words)


def _held(council: Council, bodies: Sequence[Body], totals: Mapping[str, int], claims: Mapping[str, Fraction]) -> str:
    """The principle that keeps the largest group from its proportion over all, if one does."""
    largest, total = council.groups[0].name, sum(body.seats for body in bodies)
    proportion = council.proportions_of(total)[largest]
    if claims[largest] == proportion:
        return ""
    return "(b)" if totals[largest] > proportion else "(a)"


def _is_majority_given(council: Council, body: Body, claims: Mapping[str, Fraction]) -> bool:
    """Whether the majority group's majority on the body is more than its whole seats there."""
    group = council.majority_group
    return group is not None and body.majority > claims[group.name]


def _rounding(shares: Mapping[str, int], claims: Mapping[str, Fraction]) -> str:
    """Who had a seat for a remainder."""
    rounded = sorted((name for name in shares if shares[name] > claims[name]), key=lambda name: -(claims[name] % 1))
    if not rounded:
        return "No remainder is left over."
    seats = "has one more" if rounded in ([name] for name in shares if name != UNGROUPED) else "have one more each"
    return f"Whole seats first; then {and_list([spoken(name) for name in rounded])} {seats} for the largest remainder."


def _figures(
    council: Council, seats: int, claims: Mapping[str, Fraction], shares: Mapping[str, int]
) -> tuple[Figure, ...]:
    members = {group.name: group.members for group in council.groups} | {UNGROUPED: council.ungrouped}
    proportions = council.proportions_of(seats)
    sums = {name: f"{members[name]} ÷ {council.members} × {seats}" for name in shares}
    return tuple(
        Figure(
            name,
            sums[name]
            if claims[name] == proportions[name]
            else f"{sums[name]} = {float(proportions[name]):.2f}, after (a) and (b)",
            f"{float(claims[name]):.2f}",
            shares[name],
        )
        for name in shares
        if members[name] or shares[name]
    )
