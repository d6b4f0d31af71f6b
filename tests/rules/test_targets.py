"""Targets: which holds in a period, the steps of a progressive one, and their words."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.periods import before, latest_ended, named, period_of, shown_columns
from models.rules.readings import History
from models.rules.targets import NOTHING, TargetIn, aim_in_words, doubts, held_from, target_in, target_in_words
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


@pytest.mark.parametrize("frequency", Frequency)
def test_a_target_holds_from_the_very_period_it_was_set_from(frequency):
    first = latest_ended(frequency, date(2019, 4, 30))
    kept = [Kept(held_from(first))]

    assert target_in(kept, first, 0).value == 580
    assert target_in(kept, before(first), 0) == NOTHING
    assert period_of(frequency, held_from(first)) == first


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
        (NOTHING, Unit.COUNT, 0, "No target set"),
        (TargetIn(TargetKind.NONE), Unit.COUNT, 0, "Not a target measure"),
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


@pytest.mark.parametrize(
    ("aims", "read", "unit", "asked"),
    [
        (
            {"value": "940"},
            ["92.1", "95.5"],
            Unit.PERCENT,
            [("value", "940.0% looks ten times too large: its figures are near 93.8%. Is it 94.0%?")],
        ),
        (
            {"value": "940"},
            [],
            Unit.PERCENT,
            [("value", "940.0% looks ten times too large: a percentage is at most 100%. Is it 94.0%?")],
        ),
        (
            {"low": "-5", "high": "180"},
            [],
            Unit.PERCENT,
            [
                ("low", "−5.0% is not between 0% and 100%. Check it."),
                ("high", "180.0% looks ten times too large: a percentage is at most 100%. Is it 18.0%?"),
            ],
        ),
        (
            {"start_value": "29", "value": "104"},
            ["30", "44"],
            Unit.PERCENT,
            [("value", "104.0% is not between 0% and 100%. Check it.")],
        ),
        (
            {"value": "1234000"},
            ["1190", "1300"],
            Unit.POUNDS,
            [
                (
                    "value",
                    "£1,234,000.0 looks a thousand times too large: its figures are near £1,245.0. Is it £1,234.0?",
                )
            ],
        ),
        ({"value": "94"}, ["92.1"], Unit.PERCENT, []),
        ({"value": "0"}, ["92.1"], Unit.PERCENT, []),
        ({"value": "104"}, ["102", "99"], Unit.PERCENT, []),
        ({"low": "-5", "high": "5"}, ["-2"], Unit.PERCENT, []),
        ({"value": "940"}, [], Unit.COUNT, []),
    ],
)
def test_an_aim_is_asked_about_as_a_figure_is(aims, read, unit, asked):
    found = doubts({name: Decimal(one) for name, one in aims.items()}, History([Decimal(one) for one in read]), unit, 1)

    assert [(one.field, one.sentence) for one in found] == asked
