"""Substitutes: who sits at one meeting in another's place, checked against the committee's own rules."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from models.attendance import Substitution
from models.committee import Committee
from models.group import GroupMembership, PoliticalGroup
from models.meeting import Meeting
from models.member import Member, Seat
from models.rules import RuleBroken, planning
from models.rules import substitutions as rules
from models.rules.permissions import Permission
from models.rules.seats import SITTING, VOTING
from models.rules.wording import day_and_month, time_of_day
from models.vocabulary import CommitteeKind, SeatRole
from webapp.clock import LONDON, moment_of
from webapp.database import db
from webapp.services import attendance, audit, meetings, members, revisions, seats
from webapp.services.actors import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """A substitution, and what stands against it now, as a sentence; empty when it is as the rules ask."""

    substitution: Substitution
    fault: str


def of(meeting: Meeting) -> list[Substitution]:
    """The substitutions of a meeting that are not cancelled, in the order of the seats."""
    query = (
        select(Substitution)
        .join(Seat, Seat.id == Substitution.seat_id)
        .where(Substitution.meeting_id == meeting.id, Substitution.cancelled_at.is_(None))
        .options(joinedload(Substitution.member), joinedload(Substitution.seat).joinedload(Seat.member))
    )
    return list(db.session.scalars(query.order_by(Seat.position, Substitution.id)))


def in_force(meeting: Meeting) -> list[Substitution]:
    """Those whose seat is still held by a member on the day of the meeting: what the public is told."""
    return [one for one in of(meeting) if one.seat.member is not None and one.seat.is_held_on(meeting.held_on)]


def standing(meeting: Meeting) -> list[Standing]:
    """Each substitution, looked at again as seats, groups and the day of the meeting are now."""
    every = of(meeting)
    return [Standing(one, _fault(meeting, one, [other for other in every if other is not one])) for one in every]


def get(substitution_id: int, *, by: Actor) -> Substitution:
    """A substitution at a meeting this person records. NoResultFound or NotAllowed otherwise."""
    found = db.session.get_one(Substitution, substitution_id)
    by.check(Permission.RECORD_MEETING, found.meeting.committee_id)
    return found


def meeting_for(meeting_id: int, *, by: Actor) -> Meeting:
    """A meeting this person records. NoResultFound or NotAllowed otherwise."""
    meeting = db.session.get_one(Meeting, meeting_id)
    by.check(Permission.RECORD_MEETING, meeting.committee_id)
    return meeting


def own_rules(committee: Committee) -> rules.OwnRules:
    """What the committee's standing orders say of substitutes."""
    return rules.OwnRules(
        allows=committee.allows_substitutes,
        are_named=committee.substitutes_are_named,
        share_group=committee.substitutes_share_group,
        notice_hours=committee.substitute_notice_hours,
    )


def notice_due_at(meeting: Meeting) -> datetime | None:
    """The last moment at which notice of a substitute is in time; None where the committee asks for none."""
    return rules.notice_due_at(own_rules(meeting.committee), moment_of(meeting.held_on, meeting.starts_at))


def places(meeting: Meeting) -> dict[int, str]:
    """Whose place could be taken, by the number of their seat: the members who sit on the day, the chair first."""
    held = seats.membership(meeting.committee, on=meeting.held_on).now
    groups = _groups(meeting.held_on)
    return {
        seat.id: _label(f"{seat.member.name}, {seat.role}", groups.get(seat.member.id, ""), set())
        for seat in held
        if seat.role in SITTING and seat.member is not None
    }


def people(meeting: Meeting) -> dict[int, str]:
    """Everybody in office on the day, by number, with what bears on it: named substitutes first, whoever votes last."""
    day, roles = meeting.held_on, _roles_on(meeting)
    everybody = members.all_members()
    groups = _groups(day)
    found = [one for one in everybody if members.is_in_office_on(one, day)]
    found.sort(key=lambda one: _turn(roles.get(one.id, set())))
    return {one.id: _label(one.name, groups.get(one.id, ""), roles.get(one.id, set())) for one in found}


def record(
    meeting: Meeting, *, seat_id: int | None, member_id: int | None, notified_at: datetime, by: Actor, at: datetime
) -> Substitution:
    """Have somebody sit at one meeting in the place of the member who holds a seat."""
    by.check(Permission.RECORD_MEETING, meeting.committee_id)
    revisions.hold(meeting)
    attendance.check_minutes_are_open(meeting)
    planning.check_is_on(meeting.status, "given a substitute")
    seat, member = _chosen(meeting, seat_id, member_id)
    own = own_rules(meeting.committee)
    rules.check(own, _wanted(meeting, seat, member, of(meeting)))
    starts_at, due_at = moment_of(meeting.held_on, meeting.starts_at), notice_due_at(meeting)
    latest = in_words(due_at) if due_at else ""
    rules.check_notice(own, notified_at=notified_at, starts_at=starts_at, now=at, latest=latest)

    found = Substitution(meeting=meeting, seat=seat, member=member, notified_at=notified_at)
    db.session.add(found)
    return _keep("substitute recorded", found, by=by, at=at)


def cancel(substitution: Substitution, *, reason: str, by: Actor, at: datetime) -> Substitution:
    """Call a substitution off: the member sits after all, or nobody does. The record of it stays."""
    by.check(Permission.RECORD_MEETING, substitution.meeting.committee_id)
    revisions.hold(substitution.meeting)
    attendance.check_minutes_are_open(substitution.meeting)
    if substitution.cancelled_at is not None:
        raise RuleBroken("This substitution is cancelled already.")
    substitution.cancelled_at = at
    return _keep("substitute cancelled", substitution, reason=reason.strip(), by=by, at=at)


def in_words(moment: datetime) -> str:
    """A moment as the council says it: "10.00 am on Monday 17 June"."""
    here = moment.astimezone(LONDON)
    return f"{time_of_day(here.time())} on {day_and_month(here.date())}"


def _keep(what: str, one: Substitution, *, reason: str = "", by: Actor, at: datetime) -> Substitution:
    """Write it down, and have the meeting count as changed since the public saw it."""
    meeting, committee_id = one.meeting, one.meeting.committee_id
    with db.session.no_autoflush:
        named = meetings.name_of(meeting.committee, meeting.held_on)
        who = f"{one.member.name} for {one.seat.member.name if one.seat.member else 'nobody'}: {named}"
    meeting.revision += 1
    audit.record(what, one, name=who, reason=reason, by=by, at=at, committee_id=committee_id)
    audit.record("substitutes changed", meeting, name=named, by=by, at=at, committee_id=committee_id)
    return one


def _chosen(meeting: Meeting, seat_id: int | None, member_id: int | None) -> tuple[Seat, Member]:
    seat = db.session.get(Seat, seat_id) if seat_id else None
    if seat is None or seat.committee_id != meeting.committee_id or seat.member is None:
        raise RuleBroken("Choose the member in whose place somebody sits.", "seat_id")
    member = db.session.get(Member, member_id) if member_id else None
    if member is None:
        raise RuleBroken("Choose who sits in their place.", "member_id")
    return seat, member


def _fault(meeting: Meeting, one: Substitution, others: list[Substitution]) -> str:
    if one.seat.member is None:
        return "Nobody holds the seat any more. Cancel the substitution."
    try:
        rules.check(own_rules(meeting.committee), _wanted(meeting, one.seat, one.member, others))
    except RuleBroken as broken:
        return broken.message
    return ""


def _wanted(meeting: Meeting, seat: Seat, member: Member, others: list[Substitution]) -> rules.Wanted:
    assert seat.member is not None
    return rules.Wanted(
        replaced=_person(seat.member, meeting.held_on),
        substitute=_person(member, meeting.held_on),
        held_on=meeting.held_on,
        seats=seats.dated(meeting.committee),
        taken=[(one.seat.member_id, one.member_id) for one in others if one.seat.member_id is not None],
        is_executive=meeting.committee.kind is CommitteeKind.SCRUTINY and _is_executive(member, meeting.held_on),
    )


def _person(member: Member, on: date) -> rules.Person:
    group = _groups(on, member.id).get(member.id, "")
    return rules.Person(member.id, member.name, group, members.is_in_office_on(member, on))


def _groups(on: date, member_id: int | None = None) -> dict[int, str]:
    """The name of the political group each member, or one of them, is in on a day."""
    query = (
        select(GroupMembership.member_id, PoliticalGroup.name)
        .join(PoliticalGroup, PoliticalGroup.id == GroupMembership.group_id)
        .where(or_(GroupMembership.starts_on.is_(None), GroupMembership.starts_on <= on))
        .where(or_(GroupMembership.ends_on.is_(None), GroupMembership.ends_on >= on))
        .order_by(GroupMembership.id)
    )
    if member_id is not None:
        query = query.where(GroupMembership.member_id == member_id)
    return {row.member_id: row.name for row in db.session.execute(query)}


def _is_executive(member: Member, on: date) -> bool:
    cabinets = select(Seat).join(Committee).where(Committee.kind == CommitteeKind.CABINET, Seat.role.in_(VOTING))
    held = db.session.scalars(cabinets.where(Seat.member_id == member.id).order_by(Seat.id))
    return any(seat.is_held_on(on) for seat in held)


def _roles_on(meeting: Meeting) -> dict[int, set[SeatRole]]:
    roles: dict[int, set[SeatRole]] = {}
    for seat in seats.dated(meeting.committee):
        if seat.member_id is not None and seat.is_held_on(meeting.held_on):
            roles.setdefault(seat.member_id, set()).add(seat.role)
    return roles


def _turn(roles: set[SeatRole]) -> int:
    """Named substitutes first, and those who have a vote here already last."""
    return 2 if roles & VOTING else 0 if SeatRole.SUBSTITUTE in roles else 1


def _label(name: str, group: str, roles: set[SeatRole]) -> str:
    known = [group] if group else []
    known += ["named substitute"] if SeatRole.SUBSTITUTE in roles else []
    known += ["has a vote here already"] if roles & VOTING else []
    return f"{name} ({', '.join(known)})" if known else name
