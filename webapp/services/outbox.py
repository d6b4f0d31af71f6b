"""The outbox: letters kept in the transaction that calls for them, sent once, tried again, and there to be seen."""

from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models.letter import Letter
from models.minutes_vocabulary import LetterPurpose
from models.rules import RuleBroken
from webapp.database import db

FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=6)
MOST_ATTEMPTS = 12
MOST_A_ROUND = 100
ENDED = "What it was about has ended."


def write(
    key: str,
    purpose: LetterPurpose,
    to: str,
    *,
    at: datetime,
    action_id: int | None = None,
    meeting_id: int | None = None,
    suggestion_id: int | None = None,
) -> Letter | None:
    """Put a letter in the outbox; None where one with this key is there already, sent or not."""
    if db.session.scalar(select(Letter.id).where(Letter.key == key)) is not None:
        return None
    about = {"action_id": action_id, "meeting_id": meeting_id, "suggestion_id": suggestion_id}
    letter = Letter(key=key, purpose=purpose, to=to, **about, written_at=at, try_again_at=at)
    # Another sender may be writing the same one at this moment: then theirs is the one.
    with suppress(IntegrityError), db.session.begin_nested():
        db.session.add(letter)
        db.session.flush()
        return letter
    return None


def waiting(*, at: datetime, most: int = MOST_A_ROUND) -> list[int]:
    """The numbers of the letters to be sent now, the longest waiting first."""
    found = select(Letter.id).where(Letter.sent_at.is_(None), Letter.given_up_at.is_(None), Letter.try_again_at <= at)
    return list(db.session.scalars(found.order_by(Letter.try_again_at, Letter.id).limit(most)))


def claim(letter_id: int, *, at: datetime) -> Letter | None:
    """Take a letter to be sent, so that no other sender takes it meanwhile; None where one has, or it is sent.

    Commit before sending: a sender killed on the way leaves a letter that is tried again later, not one that is lost.
    """
    letter = db.session.scalar(
        select(Letter).where(Letter.id == letter_id).with_for_update().execution_options(populate_existing=True)
    )
    if letter is None or letter.sent_at or letter.given_up_at or letter.try_again_at > at:
        return None
    letter.attempts += 1
    letter.try_again_at = at + min(FIRST_WAIT * 2 ** (letter.attempts - 1), LONGEST_WAIT)
    return letter


def sent(letter: Letter, *, at: datetime) -> None:
    """Note that the mail server took it."""
    letter.sent_at, letter.problem = at, ""


def failed(letter: Letter, problem: str, *, at: datetime, for_good: bool = False) -> None:
    """Note why it was not sent; it is tried again, at longer and longer intervals, unless that is pointless."""
    letter.problem = problem
    if for_good or letter.attempts >= MOST_ATTEMPTS:
        letter.given_up_at = at


def drop(letter: Letter, *, at: datetime) -> None:
    """Not to be sent any more: what it is about has ended."""
    letter.problem, letter.given_up_at = ENDED, at


def try_again(letter: Letter, *, at: datetime) -> None:
    """Have a letter that waits or was given up sent with the next round. One that was sent is not sent again."""
    if letter.sent_at is not None:
        raise RuleBroken("This letter was sent meanwhile.")
    letter.given_up_at, letter.attempts, letter.try_again_at = None, 0, at


def of_action(action_id: int) -> list[Letter]:
    """What was written about an action, the oldest first."""
    return list(db.session.scalars(select(Letter).where(Letter.action_id == action_id).order_by(Letter.id)))


def of_suggestion(suggestion_id: int) -> list[Letter]:
    """What was written about a suggestion, the oldest first."""
    found = select(Letter).where(Letter.suggestion_id == suggestion_id)
    return list(db.session.scalars(found.order_by(Letter.id)))
