"""Whether what a council file says was taken down at meetings could have been: the rules of the database, in words."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from models.minutes_vocabulary import Choice, MotionKind
from models.rules import RuleBroken
from webapp.services.council_file import item_places, places
from webapp.services.council_file.places import Entry, Found, Steps
from webapp.services.council_file.problems import Problem, path_of


def checks(data: Mapping[str, Any]) -> Iterator[tuple[Found, Callable[[Entry], object]]]:
    """Each kind of entry with the rule it has to keep."""
    yield places.minutes(data), _minutes
    yield places.minute(data), _minute
    yield places.in_meetings(data, "motions"), _motion
    yield places.votes(data), _vote


def places_named(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Each motion or item that is named by its place, and is not there."""
    for steps, entry in (*places.each(data, "meetings"), *places.agenda_items(data)):
        yield from _motions_of(entry, steps)
    for steps, meeting in places.each(data, "meetings"):
        there = {place for place, _ in item_places.entries(meeting)}
        yield from _corrected_items(meeting.get("minutes", {}), (*steps, "minutes"), there)


def _minutes(entry: Entry) -> None:
    if entry.get("rose_at") and not entry.get("opened_at"):
        raise RuleBroken("Say when the meeting began as well as when it rose.", "opened_at")
    if entry.get("rose_at") and entry["rose_at"] < entry["opened_at"]:
        raise RuleBroken("Enter a time after the meeting began.", "rose_at")


def _minute(entry: Entry) -> None:
    states = [text["revision"] for text in entry.get("texts", ())]
    if len(set(states)) < len(states):
        raise RuleBroken("Two states of the text have one revision. Number them from 1.", "texts")


def _motion(entry: Entry) -> None:
    if (entry.get("kind") == MotionKind.AMENDMENT) != bool(entry.get("amends")):
        raise RuleBroken("Say which motion an amendment amends, and of a motion that it amends none.", "amends")
    if entry.get("mover") and entry.get("mover") == entry.get("seconder"):
        raise RuleBroken("Nobody seconds their own motion. Name somebody else, or nobody.", "seconder")


def _vote(entry: Entry) -> None:
    if entry.get("second_vote") == Choice.ABSTAINED:
        raise RuleBroken("A second vote is for or against.", "second_vote")
    voters = [one["member"] for one in entry.get("ballots", ())]
    if len(set(voters)) < len(voters):
        raise RuleBroken("Somebody voted twice. Say once how each voted.", "ballots")


def _motions_of(entry: Entry, steps: Steps) -> Iterator[Problem]:
    motions = range(1, len(entry.get("motions", ())) + 1)
    for below, motion in places.each(entry, "motions", steps):
        itself = int(below[-1]) + 1
        yield from _leads_to(motion, "amends", below, [place for place in motions if place != itself])
    for below, resolution in places.each(entry, "resolutions", steps):
        yield from _leads_to(resolution, "motion", below, motions)


def _leads_to(entry: Entry, field: str, steps: Steps, there: Collection[int]) -> Iterator[Problem]:
    if entry.get(field) is not None and entry[field] not in there:
        yield Problem(path_of((*steps, field)), f"there is no motion {entry[field]} at this item. Count them from 1.")


def _corrected_items(minutes: Entry, steps: Steps, there: Collection[tuple[int, ...]]) -> Iterator[Problem]:
    for below, entry in places.each(minutes, "corrections", steps):
        if entry.get("item") and tuple(entry["item"]) not in there:
            yield Problem(path_of((*below, "item")), "the meeting has no such item. Count its items from 1.")
