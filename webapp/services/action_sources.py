"""Where an action comes from: the item, the resolution or the words of the minutes, found for a form."""

from dataclasses import dataclass

from sqlalchemy.exc import NoResultFound

from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.owed import Owed
from models.resolution import Resolution
from models.rules.actions import Source
from webapp.database import db


@dataclass(frozen=True, slots=True)
class Found:
    """A source: its meeting and item, and the words and the owner that a form begins with."""

    source: Source
    meeting: Meeting | None = None
    item: AgendaItem | None = None
    words: str = ""
    owner_id: int | None = None


def find(
    committee: Committee, *, item_id: int | None = None, resolution_id: int | None = None, owed_id: int | None = None
) -> Found:
    """What an address names; nothing where it names nothing. NoResultFound for what is not of this committee."""
    if owed_id is not None:
        owed = db.session.get_one(Owed, owed_id)
        item, words, owner_id = owed.minute.item, owed.quoted, owed.owed_by_id
    elif resolution_id is not None:
        resolution = db.session.get_one(Resolution, resolution_id)
        item, words, owner_id = resolution.item, resolution.text, None
    elif item_id is not None:
        item, words, owner_id = db.session.get_one(AgendaItem, item_id), "", None
    else:
        return Found(Source())
    if item.meeting.committee_id != committee.id:
        raise NoResultFound("of another committee")
    source = Source(item.meeting_id, item.id, resolution_id, owed_id)
    return Found(source, item.meeting, item, words, owner_id)
