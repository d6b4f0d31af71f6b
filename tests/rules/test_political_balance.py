"""Political balance: checked against published reports, by hand, and by what must hold for any council."""

import re
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.rules import RuleBroken
from models.rules.political_balance import UNGROUPED, Body, Group, work_out
from tests.rules import published_allocations as published

PASS = re.compile(r"hold, one seat on (\w+) passes from (.+) to (.+)\.$")
REPORTS = [
    pytest.param(published.EAST_SUSSEX, id="East Sussex, September 2023"),
    pytest.param(published.EAST_SUSSEX_MAJORITY, id="East Sussex, with a majority group"),
    pytest.param(published.MAIDSTONE, id="Maidstone"),
    pytest.param(published.SOUTH_HOLLAND, id="South Holland, October 2021"),
]


def distance(report, table) -> Fraction:
    """How far seats are from proportion: the sum of squared differences."""
    members = {group.name: group.members for group in report.groups} | {UNGROUPED: report.ungrouped}
    whole = sum(members.values())
    return sum(
        (table[body.name][name] - Fraction(body.seats * number, whole)) ** 2
        for body in report.bodies
        for name, number in members.items()
    )


@pytest.mark.parametrize("report", REPORTS)
def test_each_group_is_due_what_the_report_says(report):
    names = [*(group.name for group in report.groups), UNGROUPED]

    working = work_out(report.groups, report.ungrouped, report.bodies)

    assert [working.totals[name] for name in names] == list(report.totals)


@pytest.mark.parametrize("report", [case for case in REPORTS if case.values[0].rows])
def test_the_table_keeps_the_reports_totals_and_is_at_least_as_near_to_proportion(report):
    names = [*(group.name for group in report.groups), UNGROUPED]
    printed = {body: dict(zip(names, row, strict=True)) for body, row in report.rows.items()}

    table = work_out(report.groups, report.ungrouped, report.bodies).table

    assert {body: sum(row.values()) for body, row in table.items()} == {
        body: sum(row.values()) for body, row in printed.items()
    }
    assert distance(report, table) <= distance(report, printed)
    assert table["Regulatory"] == printed["Regulatory"]


@pytest.mark.parametrize(
    ("seats", "shares"),
    [(15, (6, 6, 1, 1, 1, 0)), (9, (4, 4, 1, 0, 0, 0)), (3, (1, 1, 1, 0, 0, 0))],
)
def test_a_body_alone_is_shared_as_maidstone_printed_it(seats, shares):
    report = published.MAIDSTONE

    working = work_out(report.groups, 0, [Body("Committee", seats)])

    assert [working.table["Committee"][name] for name in (*(g.name for g in report.groups), UNGROUPED)] == list(shares)


def test_a_majority_group_has_the_majority_even_where_its_proportion_is_less():
    working = work_out([Group("A", 11), Group("B", 10)], 0, [Body("One", 4), Body("Two", 6)])

    assert (working.table["One"]["A"], working.table["Two"]["A"]) == (3, 4)
    assert "11 of the 21 members" in next(step.words for step in working.steps if step.principle == "(b)")


def test_no_group_has_every_seat_however_large():
    working = work_out([Group("A", 48), Group("B", 2)], 0, [Body("One", 5), Body("Two", 5)])

    assert [row["A"] for row in working.table.values()] == [4, 4]
    assert "holds A below its proportion on One and Two" in working.steps[1].words


def test_the_only_group_leaves_a_seat_to_those_in_none():
    working = work_out([Group("A", 12)], 0, [Body("One", 5)])

    assert working.table["One"] == {"A": 4, UNGROUPED: 1}


def test_a_tie_is_shown_and_goes_to_the_first_until_the_council_chooses():
    groups, bodies = [Group("B", 5), Group("A", 5)], [Body("One", 5)]

    undecided = work_out(groups, 0, bodies)
    decided = work_out(groups, 0, bodies, {undecided.ties[0].key: "B"})

    tie = undecided.ties[0]
    assert (tie.options, tie.chosen, tie.is_decided) == (("A", "B"), "A", False)
    assert undecided.totals == {"A": 3, "B": 2, UNGROUPED: 0}
    assert (decided.totals["B"], decided.ties[0].is_decided) == (3, True)


def test_a_choice_that_no_longer_fits_is_left_out():
    working = work_out([Group("A", 5), Group("B", 5)], 0, [Body("One", 5)], {"total_1": "C"})

    assert not working.ties[0].is_decided


def test_a_group_comes_before_those_in_no_group_when_they_tie():
    working = work_out([Group("A", 2)], 2, [Body("One", 3)])

    assert working.table["One"] == {"A": 2, UNGROUPED: 1}
    assert working.ties == ()


def test_seats_that_pass_are_said_one_by_one():
    report = published.EAST_SUSSEX

    steps = work_out(report.groups, report.ungrouped, report.bodies).steps

    passes = [step.words for step in steps if step.words.startswith("So that the totals of (c) hold")]
    assert len(passes) == 5
    assert "one seat on Pension passes from" in passes[0]
    assert "After those 5 seats have passed" in steps[-1].words
    assert "Such exchanges are for the groups to agree." in steps[-1].words


def test_a_seat_passes_once_on_a_body_or_not_at_all():
    groups = [Group(n, m) for n, m in (("A", 23), ("B", 12), ("C", 5), ("D", 5), ("E", 2))]
    sizes = {"One": 7, "Two": 6, "Three": 7, "Four": 5, "Five": 11, "Six": 11, "Seven": 7, "Eight": 18, "Nine": 7}

    steps = work_out(groups, 4, [Body(name, seats) for name, seats in sizes.items()]).steps

    passes = [found.groups() for step in steps if (found := PASS.search(step.words))]
    givers = {(body, giver) for body, giver, _ in passes}
    takers = {(body, taker) for body, _, taker in passes}
    assert passes and not givers & takers
    assert f"After those {len(passes)} seats" in steps[-1].words


def test_every_sum_can_be_checked_by_hand():
    working = work_out(published.EAST_SUSSEX.groups, 3, published.EAST_SUSSEX.bodies)

    figure = next(step for step in working.steps if step.principle == "(c)").figures[0]

    assert (figure.sum, figure.exact, figure.seats) == ("23 ÷ 50 × 79", "36.34", 36)


@pytest.mark.parametrize(
    ("groups", "bodies", "words"),
    [
        ([], [Body("One", 5)], "no political group yet"),
        ([Group("A", 1)], [Body("One", 5)], "A has fewer than two members"),
        ([Group("A", 5)], [], "No committee's seats are shared yet"),
        ([Group("A", 5)], [Body("One", 2)], "One shares fewer than three seats"),
        ([Group("A", 5), Group("A", 4)], [Body("One", 5)], "a name of its own"),
    ],
)
def test_what_has_no_balance_is_refused_in_words(groups, bodies, words):
    with pytest.raises(RuleBroken, match=words):
        work_out(groups, 0, bodies)


councils = st.lists(st.integers(2, 40), min_size=1, max_size=6).map(
    lambda sizes: [Group(f"Group {n}", size) for n, size in enumerate(sizes)]
)
committees = st.lists(st.integers(3, 20), min_size=1, max_size=8).map(
    lambda sizes: [Body(f"Committee {n}", size) for n, size in enumerate(sizes)]
)
any_council = settings(max_examples=60, deadline=None)


@any_council
@given(councils, st.integers(0, 5), committees)
def test_every_seat_is_given_once_and_the_columns_add_up(groups, ungrouped, bodies):
    working = work_out(groups, ungrouped, bodies)

    assert {name: sum(row.values()) for name, row in working.table.items()} == {b.name: b.seats for b in bodies}
    assert {name: sum(row[name] for row in working.table.values()) for name in working.totals} == working.totals
    assert min(seats for row in working.table.values() for seats in row.values()) >= 0


@any_council
@given(councils, st.integers(0, 5), committees)
def test_a_and_b_hold_on_every_body(groups, ungrouped, bodies):
    members = sum(group.members for group in groups) + ungrouped

    table = work_out(groups, ungrouped, bodies).table

    for body in bodies:
        for group in groups:
            assert table[body.name][group.name] < body.seats
            assert 2 * group.members <= members or 2 * table[body.name][group.name] > body.seats


@any_council
@given(councils, st.integers(0, 5), committees)
def test_totals_are_within_a_seat_of_proportion_where_a_and_b_do_not_bite(groups, ungrouped, bodies):
    members, seats = sum(group.members for group in groups) + ungrouped, sum(body.seats for body in bodies)
    assume(all(2 * group.members <= members for group in groups))

    working = work_out(groups, ungrouped, bodies)

    for group in groups:
        assert abs(working.totals[group.name] - Fraction(seats * group.members, members)) < 1
        for body in bodies:
            proportion = Fraction(body.seats * group.members, members)
            assert abs(working.table[body.name][group.name] - proportion) < 2
            assert abs(work_out(groups, ungrouped, [body]).table[body.name][group.name] - proportion) < 1


@any_council
@given(councils, st.integers(0, 5), committees, st.randoms())
def test_the_order_of_groups_does_not_matter(groups, ungrouped, bodies, random):
    shuffled = random.sample(groups, len(groups))

    assert work_out(shuffled, ungrouped, bodies) == work_out(groups, ungrouped, bodies)


@any_council
@given(councils, st.integers(0, 5), committees)
def test_a_larger_group_never_has_fewer_seats(groups, ungrouped, bodies):
    totals = work_out(groups, ungrouped, bodies).totals

    for one in groups:
        for other in groups:
            assert one.members <= other.members or totals[one.name] >= totals[other.name]


@any_council
@given(councils, st.integers(0, 5), committees)
def test_no_single_exchange_would_bring_the_table_nearer_to_proportion(groups, ungrouped, bodies):
    members = sum(group.members for group in groups) + ungrouped
    assume(all(2 * group.members <= members for group in groups))

    table = work_out(groups, ungrouped, bodies).table

    over = {
        (body.name, group.name): table[body.name][group.name] - Fraction(body.seats * group.members, members)
        for body in bodies
        for group in groups
    }
    for giver in groups:
        for taker in groups:
            for here in bodies:
                for there in bodies:
                    if not (table[here.name][giver.name] and table[there.name][taker.name]):
                        continue
                    if (
                        table[here.name][taker.name] + 1 >= here.seats
                        or table[there.name][giver.name] + 1 >= there.seats
                    ):
                        continue
                    if here == there or giver == taker:
                        continue
                    change = (over[here.name, taker.name] - over[here.name, giver.name] + 1) + (
                        over[there.name, giver.name] - over[there.name, taker.name] + 1
                    )
                    assert change >= 0
