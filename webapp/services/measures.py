"""The measures of a framework: added, put right, redefined, removed by decision, and the committees they are for."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from models.committee import Committee
from models.measure import Framework, Measure, MeasureRemit, PolicyArea
from models.member import Member
from models.reading import Reading
from models.rules import RuleBroken
from models.rules import measures as rules
from models.rules.permissions import Permission
from models.scorecard_vocabulary import Frequency, MeasureEvent, Polarity, Unit
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, frameworks, measure_changes, ordering, revisions
from webapp.services.actors import Actor
from webapp.services.measure_changes import Decision


class MeasureDetails(TypedDict):
    """What is measured, in which unit, which way is good, who answers for it, and when its figures come."""

    code: str
    name: str
    definition: str
    area_id: int | None
    unit: Unit
    decimals: int
    polarity: Polarity
    near: Decimal | None
    owner: str
    portfolio_holder_id: int | None
    source: str
    frequency: Frequency
    lag_days: int
    suppress_below: int | None
    trend_periods: int


# What figures mean by: once there are some, these change by a decision that says so.
MEANING = ("definition", "unit", "frequency", "polarity")


def of_framework(framework: Framework) -> list[Measure]:
    """All its measures by policy area, those no longer reported too, each with its area, remits and holder."""
    found = (
        select(Measure)
        .outerjoin(Measure.area)
        .where(Measure.framework_id == framework.id, Measure.removed_at.is_(None))
        .options(contains_eager(Measure.area), joinedload(Measure.portfolio_holder))
        .options(selectinload(Measure.remits).joinedload(MeasureRemit.committee))
        .order_by(PolicyArea.id.is_(None), PolicyArea.position, PolicyArea.id, Measure.position, Measure.id)
    )
    return list(db.session.scalars(found))


def is_reported(measure: Measure, day: date) -> bool:
    """Whether a scorecard of a period that ends on that day carries it."""
    begun = measure.reported_from is None or measure.reported_from <= day
    return begun and (measure.reported_until is None or day < measure.reported_until)


def reported_count(framework: Framework, day: date) -> int:
    """How many of its measures a scorecard of that day carries."""
    return sum(is_reported(one, day) for one in framework.measures if one.removed_at is None)


def get(measure_id: int) -> Measure:
    """The measure with this number. NoResultFound for one that is taken away."""
    found = select(Measure).where(Measure.id == measure_id, Measure.removed_at.is_(None))
    return db.session.scalars(found.options(joinedload(Measure.framework), joinedload(Measure.area))).one()


def add(
    framework: Framework,
    details: MeasureDetails,
    committee_ids: Iterable[int],
    decision: Decision | None,
    *,
    by: Actor,
    at: datetime,
) -> Measure:
    """One more measure, below the others; by a committee's decision it is reported from the day that says."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.hold(framework)
    values = _checked(framework, details, None)
    remits = _remits(committee_ids)
    place = ordering.last_place(framework.measures)
    made = Measure(framework=framework, position=place, remits=remits, **values)
    if decision is not None:
        made.reported_from = decision["takes_effect_on"]
    db.session.add(made)
    audit.record("measure added", made, name=made.name, by=by, at=at)
    if decision is not None:
        measure_changes.note(made, MeasureEvent.ADDED, decision, by=by, at=at)
    return made


def change(
    measure: Measure,
    details: MeasureDetails,
    committee_ids: Iterable[int],
    decision: Decision | None,
    *,
    revision: str,
    by: Actor,
    at: datetime,
) -> None:
    """Put a measure right. What its figures mean is changed by a decision, once there are figures."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.hold(measure.framework)
    values = _checked(measure.framework, details, measure)
    revisions.check_revision(measure, revision)
    _check_meaning(measure, details, decision)
    revisions.change(measure, values, "measure changed", name=values["name"], revision=revision, by=by, at=at)
    if _set_remits(measure, committee_ids, by=by, at=at) and str(measure.revision) == revision:
        measure.revision += 1
    if decision is not None:
        measure_changes.note(measure, MeasureEvent.REDEFINED, decision, by=by, at=at)


def stop(measure: Measure, decision: Decision, *, revision: str, by: Actor, at: datetime) -> None:
    """Report a measure no longer, by a decision; its history stays to be read."""
    by.check(Permission.EDIT_SCORECARDS)
    rules.check_removal(measure.reported_from, decision["takes_effect_on"], decision["reason"])
    values = {"reported_until": decision["takes_effect_on"]}
    revisions.change(measure, values, "measure no longer reported", name=measure.name, revision=revision, by=by, at=at)
    measure_changes.note(measure, MeasureEvent.REMOVED, decision, by=by, at=at)


def resume(measure: Measure, decision: Decision, *, revision: str, by: Actor, at: datetime) -> None:
    """Report a measure again."""
    by.check(Permission.EDIT_SCORECARDS)
    rules.check_decision(decision["takes_effect_on"], decision["reason"])
    values = {"reported_from": decision["takes_effect_on"], "reported_until": None}
    revisions.change(measure, values, "measure reported again", name=measure.name, revision=revision, by=by, at=at)
    measure_changes.note(measure, MeasureEvent.ADDED, decision, by=by, at=at)


def take_away(measure: Measure, *, revision: str, by: Actor, at: datetime) -> None:
    """Take away a measure added by mistake: refused once it has figures."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.check_seen(measure, revision, lambda: f"“{measure.name}”, {measure.unit}, {measure.polarity},")
    if _has_readings(measure):
        raise RuleBroken("It has figures. Stop reporting it instead, with the reason: its history stays to be read.")
    measure.removed_at = at
    measure.revision += 1
    audit.record("measure taken away", measure, name=measure.name, by=by, at=at)


def move(measure: Measure, *, up: bool, beside: str, by: Actor, at: datetime) -> None:
    """One place up or down among those of its policy area that are reported, as the report prints them.

    `beside` is the number of the one that the page showed there, empty for none.
    """
    by.check(Permission.EDIT_SCORECARDS)
    revisions.hold(measure.framework)
    siblings = [one for one in measure.framework.measures if one.area_id == measure.area_id and one.removed_at is None]
    shown = [one for one in siblings if is_reported(one, day_of(at)) or one is measure]
    ordering.move_past(measure, shown, siblings, up=up, beside=beside)
    if db.session.is_modified(measure):
        audit.record("measure moved", measure, name=measure.name, by=by, at=at)


def _check_meaning(measure: Measure, details: MeasureDetails, decision: Decision | None) -> None:
    """Refuse to make its figures mean something else without a decision, and those of quarters into those of years."""
    redefined = [name for name in MEANING if getattr(measure, name) != details[name]]  # type: ignore[literal-required]
    if not redefined or not _has_readings(measure):
        return
    if "frequency" in redefined:
        told = f"It has {measure.frequency} figures, which are not those of other periods."
        raise RuleBroken(f"{told} Stop reporting it, and add one in its place.", "frequency")
    if decision is None:
        raise RuleBroken(
            "It has figures already, and they would mean something else. Say who decided the change, from when and "
            "why, and whether earlier figures can still be compared.",
            redefined[0],
        )


def _has_readings(measure: Measure) -> bool:
    return db.session.scalar(select(Reading.id).where(Reading.measure_id == measure.id).limit(1)) is not None


def _remits(committee_ids: Iterable[int]) -> list[MeasureRemit]:
    wanted = sorted(set(committee_ids))
    found = db.session.scalars(select(Committee).where(Committee.id.in_(wanted)).order_by(Committee.id)).all()
    if len(found) != len(wanted):
        raise RuleBroken("Choose committees from the list.", "committee_ids")
    return [MeasureRemit(committee=one) for one in found]


def _set_remits(measure: Measure, committee_ids: Iterable[int], *, by: Actor, at: datetime) -> bool:
    """Put it in the remits of just these committees; whether anything changed."""
    wanted = set(committee_ids)
    kept = {one.committee_id: one for one in measure.remits}
    for remit in _remits(wanted - set(kept)):
        measure.remits.append(remit)
        audit.record("measure put in a remit", remit, name=measure.name, by=by, at=at, committee_id=remit.committee_id)
    for committee_id, remit in kept.items():
        if committee_id not in wanted:
            measure.remits.remove(remit)
            what = "measure taken out of a remit"
            revisions.remove(remit, what, name=measure.name, by=by, at=at, committee_id=committee_id)
    return wanted != set(kept)


def _checked(framework: Framework, details: MeasureDetails, itself: Measure | None) -> MeasureDetails:
    rules.check_measure(details["name"], details["decimals"], details["lag_days"], details["trend_periods"])
    rules.check_suppression(details["suppress_below"], details["unit"])
    name, code = details["name"].strip(), details["code"].strip()
    if details["area_id"] not in (None, *(one.id for one in frameworks.areas(framework))):
        raise RuleBroken("Choose a policy area of this framework.", "area_id")
    if details["portfolio_holder_id"] and db.session.get(Member, details["portfolio_holder_id"]) is None:
        raise RuleBroken("Choose a member from the list.", "portfolio_holder_id")
    others = (one for one in framework.measures if one is not itself and one.removed_at is None)
    same = next((one for one in others if code and one.code == code), None)
    if same is not None:
        raise RuleBroken(f"“{same.name}” has the code {code} already. Choose another.", "code")
    return {**details, "name": name, "code": code}
