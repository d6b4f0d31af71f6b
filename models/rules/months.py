"""Calendar months: counted, and as a calendar shows them, in whole weeks from Monday to Sunday."""

import re
from calendar import monthrange
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2200


def month_named(text: str) -> date:
    """The first day of the month that "2019-06" names. ValueError if it names none from 1900 to 2200."""
    if not re.fullmatch("[0-9]{4}-[0-9]{2}", text):
        raise ValueError(text)
    first = date.fromisoformat(f"{text}-01")
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise ValueError(text)
    return first


def month_before(first: date) -> date:
    """The first day of the month before."""
    return (first - timedelta(days=1)).replace(day=1)


def month_after(first: date) -> date:
    """The first day of the month after."""
    return (first + timedelta(days=31)).replace(day=1)


def months_after(day: date, months: int) -> date:
    """The day so many calendar months later, or earlier if negative; the month's last day where there is none such.

    Six months from 31 August end on the last day of February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def weeks_of(first: date) -> list[list[date]]:
    """The weeks that hold the days of a month, the days of its neighbours at the ends with them."""
    monday = first - timedelta(days=first.weekday())
    last = month_after(first) - timedelta(days=1)
    weeks = []
    while monday <= last:
        weeks.append([monday + timedelta(days=number) for number in range(7)])
        monday += timedelta(days=7)
    return weeks
