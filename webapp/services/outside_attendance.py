"""What counts as attending beside the meetings kept here: another body's meeting, or acting alone for the executive."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import select

from models.attendance import OutsideAttendance
from models.member import Member
from models.rules import RuleBroken
from models.rules import absence as rules
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import AttendedAs
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, executive, revisions
from webapp.services.actors import Actor

ENOUGH_TO_SHOW = 20


class OutsideDetails(TypedDict):
    """As what, at which body or for which function, and on which day."""

    attended_as: AttendedAs
    body: str
    attended_on: date


def of_member(member_id: int) -> Sequence[OutsideAttendance]:
    """What was recorded for a member, the latest first, no more than a page shows."""
    return db.session.scalars(
        select(OutsideAttendance)
        .where(OutsideAttendance.member_id == member_id)
        .order_by(OutsideAttendance.attended_on.desc(), OutsideAttendance.id.desc())
        .limit(ENOUGH_TO_SHOW)
    ).all()


def record(member: Member, details: OutsideDetails, *, by: Actor, at: datetime) -> OutsideAttendance:
    """Record that a member attended elsewhere, so that their six months run from it. Sent twice, it is kept once."""
    by.check(Permission.EDIT_MEMBERS)
    body = details["body"].strip()
    if not body:
        raise RuleBroken("Name the body whose meeting it was, or the function that was discharged.", "body")
    rules.check_outside(details["attended_on"], on=day_of(at))
    if details["attended_as"] is AttendedAs.ACTED_ALONE and not executive.is_on(member.id, details["attended_on"]):
        day = long_date(details["attended_on"])
        raise RuleBroken(
            f"{member.name} was not of the executive on {day}. Choose another body’s meeting.", "attended_as"
        )
    revisions.hold(member)
    values = {**details, "body": body}
    if kept := _kept_already(member.id, values):
        return kept
    found = OutsideAttendance(id=revisions.new_number(OutsideAttendance), member=member, recorded_by=by.name, **values)
    db.session.add(found)
    audit.record("attendance elsewhere recorded", found, name=member.name, by=by, at=at)
    db.session.flush()
    return found


def remove(number: int, *, by: Actor, at: datetime) -> Member:
    """Take away what was recorded by mistake, and give whose it was. The audit trail keeps it."""
    by.check(Permission.EDIT_MEMBERS)
    found = db.session.get_one(OutsideAttendance, number)
    member = found.member
    revisions.remove(found, "attendance elsewhere removed", name=member.name, by=by, at=at)
    db.session.flush()
    return member


def _kept_already(member_id: int, values: dict[str, object]) -> OutsideAttendance | None:
    same = select(OutsideAttendance).filter_by(member_id=member_id, **values)
    return db.session.scalar(same)
