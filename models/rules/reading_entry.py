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

    Parts give the value by themselves. Refused, beside `field`, where it is none of these, where the parts give
    another value than the one beside them, and where the second part is zero.
    """
    typed = text.strip()
    if not typed:
        return None
    if DIGITS.fullmatch(typed):
        # Most of a file of thousands is just this.
        figure = Decimal(typed)
        return Entry(ReadingState.GIVEN, figure or Decimal(0))
    if state := WORDS.get(re.sub(r"[\s.]+", "", typed).lower()):
        return Entry(state)
    beside = IN_BRACKETS.fullmatch(typed)
    parts = PARTS.fullmatch(beside["parts"].strip() if beside else typed)
    if parts is None:
        return Entry(ReadingState.GIVEN, figures.read_figure(typed, field))
    above, below = figures.read_figure(parts["above"], field), figures.read_figure(parts["below"], field)
    try:
        value = figures.value_of(above, below, unit)
    except RuleBroken as broken:
        raise RuleBroken(broken.message, field) from broken
    if beside:
        _check_beside(figures.read_figure(beside["value"], field), value, typed, field)
    return Entry(ReadingState.GIVEN, value, above, below)


def written(state: ReadingState, value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None) -> str:
    """The same as it stands in the box: so that what is kept can be read back and changed."""
    if numerator is not None and denominator is not None:
        return f"{numerator:f} out of {denominator:f}"
    if state is ReadingState.GIVEN and value is not None:
        return f"{value:f}"
    return state.value.capitalize()


def _check_beside(said: Decimal, value: Decimal, typed: str, field: str) -> None:
    places = max(0, -int(said.as_tuple().exponent))
    if figures.rounded(value, places) != said:
        raise RuleBroken(
            f"“{typed}”: the two parts give {figures.rounded(value, places):f}. Look which is right.", field
        )
