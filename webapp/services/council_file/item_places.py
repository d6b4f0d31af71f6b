"""How a council file names an agenda item from elsewhere: the uid of its meeting, and its place on the agenda.

The place [5, 2] is the second item below the fifth, as the lists of the file stand.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from models.agenda import AgendaItem
from models.meeting import Meeting
from webapp.services.council_file import places
from webapp.services.council_file.making import Entry, Loaded
from webapp.services.council_file.rows import Groups, grouped, names

Place = tuple[str, tuple[int, ...]]
Items = Mapping[Place, AgendaItem]


def by_number() -> Mapping[int, dict[str, Any]]:
    """Each item of the database as the file names it, by its number."""
    uids, below = names(Meeting, Meeting.uid), grouped(AgendaItem, "parent_id")
    tops: dict[int, list[AgendaItem]] = {}
    for item in below.get(None, ()):
        tops.setdefault(item.meeting_id, []).append(item)
    return {
        item.id: {"meeting": uids[meeting_id], "item": place}
        for meeting_id, items in tops.items()
        for place, item in _walk(items, below, [])
    }


def by_place(data: Entry, loaded: Loaded) -> Items:
    """Each item that was loaded, by the names the file could have for it."""
    return {
        (meeting.uid, place): item
        for meeting, entry in zip(loaded.meetings, data.get("meetings", ()), strict=True)
        for (place, _), item in zip(entries(entry), meeting.items, strict=True)
    }


def entries(meeting: Mapping[str, Any]) -> Iterator[tuple[tuple[int, ...], Mapping[str, Any]]]:
    """Each item of a meeting of the file with its place, in the order they stand there."""
    for steps, item in places.items_of(meeting, "items", ()):
        yield tuple(step + 1 for step in steps if isinstance(step, int)), item


def named(entry: Mapping[str, Any]) -> Place:
    """The name of an item that an entry gives."""
    return entry["meeting"], tuple(entry["item"])


def _walk(
    items: list[AgendaItem], below: Groups[AgendaItem], above: list[int]
) -> Iterator[tuple[list[int], AgendaItem]]:
    for number, item in enumerate(items, start=1):
        place = [*above, number]
        yield place, item
        yield from _walk(below.get(item.id, []), below, place)
