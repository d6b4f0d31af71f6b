"""Whether every name in a council file leads somewhere, and no two things bear the same."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from datetime import date
from typing import Any

from exports.house_styles import completed
from webapp.services.council_file import (
    lawful_followed_up,
    places,
    places_of_measures,
    places_of_topics,
    references_within,
)
from webapp.services.council_file.known import Known, shipped_styles
from webapp.services.council_file.places import Found, Steps
from webapp.services.council_file.problems import Problem, path_of, shown
from webapp.services.council_file.references_within import leads


def problems(data: Mapping[str, Any], known: Known) -> list[Problem]:
    """Every name that is unknown, twice or taken, as sentences."""
    return [problem for check in CHECKS for problem in check(data, known)]


def _taken(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    if "council" in data and known.has_council:
        yield Problem("council", "this database has its council already, and a load changes nothing that is there.")
    yield from _unique(places.each(data, "political_groups"), "name", known.groups)
    yield from _unique(places.each(data, "declaration_kinds"), "name", known.declaration_kinds)
    yield from _unique(places.each(data, "members"), "slug", known.members)
    yield from _unique(places.each(data, "committees"), "slug", known.committees)
    yield from _unique(places.each(data, "committees"), "name", known.committee_names)
    yield from _unique(places.each(data, "accounts"), "email", known.emails)
    yield from _unique(places.each(data, "meetings"), "uid", known.uids)
    yield from _unique(places.each(data, "frameworks"), "slug", known.frameworks)
    yield from _unique(places.each(data, "reading_columns"), "heading", known.reading_headings)
    yield from _unique(places.each(data, "closed_days"), "day", {day.isoformat() for day in known.closed_days})


def _sittings(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    seen: dict[Hashable, Steps] = {}
    for steps, meeting in places.each(data, "meetings"):
        number = meeting.get("day_number", 1)
        sitting = (meeting["committee"], date.fromisoformat(meeting["held_on"]), number)
        path = path_of((*steps, "held_on"))
        if sitting in known.sittings or sitting in seen:
            where = f"at {path_of(seen[sitting])}" if sitting in seen else "in the database"
            message = f"the committee has a meeting {number} on this day already, {where}. Give one day_number 2."
            yield Problem(path, message)
        seen.setdefault(sitting, steps)


def _styles(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    here: set[str] = set()
    for steps, entry in places.each(data, "house_styles"):
        name, path = str(entry["settings"].get("name")), path_of((*steps, "settings", "name"))
        settings = completed(entry["settings"])
        if name in here:
            yield Problem(path, f"{name!r} is the name of another house style of this file.")
        elif known.house_styles.get(name, settings) != settings:
            yield Problem(path, f"the database has another house style named {name!r}. Give this one its own name.")
        here.add(name)
    usable = here | set(known.house_styles) | set(shipped_styles())
    yield from leads(places.each(data, "committees"), "house_style", usable, "house style")


def _members_and_committees(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    groups = known.groups | {entry["name"] for _, entry in places.each(data, "political_groups")}
    yield from leads(places.in_members(data, "groups"), "group", groups, "political group")
    members = known.members | {entry["slug"] for _, entry in places.each(data, "members")}
    committees = known.committees | {entry["slug"] for _, entry in places.each(data, "committees")}
    yield from leads(places.in_committees(data, "seats"), "member", members, "member")
    yield from leads(places.each(data, "accounts"), "member", members, "member")
    yield from leads(places.each(data, "committees"), "parent", committees, "committee")
    yield from leads(places.each(data, "meetings"), "committee", committees, "committee")
    for steps, account in places.each(data, "accounts"):
        yield from leads(places.each(account, "roles", steps), "committee", committees, "committee")


def _parents(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    """A committee cannot stand, by however many steps, below itself."""
    above = {entry["slug"]: entry.get("parent") for _, entry in places.each(data, "committees")}
    for steps, entry in places.each(data, "committees"):
        slug, passed = above[entry["slug"]], set()
        while slug is not None and slug not in passed:
            passed.add(slug)
            slug = above.get(slug)
        if entry["slug"] in passed:
            yield Problem(path_of((*steps, "parent")), "the committee would stand below itself.")


def _accounts(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    emails = known.emails | {entry["email"] for _, entry in places.each(data, "accounts")}
    yield from leads(places.late_decisions(data), "decided_by", emails, "account")
    yield from leads(places.in_members(data, "confirmations"), "by", emails, "account")
    yield from leads(places.each(data, "publications"), "account", emails, "account")
    yield from leads(places.texts(data), "account", emails, "account")


def _starts(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    """A meeting that does not say when it begins begins when its committee's meetings do."""
    usual = {entry["slug"]: entry.get("usual_starts_at") for _, entry in places.each(data, "committees")}
    for steps, meeting in places.each(data, "meetings"):
        slug = meeting["committee"]
        if "starts_at" not in meeting and slug in known.committees | set(usual) and usual.get(slug) is None:
            message = "has no 'starts_at', and its committee in this file has no 'usual_starts_at' to go by."
            yield Problem(path_of(steps), message)


def _numbers(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    for name, entries in places.numbered(data):
        having = [(steps, entry) for steps, entry in entries if "number" in entry]
        if having and len(having) < len(entries):
            bare = next(steps for steps, entry in entries if "number" not in entry)
            words = name.replace("_", " ")
            yield Problem(path_of(bare), f"has no 'number', and other {words} have one. Number all of them or none.")
        yield from _unique(iter(having), "number", ())


def _history(data: Mapping[str, Any], known: Known) -> Iterator[Problem]:
    for name in ("allocations", "publications", "audit_events"):
        if data.get(name) and not known.is_empty:
            message = "history loads only into an empty database, and this one is in use. Take this part out."
            yield Problem(name, message)


def _unique(entries: Found, field: str, taken: Collection[str]) -> Iterator[Problem]:
    seen: dict[Any, Steps] = {}
    for steps, entry in entries:
        if (value := entry.get(field)) is None:
            continue
        path = path_of((*steps, field))
        if value in seen:
            yield Problem(path, f"{shown(value)} stands at {path_of((*seen[value], field))} too. Only one can have it.")
        elif value in taken:
            yield Problem(path, f"{shown(value)} is in the database already, and a load changes nothing that is there.")
        seen.setdefault(value, steps)


CHECKS: tuple[Callable[[Mapping[str, Any], Known], Iterator[Problem]], ...] = (
    _taken,
    _sittings,
    _styles,
    _members_and_committees,
    _parents,
    _accounts,
    _starts,
    _numbers,
    _history,
    references_within.problems,
    lawful_followed_up.problems,
    places_of_topics.problems,
    places_of_measures.problems,
)
