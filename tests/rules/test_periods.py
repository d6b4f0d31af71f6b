"""Periods: their days, their names, their order, and what people write for them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import RuleBroken
from models.rules.periods import (
    Period,
    after,
    before,
    ending_in,
    how_many,
    latest_ended,
    named,
    period_ending,
    period_of,
    shown_columns,
    table_columns,
    with_months,
    year_before,
)
from models.scorecard_vocabulary import Frequency

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
KINDS = st.sampled_from(Frequency)


@pytest.mark.parametrize(
    ("frequency", "starts_on", "ends_on", "key", "label", "short"),
    [
        (Frequency.ANNUAL, "2018-04-01", "2019-03-31", "2018-19", "2018/19", "18/19"),
        (Frequency.ANNUAL, "1999-04-01", "2000-03-31", "1999-00", "1999/00", "99/00"),
        (
            Frequency.QUARTERLY,
            "2019-01-01",
            "2019-03-31",
            "2018-19-q4",
            "Quarter 4 2018/19 (January to March 2019)",
            "Q4 18/19",
        ),
        (
            Frequency.QUARTERLY,
            "2018-07-01",
            "2018-09-30",
            "2018-19-q2",
            "Quarter 2 2018/19 (July to September 2018)",
            "Q2 18/19",
        ),
        (Frequency.MONTHLY, "2020-02-01", "2020-02-29", "2020-02", "February 2020", "Feb 2020"),
        (Frequency.MONTHLY, "2003-04-01", "2003-04-30", "2003-04-month", "April 2003", "Apr 2003"),
        (Frequency.TERMLY, "2019-01-01", "2019-04-30", "2019-spring", "Spring term 2019", "Spring 2019"),
        (Frequency.TERMLY, "2018-09-01", "2018-12-31", "2018-autumn", "Autumn term 2018", "Autumn 2018"),
        (Frequency.ACADEMIC_YEAR, "2018-09-01", "2019-08-31", "2018-19-academic", "Academic year 2018/19", "18/19"),
        (Frequency.CALENDAR_YEAR, "2018-01-01", "2018-12-31", "2018", "2018", "2018"),
        (Frequency.ROLLING, "2018-04-01", "2019-03-31", "to-2019-03", "Year to March 2019", "to Mar 2019"),
    ],
)
def test_a_period_has_its_days_and_its_names(frequency, starts_on, ends_on, key, label, short):
    period = period_ending(frequency, date.fromisoformat(ends_on))

    assert period.starts_on.isoformat() == starts_on
    assert (period.key, period.label, period.short) == (key, label, short)


@pytest.mark.parametrize(
    ("frequency", "day", "says"),
    [
        (Frequency.QUARTERLY, date(2019, 5, 31), "30 June, 30 September, 31 December or 31 March"),
        (Frequency.MONTHLY, date(2020, 2, 28), "28 February 2020 is no such day"),
        (Frequency.ANNUAL, date(2019, 12, 31), "A financial year ends on 31 March"),
        (Frequency.TERMLY, date(2019, 7, 31), "31 August (summer)"),
        (Frequency.ANNUAL, date(9999, 3, 31), "between the years 1900 and 2200"),
    ],
)
def test_a_day_that_ends_no_such_period_is_refused(frequency, day, says):
    with pytest.raises(RuleBroken) as refused:
        period_ending(frequency, day)

    assert says in refused.value.message
    assert refused.value.field == "period"


@pytest.mark.parametrize(
    ("frequency", "text", "key"),
    [
        (Frequency.ANNUAL, "2018/19", "2018-19"),
        (Frequency.ANNUAL, "15/16", "2015-16"),
        (Frequency.ANNUAL, "2018–2019", "2018-19"),
        (Frequency.ANNUAL, "Financial year 2018/19", "2018-19"),
        (Frequency.ANNUAL, "March 2019", "2018-19"),
        (Frequency.QUARTERLY, "Q4 2018/19", "2018-19-q4"),
        (Frequency.QUARTERLY, "2018/19 Q1", "2018-19-q1"),
        (Frequency.QUARTERLY, "quarter 2 (July–Sept) 2018/19", "2018-19-q2"),
        (Frequency.QUARTERLY, "Quarter 3, 18/19", "2018-19-q3"),
        (Frequency.QUARTERLY, "Dec 2018", "2018-19-q3"),
        (Frequency.QUARTERLY, "2018-12-31", "2018-19-q3"),
        (Frequency.MONTHLY, "Sept 2018", "2018-09"),
        (Frequency.MONTHLY, "2003-04", "2003-04-month"),
        (Frequency.ANNUAL, "2003-04", "2003-04"),
        (Frequency.MONTHLY, "30/09/2018", "2018-09"),
        (Frequency.MONTHLY, "2018-09-30 00:00:00", "2018-09"),
        (Frequency.MONTHLY, "30 September 2018", "2018-09"),
        (Frequency.TERMLY, "spring term 2019", "2019-spring"),
        (Frequency.ACADEMIC_YEAR, "2018/19", "2018-19-academic"),
        (Frequency.ACADEMIC_YEAR, "AY 2018/19", "2018-19-academic"),
        (Frequency.CALENDAR_YEAR, "Dec 2016", "2016"),
        (Frequency.ROLLING, "12 months to March 2019", "to-2019-03"),
        (Frequency.ROLLING, "Mar 2019", "to-2019-03"),
    ],
)
def test_what_people_write_for_a_period_is_read(frequency, text, key):
    assert named(frequency, text).key == key


@pytest.mark.parametrize(
    ("frequency", "text", "says"),
    [
        (Frequency.ANNUAL, "2018", "“2018” names no period here. Write it like 2018/19."),
        (Frequency.ANNUAL, "2018/20", "Write 2018/19."),
        (Frequency.ANNUAL, "", "names no period"),
        (Frequency.QUARTERLY, "Q5 2018/19", "no quarter 5"),
        (Frequency.QUARTERLY, "Q1", "Write it like Q4 2018/19."),
        (Frequency.QUARTERLY, "November 2018", "A quarter ends on 30 June"),
        (Frequency.QUARTERLY, "Quarter 4 2018/19 (January to March 2018)", "ends in 2019, not in 2018"),
        (Frequency.MONTHLY, "Q1 2018/19", "Write it like March 2019."),
        (Frequency.MONTHLY, "31/02/2018", "is no day"),
        (Frequency.MONTHLY, "2018-19", "names no period"),
        (Frequency.TERMLY, "winter term 2019", "Spring term 2019"),
        (Frequency.CALENDAR_YEAR, "Dec 20189", "names no period"),
        (Frequency.CALENDAR_YEAR, "1066", "between the years"),
        (Frequency.ANNUAL, "0000/01", "between the years"),
        (Frequency.ACADEMIC_YEAR, "0000-01", "between the years"),
        (Frequency.QUARTERLY, "Q1 0000/01", "between the years"),
        (Frequency.QUARTERLY, "Q4 9999/00", "between the years"),
    ],
)
def test_what_names_no_period_is_refused_with_an_example(frequency, text, says):
    with pytest.raises(RuleBroken) as refused:
        named(frequency, text)

    assert says in refused.value.message


def test_a_quarter_with_a_month_of_another_is_refused():
    """Fault 7 of the real papers: "Quarter 2 (June–Sept)" beside "Quarter 1 (April–June)" counts June twice."""
    with pytest.raises(RuleBroken) as refused:
        named(Frequency.QUARTERLY, "Quarter 2 (June–Sept) 2018/19")

    assert refused.value.message == (
        "Quarter 2 is July to September 2018, not June to Sept: a month in two quarters would be counted twice."
    )


@given(KINDS, DAYS)
def test_each_day_is_in_one_period_and_its_neighbours_meet_it(frequency, day):
    period = period_of(frequency, day)

    assert period.starts_on <= day <= period.ends_on
    assert before(after(period)) == period == after(before(period))
    assert before(period) < period < after(period)
    if frequency is not Frequency.ROLLING:
        assert after(period).starts_on == period.ends_on + timedelta(days=1)
    assert latest_ended(frequency, day).ends_on <= day
    assert after(latest_ended(frequency, day)).ends_on > day
    assert year_before(period).ends_on.replace(day=1) == period.ends_on.replace(day=1, year=period.ends_on.year - 1)


@given(KINDS, st.dates(date(1970, 9, 1), date(2069, 12, 31)))
def test_every_name_of_a_period_is_read_back(frequency, day):
    period = period_of(frequency, day)

    for text in (period.key, period.label, period.short, period.ends_on.isoformat()):
        assert named(frequency, text) == period


def test_no_two_periods_share_a_key():
    keys: dict[str, Period] = {}
    for frequency in Frequency:
        period = period_of(frequency, date(1950, 6, 1))
        while period.ends_on.year < 2110:
            assert keys.setdefault(period.key, period) == period
            period = after(period)


@pytest.mark.parametrize("frequency", [one for one in Frequency if one is not Frequency.MONTHLY])
def test_only_monthly_figures_have_a_month_for_a_period(frequency):
    with pytest.raises(RuleBroken):
        named(frequency, "2003-04-month")


@given(KINDS, st.text(max_size=40))
def test_no_text_breaks_the_reading_of_names(frequency, text):
    try:
        assert named(frequency, text).frequency == frequency
    except RuleBroken as refused:
        assert refused.field == "period"


@given(KINDS, DAYS, st.integers(1, 30))
def test_periods_are_counted_with_both_ends(frequency, day, number):
    last = first = period_of(frequency, day)
    for _ in range(number - 1):
        last = after(last)

    assert how_many(first, last) == number


@pytest.mark.parametrize(
    ("frequency", "period", "keys"),
    [
        (Frequency.MONTHLY, (Frequency.QUARTERLY, "Q4 2018/19"), ["2019-01", "2019-02", "2019-03"]),
        (Frequency.ROLLING, (Frequency.QUARTERLY, "Q4 2018/19"), ["to-2019-01", "to-2019-02", "to-2019-03"]),
        (Frequency.QUARTERLY, (Frequency.ANNUAL, "2018/19"), [f"2018-19-q{one}" for one in (1, 2, 3, 4)]),
        (Frequency.TERMLY, (Frequency.ANNUAL, "2018/19"), ["2018-spring", "2018-summer", "2018-autumn"]),
        (Frequency.TERMLY, (Frequency.QUARTERLY, "Q4 2018/19"), []),
        (Frequency.ANNUAL, (Frequency.QUARTERLY, "Q4 2018/19"), ["2018-19"]),
        (Frequency.ANNUAL, (Frequency.QUARTERLY, "Q3 2018/19"), []),
        (Frequency.MONTHLY, (Frequency.MONTHLY, "Dec 2018"), ["2018-12"]),
    ],
)
def test_the_periods_that_end_in_another_are_those_to_be_entered_with_it(frequency, period, keys):
    assert [one.key for one in ending_in(frequency, named(*period))] == keys


def test_a_report_shows_whole_years_back_from_the_last_period_that_was_over():
    quarters = shown_columns(Frequency.QUARTERLY, date(2019, 3, 31), 4)
    years = shown_columns(Frequency.ANNUAL, date(2018, 12, 31), 4)
    rolling = shown_columns(Frequency.ROLLING, date(2019, 3, 31), 3)

    assert (len(quarters), quarters[0].key, quarters[-1].key) == (16, "2015-16-q1", "2018-19-q4")
    assert [one.short for one in years] == ["14/15", "15/16", "16/17", "17/18"]
    assert [one.key for one in rolling] == ["to-2017-03", "to-2018-03", "to-2019-03"]


def test_a_table_of_many_periods_prints_the_last_year_and_its_like_before():
    quarters = shown_columns(Frequency.QUARTERLY, date(2019, 3, 31), 4)

    printed = table_columns(quarters)

    assert [one.short for one in printed] == [
        "Q4 15/16",
        "Q4 16/17",
        "Q4 17/18",
        "Q1 18/19",
        "Q2 18/19",
        "Q3 18/19",
        "Q4 18/19",
    ]
    assert table_columns(quarters[:8]) == quarters[:8]


def test_of_rolling_twelve_months_each_month_that_is_read_is_shown_and_one_left_out_between_them():
    columns = shown_columns(Frequency.ROLLING, date(2019, 3, 31), 3)
    read = {date(2019, 3, 31), date(2019, 2, 28), date(2018, 12, 31), date(2018, 11, 30)}

    shown = with_months(columns, columns[0], read)

    assert [one.key for one in shown] == [
        "to-2017-03",
        "to-2018-03",
        "to-2018-11",
        "to-2018-12",
        "to-2019-01",
        "to-2019-02",
        "to-2019-03",
    ]


def test_rolling_twelve_months_read_once_a_year_are_shown_once_a_year():
    columns = shown_columns(Frequency.ROLLING, date(2019, 3, 31), 3)

    assert with_months(columns, columns[0], {one.ends_on for one in columns}) == columns
    assert with_months(columns, columns[0], {date(2018, 6, 30)}) == sorted(
        [*columns, named(Frequency.ROLLING, "Jun 2018")]
    )


def test_a_table_of_many_rolling_months_prints_the_same_month_of_each_year_and_of_one_year_the_last_months():
    columns = shown_columns(Frequency.ROLLING, date(2019, 3, 31), 3)
    every = [columns[0]]
    while every[-1] < columns[-1]:
        every.append(after(every[-1]))

    assert table_columns(every) == columns
    assert table_columns(every[-11:], 6) == every[-6:]
