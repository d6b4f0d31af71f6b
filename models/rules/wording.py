"""How dates, times and lists are written for people, in the style a council chooses."""

from collections.abc import Sequence
from datetime import date, time
from typing import Literal

DateStyle = Literal["18 June 2019", "Tuesday 18 June 2019", "Tuesday, 18 June 2019"]
TimeStyle = Literal["10.00 am", "10.00 a.m.", "10.00am", "10am"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SUFFIXES: dict[TimeStyle, tuple[str, str]] = {
    "10.00 am": (" am", " pm"),
    "10.00 a.m.": (" a.m.", " p.m."),
    "10.00am": ("am", "pm"),
    "10am": ("am", "pm"),
}


def long_date(day: date, style: DateStyle = "18 June 2019") -> str:
    """The date in words, in English whatever the machine's locale."""
    plain = f"{day.day} {month_and_year(day)}"
    match style:
        case "Tuesday 18 June 2019":
            return f"{WEEKDAYS[day.weekday()]} {plain}"
        case "Tuesday, 18 June 2019":
            return f"{WEEKDAYS[day.weekday()]}, {plain}"
        case _:
            return plain


def as_a_name(words: str) -> str:
    """Words as part of a name: "Overview and Scrutiny Committee"."""
    return " ".join(word if word in ("and", "of", "the") else word[:1].upper() + word[1:] for word in words.split())


def day_and_month(day: date) -> str:
    """The day without its year: "Tuesday 9 July"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def month_and_year(day: date) -> str:
    """The month alone: "June 2019"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def time_of_day(at: time, style: TimeStyle = "10.00 am") -> str:
    """The time on the twelve-hour clock, to the minute; noon and midnight are "midday" and "midnight"."""
    if at.minute == 0 and at.hour in (0, 12):
        return "midday" if at.hour else "midnight"
    minutes = "" if style == "10am" and at.minute == 0 else f".{at.minute:02}"
    return f"{at.hour % 12 or 12}{minutes}{_SUFFIXES[style][at.hour >= 12]}"


def and_list(words: Sequence[str]) -> str:
    """A list as it is read aloud: "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def called(code: str, name: str) -> str:
    """What has a code, with it before its name: "M1 Plans issued"; a number never reads as of what follows it:
    "20. % of children".
    """
    stop = "." if code[-1:].isdigit() and not name[:1].isalpha() else ""
    return f"{code}{stop} {name}" if code else name


def count_of(number: int, singular: str, plural: str = "") -> str:
    """A number and its noun: "1 clear day", "5 clear days", "2,427 days"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def declared_in_words(kind: str, nature: str, withheld: str, intention: str) -> str:
    """What was declared, as sentences: the kind with its nature, or why that is withheld, and what the member will do.

    `withheld` is "sensitive" (Localism Act 2011 s32), "private item" or empty.
    """
    because = {
        "sensitive": "the details are withheld under section 32 of the Localism Act 2011",
        "private item": "the nature is not given here, because the item is not open to the public",
    }.get(withheld, nature.rstrip("."))
    return f"{kind}: {because}. Will {intention}."
