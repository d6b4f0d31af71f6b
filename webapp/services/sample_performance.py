"""The sample council's performance: a framework with three years of figures, and a scorecard for each meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, cast

from models.agenda import AgendaItem
from models.committee import Committee
from models.measure import Framework, Measure
from models.meeting import Meeting
from models.rules import periods
from models.rules.periods import Period
from models.scorecard import Scorecard
from models.scorecard_vocabulary import Frequency, ReadingState
from models.vocabulary import ItemKind, ReportState
from webapp import clock
from webapp.services import (
    agenda_items,
    business_units,
    commentaries,
    finance_lines,
    frameworks,
    measures,
    readings,
    sample_commentary,
    sample_measures,
    scorecards,
    targets,
)
from webapp.services.actors import Actor
from webapp.services.readings import Row
from webapp.services.sample_measures import Sample

FRAMEWORK: frameworks.FrameworkDetails = {
    "name": "Moorshire Plan",
    "description": "What the council wants for its residents, and how it tells whether that comes about.",
    "frequency": Frequency.QUARTERLY,
    "years_shown": 3,
    "overspend_limit": Decimal(0),
    "underspend_limit": Decimal(2),
    "starts_on": None,
    "ends_on": None,
}
OUTCOME = "Children and young people in Moorshire are safe, well and learning"
CONTACTS = [
    {
        "role": "Author",
        "name": "Tamsin Wolds",
        "detail": "Performance Officer",
        "email": "performance@moorshire.example",
    },
]
# Figures are entered three days before an agenda goes out, and the latest agenda was drafted two days ago.
SINCE_THE_END = 6
# What was counted again in the quarter after, by the place of that one: an earlier page leads to the newer figure.
COUNTED_AGAIN = {
    1: (("5", "67.1", "Drafts had been counted as plans that were issued."),),
    3: (("1", "422", "Three children were counted in the wrong quarter."),),
}


@dataclass(frozen=True)
class Kept:
    """The framework and its measures as they were made, with the quarters that are reported, the latest last.

    Each quarter is reported to the meeting in its place.
    """

    framework: Framework
    committee: Committee
    measures: list[tuple[Sample, Measure]]
    quarters: list[Period]
    meetings: list[int]
    by: Actor
    now: datetime

    def at(self, days: int) -> dict[str, Any]:
        """By whom, and when that was."""
        return {"by": self.by, "at": self.now - timedelta(days=days)}


@dataclass(frozen=True)
class Quarter:
    """One quarter's report on its way to an agenda. `place` is its place among the quarters that are reported."""

    kept: Kept
    place: int
    goes_out_at: datetime

    @property
    def period(self) -> Period:
        return self.kept.quarters[self.place]

    def at(self, days: int) -> dict[str, Any]:
        """By whom, and when that was: so many days before the agenda went out."""
        return {"by": self.kept.by, "at": self.goes_out_at - timedelta(days=days)}


def start(committee: Committee, sittings: Sequence[Meeting], *, by: Actor, now: datetime) -> Kept:
    """Keep a committee's measures, with their targets and the figures of all quarters but those to be reported.

    The last of the sittings gets the latest quarter, the one before it the quarter before.
    """
    quarters = [periods.latest_ended(Frequency.QUARTERLY, clock.day_of(now - timedelta(days=SINCE_THE_END)))]
    while len(quarters) < len(sittings):
        quarters.insert(0, periods.before(quarters[0]))
    kept = _framework(committee, quarters, [one.id for one in sittings], by, now)
    _targets(kept)
    first = periods.before(quarters[0])
    readings.enter_all([row for row in _rows(kept) if row.period.ends_on <= first.ends_on], **kept.at(188))
    return kept


def put_after(other: AgendaItem, kept: Kept, *, goes_out_at: datetime) -> None:
    """Put a quarter's scorecard on the agenda of a meeting that gets one, under an item that follows another."""
    if other.meeting_id not in kept.meetings:
        return
    quarter = Quarter(kept, kept.meetings.index(other.meeting_id), goes_out_at)
    _figures(quarter)
    for said in sample_commentary.WORDS[quarter.place]:
        measure = next(measure for sample, measure in kept.measures if sample.code == said.code)
        commentaries.write(measure, quarter.period, said.details(), revision="0", **quarter.at(2))
    _finance(quarter)
    item = agenda_items.add_after(
        other, heading=f"How we are doing: {quarter.period.label}", kind=ItemKind.PERFORMANCE, **quarter.at(0)
    )
    item.presenter, item.minutes, item.report_state = "Tamsin Wolds, Performance Officer", 20, ReportState.ENCLOSED
    item.recommendations = [sample_commentary.RECOMMENDATION]
    scorecards.bind(_scorecard(quarter), item, **quarter.at(0))


def _framework(committee: Committee, quarters: list[Period], meetings: list[int], by: Actor, now: datetime) -> Kept:
    act: Any = {"by": by, "at": now - timedelta(days=200)}
    framework = frameworks.create(FRAMEWORK, **act)
    outcome = frameworks.add_outcome(framework, OUTCOME, **act)
    areas = {}
    for name in dict.fromkeys(one.area for one in sample_measures.MEASURES):
        details: frameworks.AreaDetails = {"name": name, "outcome_id": outcome.id, "measures_in_all": None}
        areas[name] = frameworks.add_area(framework, details, **act).id
    made = [
        (one, measures.add(framework, one.details(areas[one.area]), [committee.id], None, **act))
        for one in sample_measures.MEASURES
    ]
    return Kept(framework, committee, made, quarters, meetings, by, now)


def _targets(kept: Kept) -> None:
    last = kept.quarters[-1]
    for sample, measure in kept.measures:
        if sample.target:
            first = sample.periods(last)[0].label
            details = cast(targets.TargetDetails, {**sample_measures.NO_TARGET, "from_period": first, **sample.target})
            if "start_value" in sample.target:
                details["until_period"] = sample.periods(last)[-1].label
            targets.add(measure, details, None, **kept.at(190))


def _rows(kept: Kept) -> list[Row]:
    """Every figure that has come, in the order of its measures."""
    return [
        _row(measure, period, value, series=name)
        for sample, measure in kept.measures
        for name, values in sample.series()
        for period, value in zip(sample.periods(kept.quarters[-1]), values, strict=True)
        if value
    ]


def _figures(quarter: Quarter) -> None:
    """What came since the quarter before was reported, and what was counted again; of the latest, one has not come."""
    kept, period = quarter.kept, quarter.period
    before = periods.before(period)
    rows = [row for row in _rows(kept) if before.ends_on < row.period.ends_on <= period.ends_on]
    if quarter.place == len(kept.quarters) - 1:
        provisional = {measure.id for sample, measure in kept.measures if sample.is_provisional}
        until = clock.day_of(kept.now) + timedelta(days=40)
        rows = [_provisional(row, until) if row.measure.id in provisional else row for row in rows]
        awaited: dict[str, Any] = {"state": ReadingState.AWAITED, "expected_on": until - timedelta(days=19)}
        rows += [_row(measure, period, "", **awaited) for sample, measure in kept.measures if not sample.values[-1]]
    for code, value, reason in COUNTED_AGAIN.get(quarter.place, ()):
        measure = next(measure for sample, measure in kept.measures if sample.code == code)
        rows.append(_row(measure, before, value, reason=reason))
    readings.enter_all(rows, **quarter.at(3))


def _provisional(row: Row, until: date) -> Row:
    return replace(row, details={**row.details, "provisional_until": until})


def _row(measure: Measure, period: Period, value: str, *, series: str = "", reason: str = "", **said: Any) -> Row:
    details = {**sample_measures.NO_FIGURE, "state": ReadingState.GIVEN, **said}
    details["value"] = Decimal(value) if value else None
    return Row(measure, period, cast(readings.ReadingDetails, details), series, reason, doubt_is_answered=True)


def _finance(quarter: Quarter) -> None:
    kept, act = quarter.kept, quarter.at(2)
    units = business_units.of_framework(kept.framework) or [
        business_units.add(kept.framework, "Children and Families", [kept.committee.id], **act)
    ]
    for kind, figures, said in sample_commentary.MONEY[quarter.place].tables():
        finance_lines.enter(units[0], kind, quarter.period.ends_on, figures, said, revision="0", **act)


def _scorecard(quarter: Quarter) -> Scorecard:
    kept, period, act = quarter.kept, quarter.period, quarter.at(1)
    made = scorecards.make(
        kept.framework, kept.committee, frequency=Frequency.QUARTERLY, period_on=period.ends_on, **act
    )
    words: scorecards.Words = {
        "title": f"How we are doing: {period.label}",
        "recommendation": sample_commentary.RECOMMENDATION,
        "introduction": "The Cabinet had these figures before it last week.",
        "context": "",
        "finance_words": "",
        "supporting_papers": "",
        "background_papers": "",
        "contacts": CONTACTS,
    }
    scorecards.edit(made, words, revision=str(made.revision), **act)
    return made
