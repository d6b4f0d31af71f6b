"""How a measure stands, which way it went and where it is heading, with every judgement explaining itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.periods import named, shown_columns
from models.rules.scorecards import Figure, Gauge, standing, travel, trend
from models.rules.targets import NOTHING, TargetIn
from models.scorecard_vocabulary import Course, Direction, Frequency, Polarity, ReadingState, Standing, TargetKind, Unit

YEAR = named(Frequency.ANNUAL, "2018/19")
HIGHER = Gauge(Unit.COUNT, 0, Polarity.HIGHER)
LOWER = Gauge(Unit.COUNT, 0, Polarity.LOWER)
BANDED = Gauge(Unit.PERCENT, 0, Polarity.BAND)
BAND = TargetIn(TargetKind.BAND, low=Decimal(12), high=Decimal(18), edge=Decimal(1))
NUMBERS = st.decimals(-10_000, 10_000, places=3)
PLACES = st.integers(0, 3)


def figure(value: str | Decimal | None, state: ReadingState = ReadingState.GIVEN) -> Figure:
    return Figure(YEAR, state, None if value is None else Decimal(value))


def years(*values: str | None) -> list[Figure]:
    """Figures of the years to 2018/19; None is a year whose data is not available."""
    columns = shown_columns(Frequency.ANNUAL, date(2019, 3, 31), len(values))
    return [
        Figure(period, ReadingState.NOT_AVAILABLE if value is None else ReadingState.GIVEN, value and Decimal(value))
        for period, value in zip(columns, values, strict=True)
    ]


def aim(value: str, tolerance: str | None = None) -> TargetIn:
    return TargetIn(TargetKind.VALUE, Decimal(value), Decimal(tolerance) if tolerance else None)


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
        (LOWER, "15", NOTHING, Standing.NO_TARGET, "Not a target measure."),
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


@pytest.mark.parametrize(
    ("gauge", "values", "direction", "course", "why"),
    [
        (
            LOWER,
            ("651", "660"),
            Direction.UP,
            Course.DECLINING,
            "It rose from 651 to 660 between 2017/18 and 2018/19.",
        ),
        (
            LOWER,
            ("564", "346"),
            Direction.DOWN,
            Course.IMPROVING,
            "It fell from 564 to 346 between 2017/18 and 2018/19.",
        ),
        (HIGHER, ("1939", "2378"), Direction.UP, Course.IMPROVING, None),
        (HIGHER, ("358", "358"), Direction.LEVEL, Course.STEADY, "It stayed at 358 between 2017/18 and 2018/19."),
        (HIGHER, ("358.4", "357.6"), Direction.LEVEL, Course.STEADY, None),
        (replace(HIGHER, polarity=Polarity.CONTEXT), ("1", "2"), Direction.UP, Course.CHANGED, None),
        (HIGHER, ("85", None), Direction.UNKNOWN, Course.UNKNOWN, "Data is not available for 2018/19."),
        (HIGHER, (None, "85"), Direction.UNKNOWN, Course.UNKNOWN, "Data is not available for 2017/18."),
        (HIGHER, ("85",), Direction.UNKNOWN, Course.UNKNOWN, "There is no earlier figure to compare it with."),
    ],
)
def test_the_direction_on_the_last_period_has_its_meaning(gauge, values, direction, course, why):
    judged = travel(years(*values), gauge)

    assert (judged.direction, judged.word) == (direction, course)
    assert why in (judged.why, None)


@pytest.mark.parametrize(
    ("old", "new", "course"),
    [
        ("10", "11", Course.IMPROVING),
        ("10", "15", Course.IMPROVING),
        ("15", "20", Course.DECLINING),
        ("13", "17", Course.STEADY),
        ("10", "20", Course.STEADY),
        ("20", "20", Course.STEADY),
    ],
)
def test_where_a_band_is_good_the_way_towards_it_is(old, new, course):
    assert travel(years(old, new), BANDED, (), BAND).word == course
    assert travel(years(old, new), BANDED).word in (Course.CHANGED, Course.STEADY)


@pytest.mark.parametrize("gauge", [LOWER, HIGHER, BANDED])
def test_where_a_band_took_the_place_of_a_value_the_way_towards_it_is_good(gauge):
    assert travel(years("15", "10"), gauge, (), BAND).word == Course.DECLINING
    assert travel(years("22", "19"), gauge, (), BAND).word == Course.IMPROVING
    assert trend(years("15", "11", "8", "5"), gauge, 4, (), BAND).word == Course.DECLINING
    assert travel(years("15", "10"), replace(gauge, polarity=Polarity.CONTEXT), (), BAND).word == Course.CHANGED


def test_no_direction_and_no_trend_crosses_a_break():
    figures = years("3", "4", "5", "6")

    assert travel(figures, HIGHER, [date(2018, 4, 1)]).word == Course.UNKNOWN
    assert "from 1 April 2018 cannot be compared" in travel(figures, HIGHER, [date(2018, 4, 1)]).why
    assert travel(figures, HIGHER, [date(2017, 4, 1)]).word == Course.IMPROVING
    assert trend(figures, HIGHER, 4, [date(2017, 4, 1)]).word == Course.UNKNOWN
    assert "there are 2 since 1 April 2017" in trend(figures, HIGHER, 4, [date(2017, 4, 1)]).why
    assert trend(figures, HIGHER, 4, [date(2016, 4, 1)]).word == Course.IMPROVING
    assert trend(figures, HIGHER, 4, [date(2012, 4, 1)]).word == Course.IMPROVING


@pytest.mark.parametrize(
    ("day", "course"),
    [
        (date(2018, 3, 31), Course.IMPROVING),
        (date(2018, 4, 1), Course.UNKNOWN),
        (date(2019, 3, 31), Course.UNKNOWN),
        (date(2019, 4, 1), Course.IMPROVING),
    ],
)
def test_a_break_is_before_the_period_that_ends_on_its_day(day, course):
    assert travel(years("5", "6"), HIGHER, [day]).word == course


@pytest.mark.parametrize(
    ("gauge", "values", "direction", "course"),
    [
        (LOWER, ("677", "620", "651", "660"), Direction.UP, Course.DECLINING),
        (LOWER, ("473", "439", "564", "346"), Direction.DOWN, Course.IMPROVING),
        (replace(LOWER, decimals=1), ("16.8", "19.2", "19.8", "20.4"), Direction.UP, Course.DECLINING),
        (HIGHER, (None, "36.2", "30", "60"), Direction.UP, Course.IMPROVING),
        (HIGHER, ("358", "358", "359", "358"), Direction.LEVEL, Course.STEADY),
        (HIGHER, ("358", "358", "359", "359"), Direction.LEVEL, Course.STEADY),
        (HIGHER, (None, None, "125", "98"), Direction.UNKNOWN, Course.UNKNOWN),
        (HIGHER, (None,), Direction.UNKNOWN, Course.UNKNOWN),
    ],
)
def test_the_trend_is_the_middle_change_of_the_years(gauge, values, direction, course):
    """Warwickshire's year-end report of 2018/19 draws these arrows; it states no rule for them."""
    judged = trend(years(*values), gauge, 4)

    assert (judged.direction, judged.word) == (direction, course)


def test_a_trend_tells_its_rule_and_its_numbers():
    judged = trend(years("677", "620", "651", "660"), LOWER, 4)

    assert judged.why == (
        "Of its 4 figures from 2015/16 to 2018/19, taken two by two, the middle change from one period to the next is "
        "a rise of 1.7; up to 0.5 either way is steady."
    )
    assert judged.meaning == "Over the longer run it rose, and a rise is not good here. Performance is declining."


def test_no_figures_at_all_have_no_trend():
    assert trend([], HIGHER, 4).why == "A trend takes 3 figures, and there are 0."


def test_a_trend_of_two_periods_takes_two_figures():
    assert trend(years("1", "5", "3"), HIGHER, 2).word == Course.DECLINING


SERIES = st.lists(st.none() | NUMBERS.map(str), min_size=2, max_size=8)


@given(SERIES, PLACES, st.integers(2, 8))
def test_a_course_is_the_same_for_the_mirrored_figures_of_the_mirrored_polarity(values, decimals, periods):
    high, low = Gauge(Unit.RATIO, decimals, Polarity.HIGHER), Gauge(Unit.RATIO, decimals, Polarity.LOWER)
    figures = years(*values)
    mirrored = [replace(one, value=None if one.value is None else -one.value) for one in figures]

    assert travel(figures, high).word == travel(mirrored, low).word
    assert trend(figures, high, periods).word == trend(mirrored, low, periods).word


@given(SERIES, PLACES)
def test_what_improves_where_higher_is_better_declines_where_lower_is(values, decimals):
    high, low = Gauge(Unit.RATIO, decimals, Polarity.HIGHER), Gauge(Unit.RATIO, decimals, Polarity.LOWER)
    opposite = {Course.IMPROVING: Course.DECLINING, Course.DECLINING: Course.IMPROVING}

    for judge in (travel, lambda figures, gauge: trend(figures, gauge, 4)):
        up, down = judge(years(*values), high), judge(years(*values), low)
        assert up.direction == down.direction
        assert down.word == opposite.get(up.word, up.word)
