"""Who left the room for an item, and when they came back."""

from datetime import datetime, time

from models.agenda import AgendaItem
from models.attendance import Attendance, Withdrawal
from models.meeting import Meeting
from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.wording import long_date, time_of_day
from models.vocabulary import AttendanceStatus
from webapp.database import db
from webapp.services import attendance, audit, revisions
from webapp.services.actors import Actor


def get(withdrawal_id: int, *, by: Actor) -> Withdrawal:
    """A withdrawal from a meeting this person records. NoResultFound or NotAllowed otherwise."""
    found = db.session.get_one(Withdrawal, withdrawal_id)
    by.check(Permission.RECORD_MEETING, _meeting(found).committee_id)
    return found


def withdraw(
    meeting: Meeting, member: Member, *, withdrew_at: time, item_id: int | None = None, by: Actor, at: datetime
) -> Withdrawal:
    """Note that somebody left the room, for an item if one is in hand."""
    attendance.check_not_approved(meeting, by=by)
    came = _present(meeting, member)
    if item_id is not None and not _is_on_the_agenda(meeting, item_id):
        raise RuleBroken("That item is not on this agenda. Choose the item again.")
    found = Withdrawal(meeting_id=meeting.id, member_id=member.id, item_id=item_id, withdrew_at=withdrew_at)
    _check_times(found, came, member)
    db.session.add(found)
    return _keep("withdrew", found, by=by, at=at)


def come_back(meeting: Meeting, member: Member, *, returned_at: time, by: Actor, at: datetime) -> Withdrawal:
    """Note that somebody who had withdrawn came back into the room."""
    attendance.check_not_approved(meeting, by=by)
    away = [one for one in attendance.withdrawals_of(meeting, member.id) if one.returned_at is None]
    if not away:
        raise RuleBroken(f"{member.name} is in the room already.")
    return _change(away[-1], away[-1].withdrew_at, returned_at, "returned", by=by, at=at)


def correct(
    found: Withdrawal,
    *,
    withdrew_at: time,
    returned_at: time | None,
    reason: str,
    revision: str,
    by: Actor,
    at: datetime,
) -> Withdrawal:
    """Put right the times of a withdrawal, and say why if it was for no item.

    Raises revisions.ChangedMeanwhile when it is no longer as it stood at `revision`.
    """
    attendance.check_not_approved(_meeting(found), by=by)
    revisions.check_revision(found, revision)
    _check_is_there(found)
    found.reason = reason.strip()
    return _change(found, withdrew_at, returned_at, "withdrawal corrected", by=by, at=at)


def remove(found: Withdrawal, *, revision: str, by: Actor, at: datetime) -> Withdrawal:
    """Take away a withdrawal noted by mistake. It stays in the record as removed. `revision` as in correct."""
    attendance.check_not_approved(_meeting(found), by=by)
    revisions.read_anew(found)
    _check_is_there(found)
    revisions.check_revision(found, revision)
    found.removed_at = at
    return _keep("withdrawal removed", found, by=by, at=at)


def _change(
    found: Withdrawal, withdrew_at: time, returned_at: time | None, what: str, *, by: Actor, at: datetime
) -> Withdrawal:
    # Whatever is read here must not flush a reason just given: it would no longer look modified.
    with db.session.no_autoflush:
        meeting, member = _meeting(found), found.member
        found_times = Withdrawal(id=found.id, withdrew_at=withdrew_at, returned_at=returned_at, meeting_id=meeting.id)
        _check_times(found_times, _present(meeting, member), member)
    found.withdrew_at, found.returned_at = withdrew_at, returned_at
    return _keep(what, found, by=by, at=at) if db.session.is_modified(found) else found


def _check_times(wanted: Withdrawal, came: Attendance, member: Member) -> None:
    out, back = wanted.withdrew_at, wanted.returned_at
    if back is not None and back < out:
        raise RuleBroken(f"Enter a time no earlier than {time_of_day(out)}, when they withdrew.", "returned_at")
    if came.arrived_at and out < came.arrived_at:
        arrived = time_of_day(came.arrived_at)
        raise RuleBroken(f"{member.name} arrived at {arrived}: enter a time after that.", "withdrew_at")
    if came.left_at and max(out, back or out) > came.left_at:
        left = time_of_day(came.left_at)
        raise RuleBroken(
            f"{member.name} left at {left}: enter a time before that.", "returned_at" if back else "withdrew_at"
        )
    others = attendance.withdrawals_of(db.session.get_one(Meeting, wanted.meeting_id), member.id)
    for other in others:
        if other.id != wanted.id and _overlap(wanted, other):
            since = time_of_day(other.withdrew_at)
            until = f"to {time_of_day(other.returned_at)}" if other.returned_at else "and has not returned"
            raise RuleBroken(f"{member.name} was out from {since} {until}: enter another time.", "withdrew_at")


def _overlap(one: Withdrawal, other: Withdrawal) -> bool:
    last = time.max
    return one.withdrew_at < (other.returned_at or last) and other.withdrew_at < (one.returned_at or last)


def _present(meeting: Meeting, member: Member) -> Attendance:
    came = attendance.marked(meeting, member.id)
    if came is None or came.status is not AttendanceStatus.PRESENT:
        raise RuleBroken(f"Mark {member.name} as present first: only who is in the room can withdraw.")
    return came


def _is_on_the_agenda(meeting: Meeting, item_id: int) -> bool:
    item = db.session.get(AgendaItem, item_id)
    return item is not None and item.meeting_id == meeting.id and item.removed_at is None


def _check_is_there(found: Withdrawal) -> None:
    if found.removed_at is not None:
        raise RuleBroken("That withdrawal was removed. Note it again if it happened.")


def _meeting(found: Withdrawal) -> Meeting:
    return db.session.get_one(Meeting, found.meeting_id)


def _keep(what: str, found: Withdrawal, *, by: Actor, at: datetime) -> Withdrawal:
    with db.session.no_autoflush:
        meeting, member = _meeting(found), db.session.get_one(Member, found.member_id)
        name, committee_id = f"{member.name}, {meeting.committee.name}", meeting.committee_id
    name = f"{name}, {long_date(meeting.held_on)}"
    audit.record(what, found, name=name, by=by, at=at, committee_id=committee_id)
    return found
