"""Dates for a year of meetings."""

from datetime import date, timedelta

import pytest
from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules import RuleBroken
from models.rules.series import (
    EVERY_MONTH,
    LAST,
    MonthlyRule,
    ProposedDate,
    WeeklyRule,
    in_words,
    moved_to_working_days,
    proposed_dates,
)
from models.rules.working_days import closed_days

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = range(4)
CLOSED = closed_days(date(2019, 1, 1))
DAYS = (MO, TU, WE, TH, FR, SA, SU)


def days(dates):
    return [proposed.day for proposed in dates]


def test_the_second_tuesday_of_chosen_months():
    rule = MonthlyRule(TUESDAY, 2, frozenset({1, 3, 5}))

    assert days(proposed_dates(rule, date(2019, 1, 1), date(2019, 12, 31), CLOSED)) == [
        date(2019, 1, 8),
        date(2019, 3, 12),
        date(2019, 5, 14),
    ]


def test_the_last_thursday_is_the_fourth_or_the_fifth():
    rule = MonthlyRule(THURSDAY, LAST)

    assert days(proposed_dates(rule, date(2019, 1, 1), date(2019, 3, 31), CLOSED)) == [
        date(2019, 1, 31),
        date(2019, 2, 28),
        date(2019, 3, 28),
    ]


def test_the_first_and_last_days_of_a_series_are_part_of_it():
    rule = MonthlyRule(TUESDAY, 2)

    assert days(proposed_dates(rule, date(2019, 1, 8), date(2019, 2, 12), CLOSED)) == [
        date(2019, 1, 8),
        date(2019, 2, 12),
    ]
    assert days(proposed_dates(rule, date(2019, 1, 9), date(2019, 2, 12), CLOSED)) == [date(2019, 2, 12)]


def test_every_second_monday_says_which_dates_are_left_out_and_why():
    dates = proposed_dates(WeeklyRule(MONDAY, 2), date(2019, 4, 6), date(2019, 5, 20), CLOSED)

    assert dates == [
        ProposedDate(date(2019, 4, 8)),
        ProposedDate(date(2019, 4, 22), "Easter Monday, a bank holiday"),
        ProposedDate(date(2019, 5, 6), "Early May bank holiday"),
        ProposedDate(date(2019, 5, 20)),
    ]
    assert [proposed.is_skipped for proposed in dates] == [False, True, True, False]


def test_dates_left_out_can_move_to_the_next_working_day():
    dates = proposed_dates(WeeklyRule(MONDAY, 2), date(2019, 4, 8), date(2019, 4, 22), CLOSED)

    assert moved_to_working_days(dates, CLOSED) == [
        ProposedDate(date(2019, 4, 8)),
        ProposedDate(date(2019, 4, 23), moved_from=date(2019, 4, 22)),
    ]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (MonthlyRule(TUESDAY, 2), "the second Tuesday of every month"),
        (MonthlyRule(THURSDAY, LAST, frozenset({3, 1, 5})), "the last Thursday of January, March and May"),
        (WeeklyRule(MONDAY), "every Monday"),
        (WeeklyRule(MONDAY, 2), "every 2 weeks on Monday"),
    ],
)
def test_a_rule_is_said_in_words(rule, expected):
    assert in_words(rule) == expected


@pytest.mark.parametrize(
    ("rule", "from_on", "until_on", "field"),
    [
        (WeeklyRule(MONDAY), date(2019, 5, 2), date(2019, 5, 1), "until_on"),
        (WeeklyRule(MONDAY), date(2019, 5, 2), date(2022, 5, 3), "until_on"),
        (MonthlyRule(TUESDAY, 2), date(2019, 5, 15), date(2019, 5, 31), "until_on"),
        (WeeklyRule(7), date(2019, 5, 1), date(2019, 6, 1), "weekday"),
        (WeeklyRule(MONDAY, 0), date(2019, 5, 1), date(2019, 6, 1), "every_weeks"),
        (MonthlyRule(TUESDAY, 5), date(2019, 5, 1), date(2019, 6, 1), "nth"),
        (MonthlyRule(TUESDAY, 0), date(2019, 5, 1), date(2019, 6, 1), "nth"),
        (MonthlyRule(TUESDAY, 2, frozenset()), date(2019, 5, 1), date(2019, 6, 1), "months"),
        (MonthlyRule(TUESDAY, 2, frozenset({13})), date(2019, 5, 1), date(2019, 6, 1), "months"),
    ],
)
def test_a_series_that_cannot_be_is_refused_beside_its_field(rule, from_on, until_on, field):
    with pytest.raises(RuleBroken) as refusal:
        proposed_dates(rule, from_on, until_on, CLOSED)

    assert refusal.value.field == field


def test_a_series_may_run_for_three_years_to_the_day():
    assert proposed_dates(WeeklyRule(THURSDAY), date(2019, 5, 2), date(2022, 5, 2), CLOSED)


@settings(max_examples=40, deadline=None)
@given(
    weekday=st.integers(0, 6),
    nth=st.sampled_from([1, 2, 3, 4, LAST]),
    months=st.frozensets(st.sampled_from(sorted(EVERY_MONTH)), min_size=1),
    from_on=st.dates(date(2018, 1, 1), date(2028, 1, 1)),
)
def test_months_agree_with_the_calendar_standard(weekday, nth, months, from_on):
    until_on = from_on + timedelta(days=800)
    expected = rrule(MONTHLY, dtstart=from_on, until=until_on, bymonth=sorted(months), byweekday=DAYS[weekday](nth))

    found = proposed_dates(MonthlyRule(weekday, nth, months), from_on, until_on, {})

    assert days(found) == [each.date() for each in expected]


@settings(max_examples=40, deadline=None)
@given(weekday=st.integers(0, 6), weeks=st.integers(1, 8), from_on=st.dates(date(2018, 1, 1), date(2028, 1, 1)))
def test_weeks_agree_with_the_calendar_standard(weekday, weeks, from_on):
    until_on = from_on + timedelta(days=200)
    found = days(proposed_dates(WeeklyRule(weekday, weeks), from_on, until_on, {}))

    expected = rrule(WEEKLY, interval=weeks, dtstart=found[0], until=until_on)

    assert found[0] - from_on < timedelta(days=7)
    assert found == [each.date() for each in expected]
