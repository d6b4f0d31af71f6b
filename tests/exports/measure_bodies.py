"""Measures as scorecards publish them, made by hand: some of Warwickshire's of 18 June 2019, and some made up."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from models.rules import figures
from models.rules.period_names import named
from models.rules.periods import Period
from models.scorecard_bodies import (
    ChartMarkBody,
    CommentaryBody,
    JudgementBody,
    MeasureBody,
    PeriodBody,
    PointBody,
    SeriesBody,
    TargetBody,
)
from models.scorecard_vocabulary import Frequency, ReadingState, Standing, TargetKind, Unit

YEARS = ("2015/16", "2016/17", "2017/18", "2018/19")
WHY_NOT = {
    "awaiting": ReadingState.AWAITED,
    "n/a": ReadingState.NOT_AVAILABLE,
    "new": ReadingState.NOT_MONITORED,
    "few": ReadingState.SUPPRESSED,
}
NO_TARGET: TargetBody = {
    "kind": TargetKind.NONE.value, "words": "Not a target measure", "value": "", "low": "", "high": "",
    "edge_low": "", "edge_high": "", "note": "",
}  # fmt: skip
NO_COMMENTARY: CommentaryBody = {
    "mark": "none", "said": "", "remedy": "", "projection": "none given", "projected": "", "outlook": "",
}  # fmt: skip


def period(name: str, frequency: Frequency = Frequency.ANNUAL) -> PeriodBody:
    """A period by its name."""
    return period_body(named(frequency, name))


def period_body(one: Period) -> PeriodBody:
    return {
        "key": one.key,
        "label": one.label,
        "short": one.short,
        "starts_on": one.starts_on.isoformat(),
        "ends_on": one.ends_on.isoformat(),
    }


def point(at: PeriodBody, said: str, unit: Unit = Unit.COUNT, decimals: int = 0, **others: Any) -> PointBody:
    """A point: digits, digits and "p" for what is provisional, or one of the words of WHY_NOT."""
    state = WHY_NOT.get(said, ReadingState.GIVEN)
    value = said.removesuffix("p") if state is ReadingState.GIVEN else ""
    shown = figures.shown(Decimal(value), unit, decimals) if value else state.value.capitalize()
    return {
        "period": at, "state": state.value, "value": value, "shown": shown, "parts": "", "target": "", "low": "",
        "high": "", "is_provisional": said.endswith("p") and bool(value), "provisional_until": "", "expected_on": "",
        "note": "", **others,
    }  # fmt: skip


def target(value: str, unit: Unit = Unit.COUNT, decimals: int = 0) -> TargetBody:
    """A target of one value."""
    shown = figures.shown(Decimal(value), unit, decimals)
    return {**NO_TARGET, "kind": TargetKind.VALUE.value, "words": shown, "value": value}


def judgement(word: str, meaning: str = "", why: str = "") -> JudgementBody:
    return {"word": word, "meaning": meaning, "why": why}


def series(name: str, of: Sequence[PointBody], said: Sequence[str], unit: Unit, decimals: int) -> SeriesBody:
    """A comparator in the periods of a measure."""
    return {
        "name": name,
        "points": [point(one["period"], value, unit, decimals) for one, value in zip(of, said, strict=True)],
    }


def meeting(on: str) -> ChartMarkBody:
    return {"on": on, "kind": "meeting", "words": "The committee looked at it", "address": "/meetings/1"}


def measure(
    name: str,
    said: Sequence[str],
    *,
    unit: Unit = Unit.COUNT,
    decimals: int = 0,
    aim: str = "",
    periods: Sequence[PeriodBody] = tuple(period(one) for one in YEARS),
    **others: Any,
) -> MeasureBody:
    """A measure with its years; `aim` is the target of the last of them."""
    points = [point(at, one, unit, decimals) for at, one in zip(periods, said, strict=True)]
    if aim:
        points[-1]["target"] = aim
    return {
        "id": 1, "code": "", "name": name, "definition": "", "unit": unit.value,
        "unit_words": figures.unit_in_words(unit), "decimals": decimals, "polarity": "lower is better",
        "frequency": Frequency.ANNUAL.value, "area": "Children are Safe", "outcome": "", "owner": "",
        "portfolio_holder": "", "source": "", "points": points, "comparators": [],
        "target": target(aim, unit, decimals) if aim else NO_TARGET,
        "standing": judgement(Standing.NO_TARGET.value), "travel": judgement("not known"),
        "travel_direction": "not known",
        "trend": judgement("not known"), "trend_direction": "not known", "breaks": [], "marks": [],
        "commentary": NO_COMMENTARY, "exception": "", **others,
    }  # fmt: skip
