"""A period: a month, a quarter, a term or a year that a measure is read for, known by the day it ends.

A council's financial year runs from 1 April to 31 March (Local Government Finance Act 1992, s.116(1)) and its quarters
with it, so that June is in quarter 1 alone. A school's year runs from September to August, in three terms of four
months each, their holidays counted in. What people write for a period is read by models.rules.period_names.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering

from models.rules.broken import RuleBroken
from models.rules.months import FIRST_YEAR, LAST_YEAR, months_after
from models.rules.wording import MONTHS, long_date, month_and_year
from models.scorecard_vocabulary import Frequency

_EVERY_MONTH = tuple(range(1, 13))
ENDING_MONTHS: dict[Frequency, tuple[int, ...]] = {
    Frequency.MONTHLY: _EVERY_MONTH,
    Frequency.QUARTERLY: (3, 6, 9, 12),
    Frequency.TERMLY: (4, 8, 12),
    Frequency.ACADEMIC_YEAR: (8,),
    Frequency.ANNUAL: (3,),
    Frequency.CALENDAR_YEAR: (12,),
    Frequency.ROLLING: _EVERY_MONTH,
}
_LENGTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.TERMLY: 4}
TERMS = {12: "autumn", 4: "spring", 8: "summer"}
_ENDS_IN_WORDS = {
    Frequency.MONTHLY: "A month ends on its last day",
    Frequency.QUARTERLY: "A quarter ends on 30 June, 30 September, 31 December or 31 March",
    Frequency.TERMLY: "A term ends on 31 December (autumn), 30 April (spring) or 31 August (summer)",
    Frequency.ACADEMIC_YEAR: "An academic year ends on 31 August",
    Frequency.ANNUAL: "A financial year ends on 31 March",
    Frequency.CALENDAR_YEAR: "A calendar year ends on 31 December",
    Frequency.ROLLING: "Twelve months end on the last day of a month",
}


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A month, a quarter, a term or a year, both its days counted; of two, the one that ends first comes first."""

    frequency: Frequency
    starts_on: date
    ends_on: date

    def __lt__(self, other: "Period") -> bool:
        return self.ends_on < other.ends_on

    @property
    def key(self) -> str:
        """Its name in an address, unlike that of any other: "2018-19-q4", "2019-03", "2019-spring"."""
        match self.frequency:
            case Frequency.MONTHLY:
                month = f"{self.ends_on:%Y-%m}"
                # April 2003 shares its figures with the financial year 2003/04.
                return f"{month}-month" if month == _split_year(self.ends_on, 1, "-") else month
            case Frequency.QUARTERLY:
                return f"{_split_year(self.starts_on, 4, '-')}-q{self.quarter}"
            case Frequency.TERMLY:
                return f"{self.ends_on.year}-{TERMS[self.ends_on.month]}"
            case Frequency.ACADEMIC_YEAR:
                return f"{_split_year(self.starts_on, 9, '-')}-academic"
            case Frequency.ANNUAL:
                return _split_year(self.starts_on, 4, "-")
            case Frequency.CALENDAR_YEAR:
                return str(self.ends_on.year)
            case Frequency.ROLLING:
                return f"to-{self.ends_on:%Y-%m}"

    @property
    def label(self) -> str:
        """Its name in full: "Quarter 4 2018/19 (January to March 2019)", "Spring term 2019"."""
        match self.frequency:
            case Frequency.MONTHLY:
                return month_and_year(self.ends_on)
            case Frequency.QUARTERLY:
                months = f"{MONTHS[self.starts_on.month - 1]} to {month_and_year(self.ends_on)}"
                return f"Quarter {self.quarter} {_split_year(self.starts_on, 4, '/')} ({months})"
            case Frequency.TERMLY:
                return f"{TERMS[self.ends_on.month].capitalize()} term {self.ends_on.year}"
            case Frequency.ACADEMIC_YEAR:
                return f"Academic year {_split_year(self.starts_on, 9, '/')}"
            case Frequency.ROLLING:
                return f"Year to {month_and_year(self.ends_on)}"
            case _:
                return self.key.replace("-", "/")

    @property
    def short(self) -> str:
        """Its name at the head of a column: "18/19", "Q4 18/19", "Mar 2019"."""
        match self.frequency:
            case Frequency.MONTHLY:
                return _short_month(self.ends_on)
            case Frequency.QUARTERLY:
                return f"Q{self.quarter} {_split_year(self.starts_on, 4, '/')[2:]}"
            case Frequency.TERMLY:
                return f"{TERMS[self.ends_on.month].capitalize()} {self.ends_on.year}"
            case Frequency.ACADEMIC_YEAR:
                return _split_year(self.starts_on, 9, "/")[2:]
            case Frequency.ANNUAL:
                return _split_year(self.starts_on, 4, "/")[2:]
            case Frequency.CALENDAR_YEAR:
                return self.key
            case Frequency.ROLLING:
                return f"to {_short_month(self.ends_on)}"

    @property
    def quarter(self) -> int:
        """The quarter of the financial year in which it ends, 1 to 4."""
        return (self.ends_on.month - 4) % 12 // 3 + 1


def period_of(frequency: Frequency, day: date) -> Period:
    """The period in which a day is; of rolling twelve months, those that end with the day's own month."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise RuleBroken(f"Give a period between the years {FIRST_YEAR} and {LAST_YEAR}.", "period")
    first = day.replace(day=1)
    while first.month not in ENDING_MONTHS[frequency]:
        first = months_after(first, 1)
    starts_on = months_after(first, 1 - _LENGTHS.get(frequency, 12))
    return Period(frequency, starts_on, months_after(first, 1) - timedelta(days=1))


def period_ending(frequency: Frequency, day: date) -> Period:
    """The period that ends on a day. Refused, with the days on which such periods do end, if none does."""
    period = period_of(frequency, day)
    if period.ends_on != day:
        raise RuleBroken(f"{_ENDS_IN_WORDS[frequency]}, and {long_date(day)} is no such day.", "period")
    return period


def _split_year(starts_on: date, first_month: int, between: str) -> str:
    year = starts_on.year if starts_on.month >= first_month else starts_on.year - 1
    return f"{year}{between}{(year + 1) % 100:02}"


def _short_month(day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}"
