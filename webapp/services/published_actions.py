"""The public actions of a committee: those still to be done, the soonest due first, and those that have ended."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, func, literal, select, tuple_

from models.minutes_vocabulary import ActionStatus
from models.publication import PublishedAction
from models.rules import actions as rules
from webapp.database import reading
from webapp.services.day_keys import DayKey

PAGE = 40
COLUMNS = (
    PublishedAction.action_id.label("id"),
    PublishedAction.address,
    PublishedAction.text,
    PublishedAction.owner,
    PublishedAction.due_on,
    PublishedAction.status,
    PublishedAction.ended_on,
)
# One that is due at a meeting whose day is not public comes last.
DAY = func.coalesce(PublishedAction.due_on, literal(date.max))


@dataclass(frozen=True, slots=True)
class ListedAction:
    """A public action as it stands on the day of reading: `stands` says in words how its date does."""

    id: int
    address: str
    text: str
    owner: str
    due_on: date | None
    status: str
    ended_on: date | None
    is_overdue: bool
    stands: str

    def as_json(self) -> dict[str, object]:
        """The same facts for a program, in the words of the published bodies."""
        return {
            "id": self.id,
            "address": self.address,
            "text": self.text,
            "owner": self.owner,
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "status": self.status,
            "ended_on": self.ended_on.isoformat() if self.ended_on else None,
            "is_overdue": self.is_overdue,
        }


@dataclass(frozen=True, slots=True)
class PageOfActions:
    """Part of a list, and the place where the next part begins."""

    actions: list[ListedAction]
    more: DayKey | None


Read = Callable[[int, date, DayKey | None], PageOfActions]


def to_be_done(committee_id: int, today: date, after: DayKey | None) -> PageOfActions:
    """The actions of a committee that have not ended, the most overdue first."""
    found = select(*COLUMNS).where(PublishedAction.committee_id == committee_id, PublishedAction.ended_on.is_(None))
    if after is not None:
        found = found.where(tuple_(DAY, PublishedAction.action_id) > tuple_(literal(after.day), after.number))
    ordered = found.order_by(DAY, PublishedAction.action_id)
    return _page(ordered, today, lambda one: one.due_on or date.max)


def ended(committee_id: int, today: date, after: DayKey | None) -> PageOfActions:
    """The actions of a committee that have ended, the last to end first."""
    place = tuple_(PublishedAction.ended_on, PublishedAction.action_id)
    found = select(*COLUMNS).where(PublishedAction.committee_id == committee_id, PublishedAction.ended_on.is_not(None))
    if after is not None:
        found = found.where(place < tuple_(literal(after.day), literal(after.number)))
    ordered = found.order_by(PublishedAction.ended_on.desc(), PublishedAction.action_id.desc())
    return _page(ordered, today, lambda one: one.ended_on or date.max)


def standing(due_on: date | None, status: str, today: date) -> tuple[bool, str]:
    """Whether an action is overdue on a day, and how its date stands then in words."""
    word = ActionStatus(status)
    return rules.is_overdue(due_on, word, today=today), rules.due_in_words(due_on, today=today, status=word)


def _page(ordered: Any, today: date, day_of: Callable[[ListedAction], date]) -> PageOfActions:
    with reading() as connection:
        rows = connection.execute(ordered.limit(PAGE + 1)).all()
    found = [_listed(row, today) for row in rows]
    shown = found[:PAGE]
    last = shown[-1] if len(found) > PAGE else None
    return PageOfActions(shown, DayKey(day_of(last), last.id) if last else None)


def _listed(row: Row[*tuple[Any, ...]], today: date) -> ListedAction:
    is_overdue, stands = standing(row.due_on, row.status, today)
    return ListedAction(**row._mapping, is_overdue=is_overdue, stands=stands)
