"""Where things stand in a council file: every entry with its path, nested items too."""

from collections.abc import Iterator, Mapping
from typing import Any

from webapp.services.council_file.problems import Step

Entry = dict[str, Any]
Steps = tuple[Step, ...]
Found = Iterator[tuple[Steps, Entry]]


def each(data: Mapping[str, Any], name: str, steps: Steps = ()) -> Found:
    """Each entry of a list of the file, with the steps that lead to it."""
    for place, entry in enumerate(data.get(name, ())):
        yield (*steps, name, place), entry


def items_of(entry: Mapping[str, Any], name: str, steps: Steps) -> Found:
    """Each item of an agenda, or standing item of a committee, and all below it."""
    for below, item in each(entry, name, steps):
        yield below, item
        yield from items_of(item, "items", below)


def agenda_items(data: Mapping[str, Any]) -> Found:
    """Every item of every meeting."""
    for steps, meeting in each(data, "meetings"):
        yield from items_of(meeting, "items", steps)


def documents(data: Mapping[str, Any]) -> Found:
    """Every file under every item."""
    for steps, item in agenda_items(data):
        yield from each(item, "documents", steps)


def papers(data: Mapping[str, Any]) -> Found:
    """Every Word or PDF file kept with a publication."""
    for steps, publication in each(data, "publications"):
        yield from each(publication, "papers", steps)


def late_decisions(data: Mapping[str, Any]) -> Found:
    """Every lawful route chosen, for a whole agenda or for an item."""
    for steps, meeting in each(data, "meetings"):
        yield from each(meeting, "late_decisions", steps)
    for steps, item in agenda_items(data):
        yield from each(item, "late_decisions", steps)


def in_members(data: Mapping[str, Any], name: str) -> Found:
    """Every entry of one list of every member: their terms, their groups."""
    for steps, member in each(data, "members"):
        yield from each(member, name, steps)


def in_committees(data: Mapping[str, Any], name: str) -> Found:
    """Every entry of one list of every committee: its seats, contacts, standing texts."""
    for steps, committee in each(data, "committees"):
        yield from each(committee, name, steps)


def numbered(data: Mapping[str, Any]) -> Iterator[tuple[str, list[tuple[Steps, Entry]]]]:
    """Every kind of thing that carries a number, with all of its entries."""
    for name in ("closed_days", "house_styles", "political_groups", "members", "committees", "accounts", "meetings"):
        yield name, list(each(data, name))
    for name in ("terms", "groups"):
        yield name, list(in_members(data, name))
    for name in ("contacts", "standing_texts", "seats"):
        yield name, list(in_committees(data, name))
    yield (
        "standing_items",
        [found for steps, one in each(data, "committees") for found in items_of(one, "standing_items", steps)],
    )
    yield "changes", [found for steps, one in each(data, "meetings") for found in each(one, "changes", steps)]
    yield "roles", [found for steps, one in each(data, "accounts") for found in each(one, "roles", steps)]
    yield "late_decisions", list(late_decisions(data))
    yield "items", list(agenda_items(data))
    yield "documents", list(documents(data))
    yield "publications", list(each(data, "publications"))
    yield "papers", list(papers(data))
    yield "audit_events", list(each(data, "audit_events"))
