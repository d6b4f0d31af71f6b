"""Which way a measure went and where it is heading, with every judgement explaining itself."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.scorecards import Gauge, travel, trend
from models.scorecard_vocabulary import Course, Direction, Polarity, Unit
from tests.rules.gauges import BAND, BANDED, HIGHER, LOWER, NUMBERS, PLACES, years


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
