"""Where the button of a finding leads: to the page that puts it right, or to one press where there is only one way."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from models.rules.linter import Finding, Mend, MendKind
from webapp.findings import CHECK, PROGRAMME
from webapp.services import programme_check

# The page that mends each kind of thing, and which numbers of a Mend its address is made of.
PAGES: dict[MendKind, tuple[str, tuple[str, ...]]] = {
    MendKind.MOVE: ("topics.move", ("topic_id",)),
    MendKind.EDIT: ("topics.edit", ("topic_id",)),
    MendKind.REVIEW: ("topics.move", ("topic_id",)),
    MendKind.CORRECT_REPORT: ("topics.correct_report", ("report_id",)),
    MendKind.END_OR_MOVE: ("topics.move", ("topic_id",)),
    MendKind.DROP_OR_REFER: ("topic_ends.drop", ("topic_id",)),
    MendKind.MERGE: ("topic_ends.merge", ("topic_id",)),
    MendKind.TAKE_DECISION: ("decision_matches.take", ("committee_id", "decision_id")),
    MendKind.END_SEAT: ("seats.end", ("seat_id",)),
    MendKind.BOARD: ("programme_board.show", ("committee_id", "year")),
    MendKind.FILL: ("programme_board.show", ("committee_id", "year")),
    MendKind.SUGGESTION: ("suggestions.show", ("suggestion_id",)),
    MendKind.PUBLISH: ("programme_publishing.show", ("committee_id", "year")),
}
# What the routes call these numbers, and what a form calls a field, where a Mend has its own word for it.
ROUTES_SAY = {"report_id": "noted_id"}
FORMS_SAY = {"portfolio_holder": "portfolio_holder_id"}
LEAD_BACK = frozenset({"decision_matches.take", "seats.end", "suggestions.show"})


@dataclass(frozen=True, slots=True)
class Way:
    """The button of a finding: its words, where it leads, and whether it is a press that does it at once.

    `shows` is what the press would write; `other` another way, where there are two to choose from.
    """

    words: str
    address: str
    is_press: bool = False
    shows: str = ""
    other: "Way | None" = None


def way_to_mend(finding: Finding, committee_id: int, year: int, *, back: str = "") -> Way:
    """How a finding of one committee's programme is put right. `back` is "programme" where it is shown there."""
    mend = finding.mend
    here = {"committee_id": committee_id, "year": year}
    if mend.kind in programme_check.ONE_PRESS:
        shows = mend.words if mend.kind is MendKind.CHANGE_WORDS else ""
        return Way(_words(mend), url_for("programme_check.mend", **here), is_press=True, shows=shows)
    endpoint, names = PAGES[mend.kind]
    numbers = {ROUTES_SAY.get(name, name): here.get(name) or getattr(mend, name) for name in names}
    known = _way_back(endpoint, year, back)
    more = _more(mend) | known
    return Way(_words(mend), url_for(endpoint, **numbers, **more), other=_other(mend, committee_id, known))


def _way_back(endpoint: str, year: int, back: str) -> dict[str, Any]:
    """What brings whoever opens a page to mend something back to where it was pointed out.

    A topic knows its programme, and comes back to its own place there; seats, decisions and suggestions are told which.
    """
    if endpoint.startswith("topic"):
        return {} if back else {"from": CHECK}
    return {"from": PROGRAMME if back else CHECK, "year": year} if endpoint in LEAD_BACK else {}


def _more(mend: Mend) -> dict[str, Any]:
    """Where on its page a way leads, and what is chosen there already."""
    match mend.kind:
        case MendKind.BOARD | MendKind.FILL:
            return {"_anchor": f"meeting-{mend.meeting_id}"}
        case MendKind.EDIT | MendKind.REVIEW if mend.field:
            return {"_anchor": FORMS_SAY.get(mend.field, mend.field)}
        case MendKind.CORRECT_REPORT:
            return {"_anchor": "reported_on"}
        case MendKind.MERGE:
            return {"into": mend.other_id}
    return {}


def _other(mend: Mend, committee_id: int, known: dict[str, Any]) -> Way | None:
    """The second of two ways, where only somebody can say which is right."""
    here = {"committee_id": committee_id}
    match mend.kind:
        case MendKind.END_SEAT:
            return Way("Give them a seat", url_for("seats.new", member=mend.member_id, **here, **known))
        case MendKind.TAKE_DECISION:
            return Way("Leave it", url_for("decision_matches.leave", decision_id=mend.decision_id, **here, **known))
        case MendKind.END_OR_MOVE:
            return Way("Drop it", url_for("topic_ends.drop", topic_id=mend.topic_id, **known))
        case MendKind.DROP_OR_REFER:
            return Way("It is a referral", url_for("topics.edit", topic_id=mend.topic_id, _anchor="kind", **known))
    return None


def _words(mend: Mend) -> str:
    if mend.kind is MendKind.MOVE_TO:
        return f"Move it to {mend.words}"
    if mend.kind is MendKind.ADD_TOPIC:
        return f"Add “{mend.title}”"
    return str(mend.kind)
