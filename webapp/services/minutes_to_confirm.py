"""Which minutes a meeting is to confirm."""

from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.minutes import Minutes
from models.rules.wording import and_list, long_date
from models.vocabulary import MeetingKind, MeetingStatus
from webapp.database import db


def of(meeting: Meeting) -> list[Minutes]:
    """The minutes of the committee's earlier meetings that were not approved before this one, the oldest first.

    None of them at an extraordinary meeting: it is not the one to sign them (LGA 1972 Sch 12 para 41).
    """
    if meeting.kind is MeetingKind.EXTRAORDINARY:
        return []
    earlier, approving = aliased(Meeting), aliased(Meeting)
    same_day = and_(earlier.held_on == meeting.held_on, earlier.day_number < meeting.day_number)
    found = (
        select(Minutes)
        .join(earlier, earlier.id == Minutes.meeting_id)
        .outerjoin(approving, approving.id == Minutes.approved_at_id)
        .where(earlier.committee_id == meeting.committee_id, earlier.status == MeetingStatus.SCHEDULED)
        .where(or_(earlier.held_on < meeting.held_on, same_day))
        .where(or_(approving.id.is_(None), approving.held_on >= meeting.held_on))
        .order_by(earlier.held_on, earlier.day_number, Minutes.id)
    )
    return list(db.session.scalars(found))


def in_words(days: list[date]) -> str:
    """What an agenda says of them: "To confirm the minutes of the meetings held on 15 and 30 January"; or nothing."""
    if not days:
        return ""
    meetings = "meeting" if len(days) == 1 else "meetings"
    return f"To confirm the minutes of the {meetings} held on {and_list([long_date(day) for day in days])}."


def said_of(item: AgendaItem) -> str:
    """What an item for the minutes says where nobody wrote anything under it."""
    return in_words([one.meeting.held_on for one in of(item.meeting)])
