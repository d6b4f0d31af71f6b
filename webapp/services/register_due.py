"""What the monitoring officer is owed, by when and why: the 28-day clocks, and where each register stands."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from models.interest import Interest, InterestProposal, RegisterConfirmation
from models.member import Member, Term
from models.publication import Published
from models.rules import confirmations, interests
from models.rules import terms as rules
from models.rules.confirmations import Confirmation
from models.rules.interests import Due
from models.vocabulary import MemberKind, ProposalStatus, SubjectKind
from webapp.database import db
from webapp.services import disclosures

REGISTERED = (MemberKind.COUNCILLOR, MemberKind.CO_OPTED)


@dataclass(frozen=True, slots=True)
class Owed:
    """Something a member is to register, and by when; `why` is a sentence.

    `declaration_id` is the disclosure at a meeting that an entry is to answer, where it is one.
    """

    member: Member
    why: str
    source: str
    due: Due
    declaration_id: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one member's register stands. `confirmation` is None where none is asked: out of office, or no member."""

    member: Member
    entries: int
    sensitive: int
    waiting: int
    confirmation: Confirmation | None
    is_public: bool
    is_in_office: bool


def standings(*, on: date) -> list[Standing]:
    """Every register by the member's name: of those who must have one, and of anybody who has entries."""
    entries = _entries_by_member()
    confirmed = dict(_pairs(RegisterConfirmation.member_id, func.max(RegisterConfirmation.confirmed_on)))
    waiting = dict(_pairs(InterestProposal.member_id, func.count(), InterestProposal.status == ProposalStatus.WAITING))
    public, terms = _public(on), _terms()
    members = db.session.scalars(select(Member).order_by(Member.name, Member.id))
    return [
        Standing(
            member=member,
            entries=sum(count for (who, _), count in entries.items() if who == member.id),
            sensitive=entries[member.id, True],
            waiting=waiting.get(member.id, 0),
            confirmation=_confirmation(member, confirmed.get(member.id), terms.get(member.id, []), on),
            is_public=member.id in public,
            is_in_office=rules.is_in_office(terms.get(member.id, []), on),
        )
        for member in members
        if member.kind in REGISTERED or entries[member.id, False] or entries[member.id, True]
    ]


def owed_on(on: date) -> list[Owed]:
    """Everything to be registered that is not, the soonest first."""
    return sorted([*_new_members(on), *_disclosures(on)], key=lambda one: (one.due.last_on, one.member.name))


def owed_by(member: Member, *, on: date) -> list[Owed]:
    """What one member is to register."""
    return [one for one in owed_on(on) if one.member.id == member.id]


def _new_members(on: date) -> Iterable[Owed]:
    """Those in office who have neither registered anything nor said that there is nothing: s30(1)."""
    done = {who for who, _ in _entries_by_member()}
    done |= set(db.session.scalars(select(RegisterConfirmation.member_id).order_by(RegisterConfirmation.id)))
    terms = db.session.scalars(
        select(Term)
        .options(joinedload(Term.member))
        .where(Term.starts_on <= on, Term.ends_on.is_(None) | (Term.ends_on >= on))
        .order_by(Term.id)
    )
    return [
        Owed(
            term.member,
            "Took office, with nothing registered yet.",
            "Localism Act 2011, section 30(1)",
            interests.due_from(term.starts_on),
        )
        for term in terms
        if term.starts_on and term.member.kind in REGISTERED and term.member_id not in done
    ]


def _disclosures(on: date) -> Iterable[Owed]:
    """Pecuniary interests disclosed at a meeting that were not in the register then, and are not yet: s31(3).

    Each clock stops for its own disclosure alone: see disclosures.answer.
    """
    return [
        Owed(
            one.member,
            f"Disclosed an interest at {one.meeting.committee.name} that is not in the register.",
            "Localism Act 2011, section 31(3)",
            interests.due_from(one.meeting.held_on),
            one.id,
        )
        for one in disclosures.unanswered(on=on)
    ]


def _confirmation(member: Member, last: date | None, terms: list[Term], on: date) -> Confirmation | None:
    held = [term for term in terms if rules.covers(term, on)]
    if member.kind not in REGISTERED or (terms and not held):
        return None
    took_office_on = min((term.starts_on for term in held if term.starts_on), default=None)
    return confirmations.standing_of(last, took_office_on, on=on)


def _entries_by_member() -> Counter[tuple[int, bool]]:
    rows = db.session.execute(
        select(Interest.member_id, Interest.is_sensitive, func.count())
        .where(Interest.removed_at.is_(None))
        .group_by(Interest.member_id, Interest.is_sensitive)
    )
    return Counter({(who, is_sensitive): count for who, is_sensitive, count in rows})


def _pairs(who: Any, what: Any, *where: Any) -> list[tuple[int, Any]]:
    return [(row[0], row[1]) for row in db.session.execute(select(who, what).where(*where).group_by(who))]


def _public(on: date) -> set[int]:
    shown = select(Published.subject_id).where(
        Published.subject_kind == SubjectKind.REGISTER,
        Published.is_withdrawn.is_(False),
        Published.readable_until.is_(None) | (Published.readable_until >= on),
    )
    return set(db.session.scalars(shown.order_by(Published.subject_id)))


def _terms() -> dict[int, list[Term]]:
    found: dict[int, list[Term]] = {}
    for term in db.session.scalars(select(Term).order_by(Term.member_id, Term.id)):
        found.setdefault(term.member_id, []).append(term)
    return found
