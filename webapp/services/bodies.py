"""Records into published bodies, by allow-list: what is not named here does not become public."""

from typing import TypedDict

from exports.filling import fill
from models.bodies import (
    CommitteeBody,
    ContactBody,
    CouncilBody,
    MemberBody,
    MembershipBody,
    NamedAddress,
    PersonBody,
    PhotographBody,
    PictureBody,
    SeatBody,
)
from models.committee import Committee, ContactOfficer
from models.council import Council
from models.group import GroupMembership
from models.member import Member, Seat, Term
from models.rules import addresses
from models.rules.wording import as_a_name
from webapp.database import db

VACANCY = "Vacancy"
# What is said of the council until somebody has entered it.
UNNAMED: CouncilBody = {
    "kind": "council",
    "id": 1,
    "address": "/",
    "name": "The council",
    "website": "",
    "email": "",
    "phone": "",
    "postal_address": "",
    "accent": "#1d4f4b",
    "about": "",
}
NAMELESS = Council(
    interests_guidance="", **{fact: value for fact, value in UNNAMED.items() if fact not in ("kind", "address")}
)


def the_council() -> Council:
    """The council whose system this is; a nameless one until somebody has entered it."""
    return db.session.get(Council, 1) or NAMELESS


def council_body(council: Council) -> CouncilBody:
    """What the public is told of the council."""
    body: CouncilBody = {
        "kind": "council",
        "id": council.id,
        "address": addresses.COUNCIL,
        "name": council.name,
        "website": council.website,
        "email": council.email,
        "phone": council.phone,
        "postal_address": council.postal_address,
        "accent": council.accent,
        "about": council.about,
    }
    if council.interests_guidance.strip():
        body["interests_guidance"] = council.interests_guidance
    if council.takes_suggestions:
        body["takes_suggestions"] = True
    return body


def committee_body(committee: Committee) -> CommitteeBody:
    """What the public is told of a committee: its remit, its seats with their dates, whom to ask."""
    usual = committee.usual_starts_at
    return {
        "kind": "committee",
        "id": committee.id,
        "address": addresses.committee_address(committee.slug),
        "name": committee.name,
        "slug": committee.slug,
        "committee_kind": committee.kind.value,
        "remit": committee.remit,
        "parent": named(committee.parent) if committee.parent else None,
        "usual_venue": ", ".join(filter(None, (committee.usual_room, committee.usual_venue))),
        "usual_starts_at": usual.strftime("%H:%M") if usual else None,
        "contacts": [contact_body(contact) for contact in committee.contacts],
        "seats": [seat_body(seat) for seat in committee.seats],
        "ended_on": committee.ended_on.isoformat() if committee.ended_on else None,
    }


def member_body(member: Member) -> MemberBody:
    """What the public is told of a member."""
    return {
        "kind": "member",
        "id": member.id,
        "address": addresses.member_address(member.slug),
        "name": member.name,
        "slug": member.slug,
        "member_kind": member.kind.value,
        "title": member.title,
        "terms": [{"division": term.division, **_days(term)} for term in member.terms],
        "groups": [{"group": membership.group.name, **_days(membership)} for membership in member.groups],
        "email": member.public_email,
        "phone": member.public_phone,
        "postal_address": member.public_address,
        "photograph": _photograph(member),
    }


def named(committee: Committee) -> NamedAddress:
    """A committee's name and page."""
    return {"name": committee.name, "address": addresses.committee_address(committee.slug)}


def named_member(member: Member) -> NamedAddress:
    """A member's name and page."""
    return {"name": member.name, "address": addresses.member_address(member.slug)}


def contact_body(contact: ContactOfficer) -> ContactBody:
    """An officer to ask."""
    return {"name": contact.name, "job_title": contact.job_title, "phone": contact.phone, "email": contact.email}


def seat_body(seat: Seat) -> SeatBody:
    """A seat, or a vacancy, with its dates."""
    return {
        "id": seat.id,
        "name": seat.member.name if seat.member else VACANCY,
        "member": seat.member.slug if seat.member else None,
        "role": seat.role.value,
        "capacity": seat.capacity,
        "starts_on": seat.starts_on.isoformat(),
        "ends_on": seat.ends_on.isoformat() if seat.ends_on else None,
    }


def membership_bodies(committee: Committee, seats: list[Seat]) -> list[MembershipBody]:
    """The seats under the headings of the committee's house style; a heading without seats is left out."""
    style = committee.house_style.settings
    groups = []
    for group in style["membership_groups"]:
        people = [_person(seat, style["offices"]) for seat in seats if seat.role.value in group["roles"]]
        if people:
            groups.append(
                MembershipBody(
                    heading=fill(
                        group["heading"], {"committee": committee.name, "kind": as_a_name(committee.kind.value)}
                    ),
                    style=group["style"],
                    line=group["line"],
                    people=people,
                )
            )
    return groups


class _Days(TypedDict):
    starts_on: str | None
    ends_on: str | None


def _days(dated: Term | GroupMembership) -> _Days:
    return {
        "starts_on": dated.starts_on.isoformat() if dated.starts_on else None,
        "ends_on": dated.ends_on.isoformat() if dated.ends_on else None,
    }


def _photograph(member: Member) -> PhotographBody | None:
    if member.photograph is None or member.photograph_small is None:
        return None
    return {"large": _picture(member, member.photograph), "small": _picture(member, member.photograph_small)}


def _picture(member: Member, sha256: str) -> PictureBody:
    return {"address": addresses.photograph_address(member.slug, sha256), "sha256": sha256}


def _person(seat: Seat, offices: dict[str, str]) -> PersonBody:
    return {
        "name": seat.member.name if seat.member else VACANCY,
        "office": offices.get(seat.role.value, ""),
        "capacity": seat.capacity,
        "address": addresses.member_address(seat.member.slug) if seat.member else None,
    }
