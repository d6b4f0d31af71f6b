"""A series of meetings: dates picked from "the second Tuesday of every month", and why some are left out."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.rules.broken import RuleBroken
from models.rules.wording import MONTHS, WEEKDAYS, and_list
from models.rules.working_days import working_days_after

EVERY_MONTH = frozenset(range(1, 13))
LAST = -1
LONGEST_YEARS = 3
MOST_WEEKS = 26
_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}


@dataclass(frozen=True, slots=True)
class MonthlyRule:
    """The first to fourth, or last, such weekday of the months chosen. Monday is 0; `nth` is 1 to 4, or LAST."""

    weekday: int
    nth: int
    months: frozenset[int] = EVERY_MONTH


@dataclass(frozen=True, slots=True)
class WeeklyRule:
    """A weekday every so many weeks, from the first one on or after the start of the series. Monday is 0."""

    weekday: int
    every_weeks: int = 1


Rule = MonthlyRule | WeeklyRule


@dataclass(frozen=True, slots=True)
class ProposedDate:
    """A date the rule gives. `skipped_because` says why it is left out, and is empty when it is not.

    A date moved to the next working day keeps the one it was moved from.
    """

    day: date
    skipped_because: str = ""
    moved_from: date | None = None

    @property
    def is_skipped(self) -> bool:
        """Whether the date is left out of the series."""
        return bool(self.skipped_because)


def proposed_dates(rule: Rule, from_on: date, until_on: date, closed: Mapping[date, str]) -> list[ProposedDate]:
    """Every date of the series from the first day to the last, both included, marking those the council is closed.

    Raises RuleBroken beside the field at fault, or beside `until_on` when no date fits.
    """
    check_span(from_on, until_on)
    check_rule(rule)
    found = _monthly(rule, from_on, until_on) if isinstance(rule, MonthlyRule) else _weekly(rule, from_on, until_on)
    dates = [ProposedDate(day, closed.get(day, "")) for day in found]
    if not dates:
        raise RuleBroken(f"No date up to the last one is {in_words(rule)}. Choose a later last date.", "until_on")
    return dates


def moved_to_working_days(dates: Sequence[ProposedDate], closed: Mapping[date, str]) -> list[ProposedDate]:
    """The same series with each date left out held on the next working day instead, in order of date."""
    moved = [_moved(proposed, closed) if proposed.is_skipped else proposed for proposed in dates]
    return sorted(moved, key=lambda proposed: proposed.day)


def in_words(rule: Rule) -> str:
    """The rule as people say it: "the second Tuesday of January, March and May", "every 2 weeks on Monday"."""
    weekday = WEEKDAYS[rule.weekday]
    if isinstance(rule, WeeklyRule):
        return f"every {weekday}" if rule.every_weeks == 1 else f"every {rule.every_weeks} weeks on {weekday}"
    months = and_list([MONTHS[month - 1] for month in sorted(rule.months)])
    return f"the {_PLACES[rule.nth]} {weekday} of {'every month' if rule.months == EVERY_MONTH else months}"


def check_span(from_on: date, until_on: date) -> None:
    """Refuse a series that ends before it begins or runs for more than three years. RuleBroken beside `until_on`."""
    if until_on < from_on:
        raise RuleBroken("The last date must be on or after the first date.", "until_on")
    if (until_on.year - LONGEST_YEARS, until_on.month, until_on.day) > (from_on.year, from_on.month, from_on.day):
        raise RuleBroken(f"A series runs for {LONGEST_YEARS} years at most. Choose an earlier last date.", "until_on")


def check_rule(rule: Rule) -> None:
    """Refuse a rule that names no real day. RuleBroken beside `weekday`, `nth`, `months` or `every_weeks`."""
    if rule.weekday not in range(7):
        raise RuleBroken("Choose a day of the week.", "weekday")
    if isinstance(rule, WeeklyRule):
        if not 1 <= rule.every_weeks <= MOST_WEEKS:
            raise RuleBroken(f"Enter a number of weeks from 1 to {MOST_WEEKS}.", "every_weeks")
        return
    if rule.nth not in _PLACES:
        raise RuleBroken("Choose the first, second, third, fourth or last.", "nth")
    if not rule.months or not rule.months <= EVERY_MONTH:
        raise RuleBroken("Choose at least one month.", "months")


def _monthly(rule: MonthlyRule, from_on: date, until_on: date) -> Iterator[date]:
    for number in range(from_on.year * 12 + from_on.month - 1, until_on.year * 12 + until_on.month):
        year, month = divmod(number, 12)
        if month + 1 in rule.months:
            day = _nth_weekday(year, month + 1, rule.weekday, rule.nth)
            if from_on <= day <= until_on:
                yield day


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first_weekday, length = monthrange(year, month)
    day = 1 + (weekday - first_weekday) % 7
    return date(year, month, day + 7 * (nth - 1 if nth > 0 else (length - day) // 7))


def _weekly(rule: WeeklyRule, from_on: date, until_on: date) -> Iterator[date]:
    day = from_on + timedelta(days=(rule.weekday - from_on.weekday()) % 7)
    while day <= until_on:
        yield day
        day += timedelta(weeks=rule.every_weeks)


def _moved(proposed: ProposedDate, closed: Mapping[date, str]) -> ProposedDate:
    day = working_days_after(proposed.day, 1, closed)
    return replace(proposed, day=day, skipped_because="", moved_from=proposed.day)
