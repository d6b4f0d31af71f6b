"""The items that open every new agenda of a committee."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from models.committee import Committee, StandingItem
from models.rules import RuleBroken, numbering, standing_text
from models.vocabulary import ItemKind, NumberingStyle, ReportState
from webapp.services import committees, ordering, standing_matter
from webapp.services.actors import Actor


class StandingItemDetails(TypedDict):
    """What a new agenda's item starts with."""

    parent_id: int | None
    kind: ItemKind
    heading: str
    text: str
    report_state: ReportState
    presenter: str
    minutes: int | None
    child_numbering: NumberingStyle | None
    is_education: bool
    is_budget: bool


@dataclass(frozen=True, slots=True)
class Numbered:
    """A standing item with the number it would have, and those under it."""

    item: StandingItem
    label: str
    children: "tuple[Numbered, ...]" = ()


def agenda(committee: Committee) -> tuple[Numbered, ...]:
    """The standing items in order, numbered in the committee's style."""
    top = top_items(committee)
    below = {item.id: _children(committee, item) for item in top}
    tree = [
        numbering.Numbered(
            item.id,
            children=[_numbered(child) for child in below[item.id]],
            children_style=item.child_numbering,
            continues=item.continues,
        )
        for item in top
    ]
    labels = numbering.labels(tree, top=committee.numbering, below=committee.sub_numbering)
    return tuple(
        Numbered(item, labels[item.id], tuple(Numbered(child, labels[child.id]) for child in below[item.id]))
        for item in top
    )


def top_items(committee: Committee) -> list[StandingItem]:
    """The items that stand under no other."""
    return [item for item in committee.standing_items if item.parent_id is None]


def add(committee: Committee, details: StandingItemDetails, *, by: Actor, at: datetime) -> StandingItem:
    """Put an item on every new agenda, after the others of its level."""
    _check(committee, details, None)
    return standing_matter.add(committee, StandingItem(**details), by=by, at=at)


def edit(item: StandingItem, details: StandingItemDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Change what new agendas start with. Agendas already made keep their items. On another level it comes last."""
    committees.take_turn(item, by=by)
    _check(item.committee, details, item)
    values: dict[str, object] = {**details}
    if details["parent_id"] != item.parent_id:
        values["position"] = ordering.last_place(_level(item.committee, details["parent_id"]))
    standing_matter.edit(item, values, called=details["heading"], revision=revision, by=by, at=at)


def _numbered(item: StandingItem) -> numbering.Numbered:
    return numbering.Numbered(item.id, children_style=item.child_numbering, continues=item.continues)


def _children(committee: Committee, item: StandingItem) -> list[StandingItem]:
    return _level(committee, item.id)


def _level(committee: Committee, parent_id: int | None) -> list[StandingItem]:
    return [item for item in committee.standing_items if item.parent_id == parent_id]


def _check(committee: Committee, details: StandingItemDetails, item: StandingItem | None) -> None:
    for field, words in (("heading", details["heading"]), ("text", details["text"])):
        try:
            standing_text.check_placeholders(words)
        except RuleBroken as broken:
            raise RuleBroken(broken.message, field) from broken
    if details["minutes"] is not None and not 0 <= details["minutes"] <= 24 * 60:
        raise RuleBroken("Enter the minutes it should take, from 0 to 1440, or leave it empty.", "minutes")
    parent_id = details["parent_id"]
    if parent_id is None:
        return
    _check_parent(parent_id, top_items(committee), item)


def _check_parent(parent_id: int, tops: Sequence[StandingItem], item: StandingItem | None) -> None:
    if parent_id not in [top.id for top in tops] or (item and item.id == parent_id):
        raise RuleBroken("Choose an item of this committee that stands under no other.", "parent_id")
    if item and item.children:
        raise RuleBroken("Move the items under this one first: items nest one level.", "parent_id")
