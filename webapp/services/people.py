"""Who has an account: inviting people and ending their accounts."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.user import RoleGrant, User
from models.vocabulary import Role, TokenPurpose
from webapp.database import db
from webapp.services import accounts, audit, links, revisions, roles, second_factor
from webapp.services.actors import Actor, has_role


@dataclass(frozen=True)
class Standing:
    """Where an account stands on a day: in words, and with the tone of a status ("good", "wait", "stop" or "quiet")."""

    words: str
    tone: str


def everybody() -> list[User]:
    """Every account there is or was, by name."""
    grants = selectinload(User.grants).selectinload(RoleGrant.committee)
    return list(db.session.scalars(select(User).options(grants).order_by(User.name, User.id)))


def standing(user: User, *, on: date) -> Standing:
    """Whether a person can sign in, and if not, what is wanting."""
    if user.ended_on is not None and user.ended_on <= on:
        return Standing("Ended", "quiet")
    if user.password_hash is None:
        return Standing("Invited", "wait")
    if not has_role(user, on=on):
        return Standing("No role in force", "stop")
    return Standing("Can sign in", "good")


def invite(*, name: str, email: str, role: roles.NewRole, member_id: int | None, by: Actor, at: datetime) -> User:
    """Open an account for somebody, with their first role. Whoever had one that ended has the same one again.

    No letter is sent by this: see `invitation`. Raises RuleBroken for an e-mail address that is none or is taken.
    """
    by.check(Permission.MANAGE_PEOPLE)
    email = _real_email(email)
    _check_name(name)
    user = accounts.find(email)
    if user is not None and (user.ended_on is None or user.ended_on > by.on):
        raise RuleBroken(f"{user.name} has an account with this address already. Open it to give a role.", "email")
    user = user or User(email=email, totp_last_used=0, session_number=0)
    link_member(user, member_id)
    user.name, user.ended_on = name, None
    user.password_hash = user.totp_secret = None
    user.session_number += 1
    db.session.add(user)
    audit.record("account opened", user, name=name, by=by, at=at)
    roles.give(user, role, by=by, at=at)
    return user


def invitation(user: User, *, by: Actor, at: datetime) -> str:
    """The secret of a new invitation link for somebody who has not set a password; older letters stop working."""
    by.check(Permission.MANAGE_PEOPLE)
    if user.password_hash is not None:
        raise RuleBroken(f"{user.name} has accepted an invitation already. They can ask for a new password themselves.")
    if user.ended_on is not None and user.ended_on <= by.on:
        raise RuleBroken(f"The account of {user.name} has ended. Invite them again.")
    secret = links.issue(user, TokenPurpose.INVITATION, at=at)
    audit.note("invitation made", kind="user", subject_id=user.id, name=user.name, by=by, at=at)
    return secret


def edit(user: User, *, name: str, email: str, revision: str, by: Actor, at: datetime) -> str:
    """Correct somebody's name or e-mail address, and give the address they had until now.

    Links sent to an earlier address stop working. Raises RuleBroken for an address that is none or is another's.
    """
    by.check(Permission.MANAGE_PEOPLE)
    email = _real_email(email)
    _check_name(name)
    if user.ended_on is not None and user.ended_on <= by.on:
        raise RuleBroken(f"The account of {user.name} has ended. Invite them again.")
    other = accounts.find(email)
    if other is not None and other.id != user.id:
        raise RuleBroken(f"{other.name} has or had an account with this address. Give another.", "email")
    earlier = user.email
    revisions.change(user, {"name": name, "email": email}, "account edited", name=name, revision=revision, by=by, at=at)
    if email != earlier:
        links.end_all(user, at=at)
    return earlier


def link_member(user: User, member_id: int | None) -> None:
    """Say which member an account belongs to; nobody else's may."""
    if member_id is not None:
        member = db.session.get_one(Member, member_id)
        taken = select(User).where(User.member_id == member.id, User.id != (user.id or 0)).order_by(User.id)
        other = db.session.scalar(taken)
        if other is not None:
            raise RuleBroken(f"{member.name} is linked to the account of {other.name} already.", "member_id")
    user.member_id = member_id


def end_account(user: User, *, on: date, reason: str, by: Actor, at: datetime) -> None:
    """Close an account from a day: the first day the person can no longer sign in. Their roles end with it."""
    by.check(Permission.MANAGE_PEOPLE)
    administrators = roles.locked_administrators()
    db.session.refresh(user, with_for_update=True)
    if user.ended_on is not None and user.ended_on <= by.on:
        raise RuleBroken(f"The account of {user.name} ended already.")
    if on < by.on:
        raise RuleBroken("An account ends today or later.", "ends_on")
    held = [grant for grant in user.grants if grant.ends_on is None or grant.ends_on > on]
    if any(grant.role is Role.ADMINISTRATOR for grant in held):
        roles.check_an_administrator_remains(administrators, held, since=on, field="ends_on")
    user.ended_on = on
    audit.record("account ended", user, name=user.name, by=by, at=at, reason=reason)
    for grant in held:
        roles.set_end(user, grant, on=max(on, grant.starts_on), reason=reason, by=by, at=at)
    links.end_all(user, at=at)


def clear_second_factor(user: User, *, reason: str, by: Actor, at: datetime) -> None:
    """Turn two-step verification off for somebody who lost their telephone. Who asks has been recognised otherwise."""
    by.check(Permission.MANAGE_PEOPLE)
    if not reason:
        raise RuleBroken("Say how you know that it was they who asked.", "reason")
    second_factor.turn_off(user, by=by, at=at, reason=reason)


def _real_email(text: str) -> str:
    # Loaded when somebody is first invited: the tables of lawful letters in it are only for that.
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(text.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise RuleBroken("Enter an e-mail address in full, like name@example.gov.uk.", "email") from None
    return accounts.plain_email(found.ascii_email or found.normalized)


def _check_name(name: str) -> None:
    if not re.fullmatch(r"[^\x00-\x1f\x7f<>]{1,120}", name):
        raise RuleBroken("Enter a name of at most 120 characters, on one line.", "name")
