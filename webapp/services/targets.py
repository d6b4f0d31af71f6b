"""The targets of a measure, by period: set, put right, taken away; a new one takes over from the period it starts."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict

from sqlalchemy import select

from models.measure import Measure
from models.reading import Target
from models.rules import RuleBroken, periods
from models.rules import measures as rules
from models.rules import targets as aims
from models.rules.permissions import Permission
from models.rules.readings import Doubt
from models.scorecard_vocabulary import MeasureEvent, TargetKind
from webapp.database import db
from webapp.services import audit, measure_changes, readings, revisions
from webapp.services.actors import Actor
from webapp.services.measure_changes import Decision
from webapp.services.readings import Doubted


class TargetDetails(TypedDict):
    """What is aimed at, from one period until another; the periods as people name them ("2018/19")."""

    from_period: str
    until_period: str
    kind: TargetKind
    value: Decimal | None
    tolerance: Decimal | None
    start_value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    edge: Decimal | None
    note: str


# Which numbers a kind of target has; the others are left out of it.
NUMBERS = {
    TargetKind.VALUE: {"value", "tolerance"},
    TargetKind.PROGRESSIVE: {"value", "tolerance", "start_value"},
    TargetKind.BAND: {"low", "high", "edge"},
    TargetKind.NONE: set(),
}

# Those that stand where figures stand; the others are differences.
AIMED = ("start_value", "value", "low", "high")

WHOSE = dict.fromkeys(("value", "tolerance"), "a value or of a progressive target")
WHOSE |= {"start_value": "a progressive target", "low": "a band", "high": "a band", "edge": "a band"}


class AimsDoubted(Doubted):
    """Numbers that may be right: they are kept once somebody says that they are. `doubts` has each with its field."""

    def __init__(self, doubts: list[Doubt]) -> None:
        super().__init__(" ".join(one.sentence for one in doubts), doubts[0].field)
        self.doubts = doubts


def of_measure(measure: Measure) -> list[Target]:
    """Its targets, the latest first."""
    found = select(Target).where(Target.measure_id == measure.id, Target.removed_at.is_(None))
    return list(db.session.scalars(found.order_by(Target.starts_on.desc(), Target.id.desc())))


def get(target_id: int) -> Target:
    """The target with this number. NoResultFound for one that is taken away."""
    return db.session.scalars(select(Target).where(Target.id == target_id, Target.removed_at.is_(None))).one()


def add(
    measure: Measure,
    details: TargetDetails,
    decision: Decision | None,
    *,
    doubt_is_answered: bool = False,
    by: Actor,
    at: datetime,
) -> Target:
    """Aim at something from a period on. A committee's decision about it goes into the measure's history.

    AimsDoubted where a number is likely a slip, unless somebody said that it is right: `doubt_is_answered`.
    """
    by.check(Permission.EDIT_SCORECARDS)
    revisions.hold(measure)
    values = _checked(measure, details, None)
    if any(one.starts_on == values["starts_on"] for one in of_measure(measure)):
        raise RuleBroken("There is a target from this period already. Change that one.", "from_period")
    if not doubt_is_answered:
        _ask(measure, values, None)
    made = Target(measure=measure, **values)
    db.session.add(made)
    audit.record("target set", made, name=measure.name, by=by, at=at)
    if decision is not None:
        measure_changes.note(measure, MeasureEvent.RETARGETED, decision, by=by, at=at)
    return made


def change(
    target: Target, details: TargetDetails, *, revision: str, doubt_is_answered: bool = False, by: Actor, at: datetime
) -> None:
    """Put a target right. AimsDoubted where a number that changes is likely a slip."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.hold(target.measure)
    values = _checked(target.measure, details, target)
    others = [one for one in of_measure(target.measure) if one is not target]
    if any(one.starts_on == values["starts_on"] for one in others):
        raise RuleBroken("There is another target from this period. Change that one.", "from_period")
    if not doubt_is_answered:
        _ask(target.measure, values, target)
    revisions.change(target, values, "target changed", name=target.measure.name, revision=revision, by=by, at=at)


def remove(target: Target, *, revision: str, by: Actor, at: datetime) -> None:
    """Take a target away that was set by mistake; scorecards already public keep what they showed."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.check_seen(target, revision, lambda: in_words(target))
    target.removed_at = at
    target.revision += 1
    audit.record("target taken away", target, name=target.measure.name, by=by, at=at)


def in_words(target: Target) -> str:
    """What is aimed at, and from which period: "at most 5%, from 2018/19"."""
    measure = target.measure
    aim = aims.aim_in_words(target, measure.unit, measure.decimals)
    return f"{aim}, from {periods.period_of(measure.frequency, target.starts_on).label}"


class _Values(TypedDict):
    starts_on: date
    ends_on: date | None
    kind: TargetKind
    value: Decimal | None
    tolerance: Decimal | None
    start_value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    edge: Decimal | None
    note: str


def _checked(measure: Measure, details: TargetDetails, itself: Target | None) -> _Values:
    first = _period(measure, details["from_period"], "from_period")
    last = _period(measure, details["until_period"], "until_period") if details["until_period"].strip() else None
    if last is not None and last.ends_on < first.ends_on:
        raise RuleBroken("The last period comes before the first: enter it again.", "until_period")
    kept = NUMBERS[details["kind"]]
    values: _Values = {
        "starts_on": aims.held_from(first),
        "ends_on": last.ends_on if last else None,
        "kind": details["kind"],
        "value": details["value"] if "value" in kept else None,
        "tolerance": details["tolerance"] if "tolerance" in kept else None,
        "start_value": details["start_value"] if "start_value" in kept else None,
        "low": details["low"] if "low" in kept else None,
        "high": details["high"] if "high" in kept else None,
        "edge": details["edge"] if "edge" in kept else None,
        "note": details["note"].strip(),
    }
    rules.check_target(
        details["kind"],
        polarity=measure.polarity,
        value=values["value"],
        tolerance=values["tolerance"],
        start_value=values["start_value"],
        low=values["low"],
        high=values["high"],
        edge=values["edge"],
        ends_on=values["ends_on"],
    )
    _check_numbers(details, itself)
    return values


def _check_numbers(details: TargetDetails, itself: Target | None) -> None:
    """Refuse a number of another kind of target, which would be lost; one that only stood there before goes with it."""
    for name, whose in WHOSE.items():
        typed = details[name]  # type: ignore[literal-required]
        if typed is None or name in NUMBERS[details["kind"]] or (itself and getattr(itself, name) == typed):
            continue
        raise RuleBroken(f"This is a number of {whose}. Choose that above, or leave it empty.", name)


def _ask(measure: Measure, values: _Values, itself: Target | None) -> None:
    """Ask about what is aimed at as about a figure; not again about a number that stands there already."""
    aimed = {name: values[name] for name in AIMED}  # type: ignore[literal-required]
    typed = {name: one for name, one in aimed.items() if one is not None and one != getattr(itself, name, None)}
    found = aims.doubts(typed, readings.history_of(measure), measure.unit, measure.decimals)
    if found:
        raise AimsDoubted(found)


def _period(measure: Measure, typed: str, field: str) -> periods.Period:
    try:
        return periods.named(measure.frequency, typed)
    except RuleBroken as broken:
        raise RuleBroken(broken.message, field) from broken
