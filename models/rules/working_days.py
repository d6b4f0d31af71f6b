"""Which days the council is open, and counting in them."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from models.rules.bank_holidays import bank_holidays

ONE_DAY = timedelta(days=1)
_NOTHING: Mapping[date, str] = {}


def closed_days(
    first: date,
    last: date | None = None,
    *,
    own_closed: Mapping[date, str] = _NOTHING,
    own_open: Collection[date] = (),
) -> dict[date, str]:
    """Every closed day from the year before `first` to the year after `last`, with the reason to print for it.

    Bank holidays less those the council says it opens on, and its own closed days, whose reasons are a few words such
    as "staff conference". A weekend day is closed without being listed, and cannot be opened: it never counts.
    """
    years = range(first.year - 1, (last or first).year + 2)
    closed = {day: _holiday_reason(name) for day, name in bank_holidays(years).items() if day not in own_open}
    return closed | {day: _own_reason(reason) for day, reason in own_closed.items()}


def why_closed(day: date, closed: Mapping[date, str]) -> str:
    """Why the day does not count, as a phrase ("a weekend day"), or nothing for a working day."""
    if day.weekday() >= 5:
        return "a weekend day"
    return closed.get(day, "")


def is_working_day(day: date, closed: Mapping[date, str]) -> bool:
    """Whether the council is open that day."""
    return day.weekday() < 5 and day not in closed


def working_days_before(day: date, number: int, closed: Mapping[date, str]) -> date:
    """The day that falls so many working days before, the day itself not counted.

    One working day before Wednesday 17 July 2019 is 16 July 2019: the deadline in Worcestershire's agenda of that day.
    """
    return _step(day, number, closed, -ONE_DAY)


def working_days_after(day: date, number: int, closed: Mapping[date, str]) -> date:
    """The day that falls so many working days after, the day itself not counted."""
    return _step(day, number, closed, ONE_DAY)


def working_day_from(day: date, closed: Mapping[date, str]) -> date:
    """The day itself when it is a working day, otherwise the next working day."""
    return day if is_working_day(day, closed) else working_days_after(day, 1, closed)


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from the first to the last, both included."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _holiday_reason(name: str) -> str:
    return name if "bank holiday" in name else f"{name}, a bank holiday"


def _own_reason(reason: str) -> str:
    return f"a day the council is closed ({reason})" if reason else "a day the council is closed"


def _step(day: date, number: int, closed: Mapping[date, str], direction: timedelta) -> date:
    while number > 0:
        day += direction
        number -= is_working_day(day, closed)
    return day
