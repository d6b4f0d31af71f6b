"""Periods by what people call them: "2018/19", "15/16", "Q4 2018/19", "Dec 2018", a day at a month's end."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from models.rules.broken import RuleBroken
from models.rules.months import FIRST_YEAR, LAST_YEAR
from models.rules.period import TERMS, Period, period_ending, period_of
from models.rules.wording import MONTHS, month_and_year
from models.scorecard_vocabulary import Frequency

_SPLIT_YEAR = r"(?P<year>\d{4}|\d{2})\s*[/-]\s*(?P<next>\d{4}|\d{2})"
_MONTH = r"(?P<month>[a-z]{3,9})\.?[ -](?P<year>\d{4})"
_QUARTER = re.compile(r"(?:quarter|qtr|q) ?(?P<quarter>\d+)")
_QUARTER_MONTHS = re.compile(
    r"(?P<first>[a-z]{3,9})\.?(?: \d{4})? ?(?:-|to) ?(?P<last>[a-z]{3,9})\b\.?(?: (?P<year>\d{4})(?!/))?"
)
_TERM = re.compile(r"(?P<term>autumn|spring|summer)(?: term)?[ -](?P<year>\d{4})|(?P<year2>\d{4})-(?P<term2>[a-z]+)")
_EXAMPLES = {
    Frequency.MONTHLY: "March 2019",
    Frequency.QUARTERLY: "Q4 2018/19",
    Frequency.TERMLY: "Spring term 2019",
    Frequency.ACADEMIC_YEAR: "2018/19",
    Frequency.ANNUAL: "2018/19",
    Frequency.CALENDAR_YEAR: "2018",
    Frequency.ROLLING: "Year to March 2019",
}


def named(frequency: Frequency, text: str) -> Period:
    """The period that a text names: its key, its name in full or short, a month it ends with, or the day it ends.

    Refused: what is no period of that frequency; a year whose halves do not follow ("2018/20"); and a quarter with
    months that are not its own ("Quarter 2 (June-Sept)": domain, fault 7).
    """
    return _named(frequency, text.strip()[:80])


@lru_cache(maxsize=1024)
def _named(frequency: Frequency, text: str) -> Period:
    """A file of ten thousand readings names the same few dozen periods over and over."""
    typed = re.sub(r"\s+", " ", re.sub("[\u2010-\u2015\u2212]", "-", text)).lower()
    day = _day(typed) or _month_end(frequency, re.sub(r"^(?:(?:year|12 months|twelve months) )?to[ -]", "", typed))
    period = period_ending(frequency, day) if day else _READERS.get(frequency, _nothing)(typed)
    if period is None:
        raise RuleBroken(f"“{text}” names no period here. Write it like {_EXAMPLES[frequency]}.", "period")
    return period


def _nothing(typed: str) -> Period | None:
    return None


def _day(typed: str) -> date | None:
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:[t ]00:00(?::00)?)?", typed)
    british = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", typed)
    in_words = re.fullmatch(r"(\d{1,2}) ([a-z]{3,9}) (\d{4})", typed)
    try:
        if iso:
            return date(*map(int, iso.groups()))
        if british:
            return date(*map(int, british.groups()[::-1]))
        if in_words and (month := _month_number(in_words[2])):
            return date(int(in_words[3]), month, int(in_words[1]))
    except ValueError as error:
        raise RuleBroken(
            f"“{typed}” is no day of the calendar. Write the day on which the period ends.", "period"
        ) from error
    return None


def _month_end(frequency: Frequency, typed: str) -> date | None:
    """The last day of a month that is named, or None. "2019-03" is a month; of yearly figures, "2002-03" is a year."""
    if named_month := re.fullmatch(_MONTH, typed):
        month, year = _month_number(named_month["month"]), int(named_month["year"])
    elif numbered := re.fullmatch(r"(\d{4})-(\d{2})(-month)?", typed):
        month, year = int(numbered[2]), int(numbered[1])
        if numbered[3] and frequency is not Frequency.MONTHLY:
            return None
        if frequency in (Frequency.ANNUAL, Frequency.ACADEMIC_YEAR) and month == (year + 1) % 100:
            return None
    else:
        return None
    if not 1 <= month <= 12 or year < FIRST_YEAR or year > LAST_YEAR:
        return None
    return date(year, month, monthrange(year, month)[1])


def _month_number(name: str) -> int:
    """The number of a month by its name or at least its first three letters; 0 if there is none."""
    found = [number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name) and len(name) > 2]
    return found[0] if found else 0


def _first_year(first: str, second: str) -> int:
    year = int(first) if len(first) == 4 else int(first) + (1900 if int(first) >= 70 else 2000)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RuleBroken(f"Give a period between the years {FIRST_YEAR} and {LAST_YEAR}.", "period")
    if int(second) % 100 != (year + 1) % 100 or (len(second) == 4 and int(second) != year + 1):
        wanted = f"{year}/{(year + 1) % 100:02}"
        raise RuleBroken(
            f"The year {first}/{second} does not run from one year into the next. Write {wanted}.", "period"
        )
    return year


def _quarter(typed: str) -> Period | None:
    """Its number and its year in either order, the months perhaps between or after them."""
    months = _QUARTER_MONTHS.search(typed)
    rest = re.sub(r"[\s(),:-]+", " ", typed.replace(months[0], " ") if months else typed)
    number = _QUARTER.search(rest)
    split = re.search(r"\b(?:\d{4}|\d{2}) ?[/ ] ?(?:\d{4}|\d{2})\b", _QUARTER.sub(" ", rest, count=1))
    if not number or not split or _QUARTER.sub(" ", rest, count=1).replace(split[0], "").strip():
        return None
    year = _first_year(*re.split(" ?[/ ] ?", split[0]))
    if not 1 <= int(number["quarter"]) <= 4:
        raise RuleBroken(f"A year has quarters 1 to 4, and no quarter {number['quarter']}.", "period")
    month = int(number["quarter"]) * 3 % 12 + 1
    period = period_of(Frequency.QUARTERLY, date(year + (month == 1), month, 1))
    if months:
        _check_months(period, months["first"], months["last"], months["year"])
    return period


def _check_months(period: Period, first: str, last: str, year: str | None) -> None:
    own = f"{MONTHS[period.starts_on.month - 1]} to {month_and_year(period.ends_on)}"
    if (_month_number(first), _month_number(last)) != (period.starts_on.month, period.ends_on.month):
        typed = f"{first.capitalize()} to {last.capitalize()}"
        message = f"Quarter {period.quarter} is {own}, not {typed}: a month in two quarters would be counted twice."
        raise RuleBroken(message, "period")
    if year and int(year) != period.ends_on.year:
        raise RuleBroken(f"{period.label} ends in {period.ends_on.year}, not in {year}. Write {own}.", "period")


def _term(typed: str) -> Period | None:
    if not (found := _TERM.fullmatch(typed)):
        return None
    months = {name: month for month, name in TERMS.items()}
    month = months.get(found["term"] or found["term2"])
    year = int(found["year"] or found["year2"])
    return period_of(Frequency.TERMLY, date(year, month, 1)) if month and year else None


def _academic_year(typed: str) -> Period | None:
    bare = re.sub(r"^(?:academic|school) year |^ay |-academic$", "", typed)
    found = re.fullmatch(_SPLIT_YEAR, bare)
    return period_of(Frequency.ACADEMIC_YEAR, date(_first_year(found["year"], found["next"]), 9, 1)) if found else None


def _financial_year(typed: str) -> Period | None:
    found = re.fullmatch(_SPLIT_YEAR, re.sub(r"^(?:financial year |fy ?)", "", typed))
    return period_of(Frequency.ANNUAL, date(_first_year(found["year"], found["next"]), 4, 1)) if found else None


def _calendar_year(typed: str) -> Period | None:
    return period_of(Frequency.CALENDAR_YEAR, date(int(typed), 1, 1)) if re.fullmatch(r"[1-9]\d{3}", typed) else None


_READERS: dict[Frequency, Callable[[str], Period | None]] = {
    Frequency.QUARTERLY: _quarter,
    Frequency.TERMLY: _term,
    Frequency.ACADEMIC_YEAR: _academic_year,
    Frequency.ANNUAL: _financial_year,
    Frequency.CALENDAR_YEAR: _calendar_year,
}
