"""Committees and members by name: those of today whole, those of the past in parts of a page each."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from sqlalchemy import Row, literal, or_, select, tuple_
from sqlalchemy.orm import aliased

from models.bodies import CouncilBody, MemberBody
from models.publication import Published, PublishedCommittee, PublishedMember, PublishedSeat
from models.rules.former_bodies import as_today
from models.rules.terms import said_on
from models.vocabulary import SubjectKind
from webapp.database import reading
from webapp.services.bodies import UNNAMED
from webapp.services.published import COUNCIL_BODY, Head
from webapp.services.published_recommendations import Fared, fared, lately
from webapp.services.published_seats import have_ended

PAGE = 50
COMMITTEES = select(
    PublishedCommittee.committee_id.label("id"),
    PublishedCommittee.name,
    PublishedCommittee.address,
    PublishedCommittee.committee_kind.label("kind"),
    PublishedCommittee.summary.label("note"),
    PublishedCommittee.ended_on.label("until"),
)
MEMBERS = select(
    PublishedMember.member_id.label("id"),
    PublishedMember.name,
    PublishedMember.address,
    PublishedMember.member_kind.label("kind"),
    Published.body,
    PublishedMember.sits_until.label("until"),
).join(
    Published,
    (Published.subject_kind == SubjectKind.MEMBER) & (Published.subject_id == PublishedMember.member_id),
)
BY_COMMITTEE = (PublishedCommittee.name, PublishedCommittee.committee_id)
BY_MEMBER = (PublishedMember.name, PublishedMember.member_id)


@dataclass(frozen=True, slots=True)
class Named:
    """A committee or a member in a list. `note` is what a committee is for, or a member's group and division that day.

    `until` is the day a committee ends, or the day the last seat of a member does; None where there is no end.
    """

    id: int
    name: str
    address: str
    kind: str
    note: str
    until: date | None

    def as_json(self) -> dict[str, object]:
        """Where it is and until when it was, for a program; the rest is at its own address."""
        until = self.until.isoformat() if self.until else None
        return {"id": self.id, "name": self.name, "address": self.address, "until": until}


@dataclass(frozen=True, slots=True)
class PageOfNames:
    """Part of a list by name, and the number of the last one shown if there are more."""

    names: list[Named]
    more_after: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """What a committee's or a member's own page is drawn from, but for seats and meetings.

    `facts` is the live body; a committee's is without its seats. `has_past` says whether any seat has ended, and
    `has_register` whether a member's register of interests can be read that day. `fared` is how a committee's latest
    recommendations did, if it made any this municipal year or the last.
    """

    facts: dict[str, Any]
    council: CouncilBody
    has_past: bool
    has_register: bool = False
    fared: Fared | None = None


def committees(today: date) -> list[Named]:
    """Every public committee that has not ended, by name."""
    return _named(COMMITTEES.where(_still(PublishedCommittee.ended_on, today)).order_by(*BY_COMMITTEE))


def members(today: date) -> list[Named]:
    """Every public member but those whose seats have all ended, by name."""
    return _members(MEMBERS.where(_still(PublishedMember.sits_until, today)).order_by(*BY_MEMBER), today)


def former_committees(today: date, after: int | None) -> PageOfNames:
    """The public committees that have ended, by name; `after` is the number of the last one seen already."""
    ended = COMMITTEES.where(PublishedCommittee.ended_on < today)
    if after is not None:
        seen = select(*BY_COMMITTEE).where(PublishedCommittee.committee_id == after)
        ended = ended.where(tuple_(*BY_COMMITTEE) > seen.correlate(None).scalar_subquery())
    return _part(_named(ended.order_by(*BY_COMMITTEE).limit(PAGE + 1)))


def former_members(today: date, after: int | None) -> PageOfNames:
    """The public members whose seats have all ended, by name; `after` is the number of the last one seen already."""
    ended = MEMBERS.where(PublishedMember.sits_until < today)
    if after is not None:
        seen = select(*BY_MEMBER).where(PublishedMember.member_id == after)
        ended = ended.where(tuple_(*BY_MEMBER) > seen.correlate(None).scalar_subquery())
    return _part(_members(ended.order_by(*BY_MEMBER).limit(PAGE + 1), today))


def has_former_committees(today: date) -> bool:
    """Whether any public committee has ended."""
    return _any(PublishedCommittee.ended_on < today)


def has_former_members(today: date) -> bool:
    """Whether the seats of any public member have all ended."""
    return _any(PublishedMember.sits_until < today)


def committee_facts(today: date) -> list[dict[str, Any]]:
    """The bodies of the public committees that have not ended, by name, without their seats."""
    still = select(PublishedCommittee.facts).where(_still(PublishedCommittee.ended_on, today))
    return [json.loads(row.facts) for row in _rows(still.order_by(*BY_COMMITTEE))]


def member_bodies(today: date) -> list[MemberBody]:
    """The live bodies of the public members but those whose seats have all ended, by name."""
    still = MEMBERS.where(_still(PublishedMember.sits_until, today))
    return [_member_body(row.body) for row in _rows(still.order_by(*BY_MEMBER))]


def committee_page(head: Head, today: date) -> Page:
    """What a committee's page says of it, and whose site it is, in one statement."""
    facts = select(PublishedCommittee.facts).where(PublishedCommittee.committee_id == head.subject_id)
    facts = facts.add_columns(lately(head.subject_id, today))
    page, sent = _page(facts, json.loads, PublishedSeat.committee_id == head.subject_id, head, today)
    return replace(page, fared=fared(sent, today))


def member_page(head: Head, today: date) -> Page:
    """What a member's page says of them, and whose site it is, in one statement."""
    body = select(Published.body).where(
        Published.subject_kind == SubjectKind.MEMBER, Published.subject_id == head.subject_id
    )
    body = body.add_columns(_has_register(head.subject_id, today))
    page, has_register = _page(body, _member_body, PublishedSeat.member_id == head.subject_id, head, today)
    return replace(page, has_register=bool(has_register))


def _has_register(member_id: int, today: date) -> Any:
    register = aliased(Published)
    return (
        select(register.subject_id)
        .where(register.subject_kind == SubjectKind.REGISTER, register.subject_id == member_id)
        .where(register.is_withdrawn.is_(False), _still(register.readable_until, today))
        .exists()
    )


def _page(facts: Any, read: Callable[[str], Any], whose: Any, head: Head, today: date) -> tuple[Page, Any]:
    """The page, and what else the statement asked for."""
    [row] = _rows(facts.add_columns(COUNCIL_BODY.scalar_subquery(), have_ended(whose, today)))
    body, besides, council, has_past = row
    return Page(read(body), json.loads(council) if head.council_version else UNNAMED, bool(has_past)), besides


def _any(which: Any) -> bool:
    return bool(_rows(select(literal(1)).where(which).limit(1)))


def _still(ends_on: Any, today: date) -> Any:
    return or_(ends_on.is_(None), ends_on >= today)


def _part(found: list[Named]) -> PageOfNames:
    return PageOfNames(found[:PAGE], more_after=found[PAGE - 1].id if len(found) > PAGE else None)


def _named(statement: Any) -> list[Named]:
    return [Named(*row) for row in _rows(statement)]


def _members(statement: Any, today: date) -> list[Named]:
    rows = _rows(statement)
    return [
        Named(row.id, row.name, row.address, row.kind, _note(_member_body(row.body), today), row.until) for row in rows
    ]


def _member_body(text: str) -> MemberBody:
    return cast(MemberBody, as_today(json.loads(text)))


def _note(body: MemberBody, today: date) -> str:
    term, group = said_on(body["terms"], today), said_on(body["groups"], today)
    return ", ".join(filter(None, (group["group"] if group else "", term["division"] if term else "")))


def _rows(statement: Any) -> list[Row[*tuple[Any, ...]]]:
    with reading() as connection:
        return list(connection.execute(statement).all())
