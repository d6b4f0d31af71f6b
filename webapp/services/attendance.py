"""Who came to a meeting, who sent apologies, who came late or left early: marked one by one, or the rest at once."""

from datetime import date, datetime, time

from sqlalchemy import func, select

from models.attendance import Attendance, Withdrawal
from models.meeting import Meeting
from models.member import Member
from models.minutes import Minutes
from models.minutes_vocabulary import MinutesStatus
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import AttendanceStatus, MeetingStatus
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, revisions, sitting_at
from webapp.services.actors import Actor
from webapp.services.sitting_at import Capacity

# The revision of what is not there yet, as revisions.revision_of has it.
NOT_MARKED = "0"
MARKED_BY_THE_PRESS = (Capacity.VOTING, Capacity.EDUCATION)


def of_meeting(meeting: Meeting) -> dict[int, Attendance]:
    """What is marked for a meeting, by member."""
    found = db.session.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id).order_by(Attendance.id))
    return {one.member_id: one for one in found}


def marked(meeting: Meeting, member_id: int) -> Attendance | None:
    """What is marked for one person; None while nothing is."""
    return db.session.scalar(
        select(Attendance).where(Attendance.meeting_id == meeting.id, Attendance.member_id == member_id)
    )


def people_present(meeting: Meeting) -> list[Member]:
    """Those kept as members, officers with them, who are marked as present, by name."""
    came = select(Attendance.member_id).where(
        Attendance.meeting_id == meeting.id, Attendance.status == AttendanceStatus.PRESENT
    )
    return list(db.session.scalars(select(Member).where(Member.id.in_(came)).order_by(Member.name, Member.id)))


def mark(meeting: Meeting, member: Member, *, status: AttendanceStatus, by: Actor, at: datetime) -> Attendance:
    """Mark somebody as present, or as having sent apologies, or as absent. Marked again, it is changed."""
    check_not_approved(meeting, by=by)
    if status is not AttendanceStatus.APOLOGIES and day_of(at) < meeting.held_on:
        raise RuleBroken(f"The meeting is on {long_date(meeting.held_on)}. Until then only apologies can be noted.")
    kept = marked(meeting, member.id)
    if kept is None:
        kept = Attendance(meeting_id=meeting.id, member_id=member.id, status=status)
        db.session.add(kept)
    elif kept.status is status:
        return kept
    elif kept.status is AttendanceStatus.PRESENT:
        _check_never_withdrew(meeting, member)
        kept.arrived_at = kept.left_at = None
    kept.status = status
    _keep(f"marked as {status}" if status is not AttendanceStatus.APOLOGIES else "apologies noted", kept, by=by, at=at)
    return kept


def mark_the_rest_present(meeting: Meeting, *, by: Actor, at: datetime) -> int:
    """Mark every voting member for whom nothing is marked as present. Gives how many there were."""
    check_not_approved(meeting, by=by)
    already = of_meeting(meeting)
    people = sitting_at.listed(meeting, sitting_at.seats_on_the_day(meeting))
    rest = [one.member for one in people if one.capacity in MARKED_BY_THE_PRESS and one.member.id not in already]
    for member in rest:
        mark(meeting, member, status=AttendanceStatus.PRESENT, by=by, at=at)
    return len(rest)


def keep_times(
    kept: Attendance, *, arrived_at: time | None, left_at: time | None, by: Actor, at: datetime
) -> Attendance:
    """Note when somebody who was present came late or left early. No time: from the start, or to the end."""
    check_not_approved(kept.meeting, by=by)
    if kept.status is not AttendanceStatus.PRESENT:
        raise RuleBroken(f"Mark {kept.member.name} as present first: only who came can come late or leave.")
    if arrived_at and left_at and left_at < arrived_at:
        raise RuleBroken("Enter a time no earlier than the arrival.", "left_at")
    _check_around_withdrawals(kept, arrived_at, left_at)
    kept.arrived_at, kept.left_at = arrived_at, left_at
    if db.session.is_modified(kept):
        _keep("times kept", kept, by=by, at=at)
    return kept


def put_right(
    meeting: Meeting,
    member: Member,
    *,
    status: AttendanceStatus,
    arrived_at: time | None,
    left_at: time | None,
    revision: str,
    by: Actor,
    at: datetime,
) -> Attendance:
    """Put right all that is marked for one person, as one form gives it.

    Raises revisions.ChangedMeanwhile when it is no longer as it stood at `revision`: NOT_MARKED if nothing was marked.
    """
    check_not_approved(meeting, by=by)
    before = marked(meeting, member.id)
    if before is not None:
        revisions.check_revision(before, revision)
    elif revision != NOT_MARKED:
        raise revisions.ChangedMeanwhile(
            "Somebody else took the mark back while you were writing. What you typed is still here: save again to "
            "keep it."
        )
    # Times that stood there before go with the mark; those typed now would be lost without a word.
    stood = (before.arrived_at, before.left_at) if before else (None, None)
    if status is not AttendanceStatus.PRESENT and (arrived_at, left_at) not in ((None, None), stood):
        raise RuleBroken("Choose “Present”, or empty the times: only who came can come late or leave early.", "status")
    kept = mark(meeting, member, status=status, by=by, at=at)
    if status is AttendanceStatus.PRESENT:
        keep_times(kept, arrived_at=arrived_at, left_at=left_at, by=by, at=at)
    return kept


def clear(meeting: Meeting, member: Member, *, revision: str, by: Actor, at: datetime) -> None:
    """Take back what was marked for somebody by mistake. The audit trail keeps what it was.

    Raises revisions.ChangedMeanwhile when it is no longer as it stood at `revision`.
    """
    check_not_approved(meeting, by=by)
    kept = marked(meeting, member.id)
    if kept is None:
        raise RuleBroken(f"Nothing is marked for {member.name} any more: somebody took the mark back already.")
    revisions.check_revision(kept, revision)
    _check_never_withdrew(meeting, member)
    name, committee_id = _name(kept), kept.meeting.committee_id
    revisions.remove(kept, "mark taken back", name=name, by=by, at=at, committee_id=committee_id)
    db.session.flush()


def check_open(meeting: Meeting, *, by: Actor) -> None:
    """Refuse to record a meeting that is not this person's to record, or that is not held. Two who record it queue."""
    by.check(Permission.RECORD_MEETING, meeting.committee_id)
    db.session.execute(select(Meeting.id).where(Meeting.id == meeting.id).with_for_update())
    if meeting.status is MeetingStatus.CANCELLED:
        raise RuleBroken("The meeting is cancelled, so nobody can be marked. Reinstate it first if it was held.")


def check_not_approved(meeting: Meeting, *, by: Actor) -> None:
    """Refuse as check_open does, and once the minutes of the meeting are approved: nothing they say is edited then."""
    check_open(meeting, by=by)
    check_minutes_are_open(meeting)


def check_minutes_are_open(meeting: Meeting) -> None:
    """Refuse to change what approved minutes say. Whoever calls this holds the meeting."""
    status = db.session.scalar(select(Minutes.status).where(Minutes.meeting_id == meeting.id).order_by(Minutes.id))
    if status is MinutesStatus.APPROVED:
        raise RuleBroken("These minutes are approved, and are not edited any more. Record a correction instead.")


def records_begin_on() -> date | None:
    """The first day for which anybody is marked as present; None while nobody is."""
    first = select(func.min(Meeting.held_on)).join(Attendance, Attendance.meeting_id == Meeting.id)
    return db.session.scalar(first.where(Attendance.status == AttendanceStatus.PRESENT))


def withdrawals_of(meeting: Meeting, member_id: int) -> list[Withdrawal]:
    """When somebody withdrew from a meeting and returned, in order of time."""
    return list(
        db.session.scalars(
            select(Withdrawal)
            .where(Withdrawal.meeting_id == meeting.id, Withdrawal.member_id == member_id)
            .where(Withdrawal.removed_at.is_(None))
            .order_by(Withdrawal.withdrew_at, Withdrawal.id)
        )
    )


def _check_never_withdrew(meeting: Meeting, member: Member) -> None:
    if withdrawals_of(meeting, member.id):
        raise RuleBroken(f"{member.name} withdrew during the meeting. If they were not there, remove that first.")


def _check_around_withdrawals(kept: Attendance, arrived_at: time | None, left_at: time | None) -> None:
    for one in withdrawals_of(kept.meeting, kept.member_id):
        if arrived_at and one.withdrew_at < arrived_at:
            raise RuleBroken("Enter a time no later than their first withdrawal.", "arrived_at")
        if left_at and (one.returned_at or one.withdrew_at) > left_at:
            raise RuleBroken("Enter a time no earlier than their last withdrawal or return.", "left_at")


def _keep(what: str, kept: Attendance, *, by: Actor, at: datetime) -> None:
    with db.session.no_autoflush:
        name, committee_id = _name(kept), db.session.get_one(Meeting, kept.meeting_id).committee_id
    audit.record(what, kept, name=name, by=by, at=at, committee_id=committee_id)


def _name(kept: Attendance) -> str:
    meeting, member = db.session.get_one(Meeting, kept.meeting_id), db.session.get_one(Member, kept.member_id)
    return f"{member.name}, {meeting.committee.name}, {long_date(meeting.held_on)}"
