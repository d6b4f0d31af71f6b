"""The days and periods a council plans its meetings around: elections, school holidays, releases of data."""

from datetime import date, timedelta

from models.rules.broken import RuleBroken
from models.rules.wording import WEEKDAYS, long_date

LONGEST = timedelta(days=366)


def check_key_date(name: str, starts_on: date | None, ends_on: date | None) -> None:
    """Refuse one without a name or a first day, one that ends before it starts, and one longer than a year."""
    if not name.strip():
        raise RuleBroken("Say what it is: “Summer holiday”, “Key stage 2 results”.", "name")
    if starts_on is None:
        raise RuleBroken("Enter its first day.", "starts_on")
    if ends_on is not None and ends_on < starts_on:
        raise RuleBroken("The last day must not come before the first. Leave it empty for a single day.", "ends_on")
    if ends_on is not None and ends_on - starts_on > LONGEST:
        raise RuleBroken("It lasts longer than a year: enter the last day again.", "ends_on")


def days_in_words(starts_on: date, ends_on: date) -> str:
    """Both its days as they are read: "Thursday 22 August 2019", "24 July to 3 September 2019"."""
    if starts_on == ends_on:
        return f"{WEEKDAYS[starts_on.weekday()]} {long_date(starts_on)}"
    first = long_date(starts_on)
    if starts_on.year == ends_on.year:
        first = first.removesuffix(f" {starts_on.year}")
    if (starts_on.year, starts_on.month) == (ends_on.year, ends_on.month):
        first = str(starts_on.day)
    return f"{first} to {long_date(ends_on)}"
