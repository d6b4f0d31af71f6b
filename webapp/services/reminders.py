"""Reminders of actions: who is written to, about what, and when. Run often: each letter is written once."""

from datetime import datetime, timedelta

from sqlalchemy import select

from models.action import Action
from models.minutes_vocabulary import LetterPurpose
from models.rules import actions as rules
from models.user import User
from webapp.clock import day_of
from webapp.database import db
from webapp.services import action_facts, actions, outbox

DAYS_BEFORE = 7
DAYS_BETWEEN = 14


def address_of(action: Action) -> str:
    """Where the owner is written to: their account, the address they publish, or the one given; empty for none."""
    if action.owner_member is None:
        return action.owner_email
    on_account = select(User.email).where(User.member_id == action.owner_member_id, User.ended_on.is_(None))
    return db.session.scalar(on_account.order_by(User.id)) or action.owner_member.public_email


def write_due(*, at: datetime) -> int:
    """Put into the outbox every letter about an action that is due to be written, and give how many."""
    found = actions.kept().where(Action.ended_on.is_(None)).order_by(Action.id)
    return sum(_write(action, at=at) for action in db.session.scalars(found))


def _write(action: Action, *, at: datetime) -> int:
    to, today = address_of(action), day_of(at)
    if not to:
        return 0
    letters = [(f"action {action.id} given {action.link_number}", LetterPurpose.ACTION_GIVEN)]
    due_on = action_facts.due_on(action)
    if due_on is not None and due_on - timedelta(days=DAYS_BEFORE) <= today <= due_on:
        letters.append((f"action {action.id} due {due_on}", LetterPurpose.ACTION_DUE))
    if due_on is not None and rules.is_overdue(due_on, action.status, today=today):
        number = (today - due_on).days // DAYS_BETWEEN
        letters.append((f"action {action.id} overdue {due_on} {number}", LetterPurpose.ACTION_OVERDUE))
    written = [outbox.write(key, purpose, to, at=at, action_id=action.id) for key, purpose in letters]
    return sum(letter is not None for letter in written)
