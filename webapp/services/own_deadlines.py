"""The days by which a member owes something, as entries of their private calendar."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from exports import calendar
from models.action import Action, ActionUpdate
from models.meeting import Meeting
from webapp.database import db
from webapp.services import action_facts
from webapp.services.deployment import site_address

PAGE = "/my/actions/"
LONGEST_TITLE = 100
NEUTRAL = "Something is due"
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something due on a day. `title` names no more than a telephone may show on a lock screen."""

    action_id: int
    version: int
    due_on: date
    title: str
    details: str
    changed_at: datetime

    @property
    def mark(self) -> list[object]:
        """All that its entry is made of."""
        facts = [self.action_id, self.version, self.due_on, self.title, self.details, self.changed_at]
        return [one.isoformat() if isinstance(one, date) else one for one in facts]


def of_member(member_id: int, *, since: date) -> list[Deadline]:
    """What a member has still to do, by its day; what the public may not read is only said to be due."""
    day = func.coalesce(Meeting.held_on, Action.due_on)
    said = select(func.max(ActionUpdate.said_at)).where(ActionUpdate.action_id == Action.id).scalar_subquery()
    found = (
        select(Action, day.label("day"), said.label("said_at"))
        .outerjoin(Action.due_meeting)
        .options(joinedload(Action.committee), joinedload(Action.item))
        .where(Action.owner_member_id == member_id, Action.ended_on.is_(None), Action.removed_at.is_(None))
        .where(day >= since)
        .order_by(day, Action.id)
        .limit(SHOWN)
    )
    return [_deadline(row.Action, row.day, row.said_at or row.Action.created_at) for row in db.session.execute(found)]


def written(one: Deadline) -> bytes:
    """Its entry in the calendar."""
    return calendar.deadline(
        uid=f"action-{one.action_id}@moothall",
        version=one.version,
        due_on=one.due_on,
        title=one.title,
        details=one.details,
        page=f"{site_address()}{PAGE}{one.action_id}",
        changed_at=one.changed_at,
    )


def _deadline(action: Action, due_on: date, changed_at: datetime) -> Deadline:
    if not action.is_public or action_facts.is_from_private_item(action):
        return Deadline(action.id, action.revision, due_on, NEUTRAL, "", changed_at)
    words = action.text if len(action.text) <= LONGEST_TITLE else f"{action.text[: LONGEST_TITLE - 1]}…"
    details = f"{action.text} ({action.committee.name})"
    return Deadline(action.id, action.revision, due_on, f"Due: {words}", details, changed_at)
