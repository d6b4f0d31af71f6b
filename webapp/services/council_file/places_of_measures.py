"""Whether frameworks, scorecards and follow-ups of a council file name what there is, and say each thing once."""

from collections.abc import Iterator, Mapping
from typing import Any

from webapp.services.council_file import item_places, places
from webapp.services.council_file.known import Known
from webapp.services.council_file.places import Entry, Steps
from webapp.services.council_file.problems import Problem, path_of, shown
from webapp.services.council_file.references_within import leads, once

NO_ITEM = "there is no such item in this file. Give the meeting its uid, and count its items from 1."


def problems(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    """Every name or place that leads nowhere, and everything that is said twice of what there is one."""
    yield from _names(data, known)
    yield from _within_frameworks(data)
    yield from _resolutions(data)
    yield from _scorecards(data, known)
    yield from _follow_ups(data)


def _names(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    members = known.members | {entry["slug"] for _, entry in places.each(data, "members")}
    committees = known.committees | {entry["slug"] for _, entry in places.each(data, "committees")}
    emails = known.emails | {entry["email"] for _, entry in places.each(data, "accounts")}
    uids = known.uids | {meeting["uid"] for _, meeting in places.each(data, "meetings") if "uid" in meeting}
    measures, follow_ups = places.below(data, "frameworks", "measures"), "measure_follow_ups"
    yield from leads(measures, "portfolio_holder", members, "member")
    yield from leads(places.each(data, follow_ups), "asking_member", members, "member")
    for of in ("measures", "business_units"):
        yield from leads(places.in_frameworks(data, of, "remits"), "committee", committees, "committee")
    for name in ("scorecards", follow_ups):
        yield from leads(places.each(data, name), "committee", committees, "committee")
        yield from leads(places.each(data, name), "framework", _frameworks(data), "framework")
    yield from leads(places.in_frameworks(data, "measures", "changes"), "decided_at", uids, "meeting")
    for name in ("changes", "readings", "commentaries"):
        yield from leads(places.in_frameworks(data, "measures", name), "account", emails, "account")
    yield from leads(places.in_frameworks(data, "business_units", "lines"), "account", emails, "account")


def _within_frameworks(data: Mapping[str, Any]) -> Iterator[Problem]:
    for steps, framework in places.each(data, "frameworks"):
        yield from _places_in(framework, steps, "areas", "outcome", "outcomes")
        yield from _places_in(framework, steps, "measures", "area", "areas")
        yield from once(places.each(framework, "areas", steps), ("name",), "name stands")
        yield from once(places.each(framework, "business_units", steps), ("name",), "name stands")
    for steps, measure in places.below(data, "frameworks", "measures"):
        yield from once(places.each(measure, "remits", steps), ("committee",), "committee stands")
        yield from once(places.each(measure, "commentaries", steps), ("period_on",), "period has its commentary")
        holding = (found for found in places.each(measure, "readings", steps) if not found[1].get("superseded_at"))
        yield from once(holding, _period_of_series, "period has its figure")
    for steps, unit in places.below(data, "frameworks", "business_units"):
        yield from once(places.each(unit, "remits", steps), ("committee",), "committee stands")
        yield from once(places.each(unit, "lines", steps), ("kind", "period_on"), "line stands")


def _places_in(framework: Entry, steps: Steps, name: str, field: str, listed: str) -> Iterator[Problem]:
    there = len(framework.get(listed, ()))
    for below, entry in places.each(framework, name, steps):
        yield from _beyond(entry, below, field, there, listed)


def _beyond(entry: Entry, steps: Steps, field: str, there: int, listed: str) -> Iterator[Problem]:
    if (entry.get(field) or 0) > there:
        words = listed.replace("_", " ")
        yield Problem(path_of((*steps, field)), f"there are only {there} {words} there, counted from 1.")


def _resolutions(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Decisions about measures, and follow-ups, that name a resolution by a place where there is none."""
    items = _items(data)
    for steps, entry in (*places.in_frameworks(data, "measures", "changes"), *places.each(data, "measure_follow_ups")):
        if bool(entry.get("meeting")) != bool(entry.get("item")):
            yield Problem(path_of(steps), "give both the meeting and the item of a resolution, or neither.")
        elif entry.get("item"):
            resolutions = items.get(item_places.named(entry), {}).get("resolutions")
            if resolutions is None and item_places.named(entry) not in items:
                yield Problem(path_of((*steps, "item")), NO_ITEM)
            elif not 0 < (entry.get("resolution") or 0) <= len(resolutions or ()):
                yield Problem(path_of((*steps, "resolution")), "there is no such resolution in this file.")


def _scorecards(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    items = _items(data)
    held_by = dict(known.meetings) | {
        one["uid"]: one["committee"] for _, one in places.each(data, "meetings") if "uid" in one
    }
    for steps, entry in places.each(data, "scorecards"):
        if bool(entry.get("meeting")) != bool(entry.get("item")):
            yield Problem(path_of(steps), "give both the meeting and the item it stands under, or neither.")
        elif entry.get("item") and item_places.named(entry) not in items:
            yield Problem(path_of((*steps, "item")), NO_ITEM)
        elif entry.get("item") and held_by[entry["meeting"]] != (entry.get("committee") or held_by[entry["meeting"]]):
            yield Problem(path_of((*steps, "meeting")), "that meeting is another committee's.")


def _follow_ups(data: Mapping[str, Any]) -> Iterator[Problem]:
    measures = {one["slug"]: len(one.get("measures", ())) for _, one in places.each(data, "frameworks")}
    items = _items(data)
    for steps, entry in places.each(data, "measure_follow_ups"):
        yield from _beyond(entry, steps, "measure", measures.get(entry["framework"], BIGGEST), "measures")
        for field in ("scorecard", "action", "suggestion"):
            yield from _beyond(entry, steps, field, len(data.get(f"{field}s", ())), f"{field}s")
        if place := entry.get("recommendation"):
            item = items.get((entry.get("meeting", ""), tuple(entry.get("item") or ())), {})
            resolved = item.get("resolutions", ())[(entry.get("resolution") or 0) - 1 :][:1]
            if not resolved or place > len(resolved[0].get("recommendations", ())):
                message = f"the resolution has no recommendation {shown(place)}."
                yield Problem(path_of((*steps, "recommendation")), message)


BIGGEST = 2_147_483_647


def _items(data: Mapping[str, Any]) -> dict[item_places.Place, Mapping[str, Any]]:
    return {
        (meeting["uid"], place): item
        for _, meeting in places.each(data, "meetings")
        if "uid" in meeting
        for place, item in item_places.entries(meeting)
    }


def _frameworks(data: Mapping[str, Any]) -> set[str]:
    return {entry["slug"] for _, entry in places.each(data, "frameworks")}


def _period_of_series(entry: Mapping[str, Any]) -> tuple[str, str]:
    return entry.get("series", ""), entry["period_on"]
