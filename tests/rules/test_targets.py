"""Targets: which holds in a period, the steps of a progressive one, and their words."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.periods import named, shown_columns
from models.rules.targets import NOTHING, TargetIn, aim_in_words, target_in, target_in_words
from models.scorecard_vocabulary import Frequency, TargetKind, Unit


@dataclass(frozen=True)
class Kept:
    starts_on: date = date(2018, 4, 1)
    ends_on: date | None = None
    kind: TargetKind = TargetKind.VALUE
    value: Decimal | None = Decimal(580)
    tolerance: Decimal | None = None
    start_value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    edge: Decimal | None = None
    note: str = ""


YEAR = named(Frequency.ANNUAL, "2018/19")
BAND = TargetIn(TargetKind.BAND, low=Decimal(12), high=Decimal(18), edge=Decimal(1))


def test_a_target_holds_in_the_periods_that_end_between_its_days():
    kept = [Kept(date(2018, 4, 1), date(2019, 3, 31))]

    assert target_in(kept, YEAR, 0).value == 580
    assert target_in(kept, named(Frequency.ANNUAL, "2017/18"), 0) == NOTHING
    assert target_in(kept, named(Frequency.ANNUAL, "2019/20"), 0) == NOTHING


def test_of_two_that_hold_the_one_that_took_over_last_counts():
    kept = [Kept(date(2018, 10, 1), value=Decimal(2)), Kept(date(2015, 4, 1), value=Decimal(1))]

    assert target_in(kept, YEAR, 0).value == 2
    assert target_in([*kept, Kept(date(2018, 10, 1), value=Decimal(3))], YEAR, 0).value == 3


def test_a_progressive_target_goes_up_by_equal_steps_to_its_value():
    """Warwickshire set progressive targets through 2018/19 for plans issued in 20 weeks: 90% was the last."""
    kept = [
        Kept(date(2018, 4, 1), date(2019, 3, 31), TargetKind.PROGRESSIVE, value=Decimal(90), start_value=Decimal(29))
    ]
    quarters = shown_columns(Frequency.QUARTERLY, date(2019, 3, 31), 1)

    assert [target_in(kept, one, 0).value for one in quarters] == [44, 60, 75, 90]
    assert [target_in(kept, one, 2).value for one in quarters] == [
        Decimal("44.25"),
        Decimal("59.5"),
        Decimal("74.75"),
        90,
    ]


@given(
    st.decimals(-1000, 1000, places=1), st.decimals(-1000, 1000, places=1), st.integers(1, 4), st.sampled_from([0, 1])
)
def test_steps_never_turn_back_and_end_at_the_value(start, value, years, decimals):
    kept = Kept(date(2019 - years, 4, 1), date(2019, 3, 31), TargetKind.PROGRESSIVE, value, start_value=start)

    steps = [target_in([kept], one, decimals).value for one in shown_columns(Frequency.MONTHLY, kept.ends_on, years)]

    assert steps[:-1] == sorted(steps[:-1], reverse=value < start)
    assert steps[-1] == value


@pytest.mark.parametrize(
    ("target", "unit", "decimals", "words"),
    [
        (NOTHING, Unit.COUNT, 0, "Not a target measure"),
        (TargetIn(TargetKind.VALUE, Decimal(3461)), Unit.COUNT, 0, "3,461"),
        (
            TargetIn(TargetKind.VALUE, Decimal(90), Decimal(2)),
            Unit.PERCENT,
            0,
            "90%, near it within 2 percentage points",
        ),
        (TargetIn(TargetKind.VALUE, Decimal("89.5")), Unit.PERCENT, 0, "89.5%"),
        (BAND, Unit.PERCENT, 0, "12% to 18%, amber within 1 percentage point of either end"),
        (replace(BAND, edge=None), Unit.RATIO, 1, "12.0 to 18.0"),
    ],
)
def test_a_target_has_words(target, unit, decimals, words):
    assert target_in_words(target, unit, decimals) == words


def test_a_target_as_it_is_kept_has_words_too():
    steps = Kept(kind=TargetKind.PROGRESSIVE, value=Decimal(90), start_value=Decimal("29.5"))

    assert aim_in_words(steps, Unit.PERCENT, 0) == "from 29.5% to 90% by equal steps"
    assert aim_in_words(Kept(tolerance=Decimal(5)), Unit.COUNT, 0) == "580, near it within 5"


def test_a_band_knows_its_amber_edges_and_how_far_outside_a_figure_is():
    assert (BAND.edge_low, BAND.edge_high) == (13, 17)
    assert [BAND.distance(Decimal(value)) for value in (10, 12, 15, 18, 21)] == [2, 0, 0, 0, 3]
    assert replace(BAND, edge=Decimal(0)).edge_low is None
