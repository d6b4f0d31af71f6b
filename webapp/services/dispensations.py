"""Dispensations, granted by whoever the council lets grant them and recorded by the monitoring officer."""

from collections.abc import Collection
from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.interest import Dispensation, DispensationItem
from models.member import Member
from models.rules import RuleBroken
from models.rules import dispensations as rules
from models.rules.permissions import Permission
from models.vocabulary import DispensationGround, DispensationScope
from webapp.database import db
from webapp.services import audit, revisions
from webapp.services.actors import Actor
from webapp.services.deployment import keyring


class DispensationDetails(TypedDict):
    """A dispensation as it is typed. `items` are the numbers of agenda items; with none it holds for its subject."""

    requested_on: date
    ground: DispensationGround
    scope: DispensationScope
    subject: str
    reason: str
    granted_by: str
    granted_on: date
    starts_on: date
    ends_on: date
    items: list[int]


def get(dispensation_id: int) -> Dispensation:
    """The dispensation with this number; NoResultFound where there is none, or it was taken away."""
    return db.session.scalars(
        select(Dispensation).where(Dispensation.id == dispensation_id, Dispensation.removed_at.is_(None))
    ).one()


def of_member(member_id: int) -> list[Dispensation]:
    """The dispensations of a member, the latest first; without those taken away."""
    return list(
        db.session.scalars(
            select(Dispensation)
            .options(selectinload(Dispensation.items))
            .where(Dispensation.member_id == member_id, Dispensation.removed_at.is_(None))
            .order_by(Dispensation.starts_on.desc(), Dispensation.id)
        )
    )


def in_force(member_ids: Collection[int], *, on: date) -> list[Dispensation]:
    """The dispensations that hold for any of these members on a day."""
    return list(
        db.session.scalars(
            select(Dispensation)
            .options(selectinload(Dispensation.items))
            .where(
                Dispensation.member_id.in_(list(member_ids)),
                Dispensation.removed_at.is_(None),
                Dispensation.starts_on <= on,
                Dispensation.ends_on >= on,
            )
            .order_by(Dispensation.member_id, Dispensation.id)
        )
    )


def names_item(dispensation: Dispensation, item_id: int) -> bool:
    """Whether a dispensation names an agenda item. One that names none holds for its subject: a person must judge."""
    return any(one.item_id == item_id for one in dispensation.items)


def reason_of(dispensation: Dispensation, *, by: Actor) -> str:
    """Why a dispensation was granted, in the words of whoever recorded it: for those who keep registers alone."""
    by.check(Permission.EDIT_REGISTER)
    return str(keyring().unseal(dispensation.sealed_reason)) if dispensation.sealed_reason else ""


def grant(member: Member, wanted: DispensationDetails, *, by: Actor, at: datetime) -> Dispensation:
    """Record a dispensation that was granted."""
    by.check(Permission.EDIT_REGISTER)
    _check(wanted)
    granted = Dispensation(member=member)
    _fill(granted, wanted)
    db.session.add(granted)
    _note("dispensation granted", granted, by=by, at=at)
    return granted


def correct(
    dispensation: Dispensation, wanted: DispensationDetails, *, revision: str, by: Actor, at: datetime
) -> Dispensation:
    """Keep a corrected dispensation. Raises revisions.ChangedMeanwhile when somebody else saved it first."""
    by.check(Permission.EDIT_REGISTER)
    revisions.check_revision(dispensation, revision)
    _check(wanted)
    _fill(dispensation, wanted)
    dispensation.revision += 1
    _note("dispensation corrected", dispensation, by=by, at=at)
    return dispensation


def take_away(dispensation: Dispensation, *, revision: str, by: Actor, at: datetime) -> Dispensation:
    """End a dispensation at once. It stays in the record, and what was done under it stands.

    Raises revisions.ChangedMeanwhile when somebody else saved it first.
    """
    by.check(Permission.EDIT_REGISTER)
    revisions.read_anew(dispensation)
    if dispensation.removed_at is None:
        revisions.check_revision(dispensation, revision)
        dispensation.removed_at = at
        dispensation.revision += 1
        _note("dispensation taken away", dispensation, by=by, at=at)
    return dispensation


def _fill(dispensation: Dispensation, wanted: DispensationDetails) -> None:
    for name in DispensationDetails.__annotations__:
        if name not in ("items", "reason"):
            setattr(dispensation, name, wanted[name])  # type: ignore[literal-required]
    dispensation.sealed_reason = keyring().seal(wanted["reason"]) if wanted["reason"] else None
    kept = {one.item_id: one for one in dispensation.items}
    dispensation.items = [
        kept.get(number) or DispensationItem(item_id=number) for number in sorted(set(wanted["items"]))
    ]


def _note(what: str, dispensation: Dispensation, *, by: Actor, at: datetime) -> None:
    """Write down what happened. The reason for it may tell of an interest that is withheld, so no words are kept."""
    db.session.flush()
    days = {"starts_on": dispensation.starts_on, "ends_on": dispensation.ends_on}
    name = dispensation.member.name
    audit.note(what, kind="dispensation", subject_id=dispensation.id, name=name, by=by, at=at, after=days)


def _check(wanted: DispensationDetails) -> None:
    if not wanted["subject"].strip():
        raise RuleBroken("Say what business it is for: the public reads it.", "subject")
    if not wanted["granted_by"].strip():
        raise RuleBroken("Say who granted it: the committee, or the officer to whom this is delegated.", "granted_by")
    rules.check_days(
        requested_on=wanted["requested_on"],
        granted_on=wanted["granted_on"],
        starts_on=wanted["starts_on"],
        ends_on=wanted["ends_on"],
    )
