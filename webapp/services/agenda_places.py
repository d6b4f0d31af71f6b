"""Where an item stands on its agenda. Places are counted anew each time: two officers moving at once lose nothing."""

from datetime import datetime

from sqlalchemy import select

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.vocabulary import ItemKind
from webapp.database import db
from webapp.services import agenda_tree, audit
from webapp.services.actors import Actor

DEEPEST = 3
CLOSING = frozenset({ItemKind.WORK_PROGRAMME, ItemKind.URGENT_BUSINESS, ItemKind.NEXT_MEETING})


def locked(meeting: Meeting) -> list[AgendaItem]:
    """The items on the agenda now, in order, once nobody else can change them until this transaction ends."""
    # Only its row: what came with the meeting by an outer join cannot be locked on PostgreSQL.
    db.session.execute(select(Meeting.id).where(Meeting.id == meeting.id).with_for_update())
    db.session.refresh(meeting, ["agenda_revision"])
    wanted = select(AgendaItem).where(AgendaItem.meeting_id == meeting.id).order_by(AgendaItem.position, AgendaItem.id)
    items = list(db.session.scalars(wanted.execution_options(populate_existing=True)))
    db.session.expire(meeting, ["items"])
    return [item for item in items if item.removed_at is None]


def opened(item: AgendaItem, *, by: Actor) -> list[AgendaItem]:
    """The items of this one's agenda, locked, once it is sure that it is on it still and this person may change it."""
    by.check(Permission.EDIT_AGENDA, item.meeting.committee_id)
    items = locked(item.meeting)
    if item.removed_at is not None:
        raise RuleBroken(f"{name_of(item)} was taken off the agenda. Put it back to change it.")
    return items


def level(items: list[AgendaItem], parent_id: int | None) -> list[AgendaItem]:
    """The items that stand under one item, or under none, in order."""
    return [item for item in items if item.parent_id == parent_id]


def name_of(item: AgendaItem) -> str:
    """What may be said of an item wherever its title is read, the audit trail too: never its private heading."""
    if agenda_tree.is_private(item):
        return item.public_heading or "An item in Part 2"
    return item.heading


def move_up(item: AgendaItem, *, by: Actor, at: datetime) -> AgendaItem:
    """One place earlier among the items beside it; the first stays."""
    beside = level(opened(item, by=by), item.parent_id)
    return _settle(item, item.parent_id, beside, max(beside.index(item) - 1, 0), by=by, at=at)


def move_down(item: AgendaItem, *, by: Actor, at: datetime) -> AgendaItem:
    """One place later among the items beside it; the last stays."""
    beside = level(opened(item, by=by), item.parent_id)
    return _settle(item, item.parent_id, beside, beside.index(item) + 1, by=by, at=at)


def move_first(item: AgendaItem, *, below: AgendaItem | None = None, by: Actor, at: datetime) -> AgendaItem:
    """To the top of the agenda, or to the first place under another item."""
    items = opened(item, by=by)
    if below is None:
        return _settle(item, None, level(items, None), 0, by=by, at=at)
    _check_target(item, below, items)
    check_depth(items, below.id, height(items, item))
    return _settle(item, below.id, level(items, below.id), 0, by=by, at=at)


def move_last(item: AgendaItem, *, by: Actor, at: datetime) -> AgendaItem:
    """To the end of the agenda."""
    beside = level(opened(item, by=by), None)
    return _settle(item, None, beside, len(beside), by=by, at=at)


def move_last_in_public(item: AgendaItem, *, by: Actor, at: datetime) -> AgendaItem:
    """To the last place before the public are excluded; to the end of the agenda where they are not."""
    beside = level(opened(item, by=by), None)
    return _settle(item, None, beside, place_before_exclusion(beside, item), by=by, at=at)


def move_after(item: AgendaItem, other: AgendaItem, *, by: Actor, at: datetime) -> AgendaItem:
    """To the place just after another item, beside it. What stands below either goes with it."""
    items = opened(item, by=by)
    _check_target(item, other, items)
    check_depth(items, other.parent_id, height(items, item))
    beside = [one for one in level(items, other.parent_id) if one is not item]
    return _settle(item, other.parent_id, beside, beside.index(other) + 1, by=by, at=at)


def move_below(item: AgendaItem, other: AgendaItem, *, by: Actor, at: datetime) -> AgendaItem:
    """To the last place under another item."""
    items = opened(item, by=by)
    _check_target(item, other, items)
    check_depth(items, other.id, height(items, item))
    beside = [one for one in level(items, other.id) if one is not item]
    return _settle(item, other.id, beside, len(beside), by=by, at=at)


def nest(item: AgendaItem, *, by: Actor, at: datetime) -> AgendaItem:
    """Under the item before it, as the last there. Raises RuleBroken when there is none, or it would stand too deep."""
    items = opened(item, by=by)
    beside = level(items, item.parent_id)
    here = beside.index(item)
    if here == 0:
        raise RuleBroken(f"{name_of(item)} has no item before it to stand under. Move it down first.")
    above = beside[here - 1]
    check_depth(items, above.id, height(items, item))
    return _settle(item, above.id, level(items, above.id), len(items), by=by, at=at)


def unnest(item: AgendaItem, *, by: Actor, at: datetime) -> AgendaItem:
    """Out from under its item, to the place just after that; an item under none stays where it is."""
    items = opened(item, by=by)
    above = next((one for one in items if one.id == item.parent_id), None)
    if above is None:
        return item
    beside = level(items, above.parent_id)
    return _settle(item, above.parent_id, beside, beside.index(above) + 1, by=by, at=at)


def check_depth(items: list[AgendaItem], parent_id: int | None, added: int) -> None:
    """Refuse to put `added` levels of items under an item when an agenda would be deeper than people can follow."""
    by_id = {item.id: item for item in items}
    depth = 0
    while parent_id is not None:
        depth, parent_id = depth + 1, by_id[parent_id].parent_id
    if depth + added > DEEPEST:
        raise RuleBroken(f"Items nest {DEEPEST} levels deep at most. Choose a place further up.", "place")


def height(items: list[AgendaItem], item: AgendaItem) -> int:
    """How many levels an item takes: 1 when nothing stands below it."""
    return 1 + max((height(items, below) for below in level(items, item.id)), default=0)


def family(items: list[AgendaItem], item: AgendaItem) -> list[AgendaItem]:
    """An item and everything below it."""
    return [item, *(one for below in level(items, item.id) for one in family(items, below))]


def place_before_exclusion(beside: list[AgendaItem], moved: AgendaItem | None = None) -> int:
    """How many items of the top level come before the public are excluded, not counting one that moves; else all."""
    others = [item for item in beside if item is not moved]
    return next((place for place, item in enumerate(others) if item.kind is ItemKind.EXCLUSION), len(others))


def place_before_closing(beside: list[AgendaItem]) -> int:
    """How many items of the top level come before those that close the public part of a meeting, if any do."""
    place = place_before_exclusion(beside)
    while place and beside[place - 1].kind in CLOSING:
        place -= 1
    return place


def number(order: list[AgendaItem]) -> None:
    """Give the items of a level their places, from 1."""
    for place, item in enumerate(order, 1):
        item.position = place


def _check_target(item: AgendaItem, other: AgendaItem, items: list[AgendaItem]) -> None:
    if other not in items:
        raise RuleBroken("That item is no longer on the agenda. Choose another place.", "place")
    if other in family(items, item):
        raise RuleBroken(f"{name_of(item)} cannot stand under itself. Choose another place.", "place")


def _settle(
    item: AgendaItem, parent_id: int | None, beside: list[AgendaItem], place: int, *, by: Actor, at: datetime
) -> AgendaItem:
    """Put an item at a place of a level, and the others around it. Nothing is written when it stays where it is."""
    was = (item.parent_id, beside.index(item) if item in beside else None)
    order = [one for one in beside if one is not item]
    order.insert(min(place, len(order)), item)
    if was == (parent_id, order.index(item)):
        return item
    item.parent_id = parent_id
    number(order)
    # A query here would flush the change before the audit trail has read what it was before.
    with db.session.no_autoflush:
        meeting = item.meeting
        meeting.agenda_revision += 1
    audit.record("item moved", item, name=name_of(item), by=by, at=at, committee_id=meeting.committee_id)
    return item
