"""Members confirm each year that their register is complete and correct, and are reminded by letter until they have."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import selectinload

from models.audit import AuditEvent
from models.interest import RegisterConfirmation
from models.member import Member, Term
from models.rules import RuleBroken, confirmations
from models.rules.confirmations import Confirmation
from models.rules.permissions import Permission
from models.rules.terms import covers
from models.user import RoleGrant, User
from models.vocabulary import Role
from webapp import clock
from webapp.database import db
from webapp.services import actors, audit, registers
from webapp.services.actors import Actor
from webapp.services.canonical import canonical, digest
from webapp.services.register_due import REGISTERED

REMINDED = "register_reminder"


@dataclass(frozen=True, slots=True)
class Owing:
    """A member who is to confirm their register, how it stands, and the accounts that can be written to."""

    member: Member
    confirmation: Confirmation
    accounts: list[User]


def standing_of(member: Member, *, on: date) -> Confirmation | None:
    """How a member's yearly confirmation stands on a day; None where none is asked: out of office, or no member.

    Where no term was ever recorded, nothing says that office is over, as in services/register_due.py.
    """
    return _standing(member, _last_words(RegisterConfirmation.member_id == member.id).get(member.id), on)


def fingerprint(member: Member) -> str:
    """A short hash of which entries, in which state, a member is shown, so that they confirm just what they read."""
    return digest(canonical([[one.id, one.revision] for one in registers.records_of(member.id)]))[:20]


def confirm(member: Member, *, seen: str, by: Actor, at: datetime) -> RegisterConfirmation:
    """Keep a member's word that their register is complete and correct. A second on one day adds nothing."""
    by.check_is(member.id)
    assert by.user_id is not None
    db.session.execute(select(Member.id).where(Member.id == member.id).with_for_update())
    if seen != fingerprint(member):
        raise RuleBroken("Your register changed while you were reading it. Read it again, then confirm it.")
    on = clock.day_of(at)
    mine = select(RegisterConfirmation).where(RegisterConfirmation.member_id == member.id)
    today = mine.where(RegisterConfirmation.confirmed_on == on).order_by(RegisterConfirmation.id).limit(1)
    if (found := db.session.scalar(today)) is not None:
        return found
    confirmed = RegisterConfirmation(member_id=member.id, confirmed_on=on, confirmed_by_id=by.user_id)
    db.session.add(confirmed)
    audit.record("register confirmed complete and correct", confirmed, name=member.name, by=by, at=at)
    return confirmed


def owing(*, by: Actor, on: date) -> list[Owing]:
    """The members in office who are to confirm their register, the most overdue first. A fixed number of statements."""
    by.check(Permission.EDIT_REGISTER)
    everybody = select(Member).where(Member.kind.in_(REGISTERED)).options(selectinload(Member.terms))
    members, last = db.session.scalars(everybody.order_by(Member.name, Member.id)).all(), _last_words()
    standing = [(member, _standing(member, last.get(member.id), on)) for member in members]
    asked = [(member, one) for member, one in standing if one and one.is_asked]
    accounts = _accounts([member.id for member, _ in asked], on)
    found = [Owing(member, one, accounts.get(member.id, [])) for member, one in asked]
    return sorted(found, key=lambda one: (one.confirmation.due_on or on, one.member.name, one.member.id))


def to_remind(*, by: Actor, at: datetime, every: timedelta) -> list[Owing]:
    """Those who owe their word, can be written to, and had no letter about it for so long."""
    reminded = _last_reminders()
    return [
        one
        for one in owing(by=by, on=clock.day_of(at))
        if one.accounts and (one.member.id not in reminded or reminded[one.member.id] <= at - every)
    ]


def note_reminder(member: Member, *, by: Actor, at: datetime) -> None:
    """Write down that a member was reminded: the audit trail is how the next run knows not to write again."""
    by.check(Permission.EDIT_REGISTER)
    audit.note("reminded to confirm the register", kind=REMINDED, subject_id=member.id, name=member.name, by=by, at=at)


def _last_reminders() -> dict[int, datetime]:
    latest = (
        select(AuditEvent.subject_id, func.max(AuditEvent.happened_at))
        .where(AuditEvent.subject_kind == REMINDED)
        .group_by(AuditEvent.subject_id)
    )
    return {member_id: at for member_id, at in db.session.execute(latest) if member_id is not None}


def _standing(member: Member, last_on: date | None, on: date) -> Confirmation | None:
    terms = [term for term in member.terms if covers(term, on)]
    is_over = bool(member.terms) and not terms
    if is_over or member.kind not in REGISTERED:
        return None
    return confirmations.standing_of(last_on, _took_office_on(terms), on=on)


def _last_words(*which: ColumnElement[bool]) -> dict[int, date]:
    """The day each member last confirmed their register."""
    last = select(RegisterConfirmation.member_id, func.max(RegisterConfirmation.confirmed_on)).where(*which)
    rows = db.session.execute(last.group_by(RegisterConfirmation.member_id))
    return {row[0]: row[1] for row in rows}


def _accounts(member_ids: list[int], on: date) -> dict[int, list[User]]:
    """The accounts by which each member signs in to their own area."""
    linked = select(User).where(User.member_id.in_(member_ids), User.grants.any(RoleGrant.role == Role.MEMBER))
    found: dict[int, list[User]] = {}
    for user in db.session.scalars(linked.options(selectinload(User.grants)).order_by(User.id)):
        is_open = actors.has_role(user, on=on) and actors.acting(user, on=on).may(Permission.VIEW_OWN_AREA)
        if is_open and user.member_id is not None:
            found.setdefault(user.member_id, []).append(user)
    return found


def _took_office_on(terms: Iterable[Term]) -> date | None:
    return min((term.starts_on for term in terms if term.starts_on), default=None)
