"""A task and finish group as the public may read it, in the body of its topic: by allow-list."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from models.committee import Committee
from models.member import Member, Seat
from models.programme_bodies import ProgrammePersonBody, TaskGroupBody
from models.publication import PublishedCommittee, PublishedMember
from models.resolution import Resolution
from models.task_group import TaskGroup, TaskGroupRecommendation
from webapp.database import db
from webapp.services import agenda_tree


class Pages(NamedTuple):
    """Where the public reads of a committee or a member, by its number; of those it can read of."""

    committees: dict[int, str]
    members: dict[int, str]


def of_topics(numbers: Collection[int], *, on: date) -> dict[int, TaskGroupBody]:
    """What the public is told of the groups that look into topics, by the topic's number: a fixed number of queries."""
    found = select(TaskGroup).where(TaskGroup.topic_id.in_(sorted(numbers))).order_by(TaskGroup.id)
    with_all = found.options(
        joinedload(TaskGroup.committee).selectinload(Committee.seats).joinedload(Seat.member),
        selectinload(TaskGroup.witnesses),
        selectinload(TaskGroup.evidence),
        selectinload(TaskGroup.steps),
        selectinload(TaskGroup.recommendations)
        .joinedload(TaskGroupRecommendation.resolution)
        .joinedload(Resolution.item),
    )
    groups = list(db.session.scalars(with_all))
    members = {group.id: _members(group, on) for group in groups}
    pages = _pages_of(groups, {one.id for sitting in members.values() for one in sitting})
    return {group.topic_id: _body(group, members[group.id], pages) for group in groups}


def _body(group: TaskGroup, members: Sequence[Member], pages: Pages) -> TaskGroupBody:
    """Its recommendations are told once the committee took them in public: until then they are a draft."""
    return {
        "committee": {"name": group.committee.name, "address": pages.committees.get(group.committee_id)},
        "stage": group.stage.value,
        "stage_reason": group.stage_reason,
        "scope": group.scope,
        "lines_of_enquiry": list(group.lines_of_enquiry),
        "members": [_person(one, pages) for one in members],
        "witnesses": [
            {"name": one.name, "capacity": one.capacity, "heard_on": one.heard_on.isoformat() if one.heard_on else None}
            for one in group.witnesses
            if one.removed_at is None
        ],
        "evidence": [
            {
                "received_on": one.received_on.isoformat(),
                "given_by": one.given_by,
                "says": one.says,
                "link": one.link,
            }
            for one in group.evidence
            if one.removed_at is None
        ],
        "timetable": [
            {
                "planned_on": one.planned_on.isoformat(),
                "what": one.what,
                "done_on": one.done_on.isoformat() if one.done_on else None,
            }
            for one in group.steps
            if one.removed_at is None
        ],
        "report_due_on": group.report_due_on.isoformat() if group.report_due_on else None,
        "reported_on": group.reported_on.isoformat() if group.reported_on else None,
        "recommendations": [one.text for one in group.recommendations if group.reported_on and _is_told(one)],
    }


def _is_told(one: TaskGroupRecommendation) -> bool:
    return one.removed_at is None and one.resolution is not None and not agenda_tree.is_private(one.resolution.item)


def _members(group: TaskGroup, on: date) -> list[Member]:
    """Those who sit on it on a day; once nobody does, those who did while it worked. Each member once."""
    begun = [one for one in group.committee.seats if one.member is not None and one.starts_on <= on]
    held = [one for one in begun if one.is_held_on(on)] or begun
    return list(dict.fromkeys(one.member for one in held if one.member))


def _person(member: Member, pages: Pages) -> ProgrammePersonBody:
    return {"name": member.name, "address": pages.members.get(member.id)}


def _pages_of(groups: Collection[TaskGroup], members: Collection[int]) -> Pages:
    committees = select(PublishedCommittee.committee_id, PublishedCommittee.address).where(
        PublishedCommittee.committee_id.in_(sorted({one.committee_id for one in groups}))
    )
    people = select(PublishedMember.member_id, PublishedMember.address).where(
        PublishedMember.member_id.in_(sorted(members))
    )
    return Pages(
        {row.committee_id: row.address for row in db.session.execute(committees.order_by("committee_id"))},
        {row.member_id: row.address for row in db.session.execute(people.order_by("member_id"))},
    )
