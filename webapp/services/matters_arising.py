"""Matters arising for a committee's next meeting, compiled by itself.

All that its last meeting resolved, asked for, was promised and recommended, and of the meetings before whatever has not
ended; each with where it stands. What comes from Part 2, or is kept from the public, is marked and stays out of the
paper.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from models.action import Action
from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.minutes import Minute
from models.minutes_vocabulary import Implementation, OwedStatus, RecommendationResponse, ResolutionOutcome
from models.owed import Owed
from models.resolution import Recommendation, Resolution
from models.rules import actions as action_rules
from models.rules import matters_arising as rules
from models.rules.permissions import Permission
from models.vocabulary import MeetingStatus
from models.work_programme import Topic
from webapp.database import db
from webapp.services import action_facts, actions, agenda_tree, owed, recommendations, resolutions, topics
from webapp.services.actors import Actor

ENDED = (OwedStatus.DONE, OwedStatus.DECLINED)


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
    record: Resolution | Owed | Recommendation | Action


@dataclass(frozen=True, slots=True)
class Arising:
    """What arises from one meeting, in the order of its agenda. `is_last` says that all of it is here."""

    meeting: Meeting
    is_last: bool
    matters: list[Matter]


@dataclass
class Followed:
    """What follows from the resolutions and the marks of a committee's minutes, by their numbers."""

    actions: list[Action]
    topics: list[Topic]
    on: date
    used: set[int] = field(default_factory=set)

    def of(self, *, resolution_id: int = 0, owed_id: int = 0) -> tuple[list[str], list[str], bool]:
        """Sentences for what follows from one of them, those the public may read, and whether any is to be done."""
        given = [one for one in self.actions if _is_from(one, resolution_id, owed_id)]
        self.used |= {one.id for one in given}
        planned = [one for one in self.topics if _is_from(one, resolution_id, owed_id)]
        topics_said = [rules.topic(one.title) for one in planned]
        said = [_action(one) for one in given] + topics_said
        told = [sentence for one in given for sentence in _told(one)] + topics_said
        return said, told, any(action_rules.is_open(one.status) for one in given)


def of_meeting(meeting: Meeting, *, by: Actor, on: date) -> list[Arising]:
    """What arises at a meeting from those held before it, the last first."""
    by.check(Permission.RECORD_MEETING, meeting.committee_id)
    committee = meeting.committee
    last = last_before(meeting)
    if last is None:
        return []
    earlier = (last.held_on, last.day_number)
    followed = Followed(_actions(committee, last), topics.of_committee(committee), on)
    every = [
        *_resolved(last, followed),
        *_owed(committee, last, followed, by),
        *_recommended(committee, last, followed),
        *_given(last, followed),
    ]
    shown = [(held, item, one) for held, item, one in every if (held.held_on, held.day_number) <= earlier]
    return _by_meeting(shown, last)


def last_before(meeting: Meeting) -> Meeting | None:
    """The committee's last meeting before this one that was not cancelled."""
    found = select(Meeting).where(
        Meeting.committee_id == meeting.committee_id,
        Meeting.status != MeetingStatus.CANCELLED,
        (Meeting.held_on < meeting.held_on)
        | ((Meeting.held_on == meeting.held_on) & (Meeting.day_number < meeting.day_number)),
    )
    latest = found.order_by(Meeting.held_on.desc(), Meeting.day_number.desc(), Meeting.id.desc()).limit(1)
    return db.session.scalar(latest)


Found = tuple[Meeting, AgendaItem | None, Matter]


def _resolved(last: Meeting, followed: Followed) -> Iterable[Found]:
    for found in resolutions.of_meeting(last).values():
        for one in found:
            if resolutions.sent_from(one):
                continue
            said, told, is_open = followed.of(resolution_id=one.id)
            if not said and one.outcome is not ResolutionOutcome.LOST:
                said = told = ["Nothing recorded follows from it."]
            yield _matter(last, one.item, one.outcome.value.capitalize(), one.text, (said, told), is_open, one)


def _owed(committee: Committee, last: Meeting, followed: Followed, by: Actor) -> Iterable[Found]:
    open_ones = [one for one in owed.still_owed(by=by) if one.minute.meeting.committee_id == committee.id]
    for one in {one.id: one for one in (*open_ones, *owed.of_meeting(last))}.values():
        followers, told, _ = followed.of(owed_id=one.id)
        is_open = one.status not in ENDED
        who = one.owing_member.name if one.owing_member else one.owed_by
        own = rules.owed(one.status, by=who, due_on=one.due_on, outcome=one.outcome, ended_on=one.ended_on)
        stands = tuple(each if is_open and each else [own, *each] for each in (followers, told))
        yield _matter(
            one.minute.meeting, one.minute.item, "Asked" if one.kind == "ask" else "Promised", one.quoted, stands,
            is_open, one,
        )  # fmt: skip


def _recommended(committee: Committee, last: Meeting, followed: Followed) -> Iterable[Found]:
    for one in recommendations.of_committee(committee):
        is_open = one.response is RecommendationResponse.AWAITED or (
            one.response is not RecommendationResponse.REJECTED and one.implementation is not Implementation.DONE
        )
        if one.resolution.meeting_id != last.id and not is_open:
            continue
        followers, told, _ = followed.of(resolution_id=one.resolution_id)
        own = rules.recommendation(
            recommendations.addressee(one),
            one.response,
            answer_by=recommendations.answer_by(one),
            responded_on=one.responded_on,
            reasons=one.response_text,
            implementation=one.implementation,
            today=followed.on,
        )
        item = one.resolution.item
        stands = [own, *followers], [own, *told]
        yield _matter(one.resolution.meeting, item, "Recommended", one.text, stands, is_open, one)


def _given(last: Meeting, followed: Followed) -> Iterable[Found]:
    """The actions that follow from nothing said already: those of the last meeting, and of others while open."""
    for one in followed.actions:
        if one.id in followed.used or one.meeting is None:
            continue
        is_open = action_rules.is_open(one.status)
        stands = [_action(one)], _told(one)
        meeting, item, matter = _matter(one.meeting, one.item, "To be done", one.text, stands, is_open, one)
        yield meeting, item, replace(matter, is_private=_is_kept_back(one))


def _is_kept_back(one: Action) -> bool:
    """Whether the public may not know of an action: an officer said so, or any of what it comes from is in Part 2."""
    marked = one.owed.minute.item if one.owed else None
    resolved = one.resolution.item if one.resolution else None
    from_private = any(item is not None and agenda_tree.is_private(item) for item in (one.item, marked, resolved))
    return from_private or not one.is_public


def _matter(
    meeting: Meeting,
    item: AgendaItem | None,
    what: str,
    words: str,
    stands: tuple[list[str], ...],
    is_open: bool,
    record: Any,
) -> Found:
    is_private = item is not None and agenda_tree.is_private(item)
    said, told = stands
    return meeting, item, Matter(what, words, item.heading if item else "", said, told, is_open, is_private, record)


def _by_meeting(every: list[Found], last: Meeting) -> list[Arising]:
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


def _place(item: AgendaItem | None) -> tuple[int, int]:
    return (item.position, item.id) if item else (1_000_000, 0)


def _actions(committee: Committee, last: Meeting) -> list[Action]:
    """Those of the last meeting, and of others while open, with what was said of each: a fixed number of queries."""
    is_here = (Action.meeting_id == last.id) | ((Action.committee_id == committee.id) & Action.ended_on.is_(None))
    said_and_from = (
        selectinload(Action.updates),
        joinedload(Action.item),
        joinedload(Action.resolution).joinedload(Resolution.item),
        joinedload(Action.owed).joinedload(Owed.minute).joinedload(Minute.item),
    )
    found = list(db.session.scalars(actions.kept().options(*said_and_from).where(is_here).order_by(Action.id)))
    return sorted(found, key=lambda one: (one.meeting_id != last.id, _due(one, last), one.id))


def _due(one: Action, last: Meeting) -> date:
    """What actions are in order of: those of the last meeting as they were given, the others the soonest due first."""
    return date.max if one.meeting_id == last.id else action_facts.due_on(one) or date.max


def _told(one: Action) -> list[str]:
    """How an action stands, with what was said of it for the public last; nothing of one that is kept back."""
    said = [each.text for each in one.updates if each.is_public]
    return [] if _is_kept_back(one) else [_standing(one, said[-1] if said else "")]


def _action(one: Action) -> str:
    return _standing(one, one.updates[-1].text if one.updates else "")


def _standing(one: Action, said: str) -> str:
    return rules.action(
        action_facts.owner_of(one),
        one.status,
        due_on=action_facts.due_on(one),
        ended_on=one.ended_on,
        said=said,
    )


def _is_from(one: Action | Topic, resolution_id: int, owed_id: int) -> bool:
    return bool((resolution_id and one.resolution_id == resolution_id) or (owed_id and one.owed_id == owed_id))
