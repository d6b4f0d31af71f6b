"""The sample council's performance: a framework with three years of figures, commentary, finance and two scorecards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, cast

from models.agenda import AgendaItem
from models.committee import Committee
from models.measure import Framework, Measure
from models.rules import periods
from models.rules.periods import Period
from models.scorecard import Scorecard
from models.scorecard_vocabulary import FinanceKind, Frequency, Mark, Projection, ReadingState
from models.vocabulary import Verb
from webapp import clock
from webapp.services import (
    business_units,
    commentaries,
    finance_lines,
    frameworks,
    measures,
    readings,
    sample_measures,
    scorecard_publishing,
    scorecards,
    targets,
)
from webapp.services.actors import Actor
from webapp.services.ledger import Act
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


@dataclass(frozen=True)
class Kept:
    """The framework and its measures as they were made, with their figures, and by whom."""

    framework: Framework
    committee: Committee
    measures: list[tuple[Sample, Measure]]
    by: Actor
    now: datetime

    def at(self, days: int) -> dict[str, Any]:
        """By whom, and when that was."""
        return {"by": self.by, "at": self.now - timedelta(days=days)}


def add(committee: Committee, item: AgendaItem, *, by: Actor, now: datetime) -> None:
    """Keep a committee's measures, publish the scorecard of one quarter, and bind that of the next to an item.

    One figure that is public by then is restated, so that the frozen page leads to the newer one once that is public.
    """
    last = periods.latest_ended(Frequency.QUARTERLY, clock.day_of(now))
    before = periods.before(last)
    kept = _framework(committee, by, now)
    _targets(kept, last)
    _figures(kept, before, 30)
    _commentary(kept, before, 29)
    _finance(kept, before, "58,400", "59,120", 29)
    _publish(_scorecard(kept, before, 28), kept, 27)
    _latest(kept, last)
    _commentary(kept, last, 2)
    _finance(kept, last, "58,400", "59,310", 2)
    scorecards.bind(_scorecard(kept, last, 1), item, **kept.at(1))


def _framework(committee: Committee, by: Actor, now: datetime) -> Kept:
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
    return Kept(framework, committee, made, by, now)


def _targets(kept: Kept, last: Period) -> None:
    for sample, measure in kept.measures:
        if sample.target:
            first = sample.periods(last)[0].label
            details = cast(targets.TargetDetails, {**sample_measures.NO_TARGET, "from_period": first, **sample.target})
            if "start_value" in sample.target:
                details["until_period"] = sample.periods(last)[-1].label
            targets.add(measure, details, None, **kept.at(190))


def _figures(kept: Kept, until: Period, days: int) -> None:
    """The figures of three years, the last quarter left out."""
    rows = [
        _row(measure, period, value, series=name)
        for sample, measure in kept.measures
        for name, values in sample.series()
        for period, value in zip(sample.periods(periods.after(until)), values, strict=False)
        if period.ends_on <= until.ends_on
    ]
    readings.enter_all(rows, **kept.at(days))


def _latest(kept: Kept, last: Period) -> None:
    """The figures of the last quarter, one awaited and some provisional; one of the quarter before is counted again."""
    rows = [
        _row(measure, last, values[-1], series=name, provisional_until=_until(kept.now, sample))
        for sample, measure in kept.measures
        for name, values in sample.series()
        if sample.frequency is Frequency.QUARTERLY and values[-1]
    ]
    expected_on = clock.day_of(kept.now) + timedelta(days=21)
    awaited: dict[str, Any] = {"state": ReadingState.AWAITED, "expected_on": expected_on}
    rows += [_row(measure, last, "", **awaited) for sample, measure in kept.measures if not sample.values[-1]]
    sample, measure = kept.measures[0]
    restated = Decimal(sample.values[-2]) + 3
    again = "Three children were counted in the wrong quarter."
    rows.append(_row(measure, periods.before(last), str(restated), reason=again))
    readings.enter_all(rows, **kept.at(3))


def _until(now: datetime, sample: Sample) -> date | None:
    return clock.day_of(now) + timedelta(days=40) if sample.is_provisional else None


def _row(measure: Measure, period: Period, value: str, *, series: str = "", reason: str = "", **said: Any) -> Row:
    details = {**sample_measures.NO_FIGURE, "state": ReadingState.GIVEN, **said}
    details["value"] = Decimal(value) if value else None
    return Row(measure, period, cast(readings.ReadingDetails, details), series, reason, doubt_is_answered=True)


def _commentary(kept: Kept, period: Period, days: int) -> None:
    for sample, measure in kept.measures:
        if sample.said and sample.frequency is Frequency.QUARTERLY:
            details: commentaries.CommentaryDetails = {
                "mark": sample.mark,
                "said": sample.said,
                "remedy": sample.remedy,
                "projection": Projection.AT_RISK if sample.mark is Mark.CONCERN else Projection.NONE,
                "projected": None,
                "outlook": "",
            }
            commentaries.write(measure, period, details, revision="0", **kept.at(days))


def _finance(kept: Kept, period: Period, budget: str, outturn: str, days: int) -> None:
    units = business_units.of_framework(kept.framework) or [
        business_units.add(kept.framework, "Children and Families", [kept.committee.id], **kept.at(days))
    ]
    tables: Sequence[tuple[FinanceKind, dict[str, str], str]] = (
        (
            FinanceKind.REVENUE,
            {"budget": budget, "outturn": outturn, "reserves": "(400)"},
            "Two placements outside the county cost more than the rest of the overspend together.",
        ),
        (FinanceKind.SAVINGS, {"target": "1,200", "outturn": "940"}, "The new foster carers start in spring."),
        (
            FinanceKind.CAPITAL,
            {"approved": "4,600", "year_budget": "1,500", "slippage": "(240)", "new_approvals": "310"},
            "The family centre’s roof waits for dry weather.",
        ),
    )
    for kind, figures, said in tables:
        finance_lines.enter(units[0], kind, period.ends_on, figures, said, revision="0", **kept.at(days))


def _scorecard(kept: Kept, period: Period, days: int) -> Scorecard:
    act = kept.at(days)
    made = scorecards.make(
        kept.framework, kept.committee, frequency=Frequency.QUARTERLY, period_on=period.ends_on, **act
    )
    words: scorecards.Words = {
        "title": f"How we are doing: {period.label}",
        "recommendation": "That the Committee considers the figures and says what it wants to look into.",
        "introduction": "The Cabinet had these figures before it last week.",
        "context": "",
        "finance_words": "",
        "supporting_papers": "",
        "background_papers": "",
        "contacts": CONTACTS,
    }
    scorecards.edit(made, words, revision=str(made.revision), **act)
    return made


def _publish(scorecard: Scorecard, kept: Kept, days: int) -> None:
    act = Act(Verb.PUBLISH, reason="The figures of the quarter", **kept.at(days))
    seen = scorecard_publishing.propose(scorecard, on=clock.day_of(act.at)).seen
    scorecard_publishing.publish(scorecard, act, seen=seen)
