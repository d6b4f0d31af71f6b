"""What a measure aims at in a period: a value, a band, a step on the way to a value, or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Protocol

from models.rules.figures import difference, places_of, rounded, shown
from models.rules.periods import Period, how_many, latest_ended, period_of
from models.rules.readings import Doubt, History, doubts_of_value
from models.scorecard_vocabulary import Frequency, Polarity, TargetKind, Unit

NOT_A_TARGET_MEASURE = "Not a target measure"
NO_TARGET_SET = "No target set"


class Aim(Protocol):
    """A target as it is kept (models.reading.Target): it holds in periods that end from its first day to its last."""

    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def kind(self) -> TargetKind: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def tolerance(self) -> Decimal | None: ...
    @property
    def start_value(self) -> Decimal | None: ...
    @property
    def low(self) -> Decimal | None: ...
    @property
    def high(self) -> Decimal | None: ...
    @property
    def edge(self) -> Decimal | None: ...
    @property
    def note(self) -> str: ...


@dataclass(frozen=True, slots=True)
class TargetIn:
    """What is aimed at in one period. Of a progressive target, `value` is that period's own step.

    Nothing may be aimed at because somebody said so, or because no target `is_set` yet.
    """

    kind: TargetKind
    value: Decimal | None = None
    tolerance: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    edge: Decimal | None = None
    note: str = ""
    is_set: bool = True

    @property
    def edge_low(self) -> Decimal | None:
        """Up to where a band is amber above its lower end; None without amber edges."""
        return self.low + self.edge if self.low is not None and self.edge else None

    @property
    def edge_high(self) -> Decimal | None:
        """From where a band is amber below its upper end; None without amber edges."""
        return self.high - self.edge if self.high is not None and self.edge else None

    @property
    def is_aimed(self) -> bool:
        """Whether anything is aimed at."""
        return self.kind is not TargetKind.NONE

    def distance(self, value: Decimal) -> Decimal:
        """How far a figure is outside the band, 0 within it; and from a value, how far on either side."""
        low, high = (self.low, self.high) if self.kind is TargetKind.BAND else (self.value, self.value)
        if low is not None and value < low:
            return low - value
        return value - high if high is not None and value > high else Decimal(0)


NOTHING = TargetIn(TargetKind.NONE, is_set=False)


def held_from(first: Period) -> date:
    """The day a target is kept to start on whose first period this is: it holds in every period that ends from then on.

    That is the period's own first day; of twelve months, which overlap, the first day of the month they end in.
    """
    return first.ends_on.replace(day=1) if first.frequency is Frequency.ROLLING else first.starts_on


def target_in(targets: Iterable[Aim], period: Period, decimals: int) -> TargetIn:
    """What is aimed at in a period; of several that hold in it, the one that took over last. NOTHING if none does.

    The steps of a progressive target are equal and rounded to the measure's decimals, so that they are judged by as
    they are printed; the last is the value itself.
    """
    holding = [one for one in targets if one.starts_on <= period.ends_on and not _is_over(one, period)]
    if not holding:
        return NOTHING
    latest = max(enumerate(holding), key=lambda one: (one[1].starts_on, one[0]))[1]
    value = _step(latest, period, decimals) if latest.kind is TargetKind.PROGRESSIVE else latest.value
    return TargetIn(latest.kind, value, latest.tolerance, latest.low, latest.high, latest.edge, latest.note)


def aims_shown(aims: Iterable[Aim], polarity: Polarity) -> list[Aim]:
    """The targets that are told and judged by: of a measure that is context only, none that aims at anything."""
    return [one for one in aims if polarity is not Polarity.CONTEXT or one.kind is TargetKind.NONE]


def target_in_words(target: TargetIn, unit: Unit, decimals: int) -> str:
    """What is aimed at, as a table says it: "580", "12% to 18%, amber within 1 percentage point of either end"."""

    def said(value: Decimal | None) -> str:
        return "" if value is None else shown(value, unit, max(decimals, places_of(value)))

    def apart(value: Decimal) -> str:
        return difference(value, unit, max(decimals, places_of(value)))

    match target.kind:
        case TargetKind.BAND:
            edge = f", amber within {apart(target.edge)} of either end" if target.edge else ""
            return f"{said(target.low)} to {said(target.high)}{edge}"
        case TargetKind.NONE:
            return NOT_A_TARGET_MEASURE if target.is_set else NO_TARGET_SET
        case _:
            near = f", near it within {apart(target.tolerance)}" if target.tolerance else ""
            return f"{said(target.value)}{near}"


def aim_in_words(aim: Aim, unit: Unit, decimals: int) -> str:
    """A target as it is kept, whatever the period: of a progressive one, "from 29% to 90% by equal steps"."""
    if aim.kind is TargetKind.PROGRESSIVE and aim.start_value is not None and aim.value is not None:
        ends = (shown(one, unit, max(decimals, places_of(one))) for one in (aim.start_value, aim.value))
        return f"from {' to '.join(ends)} by equal steps"
    held = TargetIn(aim.kind, aim.value, aim.tolerance, aim.low, aim.high, aim.edge, aim.note)
    return target_in_words(held, unit, decimals)


def doubts(aims: Mapping[str, Decimal], read: History, unit: Unit, decimals: int) -> list[Doubt]:
    """What to ask about values that are aimed at, by the field of each, as of a figure; most often nothing.

    `read` are the measure's own figures: an aim a hundred times as large may be a slip of the unit, and a percentage
    beyond 0 to 100 is one only of what can lie there.
    """
    return [
        replace(one, field=field)
        for field, value in aims.items()
        for one in doubts_of_value(value, read, unit, decimals, "its figures")
    ]


def _is_over(target: Aim, period: Period) -> bool:
    return target.ends_on is not None and target.ends_on < period.ends_on


def _step(target: Aim, period: Period, decimals: int) -> Decimal | None:
    last = latest_ended(period.frequency, target.ends_on or period.ends_on)
    if target.value is None or target.start_value is None or period >= last:
        return target.value
    first = period_of(period.frequency, target.starts_on)
    place, steps = how_many(first, period), how_many(first, last)
    return rounded(target.start_value + (target.value - target.start_value) * place / steps, decimals)
