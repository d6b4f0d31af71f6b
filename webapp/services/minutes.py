"""The minutes of a meeting and the minute of each item: found, begun when first needed, and open until approved."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.minutes import Minute, Minutes
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.rules.wording import long_date
from webapp.database import db
from webapp.services import attendance, audit
from webapp.services.actors import Actor


def meeting_for(meeting_id: int, *, by: Actor) -> Meeting:
    """A meeting this person records. NoResultFound or NotAllowed otherwise."""
    meeting = db.session.get_one(Meeting, meeting_id)
    by.check(Permission.RECORD_MEETING, meeting.committee_id)
    return meeting


def item_for(item_id: int, *, by: Actor) -> AgendaItem:
    """An item of a meeting this person records, on the agenda or taken off it. Raises as meeting_for."""
    item = db.session.get_one(AgendaItem, item_id)
    by.check(Permission.RECORD_MEETING, item.meeting.committee_id)
    return item


def of_meeting(meeting: Meeting) -> Minutes | None:
    """The minutes of a meeting; None until something is written in them."""
    return db.session.scalar(
        select(Minutes).options(joinedload(Minutes.chair)).where(Minutes.meeting_id == meeting.id).order_by(Minutes.id)
    )


def minute_of(item: AgendaItem) -> Minute | None:
    """What the minutes say of an item; None until something is written under it."""
    return db.session.scalar(select(Minute).where(Minute.item_id == item.id).order_by(Minute.id))


def minutes_of_items(meeting: Meeting) -> dict[int, Minute]:
    """Every minute of a meeting, by the number of its item: one query."""
    found = db.session.scalars(select(Minute).where(Minute.meeting_id == meeting.id).order_by(Minute.id))
    return {one.item_id: one for one in found}


def begun(meeting: Meeting, *, by: Actor, at: datetime) -> Minutes:
    """The minutes of a meeting, open for writing and begun if need be. Two who begin them at once get the same.

    Refuses as check_writable does.
    """
    check_writable(meeting, by=by)
    kept = of_meeting(meeting)
    if kept is None:
        kept = Minutes(meeting_id=meeting.id)
        db.session.add(kept)
        name, committee_id = name_of(meeting), meeting.committee_id
        audit.record("minutes begun", kept, name=name, by=by, at=at, committee_id=committee_id)
    return kept


def minute_for(item: AgendaItem, *, by: Actor, at: datetime) -> Minute:
    """The minute of an item, open for writing and begun if need be. Refuses as check_writable does.

    An item taken off the agenda has none begun for it: one that it has is kept.
    """
    meeting = item.meeting
    begun(meeting, by=by, at=at)
    kept = minute_of(item)
    if kept is None:
        if item.removed_at is not None:
            raise RuleBroken("That item was taken off the agenda. Put it back, or write under another.")
        kept = Minute(meeting_id=meeting.id, item_id=item.id)
        db.session.add(kept)
        named = f"{item.heading}: {name_of(meeting)}"
        audit.record("minute begun", kept, name=named, by=by, at=at, committee_id=meeting.committee_id)
    return kept


def check_writable(meeting: Meeting, *, by: Actor) -> None:
    """Refuse to write in the minutes of a meeting that is cancelled, not this person's to record, or approved.

    Holds the meeting until the transaction ends: two who write its minutes queue. Once approved, minutes are not
    edited: a correction is its own entry, with its reason.
    """
    attendance.check_not_approved(meeting, by=by)


def name_of(meeting: Meeting) -> str:
    """How the audit trail names the minutes of a meeting."""
    return f"minutes of {meeting.committee.name}, {long_date(meeting.held_on)}"
