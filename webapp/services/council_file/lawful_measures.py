"""Whether what a council file says of measures, their figures, finance and scorecards could have been entered."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from models.rules import RuleBroken, finance, periods, readings
from models.rules import measures as rules
from models.scorecard_bodies import EvidenceBody
from models.scorecard_vocabulary import (
    FinanceKind,
    FollowUpKind,
    Frequency,
    MeasureEvent,
    Polarity,
    ReadingState,
    TargetKind,
    Unit,
)
from webapp.clock import day_of
from webapp.services.council_file import places
from webapp.services.council_file.places import Entry, Found
from webapp.services.council_file.shapes import misfits

FOLLOWED_BY = {
    FollowUpKind.ACTION: "action",
    FollowUpKind.SUGGESTION: "suggestion",
    FollowUpKind.RECOMMENDATION: "recommendation",
}


def checks(data: Mapping[str, Any]) -> Iterator[tuple[Found, Callable[[Entry], object]]]:
    """Each kind of entry with the rule it has to keep."""
    yield places.each(data, "frameworks"), _framework
    yield places.below(data, "frameworks", "measures"), _measure
    for steps, measure in places.below(data, "frameworks", "measures"):
        yield places.each(measure, "targets", steps), partial(_target, measure)
        yield places.each(measure, "readings", steps), partial(_reading, measure)
        yield places.each(measure, "commentaries", steps), partial(_commentary, measure)
    yield places.in_frameworks(data, "business_units", "lines"), _finance_line
    yield places.each(data, "scorecards"), _scorecard
    yield places.each(data, "measure_follow_ups"), _follow_up


def _framework(entry: Entry) -> None:
    days = (_day(entry.get(name)) for name in ("starts_on", "ends_on"))
    rules.check_framework(entry["name"], entry.get("years_shown", 4), *days)
    for name in ("overspend_limit", "underspend_limit"):
        rules.check_limit(_exact(entry, name), name)


def _measure(entry: Entry) -> None:
    settings = (entry.get(name, usual) for name, usual in (("decimals", 0), ("lag_days", 0), ("trend_periods", 4)))
    rules.check_measure(entry["name"], *settings)
    rules.check_suppression(entry.get("suppress_below"), Unit(entry.get("unit", Unit.COUNT)))
    first, last = entry.get("reported_from"), entry.get("reported_until")
    if first and last and last <= first:
        raise RuleBroken("It must have been reported before it is removed: give a later day.", "reported_until")


def _target(measure: Entry, entry: Entry) -> None:
    numbers = ("value", "tolerance", "start_value", "low", "high", "edge")
    if entry.get("ends_on") and entry["ends_on"] < entry["starts_on"]:
        raise RuleBroken("The last period comes before the first.", "ends_on")
    polarity = Polarity(measure.get("polarity", Polarity.HIGHER))
    # A measure that became context only keeps the targets it had before, which nobody is shown.
    if _is_redefined(measure) or polarity is Polarity.CONTEXT:
        polarity = Polarity.HIGHER
    rules.check_target(
        TargetKind(entry["kind"]),
        polarity=polarity,
        ends_on=_day(entry.get("ends_on")),
        **{name: _exact(entry, name) for name in numbers},
    )


def _reading(measure: Entry, entry: Entry) -> None:
    """Figures from before a measure was redefined were entered in another unit, or for other periods."""
    if (entry.get("numerator") is None) != (entry.get("denominator") is None):
        raise RuleBroken("Give both parts of a figure, or neither.", "denominator")
    state = ReadingState(entry.get("state", ReadingState.GIVEN))
    if state is ReadingState.GIVEN and entry.get("value") is None and entry.get("numerator") is None:
        raise RuleBroken("Give the figure, or say why there is none.", "value")
    if _is_redefined(measure):
        return
    said = readings.Entry(
        period=_period(measure, entry),
        state=state,
        value=_exact(entry, "value"),
        numerator=_exact(entry, "numerator"),
        denominator=_exact(entry, "denominator"),
        provisional_until=_day(entry.get("provisional_until")),
        expected_on=_day(entry.get("expected_on")),
        series=entry.get("series", ""),
    )
    unit = Unit(measure.get("unit", Unit.COUNT))
    readings.check_reading(said, unit, day_of(datetime.fromisoformat(entry["entered_at"])))


def _commentary(measure: Entry, entry: Entry) -> None:
    if not _is_redefined(measure):
        _period(measure, entry)


def _finance_line(entry: Entry) -> None:
    try:
        finance.check_figures(FinanceKind(entry["kind"]), entry.get("figures", {}))
    except RuleBroken as broken:
        raise RuleBroken(broken.message, f"figures.{broken.field}") from broken


def _scorecard(entry: Entry) -> None:
    _period(entry, entry)


def _follow_up(entry: Entry) -> None:
    for kind, name in FOLLOWED_BY.items():
        if (entry["kind"] == kind) != bool(entry.get(name)):
            raise RuleBroken(f"Name the {name} of a follow-up that is one, and of any other none.", name)
    if evidence := entry.get("evidence"):
        for where, sentence in misfits(evidence, EvidenceBody):
            raise RuleBroken(sentence, f"evidence{where}")


def _period(of: Entry, entry: Entry) -> periods.Period:
    frequency = Frequency(of.get("frequency", Frequency.QUARTERLY))
    try:
        return periods.period_ending(frequency, date.fromisoformat(entry["period_on"]))
    except RuleBroken as broken:
        raise RuleBroken(broken.message, "period_on") from broken


def _is_redefined(measure: Entry) -> bool:
    return any(one["event"] == MeasureEvent.REDEFINED for one in measure.get("changes", ()))


def _exact(entry: Entry, name: str) -> Decimal | None:
    return None if entry.get(name) is None else Decimal(entry[name])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
