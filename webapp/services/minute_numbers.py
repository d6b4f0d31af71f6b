"""The numbers of minutes for a committee that numbers them for ever: given once, at issue, and never again."""

from datetime import datetime

from sqlalchemy import func, select

from models.meeting import Meeting
from models.minutes import Minute
from models.rules import minutes as rules
from webapp.database import db
from webapp.services import agenda_tree, audit, meetings, minutes
from webapp.services.actors import Actor


def give(meeting: Meeting, *, by: Actor, at: datetime) -> bool:
    """Number the items at the top of the agenda on from the committee's last; whether any was without a number.

    Holds the committee until the transaction ends: two of its minutes issued at once never get one number twice.
    """
    if not meeting.committee.minutes_run_on:
        return False
    meetings.hold(meeting.committee_id)
    tops = [minutes.minute_for(node.item, by=by, at=at) for node in agenda_tree.tree_of(meeting)]
    given = {one.item_id: one.number for one in tops if one.number is not None}
    if len(given) == len(tops):
        return False
    numbers = rules.running_numbers([one.item_id for one in tops], given, _last(meeting.committee_id))
    for one in [one for one in tops if one.number is None]:
        one.number = numbers[one.item_id]
        named = f"{one.item.heading}: {minutes.name_of(meeting)}"
        audit.record("minute numbered", one, name=named, by=by, at=at, committee_id=meeting.committee_id)
    return True


def _last(committee_id: int) -> int:
    """The highest number the committee has given; 0 where it begins with this meeting."""
    wanted = select(func.max(Minute.number)).join(Meeting, Meeting.id == Minute.meeting_id)
    return db.session.scalar(wanted.where(Meeting.committee_id == committee_id)) or 0
