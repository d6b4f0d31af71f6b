"""Where things stand in a council file: every entry with its path, nested items too."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from webapp.services.council_file.problems import Step

Entry = dict[str, Any]
Steps = tuple[Step, ...]
Found = Iterator[tuple[Steps, Entry]]

AT_THE_TOP = (
    *("closed_days", "house_styles", "political_groups", "declaration_kinds", "members", "committees", "accounts"),
    *("meetings", "actions", "key_decisions", "work_programmes", "topics", "waived_findings"),
    *("programmes_brought_in", "task_groups"),
    *("scoring_schemes", "suggestions", "key_dates", "column_meanings"),
    *("frameworks", "scorecards", "measure_follow_ups", "reading_columns"),
    *("allocations", "publications", "audit_events"),
)
UNDER_MEMBERS = (
    *("terms", "groups", "interests", "confirmations", "dispensations", "absence_approvals"),
    "outside_attendance",
)
UNDER_MEETINGS = (
    *("changes", "substitutions", "attendance", "attendees", "withdrawals", "declarations", "late_decisions"),
    *("motions", "resolutions"),
)

IN_PROGRAMMES = {
    "key_decisions": ("notices", "matches", "call_ins"),
    "topics": ("changes", "last_reports", "appearances"),
    "suggestions": ("scores",),
    "task_groups": ("witnesses", "evidence", "steps", "recommendations"),
    "frameworks": ("outcomes", "areas", "measures", "business_units"),
}
IN_FRAMEWORKS = {
    "measures": ("remits", "changes", "targets", "readings", "commentaries"),
    "business_units": ("remits", "lines"),
}


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
    return in_meetings(data, "late_decisions")


def in_members(data: Mapping[str, Any], name: str) -> Found:
    """Every entry of one list of every member: their terms, their groups."""
    for steps, member in each(data, "members"):
        yield from each(member, name, steps)


def in_committees(data: Mapping[str, Any], name: str) -> Found:
    """Every entry of one list of every committee: its seats, contacts, standing texts."""
    for steps, committee in each(data, "committees"):
        yield from each(committee, name, steps)


def in_meetings(data: Mapping[str, Any], name: str) -> Found:
    """Every entry of one list of every meeting, and of that list of every item: their withdrawals."""
    for steps, meeting in each(data, "meetings"):
        yield from each(meeting, name, steps)
    for steps, item in agenda_items(data):
        yield from each(item, name, steps)


def minutes(data: Mapping[str, Any]) -> Found:
    """The minutes of every meeting that has some."""
    return _one_in(each(data, "meetings"), "minutes")


def in_minutes(data: Mapping[str, Any], name: str) -> Found:
    """Every entry of one list of all minutes: their corrections, the drafts that were issued."""
    for steps, entry in minutes(data):
        yield from each(entry, name, steps)


def minute(data: Mapping[str, Any]) -> Found:
    """What the minutes say of each item."""
    return _one_in(agenda_items(data), "minute")


def texts(data: Mapping[str, Any]) -> Found:
    """Every state of what they say."""
    for steps, entry in minute(data):
        yield from each(entry, "texts", steps)


def votes(data: Mapping[str, Any]) -> Found:
    """The vote on every motion that was voted on."""
    return _one_in(in_meetings(data, "motions"), "vote")


def ballots(data: Mapping[str, Any]) -> Found:
    """How everybody voted whose vote is recorded by name."""
    for steps, vote in votes(data):
        yield from each(vote, "ballots", steps)


def owed(data: Mapping[str, Any]) -> Found:
    """Every ask and undertaking under every minute."""
    for steps, entry in minute(data):
        yield from each(entry, "owed", steps)


def waved_through(data: Mapping[str, Any]) -> Found:
    """Every sentence of a minute that was found to owe nothing."""
    for steps, entry in minute(data):
        yield from each(entry, "waved_through", steps)


def recommendations(data: Mapping[str, Any]) -> Found:
    """Everything that was recommended by a resolution."""
    for steps, entry in in_meetings(data, "resolutions"):
        yield from each(entry, "recommendations", steps)


def updates(data: Mapping[str, Any]) -> Found:
    """What was said of every action."""
    for steps, entry in each(data, "actions"):
        yield from each(entry, "updates", steps)


def named_items(data: Mapping[str, Any]) -> Found:
    """Every agenda item that a dispensation names."""
    for steps, dispensation in in_members(data, "dispensations"):
        yield from each(dispensation, "items", steps)


def below(data: Mapping[str, Any], top: str, name: str) -> Found:
    """Every entry of one list of everything at the top: the notices of decisions, the changes of topics."""
    for steps, entry in each(data, top):
        yield from each(entry, name, steps)


def signatories(data: Mapping[str, Any]) -> Found:
    """Everybody who signed a call-in."""
    for steps, entry in below(data, "key_decisions", "call_ins"):
        yield from each(entry, "signatories", steps)


def in_frameworks(data: Mapping[str, Any], name: str, below_it: str) -> Found:
    """Every entry of one list of every measure or business unit: the readings of measures, the lines of units."""
    for steps, entry in below(data, "frameworks", name):
        yield from each(entry, below_it, steps)


def numbered(data: Mapping[str, Any]) -> Iterator[tuple[str, list[tuple[Steps, Entry]]]]:
    """Every kind of thing that carries a number, with all of its entries."""
    for name in AT_THE_TOP:
        yield name, list(each(data, name))
    for name in UNDER_MEMBERS:
        yield name, list(in_members(data, name))
    for name in UNDER_MEETINGS:
        yield name, list(in_meetings(data, name))
    yield "named_items", list(named_items(data))
    for name in ("corrections", "drafts"):
        yield name, list(in_minutes(data, name))
    for name, found in TAKEN_DOWN.items():
        yield name, list(found(data))
    for name in ("contacts", "standing_texts", "seats"):
        yield name, list(in_committees(data, name))
    yield (
        "standing_items",
        [found for steps, one in each(data, "committees") for found in items_of(one, "standing_items", steps)],
    )
    for top, lists in IN_PROGRAMMES.items():
        for name in lists:
            yield f"{top}.{name}", list(below(data, top, name))
    yield "signatories", list(signatories(data))
    for name, lists in IN_FRAMEWORKS.items():
        for below_it in lists:
            yield f"{name}.{below_it}", list(in_frameworks(data, name, below_it))
    yield "roles", [found for steps, one in each(data, "accounts") for found in each(one, "roles", steps)]
    yield "items", list(agenda_items(data))
    yield "documents", list(documents(data))
    yield "papers", list(papers(data))


def _one_in(entries: Found, name: str) -> Found:
    """What stands under a name of each entry, where it is one thing and not a list."""
    for steps, entry in entries:
        if name in entry:
            yield (*steps, name), entry[name]


TAKEN_DOWN: dict[str, Callable[[Mapping[str, Any]], Found]] = {
    "minutes": minutes,
    "minute": minute,
    "texts": texts,
    "votes": votes,
    "ballots": ballots,
    "owed": owed,
    "waved_through": waved_through,
    "recommendations": recommendations,
    "updates": updates,
}
