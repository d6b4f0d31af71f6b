"""Links sent by e-mail: each good for one use and a limited time. Only the hash of its secret is kept."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import func, select, update

from models.rules import RuleBroken
from models.user import AccountToken, User
from models.vocabulary import TokenPurpose
from webapp.database import db
from webapp.services.canonical import digest

LASTS = {TokenPurpose.INVITATION: timedelta(days=7), TokenPurpose.PASSWORD_RESET: timedelta(hours=1)}


def issue(user: User, purpose: TokenPurpose, *, at: datetime) -> str:
    """A new link's secret, to be put in a letter and nowhere else. A new invitation makes the older ones useless."""
    if purpose is TokenPurpose.INVITATION:
        end_all(user, at=at)
    secret = secrets.token_urlsafe(32)
    expires_at = at + LASTS[purpose]
    db.session.add(AccountToken(user_id=user.id, purpose=purpose, token_hash=digest(secret), expires_at=expires_at))
    db.session.flush()
    return secret


def find(secret: str, purpose: TokenPurpose, *, at: datetime) -> AccountToken:
    """The link a secret belongs to, while it is good. Raises RuleBroken. Finding it does not use it up."""
    token = db.session.scalar(
        select(AccountToken)
        .where(AccountToken.token_hash == digest(secret), AccountToken.purpose == purpose)
        .where(AccountToken.used_at.is_(None), AccountToken.expires_at > at)
        .order_by(AccountToken.id)
        .with_for_update(of=AccountToken)
    )
    if token is None:
        raise RuleBroken("This link has been used, has run out, or was not copied whole.")
    return token


def end_all(user: User, *, at: datetime) -> None:
    """Make every link a person still has useless: their password changed, or a newer letter is on its way."""
    unused = update(AccountToken).where(AccountToken.user_id == user.id, AccountToken.used_at.is_(None))
    db.session.execute(unused.values(used_at=at))


def unused(user: User, purpose: TokenPurpose, *, at: datetime) -> int:
    """How many links of a kind a person has that still work."""
    good = (AccountToken.used_at.is_(None), AccountToken.expires_at > at)
    mine = (AccountToken.user_id == user.id, AccountToken.purpose == purpose)
    return db.session.scalar(select(func.count()).select_from(AccountToken).where(*mine, *good)) or 0
