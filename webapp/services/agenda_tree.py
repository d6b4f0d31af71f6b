"""The items of an agenda as the tree they are, each with its number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.rules import numbering
from models.vocabulary import Part
from webapp.database import db


@dataclass
class Node:
    """An item in its place: its label ("5A"), how deep it stands (0 at the top) and the items below it."""

    item: AgendaItem
    depth: int
    label: str = ""
    children: list["Node"] = field(default_factory=list)


def tree_of(meeting: Meeting) -> list[Node]:
    """The items on the agenda now, in order, numbered in the committee's style."""
    below: dict[int | None, list[AgendaItem]] = {}
    for item in sorted(meeting.items, key=lambda one: (one.position, one.id)):
        if item.removed_at is None:
            below.setdefault(item.parent_id, []).append(item)
    tree = _nodes(below, None, 0)
    committee = meeting.committee
    labels = numbering.labels(_numbered(tree), top=committee.numbering, below=committee.sub_numbering)
    for node in walk(tree):
        node.label = labels[node.item.id]
    return tree


def walk(tree: Sequence[Node]) -> Iterator[Node]:
    """Every node in printed order, those below an item following it."""
    for node in tree:
        yield node
        yield from walk(node.children)


def is_private(item: AgendaItem) -> bool:
    """Whether an item is in Part 2 or stands below one that is: the most restrictive of itself and all above it."""
    return is_private_at(item.part, item.parent_id)


def is_private_at(part: Part, parent_id: int | None) -> bool:
    """The same of an item of which only its part and the number of the item above it are known."""
    if part is Part.PRIVATE or parent_id is None:
        return part is Part.PRIVATE
    return is_private(db.session.get_one(AgendaItem, parent_id))


def _nodes(below: dict[int | None, list[AgendaItem]], parent_id: int | None, depth: int) -> list[Node]:
    return [Node(item, depth, children=_nodes(below, item.id, depth + 1)) for item in below.get(parent_id, ())]


def _numbered(tree: Sequence[Node]) -> list[numbering.Numbered]:
    return [
        numbering.Numbered(
            key=node.item.id,
            children=_numbered(node.children),
            children_style=node.item.child_numbering,
            continues=node.item.continues,
        )
        for node in tree
    ]
