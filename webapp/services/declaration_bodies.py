"""Declarations as the public may read them, by allow-list: at a private item the public heading, and no nature."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.bodies import DeclarationBody, MeetingBody
from models.declaration import Declaration
from models.meeting import Meeting
from models.member import Member
from models.rules import addresses, standing_text
from models.vocabulary import Part
from webapp.database import db
from webapp.services import declarations
from webapp.services.agenda_tree import Node


@dataclass(frozen=True, slots=True)
class Shown:
    """How the public knows the item: what stands under a private item is known by that one alone."""

    label: str
    heading: str
    is_private: bool


def of_agenda(meeting: Meeting, tree: Sequence[Node], facts: standing_text.MeetingFacts) -> list[DeclarationBody]:
    """What was declared about the items of an agenda, in the order of the items."""
    made = declarations.of_meeting(meeting.id)
    if not made:
        return []
    shown = dict(_shown(tree, facts))
    order = list(shown)
    on_it = sorted((one for one in made if one.item_id in shown), key=lambda one: order.index(one.item_id))
    return [_body(one, shown[one.item_id]) for one in on_it]


def declarers(meeting: Meeting) -> list[Member]:
    """The members whose declarations a published meeting names, each once."""
    return list({one.member.id: one.member for one in declarations.of_meeting(meeting.id)}.values())


def shows_what_is_now_withheld(meeting: Meeting, bodies: Sequence[MeetingBody]) -> bool:
    """Whether a version the public can still read gives a nature that is withheld since.

    That is one declared or found sensitive, removed since or not, or the nature of a private item that an officer no
    longer finds safe.
    """
    ever_made = select(Declaration).where(Declaration.meeting_id == meeting.id).order_by(Declaration.id)
    withheld = {
        one.id
        for one in db.session.scalars(ever_made.options(joinedload(Declaration.item)))
        if one.is_sensitive or (not one.nature_is_open and one.item.part is Part.PRIVATE)
    }
    return any(one["id"] in withheld and one["nature"] for body in bodies for one in body.get("declarations", ()))


def _shown(
    tree: Sequence[Node], facts: standing_text.MeetingFacts, above: Shown | None = None
) -> Iterator[tuple[int, Shown]]:
    for node in tree:
        shown = above
        if shown is None and node.item.part is Part.PRIVATE:
            shown = Shown(node.label, node.item.public_heading, True)
        here = shown or Shown(node.label, standing_text.fill(node.item.heading, facts), False)
        yield node.item.id, here
        yield from _shown(node.children, facts, shown)


def _body(one: Declaration, shown: Shown) -> DeclarationBody:
    is_kept_back = shown.is_private and not one.nature_is_open
    return {
        "id": one.id,
        "label": shown.label,
        "heading": shown.heading,
        "member": {"name": one.member.name, "address": addresses.member_address(one.member.slug)},
        "kind": one.kind.name,
        "nature": "" if one.is_sensitive or is_kept_back else one.nature,
        "withheld": "sensitive" if one.is_sensitive else "private item" if is_kept_back else "",
        "intention": one.intention.value,
    }
