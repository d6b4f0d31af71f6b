"""Days and months that a text names, as papers write them: "25 May 2019", "29th July 2019", "December 2019"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from models.rules.wording import MONTHS

NUMBERS = {name.lower()[:3]: number for number, name in enumerate(MONTHS, 1)}
MONTH = "|".join([*(name.lower() for name in MONTHS), *(name.lower()[:3] for name in MONTHS), "sept"])
# The day is that of the end of a range, "17-28 June 2019", when a dash stands before it.
DAY = re.compile(
    rf"(?P<range>\d\s*[-–—/&]\s*|\bto\s+)?\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"(?P<month>{MONTH})\.?,?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
WHOLE_MONTH = re.compile(rf"(?<!\d )(?<!\d)\b(?P<month>{MONTH})\.?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
A_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Named:
    """A day, or the first day of a whole month, that a text names from `start` to `end`."""

    day: date
    start: int
    end: int
    is_month: bool = False
    ends_a_range: bool = False


def days_named(text: str) -> Iterator[Named]:
    """The days a text names, in order. One that no calendar has, such as 31 June, is left out."""
    for found in DAY.finditer(text):
        try:
            day = date(int(found["year"]), NUMBERS[found["month"].lower()[:3]], int(found["day"]))
        except ValueError:
            continue
        yield Named(day, found.start("day"), found.end(), ends_a_range=bool(found["range"]))


def months_named(text: str) -> Iterator[Named]:
    """The months a text names with their year and without a day, in order."""
    for found in WHOLE_MONTH.finditer(text):
        first = date(int(found["year"]), NUMBERS[found["month"].lower()[:3]], 1)
        yield Named(first, found.start(), found.end(), is_month=True)
