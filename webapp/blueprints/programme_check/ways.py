"""Where the button of a finding leads: to the page that puts it right, or to one press where there is only one way."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from models.rules.linter import Finding, Mend, MendKind
from webapp.services import programme_check

# The page that mends each kind of thing, and which numbers of a Mend its address is made of.
PAGES: dict[MendKind, tuple[str, tuple[str, ...]]] = {
    MendKind.MOVE: ("topics.move", ("topic_id",)),
    MendKind.EDIT: ("topics.edit", ("topic_id",)),
    MendKind.CORRECT_REPORT: ("topics.show", ("topic_id",)),
    MendKind.END_OR_MOVE: ("topics.show", ("topic_id",)),
    MendKind.MERGE: ("topic_ends.merge", ("topic_id",)),
    MendKind.TAKE_DECISION: ("decision_matches.take", ("committee_id", "decision_id")),
    MendKind.END_SEAT: ("seats.end", ("seat_id",)),
    MendKind.BOARD: ("programme_board.show", ("committee_id", "year")),
    MendKind.FILL: ("programme_board.show", ("committee_id", "year")),
    MendKind.SUGGESTION: ("suggestions.show", ("suggestion_id",)),
    MendKind.WORD_FILE: ("programme_publishing.file", ("committee_id", "year")),
}
ON_BOARD = (MendKind.BOARD, MendKind.FILL)
MORE: dict[MendKind, dict[str, str]] = {
    MendKind.CORRECT_REPORT: {"_anchor": "reports"},
    MendKind.WORD_FILE: {"ending": "docx"},
}


@dataclass(frozen=True, slots=True)
class Way:
    """The button of a finding: its words, where it leads, and whether it is a press that does it at once.

    `shows` is what the press would write.
    """

    words: str
    address: str
    is_press: bool = False
    shows: str = ""


def way_to_mend(finding: Finding, committee_id: int, year: int) -> Way:
    """How a finding of one committee's programme is put right."""
    mend = finding.mend
    here = {"committee_id": committee_id, "year": year}
    if mend.kind in programme_check.ONE_PRESS:
        shows = mend.words if mend.kind is MendKind.CHANGE_WORDS else ""
        return Way(_words(mend), url_for("programme_check.mend", **here), is_press=True, shows=shows)
    endpoint, names = PAGES[mend.kind]
    numbers: dict[str, Any] = {name: here.get(name) or getattr(mend, name) for name in names}
    more = {"_anchor": f"meeting-{mend.meeting_id}"} if mend.kind in ON_BOARD else MORE.get(mend.kind, {})
    return Way(_words(mend), url_for(endpoint, **numbers, **more))


def _words(mend: Mend) -> str:
    if mend.kind is MendKind.MOVE_TO:
        return f"Move it to {mend.words}"
    if mend.kind is MendKind.ADD_TOPIC:
        return f"Add “{mend.title}”"
    return str(mend.kind)
