"""Days and times of day as papers write them: 12 March 2019, 10.00 a.m., 12:20 p.m., noon."""

import re
from datetime import date, time

from models.rules.wording import MONTHS

DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({'|'.join(MONTHS)}),?\s+(\d{{4}})\b", re.IGNORECASE)
IN_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
TIME = re.compile(r"\b(\d{1,2})(?:[.:](\d{2}))?\s*([ap])\.?\s?m\b|\b(noon|midday)\b|\b(\d{1,2})[:.](\d{2})\b", re.I)
WHO = r"(?:committee|sub-committee|panel|board|cabinet|council|group|meeting|commission|forum)"
RISES = re.compile(rf"\b{WHO}\b.{{0,60}}\b(?:rose|closed|ended|concluded|finished|terminated|adjourned at)\b", re.I)
OPENS = re.compile(r"\b(?:commenced|started|began|opened|start time|commencing)\b", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1900, 2199


def day_in(words: str) -> date | None:
    """The first day named in some words; None where none is, or none that was ever."""
    if found := DAY.search(words):
        names = [name.casefold() for name in MONTHS]
        return _day(int(found[3]), names.index(found[2].casefold()) + 1, int(found[1]))
    found = IN_FIGURES.search(words)
    return _day(int(found[3]), int(found[2]), int(found[1])) if found else None


def time_in(words: str) -> time | None:
    """The first time of day named in some words; None where none is."""
    for found in TIME.finditer(words):
        if found[4]:
            return time(12)
        hour, minute, half = int(found[1] or found[5]), int(found[2] or found[6] or 0), (found[3] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    return None


def rises(words: str) -> time | None:
    """When the meeting rose, if a line says so: "The Committee rose at 12:20 p.m."."""
    return time_in(words) if len(words) < 160 and RISES.search(words) else None


def opens(words: str) -> time | None:
    """When the meeting began, if a line says so."""
    return time_in(words) if len(words) < 160 and OPENS.search(words) else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
