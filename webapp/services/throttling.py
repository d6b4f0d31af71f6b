"""Guessing slowed down: attempts are counted per account and per client address before they are judged."""

import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import NamedTuple

from flask import current_app
from sqlalchemy import delete, select

from models.rules import RuleBroken
from models.rules.wording import time_of_day
from models.user import SignInAttempt
from webapp.clock import LONDON
from webapp.database import db

WINDOW = timedelta(minutes=15)


class Key(NamedTuple):
    """Something attempts are counted by, kept only as a keyed hash, and how many it may have in the window.

    `full` says that it has had its fill, to whoever meets that; when to try again is told after it.
    """

    text: str
    limit: int
    full: str = "There have been too many attempts. Try again at {}."


def by_account(email: str) -> Key:
    """Attempts on one account, whether or not it exists."""
    return Key(_hashed("account", email), 10)


def by_address(address: str | None) -> Key:
    """Attempts from one place. Whoever has an IPv6 address has its whole /64, so that is what is counted."""
    return Key(_hashed("address", _network(address)), 50)


def by_letters(address: str | None) -> Key:
    """Letters asked for from one place."""
    return Key(_hashed("letters", _network(address)), 10)


def by_suggestions(address: str | None) -> Key:
    """Topics suggested from one place."""
    full = (
        "Ten suggestions came from where you are within a quarter of an hour, as many as are taken at once. "
        "Nothing you wrote is lost: it is still below. Send it again at {}."
    )
    return Key(_hashed("suggestions", _network(address)), 10, full)


def count(keys: Sequence[Key], *, at: datetime) -> tuple[int, ...]:
    """Count one attempt by each key, before it is judged; the numbers take it back when it turns out right.

    Raises RuleBroken, with the time to try again, where a key has had its fill. Commit whatever is decided afterwards:
    an attempt that was rolled back was never counted.
    """
    for key in keys:
        _check_not_full(key, at)
    _forget_old(at)
    attempts = [SignInAttempt(key=key.text, failed_at=at) for key in keys]
    db.session.add_all(attempts)
    db.session.flush()
    return tuple(attempt.id for attempt in attempts)


def take_back(numbers: Sequence[int]) -> None:
    """What was counted was right after all."""
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.id.in_(numbers)))


def forgive(key: Key) -> None:
    """Begin again at nothing: the person has shown who they are."""
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.key == key.text))


def _check_not_full(key: Key, at: datetime) -> None:
    newest_first = (SignInAttempt.failed_at.desc(), SignInAttempt.id.desc())
    filling = db.session.scalar(
        select(SignInAttempt.failed_at)
        .where(SignInAttempt.key == key.text, SignInAttempt.failed_at > at - WINDOW)
        .order_by(*newest_first)
        .offset(key.limit - 1)
        .limit(1)
    )
    if filling is not None:
        again = (filling + WINDOW + timedelta(minutes=1)).astimezone(LONDON)
        raise RuleBroken(key.full.format(time_of_day(again.time())))


def _forget_old(at: datetime) -> None:
    # In one order and past locked rows, or two people signing in at once could wait for each other for ever.
    old = select(SignInAttempt.id).where(SignInAttempt.failed_at <= at - WINDOW).order_by(SignInAttempt.id)
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.id.in_(old.with_for_update(skip_locked=True))))


def _network(address: str | None) -> str:
    try:
        known = ip_address(address or "")
    except ValueError:
        return "unknown"
    return str(ip_network((known, 64), strict=False)) if known.version == 6 else str(known)


def _hashed(kind: str, text: str) -> str:
    secret = str(current_app.secret_key).encode()
    return f"{kind}:{hmac.digest(secret, text.encode(errors='replace'), 'sha256').hex()}"
