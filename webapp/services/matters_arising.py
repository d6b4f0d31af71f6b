"""Matters arising for a committee's next meeting, compiled by itself.

All that its last meeting resolved, asked for, was promised and recommended, and of the meetings before whatever has not
ended; each with where it stands. What comes from Part 2, or is kept from the public, is marked and stays out of the
paper.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from models.minutes_vocabulary import ResolutionOutcome
from models.rules import actions as action_rules
from models.rules import matters_arising as rules
from models.rules import recommendations as recommendation_rules
from models.rules.permissions import Permission
from webapp.services import matters_rows
from webapp.services.actors import Actor
from webapp.services.matters_rows import Asked, Given, Item, Kind, Planned, Sitting
from webapp.services.owed import ENDED


class Meeting(Protocol):
    """A meeting so far as it says from which meetings something arises at it."""

    @property
    def committee_id(self) -> int:
        """Whose it is."""
        ...

    @property
    def held_on(self) -> date:
        """Its day."""
        ...

    @property
    def day_number(self) -> int:
        """Which of its committee's meetings of that day it is."""
        ...


class Source(NamedTuple):
    """Where a matter is kept: its kind and number, and of what was resolved its meeting and item, to lead there."""

    kind: Kind
    id: int
    meeting_id: int
    item_id: int | None


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing arising: what it is, its words, and sentences that say where it stands. `record` leads to it.

    `told` are those sentences as the public may read them: nothing of an action that is kept from it.
    """

    what: str
    words: str
    heading: str
    stands: list[str]
    told: list[str]
    is_open: bool
    is_private: bool
    record: Source


@dataclass(frozen=True, slots=True)
class Arising:
    """What arises from one meeting, in the order of its agenda. `is_last` says that all of it is here."""

    meeting: Sitting
    is_last: bool
    matters: list[Matter]


@dataclass
class Followed:
    """What follows from the resolutions and the marks of a committee's minutes, by their numbers."""

    actions: Sequence[Given]
    topics: Sequence[Planned]
    on: date
    used: set[int] = field(default_factory=set)

    def of(self, *, resolution_id: int = 0, owed_id: int = 0) -> tuple[list[str], list[str], bool]:
        """Sentences for what follows from one of them, those the public may read, and whether any is to be done."""
        given = [one for one in self.actions if _is_from(one, resolution_id, owed_id)]
        self.used |= {one.id for one in given}
        planned = [one for one in self.topics if _is_from(one, resolution_id, owed_id)]
        topics_said = [rules.topic(one.title) for one in planned]
        said = [_standing(one, one.said) for one in given] + topics_said
        told = [sentence for one in given for sentence in _told(one)] + topics_said
        return said, told, any(action_rules.is_open(one.status) for one in given)


def of_meeting(meeting: Meeting, *, by: Actor, on: date) -> list[Arising]:
    """What arises at a meeting from those held before it, the last first: a fixed number of statements."""
    by.check(Permission.RECORD_MEETING, meeting.committee_id)
    last = last_before(meeting)
    if last is None:
        return []
    earlier = (last.held_on, last.day_number)
    followed = Followed(_actions(meeting.committee_id, last), matters_rows.planned(meeting.committee_id), on)
    every = [
        *_resolved(last, followed),
        *_owed(meeting.committee_id, last, followed, by),
        *_recommended(meeting.committee_id, last, followed),
        *_given(followed),
    ]
    shown = [(held, item, one) for held, item, one in every if (held.held_on, held.day_number) <= earlier]
    return _by_meeting(shown, last)


def last_before(meeting: Meeting) -> Sitting | None:
    """The committee's last meeting before this one that was not cancelled."""
    return matters_rows.last_before(meeting.committee_id, meeting.held_on, meeting.day_number)


Found = tuple[Sitting, Item | None, Matter]


def _resolved(last: Sitting, followed: Followed) -> Iterable[Found]:
    for one in matters_rows.resolved(last):
        said, told, is_open = followed.of(resolution_id=one.id)
        if not said and one.outcome is not ResolutionOutcome.LOST:
            said = told = ["Nothing recorded follows from it."]
        source = Source("resolution", one.id, last.id, one.item.id)
        matter = _matter(one.item, one.outcome.value.capitalize(), one.text, (said, told), is_open, source)
        yield last, one.item, matter


def _owed(committee_id: int, last: Sitting, followed: Followed, by: Actor) -> Iterable[Found]:
    is_covered = by.may(Permission.PLAN_MEETINGS, committee_id)
    for one in matters_rows.marked(committee_id, last, is_covered=is_covered):
        followers, told, _ = followed.of(owed_id=one.id)
        is_open = one.status not in ENDED
        own = rules.owed(one.status, by=one.owed_by, due_on=one.due_on, outcome=one.outcome, ended_on=one.ended_on)
        stands = tuple(each if is_open and each else [own, *each] for each in (followers, told))
        source = Source("owed", one.id, one.meeting.id, one.item.id)
        what = "Asked" if one.kind == "ask" else "Promised"
        yield one.meeting, one.item, _matter(one.item, what, one.quoted, stands, is_open, source)


def _recommended(committee_id: int, last: Sitting, followed: Followed) -> Iterable[Found]:
    for one in matters_rows.asked(committee_id, last):
        followers, told, _ = followed.of(resolution_id=one.resolution_id)
        own = _answered(one, followed.on)
        source = Source("recommendation", one.id, one.meeting.id, one.item.id)
        stands = [own, *followers], [own, *told]
        yield one.meeting, one.item, _matter(one.item, "Recommended", one.text, stands, one.is_open, source)


def _answered(one: Asked, on: date) -> str:
    return rules.recommendation(
        one.to,
        one.response,
        answer_by=recommendation_rules.answer_by(reported_on=one.reported_on, notice_on=one.notice_on),
        responded_on=one.responded_on,
        reasons=one.response_text,
        implementation=one.implementation,
        today=on,
    )


def _given(followed: Followed) -> Iterable[Found]:
    """The actions that follow from nothing said already: those of the last meeting, and of others while open."""
    for one in followed.actions:
        if one.id in followed.used or one.meeting is None:
            continue
        is_open = action_rules.is_open(one.status)
        source = Source("action", one.id, one.meeting.id, one.item.id if one.item else None)
        said = [_standing(one, one.said)], _told(one)
        heading = one.item.heading if one.item else ""
        matter = Matter("To be done", one.text, heading, *said, is_open, one.is_kept_back, source)
        yield one.meeting, one.item, matter


def _matter(item: Item, what: str, words: str, stands: tuple[list[str], ...], is_open: bool, source: Source) -> Matter:
    said, told = stands
    return Matter(what, words, item.heading, said, told, is_open, item.is_private, source)


def _by_meeting(every: list[Found], last: Sitting) -> list[Arising]:
    """The last meeting first; what arises from each in the order of its agenda."""
    by_meeting: dict[int, list[Found]] = {}
    for one in every:
        by_meeting.setdefault(one[0].id, []).append(one)
    grouped = sorted(by_meeting.values(), key=lambda some: (some[0][0].held_on, some[0][0].id), reverse=True)
    return [
        Arising(
            some[0][0],
            some[0][0].id == last.id,
            [matter for _, item, matter in sorted(some, key=lambda one: _place(one[1]))],
        )
        for some in grouped
    ]


def _place(item: Item | None) -> tuple[int, int]:
    return (item.position, item.id) if item else (1_000_000, 0)


def _actions(committee_id: int, last: Sitting) -> list[Given]:
    """Those of the last meeting as they were given, then the others while open, the soonest due first."""

    def place(one: Given) -> tuple[bool, date, int]:
        is_of_last = one.meeting is not None and one.meeting.id == last.id
        return not is_of_last, date.max if is_of_last else one.due_on or date.max, one.id

    return sorted(matters_rows.given(committee_id, last), key=place)


def _told(one: Given) -> list[str]:
    """How an action stands, with what was said of it for the public last; nothing of one that is kept back."""
    return [] if one.is_kept_back else [_standing(one, one.told)]


def _standing(one: Given, said: str) -> str:
    return rules.action(one.owner, one.status, due_on=one.due_on, ended_on=one.ended_on, said=said)


def _is_from(one: Given | Planned, resolution_id: int, owed_id: int) -> bool:
    return bool((resolution_id and one.resolution_id == resolution_id) or (owed_id and one.owed_id == owed_id))
