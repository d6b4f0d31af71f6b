"""Who has not attended for how long, until when that may last, and which council meeting could still approve it.

Everybody has one six months, for any meeting that counts as the council's (LGA 1972 s85(1), (2)); a member of the
executive has a second, for the executive's meetings (s85(2A), (2B)). The council approves the reason for either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.attendance import AbsenceApproval
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member
from models.rules import RuleBroken, terms
from models.rules import absence as rules
from models.rules.absence import Absence, Approval, Stage
from models.rules.permissions import Permission
from models.vocabulary import AbsentFrom, CommitteeKind, MeetingStatus, MemberKind
from webapp.clock import day_of
from webapp.database import db
from webapp.services import attendance, audit, executive, last_attended, revisions
from webapp.services.actors import Actor

# Whoever retires at an election and is elected again is out of office for some days: LGA 1972 s7 and s83.
BETWEEN_TERMS = timedelta(days=7)


class ApprovalDetails(TypedDict):
    """What the council approved. The reason is the council's to word: it is read by everybody who keeps members."""

    absent_from: Sequence[AbsentFrom]
    approved_on: date
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Running:
    """One six months: whose meetings, the last attendance, and the council meeting that can approve the reason last.

    Without `absence`, nobody's attendance is recorded here yet.
    """

    absent_from: AbsentFrom
    last: tuple[date, str] | None
    absence: Absence | None
    council_meeting: Meeting | None

    @property
    def is_warned(self) -> bool:
        """Whether a warning is due."""
        return self.absence is not None and self.absence.stage is not Stage.NONE


@dataclass(frozen=True, slots=True)
class Watched:
    """A councillor in office, their six months, and what the council approved. `executive` is for those on it."""

    member: Member
    council: Running
    executive: Running | None
    approvals: Sequence[AbsenceApproval]

    @property
    def running(self) -> list[Running]:
        """Their one six months, or both."""
        return [self.council] + ([self.executive] if self.executive else [])

    @property
    def warned(self) -> list[Running]:
        """Those of which a warning is due."""
        return [one for one in self.running if one.is_warned]


def watched(*, on: date) -> list[Watched]:
    """Every councillor in office on a day, the longest absent first. Section 85 is about members of the council."""
    seen = {absent_from: last_attended.by_member(absent_from, on=on) for absent_from in AbsentFrom}
    begin_on, executive_since = attendance.records_begin_on(), executive.since(on=on)
    approvals, meetings = _approvals(), _council_meetings(on)

    def running(member: Member, absent_from: AbsentFrom, began_on: date | None) -> Running:
        last, absence = seen[absent_from].get(member.id), None
        if begin_on is not None:
            from_on, note = rules.counted_from(last[0] if last else None, began_on, begin_on, absent_from)
            theirs = [one for one in approvals.get(member.id, []) if one.absent_from is absent_from]
            approved = [Approval(one.approved_on, one.until) for one in theirs]
            absence = rules.absence(from_on, on=on, approvals=approved, note=note)
        return Running(absent_from, last, absence, _could_approve(absence, meetings, on))

    found = []
    for member in _in_office(on):
        council = running(member, AbsentFrom.COUNCIL, _term_began_on(member, on))
        began_on = executive_since.get(member.id)
        second = running(member, AbsentFrom.EXECUTIVE, began_on) if began_on else None
        found.append(Watched(member, council, second, approvals.get(member.id, [])))
    return sorted(found, key=_soonest)


def warnings(*, on: date) -> list[Watched]:
    """Those for whom a warning is due, the most pressing first."""
    return [one for one in watched(on=on) if one.warned]


def of_member(member_id: int, *, on: date, by: Actor) -> Watched:
    """One councillor in office. RuleBroken for who is not one."""
    by.check(Permission.EDIT_MEMBERS)
    for one in watched(on=on):
        if one.member.id == member_id:
            return one
    raise RuleBroken("The six months are counted for councillors in office, and this member is not one today.")


def approve(one: Watched, details: ApprovalDetails, *, by: Actor, at: datetime) -> list[AbsenceApproval]:
    """Record that the council approved the reason for an absence, before its six months ran out.

    One approval for each kind of meetings it holds for. Sent twice, it is kept once.
    """
    by.check(Permission.EDIT_MEMBERS)
    if one.council.absence is None:
        raise RuleBroken("Nobody's attendance is recorded here yet, so there is no absence to approve.")
    if not details["reason"].strip():
        raise RuleBroken("Enter the reason the council approved, in its own words.", "reason")
    if not details["absent_from"]:
        raise RuleBroken("Choose which meetings the approval holds for.", "absent_from")
    revisions.hold(one.member)
    return [_approve(one, absent_from, details, by=by, at=at) for absent_from in details["absent_from"]]


def _approve(
    one: Watched, absent_from: AbsentFrom, details: ApprovalDetails, *, by: Actor, at: datetime
) -> AbsenceApproval:
    approved_on, until, reason = details["approved_on"], details["until"], details["reason"].strip()
    given = {"absent_from": absent_from, "approved_on": approved_on, "until": until}
    if kept := db.session.scalar(select(AbsenceApproval).filter_by(member_id=one.member.id, reason=reason, **given)):
        return kept
    running = one.council if absent_from is AbsentFrom.COUNCIL else one.executive
    if running is None or running.absence is None:
        raise RuleBroken(f"{one.member.name} is not of the executive today, so it has no six months to approve.")
    rules.check_approval(running.absence, approved_on=approved_on, until=until, on=day_of(at), absent_from=absent_from)
    approval = AbsenceApproval(member=one.member, reason=reason, **given)
    db.session.add(approval)
    db.session.flush()
    _note("absence approved", approval, by=by, at=at, after=given)
    return approval


def remove(approval_id: int, *, by: Actor, at: datetime) -> None:
    """Take away an approval recorded by mistake. The audit trail keeps its days."""
    by.check(Permission.EDIT_MEMBERS)
    approval = db.session.get_one(AbsenceApproval, approval_id)
    days = {"absent_from": approval.absent_from, "approved_on": approval.approved_on, "until": approval.until}
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
    ends = [running.absence.last_on for running in one.running if running.absence]
    return min(ends, default=date.max), one.member.name, one.member.id


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
