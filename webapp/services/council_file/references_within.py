"""Whether what stands under members and meetings of a council file leads to whom and what it names."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import Any

from webapp.services import declaration_kinds
from webapp.services.council_file import item_places, places
from webapp.services.council_file.known import Known
from webapp.services.council_file.places import Entry, Steps
from webapp.services.council_file.problems import Problem, path_of, shown

UNDER_MEETINGS = ("substitutions", "attendance", "withdrawals", "declarations")


def leads(entries: Iterable[tuple[Steps, Entry]], field: str, usable: Collection[str], what: str) -> Iterator[Problem]:
    """Each name that is neither in the file nor in the database."""
    for steps, entry in entries:
        value = entry.get(field)
        if value is not None and value not in usable:
            message = f"there is no {what} {value!r} in this file or in the database."
            yield Problem(path_of((*steps, field)), message)


def once(entries: Iterable[tuple[Steps, Entry]], fields: Any, what: str) -> Iterator[Problem]:
    """Each entry that says what another does, by the fields named or what a function makes of an entry."""
    seen: dict[Hashable, Steps] = {}
    for steps, entry in entries:
        key = fields(entry) if callable(fields) else tuple(entry[name] for name in fields)
        if key in seen:
            yield Problem(path_of(steps), f"the same {what} at {path_of(seen[key])}. Say it once.")
        seen.setdefault(key, steps)


def problems(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    """Every name of a member, kind, seat, interest or item that leads nowhere, and whoever is marked twice."""
    members = known.members | {entry["slug"] for _, entry in places.each(data, "members")}
    for name in UNDER_MEETINGS:
        yield from leads(places.in_meetings(data, name), "member", members, "member")
    yield from _taken_down(data, members, known)
    yield from leads(places.in_meetings(data, "declarations"), "kind", _kinds(data, known), "kind of declaration")
    yield from _interests(data)
    yield from _named_items(data)
    yield from _at_meetings(data, known)
    yield from _balance(data)


def _taken_down(data: Mapping[str, Any], members: Collection[str], known: Known) -> Iterator[Problem]:
    for field in ("mover", "seconder"):
        yield from leads(places.in_meetings(data, "motions"), field, members, "member")
    yield from leads(places.ballots(data), "member", members, "member")
    yield from leads(places.minutes(data), "chair", members, "member")
    uids = known.uids | {meeting["uid"] for _, meeting in places.each(data, "meetings") if "uid" in meeting}
    yield from leads(places.minutes(data), "approved_at", uids, "meeting")
    yield from leads(places.in_minutes(data, "corrections"), "agreed_at", uids, "meeting")


def _kinds(data: Mapping[str, Any], known: Known) -> set[str]:
    """A new council without kinds of its own is given those shipped."""
    own = known.declaration_kinds | {entry["name"] for _, entry in places.each(data, "declaration_kinds")}
    return set(own) or {kind["name"] for kind in declaration_kinds.SHIPPED}


def _interests(data: Mapping[str, Any]) -> Iterator[Problem]:
    registers = {entry["slug"]: len(entry.get("interests", ())) for _, entry in places.each(data, "members")}
    for steps, entry in places.in_meetings(data, "declarations"):
        if (place := entry.get("interest") or 0) > registers.get(entry["member"], 0):
            message = f"{entry['member']!r} has no interest {place} in this file."
            yield Problem(path_of((*steps, "interest")), message)


def _named_items(data: Mapping[str, Any]) -> Iterator[Problem]:
    there = {
        (meeting["uid"], place)
        for _, meeting in places.each(data, "meetings")
        if "uid" in meeting
        for place, _ in item_places.entries(meeting)
    }
    for steps, entry in places.named_items(data):
        if item_places.named(entry) not in there:
            message = "there is no such item in this file. Give the meeting its uid, and count its items from 1."
            yield Problem(path_of((*steps, "item")), message)


def _at_meetings(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    seats = dict(known.seats) | {one["slug"]: len(one.get("seats", ())) for _, one in places.each(data, "committees")}
    for steps, meeting in places.each(data, "meetings"):
        for below, entry in places.each(meeting, "substitutions", steps):
            if entry["seat"] > seats.get(meeting["committee"], 0):
                message = f"the committee has no seat {entry['seat']}. Count its seats from 1."
                yield Problem(path_of((*below, "seat")), message)
        seen = set()
        for below, entry in places.each(meeting, "attendance", steps):
            if entry["member"] in seen:
                yield Problem(path_of((*below, "member")), f"{shown(entry['member'])} is there twice. Say it once.")
            seen.add(entry["member"])


def _balance(data: Mapping[str, Any]) -> Iterator[Problem]:
    """An allocation knows its groups and committees by number, so they have to be in the file with theirs."""
    for part, name, field in (("groups", "political_groups", "id"), ("committees", "committees", "id")):
        numbers = {entry.get("number") for _, entry in places.each(data, name)}
        for steps, allocation in places.each(data, "allocations"):
            for below, entry in places.each(allocation, part, steps):
                if entry[field] is not None and entry[field] not in numbers:
                    yield Problem(path_of((*below, field)), f"nothing under {name} has the number {entry[field]}.")
