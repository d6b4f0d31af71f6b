"""How a measure stands against its target, with every judgement explaining itself."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.scorecards import Gauge, standing
from models.rules.targets import NOTHING, TargetIn
from models.scorecard_vocabulary import Polarity, ReadingState, Standing, TargetKind, Unit
from tests.rules.gauges import BAND, BANDED, HIGHER, LOWER, NUMBERS, PLACES, aim, figure


@pytest.mark.parametrize(
    ("gauge", "value", "target", "word", "why"),
    [
        (LOWER, "660", aim("580"), Standing.OFF_TRACK, "660 against a target of at most 580: it misses by 80."),
        (LOWER, "580", aim("580"), Standing.ON_TRACK, "580 against a target of at most 580."),
        (HIGHER, "2378", aim("2000"), Standing.ON_TRACK, "2,378 against a target of at least 2,000."),
        (
            HIGHER,
            "358",
            aim("360", "2"),
            Standing.NEAR,
            "358 against a target of at least 360: it misses by 2, and up to 2 is near.",
        ),
        (
            HIGHER,
            "357",
            aim("360", "2"),
            Standing.OFF_TRACK,
            "357 against a target of at least 360: it misses by 3, more than the 2 that is near.",
        ),
        (
            Gauge(Unit.PERCENT, 0, Polarity.HIGHER),
            "60",
            aim("90"),
            Standing.OFF_TRACK,
            "60% against a target of at least 90%: it misses by 30 percentage points.",
        ),
        (BANDED, "11", BAND, Standing.OFF_TRACK, "11% is 1 percentage point below the band of 12% to 18%."),
        (
            BANDED,
            "12",
            BAND,
            Standing.NEAR,
            "12% is in the band of 12% to 18%, but within 1 percentage point of its lower end, where it turns amber.",
        ),
        (BANDED, "14", BAND, Standing.ON_TRACK, "14% is in the band of 12% to 18%."),
        (BANDED, "19", BAND, Standing.OFF_TRACK, "19% is 1 percentage point above the band of 12% to 18%."),
        (BANDED, "15", aim("15"), Standing.NO_TARGET, "It is good within a band, and no band is set."),
        (LOWER, "15", NOTHING, Standing.NO_TARGET, "No target is set for 2018/19."),
        (BANDED, "15", NOTHING, Standing.NO_TARGET, "No target is set for 2018/19."),
        (LOWER, "15", TargetIn(TargetKind.NONE), Standing.NO_TARGET, "Not a target measure."),
        (replace(LOWER, polarity=Polarity.CONTEXT), "15", NOTHING, Standing.NO_TARGET, "Not a target measure."),
        (replace(LOWER, polarity=Polarity.CONTEXT), "15", aim("2"), Standing.NO_TARGET, "Not a target measure."),
    ],
)
def test_a_figure_stands_against_its_target_and_says_why(gauge, value, target, word, why):
    judged = standing(figure(value), target, gauge)

    assert (judged.word, judged.why) == (word, why)
    assert judged.meaning


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("11.9", Standing.OFF_TRACK),
        ("12", Standing.NEAR),
        ("13", Standing.NEAR),
        ("13.1", Standing.ON_TRACK),
        ("16.9", Standing.ON_TRACK),
        ("17", Standing.NEAR),
        ("18", Standing.NEAR),
        ("18.1", Standing.OFF_TRACK),
    ],
)
def test_the_amber_edges_of_mertons_band_are_counted_in(value, word):
    """Second child protection plans: "in the range of 12-18%", "amber as it moves to the edge", "red if outside"."""
    assert standing(figure(value), BAND, replace(BANDED, decimals=1)).word == word


def test_a_band_without_amber_is_on_track_to_its_ends_and_near_them_outside_if_the_measure_says_so():
    plain = replace(BAND, edge=None)

    assert standing(figure("12"), plain, BANDED).word == Standing.ON_TRACK
    assert standing(figure("20"), plain, BANDED).word == Standing.OFF_TRACK
    assert standing(figure("20"), plain, replace(BANDED, near=Decimal(2))).word == Standing.NEAR


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (ReadingState.AWAITED, "Data is awaited."),
        (ReadingState.NOT_AVAILABLE, "Data is not available."),
        (ReadingState.NOT_MONITORED, "It was not previously monitored."),
        (ReadingState.SUPPRESSED, "The number is too small to publish."),
    ],
)
def test_what_has_no_figure_is_not_judged_even_if_one_is_kept_secret(state, why):
    judged = standing(figure("3" if state is ReadingState.SUPPRESSED else None, state), aim("2"), LOWER)

    assert (judged.word, judged.why, judged.state) == (Standing.NO_DATA, why, state)
    assert standing(None, aim("2"), LOWER).state is ReadingState.AWAITED


def test_a_figure_is_judged_as_it_is_printed():
    computed = Decimal(100) * 100 / Decimal(112)

    assert standing(figure(computed), aim("89"), Gauge(Unit.PERCENT, 0, Polarity.LOWER)).word == Standing.ON_TRACK
    assert standing(figure(computed), aim("89.3"), Gauge(Unit.PERCENT, 0, Polarity.HIGHER)).word == Standing.ON_TRACK


@given(NUMBERS, NUMBERS, st.none() | st.decimals(0, 100, places=2), PLACES)
def test_more_where_higher_is_better_stands_as_less_where_lower_is(value, target, tolerance, decimals):
    high = standing(
        figure(value), TargetIn(TargetKind.VALUE, target, tolerance), Gauge(Unit.RATIO, decimals, Polarity.HIGHER)
    )
    low = standing(
        figure(-value), TargetIn(TargetKind.VALUE, -target, tolerance), Gauge(Unit.RATIO, decimals, Polarity.LOWER)
    )

    assert high.word == low.word


@given(NUMBERS, st.decimals(0, 100, places=3), st.decimals(0, 50, places=3), NUMBERS)
def test_a_band_stands_the_same_from_both_sides(low, width, edge, value):
    gauge = Gauge(Unit.RATIO, 3, Polarity.BAND)
    band = TargetIn(TargetKind.BAND, low=low, high=low + width, edge=min(edge, width / 2))
    mirrored = replace(band, low=-(low + width), high=-low)

    judged = standing(figure(value), band, gauge)

    assert judged.word == standing(figure(-value), mirrored, gauge).word
    assert (judged.word == Standing.OFF_TRACK) == (not low <= value <= low + width)
