"""Actions: given to somebody, followed until they end, and given again where they come again."""

from dataclasses import asdict
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from models.action import Action, ActionUpdate
from models.audit import AuditEvent
from models.committee import Committee
from models.meeting import Meeting
from models.minutes_vocabulary import ActionStatus
from models.owed import Owed
from models.rules import RuleBroken
from models.rules import actions as rules
from models.rules.actions import Due, Owner, Source
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import MeetingStatus
from webapp.clock import day_of
from webapp.database import db
from webapp.services import action_facts, action_publishing, audit, meetings, owed, revisions
from webapp.services.actors import Actor

GIVEN = "action given"
SENT_TWICE_WITHIN = timedelta(minutes=1)
SAID = (
    *("committee_id", "meeting_id", "item_id", "resolution_id", "owed_id", "text", "is_public"),
    *("owner_member_id", "owner_committee_id", "owner_name", "owner_email", "due_on", "due_meeting_id", "every_months"),
)


def get(action_id: int, *, by: Actor) -> Action:
    """An action of a committee whose meetings this person records. NoResultFound or NotAllowed otherwise."""
    action = db.session.get_one(Action, action_id)
    by.check(Permission.RECORD_MEETING, action.committee_id)
    return action


def of_meeting(meeting: Meeting) -> list[Action]:
    """The actions that come from the minutes of a meeting, in the order they were given."""
    return list(db.session.scalars(kept().where(Action.meeting_id == meeting.id).order_by(Action.id)))


def give(
    committee: Committee,
    *,
    text: str,
    owner: Owner,
    due: Due,
    from_: Source,
    is_public: bool = True,
    by: Actor,
    at: datetime,
) -> Action:
    """Give somebody an action of a committee. What was owed, where it comes from that, is followed up by it.

    Sent twice within a minute by the same person, it is given once.
    """
    by.check(Permission.RECORD_MEETING, committee.id)
    _check(committee, text, owner, due)
    _take_turn(committee, from_)
    held_on = _held_on(from_, at)
    action = Action(committee_id=committee.id, created_at=at, is_public=is_public, **asdict(from_))
    _set(action, text, owner, due, held_on)
    if (before := _given_just_now(action, by=by, at=at)) is not None:
        return before
    db.session.add(action)
    _keep(GIVEN, action, by=by, at=at)
    action_publishing.follow(action, "The action is given.", by=by, at=at)
    if from_.owed_id is not None:
        owed.follow(db.session.get_one(Owed, from_.owed_id), by=by, at=at)
    return action


def correct(
    action: Action, *, text: str, owner: Owner, due: Due, is_public: bool, revision: str, by: Actor, at: datetime
) -> None:
    """Put right what is to be done, by whom and by when. A new owner ends the links the last one was sent."""
    by.check(Permission.RECORD_MEETING, action.committee_id)
    revisions.check_revision(action, revision)
    _check_is_there(action)
    _check(action.committee, text, owner, due)
    before = (action.owner_member_id, action.owner_email)
    _set(action, text, owner, due, action.meeting.held_on if action.meeting else day_of(action.created_at))
    action.is_public = is_public
    if db.session.is_modified(action):
        action.link_number += before != (action.owner_member_id, action.owner_email)
        action.revision += 1
        _keep("action corrected", action, by=by, at=at)
        action_publishing.follow(action, "What is to be done, by whom or by when was put right.", by=by, at=at)


def update(
    action: Action,
    *,
    status: ActionStatus,
    text: str = "",
    evidence: str = "",
    is_public: bool = False,
    said_by: str = "",
    by: Actor,
    at: datetime,
) -> ActionUpdate:
    """Say how an action stands. One that comes again is given again as soon as it is done.

    Whoever calls this has made sure that the person may: an officer of the committee, or the owner.
    """
    revisions.hold(action)
    _check_is_there(action)
    rules.check_update(status, text, evidence)
    if action.status is status and not text.strip() and not evidence.strip():
        raise RuleBroken("Say what is new, or change how it stands.", "text")
    update = ActionUpdate(
        action_id=action.id,
        status=status,
        text=text.strip(),
        evidence=evidence.strip(),
        is_public=is_public,
        said_by=said_by or by.name,
        said_by_id=by.user_id,
        said_at=at,
    )
    db.session.add(update)
    was_open = rules.is_open(action.status)
    action.status = status
    action.ended_on = None if rules.is_open(status) else (action.ended_on or day_of(at))
    action.revision += 1
    _keep(f"action {status}", action, by=by, at=at)
    action_publishing.follow(action, f"It is said how it stands: {status}.", by=by, at=at)
    if was_open and status is ActionStatus.DONE and action.every_months:
        _give_again(action, by=by, at=at)
    return update


def next_of(action: Action) -> Action | None:
    """The next occurrence of an action that comes again, once this one is done."""
    found = select(Action).where(Action.follows_id == action.id, Action.removed_at.is_(None))
    return db.session.scalars(found.order_by(Action.id)).first()


def remove(action: Action, *, by: Actor, at: datetime) -> None:
    """Take away an action given by mistake. It stays in the record as removed."""
    by.check(Permission.RECORD_MEETING, action.committee_id)
    revisions.hold(action)
    _check_is_there(action)
    action.removed_at = at
    _keep("action removed", action, by=by, at=at)
    action_publishing.follow(action, "", by=by, at=at)


def kept() -> Select[Action]:
    """The actions that were not removed, with all that a list says of them."""
    return (
        select(Action)
        .options(
            joinedload(Action.committee),
            joinedload(Action.meeting),
            joinedload(Action.owner_member),
            joinedload(Action.owner_committee),
            joinedload(Action.due_meeting),
            joinedload(Action.follows).joinedload(Action.due_meeting),
        )
        .where(Action.removed_at.is_(None))
    )


def _give_again(action: Action, *, by: Actor, at: datetime) -> None:
    """The next occurrence of an action with a cadence: the same thing, by the same owner, on its own next day."""
    if db.session.scalar(select(func.count()).select_from(Action).where(Action.follows_id == action.id)):
        return
    assert action.every_months is not None
    last_due = action_facts.due_on(action) or day_of(at)
    again = Action(
        committee_id=action.committee_id,
        meeting_id=action.meeting_id,
        item_id=action.item_id,
        resolution_id=action.resolution_id,
        owed_id=action.owed_id,
        text=action.text,
        owner_member_id=action.owner_member_id,
        owner_committee_id=action.owner_committee_id,
        owner_name=action.owner_name,
        owner_email=action.owner_email,
        due_on=rules.next_due(last_due, action.every_months, today=day_of(at)),
        every_months=action.every_months,
        follows_id=action.id,
        is_public=action.is_public,
        created_at=at,
    )
    db.session.add(again)
    _keep("action due again", again, by=by, at=at)
    action_publishing.follow(again, "It is due again.", by=by, at=at)


def _take_turn(committee: Committee, from_: Source) -> None:
    """Have those who give actions from one meeting, or of one committee, queue: each sees what the other gave.

    A meeting is held rather than its committee: who takes over its minutes holds it from the beginning.
    """
    if from_.meeting_id is None:
        meetings.hold(committee.id)
    else:
        db.session.execute(select(Meeting.id).where(Meeting.id == from_.meeting_id).with_for_update())


def _given_just_now(action: Action, *, by: Actor, at: datetime) -> Action | None:
    """The same action as this person gave it a moment ago; None unless the form was sent twice."""
    same = [getattr(Action, name) == getattr(action, name) for name in SAID]
    given = (AuditEvent.subject_kind == Action.__tablename__) & (AuditEvent.subject_id == Action.id)
    found = (
        select(Action)
        .join(AuditEvent, given)
        .where(AuditEvent.what == GIVEN, AuditEvent.user_id == by.user_id, AuditEvent.by == by.name)
        .where(Action.removed_at.is_(None), Action.created_at.between(at - SENT_TWICE_WITHIN, at), *same)
    )
    return db.session.scalar(found.order_by(Action.id).limit(1))


def _check(committee: Committee, text: str, owner: Owner, due: Due) -> None:
    if not text.strip():
        raise RuleBroken("Say what is to be done.", "text")
    rules.check_owner(owner)
    rules.check_due(due)
    if due.meeting_id is None:
        return
    meeting = db.session.get(Meeting, due.meeting_id)
    if meeting is None or meeting.committee_id != committee.id:
        raise RuleBroken("Choose a meeting of this committee.", "due_meeting_id")
    if meeting.status is MeetingStatus.CANCELLED:
        raise RuleBroken(f"The meeting of {long_date(meeting.held_on)} is cancelled: choose another.", "due_meeting_id")


def _set(action: Action, text: str, owner: Owner, due: Due, held_on: date) -> None:
    action.text = text.strip()
    action.owner_member_id, action.owner_committee_id = owner.member_id, owner.committee_id
    action.owner_name, action.owner_email = owner.name.strip(), owner.email.strip()
    action.due_on, action.due_meeting_id = rules.first_due(due, held_on=held_on), due.meeting_id
    action.every_months = due.every_months


def _held_on(from_: Source, at: datetime) -> date:
    return db.session.get_one(Meeting, from_.meeting_id).held_on if from_.meeting_id else day_of(at)


def _check_is_there(action: Action) -> None:
    if action.removed_at is not None:
        raise RuleBroken("This action was taken away. Give it again if it is still to be done.")


def _keep(what: str, action: Action, *, by: Actor, at: datetime) -> None:
    audit.record(what, action, name=action_facts.name_of(action), by=by, at=at, committee_id=action.committee_id)
