"""Actions as lists and pages show them: each with its day, its owner and how it stands today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.action import Action
from models.committee import Committee
from models.meeting import Meeting
from models.rules import actions as rules
from models.vocabulary import MeetingStatus
from webapp.clock import day_of
from webapp.database import db
from webapp.services import action_facts, actions
from webapp.services.actors import Actor
from webapp.services.meeting_list import covered_by

ENDED_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """An action on a day. `stands` says in words how its date stands; empty once it has ended. `slip` says what
    is wrong with the day of one that comes every so many months."""

    action: Action
    owner: str
    due_on: date | None
    is_overdue: bool
    stands: str
    cadence: str
    slip: str


def listed(action: Action, *, on: date) -> Listed:
    """One action as it stands on a day."""
    due_on = action_facts.due_on(action)
    return Listed(
        action,
        action_facts.owner_of(action),
        due_on,
        rules.is_overdue(due_on, action.status, today=on),
        rules.due_in_words(due_on, today=on, status=action.status),
        rules.cadence_in_words(action.every_months) if action.every_months else "",
        _slip(action, due_on),
    )


def open_for(*, by: Actor, on: date) -> list[Listed]:
    """The actions not ended of the committees this person works for, the most overdue first."""
    found = actions.kept().join(Committee, Committee.id == Action.committee_id)
    return _in_order(db.session.scalars(found.where(Action.ended_on.is_(None), covered_by(by))), on)


def of_committee(committee: Committee, *, on: date) -> tuple[list[Listed], list[Listed]]:
    """The actions of a committee: those not ended, the most overdue first, and those that ended last."""
    found = actions.kept().where(Action.committee_id == committee.id)
    open_ones = _in_order(db.session.scalars(found.where(Action.ended_on.is_(None))), on)
    newest = found.where(Action.ended_on.is_not(None)).order_by(Action.ended_on.desc(), Action.id.desc())
    return open_ones, [listed(one, on=on) for one in db.session.scalars(newest.limit(ENDED_SHOWN))]


def of_owner(member_id: int, *, on: date) -> list[Listed]:
    """What a member owes, the most overdue first."""
    found = actions.kept().where(Action.owner_member_id == member_id, Action.ended_on.is_(None))
    return _in_order(db.session.scalars(found), on)


def meetings_to_come(committee: Committee, *, on: date, kept: Meeting | None = None) -> list[Meeting]:
    """The committee's meetings still to be held, and the one that an action is due at already."""
    found = select(Meeting).where(Meeting.committee_id == committee.id, Meeting.held_on >= on)
    coming = db.session.scalars(
        found.where(Meeting.status == MeetingStatus.SCHEDULED).order_by(Meeting.held_on, Meeting.id)
    )
    meetings = list(coming)
    return meetings if kept is None or kept in meetings else [kept, *meetings]


def _slip(action: Action, due_on: date | None) -> str:
    if action.every_months is None or due_on is None or action.ended_on is not None:
        return ""
    last_on = action_facts.due_on(action.follows) if action.follows else None
    asked_on = action.meeting.held_on if action.meeting else day_of(action.created_at)
    return rules.cadence_slip(last_on or asked_on, due_on, action.every_months)


def _in_order(found: Iterable[Action], on: date) -> list[Listed]:
    every = [listed(one, on=on) for one in found]
    return sorted(every, key=lambda one: (one.due_on or date.max, one.action.id))
