"""A person's own account: signing in, and the password."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from models.rules import RuleBroken
from models.rules.wording import long_date
from models.user import AccountToken, User
from models.vocabulary import TokenPurpose
from webapp import clock
from webapp.database import db
from webapp.services import audit, links, passwords, second_factor, throttling
from webapp.services.actors import acting, has_role

WRONG = "The e-mail address or the password is not right. Check both and try again."
LETTERS_AT_ONCE = 3


@dataclass(frozen=True)
class Claim:
    """Somebody who says whose account it is: counted already, not yet believed. Plain values, so that no transaction
    stays open while the password is worked on."""

    email: str
    user_id: int | None
    kept_hash: str | None
    counted: tuple[int, ...]

    def check(self, password: str, *, message: str = WRONG, field: str = "") -> None:
        """Refuse a password that is not the account's, or an account that is not there, alike and in the same time."""
        if not passwords.is_right(password, self.kept_hash):
            raise RuleBroken(message, field)


def plain_email(text: str) -> str:
    """An e-mail address as accounts keep it, so that capitals and spaces make no second person."""
    return text.strip().lower()


def find(email: str) -> User | None:
    """The person with an e-mail address."""
    return db.session.scalar(select(User).where(User.email == plain_email(email)).order_by(User.id))


def claim(email: str, *, address: str | None, at: datetime) -> Claim:
    """Count an attempt to sign in, and find what it will be judged by. Commit it before judging.

    `address` is the client's. Raises RuleBroken, saying when to try again, after too many attempts.
    """
    email = plain_email(email)
    counted = throttling.count((throttling.by_account(email), throttling.by_address(address)), at=at)
    user = find(email)
    return Claim(email, user.id if user else None, user.password_hash if user else None, counted)


def accept(claim: Claim, password: str, *, at: datetime) -> User:
    """The person whose password was right. Raises RuleBroken where their account has ended or holds no role today."""
    user = db.session.scalar(select(User).where(User.id == claim.user_id).order_by(User.id).with_for_update())
    if user is None or user.password_hash is None or user.password_hash != claim.kept_hash:
        raise RuleBroken(WRONG)
    _check_may_enter(user, at)
    throttling.take_back(claim.counted)
    if passwords.is_out_of_date(user.password_hash):
        user.password_hash = passwords.kept(password)
    if user.totp_secret is None:
        throttling.forgive(throttling.by_account(user.email))
    db.session.flush()
    return user


def believe(claim: Claim) -> None:
    """The password was right, and the person had signed in before: the attempt is not counted against them."""
    throttling.take_back(claim.counted)


def accept_code(user: User, code: str, claim: Claim, *, at: datetime) -> None:
    """The second step of signing in, after which what failed before is forgiven. Raises RuleBroken for a wrong code."""
    second_factor.use_code(user, code, at=at)
    throttling.take_back(claim.counted)
    throttling.forgive(throttling.by_account(user.email))


def change_password(user: User, password: str, *, at: datetime, what: str = "password changed") -> User:
    """Keep a new password. Every session the person has ends at its next request, and every link they were sent."""
    passwords.check_good_enough(password, name=user.name, email=user.email)
    db.session.refresh(user, with_for_update=True)
    by = acting(user, on=clock.day_of(at))
    user.password_hash = passwords.kept(password)
    user.session_number += 1
    audit.record(what, user, name=user.name, by=by, at=at)
    links.end_all(user, at=at)
    throttling.forgive(throttling.by_account(user.email))
    return user


def open_link(secret: str, purpose: TokenPurpose, *, at: datetime) -> AccountToken:
    """A link that still works, of an account that has not ended. Raises RuleBroken; uses nothing up."""
    token = links.find(secret, purpose, at=at)
    if _has_ended(token.user, at):
        raise RuleBroken("This account has ended.")
    return token


def use_link(secret: str, purpose: TokenPurpose, password: str, *, at: datetime) -> User:
    """Set the password that a letter invited somebody to set."""
    user = open_link(secret, purpose, at=at).user
    what = "invitation accepted" if purpose is TokenPurpose.INVITATION else "password set from a letter"
    return change_password(user, password, at=at, what=what)


def ask_for_reset(email: str, *, address: str | None, at: datetime) -> tuple[User, str] | None:
    """Whom to write to and the secret of their link; None where no letter is due, which nobody is told.

    A person who never accepted their invitation is sent none, nor one who has three that still work. Raises RuleBroken
    after too many letters asked for from one address.
    """
    throttling.count((throttling.by_letters(address),), at=at)
    user = find(email)
    if user is None or user.password_hash is None or _has_ended(user, at):
        return None
    if links.unused(user, TokenPurpose.PASSWORD_RESET, at=at) >= LETTERS_AT_ONCE:
        return None
    secret = links.issue(user, TokenPurpose.PASSWORD_RESET, at=at)
    by = acting(user, on=clock.day_of(at))
    audit.note("password reset asked for", kind="user", subject_id=user.id, name=user.name, by=by, at=at)
    return user, secret


def _check_may_enter(user: User, at: datetime) -> None:
    today = clock.day_of(at)
    if _has_ended(user, at):
        raise RuleBroken("Your account has ended. Ask an administrator if that is a mistake.")
    if has_role(user, on=today):
        return
    coming = sorted(grant.starts_on for grant in user.grants if grant.starts_on > today)
    if coming:
        raise RuleBroken(f"Your account opens on {long_date(coming[0])}. Sign in from that day.")
    raise RuleBroken("Your account has no role any more. Ask an administrator if that is a mistake.")


def _has_ended(user: User, at: datetime) -> bool:
    return user.ended_on is not None and user.ended_on <= clock.day_of(at)
