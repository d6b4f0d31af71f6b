"""The words a committee prints on every agenda."""

from datetime import datetime
from typing import TypedDict

from models.committee import Committee, StandingText
from models.rules import RuleBroken, standing_text
from models.rules.permissions import Permission
from models.vocabulary import StandingPlace
from webapp.database import db
from webapp.services import audit, ordering, revisions
from webapp.services.actors import Actor


class StandingTextDetails(TypedDict):
    """Where the words stand, and what they say; {placeholders} are filled for each meeting."""

    place: StandingPlace
    heading: str
    text: str


def get(text_id: int) -> StandingText:
    """The standing text with this number."""
    return db.session.get_one(StandingText, text_id)


def add(committee: Committee, details: StandingTextDetails, *, by: Actor, at: datetime) -> StandingText:
    """Print these words on every new agenda, after the others of their place."""
    by.check(Permission.EDIT_COMMITTEES, committee.id)
    _check(details)
    text = StandingText(position=ordering.last_place(committee.standing_texts), **details)
    committee.standing_texts.append(text)
    audit.record("standing text added", text, name=name_of(text), by=by, at=at, committee_id=committee.id)
    return text


def edit(text: StandingText, details: StandingTextDetails, *, revision: str, by: Actor, at: datetime) -> StandingText:
    """Change the words for the agendas still to be published."""
    committee_id = text.committee_id
    by.check(Permission.EDIT_COMMITTEES, committee_id)
    _check(details)
    what, name = "standing text edited", details["heading"] or details["place"]
    revisions.change(text, details, what, name=name, revision=revision, by=by, at=at, committee_id=committee_id)
    return text


def remove(text: StandingText, *, by: Actor, at: datetime) -> None:
    """Print the words no more."""
    by.check(Permission.EDIT_COMMITTEES, text.committee_id)
    what = "standing text removed"
    revisions.remove(text, what, name=name_of(text), by=by, at=at, committee_id=text.committee_id)


def move_up(text: StandingText, *, by: Actor, at: datetime) -> None:
    """Print the words one place earlier among those of their part of the agenda."""
    by.check(Permission.EDIT_COMMITTEES, text.committee_id)
    ordering.move_up(text, beside(text))
    what = "standing text moved up"
    audit.record(what, text, name=name_of(text), by=by, at=at, committee_id=text.committee_id)


def move_down(text: StandingText, *, by: Actor, at: datetime) -> None:
    """Print the words one place later among those of their part of the agenda."""
    by.check(Permission.EDIT_COMMITTEES, text.committee_id)
    ordering.move_down(text, beside(text))
    what = "standing text moved down"
    audit.record(what, text, name=name_of(text), by=by, at=at, committee_id=text.committee_id)


def beside(text: StandingText) -> list[StandingText]:
    """The texts of the same committee and the same part of the agenda, in order."""
    return [other for other in text.committee.standing_texts if other.place is text.place]


def name_of(text: StandingText) -> str:
    """What to call the text: its heading, or where it stands."""
    return text.heading or text.place.value


def _check(details: StandingTextDetails) -> None:
    if not details["text"]:
        raise RuleBroken("Enter the words to print.", "text")
    standing_text.check_placeholders(details["text"])
    if "{" in details["heading"] or "}" in details["heading"]:
        raise RuleBroken("Put placeholders in the text: a heading is printed as it stands.", "heading")
