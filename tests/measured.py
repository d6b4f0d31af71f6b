"""Performance for tests: frameworks, measures, targets and readings, as services make them."""

from datetime import date
from decimal import Decimal
from typing import Any

from models.committee import Committee
from models.finance import BusinessUnit
from models.measure import Framework, Measure
from models.meeting import Meeting
from models.reading import Reading, Target
from models.scorecard import MeasureFollowUp
from models.scorecard_vocabulary import Frequency, Polarity, ReadingState, TargetKind, Unit
from webapp import clock
from webapp.database import db
from webapp.services import business_units, frameworks, measure_follow_ups, measures, targets
from webapp.services.actors import operator
from webapp.services.measure_changes import Decision
from webapp.services.measure_follow_ups import Asked

FRAMEWORK = {
    "name": "One Organisational Plan",
    "description": "",
    "frequency": Frequency.ANNUAL,
    "years_shown": 4,
    "overspend_limit": Decimal(0),
    "underspend_limit": Decimal(2),
    "starts_on": None,
    "ends_on": None,
}
MEASURE = {
    "code": "",
    "name": "No. of children looked after",
    "definition": "",
    "area_id": None,
    "unit": Unit.COUNT,
    "decimals": 0,
    "polarity": Polarity.LOWER,
    "near": None,
    "owner": "",
    "portfolio_holder_id": None,
    "source": "",
    "frequency": Frequency.ANNUAL,
    "lag_days": 0,
    "suppress_below": None,
    "trend_periods": 4,
}
TARGET = {
    "from_period": "2018/19",
    "until_period": "",
    "kind": TargetKind.VALUE,
    "value": Decimal(580),
    "tolerance": None,
    "start_value": None,
    "low": None,
    "high": None,
    "edge": None,
    "note": "",
}
YEAR_END = date(2019, 3, 31)


def act() -> dict[str, Any]:
    """By whom and when."""
    return {"by": operator(on=clock.today()), "at": clock.now()}


def framework(name: str = "One Organisational Plan", **said: Any) -> Framework:
    """A framework reported every year."""
    made = frameworks.create({**FRAMEWORK, "name": name, **said}, **act())  # type: ignore[typeddict-item]
    db.session.commit()
    return made


def measure(
    kept: Framework | None = None,
    name: str = "No. of children looked after",
    committees: tuple[Committee, ...] = (),
    decision: Decision | None = None,
    **said: Any,
) -> Measure:
    """A measure read every year, of which less is better."""
    details: Any = {**MEASURE, "name": name, **said}
    made = measures.add(kept or framework(), details, [one.id for one in committees], decision, **act())
    db.session.commit()
    return made


def decision(takes_effect_on: date = date(2018, 11, 1), reason: str = "It is always 100%.", **said: Any) -> Decision:
    """A decision about a measure."""
    usual: Decision = {
        "takes_effect_on": takes_effect_on,
        "reason": reason,
        "meeting_id": None,
        "resolution_id": None,
        "decided_by": "",
        "breaks_series": False,
    }
    return {**usual, **said}  # type: ignore[typeddict-item]


def target(of: Measure, **said: Any) -> Target:
    """A target of a measure, a value unless the test says otherwise."""
    made = targets.add(of, {**TARGET, **said}, None, doubt_is_answered=True, **act())  # type: ignore[typeddict-item]
    db.session.commit()
    return made


def reading(of: Measure, value: str | None, period_on: date = YEAR_END, series: str = "", **said: Any) -> Reading:
    """A figure that is kept; none is awaited unless the test says otherwise."""
    state = ReadingState.GIVEN if value is not None else ReadingState.AWAITED
    made = Reading(
        measure=of,
        series=series,
        period_on=period_on,
        value=None if value is None else Decimal(value),
        entered_at=clock.now(),
        entered_by="An Officer",
        **{"state": state, **said},
    )
    db.session.add(made)
    db.session.commit()
    return made


def unit(of: Framework, committees: tuple[Committee, ...] = (), name: str = "Children & Families") -> BusinessUnit:
    """A business unit of a framework."""
    made = business_units.add(of, name, [one.id for one in committees], **act())
    db.session.commit()
    return made


def asked(of: Measure, committee: Committee, words: str = "Why is it not falling?") -> MeasureFollowUp:
    """A question of a committee that was answered at its meeting."""
    said: Asked = {"committee_id": committee.id, "asked": words, "asked_on": None, "asked_by_id": None}
    made = measure_follow_ups.note(of, None, said, **act())
    db.session.commit()
    return made


def with_everything(committee: Committee, meeting: Meeting) -> dict[str, object]:
    """A framework with one of everything, for tests that go through every address."""
    kept = framework()
    outcome = frameworks.add_outcome(kept, "Children are safe and healthy", **act())
    db.session.commit()
    area = frameworks.add_area(
        kept, {"name": "Children are Safe", "outcome_id": outcome.id, "measures_in_all": 15}, **act()
    )
    made = measure(kept, committees=(committee,), area_id=area.id, decision=decision(decided_by="The panel"))
    for year, value in zip(range(2016, 2020), ("677", "620", "651", "660"), strict=True):
        reading(made, value, date(year, 3, 31))
    measure(kept, "Children’s centres", area_id=area.id)
    return {
        "framework_id": kept.id,
        "outcome_id": outcome.id,
        "area_id": area.id,
        "measure_id": made.id,
        "target_id": target(made).id,
        "unit_id": unit(kept, (committee,)).id,
        "table": "revenue",
        "period": "2018-19",
    }
