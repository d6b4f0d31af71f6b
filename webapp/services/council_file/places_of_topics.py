"""Whether the topics, decisions and groups of a council file name one another by places that there are."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from webapp.services.council_file import item_places, places
from webapp.services.council_file.known import Known
from webapp.services.council_file.problems import Problem, path_of
from webapp.services.council_file.references_within import leads, once

BY_PLACE = {
    "topics": (("action", "actions"), ("key_decision", "key_decisions"), ("merged_into", "topics")),
    "suggestions": (("topic", "topics"),),
    "task_groups": (("topic", "topics"),),
}


def problems(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    """Every name or place that leads nowhere, and everything that is said twice of what there is one."""
    yield from _names(data, known)
    for name, fields in BY_PLACE.items():
        for field, listed in fields:
            yield from _by_place(data, name, field, listed)
    yield from _appearances(data)
    yield from _merges(data)
    yield from _meetings_of_others(data, known)
    yield from _settled(data, known)
    yield from _twice(data, known)


def _names(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    members = known.members | {entry["slug"] for _, entry in places.each(data, "members")}
    committees = known.committees | {entry["slug"] for _, entry in places.each(data, "committees")}
    emails = known.emails | {entry["email"] for _, entry in places.each(data, "accounts")}
    uids = known.uids | {meeting["uid"] for _, meeting in places.each(data, "meetings") if "uid" in meeting}
    schemes = known.scoring_schemes | {entry["name"] for _, entry in places.each(data, "scoring_schemes")}
    decisions, call_ins = "key_decisions", list(places.below(data, "key_decisions", "call_ins"))
    for name in ("work_programmes", "waived_findings", "programmes_brought_in", "task_groups", "suggestions"):
        yield from leads(places.each(data, name), "committee", committees, "committee")
    yield from leads(places.below(data, decisions, "matches"), "committee", committees, "committee")
    yield from leads(places.each(data, decisions), "decider_committee", committees, "committee")
    yield from leads(places.below(data, "task_groups", "recommendations"), "to_committee", committees, "committee")
    yield from leads([(("call_in_rules",), data.get("call_in_rules", {}))], "heard_by", committees, "committee")
    for name, field in ((decisions, "decider_member"), (decisions, "portfolio_holder"), ("suggestions", "member")):
        yield from leads(places.each(data, name), field, members, "member")
    for field in ("portfolio_holder", "asking_member"):
        yield from leads(places.each(data, "topics"), field, members, "member")
    yield from leads(places.signatories(data), "member", members, "member")
    yield from leads(places.below(data, "suggestions", "scores"), "member", members, "member")
    yield from leads(places.below(data, "suggestions", "scores"), "scheme", schemes, "set of criteria")
    yield from leads(places.each(data, "topics"), "planned_meeting", uids, "meeting")
    yield from leads(places.each(data, decisions), "meeting", uids, "meeting")
    yield from leads(call_ins, "meeting", uids, "meeting")
    by_accounts = (places.each(data, name) for name in ("waived_findings", "programmes_brought_in"))
    for found in (places.below(data, "topics", "changes"), *by_accounts):
        yield from leads(found, "account", emails, "account")


def _by_place(data: Mapping[str, Any], name: str, field: str, listed: str) -> Iterator[Problem]:
    there = len(data.get(listed, ()))
    for steps, entry in places.each(data, name):
        if (entry.get(field) or 0) > there:
            words = listed.replace("_", " ")
            message = f"there are only {there} {words} in this file, counted from 1."
            yield Problem(path_of((*steps, field)), message)


def _appearances(data: Mapping[str, Any]) -> Iterator[Problem]:
    """An item carries one topic, and is one of this file."""
    there = {
        (meeting["uid"], place): item
        for _, meeting in places.each(data, "meetings")
        if "uid" in meeting
        for place, item in item_places.entries(meeting)
    }
    for steps, entry in places.below(data, "topics", "appearances"):
        if item_places.named(entry) not in there:
            message = "there is no such item in this file. Give the meeting its uid, and count its items from 1."
            yield Problem(path_of((*steps, "item")), message)
    yield from once(places.below(data, "topics", "appearances"), _item, "carries a topic")
    for steps, entry in places.below(data, "task_groups", "recommendations"):
        item = there.get((entry.get("meeting", ""), tuple(entry.get("item") or ())), {})
        if (entry.get("resolution") or 0) > len(item.get("resolutions", ())):
            yield Problem(path_of((*steps, "resolution")), "there is no such resolution in this file.")


def _merges(data: Mapping[str, Any]) -> Iterator[Problem]:
    """A topic becomes part of another of its committee, and by however many steps never of itself."""
    topics = list(data.get("topics", ()))
    into = {place: topic.get("merged_into") for place, topic in enumerate(topics, start=1)}
    for place, target in into.items():
        if target is None or target > len(topics):
            continue
        path = path_of(("topics", place - 1, "merged_into"))
        if topics[target - 1]["committee"] != topics[place - 1]["committee"]:
            yield Problem(path, "the other topic is in the programme of another committee.")
        seen: set[int] = set()
        step: int | None = target
        while step is not None and step not in seen:
            seen.add(step)
            step = into.get(step)
        if place in seen:
            yield Problem(path, "the topic would become part of itself.")


def _meetings_of_others(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    held_by = dict(known.meetings)
    held_by |= {one["uid"]: one["committee"] for _, one in places.each(data, "meetings") if "uid" in one}
    for steps, entry in places.each(data, "topics"):
        if held_by.get(entry.get("planned_meeting", ""), entry["committee"]) != entry["committee"]:
            yield Problem(path_of((*steps, "planned_meeting")), "that meeting is another committee's.")


def _settled(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    if "call_in_rules" in data and known.has_call_in_rules:
        message = "this database has its rules of call-in already, and a load changes nothing that is there."
        yield Problem("call_in_rules", message)
    for (steps, entry), taken in (
        *((found, known.column_headings) for found in places.each(data, "column_meanings")),
        *((found, known.scoring_schemes) for found in places.each(data, "scoring_schemes")),
    ):
        field = "heading" if "heading" in entry else "name"
        if entry[field] in taken:
            message = f"{entry[field]!r} is in the database already, and a load changes nothing that is there."
            yield Problem(path_of((*steps, field)), message)
    for steps, entry in places.each(data, "work_programmes"):
        if (entry["committee"], entry["year"]) in known.programmes:
            yield Problem(path_of(steps), "the database has the programme of this year already.")
    for steps, entry in places.each(data, "task_groups"):
        if entry["committee"] in known.task_groups:
            yield Problem(path_of(steps), "the database says already what this group was set up to do.")
    for steps, entry in places.each(data, "waived_findings"):
        if (entry["committee"], entry["rule"], entry["key"]) in known.waived:
            yield Problem(path_of(steps), "the database has this already.")


def _twice(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    yield from once(places.each(data, "work_programmes"), ("committee", "year"), "has a programme")
    yield from once(places.each(data, "waived_findings"), ("committee", "rule", "key"), "is waived")
    yield from once(places.each(data, "task_groups"), ("committee",), "is a group")
    yield from once(places.each(data, "column_meanings"), ("heading",), "has a meaning")
    yield from once(places.each(data, "scoring_schemes"), ("name",), "is there")


def _item(entry: Mapping[str, Any]) -> Hashable:
    return item_places.named(dict(entry))
