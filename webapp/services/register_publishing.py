"""Publishing a register: what the public reads of a member's interests, until the day their office ends."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from sqlalchemy import event, select, update
from sqlalchemy.orm import Session

from models.interest import Interest
from models.member import Member, Term
from models.publication import Publication, Published
from models.register_bodies import RegisterBody
from models.rules import RuleBroken, interests, terms
from models.rules.permissions import Permission
from models.rules.register_by_date import in_force
from models.rules.register_differences import differences
from models.rules.terms import Span
from models.rules.wording import long_date
from models.vocabulary import SubjectKind
from webapp import clock
from webapp.database import db
from webapp.services import ledger, live_index, register_bodies
from webapp.services.canonical import canonical, digest
from webapp.services.ledger import Act

KIND = SubjectKind.REGISTER


@dataclass(frozen=True)
class RegisterProposal:
    """A register before it is published: what the public reads now, if anything, and what it would.

    `seen` is what the form sends back, so that nothing is published that was not looked at. `is_over` says that
    office has ended, and the register with it: there is nothing to publish.
    """

    live: RegisterBody | None
    live_version: int
    is_withdrawn: bool
    readable_until: date | None
    body: RegisterBody
    seen: str
    changes: list[str]
    hides_earlier: bool
    is_over: bool

    @property
    def asks_why(self) -> bool:
        """Whether what the public was told changes, so that a reason is owed to it."""
        return self.live is not None


def proposal(member: Member, *, at: datetime) -> RegisterProposal:
    """Everything needed to decide whether to publish a member's register at this moment."""
    on = clock.day_of(at)
    now = ledger.live(KIND, member.id)
    live = live_body_of(member.id, on=on)
    body = register_bodies.register_body(member, on=on)
    last_day = last_day_in_office(member.id, on=on)
    return RegisterProposal(
        live=live,
        live_version=now.version if now else 0,
        is_withdrawn=bool(now and now.is_withdrawn),
        readable_until=last_day,
        body=body,
        seen=fingerprint(body),
        changes=differences(live, body),
        hides_earlier=_reveals_what_is_now_private(member.id),
        is_over=last_day is not None and last_day < on,
    )


def publish(member: Member, act: Act, *, seen: str) -> Publication:
    """Publish what the monitoring officer has just looked at; refused when it has changed since, or nothing has."""
    act.by.check(Permission.EDIT_REGISTER)
    db.session.execute(select(Member.id).where(Member.id == member.id).with_for_update())
    db.session.flush()
    db.session.expire_all()
    on = clock.day_of(act.at)
    body = register_bodies.register_body(member, on=on)
    if seen != fingerprint(body):
        raise RuleBroken("This changed while you were looking at it. Look at what it is now, then publish.")
    ledger.locked(KIND, member.id)
    live = live_body_of(member.id, on=on)
    if live is not None and fingerprint(live) == seen:
        raise RuleBroken("This is public already, just as it stands here. Nothing has changed since.")
    return append(member, body, act)


def append(member: Member, body: RegisterBody, act: Act) -> Publication:
    """Make a body the live version. Earlier ones go when they showed what is private now, or office ended between."""
    act.by.check(Permission.EDIT_REGISTER)
    on = clock.day_of(act.at)
    last_day = last_day_in_office(member.id, on=on)
    if last_day is not None and last_day < on:
        raise RuleBroken(
            f"{member.name} left office on {long_date(last_day)}, and a register is public only while office lasts "
            "(Localism Act 2011 s29). If that day is wrong, correct the term of office."
        )
    before = ledger.live(KIND, member.id)
    if _is_over(before, on) or _reveals_what_is_now_private(member.id):
        act = replace(act, hides_earlier=True)
    publication = ledger.append(KIND, member.id, body, act, title=title_of(member.name))
    now = ledger.live(KIND, member.id)
    assert now is not None
    now.readable_until = last_day
    live_index.touch([live_index.member_feed(member.id)], publication)
    db.session.flush()
    return publication


def title_of(name: str) -> str:
    """What the register of a member of this name is called."""
    return f"Register of interests of {name}"


def withdraw(member: Member, act: Act) -> Publication:
    """Take a register away from the public at once, with its earlier versions. Only a reason stays to be read."""
    act.by.check(Permission.EDIT_REGISTER)
    publication = ledger.withdraw(KIND, member.id, act)
    live_index.touch([live_index.member_feed(member.id)], publication)
    return publication


def last_day_in_office(member_id: int, *, on: date) -> date | None:
    """The last day of the office held on a day, before any gap; None while it has no end, or without a term."""
    return terms.last_day((Span(*row) for row in db.session.execute(_DAYS.where(Term.member_id == member_id))), on)


def live_body_of(member_id: int, *, on: date) -> RegisterBody | None:
    """What the public reads of a register on a day, or None."""
    live = ledger.live(KIND, member_id)
    if live is None or live.is_withdrawn or _is_over(live, on):
        return None
    return in_force(cast(RegisterBody, json.loads(live.body)), on=on)


def fingerprint(body: RegisterBody) -> str:
    """A short hash of what would be published."""
    return digest(canonical(body))[:20]


def _is_over(live: Published | None, on: date) -> bool:
    return live is not None and live.readable_until is not None and live.readable_until < on


def _reveals_what_is_now_private(member_id: int) -> bool:
    """Whether a version that can still be read shows what is sensitive now, or the address of a home now withheld."""
    private = _private(member_id)
    shown = (
        (private[entry["id"]], {line["label"] for line in entry["lines"] if line["words"] != interests.WITHHELD})
        for body in ledger.readable(KIND, member_id)
        for category in body["categories"]
        for entry in category["entries"]
        if entry["id"] in private
    )
    return any(is_sensitive or interests.HOME_LABEL in labels for is_sensitive, labels in shown)


def _private(member_id: int) -> dict[int, bool]:
    """By number, the entries that hold something private, and whether all of it is: they are sensitive.

    One removed is private when a private one of its category was entered since: it may be the same, entered anew.
    """
    every = db.session.scalars(select(Interest).where(Interest.member_id == member_id).order_by(Interest.id)).all()
    found: dict[int, bool] = {}
    for one in every:
        since = [each for each in every if each.id > one.id and each.category is one.category]
        same = [each for each in ([one] if one.removed_at is None else since) if each.removed_at is None]
        if any(each.sealed_details for each in same):
            found[one.id] = any(each.is_sensitive for each in same)
    return found


@event.listens_for(db.session, "after_flush")
def _follow_terms(session: Session, context: object) -> None:
    """Whoever changes a term, and by whatever way: the member's public register ends with their office.

    One that was over already does not come back by itself: it is published again, without what was public before.
    """
    changed = [one for one in (*session.new, *session.dirty, *session.deleted) if isinstance(one, Term)]
    connection, today = session.connection(), clock.today()
    for member_id in sorted({one.member_id for one in changed}):
        days = [Span(*row) for row in connection.execute(_DAYS.where(Term.member_id == member_id))]
        connection.execute(
            update(Published)
            .where(
                Published.subject_kind == KIND,
                Published.subject_id == member_id,
                Published.readable_until.is_(None) | (Published.readable_until >= today),
            )
            .values(readable_until=terms.last_day(days, today))
        )


_DAYS = select(Term.starts_on, Term.ends_on).order_by(Term.id)
