"""Periods in their order: which come before and after, which are over, and which a report shows.

What a period is: models.rules.period. What people call it: models.rules.period_names.
"""

from collections.abc import Container, Sequence
from datetime import date, timedelta

from models.rules.months import months_after
from models.rules.period import ENDING_MONTHS, Period, period_ending, period_of
from models.rules.period_names import named
from models.scorecard_vocabulary import Frequency

__all__ = [
    "Period",
    "after",
    "before",
    "ending_in",
    "how_many",
    "latest_ended",
    "named",
    "period_ending",
    "period_of",
    "shown_columns",
    "table_columns",
    "with_months",
    "year_before",
]


def before(period: Period) -> Period:
    """The last period of its kind before it; rolling twelve months move by a month."""
    step = 12 // len(ENDING_MONTHS[period.frequency])
    return period_of(period.frequency, months_after(period.ends_on.replace(day=1), -step))


def after(period: Period) -> Period:
    """The next period of its kind."""
    return period_of(period.frequency, period.ends_on + timedelta(days=1))


def year_before(period: Period) -> Period:
    """The same period one year earlier."""
    return period_of(period.frequency, months_after(period.ends_on.replace(day=1), -12))


def how_many(first: Period, last: Period) -> int:
    """How many periods there are from one to a later one of its kind, both counted."""
    months = (last.ends_on.year - first.ends_on.year) * 12 + last.ends_on.month - first.ends_on.month
    return months * len(ENDING_MONTHS[first.frequency]) // 12 + 1


def latest_ended(frequency: Frequency, day: date) -> Period:
    """The last period that is over at the end of a day."""
    period = period_of(frequency, day)
    return period if period.ends_on == day else before(period)


def ending_in(frequency: Frequency, period: Period) -> list[Period]:
    """Every period of a frequency that ends in a period of perhaps another, oldest first: the months of a quarter."""
    last, found = latest_ended(frequency, period.ends_on), list[Period]()
    while last.ends_on >= period.starts_on:
        found.insert(0, last)
        last = before(last)
    return found


def shown_columns(frequency: Frequency, ends_on: date, years: int) -> list[Period]:
    """Every period of so many years, the last being the latest that was over at the end of `ends_on`; oldest first.

    Of rolling twelve months, those that end in the same month of each year, so that none counts a month twice: what is
    read in the months between is drawn, and not judged by.
    """
    last = latest_ended(frequency, ends_on)
    found = [last]
    a_year = 1 if frequency is Frequency.ROLLING else len(ENDING_MONTHS[frequency])
    while len(found) < years * a_year:
        found.append(year_before(found[-1]) if frequency is Frequency.ROLLING else before(found[-1]))
    return found[::-1]


def with_months(columns: Sequence[Period], first: Period, read: Container[date]) -> list[Period]:
    """Columns of rolling twelve months with the months between that are `read`, from the `first` shown; oldest first.

    Where more than half of them are, from the first that is to the last, so are those that were left out: a gap shows.
    """
    months = [first]
    while months[-1] < columns[-1]:
        months.append(after(months[-1]))
    chosen = [place for place, one in enumerate(months) if one.ends_on in read]
    if chosen and len(chosen) * 2 > chosen[-1] + 1 - chosen[0]:
        chosen = list(range(chosen[0], chosen[-1] + 1))
    return sorted({*columns, *(months[place] for place in chosen)})


def table_columns(periods: list[Period], most: int = 8) -> list[Period]:
    """Of a chart's periods, those to print in a table: all, or if they are many, the last year's and its like before.

    `periods` follow one another, oldest first. Of four years of quarters to quarter 4 these are the fourth quarters of
    the three earlier years and the four quarters of the last. Of many rolling twelve months they are those that end in
    the same month of each year, or of less than two years, the last ones.
    """
    if len(periods) <= most:
        return periods
    last = periods[-1]
    if last.frequency is Frequency.ROLLING:
        like = [one for one in periods if one.ends_on.month == last.ends_on.month]
        return like if len(like) > 1 else periods[-most:]
    year_ago = year_before(last)
    return [one for one in periods if one > year_ago or one.ends_on.month == last.ends_on.month]
