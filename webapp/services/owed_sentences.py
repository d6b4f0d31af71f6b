"""Sentences of minutes that read like something owed, and that the clerk has neither marked nor waved through."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import joinedload

from models.action import Action
from models.agenda import AgendaItem
from models.meeting import Meeting
from models.minutes import Minute
from models.owed import Owed, WavedThrough
from models.resolution import Recommendation, Resolution
from models.rules import asks
from models.work_programme import Topic
from webapp.database import db
from webapp.services import agenda_tree, attendance, audit, owed
from webapp.services.actors import Actor


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A sentence of an item's minute or resolution that reads like something owed, and the rule that found it."""

    item: AgendaItem
    words: str
    rule: asks.SentenceRule


@dataclass(frozen=True, slots=True)
class Settled:
    """What was decided about the sentences of a meeting: words marked, and hashes waved through, by minute."""

    quotes: dict[int, list[str]]
    waved: set[tuple[int, str]]

    def covers(self, minute: Minute, words: str) -> bool:
        """Whether a sentence of a minute has been dealt with."""
        return (minute.id, _hash(words)) in self.waved or asks.is_marked(words, self.quotes.get(minute.id, ()))


def unmarked(meeting: Meeting) -> list[Unmarked]:
    """The sentences of a meeting's minutes to be marked or waved through before they are issued, in printed order.

    A resolution is settled, too, by the recommendation, the action or the topic that follows from it. Four queries,
    however many items there are.
    """
    by_item = {one.item_id: one for one in _minutes(Minute.meeting_id == meeting.id)}
    settled, resolutions = _settled(list(by_item.values())), _open_resolutions(meeting.id)
    nodes = agenda_tree.walk(agenda_tree.tree_of(meeting))
    ordered = [by_item[node.item.id] for node in nodes if node.item.id in by_item]
    return [one for minute in ordered for one in _in(minute, settled, resolutions.get(minute.item_id, []))]


def unmarked_at(item: AgendaItem) -> list[Unmarked]:
    """The same, of one item."""
    found = _minutes(Minute.item_id == item.id)
    resolutions = _open_resolutions(item.meeting_id).get(item.id, []) if found else []
    return [one for minute in found for one in _in(minute, _settled(found), resolutions)]


def wave_through(item: AgendaItem, words: str, *, by: Actor, at: datetime) -> None:
    """Say that a sentence asks for nothing and promises nothing, so that it is not asked about again.

    Changes nothing where it is marked, was waved through, or reads otherwise by now.
    """
    attendance.check_open(item.meeting, by=by)
    wanted = next((one for one in unmarked_at(item) if _hash(one.words) == _hash(words)), None)
    if wanted is None:
        return
    (minute,) = _minutes(Minute.item_id == item.id)
    waved = WavedThrough(minute_id=minute.id, sentence_hash=_hash(words), waved_at=at, waved_by_id=by.user_id)
    db.session.add(waved)
    name = f"“{wanted.words[:80]}”, {owed.where(minute)}"
    audit.record("sentence waved through", waved, name=name, by=by, at=at, committee_id=minute.meeting.committee_id)


def _in(minute: Minute, settled: Settled, resolutions: list[str]) -> Iterator[Unmarked]:
    for text in (minute.text, *resolutions):
        for finding in asks.findings(text):
            if not settled.covers(minute, finding.sentence.words):
                yield Unmarked(minute.item, finding.sentence.words, finding.rule)


def _minutes(which: ColumnElement[bool]) -> list[Minute]:
    found = select(Minute).options(joinedload(Minute.item), joinedload(Minute.meeting)).where(which)
    return list(db.session.scalars(found.order_by(Minute.id)))


def _settled(minutes: list[Minute]) -> Settled:
    ids = [one.id for one in minutes]
    quotes: dict[int, list[str]] = {}
    marked = select(Owed.minute_id, Owed.quoted).where(Owed.minute_id.in_(ids), Owed.removed_at.is_(None))
    for minute_id, quoted in db.session.execute(marked.order_by(Owed.id)):
        quotes.setdefault(minute_id, []).append(quoted)
    waved = select(WavedThrough.minute_id, WavedThrough.sentence_hash).where(WavedThrough.minute_id.in_(ids))
    return Settled(quotes, {(number, words) for number, words in db.session.execute(waved)})


def _open_resolutions(meeting_id: int) -> dict[int, list[str]]:
    """The texts of the resolutions from which nothing follows yet, by item."""
    followed = or_(
        *(
            exists().where(kind.resolution_id == Resolution.id, kind.removed_at.is_(None))
            for kind in (Recommendation, Action, Topic)
        )
    )
    found = select(Resolution.item_id, Resolution.text).where(
        Resolution.meeting_id == meeting_id, Resolution.removed_at.is_(None), ~followed
    )
    texts: dict[int, list[str]] = {}
    for item_id, text in db.session.execute(found.order_by(Resolution.position, Resolution.id)):
        texts.setdefault(item_id, []).append(text)
    return texts


def _hash(words: str) -> str:
    """The same for the same words, however they are spaced."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()
