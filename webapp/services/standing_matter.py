"""What every agenda of a committee prints: its contact officers, its standing texts and its standing items."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from models.committee import Committee, ContactOfficer, StandingItem, StandingText
from models.rules import RuleBroken
from models.rules.permissions import Permission
from webapp.database import db
from webapp.services import audit, committees, ordering, revisions
from webapp.services.actors import Actor

Matter = ContactOfficer | StandingText | StandingItem
Kind = TypeVar("Kind", ContactOfficer, StandingText, StandingItem)
WORDS: dict[type[Matter], str] = {
    ContactOfficer: "contact officer",
    StandingText: "standing text",
    StandingItem: "standing item",
}


def add(committee: Committee, one: Kind, *, by: Actor, at: datetime) -> Kind:
    """Print one more on every new agenda, after the others beside it. The committee is held (see revisions.hold)."""
    by.check(Permission.EDIT_COMMITTEES, committee.id)
    revisions.hold(committee)
    one.id = revisions.new_number(type(one))  # type: ignore[assignment]
    one.position, one.committee = 0, committee
    db.session.add(one)
    one.position = ordering.last_place(one.beside)
    _keep("added", one, by=by, at=at)
    return one


def edit(one: Matter, values: Mapping[str, Any], *, called: str, revision: str, by: Actor, at: datetime) -> None:
    """Change what agendas still to be made print. Raises ChangedMeanwhile, as revisions.change does."""
    by.check(Permission.EDIT_COMMITTEES, one.committee_id)
    what = f"{WORDS[type(one)]} edited"
    revisions.change(one, values, what, name=called, revision=revision, by=by, at=at, committee_id=one.committee_id)


def remove(one: Matter, *, by: Actor, at: datetime) -> None:
    """Print it on no new agenda. What stands under a standing item must be removed or moved first."""
    committees.take_turn(one, by=by)
    if isinstance(one, StandingItem) and one.children:
        raise RuleBroken(f"Remove or move the items under {one.heading} first.")
    what = f"{WORDS[type(one)]} removed"
    revisions.remove(one, what, name=one.called, by=by, at=at, committee_id=one.committee_id)


def move_up(one: Matter, *, by: Actor, at: datetime) -> None:
    """Print it one place earlier among those beside it."""
    committees.take_turn(one, by=by)
    ordering.move_up(one, one.beside)
    _keep("moved up", one, by=by, at=at)


def move_down(one: Matter, *, by: Actor, at: datetime) -> None:
    """Print it one place later among those beside it."""
    committees.take_turn(one, by=by)
    ordering.move_down(one, one.beside)
    _keep("moved down", one, by=by, at=at)


def _keep(done: str, one: Matter, *, by: Actor, at: datetime) -> None:
    what = f"{WORDS[type(one)]} {done}"
    audit.record(what, one, name=one.called, by=by, at=at, committee_id=one.committee.id)
