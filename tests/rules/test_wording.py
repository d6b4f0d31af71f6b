"""Dates, times and lists as people read them."""

from datetime import date, time
from typing import get_args, get_type_hints

import pytest

from models.house_style_bodies import HouseStyleBody
from models.rules.wording import (
    DateStyle,
    TimeStyle,
    and_list,
    as_a_name,
    called,
    count_of,
    day_and_month,
    long_date,
    month_and_year,
    time_of_day,
)


@pytest.mark.parametrize("style", get_args(DateStyle))
def test_each_date_style_is_named_by_what_it_prints(style):
    assert long_date(date(2019, 6, 18), style) == style


def test_every_style_a_house_style_may_choose_can_be_printed():
    hints = get_type_hints(HouseStyleBody)

    assert set(get_args(hints["date_style"])) <= set(get_args(DateStyle))
    assert set(get_args(hints["time_style"])) <= set(get_args(TimeStyle))


@pytest.mark.parametrize("style", get_args(TimeStyle))
def test_each_time_style_is_named_by_what_it_prints(style):
    assert time_of_day(time(10), style) == style


@pytest.mark.parametrize(
    ("at", "style", "expected"),
    [
        (time(9), "10.00am", "9.00am"),
        (time(17, 30), "10.00 am", "5.30 pm"),
        (time(17, 30), "10.00 a.m.", "5.30 p.m."),
        (time(17, 30), "10am", "5.30pm"),
        (time(14), "10am", "2pm"),
        (time(12), "10.00 am", "midday"),
        (time(0), "10am", "midnight"),
        (time(12, 5), "10am", "12.05pm"),
        (time(0, 5), "10.00 am", "12.05 am"),
    ],
)
def test_a_time_is_written_on_the_twelve_hour_clock(at, style, expected):
    assert time_of_day(at, style) == expected


def test_a_date_can_be_written_in_part():
    assert day_and_month(date(2019, 7, 9)) == "Tuesday 9 July"
    assert month_and_year(date(2019, 6, 18)) == "June 2019"


@pytest.mark.parametrize(
    ("words", "expected"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_a_list_is_written_as_it_is_read_aloud(words, expected):
    assert and_list(words) == expected


def test_words_become_part_of_a_name():
    assert as_a_name("overview and scrutiny committee") == "Overview and Scrutiny Committee"
    assert as_a_name("sub-committee") == "Sub-committee"


def test_a_number_agrees_with_its_noun():
    assert [count_of(n, "clear day") for n in (0, 1, 5)] == ["0 clear days", "1 clear day", "5 clear days"]
    assert count_of(2, "person", "people") == "2 people"
    assert count_of(2427, "day") == "2,427 days"


def test_the_number_of_a_measure_never_reads_as_of_what_it_counts():
    names = ("% of children", "3 year olds in a nursery", "Plans issued")

    assert [called("20", name) for name in names] == [
        "20. % of children",
        "20. 3 year olds in a nursery",
        "20 Plans issued",
    ]
    assert (called("M1", "Plans"), called("", "% of children")) == ("M1 Plans", "% of children")
