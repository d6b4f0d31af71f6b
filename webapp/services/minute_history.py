"""Who wrote what under an item of the minutes, and when: read from the states themselves, which are all kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from models.agenda import AgendaItem
from models.minutes import Minute, MinuteText
from models.rules import merging
from webapp.database import db

CLOSE_TOGETHER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Saves of one person that follow each other closely: the last of them, and from when to when."""

    revision: int
    saves: int
    by: str
    from_at: datetime
    to_at: datetime


@dataclass(frozen=True, slots=True)
class State:
    """A text as it was, what had changed since somebody else's or an earlier stretch, and the revision kept now."""

    revision: int
    text: str
    by: str
    saved_at: datetime
    changes: Sequence[tuple[str, str]]
    newest: int

    @property
    def is_newest(self) -> bool:
        """Whether it is what is kept now."""
        return self.revision == self.newest


def stretches(item: AgendaItem) -> list[Stretch]:
    """Everything that was written, the newest first."""
    saves = (
        select(MinuteText.revision, MinuteText.saved_by, MinuteText.saved_by_id, MinuteText.saved_at)
        .join(Minute, Minute.id == MinuteText.minute_id)
        .where(Minute.item_id == item.id)
        .order_by(MinuteText.revision, MinuteText.id)
    )
    found: list[Stretch] = []
    before: int | None = None
    for revision, by, user_id, at in db.session.execute(saves):
        last = found[-1] if found else None
        if last and (last.by, before) == (by, user_id) and at - last.to_at < CLOSE_TOGETHER:
            found[-1] = Stretch(revision, last.saves + 1, by, last.from_at, at)
        else:
            found.append(Stretch(revision, 1, by, at, at))
        before = user_id
    return found[::-1]


def state_at(item: AgendaItem, revision: int) -> State:
    """The text at a revision. NoResultFound where there is none."""
    states = select(MinuteText).join(Minute, Minute.id == MinuteText.minute_id).where(Minute.item_id == item.id)
    one = db.session.scalars(states.where(MinuteText.revision == revision).order_by(MinuteText.id)).one()
    ends = [each.revision for each in stretches(item)]
    earlier = max((each for each in ends if each < revision), default=0)
    was = db.session.scalars(states.where(MinuteText.revision == earlier).order_by(MinuteText.id)).one_or_none()
    changes = merging.changes(was.text if was else "", one.text)
    return State(one.revision, one.text, one.saved_by, one.saved_at, changes, max(ends))
