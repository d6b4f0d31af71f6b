"""The bank holidays of England, as data: those of every year and those proclaimed once."""

from collections.abc import Iterable
from datetime import date
from functools import cache

_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}


def bank_holidays(years: Iterable[int]) -> dict[date, str]:
    """Name each bank holiday of the years asked for, in order of date, so that a day not counted can say why.

    Days given once (8 May 2020, 3 June 2022, 19 September 2022, 8 May 2023) and substitute days are included; a holiday
    that falls at a weekend is listed as well as its substitute. Banking and Financial Dealings Act 1971 Sch 1 and the
    proclamations made under it, as kept by the `holidays` package. Years before 1872 or after 2100 have none.
    """
    return {day: name for year in sorted(set(years)) for day, name in _of_year(year)}


@cache
def _of_year(year: int) -> tuple[tuple[date, str], ...]:
    # Loading the package takes a tenth of a second, which the start of the application should not wait for.
    from holidays import country_holidays

    found = country_holidays("GB", subdiv="ENG", years=year)
    return tuple((day, _as_published(found[day])) for day in sorted(found))


def _as_published(name: str) -> str:
    """The name GOV.UK gives the day."""
    plain = name.removesuffix(" (observed)")
    return _NAMES.get(plain, plain) + (" (substitute day)" if plain != name else "")
