"""The business units of a framework: added, renamed, taken away, and the committees in whose remit they are."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from models.committee import Committee
from models.finance import BusinessUnit, BusinessUnitRemit
from models.measure import Framework
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.database import db
from webapp.services import audit, ordering, revisions
from webapp.services.actors import Actor


def of_framework(framework: Framework) -> list[BusinessUnit]:
    """Its units in order, each with the committees in whose remit it is."""
    found = (
        select(BusinessUnit)
        .where(BusinessUnit.framework_id == framework.id, BusinessUnit.removed_at.is_(None))
        .options(selectinload(BusinessUnit.remits).joinedload(BusinessUnitRemit.committee))
        .order_by(BusinessUnit.position, BusinessUnit.id)
    )
    return list(db.session.scalars(found))


def get(unit_id: int) -> BusinessUnit:
    """The unit with this number. NoResultFound for one that is taken away."""
    found = select(BusinessUnit).where(BusinessUnit.id == unit_id, BusinessUnit.removed_at.is_(None))
    return db.session.scalars(found.options(joinedload(BusinessUnit.framework))).one()


def add(framework: Framework, name: str, committee_ids: Iterable[int], *, by: Actor, at: datetime) -> BusinessUnit:
    """One more unit, below the others."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.hold(framework)
    name = _name(framework, name, None)
    remits = [BusinessUnitRemit(committee=one) for one in _committees(committee_ids)]
    place = ordering.last_place(of_framework(framework))
    made = BusinessUnit(framework_id=framework.id, name=name, position=place, remits=remits)
    db.session.add(made)
    audit.record("business unit added", made, name=name, by=by, at=at)
    return made


def change(
    unit: BusinessUnit, name: str, committee_ids: Iterable[int], *, revision: str, by: Actor, at: datetime
) -> None:
    """Put a unit right: its name, and whose remit it is in."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.hold(unit.framework)
    name = _name(unit.framework, name, unit)
    wanted = {one.id: one for one in _committees(committee_ids)}
    kept = {one.committee_id: one for one in unit.remits}
    revisions.change(unit, {"name": name}, "business unit changed", name=name, revision=revision, by=by, at=at)
    if wanted.keys() != kept.keys() and str(unit.revision) == revision:
        unit.revision += 1
    for committee_id in wanted.keys() - kept.keys():
        unit.remits.append(BusinessUnitRemit(committee=wanted[committee_id]))
        audit.record("business unit put in a remit", unit.remits[-1], name=name, by=by, at=at)
    for committee_id in kept.keys() - wanted.keys():
        unit.remits.remove(kept[committee_id])
        revisions.remove(kept[committee_id], "business unit taken out of a remit", name=name, by=by, at=at)


def take_away(unit: BusinessUnit, *, revision: str, by: Actor, at: datetime) -> None:
    """Report a unit no longer; what is public of it stays."""
    by.check(Permission.EDIT_SCORECARDS)
    revisions.check_seen(unit, revision, lambda: f"“{unit.name}”")
    unit.removed_at = at
    unit.revision += 1
    audit.record("business unit taken away", unit, name=unit.name, by=by, at=at)


def _name(framework: Framework, typed: str, itself: BusinessUnit | None) -> str:
    name = typed.strip()
    if not name:
        raise RuleBroken("Enter its name: “Children & Families”.", "name")
    # One that was taken away keeps its name: a report of the past prints it.
    same = select(BusinessUnit.id).where(BusinessUnit.framework_id == framework.id, BusinessUnit.name == name)
    if db.session.scalar(same) not in (None, itself.id if itself else None):
        raise RuleBroken(f"“{name}” is a business unit of this framework, or was one. Choose another name.", "name")
    return name


def _committees(committee_ids: Iterable[int]) -> list[Committee]:
    wanted = set(committee_ids)
    found = list(db.session.scalars(select(Committee).where(Committee.id.in_(wanted)).order_by(Committee.id)))
    if len(found) != len(wanted):
        raise RuleBroken("Choose committees from the list.", "committee_ids")
    return found
