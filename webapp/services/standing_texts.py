"""The words a committee prints on every agenda."""

from datetime import datetime
from typing import TypedDict

from models.committee import Committee, StandingText
from models.rules import RuleBroken, standing_text
from models.vocabulary import StandingPlace
from webapp.services import committees, ordering, standing_matter
from webapp.services.actors import Actor


class StandingTextDetails(TypedDict):
    """Where the words stand, and what they say; {placeholders} are filled for each meeting."""

    place: StandingPlace
    heading: str
    text: str


def add(committee: Committee, details: StandingTextDetails, *, by: Actor, at: datetime) -> StandingText:
    """Print these words on every new agenda, after the others of their part of it."""
    _check(details)
    return standing_matter.add(committee, StandingText(**details), by=by, at=at)


def edit(text: StandingText, details: StandingTextDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Change the words for the agendas still to be published. In another part of the agenda they come last."""
    committees.take_turn(text, by=by)
    _check(details)
    values: dict[str, object] = {**details}
    if details["place"] is not text.place:
        there = [other for other in text.committee.standing_texts if other.place is details["place"]]
        values["position"] = ordering.last_place(there)
    called = details["heading"] or details["place"].value
    standing_matter.edit(text, values, called=called, revision=revision, by=by, at=at)


def _check(details: StandingTextDetails) -> None:
    if not details["text"]:
        raise RuleBroken("Enter the words to print.", "text")
    standing_text.check_placeholders(details["text"])
    if "{" in details["heading"] or "}" in details["heading"]:
        raise RuleBroken("Put placeholders in the text: a heading is printed as it stands.", "heading")
