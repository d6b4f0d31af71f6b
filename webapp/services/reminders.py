"""Reminders of actions: who is written to, about what, and when. Run often: each letter is written once."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import select

from models.action import Action
from models.letter import Letter
from models.minutes_vocabulary import LetterPurpose
from models.rules import actions as rules
from models.user import User
from webapp.clock import day_of
from webapp.database import db
from webapp.services import action_facts, actions, outbox

DAYS_BEFORE = 7
DAYS_BETWEEN = 14


def are_due(*, at: datetime) -> bool:
    """Whether any letter about an action is to be written now. It only reads, so it holds up nobody who writes."""
    return bool(_due(at))


def write_due(*, at: datetime) -> int:
    """Put into the outbox every letter about an action that is due to be written, and give how many."""
    made = [outbox.write(key, purpose, to, at=at, action_id=action.id) for action, to, key, purpose in _due(at)]
    return sum(letter is not None for letter in made)


def _due(at: datetime) -> list[tuple[Action, str, str, LetterPurpose]]:
    """What is to be written: the action, to whom, under which key, and why.

    It asks a fixed number of questions of the database, however many actions there are: it runs twice a minute.
    """
    is_open = Action.ended_on.is_(None)
    found = list(db.session.scalars(actions.kept().where(is_open).order_by(Action.id)))
    known = select(Letter.key, Letter.written_at).join(Action, Action.id == Letter.action_id).where(is_open)
    written = {row.key: row.written_at for row in db.session.execute(known.order_by(Letter.id))}
    accounts = _accounts()
    addressed = [(action, to) for action in found if (to := _address_of(action, accounts))]
    return [(action, to, *letter) for action, to in addressed for letter in _letters(action, written, at)]


def address_of(action: Action) -> str:
    """Where the owner of one action is written to now; empty for none."""
    return _address_of(action, _accounts())


def _accounts() -> dict[int | None, str]:
    """By member, the address of their account."""
    found = select(User.member_id, User.email).where(User.member_id.is_not(None), User.ended_on.is_(None))
    return {row.member_id: row.email for row in db.session.execute(found.order_by(User.id.desc()))}


def _address_of(action: Action, accounts: Mapping[int | None, str]) -> str:
    """Where the owner is written to: their account, the address they publish, or the one given; empty for none."""
    if action.owner_member is None:
        return action.owner_email
    return accounts.get(action.owner_member_id) or action.owner_member.public_email


def _letters(action: Action, written: Mapping[str, datetime], at: datetime) -> list[tuple[str, LetterPurpose]]:
    given = f"action {action.id} given {action.link_number}"
    letters = [(given, LetterPurpose.ACTION_GIVEN)]
    if given in written and day_of(written[given]) < day_of(at):
        # Nobody is reminded of what they were told today.
        letters += _reminders(action, day_of(at))
    return [(key, purpose) for key, purpose in letters if key not in written]


def _reminders(action: Action, today: date) -> Iterator[tuple[str, LetterPurpose]]:
    due_on = action_facts.due_on(action)
    if due_on is None:
        return
    if due_on - timedelta(days=DAYS_BEFORE) <= today <= due_on:
        yield f"action {action.id} due {due_on}", LetterPurpose.ACTION_DUE
    if rules.is_overdue(due_on, action.status, today=today):
        number = (today - due_on).days // DAYS_BETWEEN
        yield f"action {action.id} overdue {due_on} {number}", LetterPurpose.ACTION_OVERDUE
