"""What somebody chooses for minutes read from paper: one answer to each question, by its name in the form.

The answers are plain words, so that they are kept, compared and sent as they are. `person-3-who` is the number of a
member, NAMED for somebody only printed, or OUT; `item-2-place` the number of an item of the agenda, NEW, BEFORE or OUT.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import TypedDict

from models.minutes_vocabulary import AttendeeCategory, MinuteOutcome, ResolutionOutcome
from models.rules.attendance_categories import read_line
from models.rules.wording import long_date
from models.vocabulary import AttendanceStatus

NAMED, NEW, BEFORE, OUT, YES = "named", "new", "before", "out", "yes"
LONGEST_NAME, LONGEST_CAPACITY, LONGEST_BODY = 120, 200, 200
TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
Choices = dict[str, str]


class PersonRead(TypedDict):
    """Somebody on paper, matched: `member_id` where that is sure, and who else the name fits."""

    name: str
    capacity: str
    category: str
    status: str
    is_chair: bool
    source: str
    member_id: int | None
    fits: list[str]


class ResolutionRead(TypedDict):
    """Something resolved, on paper."""

    text: str
    outcome: str
    to_body: str
    source: str


class ActionRead(TypedDict):
    """Something to be done, on paper; its owner matched where that is sure."""

    text: str
    owner: str
    member_id: int | None
    due_on: str
    source: str


class ItemRead(TypedDict):
    """A heading on paper with what stands under it, matched: `item_id` is the item of the agenda it is."""

    label: str
    heading: str
    depth: int
    is_heading_only: bool
    text: str
    outcome: str
    outcome_reason: str
    item_id: int | None
    resolutions: list[ResolutionRead]
    actions: list[ActionRead]


class Paper(TypedDict):
    """Minutes on paper as they were read: never changed again, so that what was found stands beside what was chosen."""

    held_on: str
    held_source: str
    opened_at: str
    opened_source: str
    rose_at: str
    rose_source: str
    people: list[PersonRead]
    items: list[ItemRead]
    left: list[str]


def first_choices(paper: Paper) -> Choices:
    """What is chosen as long as nobody corrects it."""
    chair = next((str(place) for place, one in enumerate(paper["people"]) if one["is_chair"]), "")
    chosen = {"opened_at": paper["opened_at"], "rose_at": paper["rose_at"], "chair": chair, "other_day": ""}
    for place, person in enumerate(paper["people"]):
        who = str(person["member_id"]) if person["member_id"] else NAMED
        line = ", ".join(filter(None, (person["name"], person["capacity"])))
        answers = {"who": who, "line": line, "category": person["category"], "status": person["status"]}
        chosen |= {f"person-{place}-{name}": answer for name, answer in answers.items()}
    for place, item in enumerate(paper["items"]):
        where = BEFORE if item["is_heading_only"] and place else NEW
        answers = {"place": str(item["item_id"]) if item["item_id"] else where}
        answers |= {"outcome": item["outcome"], "reason": item["outcome_reason"]}
        chosen |= {f"item-{place}-{name}": answer for name, answer in answers.items()}
        chosen |= dict(_decided(f"item-{place}", item))
    return chosen


def typed_into(chosen: Choices, typed: Mapping[str, str]) -> Choices:
    """The choices with what was typed in their place; whatever else was sent is no answer to anything."""
    return {name: _tidied(typed.get(name, kept)) for name, kept in chosen.items()}


def corrections(first: Choices, chosen: Choices) -> int:
    """How many answers are no longer the ones that were read."""
    return sum(chosen.get(name) != answer for name, answer in first.items())


def problems(
    paper: Paper, chosen: Choices, *, held_on: date, members: Sequence[int], items: Sequence[int]
) -> dict[str, str]:
    """What stands in the way of keeping, a sentence for each answer; `members` and `items` are those to choose from."""
    found: dict[str, str] = {}
    found |= _problems_of_the_day(paper, chosen, held_on)
    known = {*map(str, members), NAMED, OUT}
    for place, _ in enumerate(paper["people"]):
        found |= dict(_problems_of_a_person(f"person-{place}", chosen, known))
    if chosen["chair"] and not chosen.get(f"person-{chosen['chair']}-who", "").isdecimal():
        found["chair"] = "Choose somebody who is kept here, or say nobody."
    found |= _given_twice([f"person-{place}-who" for place, _ in enumerate(paper["people"])], chosen)
    for place, item in enumerate(paper["items"]):
        found |= dict(_problems_of_an_item(place, item, chosen, {*map(str, items), NEW, BEFORE, OUT}, known))
    return found


def _decided(within: str, item: ItemRead) -> Iterator[tuple[str, str]]:
    for place, resolution in enumerate(item["resolutions"]):
        name = f"{within}-resolution-{place}"
        yield f"{name}-text", resolution["text"]
        yield f"{name}-outcome", resolution["outcome"]
        yield f"{name}-body", resolution["to_body"]
    for place, action in enumerate(item["actions"]):
        name = f"{within}-action-{place}"
        yield f"{name}-text", action["text"]
        yield f"{name}-who", str(action["member_id"]) if action["member_id"] else NAMED
        yield f"{name}-name", action["owner"]
        yield f"{name}-due", action["due_on"]


def time_chosen(answer: str) -> time | None:
    """The time an answer gives; None for none."""
    matched = TIME.fullmatch(answer.replace(".", ":"))
    return time(int(matched[1]), int(matched[2])) if matched else None


def day_chosen(answer: str) -> date | None:
    """The day an answer gives, as 2019-04-30; None for none."""
    try:
        return date.fromisoformat(answer) if re.fullmatch(r"\d{4}-\d\d-\d\d", answer, re.ASCII) else None
    except ValueError:
        return None


def _problems_of_the_day(paper: Paper, chosen: Choices, held_on: date) -> dict[str, str]:
    found = {}
    for name in ("opened_at", "rose_at"):
        if chosen[name] and time_chosen(chosen[name]) is None:
            found[name] = "Enter the time on the 24-hour clock, like 12:20."
    if paper["held_on"] and paper["held_on"] != held_on.isoformat() and chosen["other_day"] != YES:
        said = long_date(date.fromisoformat(paper["held_on"]))
        found["other_day"] = (
            f"The paper is of {said}, and this meeting is on {long_date(held_on)}. Say that it is right."
        )
    return found


def _problems_of_a_person(within: str, chosen: Choices, known: set[str]) -> Iterator[tuple[str, str]]:
    who, (name, capacity) = chosen[f"{within}-who"], read_line(chosen[f"{within}-line"])
    if who == OUT:
        return
    if who not in known:
        yield f"{within}-who", "Choose who this is: the one chosen is not there any more."
    if not name or len(name) > LONGEST_NAME or len(capacity) > LONGEST_CAPACITY:
        yield f"{within}-line", f"Enter a name of up to {LONGEST_NAME} characters, and after a comma what they are."
    if chosen[f"{within}-category"] not in ("", *AttendeeCategory):
        yield f"{within}-category", "Choose a heading from the list."
    elif who == NAMED and not chosen[f"{within}-category"]:
        yield f"{within}-category", "Choose who this is, or under which heading they are printed."
    if chosen[f"{within}-status"] not in [*AttendanceStatus]:
        yield f"{within}-status", "Choose whether they came."


def _given_twice(names: Sequence[str], chosen: Choices) -> dict[str, str]:
    seen: set[str] = set()
    found = {}
    for name in names:
        if chosen[name].isdecimal() and chosen[name] in seen:
            found[name] = "This person is chosen twice. Leave one of them out, or choose somebody else."
        seen.add(chosen[name])
    return found


def _problems_of_an_item(
    place: int, item: ItemRead, chosen: Choices, places: set[str], known: set[str]
) -> Iterator[tuple[str, str]]:
    within = f"item-{place}"
    where = chosen[f"{within}-place"]
    if where == OUT:
        return
    if where not in places:
        yield f"{within}-place", "Choose the item again: the one chosen is not on the agenda any more."
    if where == BEFORE and place == 0:
        yield f"{within}-place", "Nothing stands before this. Choose an item, or make it a new one."
    outcome, reason = chosen[f"{within}-outcome"], chosen[f"{within}-reason"]
    if outcome not in ("", *MinuteOutcome):
        yield f"{within}-outcome", "Choose what became of it."
    if outcome in (MinuteOutcome.DEFERRED, MinuteOutcome.WITHDRAWN) and not reason:
        yield f"{within}-reason", f"Say why it was {outcome}: the minutes print it."
    for number, _ in enumerate(item["resolutions"]):
        yield from _problems_of_a_resolution(f"{within}-resolution-{number}", chosen)
    for number, _ in enumerate(item["actions"]):
        yield from _problems_of_an_action(f"{within}-action-{number}", chosen, known)


def _problems_of_a_resolution(within: str, chosen: Choices) -> Iterator[tuple[str, str]]:
    outcome, body = chosen[f"{within}-outcome"], chosen[f"{within}-body"]
    if outcome == OUT:
        return
    if outcome not in [*ResolutionOutcome]:
        yield f"{within}-outcome", "Choose what the committee did."
    if not chosen[f"{within}-text"]:
        yield f"{within}-text", "Enter what was resolved, or leave it out."
    if outcome == ResolutionOutcome.RECOMMENDED and not body:
        yield f"{within}-body", "Enter the body it is recommended to."
    if body and (outcome != ResolutionOutcome.RECOMMENDED or len(body) > LONGEST_BODY):
        yield f"{within}-body", "Only what is recommended goes to another body: clear this, or choose “recommended”."


def _problems_of_an_action(within: str, chosen: Choices, known: set[str]) -> Iterator[tuple[str, str]]:
    who = chosen[f"{within}-who"]
    if who == OUT:
        return
    if not chosen[f"{within}-text"]:
        yield f"{within}-text", "Say what is to be done, or leave it out."
    if who not in known:
        yield f"{within}-who", "Choose who is to do it."
    if who == NAMED and not 0 < len(chosen[f"{within}-name"]) <= LONGEST_CAPACITY:
        yield f"{within}-name", "Say who is to do it: choose a person, or enter a name."
    if day_chosen(chosen[f"{within}-due"]) is None:
        yield f"{within}-due", "Enter the day it is due, like 2019-04-30, or leave it out."


def _tidied(answer: str) -> str:
    return "".join(one for one in answer.replace("\r\n", "\n") if one.isprintable() or one == "\n").strip()
