"""What lists and pages need of live committees, members and seats: rewritten in the transaction that publishes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import case, delete, func, insert, select, update

from models.bodies import CommitteeBody, MemberBody
from models.committee import Committee
from models.member import Member
from models.publication import Publication, PublishedCommittee, PublishedMember, PublishedSeat
from webapp.database import db
from webapp.services.canonical import canonical
from webapp.services.live_index import committee_feed, member_feed, members_of, touch


def list_committee(committee: Committee, body: CommitteeBody, publication: Publication) -> None:
    """Put a published committee in the lists, and join its members to its meetings by the dates of their seats."""
    before, rows = members_of(committee.id), _seat_rows(committee.id, body)
    _take_out(committee.id)
    db.session.execute(insert(PublishedCommittee).values(**_committee_row(committee.id, body)))
    if rows:
        db.session.execute(insert(PublishedSeat), rows)
    _settle(committee.id, before | members_of(committee.id), publication)


def unlist_committee(committee: Committee, publication: Publication) -> None:
    """Take a withdrawn committee out of the lists, and part its members from its meetings."""
    before = members_of(committee.id)
    _take_out(committee.id)
    _settle(committee.id, before, publication)


def list_member(member: Member, body: MemberBody) -> None:
    """Put a published member in the lists as their body says."""
    unlist_member(member)
    named = {"address": body["address"], "member_kind": body["member_kind"]}
    db.session.execute(insert(PublishedMember).values(member_id=member.id, name=body["name"], **named))
    _mark_how_long_they_sit([member.id])


def unlist_member(member: Member) -> None:
    """Take a withdrawn member out of the lists."""
    db.session.execute(delete(PublishedMember).where(PublishedMember.member_id == member.id))


def _take_out(committee_id: int) -> None:
    for table in (PublishedCommittee, PublishedSeat):
        db.session.execute(delete(table).where(table.committee_id == committee_id))


def _settle(committee_id: int, members: set[int], publication: Publication) -> None:
    _mark_how_long_they_sit(members)
    touch([committee_feed(committee_id), *map(member_feed, sorted(members))], publication)


def _mark_how_long_they_sit(members: Iterable[int]) -> None:
    """Work out anew until when members sit anywhere; nothing while one of their seats has no end."""
    all_end = func.count() == func.count(PublishedSeat.ends_on)
    last = select(case((all_end, func.max(PublishedSeat.ends_on)))).where(
        PublishedSeat.member_id == PublishedMember.member_id
    )
    db.session.execute(
        update(PublishedMember)
        .where(PublishedMember.member_id.in_(list(members)))
        .values(sits_until=last.scalar_subquery())
        .execution_options(synchronize_session=False)
    )


def _committee_row(committee_id: int, body: CommitteeBody) -> dict[str, Any]:
    return {
        "committee_id": committee_id,
        "name": body["name"],
        "address": body["address"],
        "committee_kind": body["committee_kind"],
        "summary": body["remit"].partition("\n\n")[0],
        "ended_on": _day(body["ended_on"]),
        "facts": facts_of(body),
    }


def facts_of(body: CommitteeBody) -> str:
    """A committee's body but for its seats, which pages read by date; as JSON text."""
    return canonical({name: value for name, value in body.items() if name != "seats"})


def _seat_rows(committee_id: int, body: CommitteeBody) -> list[dict[str, Any]]:
    slugs = {seat["member"] for seat in body["seats"] if seat["member"] is not None}
    found = db.session.execute(select(Member.slug, Member.id).where(Member.slug.in_(slugs)).order_by(Member.id))
    members: dict[str | None, int] = {row.slug: row.id for row in found}
    return [
        {
            "seat_id": seat["id"],
            "committee_id": committee_id,
            "member_id": members.get(seat["member"]),
            "name": seat["name"],
            "member_slug": seat["member"],
            "role": seat["role"],
            "capacity": seat["capacity"],
            "starts_on": _day(seat["starts_on"]),
            "ends_on": _day(seat["ends_on"]),
            "position": position,
        }
        for position, seat in enumerate(body["seats"])
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
