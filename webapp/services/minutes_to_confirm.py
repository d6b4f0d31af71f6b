"""Which minutes a meeting is to confirm."""

from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.minutes import Minutes, MinutesCorrection
from models.rules.wording import and_list, long_date
from models.vocabulary import MeetingKind, MeetingStatus
from webapp.database import db
from webapp.services import agenda_tree


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


def approved_here(meeting: Meeting) -> list[Minutes]:
    """The minutes that this meeting approved, the oldest first."""
    earlier = aliased(Meeting)
    found = select(Minutes).join(earlier, earlier.id == Minutes.meeting_id).where(Minutes.approved_at_id == meeting.id)
    return list(db.session.scalars(found.order_by(earlier.held_on, earlier.day_number, Minutes.id)))


def approval_in_words(meeting: Meeting) -> str:
    """What its own minutes say of the minutes it approved, with each correction it made; or nothing.

    Of a correction to an item taken in private they say only that there was one.
    """
    return "\n\n".join(_approval(one, meeting) for one in approved_here(meeting))


def _approval(kept: Minutes, meeting: Meeting) -> str:
    said = f"The minutes of the meeting held on {long_date(kept.meeting.held_on)} were approved as a correct record"
    corrections = [one for one in kept.corrections if one.agreed_at_id == meeting.id]
    if not corrections:
        return f"{said}."
    how = "this correction" if len(corrections) == 1 else "these corrections"
    return "\n".join((f"{said}, with {how}:", "", *(f"- {_correction(one)}" for one in corrections)))


def _correction(one: MinutesCorrection) -> str:
    is_private = one.item is not None and agenda_tree.is_private(one.item)
    return "An item taken in private." if is_private else " ".join(one.text.split())


def said_of(item: AgendaItem) -> str:
    """What an item for the minutes says where nobody wrote anything under it."""
    return in_words([one.meeting.held_on for one in of(item.meeting)])
