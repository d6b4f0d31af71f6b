"""Frameworks of performance: set up, changed, and their outcomes and policy areas kept in order."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.measure import Framework, Measure, Outcome, PolicyArea
from models.rules import RuleBroken
from models.rules import measures as rules
from models.rules.addresses import slug_of
from models.rules.permissions import Permission
from models.scorecard_vocabulary import Frequency
from webapp.database import db
from webapp.services import audit, council, ordering, revisions
from webapp.services.actors import Actor


class FrameworkDetails(TypedDict):
    """What a framework is, how often it is reported, and the council's threshold of spending."""

    name: str
    description: str
    frequency: Frequency
    years_shown: int
    overspend_limit: Decimal | None
    underspend_limit: Decimal | None
    starts_on: date | None
    ends_on: date | None


class AreaDetails(TypedDict):
    """A policy area, the outcome it stands under, and how many measures the plan counts in it in all."""

    name: str
    outcome_id: int | None
    measures_in_all: int | None


def every() -> list[Framework]:
    """All that are kept, by name."""
    kept = select(Framework).where(Framework.removed_at.is_(None)).order_by(Framework.name, Framework.id)
    return list(db.session.scalars(kept))


def get(framework_id: int) -> Framework:
    """The framework with this number, with its outcomes and areas. NoResultFound for one that is removed."""
    found = select(Framework).where(Framework.id == framework_id, Framework.removed_at.is_(None))
    return db.session.scalars(found.options(selectinload(Framework.outcomes), selectinload(Framework.areas))).one()


def create(details: FrameworkDetails, *, by: Actor, at: datetime) -> Framework:
    """Set up a framework. Its address is made from its name now and stays, whatever it is called later."""
    by.check(Permission.EDIT_SCORECARDS)
    values = _checked(details)
    revisions.hold(council.current())
    slug = slug_of(values["name"], set(db.session.scalars(select(Framework.slug))))
    made = Framework(slug=slug, **values)
    db.session.add(made)
    audit.record("framework set up", made, name=made.name, by=by, at=at)
    return made


def change(framework: Framework, details: FrameworkDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Put a framework right."""
    by.check(Permission.EDIT_SCORECARDS)
    values = _checked(details)
    revisions.change(framework, values, "framework changed", name=values["name"], revision=revision, by=by, at=at)


def remove(framework: Framework, *, revision: str, by: Actor, at: datetime) -> None:
    """Take away a framework set up by mistake: refused once anything is measured by it."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.check_seen(framework, revision, lambda: f"“{framework.name}”, reported {framework.frequency.adverb},")
    if any(measure.removed_at is None for measure in framework.measures):
        raise RuleBroken("It has measures. Give it a last day instead: its history stays to be read.")
    framework.removed_at = at
    framework.revision += 1
    audit.record("framework taken away", framework, name=framework.name, by=by, at=at)


def add_outcome(framework: Framework, title: str, *, by: Actor, at: datetime) -> Outcome:
    """One more outcome, below the others."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.hold(framework)
    made = Outcome(framework=framework, title=_title(title), position=ordering.last_place(outcomes(framework)))
    db.session.add(made)
    audit.record("outcome added", made, name=made.title, by=by, at=at)
    return made


def change_outcome(outcome: Outcome, title: str, *, revision: str, by: Actor, at: datetime) -> None:
    """Say an outcome in other words."""
    by.check(Permission.EDIT_SCORECARDS)
    values = {"title": _title(title)}
    revisions.change(outcome, values, "outcome changed", name=values["title"], revision=revision, by=by, at=at)


def remove_outcome(outcome: Outcome, *, revision: str, by: Actor, at: datetime) -> None:
    """Take an outcome away; its policy areas stay, under none, and each tells so in its own history."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.check_seen(outcome, revision, lambda: f"“{outcome.title}”")
    for area in areas(outcome.framework):
        if area.outcome_id == outcome.id:
            area.outcome_id = None
            audit.record("policy area taken out of its outcome", area, name=area.name, by=by, at=at)
    outcome.removed_at = at
    audit.record("outcome taken away", outcome, name=outcome.title, by=by, at=at)


def add_area(framework: Framework, details: AreaDetails, *, by: Actor, at: datetime) -> PolicyArea:
    """One more policy area, below the others."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.hold(framework)
    values = _checked_area(framework, details, None)
    made = PolicyArea(framework=framework, position=ordering.last_place(areas(framework)), **values)
    db.session.add(made)
    audit.record("policy area added", made, name=made.name, by=by, at=at)
    return made


def change_area(area: PolicyArea, details: AreaDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Put a policy area right."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.hold(area.framework)
    values = _checked_area(area.framework, details, area)
    revisions.change(area, values, "policy area changed", name=values["name"], revision=revision, by=by, at=at)


def remove_area(area: PolicyArea, *, revision: str, by: Actor, at: datetime) -> None:
    """Take a policy area away, once no measure stands in it."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.check_seen(area, revision, lambda: f"“{area.name}”")
    if db.session.scalar(select(Measure.id).where(Measure.area_id == area.id, Measure.removed_at.is_(None)).limit(1)):
        raise RuleBroken("Measures stand in it. Move them to another policy area first.")
    area.removed_at = at
    audit.record("policy area taken away", area, name=area.name, by=by, at=at)


def move_area(area: PolicyArea, *, up: bool, beside: str, by: Actor, at: datetime) -> None:
    """One place up or down, as the report prints them, past the one that the page showed there."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.hold(area.framework)
    kept = areas(area.framework)
    ordering.move_past(area, [one for one in kept if one.outcome_id == area.outcome_id], kept, up=up, beside=beside)
    if db.session.is_modified(area):
        audit.record("policy area moved", area, name=area.name, by=by, at=at)


def outcomes(framework: Framework) -> list[Outcome]:
    """Its outcomes, in order."""
    return [one for one in framework.outcomes if one.removed_at is None]


def areas(framework: Framework) -> list[PolicyArea]:
    """Its policy areas, in order."""
    return [one for one in framework.areas if one.removed_at is None]


def _checked(details: FrameworkDetails) -> FrameworkDetails:
    rules.check_framework(details["name"], details["years_shown"], details["starts_on"], details["ends_on"])
    rules.check_limit(details["overspend_limit"], "overspend_limit")
    rules.check_limit(details["underspend_limit"], "underspend_limit")
    return {**details, "name": details["name"].strip()}


def _title(typed: str) -> str:
    if not typed.strip():
        raise RuleBroken("Say what is to come about.", "title")
    return typed.strip()


def _checked_area(framework: Framework, details: AreaDetails, itself: PolicyArea | None) -> AreaDetails:
    name = details["name"].strip()
    if not name:
        raise RuleBroken("Enter its name: “Children are Safe”.", "name")
    # One that was taken away keeps its name: a report of the past prints it.
    if any(one.name == name and one is not itself for one in framework.areas):
        raise RuleBroken(f"“{name}” is a policy area of this framework, or was one. Choose another name.", "name")
    if details["outcome_id"] not in (None, *(one.id for one in outcomes(framework))):
        raise RuleBroken("Choose an outcome of this framework.", "outcome_id")
    if (details["measures_in_all"] or 0) < 0:
        raise RuleBroken("Enter how many measures it has, or leave it empty.", "measures_in_all")
    return {**details, "name": name}
