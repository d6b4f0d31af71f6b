"""What the parts of a council file name in one another: people, bodies and meetings, and what stands under their items.

A resolution or something owed is named by its item, and its place in the list there, counted from 1.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member
from models.minutes import Minute
from models.owed import Owed
from models.resolution import Resolution
from models.user import User
from webapp.services.council_file import item_places
from webapp.services.council_file.item_places import Items
from webapp.services.council_file.making import Entry, Loaded, rows
from webapp.services.council_file.rows import every, grouped, names

Within = dict[int, tuple[int, int]]


def owed_places() -> Within:
    """By its number, the item under which something is owed, and its place in the list there."""
    minutes = names(Minute, Minute.item_id)
    return _within(grouped(Owed, "minute_id"), lambda minute_id: int(minutes[minute_id]))


def resolution_places() -> Within:
    """By its number, the item under which a resolution stands, and its place in the list there."""
    return _within(grouped(Resolution, "item_id"), lambda item_id: item_id)


@dataclass
class There:
    """What the file names: members, accounts, committees and meetings, and what stands at each place of its items."""

    data: Entry
    loaded: Loaded

    def __post_init__(self) -> None:
        self.members, self.accounts = rows(Member, Member.slug), rows(User, User.email)
        self.committees, self.meetings = rows(Committee, Committee.slug), rows(Meeting, Meeting.uid)
        self.items: Items = item_places.by_place(self.data, self.loaded)
        self.minutes = {one.item_id: one for one in every(select(Minute))}
        self.resolved = grouped(Resolution, "item_id")
        self.owed: Mapping[Any, list[Owed]] = {}

    def find_places(self) -> None:
        """Once what is owed is kept: actions and topics name it by its place."""
        self.owed = grouped(Owed, "minute_id")

    def member(self, entry: Entry, name: str = "member") -> int | None:
        """The number of the member an entry names."""
        return self.members[entry[name]].id if entry.get(name) else None

    def account(self, entry: Entry) -> int | None:
        """The number of the account an entry names."""
        return self.accounts[entry["account"]].id if entry.get("account") else None

    def committee(self, entry: Entry, name: str = "committee") -> int | None:
        """The number of the committee an entry names."""
        return self.committees[entry[name]].id if entry.get(name) else None

    def meeting(self, entry: Entry, name: str = "meeting") -> int | None:
        """The number of the meeting an entry names."""
        return self.meetings[entry[name]].id if entry.get(name) else None

    def minutes_said(self, data: Entry) -> Iterable[tuple[Minute, Entry]]:
        """Each minute that was loaded, with its entry."""
        return [(self.minutes[item.id], one["minute"]) for item, one in self._items_said(data) if "minute" in one]

    def resolutions_said(self, data: Entry) -> Iterable[tuple[Resolution, Entry]]:
        """Each resolution that was loaded, with its entry."""
        for item, one in self._items_said(data):
            yield from zip(self.resolved.get(item.id, []), one.get("resolutions", ()), strict=True)

    def source(self, entry: Entry) -> tuple[AgendaItem | None, dict[str, int | None]]:
        """The item that an entry names, and what of it: a resolution, or what is owed."""
        item = self.items[item_places.named(entry)] if entry.get("item") else None
        resolution = self._at(self.resolved.get(item.id if item else 0, []), entry.get("resolution"))
        minute = self.minutes.get(item.id) if item else None
        owed = self._at(self.owed.get(minute.id if minute else 0, []), entry.get("owed"))
        return item, {"resolution_id": resolution, "owed_id": owed}

    def _items_said(self, data: Entry) -> Iterable[tuple[AgendaItem, Entry]]:
        for entry, meeting in zip(data.get("meetings", ()), self.loaded.meetings, strict=True):
            for (place, said_of_item), _ in zip(item_places.entries(entry), meeting.items, strict=True):
                yield self.items[(meeting.uid, place)], said_of_item

    @staticmethod
    def _at(listed: list[Any], place: int | None) -> int | None:
        return listed[place - 1].id if place else None


def _within(groups: Mapping[Any, list[Any]], item_of: Callable[[int], int]) -> Within:
    return {
        one.id: (item_of(above), place) for above, group in groups.items() for place, one in enumerate(group, start=1)
    }
