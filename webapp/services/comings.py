"""Late arrivals and early departures, one press each."""

from datetime import datetime, time

from models.attendance import Attendance
from models.meeting import Meeting
from models.member import Member
from models.rules import RuleBroken
from models.vocabulary import AttendanceStatus
from webapp.services import attendance
from webapp.services.actors import Actor


def arrive(meeting: Meeting, member: Member, *, arrived_at: time, by: Actor, at: datetime) -> Attendance:
    """Note that somebody came late, whatever was marked for them before."""
    attendance.check_not_approved(meeting, by=by)
    before = attendance.marked(meeting, member.id)
    if before is not None and before.status is AttendanceStatus.PRESENT:
        raise RuleBroken(f"{member.name} is marked as present already. Correct the time if they came late.")
    kept = attendance.mark(meeting, member, status=AttendanceStatus.PRESENT, by=by, at=at)
    return attendance.keep_times(kept, arrived_at=arrived_at, left_at=None, by=by, at=at)


def leave(meeting: Meeting, member: Member, *, left_at: time, by: Actor, at: datetime) -> Attendance:
    """Note that somebody left before the end."""
    attendance.check_not_approved(meeting, by=by)
    kept = attendance.marked(meeting, member.id)
    if kept is None or kept.status is not AttendanceStatus.PRESENT:
        raise RuleBroken(f"Mark {member.name} as present first: only who came can leave.")
    if kept.left_at is not None:
        raise RuleBroken(f"{member.name} has left already. Correct the time if that was wrong.")
    return attendance.keep_times(kept, arrived_at=kept.arrived_at, left_at=left_at, by=by, at=at)
