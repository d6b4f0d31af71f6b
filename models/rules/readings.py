"""Readings before they are kept: what is refused, and what is doubtful enough to ask about.

What is refused can never be true. A doubt is a question beside the row: somebody who knows the figure may keep it.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from models.rules.broken import RuleBroken
from models.rules.figures import parts_in_words, places_of, places_typed, rounded, shown, value_of
from models.rules.periods import Period
from models.rules.small_numbers import is_untold, question
from models.rules.wording import long_date
from models.scorecard_vocabulary import ReadingState, Unit


class Entry(NamedTuple):
    """A reading as somebody gave it, its figures already read: a value, its two parts, or neither."""

    period: Period
    state: ReadingState = ReadingState.GIVEN
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional_until: date | None = None
    expected_on: date | None = None
    series: str = ""


class DoubtKind(StrEnum):
    """Why a reading is doubtful."""

    UNIT_SLIP = "unit slip"
    SWAPPED = "numerator and denominator swapped"
    IMPOSSIBLE = "impossible percentage"
    NOT_WHOLE = "not a whole number"
    UNTOLD = "perhaps a small number"
    PUBLIC = "already public"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question about a reading: why, beside which field, in a sentence, and the figure perhaps meant."""

    kind: DoubtKind
    field: str
    sentence: str
    perhaps: Decimal | None = None


class History:
    """The figures of one measure and series: those `kept`, and those that `come` with the one that is asked about.

    `may_go_outside` is what somebody says of the measure: that it can be below 0% or above 100%.
    """

    __slots__ = ("_all", "_may_go_outside", "_outside", "_values")

    def __init__(
        self, kept: Iterable[Decimal] = (), come: Iterable[Decimal] = (), *, may_go_outside: bool = False
    ) -> None:
        held = list(kept)
        self._all = [*held, *come]
        self._values = sorted(map(abs, self._all))
        # Figures of one file do not vouch for each other: a whole column may have slipped.
        self._outside = [one for one in held if not 0 <= one <= 100]
        self._may_go_outside = may_go_outside

    def middle(self, without: Decimal) -> Decimal | None:
        """The median of the others' sizes, `without` the figure that is asked about; None if there are no others."""
        size, place = len(self._values), bisect_left(self._values, abs(without))
        is_here = place < size and self._values[place] == abs(without)
        others = size - is_here
        if not others:
            return None

        def at(index: int) -> Decimal:
            return self._values[index + (is_here and index >= place)]

        return (at((others - 1) // 2) + at(others // 2)) / 2

    def tells_size(self, value: Decimal, middle: Decimal) -> bool:
        """Whether the others are alike enough to say that a figure is of another size than their `middle`.

        More than half of them are within five times of it, and none of that size or more is on the other side of 0 from
        the figure: variances that swing round £0 (−3, 900, 12) have no size to go by.
        """
        others = list(self._all)
        if value in others:
            others.remove(value)
        alike = sum(not _is_far(one, middle) for one in others)
        swings = any(one * value < 0 and abs(one) * FAR >= middle for one in others)
        return 2 * alike > len(others) and not swings

    def goes_outside(self, without: Decimal) -> bool:
        """Whether another that is kept is below 0 or above 100 too, as a change is, or a share of a target."""
        return self._may_go_outside or len(self._outside) > (without in self._outside)


def is_provisional(until: date | None, on: date) -> bool:
    """Whether a figure may still change on a day: to the end of the day `until` which it is said to be provisional."""
    return until is not None and on <= until


# What a figure is taken for that is a power of ten off, and how far from the middle of the others one must be for that.
SLIPS = (Decimal(10), Decimal(100), Decimal(1000), Decimal("0.1"), Decimal("0.01"), Decimal("0.001"))
FAR, CLOSE = 5, 2
SMALL_COUNT = 10


def check_reading(entry: Entry, unit: Unit, today: date) -> Decimal | None:
    """The value to keep of a reading, computed where its parts are given; None where there is no figure.

    Refused: a figure before its period is over; one part without the other; parts and a value that disagree; less than
    nothing of what is counted; a figure beside "awaiting data"; and days that cannot be.
    """
    _check_days(entry, today)
    if entry.state not in (ReadingState.GIVEN, ReadingState.SUPPRESSED):
        if (entry.value, entry.numerator, entry.denominator) != (None, None, None):
            raise RuleBroken(f"Leave the figure empty, or do not say “{entry.state}”.", "value")
        return None
    if entry.period.ends_on > today:
        over = long_date(entry.period.ends_on)
        raise RuleBroken(f"{entry.period.label} is not over before {over}: there is no figure for it yet.", "period")
    value = _value(entry, unit)
    if value is None and entry.state is ReadingState.GIVEN:
        raise RuleBroken("Enter the figure, or say why there is none.", "value")
    if value is not None and value < 0 and unit not in (Unit.PERCENT, Unit.POUNDS, Unit.RATIO):
        raise RuleBroken("What is counted cannot be less than nothing. Enter 0 or more.", "value")
    return value


def check_reason(reason: str, *, is_public: bool, label: str) -> None:
    """Refuse to restate a figure without saying why; one that is public stays on the page that the committee saw."""
    if reason.strip():
        return
    if is_public:
        raise RuleBroken(f"The figure for {label} is public. Say why it changes: the later pages tell it.", "reason")
    raise RuleBroken(f"There is a figure for {label} already. Say why it changes.", "reason")


def doubts(
    entry: Entry, history: History, unit: Unit, decimals: int, public: str = "", below: int | None = None
) -> list[Doubt]:
    """What to ask about a reading that check_reading lets pass; most often nothing.

    A unit slip: the figure is five times or more away from the middle of the others, and ten, a hundred or a thousand
    times less, or more, is within twice of it. Counts whose middle is below ten vary too much to tell, and so do
    figures that are not alike or swing round 0 (`History.tells_size`). `public` is the figure of the same period on a
    scorecard that is live, if there is another.
    """
    value = entry.value if entry.value is not None else _computed(entry, unit)
    if value is None or entry.state is not ReadingState.GIVEN:
        return _of_public(entry, public)
    found = _swapped(entry, value, history, unit, decimals) or doubts_of_value(value, history, unit, decimals)
    if unit is Unit.COUNT and decimals == 0 and places_of(value):
        sentence = f"{_told(value, unit, decimals)} is not a whole number, and this is a count. Check it."
        found = [*found, Doubt(DoubtKind.NOT_WHOLE, "value", sentence)]
    if below is not None and is_untold(below, unit, entry.numerator, entry.series):
        found = [*found, Doubt(DoubtKind.UNTOLD, "value", question(below, _told(value, unit, decimals), unit))]
    return [*found, *_of_public(entry, public)]


def doubts_of_value(
    value: Decimal, history: History, unit: Unit, decimals: int, others: str = "the others"
) -> list[Doubt]:
    """The same of a value by itself, read or aimed at: a slip of the unit beside the `others`, or no percentage."""
    found = _slipped(value, history, unit, decimals, others)
    if not found and unit is Unit.PERCENT and not 0 <= value <= 100 and not history.goes_outside(value):
        sentence = f"{_told(value, unit, decimals)} is not between 0% and 100%. Check it."
        found = [Doubt(DoubtKind.IMPOSSIBLE, "value", sentence)]
    return found


def _check_days(entry: Entry, today: date) -> None:
    if entry.expected_on is not None and entry.state is not ReadingState.AWAITED:
        raise RuleBroken("Only data that is awaited has a day on which it is expected.", "expected_on")
    if entry.expected_on is not None and entry.expected_on <= entry.period.ends_on:
        raise RuleBroken("Data is expected after its period is over: enter a later day.", "expected_on")
    if entry.provisional_until is not None and entry.state is not ReadingState.GIVEN:
        raise RuleBroken("Only a figure that is given is provisional.", "provisional_until")
    if entry.provisional_until is not None and entry.provisional_until <= entry.period.ends_on:
        raise RuleBroken(
            "A figure is provisional until after its period is over: enter a later day.", "provisional_until"
        )


def _value(entry: Entry, unit: Unit) -> Decimal | None:
    if entry.numerator is None and entry.denominator is None:
        return entry.value
    if entry.denominator is None:
        raise RuleBroken("Enter the denominator too: of how many?", "denominator")
    if entry.numerator is None:
        raise RuleBroken("Enter the numerator too: how many of them?", "numerator")
    if unit is Unit.COUNT:
        raise RuleBroken("A count has no denominator. Enter the number alone.", "denominator")
    computed = value_of(entry.numerator, entry.denominator, unit)
    if entry.value is not None and rounded(computed, places := places_typed(entry.value)) != entry.value:
        parts = parts_in_words(entry.numerator, entry.denominator, unit)
        right = shown(computed, unit, max(1, places))
        wrong = shown(entry.value, unit, places)
        raise RuleBroken(f"{parts} is {right}, not {wrong}. Leave one of them out.", "value")
    return computed


def _computed(entry: Entry, unit: Unit) -> Decimal | None:
    return None if entry.numerator is None or entry.denominator is None else _value(entry, unit)


def _swapped(entry: Entry, value: Decimal, history: History, unit: Unit, decimals: int) -> list[Doubt]:
    """Whether the two parts the other way round give what the others are like, or a percentage that can be."""
    if not entry.numerator or entry.numerator < 0 or not entry.denominator or entry.numerator == entry.denominator:
        return []
    other = value_of(entry.denominator, entry.numerator, unit)
    middle = history.middle(value)
    is_likelier = unit is Unit.PERCENT and value > 100 and not history.goes_outside(value)
    if middle:
        is_likelier = (is_likelier or _is_far(value, middle)) and middle / CLOSE <= other <= middle * CLOSE
    if not is_likelier:
        return []
    now = f"{parts_in_words(entry.numerator, entry.denominator, unit)} is {_told(value, unit, decimals)}"
    meant = f"{parts_in_words(entry.denominator, entry.numerator, unit)} is {_told(other, unit, decimals)}"
    return [Doubt(DoubtKind.SWAPPED, "numerator", f"{now}. Are the two swapped? {meant}.", other)]


def _slipped(value: Decimal, history: History, unit: Unit, decimals: int, others: str) -> list[Doubt]:
    middle = history.middle(value)
    if not value or (
        middle is not None and (not _is_far(value, middle) or (unit is Unit.COUNT and middle < SMALL_COUNT))
    ):
        return []
    for factor in SLIPS:
        meant = value / factor
        if unit is Unit.PERCENT and abs(meant) > 100 and not history.goes_outside(value):
            continue
        if middle:
            is_likelier = middle / CLOSE <= abs(meant) <= middle * CLOSE and history.tells_size(value, middle)
            beside = f"{others} are near {_told(middle, unit, decimals)}"
        else:
            is_likelier = middle is None and unit is Unit.PERCENT and value > 100 and 10 < meant <= 100
            beside = "a percentage is at most 100%"
        if is_likelier:
            told = f"{_told(value, unit, decimals)} looks {_TIMES[factor]}: {beside}"
            return [Doubt(DoubtKind.UNIT_SLIP, "value", f"{told}. Is it {_told(meant, unit, decimals)}?", meant)]
    return []


_TIMES = {
    Decimal(10): "ten times too large",
    Decimal(100): "a hundred times too large",
    Decimal(1000): "a thousand times too large",
    Decimal("0.1"): "ten times too small",
    Decimal("0.01"): "a hundred times too small",
    Decimal("0.001"): "a thousand times too small",
}


def _is_far(value: Decimal, middle: Decimal) -> bool:
    return abs(value) * FAR <= middle or abs(value) >= middle * FAR


def _of_public(entry: Entry, public: str) -> list[Doubt]:
    if not public:
        return []
    sentence = (
        f"The figure for {entry.period.label} is public: {public}. What the committee saw stays as it was; "
        "say why the figure changes."
    )
    return [Doubt(DoubtKind.PUBLIC, "reason", sentence)]


def _told(value: Decimal, unit: Unit, decimals: int) -> str:
    return shown(value, unit, max(decimals, min(places_of(value), 2)))
