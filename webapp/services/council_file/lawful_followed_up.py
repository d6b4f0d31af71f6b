"""Whether what a council file says was owed, given and recommended could have been: by the rules, and by its names."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from models.minutes_vocabulary import OwedStatus, RecommendationResponse
from models.rules import RuleBroken
from models.rules import actions as rules
from models.rules.actions import Owner
from webapp.services.council_file import item_places, places
from webapp.services.council_file.known import Known
from webapp.services.council_file.places import Entry, Found, Steps
from webapp.services.council_file.problems import Problem, path_of
from webapp.services.council_file.references_within import leads


def checks(data: Mapping[str, Any]) -> Iterator[tuple[Found, Callable[[Entry], object]]]:
    """Each kind of entry with the rule it has to keep."""
    yield places.owed(data), _owed
    yield places.recommendations(data), _recommendation
    yield places.each(data, "actions"), _action
    yield places.minute(data), _waved_through


def problems(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    """Every name of a member, body, meeting, account or place that leads nowhere."""
    members = known.members | {entry["slug"] for _, entry in places.each(data, "members")}
    committees = known.committees | {entry["slug"] for _, entry in places.each(data, "committees")}
    emails = known.emails | {entry["email"] for _, entry in places.each(data, "accounts")}
    uids = known.uids | {meeting["uid"] for _, meeting in places.each(data, "meetings") if "uid" in meeting}
    for field in ("asking_member", "owing_member"):
        yield from leads(places.owed(data), field, members, "member")
    yield from leads(places.recommendations(data), "to_committee", committees, "committee")
    yield from leads(places.each(data, "actions"), "owner_member", members, "member")
    for name in ("actions", "topics"):
        yield from leads(places.each(data, name), "committee", committees, "committee")
        yield from leads(places.each(data, name), "meeting", uids, "meeting")
        yield from _sources(data, name)
    yield from leads(places.each(data, "actions"), "owner_committee", committees, "committee")
    yield from leads(places.each(data, "actions"), "due_meeting", uids, "meeting")
    for found in (places.waved_through(data), places.updates(data)):
        yield from leads(found, "account", emails, "account")
    yield from _times_before(data)


def _owed(entry: Entry) -> None:
    has_ended = entry.get("status") in (OwedStatus.DONE, OwedStatus.DECLINED)
    if has_ended != bool(entry.get("ended_on")) or has_ended != bool(entry.get("outcome")):
        raise RuleBroken("Say when and how it ended once it is done or declined, and not before.", "outcome")


def _waved_through(entry: Entry) -> None:
    hashes = [one["sentence_hash"] for one in entry.get("waved_through", ())]
    if len(set(hashes)) < len(hashes):
        raise RuleBroken("One sentence is waved through twice. Say it once.", "waved_through")


def _recommendation(entry: Entry) -> None:
    if not (entry.get("to_committee") or entry.get("to_body")):
        raise RuleBroken("Say which body it was sent to.", "to_body")
    is_answered = entry.get("response", RecommendationResponse.AWAITED) != RecommendationResponse.AWAITED
    if is_answered != bool(entry.get("responded_on")):
        raise RuleBroken("Give the day of the answer, and of a recommendation not answered none.", "responded_on")


def _action(entry: Entry) -> None:
    member, body = (1 if entry.get(name) else None for name in ("owner_member", "owner_committee"))
    rules.check_owner(Owner(member, body, entry.get("owner_name", ""), entry.get("owner_email", "")))


def _sources(data: Mapping[str, Any], name: str) -> Iterator[Problem]:
    """An action or topic that names an item, a resolution or something owed by a place where there is none."""
    items = {
        (meeting["uid"], place): item
        for _, meeting in places.each(data, "meetings")
        if "uid" in meeting
        for place, item in item_places.entries(meeting)
    }
    for steps, entry in places.each(data, name):
        item = items.get((entry.get("meeting", ""), tuple(entry.get("item") or ())))
        if entry.get("item") and item is None:
            message = "there is no such item in this file. Give the meeting its uid, and count its items from 1."
            yield Problem(path_of((*steps, "item")), message)
            continue
        there = item or {}
        within = {"resolution": there.get("resolutions", ()), "owed": there.get("minute", {}).get("owed", ())}
        for field, listed in within.items():
            if (entry.get(field) or 0) > len(listed):
                yield Problem(path_of((*steps, field)), f"the item has no {field} {entry[field]}. Count them from 1.")


def _times_before(data: Mapping[str, Any]) -> Iterator[Problem]:
    seen: dict[int, Steps] = {}
    for steps, entry in places.each(data, "actions"):
        place = entry.get("follows")
        if place is None:
            continue
        if place > int(steps[-1]):
            yield Problem(path_of((*steps, "follows")), f"action {place} does not stand before this one.")
        elif place in seen:
            yield Problem(path_of((*steps, "follows")), f"{path_of(seen[place])} follows action {place} already.")
        seen.setdefault(place, steps)
