"""The items of minutes that were brought in: found on the agenda or added to it, with their words and decisions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.minutes import Minute
from models.minutes_vocabulary import MinuteOutcome, ResolutionOutcome
from models.rules import RuleBroken
from models.rules.actions import Due, Owner, Source
from models.rules.minutes_reading import choices, matching
from models.rules.minutes_reading.choices import BEFORE, NAMED, NEW, OUT, Choices, ItemRead
from models.rules.minutes_reading.lines import folded
from models.vocabulary import ItemKind
from webapp.database import db
from webapp.services import actions, agenda_items, committees, items_taken, minute_texts, minutes, resolutions
from webapp.services.actors import Actor
from webapp.services.incoming_minutes.waiting import Waiting
from webapp.services.minute_texts import Sent


@dataclass(slots=True)
class Words:
    """What goes under one item: the headings of the paper that became it, with their places there."""

    item: AgendaItem
    texts: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)


def keep(meeting: Meeting, looked: Waiting, *, by: Actor, at: datetime) -> None:
    """Write every heading of the paper under the item that was chosen for it."""
    for words in _placed(meeting, looked, by=by, at=at):
        with beside(f"item-{words.places[0]}-place"):
            _write(words, looked, by=by, at=at)


def _placed(meeting: Meeting, looked: Waiting, *, by: Actor, at: datetime) -> list[Words]:
    """The items in the order of the paper, new ones made; a heading that belongs to what is before it goes there."""
    by_item: dict[int, Words] = {}
    last: Words | None = None
    for place, read in enumerate(looked.paper["items"]):
        where = looked.chosen[f"item-{place}-place"]
        if where == OUT:
            continue
        if where == BEFORE:
            if last is not None:
                last.texts.append("\n\n".join(filter(None, (f"# {read['heading']}", read["text"]))))
                last.places.append(place)
            continue
        with beside(f"item-{place}-place"):
            item = db.session.get_one(AgendaItem, int(where)) if where != NEW else None
            item = item or _added(meeting, looked.paper["items"], place, last, by=by, at=at)
        is_first = item.id not in by_item
        last = by_item.setdefault(item.id, Words(item))
        text = read["text"] if is_first else "\n\n".join(filter(None, (f"# {read['heading']}", read["text"])))
        last.texts.append(text)
        last.places.append(place)
    return list(by_item.values())


def _added(
    meeting: Meeting, found: list[ItemRead], place: int, last: Words | None, *, by: Actor, at: datetime
) -> AgendaItem:
    """A heading that is on no agenda yet: under or after the item that stands before it on paper."""
    read, following = found[place], found[place + 1 : place + 2]
    has_words = bool(read["text"] or read["resolutions"] or read["actions"])
    is_above = not has_words and any(one["depth"] > read["depth"] for one in following)
    heading, kind = read["heading"], ItemKind.GROUP if is_above else matching.kind_of(read["heading"])
    top = _top(last.item) if last else None
    if top is None:
        return agenda_items.add_last(meeting, heading=heading, kind=kind, by=by, at=at)
    if read["depth"]:
        return agenda_items.add_last(meeting, heading=heading, kind=kind, below=top, by=by, at=at)
    return agenda_items.add_after(top, heading=heading, kind=kind, by=by, at=at)


def _top(item: AgendaItem) -> AgendaItem:
    while item.parent_id is not None:
        item = db.session.get_one(AgendaItem, item.parent_id)
    return item


def _write(words: Words, looked: Waiting, *, by: Actor, at: datetime) -> None:
    """Its text, its resolutions, what became of it and its actions; what the item has already stays as it is."""
    item, chosen = words.item, looked.chosen
    text = "\n\n".join(filter(None, words.texts))
    if item.kind is ItemKind.DECLARATIONS and folded(text) in ("none", "nil", "none declared", "there were none"):
        # The minutes print that by themselves where nothing was declared.
        text = ""
    kept = minutes.minute_of(item)
    if text and not (kept and kept.text):
        minute_texts.save(item.id, Sent(text, kept.revision if kept else 0), by=by, at=at)
    if not resolutions.of_item(item):
        for place in words.places:
            for number, _ in enumerate(looked.paper["items"][place]["resolutions"]):
                _resolve(item, f"item-{place}-resolution-{number}", chosen, by=by, at=at)
    _say_outcome(item, minutes.minute_of(item), words.places, chosen, by=by, at=at)
    if any(one.item_id == item.id for one in actions.of_meeting(item.meeting)):
        return
    for place in words.places:
        for number, _ in enumerate(looked.paper["items"][place]["actions"]):
            _give(item, f"item-{place}-action-{number}", chosen, by=by, at=at)


def _resolve(item: AgendaItem, within: str, chosen: Choices, *, by: Actor, at: datetime) -> None:
    if chosen[f"{within}-outcome"] == OUT:
        return
    body = chosen[f"{within}-body"]
    known = next((one.id for one in committees.all_committees() if folded(one.name) == folded(body)), None)
    with beside(f"{within}-text"):
        resolutions.resolve(
            item,
            {
                "outcome": ResolutionOutcome(chosen[f"{within}-outcome"]),
                "text": chosen[f"{within}-text"],
                "to_committee_id": known,
                "to_body": "" if known else body,
            },
            by=by,
            at=at,
        )


def _say_outcome(
    item: AgendaItem, kept: Minute | None, places: list[int], chosen: Choices, *, by: Actor, at: datetime
) -> None:
    said = [(chosen[f"item-{place}-outcome"], chosen[f"item-{place}-reason"]) for place in places]
    outcome, reason = next(((outcome, reason) for outcome, reason in said if outcome), ("", ""))
    if not outcome or (kept and kept.outcome):
        return
    items_taken.correct(
        item,
        begun_at=kept.begun_at if kept else None,
        ended_at=kept.ended_at if kept else None,
        outcome=MinuteOutcome(outcome),
        outcome_reason=reason,
        revision=items_taken.state_of(kept),
        by=by,
        at=at,
    )


def _give(item: AgendaItem, within: str, chosen: Choices, *, by: Actor, at: datetime) -> None:
    who = chosen[f"{within}-who"]
    if who == OUT:
        return
    owner = Owner(name=chosen[f"{within}-name"]) if who == NAMED else Owner(member_id=int(who))
    due = Due(on=choices.day_chosen(chosen[f"{within}-due"]))
    source = Source(meeting_id=item.meeting_id, item_id=item.id)
    with beside(f"{within}-text"):
        actions.give(
            item.meeting.committee, text=chosen[f"{within}-text"], owner=owner, due=due, from_=source, by=by, at=at
        )


@contextmanager
def beside(name: str) -> Iterator[None]:
    """Say a refusal of the services beside the answer it is about, the nearest one."""
    try:
        yield
    except RuleBroken as broken:
        is_placed = broken.field.startswith("item-")
        raise RuleBroken(broken.message, broken.field if is_placed else name) from broken
