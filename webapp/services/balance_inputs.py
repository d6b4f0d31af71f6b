"""What political balance is worked out from, read from the records as they stand on a day."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, selectinload

from models.committee import Committee
from models.group import GroupMembership, PoliticalGroup
from models.member import Member, Seat
from models.rules.political_balance import UNGROUPED, Body, Group
from models.vocabulary import MemberKind, SeatRole
from webapp.database import db

FEWEST_IN_A_GROUP = 2
COUNTED = (SeatRole.CHAIR, SeatRole.VICE_CHAIR, SeatRole.MEMBER)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The council on a day, as an Allocation keeps it.

    `groups` are {"id", "name", "members", "member_ids"}, the largest first and those in no group last, with no id;
    `committees` are {"id", "name", "seats"}. `too_small` names what is recorded as a group and has too few members.
    """

    groups: list[dict[str, Any]]
    committees: list[dict[str, Any]]
    too_small: tuple[str, ...] = ()

    @property
    def members(self) -> int:
        """How many members the council has."""
        return sum(group["members"] for group in self.groups)

    @property
    def ungrouped(self) -> int:
        """How many of them are in no group."""
        return sum(group["members"] for group in self.groups if group["id"] is None)

    def for_rules(self) -> tuple[list[Group], int, list[Body]]:
        """The same, as the rules take it."""
        groups = [Group(group["name"], group["members"]) for group in self.groups if group["id"] is not None]
        return groups, self.ungrouped, [Body(one["name"], one["seats"]) for one in self.committees]


def read(*, on: date) -> Inputs:
    """The groups, their members and the seats to share on a day.

    A councillor is in office within a term, or where no term is recorded. One member is no group (SI 1990/1553 reg 8).
    """
    councillors = _councillors(on)
    groups = {group.id: group for group in _groups(on)}
    found: dict[int | None, list[int]] = {}
    for member_id, group_id in _group_of_each(councillors, on).items():
        found.setdefault(group_id if group_id in groups else None, []).append(member_id)
    small = [key for key in found if key is not None and len(found[key]) < FEWEST_IN_A_GROUP]
    for key in small:
        found.setdefault(None, []).extend(found.pop(key))
    rows = [_group(key, groups[key].name, ids) for key, ids in found.items() if key is not None]
    rows.sort(key=lambda row: (-row["members"], row["name"]))
    rows.append(_group(None, UNGROUPED, found.get(None, [])))
    return Inputs(rows, _committees(on), tuple(sorted(groups[key].name for key in small if key is not None)))


def seats_held(inputs: Inputs, *, on: date) -> dict[int, Counter[str]]:
    """For each committee that shares its seats, how many each group holds on a day, by the group's name.

    Chair, vice chair and ordinary seats count, each councillor once; co-opted members and substitutes do not.
    """
    group_of = {member_id: group["name"] for group in inputs.groups for member_id in group["member_ids"]}
    wanted = [committee["id"] for committee in inputs.committees]
    query = (
        select(Seat.committee_id, Seat.member_id)
        .where(Seat.committee_id.in_(wanted), Seat.role.in_(COUNTED), Seat.member_id.in_(group_of))
        .where(Seat.starts_on <= on, or_(Seat.ends_on.is_(None), Seat.ends_on >= on))
        .distinct()
        .order_by(Seat.committee_id, Seat.member_id)
    )
    held: dict[int, Counter[str]] = {committee_id: Counter() for committee_id in wanted}
    for committee_id, member_id in db.session.execute(query):
        held[committee_id][group_of[member_id]] += 1
    return held


def _councillors(on: date) -> list[int]:
    query = select(Member).options(selectinload(Member.terms)).where(Member.kind == MemberKind.COUNCILLOR)
    found = db.session.scalars(query.order_by(Member.id))
    return [member.id for member in found if not member.terms or any(_covers(term, on) for term in member.terms)]


def _covers(dated: Any, on: date) -> bool:
    return (dated.starts_on is None or dated.starts_on <= on) and (dated.ends_on is None or on <= dated.ends_on)


def _groups(on: date) -> Iterable[PoliticalGroup]:
    not_over = or_(PoliticalGroup.ended_on.is_(None), PoliticalGroup.ended_on >= on)
    return db.session.scalars(select(PoliticalGroup).where(not_over).order_by(PoliticalGroup.id))


def _group_of_each(councillors: list[int], on: date) -> dict[int, int | None]:
    """Each councillor's group on the day: the one joined last, should the records overlap."""
    groups: dict[int, int | None] = dict.fromkeys(councillors)
    query = select(GroupMembership).where(_in_force(GroupMembership.starts_on, GroupMembership.ends_on, on))
    for membership in db.session.scalars(query.order_by(GroupMembership.starts_on.nulls_first(), GroupMembership.id)):
        if membership.member_id in groups:
            groups[membership.member_id] = membership.group_id
    return groups


def _committees(on: date) -> list[dict[str, Any]]:
    query = (
        select(Committee)
        .where(Committee.balanced_seats.is_not(None), or_(Committee.ended_on.is_(None), Committee.ended_on >= on))
        .order_by(Committee.name, Committee.id)
    )
    return [{"id": one.id, "name": one.name, "seats": one.balanced_seats} for one in db.session.scalars(query)]


def _in_force(
    first: InstrumentedAttribute[date | None], last: InstrumentedAttribute[date | None], on: date
) -> ColumnElement[bool]:
    return and_(or_(first.is_(None), first <= on), or_(last.is_(None), last >= on))


def _group(key: int | None, name: str, member_ids: list[int]) -> dict[str, Any]:
    return {"id": key, "name": name, "members": len(member_ids), "member_ids": sorted(member_ids)}
