"""The municipal year, from annual meeting to annual meeting: counted here from 1 May to 30 April."""

from datetime import date

FIRST_MONTH = 5


def municipal_year_of(day: date) -> int:
    """The year in which the municipal year of a day began: 2019 for both 18 June 2019 and 18 March 2020."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def first_days(year: int) -> list[date]:
    """The first day of each of its twelve months, May to April."""
    return [date(year + (number > 12), (number - 1) % 12 + 1, 1) for number in range(FIRST_MONTH, FIRST_MONTH + 12)]


def span(year: int) -> tuple[date, date]:
    """Its first and last day."""
    return date(year, FIRST_MONTH, 1), date(year + 1, FIRST_MONTH - 1, 30)


def in_words(year: int) -> str:
    """How people name it: "2019 to 2020"."""
    return f"{year} to {year + 1}"
