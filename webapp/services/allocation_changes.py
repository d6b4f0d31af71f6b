"""Why a kept allocation no longer holds: what changed among the groups and committees since it was worked out.

The law asks for a review when a member joins, leaves or changes group (LGHA 1989 s15(1)(e); SI 1990/1553 reg 17).
Nothing runs on the day: it is seen when somebody looks.
"""

from datetime import date
from typing import Any

from sqlalchemy import select

from models.group import Allocation
from models.member import Member
from models.rules.political_balance import UNGROUPED
from models.rules.wording import count_of
from webapp.database import db
from webapp.services import balance_inputs


def since(allocation: Allocation, *, on: date) -> list[str]:
    """Each change since an allocation was worked out, as a sentence; none means that it holds on the day.

    An allocation worked out for a day to come is compared with the records of that day.
    """
    now = balance_inputs.read(on=max(on, allocation.worked_out_on))
    return [
        *_of_groups(allocation.groups, now.groups),
        *_of_members(allocation.groups, now.groups),
        *_of_committees(allocation.committees, now.committees),
    ]


def _of_groups(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[str]:
    is_group_now, was_group = {group["id"] for group in now}, {group["id"] for group in before}
    ended = [
        f"{group['name']} is no longer a group of two or more." for group in before if group["id"] not in is_group_now
    ]
    formed = [f"{group['name']} is now a group of {group['members']}." for group in now if group["id"] not in was_group]
    return ended + formed


def _of_members(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[str]:
    """Who came, went or moved; a group that came or went is not said again for each of its members."""
    then, today = _group_of_each(before), _group_of_each(now)
    ids_then, ids_now = {group["id"] for group in before}, {group["id"] for group in now}
    changed = [key for key in then.keys() | today.keys() if then.get(key, ("",))[0] != today.get(key, ("",))[0]]
    query = select(Member).where(Member.id.in_(changed)).order_by(Member.name, Member.id)
    return [
        _sentence(member.name, then.get(member.id), today.get(member.id))
        for member in db.session.scalars(query)
        if not (_is_in_no_group(today.get(member.id)) and then.get(member.id, (None, ""))[0] not in ids_now)
        and not (_is_in_no_group(then.get(member.id)) and today.get(member.id, (None, ""))[0] not in ids_then)
    ]


def _group_of_each(groups: list[dict[str, Any]]) -> dict[int, tuple[int | None, str]]:
    return {member_id: (group["id"], group["name"]) for group in groups for member_id in group["member_ids"]}


def _is_in_no_group(group: tuple[int | None, str] | None) -> bool:
    return group is not None and group[1] == UNGROUPED


def _sentence(name: str, before: tuple[int | None, str] | None, now: tuple[int | None, str] | None) -> str:
    if now is None:
        return f"{name} is no longer a member of the council."
    if before is None:
        return f"{name} is now a member of the council{'' if _is_in_no_group(now) else f', in {now[1]}'}."
    if _is_in_no_group(now):
        return f"{name} left {before[1]} and is in no group."
    return f"{name} joined {now[1]}." if _is_in_no_group(before) else f"{name} left {before[1]} for {now[1]}."


def _of_committees(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[str]:
    then, today = ({one["id"]: one for one in found} for found in (before, now))
    gone = [f"{one['name']} no longer shares its seats." for key, one in then.items() if key not in today]
    new = [
        f"{one['name']} now shares {count_of(one['seats'], 'seat')}." for key, one in today.items() if key not in then
    ]
    resized = [
        f"{one['name']} has {count_of(one['seats'], 'seat')}; it had {then[key]['seats']}."
        for key, one in today.items()
        if key in then and then[key]["seats"] != one["seats"]
    ]
    return gone + new + resized
