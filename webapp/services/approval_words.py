"""What a meeting's minutes say of the minutes it approved: written under its item for them, for the clerk to edit."""

from collections.abc import Sequence

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.minutes import Minutes, MinutesCorrection
from models.minutes_vocabulary import MinutesStatus
from models.rules.wording import long_date
from models.vocabulary import ItemKind
from webapp.services import agenda_tree, minute_texts, minutes
from webapp.services.ledger import Act
from webapp.services.minute_texts import Sent

OPENING = "The minutes of the meeting held on "


def write(kept: Minutes, at_meeting: Meeting, corrections: Sequence[MinutesCorrection], act: Act) -> None:
    """Say under the item for the minutes that these were approved, and how they were corrected.

    Where a clerk wrote something of their own there, or the minutes of that meeting are approved, nothing is added.
    """
    item = next((one for one in at_meeting.items if one.kind is ItemKind.MINUTES and one.removed_at is None), None)
    there = minutes.of_meeting(at_meeting)
    if item is None or (there is not None and there.status is MinutesStatus.APPROVED):
        return
    minute = minutes.minute_of(item)
    was, revision = (minute.text, minute.revision) if minute else ("", 0)
    said = in_words(kept, corrections)
    if not was.strip() or (was.startswith(OPENING) and long_date(kept.meeting.held_on) not in was):
        minute_texts.save(item.id, Sent(f"{was}\n\n{said}", revision), by=act.by, at=act.at)


def in_words(kept: Minutes, corrections: Sequence[MinutesCorrection]) -> str:
    """The sentence, and each correction below it; of one to an item taken in private only that there was one."""
    said = f"{OPENING}{long_date(kept.meeting.held_on)} were approved as a correct record"
    if not corrections:
        return f"{said}."
    how = "this correction" if len(corrections) == 1 else "these corrections"
    return "\n".join((f"{said}, with {how}:", "", *(f"- {_line(one.item, one.text)}" for one in corrections)))


def _line(item: AgendaItem | None, text: str) -> str:
    return "An item taken in private." if item and agenda_tree.is_private(item) else " ".join(text.split())
