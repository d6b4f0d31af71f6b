"""When each member last attended: any meeting that counts as the council's, and any that counts as the executive's."""

from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from models.attendance import Attendance, OutsideAttendance, Substitution
from models.committee import Committee
from models.meeting import Meeting
from models.member import Seat
from models.rules import absence as rules
from models.rules.seats import VOTING
from models.vocabulary import AbsentFrom, AttendanceStatus, AttendedAs, CommitteeKind, SeatRole
from webapp.database import db

Last = dict[int, tuple[date, str]]
AS_A_MEMBER = sorted(VOTING | {SeatRole.NON_VOTING})
# A portfolio holder attends panels as a guest, but is of the executive at its own table.
OF_THE_EXECUTIVE = sorted(VOTING | {SeatRole.PORTFOLIO_HOLDER})


def by_member(absent_from: AbsentFrom, *, on: date) -> Last:
    """The last day each member attended, until a day, and where: at meetings kept here, or what counts elsewhere."""
    found = _at_meetings(on, _IS_ONE_OF[absent_from])
    for one in _elsewhere(absent_from, on):
        if one.member_id not in found or found[one.member_id][0] <= one.attended_on:
            found[one.member_id] = (one.attended_on, one.body)
    return found


def _at_meetings(on: date, is_one: ColumnElement[bool]) -> Last:
    days = (
        select(Attendance.member_id, func.max(Meeting.held_on).label("held_on"))
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(Attendance.status == AttendanceStatus.PRESENT, Meeting.held_on <= on)
        .where(is_one)
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


def _elsewhere(absent_from: AbsentFrom, on: date) -> list[OutsideAttendance]:
    """The latest last, so that it has the last word."""
    counted = [one for one in AttendedAs if rules.counts_for(one) is absent_from]
    return list(
        db.session.scalars(
            select(OutsideAttendance)
            .where(OutsideAttendance.attended_as.in_(counted), OutsideAttendance.attended_on <= on)
            .order_by(OutsideAttendance.attended_on, OutsideAttendance.id)
        )
    )


def _sat_as(roles: list[SeatRole]) -> ColumnElement[bool]:
    return exists().where(
        Seat.committee_id == Meeting.committee_id,
        Seat.member_id == Attendance.member_id,
        Seat.role.in_(roles),
        Seat.starts_on <= Meeting.held_on,
        Seat.ends_on.is_(None) | (Seat.ends_on >= Meeting.held_on),
    )


_SUBSTITUTED = exists().where(
    Substitution.meeting_id == Meeting.id,
    Substitution.member_id == Attendance.member_id,
    Substitution.cancelled_at.is_(None),
)
_CABINETS = select(Committee.id).where(Committee.kind == CommitteeKind.CABINET)
# A committee of the executive counts too: s85(2B)(b).
_AT_THE_EXECUTIVE = or_(
    and_(Committee.kind == CommitteeKind.CABINET, _sat_as(OF_THE_EXECUTIVE)),
    and_(Committee.parent_id.in_(_CABINETS), _sat_as(AS_A_MEMBER)),
)
_IS_ONE_OF: dict[AbsentFrom, ColumnElement[bool]] = {
    AbsentFrom.COUNCIL: or_(
        _sat_as(AS_A_MEMBER), _SUBSTITUTED, Committee.kind == CommitteeKind.COUNCIL, _AT_THE_EXECUTIVE
    ),
    AbsentFrom.EXECUTIVE: _AT_THE_EXECUTIVE,
}
