"""Roles people hold: each from a day, until a day, and where it was decided."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from models.committee import Committee
from models.rules import RuleBroken, administrators
from models.rules.permissions import DatedRole, Permission
from models.rules.wording import long_date
from models.user import RoleGrant, User
from models.vocabulary import Role
from webapp.database import db
from webapp.services import audit
from webapp.services.actors import Actor


@dataclass(frozen=True)
class NewRole:
    """A role to give. `ends_on` is the first day without it; `committee_id` is for officers of one committee."""

    role: Role
    starts_on: date
    ends_on: date | None = None
    committee_id: int | None = None
    decided: str = ""


def in_words(role: Role, committee: Committee | None) -> str:
    """Democratic services officer for Cabinet."""
    return f"{role.value.capitalize()} for {committee.name}" if committee else role.value.capitalize()


def give(user: User, new: NewRole, *, by: Actor, at: datetime) -> RoleGrant:
    """Trust somebody with a role. Raises RuleBroken where they hold it, or it cannot be for one committee."""
    by.check(Permission.MANAGE_PEOPLE)
    committee = db.session.get_one(Committee, new.committee_id) if new.committee_id is not None else None
    if committee and new.role is not Role.OFFICER:
        raise RuleBroken("Only an officer's role can be for one committee. Choose all committees.", "committee_id")
    if user.ended_on is not None and user.ended_on <= by.on:
        raise RuleBroken(f"The account of {user.name} has ended. Invite them again.")
    if new.ends_on and new.ends_on <= new.starts_on:
        raise RuleBroken("The role must end after it begins.", "ends_on")
    _check_not_held(user, new)
    grant = RoleGrant(
        user_id=user.id,
        role=new.role,
        committee_id=new.committee_id,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        decided=new.decided,
    )
    name = f"{user.name}: {in_words(new.role, committee)}"
    db.session.add(grant)
    audit.record("role given", grant, name=name, by=by, at=at, committee_id=new.committee_id)
    db.session.refresh(user, ["grants"])
    return grant


def end(grant: RoleGrant, *, on: date, reason: str, by: Actor, at: datetime) -> None:
    """End a role from a day: the first day it is no longer held, today for at once."""
    by.check(Permission.MANAGE_PEOPLE)
    administrators_now = locked_administrators()
    db.session.refresh(grant, with_for_update=True)
    if grant.ends_on is not None and grant.ends_on <= by.on:
        raise RuleBroken("This role has ended already.")
    if on < max(grant.starts_on, by.on):
        earliest = long_date(max(grant.starts_on, by.on))
        raise RuleBroken(f"The earliest day this role can end is {earliest}.", "ends_on")
    if grant.role is Role.ADMINISTRATOR:
        check_an_administrator_remains(administrators_now, [grant], since=on, field="ends_on")
    set_end(grant.user, grant, on=on, reason=reason, by=by, at=at)


def set_end(user: User, grant: RoleGrant, *, on: date, reason: str, by: Actor, at: datetime) -> None:
    """Write down when a role ends. Whether it may is for the caller to have asked."""
    name = f"{user.name}: {in_words(grant.role, grant.committee)}"
    grant.ends_on = on
    audit.record("role ended", grant, name=name, by=by, at=at, reason=reason, committee_id=grant.committee_id)


def locked_administrators() -> list[RoleGrant]:
    """Every administrator's role, kept from changing until this transaction ends.

    Ask for them before locking anything else: then two administrators who end each other's role wait their turn, and
    the second is refused.
    """
    query = select(RoleGrant).join(RoleGrant.user).options(contains_eager(RoleGrant.user))
    query = query.where(RoleGrant.role == Role.ADMINISTRATOR).order_by(RoleGrant.id).with_for_update()
    return list(db.session.scalars(query.execution_options(populate_existing=True)))


def check_an_administrator_remains(
    held: Collection[RoleGrant], ending: Collection[RoleGrant], *, since: date, field: str
) -> None:
    """Refuse when, without the roles that end, there would be a day with no administrator who can sign in.

    `held` is what locked_administrators gave.
    """
    leaving = {grant.id for grant in ending}
    others = [grant for grant in held if grant.id not in leaving and grant.user.password_hash is not None]
    administrators.check_one_remains((_dated(grant) for grant in others), since=since, field=field)


def _dated(grant: RoleGrant) -> DatedRole:
    """The role as long as the account lasts."""
    ends = [day for day in (grant.ends_on, grant.user.ended_on) if day is not None]
    return DatedRole(grant.role, grant.committee_id, grant.starts_on, min(ends, default=None))


def _check_not_held(user: User, new: NewRole) -> None:
    for grant in user.grants:
        is_same = (grant.role, grant.committee_id) == (new.role, new.committee_id)
        is_over = grant.ends_on is not None and grant.ends_on <= new.starts_on
        is_later = new.ends_on is not None and new.ends_on <= grant.starts_on
        if is_same and not is_over and not is_later:
            raise RuleBroken(f"They hold this role already, from {long_date(grant.starts_on)}.", "role")
