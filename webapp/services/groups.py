"""Political groups, and who belongs to them by date."""

from collections.abc import Collection
from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.group import GroupMembership, PoliticalGroup
from models.member import Member
from models.rules import RuleBroken
from models.rules import terms as rules
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import MemberKind
from webapp.database import db
from webapp.services import audit, renamed_groups, revisions
from webapp.services.actors import Actor


class GroupDetails(TypedDict):
    """A political group: its name, and the last day there was one."""

    name: str
    ended_on: date | None


class MembershipDetails(TypedDict):
    """A member's time in a group. Without a first day, the records do not say when it began."""

    group_id: int | None
    starts_on: date | None
    ends_on: date | None


def all_groups() -> list[PoliticalGroup]:
    """Every political group by name, those that have ended too."""
    return list(db.session.scalars(select(PoliticalGroup).order_by(PoliticalGroup.name, PoliticalGroup.id)))


def members_of(group: PoliticalGroup, *, on: date) -> list[Member]:
    """Who is in a group on a day, by name."""
    query = (
        select(Member)
        .join(GroupMembership, GroupMembership.member_id == Member.id)
        .where(GroupMembership.group_id == group.id)
        .options(selectinload(Member.groups))
        .order_by(Member.name, Member.id)
    )
    found = db.session.scalars(query).unique()
    return [one for one in found if (held := rules.on_day(one.groups, on)) and held.group_id == group.id]


def get(group_id: int) -> PoliticalGroup:
    """The group with this number."""
    return db.session.get_one(PoliticalGroup, group_id)


def membership(membership_id: int) -> GroupMembership:
    """The time in a group with this number."""
    return db.session.get_one(GroupMembership, membership_id)


def create(details: GroupDetails, *, by: Actor, at: datetime) -> PoliticalGroup:
    """Enter a political group: two or more councillors who gave notice (SI 1990/1553 reg 8)."""
    by.check(Permission.EDIT_MEMBERS)
    _check_name(details["name"], None)
    group = PoliticalGroup(**details)
    db.session.add(group)
    audit.record("political group entered", group, name=group.name, by=by, at=at)
    return group


def edit(group: PoliticalGroup, details: GroupDetails, *, revision: str, by: Actor, at: datetime) -> PoliticalGroup:
    """Keep a group's name and its last day. Refused while a member's time in it goes on after that day.

    With a new name the public page of everybody who is or was in it says so at once (services/renamed_groups.py).
    """
    by.check(Permission.EDIT_MEMBERS)
    revisions.check_revision(group, revision)
    _check_name(details["name"], group.id)
    if ended_on := details["ended_on"]:
        _check_all_have_left(group, ended_on)
    name, before = details["name"], group.name
    revisions.change(group, details, "political group edited", name=name, revision=revision, by=by, at=at)
    if name != before:
        renamed_groups.publish(group, before=before, by=by, at=at)
    return group


def join(member: Member, details: MembershipDetails, *, by: Actor, at: datetime) -> GroupMembership:
    """Put a councillor in a group by date. Raises RuleBroken when they are in another on one of those days."""
    by.check(Permission.EDIT_MEMBERS)
    revisions.hold(member)
    group = _check(member, details, others=member.groups)
    days = {"starts_on": details["starts_on"], "ends_on": details["ends_on"]}
    joined = GroupMembership(id=revisions.new_number(GroupMembership), member=member, group=group, **days)
    db.session.add(joined)
    audit.record("group joined", joined, name=f"{member.name}, {group.name}", by=by, at=at)
    return joined


def correct(
    held: GroupMembership, details: MembershipDetails, *, revision: str, by: Actor, at: datetime
) -> GroupMembership:
    """Put right a member's time in a group, or end it. Raises ChangedMeanwhile like every edit."""
    by.check(Permission.EDIT_MEMBERS)
    revisions.hold(held.member)
    revisions.check_revision(held, revision)
    group = _check(held.member, details, others=[one for one in held.member.groups if one.id != held.id])
    name = f"{held.member.name}, {group.name}"
    revisions.change(held, details, "time in a group corrected", name=name, revision=revision, by=by, at=at)
    return held


def leave(held: GroupMembership, *, ends_on: date, by: Actor, at: datetime) -> GroupMembership:
    """End a member's time in a group after its last day."""
    by.check(Permission.EDIT_MEMBERS)
    revisions.read_anew(held)
    rules.check_group(rules.Span(held.starts_on, ends_on, held.group.name), [])
    held.ends_on = ends_on
    audit.record("group left", held, name=f"{held.member.name}, {held.group.name}", by=by, at=at)
    return held


def remove(held: GroupMembership, *, reason: str, by: Actor, at: datetime) -> None:
    """Take off a time in a group that never was. The audit trail keeps it, and why."""
    by.check(Permission.EDIT_MEMBERS)
    revisions.read_anew(held)
    name = f"{held.member.name}, {held.group.name}"
    revisions.remove(held, "time in a group taken off", name=name, by=by, at=at, reason=reason)


def _check(member: Member, details: MembershipDetails, *, others: Collection[GroupMembership]) -> PoliticalGroup:
    if member.kind is not MemberKind.COUNCILLOR:
        raise RuleBroken(f"Only councillors belong to political groups, and {member.name} is kept as {member.kind}.")
    group = db.session.get(PoliticalGroup, details["group_id"]) if details["group_id"] else None
    if group is None:
        raise RuleBroken("Choose the group.", "group_id")
    wanted = rules.Span(details["starts_on"], details["ends_on"], group.name)
    beside = [rules.Span(one.starts_on, one.ends_on, one.group.name) for one in others]
    rules.check_group(wanted, beside, group_ended_on=group.ended_on)
    return group


def _check_name(name: str, group_id: int | None) -> None:
    taken = db.session.scalar(select(PoliticalGroup.id).where(PoliticalGroup.name == name))
    if taken is not None and taken != group_id:
        raise RuleBroken(f"There is a group called {name} already. Choose another name.", "name")


def _check_all_have_left(group: PoliticalGroup, ended_on: date) -> None:
    query = select(GroupMembership).where(GroupMembership.group_id == group.id).order_by(GroupMembership.id)
    staying = [one for one in db.session.scalars(query) if one.ends_on is None or one.ends_on > ended_on]
    if staying:
        names = ", ".join(one.member.name for one in staying[:5])
        more = f" and {len(staying) - 5} more" if len(staying) > 5 else ""
        raise RuleBroken(f"{names}{more} would still be in it after {long_date(ended_on)}. End that first.", "ended_on")
