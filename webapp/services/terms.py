"""Terms of office: when a member is in office, for which division, and what else ends when a term does."""

from collections.abc import Collection
from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import select

from models.group import GroupMembership
from models.member import Member, Seat, Term
from models.rules import RuleBroken
from models.rules import terms as rules
from models.rules.permissions import Permission
from models.rules.wording import long_date
from models.vocabulary import MemberKind
from webapp.database import db
from webapp.services import audit, groups, revisions, seats
from webapp.services.actors import Actor


class TermDetails(TypedDict):
    """A term as it is entered. Without a first day, the records do not say when it began."""

    division: str
    starts_on: date | None
    ends_on: date | None
    ended_because: str


def get(term_id: int) -> Term:
    """The term with this number."""
    return db.session.get_one(Term, term_id)


def without_any() -> list[Member]:
    """Councillors and co-opted members with no term of office recorded, by name.

    Nothing says when their office ends, so what is public of them stays: their register too (Localism Act 2011 s29).
    """
    kinds = (MemberKind.COUNCILLOR, MemberKind.CO_OPTED)
    found = select(Member).where(Member.kind.in_(kinds), ~Member.terms.any())
    return list(db.session.scalars(found.order_by(Member.name, Member.id)))


def add(member: Member, details: TermDetails, *, by: Actor, at: datetime) -> Term:
    """Enter a term of a member. Raises RuleBroken when it shares a day with another of theirs."""
    by.check(Permission.EDIT_MEMBERS)
    revisions.hold(member)
    _check(member, details, others=member.terms)
    term = Term(id=revisions.new_number(Term), member=member, **details)
    db.session.add(term)
    audit.record("term entered", term, name=name_of(term), by=by, at=at)
    return term


def correct(term: Term, details: TermDetails, *, revision: str, by: Actor, at: datetime) -> Term:
    """Put right what was entered for a term. Raises ChangedMeanwhile like every edit."""
    by.check(Permission.EDIT_MEMBERS)
    revisions.hold(term.member)
    revisions.check_revision(term, revision)
    _check(term.member, details, others=[other for other in term.member.terms if other.id != term.id])
    revisions.change(term, details, "term corrected", name=name_of(term), revision=revision, by=by, at=at)
    return term


def end(term: Term, *, ends_on: date, because: str, by: Actor, at: datetime) -> Term:
    """End a term after its last day, and keep why. What else ends with it is ended on its own (see end_with_it)."""
    by.check(Permission.EDIT_MEMBERS)
    revisions.hold(term.member)
    revisions.read_anew(term)
    if term.ends_on and ends_on > term.ends_on:
        raise RuleBroken(f"Enter a day no later than {long_date(term.ends_on)}, when the term already ends.", "ends_on")
    rules.check_term(rules.Span(term.starts_on, ends_on, term.division), [])
    term.ends_on, term.ended_because = ends_on, because
    audit.record("term ended", term, name=name_of(term), by=by, at=at)
    return term


def remove(term: Term, *, reason: str, by: Actor, at: datetime) -> None:
    """Take off a term that never was. The audit trail keeps it, and why."""
    by.check(Permission.EDIT_MEMBERS)
    revisions.read_anew(term)
    revisions.remove(term, "term taken off", name=name_of(term), by=by, at=at, reason=reason)


def still_open(member: Member, *, after: Collection[date], by: Actor) -> tuple[list[Seat], list[GroupMembership]]:
    """The seats and groups of a member that go on after any of these days, and that this person may end with the term.

    Those that begin only later are not among them: they were given too early, and are taken off where they were given.
    """
    held = [seat for seat in member.seats if by.may(Permission.EDIT_COMMITTEES, seat.committee_id)]
    return (
        [seat for seat in held if any(_goes_on(seat, day) for day in after)],
        [one for one in member.groups if any(_goes_on(one, day) for day in after)],
    )


def end_with_it(
    term: Term, *, seats_chosen: Collection[int], groups_chosen: Collection[int], by: Actor, at: datetime
) -> int:
    """End the chosen seats and groups on the last day of an ended term, and say how many were. Others go on."""
    if term.ends_on is None:
        raise RuleBroken("Enter the last day of the term.", "ends_on")
    open_seats, open_groups = still_open(term.member, after=[term.ends_on], by=by)
    ending = [seat for seat in open_seats if seat.id in seats_chosen]
    leaving = [one for one in open_groups if one.id in groups_chosen]
    for seat in ending:
        seats.end(seat, ends_on=term.ends_on, by=by, at=at)
    for membership in leaving:
        groups.leave(membership, ends_on=term.ends_on, by=by, at=at)
    return len(ending) + len(leaving)


def name_of(term: Term) -> str:
    """What the audit trail calls a term."""
    return ", ".join(filter(None, (term.member.name, term.division)))


def _goes_on(dated: Seat | GroupMembership, after: date) -> bool:
    has_begun = dated.starts_on is None or dated.starts_on <= after
    return has_begun and (dated.ends_on is None or dated.ends_on > after)


def _check(member: Member, details: TermDetails, *, others: Collection[Term]) -> None:
    if member.kind.attends_only:
        raise RuleBroken(f"{member.name} is kept as {member.kind}, who attends and holds no office. Change that first.")
    wanted = rules.Span(details["starts_on"], details["ends_on"], details["division"])
    rules.check_term(wanted, [rules.Span(one.starts_on, one.ends_on, one.division) for one in others])
    if details["ended_because"] and details["ends_on"] is None:
        raise RuleBroken("Enter the last day too, or leave out why it ended.", "ends_on")
