"""What a new version changes for the public, in plain sentences."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

from models.bodies import AgendaBody, every_item
from models.rules.wording import count_of, long_date, time_of_day
from models.vocabulary import MeetingStatus

Body = Mapping[str, Any]

WORDS = {
    "name": "the name",
    "website": "the website",
    "email": "the e-mail address",
    "phone": "the telephone number",
    "postal_address": "the postal address",
    "accent": "the colour",
    "interests_guidance": "the guidance on declaring interests",
    "declarations": "the declarations of interest",
    "about": "the words about the council",
    "remit": "the remit",
    "committee_kind": "the kind of body",
    "parent": "the parent body",
    "usual_venue": "the usual venue",
    "usual_starts_at": "the usual time",
    "contacts": "whom to contact",
    "ended_on": "the day it ended",
    "title": "the title",
    "terms": "the terms of office",
    "groups": "the political group",
    "photograph": "the photograph",
    "member_kind": "the kind of member",
    "venue": "the venue",
    "room": "the room",
    "meeting_kind": "the kind of meeting",
    "webcast": "the words about filming",
    "changes": "the note of what was changed",
    "membership": "the membership",
    "texts": "the standing text",
    "council": "the council",
    "committee": "the committee",
}
UNSEEN = frozenset(
    {
        "kind",
        "id",
        "uid",
        "status",
        "slug",
        "address",
        "notice",
        "agenda",
        "seats",
        "substitutions",
        "held_on",
        "starts_at",
        "ends_at",
    }
)
# Parts that are there only when they say something.
SOMETIMES = ("interests_guidance", "declarations")
ITEM_WORDS = {
    "text": "the text",
    "recommendations": "the recommendations",
    "report_state": "where the report stands",
    "presenter": "the presenter",
    "pages": "the pages",
    "kind": "the kind of item",
    "exemption": "the reason it is private",
    "late": "how it is taken late",
}


def differences(before: Body | None, after: Body) -> list[str]:
    """Each thing the public will find changed; the first version is one sentence, and no change is no sentence."""
    if before is None or before.get("withdrawn"):
        return [_first(after)]
    changed = (_times, _fields, _seats, _substitutes, _agenda)
    return [sentence for part in changed for sentence in part(before, after)]


def _first(after: Body) -> str:
    if after["kind"] != "meeting":
        return "The public will see this for the first time."
    if after["agenda"] is None:
        return "The public will see the date, time and place for the first time."
    number = sum(1 for _ in every_item(after["agenda"]))
    return f"The public will see the agenda, with {count_of(number, 'item')}, for the first time."


def _times(before: Body, after: Body) -> Iterator[str]:
    if after["kind"] != "meeting":
        return
    if before["held_on"] != after["held_on"]:
        yield f"The date changes from {_day(before['held_on'])} to {_day(after['held_on'])}."
    if before["status"] != after["status"]:
        yield "The meeting is cancelled." if after["status"] == MeetingStatus.CANCELLED else "The meeting is on again."
    for field, name in (("starts_at", "start"), ("ends_at", "finish")):
        if before[field] != after[field]:
            yield f"The {name} changes from {_time(before[field])} to {_time(after[field])}."


def _fields(before: Body, after: Body) -> Iterator[str]:
    gone = [field for field in SOMETIMES if field in before and field not in after]
    for field in [*after, *gone]:
        if field not in UNSEEN and before.get(field) != after.get(field):
            yield f"Changed: {WORDS.get(field, field)}."


def _seats(before: Body, after: Body) -> Iterator[str]:
    was = {seat["id"]: seat for seat in before.get("seats", ())}
    now = {seat["id"]: seat for seat in after.get("seats", ())}
    for key, seat in now.items():
        if key not in was:
            yield f"Added to the membership: {seat['name']}, {seat['role']}, from {_day(seat['starts_on'])}."
        elif was[key] != seat:
            yield f"Changed in the membership: {seat['name']}, {seat['role']}."
    for key, seat in was.items():
        if key not in now:
            yield f"Gone from the membership: {seat['name']}, {seat['role']}."


def _substitutes(before: Body, after: Body) -> Iterator[str]:
    was, now = before.get("substitutions", []), after.get("substitutions", [])
    for one in now:
        if one not in was:
            yield f"{one['member']['name']} sits in the place of {one['in_place_of']['name']}."
    for one in was:
        if one not in now:
            yield f"{one['member']['name']} no longer sits in the place of {one['in_place_of']['name']}."


def _agenda(before: Body, after: Body) -> Iterator[str]:
    was, now = before.get("agenda"), after.get("agenda")
    if now is None:
        return
    if was is None:
        yield f"The agenda, with {count_of(sum(1 for _ in every_item(now)), 'item')}, for the first time."
        return
    for part in ("texts", "membership", "contacts"):
        if was[part] != now[part]:
            yield f"Changed on the agenda: {WORDS[part]}."
    yield from _items(was, now)


def _items(before: AgendaBody, after: AgendaBody) -> Iterator[str]:
    was = {item["id"]: item for item in every_item(before)}
    now = {item["id"]: item for item in every_item(after)}
    for key, item in now.items():
        yield from _item(was[key], item) if key in was else [f"Added: {_named(item)}."]
    for key, item in was.items():
        if key not in now:
            yield f"Taken off: {_named(item)}."
    stayed = [key for key in was if key in now]
    if stayed != [key for key in now if key in was]:
        yield "The items are in another order."


def _item(before: Body, after: Body) -> Iterator[str]:
    name = _named(after)
    if before["part"] != after["part"]:
        yield f"Moved to {after['part'].capitalize()}: {name}."
    elif before["heading"] != after["heading"]:
        yield f"Item {after['label']} is renamed from “{before['heading']}” to “{after['heading']}”."
    if before["label"] != after["label"]:
        yield f"Numbered {after['label']}, was {before['label']}: “{after['heading']}”."
    for field, words in ITEM_WORDS.items():
        if before[field] != after[field]:
            yield f"{name}: {words} changed."
    yield from _documents(name, before["documents"], after["documents"])
    yield from _scorecards(name, before.get("scorecards", ()), after.get("scorecards", ()))


def _documents(name: str, before: Sequence[Body], after: Sequence[Body]) -> Iterator[str]:
    was, now = {file["id"]: file for file in before}, {file["id"]: file for file in after}
    for key, file in now.items():
        if key not in was:
            yield f"{name}: the paper “{file['title']}” is added."
        elif was[key] != file:
            yield f"{name}: the paper “{file['title']}” is retitled."
    for key, file in was.items():
        if key not in now:
            yield f"{name}: the paper “{file['title']}” is taken away."


def _scorecards(name: str, before: Sequence[Body], after: Sequence[Body]) -> Iterator[str]:
    was, now = {one["id"]: one for one in before}, {one["id"]: one for one in after}
    for key, one in now.items():
        if key not in was:
            yield f"{name}: the scorecard “{one['title']}” is added, with its figures as they stand now."
        elif was[key] != one:
            yield f"{name}: the scorecard “{one['title']}” is the one since corrected."
    for key, one in was.items():
        if key not in now:
            yield f"{name}: the scorecard “{one['title']}” is taken away."


def _named(item: Body) -> str:
    return f"Item {item['label']} “{item['heading']}”" if item["label"] else f"The item “{item['heading']}”"


def _day(iso: str) -> str:
    return long_date(date.fromisoformat(iso), "Tuesday 18 June 2019")


def _time(iso: str | None) -> str:
    return time_of_day(time.fromisoformat(iso), "10.00 am") if iso else "not fixed"
