"""Members: the people who sit on committees."""

from datetime import date, datetime
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.group import GroupMembership
from models.member import Member, Seat
from models.rules.addresses import slug_of
from models.rules.permissions import Permission
from models.rules.terms import is_in_office
from models.vocabulary import MemberKind
from webapp.database import db
from webapp.services import audit, revisions
from webapp.services.actors import Actor
from webapp.services.seats import Membership


class MemberDetails(TypedDict):
    """A member as the council's papers name them."""

    name: str
    title: str
    kind: MemberKind
    public_email: str
    public_phone: str
    public_address: str


WITH_TIMES = (selectinload(Member.terms), selectinload(Member.groups).joinedload(GroupMembership.group))


def all_members() -> list[Member]:
    """Every member by name, with their seats, terms and groups."""
    loaded = (selectinload(Member.seats), *WITH_TIMES)
    return list(db.session.scalars(select(Member).options(*loaded).order_by(Member.name, Member.id)))


def get(member_id: int) -> Member:
    """The member with this number, with every seat, term and group they have or had."""
    loaded = (selectinload(Member.seats).joinedload(Seat.committee), *WITH_TIMES)
    return db.session.get_one(Member, member_id, options=loaded)


def chosen(found: list[Member], *, kind: MemberKind | None, in_office: bool | None, on: date) -> list[Member]:
    """Those of a kind, and those in office on a day or not; None chooses all. Officers and partners hold no office."""
    return [
        member for member in found if kind in (None, member.kind) and in_office in (None, is_in_office_on(member, on))
    ]


def is_in_office_on(member: Member, day: date) -> bool:
    """Whether a member is in office on a day: within a term, or where none is recorded."""
    return not member.kind.attends_only and is_in_office(member.terms, day)


def portfolio_holders(kept: Member | None, *, on: date) -> list[Member]:
    """Who may hold a portfolio: the councillors in office on a day, and whoever is `kept` as one already."""
    found = chosen(all_members(), kind=MemberKind.COUNCILLOR, in_office=True, on=on)
    return found if kept is None or kept in found else [kept, *found]


def seats_of(member: Member, *, on: date) -> Membership:
    """The seats of a member on a day: those held then by committee, those over and those still to begin."""
    return Membership(
        now=sorted((seat for seat in member.seats if seat.is_held_on(on)), key=lambda seat: seat.committee.name),
        past=[seat for seat in reversed(member.seats) if seat.ends_on and seat.ends_on < on],
        to_come=[seat for seat in member.seats if seat.starts_on > on],
    )


def create(details: MemberDetails, *, by: Actor, at: datetime) -> Member:
    """Enter a member. Their address is made from their name now and stays; a second of the same name gets a number."""
    by.check(Permission.EDIT_MEMBERS)
    slug = slug_of(details["name"], set(db.session.scalars(select(Member.slug))))
    member = Member(slug=slug, **details)
    db.session.add(member)
    audit.record("member entered", member, name=member.name, by=by, at=at)
    return member


def edit(member: Member, details: MemberDetails, *, revision: str, by: Actor, at: datetime) -> Member:
    """Keep a member's details. The public sees them when they are published."""
    by.check(Permission.EDIT_MEMBERS)
    revisions.change(member, details, "member edited", name=details["name"], revision=revision, by=by, at=at)
    return member
