"""Slips of the unit: which figures have a size to go by."""

from decimal import Decimal

import pytest

from models.rules.periods import named
from models.rules.readings import Doubt, DoubtKind, Entry, History, doubts
from models.scorecard_vocabulary import Frequency, Unit


def asked(value: str, others: list[str], unit: Unit) -> list[Doubt]:
    entry = Entry(named(Frequency.QUARTERLY, "Q4 2018/19"), value=Decimal(value))
    return doubts(entry, History(map(Decimal, others)), unit, 1)


@pytest.mark.parametrize(
    ("value", "others", "unit"),
    [
        ("900", ["-3", "12"], Unit.POUNDS),
        ("900", ["-3", "12", "15", "40"], Unit.POUNDS),
        ("-900", ["8", "12", "15"], Unit.POUNDS),
        ("1100", ["-3", "900", "12"], Unit.POUNDS),
        ("-0.3", ["-3", "900", "12", "-41"], Unit.POUNDS),
        ("1100", ["3", "900", "12", "70"], Unit.POUNDS),
        ("900", ["0", "0", "3", "12"], Unit.POUNDS),
        ("45", ["-0.4", "0.5", "0.3"], Unit.PERCENT),
    ],
)
def test_figures_that_swing_round_nothing_or_are_not_alike_have_no_size_to_go_by(value, others, unit):
    assert asked(value, others, unit) == []
    assert asked(value, [*others, value], unit) == []


@pytest.mark.parametrize(
    ("value", "others", "unit", "meant"),
    [
        ("940", ["93.1", "95"], Unit.PERCENT, "94"),
        ("940", ["93.1", "95", "92", "-1"], Unit.PERCENT, "94"),
        ("940", ["93.1", "95", "94.4", "933", "951"], Unit.PERCENT, "94"),
        ("1234000", ["1234"], Unit.POUNDS, "1234"),
        ("1234000", ["1190", "1300", "1234", "-5"], Unit.POUNDS, "1234"),
        ("-851000", ["-851", "-790", "-910"], Unit.POUNDS, "-851"),
        ("12.34", ["1190", "1300", "0"], Unit.POUNDS, "1234"),
        ("1234000", ["1190", "1300", "60000", "1250"], Unit.COUNT, "1234"),
    ],
)
def test_a_slip_is_found_among_figures_most_of_which_are_alike(value, others, unit, meant):
    (slip,) = asked(value, others, unit)

    assert (slip.kind, slip.perhaps) == (DoubtKind.UNIT_SLIP, Decimal(meant))
