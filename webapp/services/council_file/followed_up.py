"""What minutes owe and what came of them, in a council file: asks, undertakings, recommendations, actions, topics.

Asks and undertakings stand under their minute and recommendations under their resolution. Actions and topics stand at
the top, and name what they come from by its place.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from models.action import Action, ActionUpdate
from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member
from models.minutes import Minute
from models.owed import Owed, WavedThrough
from models.resolution import Recommendation, Resolution
from models.user import User
from models.work_programme import Topic
from webapp.database import db
from webapp.services.council_file import item_places
from webapp.services.council_file.fields import written
from webapp.services.council_file.item_places import Items
from webapp.services.council_file.making import Entry, Loaded, made, rows
from webapp.services.council_file.rows import every, grouped, names, said

Dumped = dict[str, Any]
Within = dict[int, tuple[int, int]]


def minute_dumper() -> Callable[[int], Dumped]:
    """What is owed under a minute, and the sentences of it that were found to owe nothing, by its number."""
    marked, waved = grouped(Owed, "minute_id"), grouped(WavedThrough, "minute_id")
    slugs, emails = names(Member, Member.slug), names(User, User.email)

    def owed(one: Owed) -> Dumped:
        people = {"asking_member": slugs.get(one.asked_by_id), "owing_member": slugs.get(one.owed_by_id)}
        return said({**written(one), **people})

    def of_minute(minute_id: int) -> Dumped:
        return {
            "owed": [owed(one) for one in marked.get(minute_id, ())],
            "waved_through": [
                said({**written(one), "account": emails.get(one.waved_by_id)}) for one in waved.get(minute_id, ())
            ],
        }

    return of_minute


def resolution_dumper() -> Callable[[int], list[Dumped]]:
    """The recommendations that a resolution sent, by its number."""
    sent, slugs = grouped(Recommendation, "resolution_id"), names(Committee, Committee.slug)
    return lambda resolution_id: [
        said({**written(one), "to_committee": slugs.get(one.to_committee_id)}) for one in sent.get(resolution_id, ())
    ]


def actions() -> list[Dumped]:
    """Every action in the order they were given, each with what was said of it."""
    committees, slugs = names(Committee, Committee.slug), names(Member, Member.slug)
    uids, items, emails = names(Meeting, Meeting.uid), item_places.by_number(), names(User, User.email)
    owed, resolutions, updates = _owed_places(), _resolution_places(), grouped(ActionUpdate, "action_id")
    found = every(select(Action))
    places: dict[int | None, int] = {one.id: place for place, one in enumerate(found, start=1)}

    def action(one: Action) -> Dumped:
        return {
            **written(one),
            "committee": committees[one.committee_id],
            "owner_member": slugs.get(one.owner_member_id),
            "owner_committee": committees.get(one.owner_committee_id),
            "due_meeting": uids.get(one.due_meeting_id),
            "meeting": uids.get(one.meeting_id),
            "item": items[one.item_id]["item"] if one.item_id else None,
            "resolution": resolutions[one.resolution_id][1] if one.resolution_id else None,
            "owed": owed[one.owed_id][1] if one.owed_id else None,
            "follows": places.get(one.follows_id),
            "updates": [
                said({**written(each), "account": emails.get(each.said_by_id)}) for each in updates.get(one.id, ())
            ],
        }

    return [said(action(one)) for one in found]


def topics() -> list[Dumped]:
    """Every topic that waits for a committee's work programme, with the words or the resolution that asked for it."""
    committees, items = names(Committee, Committee.slug), item_places.by_number()
    owed, resolutions = _owed_places(), _resolution_places()

    def topic(one: Topic) -> Dumped:
        item_id, place = owed[one.owed_id] if one.owed_id else (0, None)
        resolved_at, resolution = resolutions[one.resolution_id] if one.resolution_id else (0, None)
        at = items.get(item_id or resolved_at, {})
        return {
            **written(one),
            "committee": committees[one.committee_id],
            **at,
            "resolution": resolution,
            "owed": place,
        }

    return [said(topic(one)) for one in every(select(Topic))]


def add(data: Entry, loaded: Loaded) -> None:
    """Add what is owed and what was recommended under the items, then the actions and topics that follow from them."""
    there = _There(data, loaded)
    for minute, entry in there.minutes_said(data):
        for one in entry.get("owed", ()):
            people = {
                "asked_by_id": there.member(one, "asking_member"),
                "owed_by_id": there.member(one, "owing_member"),
            }
            db.session.add(made(Owed, one, loaded, minute_id=minute.id, **people))
        for one in entry.get("waved_through", ()):
            db.session.add(made(WavedThrough, one, loaded, minute_id=minute.id, waved_by_id=there.account(one)))
    for resolution, entry in there.resolutions_said(data):
        for one in entry.get("recommendations", ()):
            to = there.committees[one["to_committee"]].id if one.get("to_committee") else None
            db.session.add(made(Recommendation, one, loaded, resolution_id=resolution.id, to_committee_id=to))
    db.session.flush()
    there.find_places()
    _add_actions(data.get("actions", ()), loaded, there)
    for one in data.get("topics", ()):
        committee_id = there.committees[one["committee"]].id
        _, from_ = there.source(one)
        db.session.add(made(Topic, one, loaded, committee_id=committee_id, **from_))
    db.session.flush()


def _add_actions(entries: Iterable[Entry], loaded: Loaded, there: "_There") -> None:
    given: list[Action] = []
    for one in entries:
        meetings = {
            f"{name}_id": there.meetings[one[name]].id if one.get(name) else None for name in ("meeting", "due_meeting")
        }
        owner = there.committees[one["owner_committee"]].id if one.get("owner_committee") else None
        item, from_ = there.source(one)
        action = made(
            Action,
            one,
            loaded,
            committee_id=there.committees[one["committee"]].id,
            owner_member_id=there.member(one, "owner_member"),
            owner_committee_id=owner,
            item_id=item.id if item else None,
            **meetings,
            **from_,
        )
        action.follows = given[one["follows"] - 1] if one.get("follows") else None
        for each in one.get("updates", ()):
            action.updates.append(made(ActionUpdate, each, loaded, said_by_id=there.account(each)))
        db.session.add(action)
        given.append(action)
    db.session.flush()


def _owed_places() -> Within:
    """By its number, the item under which something is owed, and its place in the list there."""
    minutes = names(Minute, Minute.item_id)
    return _within(grouped(Owed, "minute_id"), lambda minute_id: int(minutes[minute_id]))


def _resolution_places() -> Within:
    return _within(grouped(Resolution, "item_id"), lambda item_id: item_id)


def _within(groups: Mapping[Any, list[Any]], item_of: Callable[[int], int]) -> Within:
    return {
        one.id: (item_of(above), place) for above, group in groups.items() for place, one in enumerate(group, start=1)
    }


@dataclass
class _There:
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
        """Once what is owed is kept: actions name it by its place."""
        self.owed = grouped(Owed, "minute_id")

    def member(self, entry: Entry, name: str) -> int | None:
        return self.members[entry[name]].id if entry.get(name) else None

    def account(self, entry: Entry) -> int | None:
        return self.accounts[entry["account"]].id if entry.get("account") else None

    def minutes_said(self, data: Entry) -> Iterable[tuple[Minute, Entry]]:
        return [(self.minutes[item.id], one["minute"]) for item, one in self._items_said(data) if "minute" in one]

    def resolutions_said(self, data: Entry) -> Iterable[tuple[Resolution, Entry]]:
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
