"""Counting in the days a council is open."""

from datetime import date

import pytest

from models.rules.working_days import (
    closed_days,
    days_between,
    is_working_day,
    why_closed,
    working_day_from,
    working_days_after,
    working_days_before,
)

CLOSED = closed_days(date(2019, 6, 1))


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        (date(2019, 7, 17), 1, date(2019, 7, 16)),
        (date(2019, 6, 18), 2, date(2019, 6, 14)),
        (date(2019, 4, 23), 1, date(2019, 4, 18)),
        (date(2020, 1, 2), 1, date(2019, 12, 31)),
        (date(2019, 7, 17), 0, date(2019, 7, 17)),
    ],
)
def test_working_days_are_counted_back_past_weekends_and_bank_holidays(day, number, expected):
    assert working_days_before(day, number, CLOSED) == expected


def test_working_days_are_counted_forward_past_weekends_and_bank_holidays():
    assert working_days_after(date(2019, 4, 18), 1, CLOSED) == date(2019, 4, 23)


def test_a_working_day_is_its_own_next_working_day():
    assert working_day_from(date(2019, 4, 18), CLOSED) == date(2019, 4, 18)
    assert working_day_from(date(2019, 4, 19), CLOSED) == date(2019, 4, 23)


def test_the_council_closes_on_days_of_its_own_and_opens_on_bank_holidays():
    closed = closed_days(
        date(2019, 6, 1),
        own_closed={date(2019, 6, 3): "staff conference", date(2019, 6, 4): ""},
        own_open={date(2019, 5, 6)},
    )

    assert why_closed(date(2019, 6, 3), closed) == "a day the council is closed (staff conference)"
    assert why_closed(date(2019, 6, 4), closed) == "a day the council is closed"
    assert is_working_day(date(2019, 5, 6), closed)
    assert not is_working_day(date(2019, 5, 27), closed)


def test_a_weekend_day_cannot_be_opened():
    closed = closed_days(date(2019, 6, 1), own_open={date(2019, 6, 1)})

    assert why_closed(date(2019, 6, 1), closed) == "a weekend day"


def test_closed_days_reach_a_year_either_side():
    closed = closed_days(date(2019, 1, 2), date(2020, 12, 31))

    assert {day.year for day in closed} == {2018, 2019, 2020, 2021}


def test_days_between_includes_both_ends():
    assert list(days_between(date(2019, 6, 1), date(2019, 6, 2))) == [date(2019, 6, 1), date(2019, 6, 2)]
    assert list(days_between(date(2019, 6, 2), date(2019, 6, 1))) == []
