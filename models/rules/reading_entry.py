"""A figure as people write it in one box: a number, its two parts, or the words a report has in its place."""

import re
from dataclasses import dataclass
from decimal import Decimal

from models.rules import figures
from models.rules.broken import RuleBroken
from models.scorecard_vocabulary import ReadingState, Unit

# As reports write it, without case, points and spaces.
WORDS = {
    "awaitingdata": ReadingState.AWAITED,
    "awaited": ReadingState.AWAITED,
    "tbc": ReadingState.AWAITED,
    "tobeconfirmed": ReadingState.AWAITED,
    "na": ReadingState.NOT_AVAILABLE,
    "n/a": ReadingState.NOT_AVAILABLE,
    "notavailable": ReadingState.NOT_AVAILABLE,
    "notapplicable": ReadingState.NOT_AVAILABLE,
    "notpreviouslymonitored": ReadingState.NOT_MONITORED,
    "notmonitored": ReadingState.NOT_MONITORED,
    "suppressed": ReadingState.SUPPRESSED,
}
DIGITS = re.compile(r"-?\d{1,15}(?:\.\d{1,10})?", re.ASCII)
PARTS = re.compile(r"(?P<above>[^/()]+?)\s*(?:/|\bout of\b|\bof\b)\s*(?P<below>[^/()]+)", re.IGNORECASE)
# A ratio is written with a colon: "1,020:57". "17.9:1" has no parts: the 1 is nobody's number.
TO_ONE = re.compile(r"(.+?)(?:[:\u2236]|\bto\b)\s*1", re.IGNORECASE)
RATIO = re.compile(r"(.*?)(?:[:\u2236/]|\bto\b|\bout of\b|\bof\b)(.*)", re.IGNORECASE)
CLOCK = re.compile(r".*\d:\d\d:\d\d")
IN_BRACKETS = re.compile(r"(?P<value>[^()]+)\((?P<parts>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """What was written: a state, and the figure with its parts where there is one."""

    state: ReadingState
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


def read_entry(text: str, unit: Unit, field: str = "value") -> Entry | None:
    """What one box says: "2,378", "60%", "100 out of 112", "89% (100 out of 112)", "Awaiting data"; None for nothing.

    Of a ratio "1,020:57" and "1,020 to 57" are its parts, and "17.9:1" is its value.
    Parts give the value by themselves. Refused, beside `field`, where it is none of these, where the parts give
    another value than the one beside them, and where the second part is zero.
    """
    typed = text.strip()
    if not typed:
        return None
    if DIGITS.fullmatch(typed):
        # Most of a file of thousands is just this.
        figure = Decimal(typed)
        return Entry(ReadingState.GIVEN, figure or abs(figure))
    if state := WORDS.get(re.sub(r"[\s.]+", "", typed).lower()):
        return Entry(state)
    beside = IN_BRACKETS.fullmatch(typed)
    said = _numbers(beside["parts"].strip() if beside else typed, unit, field)
    if len(said) == 1:
        return Entry(ReadingState.GIVEN, figures.read_figure(typed, field) if beside else said[0])
    above, below = said
    try:
        value = figures.value_of(above, below, unit)
    except RuleBroken as broken:
        raise RuleBroken(broken.message, field) from broken
    if beside:
        _check_beside(_numbers(beside["value"].strip(), unit, field)[0], value, typed, field)
    return Entry(ReadingState.GIVEN, value, above, below)


def written(
    state: ReadingState, value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None, unit: Unit
) -> str:
    """The same as it stands in the box: so that what is kept can be read back and changed."""
    if numerator is not None and denominator is not None:
        # "57 to 1" would be read as a value without parts.
        between = "to" if unit is Unit.RATIO and denominator != 1 else "out of"
        return f"{numerator:f} {between} {denominator:f}"
    if state is ReadingState.GIVEN and value is not None:
        return f"{value:f}"
    return state.value.capitalize()


def _numbers(typed: str, unit: Unit, field: str) -> list[Decimal]:
    """The value that was written, or its two parts."""
    if unit is not Unit.RATIO:
        parts = PARTS.fullmatch(typed)
        return [figures.read_figure(one, field) for one in (parts.groups() if parts else (typed,))]
    found = TO_ONE.fullmatch(typed) or RATIO.fullmatch(typed)
    if not found:
        return [figures.read_figure(typed, field)]
    try:
        return [figures.read_figure(one, field) for one in found.groups()]
    except RuleBroken as broken:
        raise RuleBroken(_no_ratio(typed), field) from broken


def _no_ratio(typed: str) -> str:
    cut = typed if len(typed) <= 40 else f"{typed[:39]}…"
    if CLOCK.fullmatch(typed):
        return f"“{cut}” is a time: a spreadsheet makes one of a ratio. Write it here again, such as 17:1."
    return f"“{cut}” is not a ratio. Write two numbers, such as 1,020:57 or 17.9:1."


def _check_beside(said: Decimal, value: Decimal, typed: str, field: str) -> None:
    places = figures.places_typed(said)
    if figures.rounded(value, places) != said:
        raise RuleBroken(
            f"“{typed}”: the two parts give {figures.rounded(value, places):f}. Look which is right.", field
        )
