"""Who has not attended for how long, until when that may last, and which council meeting could still approve it.

Attending an outside body as the council's representative counts too (Local Government Act 1972 s85(2)), and a member
of the executive has a clock of its own for the executive's meetings (s85(2A)): neither is recorded here, and the page
says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypedDict

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import aliased, selectinload

from models.attendance import AbsenceApproval, Attendance, Substitution
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member, Seat
from models.rules import RuleBroken, terms
from models.rules import absence as rules
from models.rules.absence import Absence, Approval, Stage
from models.rules.permissions import Permission
from models.rules.seats import VOTING
from models.vocabulary import AttendanceStatus, CommitteeKind, MeetingStatus, MemberKind, SeatRole
from webapp.clock import day_of
from webapp.database import db
from webapp.services import attendance, audit
from webapp.services.actors import Actor

AS_A_MEMBER = sorted(VOTING | {SeatRole.NON_VOTING})
# Whoever retires at an election and is elected again is out of office for some days: LGA 1972 s7 and s83.
BETWEEN_TERMS = timedelta(days=7)


class ApprovalDetails(TypedDict):
    """What the council approved. The reason is the council's to word: it is read by everybody who keeps members."""

    approved_on: date
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Watched:
    """A councillor in office and their attendance. Without `absence`, nobody's attendance is recorded here yet."""

    member: Member
    last: tuple[date, str] | None
    absence: Absence | None
    council_meeting: Meeting | None
    approvals: Sequence[AbsenceApproval]

    @property
    def is_warned(self) -> bool:
        """Whether a warning is due."""
        return self.absence is not None and self.absence.stage is not Stage.NONE


def watched(*, on: date) -> list[Watched]:
    """Every councillor in office on a day, the longest absent first. Section 85 is about members of the council."""
    begin_on, last = attendance.records_begin_on(), _last_attended(on)
    approvals, council = _approvals(), _council_meetings(on)
    found = []
    for member in _in_office(on):
        absence = None
        theirs = approvals.get(member.id, [])
        if begin_on is not None:
            seen = last.get(member.id)
            from_on, note = rules.counted_from(seen[0] if seen else None, _term_began_on(member, on), begin_on)
            approved = [Approval(one.approved_on, one.until) for one in theirs]
            absence = rules.absence(from_on, on=on, approvals=approved, note=note)
        could = _could_approve(absence, council, on)
        found.append(Watched(member, last.get(member.id), absence, could, theirs))
    return sorted(found, key=_soonest)


def warnings(*, on: date) -> list[Watched]:
    """Those for whom a warning is due, the most pressing first."""
    return [one for one in watched(on=on) if one.is_warned]


def of_member(member_id: int, *, on: date, by: Actor) -> Watched:
    """One councillor in office. RuleBroken for who is not one."""
    by.check(Permission.EDIT_MEMBERS)
    for one in watched(on=on):
        if one.member.id == member_id:
            return one
    raise RuleBroken("The six months are counted for councillors in office, and this member is not one today.")


def approve(one: Watched, details: ApprovalDetails, *, by: Actor, at: datetime) -> AbsenceApproval:
    """Record that the council approved the reason for an absence, before its six months ran out."""
    by.check(Permission.EDIT_MEMBERS)
    if one.absence is None:
        raise RuleBroken("Nobody's attendance is recorded here yet, so there is no absence to approve.")
    if not details["reason"].strip():
        raise RuleBroken("Enter the reason the council approved, in its own words.", "reason")
    given = {"approved_on": details["approved_on"], "until": details["until"]}
    rules.check_approval(one.absence, **given, on=day_of(at))
    approval = AbsenceApproval(member=one.member, reason=details["reason"].strip(), **given)
    db.session.add(approval)
    db.session.flush()
    _note("absence approved", approval, by=by, at=at, after=given)
    return approval


def remove(approval_id: int, *, by: Actor, at: datetime) -> None:
    """Take away an approval recorded by mistake. The audit trail keeps its days."""
    by.check(Permission.EDIT_MEMBERS)
    approval = db.session.get_one(AbsenceApproval, approval_id)
    days = {"approved_on": approval.approved_on, "until": approval.until}
    _note("absence approval removed", approval, by=by, at=at, before=days)
    db.session.delete(approval)
    db.session.flush()


def _note(
    what: str, approval: AbsenceApproval, *, by: Actor, at: datetime, before: object = None, after: object = None
) -> None:
    """Write down what happened, without the reason: it is often somebody's health, and the trail is kept for ever."""
    kind, name = AbsenceApproval.__tablename__, approval.member.name
    audit.note(what, kind=kind, subject_id=approval.id, name=name, by=by, at=at, before=before, after=after)


def _soonest(one: Watched) -> tuple[date, str, int]:
    return (one.absence.last_on if one.absence else date.max), one.member.name, one.member.id


def _in_office(on: date) -> list[Member]:
    """Councillors with a term in force, and those of whom no term was ever recorded."""
    members = db.session.scalars(
        select(Member)
        .options(selectinload(Member.terms))
        .where(Member.kind == MemberKind.COUNCILLOR)
        .order_by(Member.name, Member.id)
    )
    return [one for one in members if terms.is_in_office(one.terms, on)]


def _term_began_on(member: Member, on: date) -> date | None:
    """The first day of the term in force, or of the first of several that followed one another."""
    began = next((term.starts_on for term in member.terms if terms.covers(term, on)), None)
    for term in sorted(member.terms, key=lambda one: one.ends_on or date.max, reverse=True):
        if began and term.ends_on and term.ends_on < began <= term.ends_on + BETWEEN_TERMS:
            began = term.starts_on
    return began


def _last_attended(on: date) -> dict[int, tuple[date, str]]:
    """By member, the last day they attended as a member, and where: s85(2) counts committees, and substitutes sit."""
    sat = exists().where(
        Seat.committee_id == Meeting.committee_id,
        Seat.member_id == Attendance.member_id,
        Seat.role.in_(AS_A_MEMBER),
        Seat.starts_on <= Meeting.held_on,
        Seat.ends_on.is_(None) | (Seat.ends_on >= Meeting.held_on),
    )
    substituted = exists().where(
        Substitution.meeting_id == Meeting.id,
        Substitution.member_id == Attendance.member_id,
        Substitution.cancelled_at.is_(None),
    )
    days = (
        select(Attendance.member_id, func.max(Meeting.held_on).label("held_on"))
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(Attendance.status == AttendanceStatus.PRESENT, Meeting.held_on <= on)
        .where(or_(sat, substituted, Committee.kind == CommitteeKind.COUNCIL))
        .group_by(Attendance.member_id)
        .subquery()
    )
    then = aliased(Attendance)
    rows = db.session.execute(
        select(days.c.member_id, days.c.held_on, Committee.name)
        .join(then, then.member_id == days.c.member_id)
        .join(Meeting, (Meeting.id == then.meeting_id) & (Meeting.held_on == days.c.held_on))
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(then.status == AttendanceStatus.PRESENT)
        .order_by(days.c.member_id, Meeting.id.desc())
    )
    return {member_id: (held_on, name) for member_id, held_on, name in rows}


def _approvals() -> dict[int, list[AbsenceApproval]]:
    found: dict[int, list[AbsenceApproval]] = {}
    for one in db.session.scalars(select(AbsenceApproval).order_by(AbsenceApproval.approved_on, AbsenceApproval.id)):
        found.setdefault(one.member_id, []).append(one)
    return found


def _council_meetings(on: date) -> list[Meeting]:
    """The meetings of the full council still to come."""
    return list(
        db.session.scalars(
            select(Meeting)
            .join(Committee, Committee.id == Meeting.committee_id)
            .where(Committee.kind == CommitteeKind.COUNCIL, Meeting.status == MeetingStatus.SCHEDULED)
            .where(Meeting.held_on >= on)
            .order_by(Meeting.held_on, Meeting.id)
        )
    )


def _could_approve(absence: Absence | None, council: Sequence[Meeting], on: date) -> Meeting | None:
    if absence is None:
        return None
    day = rules.last_to_approve(absence.last_on, [one.held_on for one in council], on=on)
    return next((one for one in council if one.held_on == day), None)
