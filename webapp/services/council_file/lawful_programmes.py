"""Whether what a council file says of programmes, suggestions, groups and the forward plan could have been entered."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from models.forward_plan_bodies import StatedBody
from models.programme_vocabulary import KeyDecisionStatus, SuggestionStatus, TopicStatus, TopicTiming
from models.rules import RuleBroken
from webapp.services.council_file import places
from webapp.services.council_file.places import Entry, Found
from webapp.services.council_file.shapes import misfits


def checks(data: Mapping[str, Any]) -> Iterator[tuple[Found, Callable[[Entry], object]]]:
    """Each kind of entry with the rule it has to keep."""
    yield places.each(data, "topics"), _topic
    yield places.each(data, "key_dates"), _key_date
    yield places.each(data, "key_decisions"), _decision
    yield places.below(data, "key_decisions", "notices"), _notice
    yield places.below(data, "key_decisions", "call_ins"), _call_in
    yield places.each(data, "suggestions"), _suggestion
    yield places.each(data, "scoring_schemes"), _scheme
    yield places.below(data, "task_groups", "recommendations"), _recommendation


def _topic(entry: Entry) -> None:
    timing = entry.get("timing", TopicTiming.NOT_YET)
    if (timing == TopicTiming.MEETING) != bool(entry.get("planned_meeting")):
        raise RuleBroken("Name the meeting of a topic that comes at one, and of any other none.", "planned_meeting")
    if (timing == TopicTiming.MONTH) != bool(entry.get("month")):
        raise RuleBroken("Give the month of a topic that comes in one, and of any other none.", "month")
    if entry.get("until_month") and (not entry.get("month") or entry["until_month"] <= entry["month"]):
        raise RuleBroken("The second month must come after the first. Leave it out for one month.", "until_month")
    for name in ("month", "until_month"):
        if entry.get(name) and date.fromisoformat(entry[name]).day != 1:
            raise RuleBroken("Give a month by its first day.", name)
    if timing == TopicTiming.CONDITION and not entry.get("condition"):
        raise RuleBroken("Say what it waits for: “when the business case is ready”.", "condition")
    status = entry.get("status", TopicStatus.OPEN)
    if (status == TopicStatus.OPEN) != (entry.get("ended_on") is None):
        raise RuleBroken("Give the day a topic ended, and of an open one none.", "ended_on")
    if (status == TopicStatus.MERGED) != bool(entry.get("merged_into")):
        raise RuleBroken("Name the topic that a merged one became part of, and of any other none.", "merged_into")


def _key_date(entry: Entry) -> None:
    if entry["ends_on"] < entry["starts_on"]:
        raise RuleBroken("Enter a last day on or after the first.", "ends_on")


def _decision(entry: Entry) -> None:
    if not any(entry.get(name) for name in ("decider_committee", "decider_member", "decider_name")):
        raise RuleBroken("Say who is to decide.", "decider_name")
    if entry.get("decide_until") and entry["decide_until"] < entry["decide_on"]:
        raise RuleBroken("Enter a last day on or after the first.", "decide_until")
    if (entry.get("status") == KeyDecisionStatus.TAKEN) != bool(entry.get("taken_on")):
        raise RuleBroken("Give the day a decision was taken, and of one not taken none.", "taken_on")
    _check_once((one["committee"] for one in entry.get("matches", ())), "matches", "A committee answers once.")


def _notice(entry: Entry) -> None:
    if stated := entry.get("stated"):
        for where, sentence in misfits(stated, StatedBody):
            raise RuleBroken(sentence, f"stated{where}")


def _call_in(entry: Entry) -> None:
    _check_once((one["member"] for one in entry.get("signatories", ())), "signatories", "A member signs once.")


def _suggestion(entry: Entry) -> None:
    if (entry.get("status", SuggestionStatus.WAITING) == SuggestionStatus.WAITING) != (not entry.get("decided_at")):
        raise RuleBroken("Say when it was accepted or declined, and of one that waits nothing.", "decided_at")
    _check_once((one["member"] for one in entry.get("scores", ())), "scores", "A member scores a suggestion once.")


def _scheme(entry: Entry) -> None:
    if entry.get("highest", 3) <= entry.get("lowest", 0):
        raise RuleBroken("The highest mark must be more than the lowest.", "highest")


def _recommendation(entry: Entry) -> None:
    if not (entry.get("to_committee") or entry.get("to_body")):
        raise RuleBroken("Say which body it is for.", "to_body")


def _check_once(names: Iterable[str], field: str, message: str) -> None:
    said = list(names)
    if len(set(said)) < len(said):
        raise RuleBroken(message, field)
