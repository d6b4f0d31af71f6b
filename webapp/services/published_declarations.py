"""A member's declarations as anybody reads them: rewritten when a meeting is published, read in parts."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import Row, delete, insert, select

from models.bodies import DeclarationBody, MeetingBody
from models.declaration import Declaration
from models.meeting import Meeting
from models.publication import Publication, PublishedDeclaration
from webapp.database import db, reading
from webapp.services import live_index
from webapp.services.canonical import canonical

IN_A_PART = 50
COLUMNS = (PublishedDeclaration.declaration_id, PublishedDeclaration.held_on, PublishedDeclaration.facts)


@dataclass(frozen=True, slots=True)
class OwnDeclaration:
    """One declaration on a member's public record: at which meeting, and what was declared."""

    held_on: date
    committee: str
    address: str
    declared: DeclarationBody

    def as_json(self) -> dict[str, object]:
        """As a program reads it."""
        said = {key: value for key, value in self.declared.items() if key not in ("member",)}
        return {"held_on": self.held_on.isoformat(), "committee": self.committee, "meeting": self.address, **said}


@dataclass(frozen=True, slots=True)
class PageOfDeclarations:
    """Some of them, the last declared first; those before number `earlier` are in the next part."""

    declarations: list[OwnDeclaration]
    earlier: int | None


def list_meeting(meeting: Meeting, body: MeetingBody, publication: Publication) -> None:
    """Put what a published meeting's body says was declared on each member's public record."""
    before = _members_named(meeting.id)
    db.session.execute(delete(PublishedDeclaration).where(PublishedDeclaration.meeting_id == meeting.id))
    members = _members_of(body)
    rows = [
        {
            "declaration_id": one["id"],
            "meeting_id": meeting.id,
            "member_id": members[one["id"]],
            "held_on": date.fromisoformat(body["held_on"]),
            "facts": canonical({"committee": body["committee"]["name"], "address": body["address"], "declared": one}),
        }
        for one in body.get("declarations", ())
    ]
    if rows:
        db.session.execute(insert(PublishedDeclaration), rows)
    _touch(before | set(members.values()), publication)


def unlist_meeting(meeting: Meeting, publication: Publication) -> None:
    """Take what was declared at a withdrawn meeting off the members' public records."""
    before = _members_named(meeting.id)
    db.session.execute(delete(PublishedDeclaration).where(PublishedDeclaration.meeting_id == meeting.id))
    _touch(before, publication)


def of_member(member_id: int, before: int | None) -> PageOfDeclarations:
    """What a member declared at public meetings, the last first, from where the last part ended."""
    wanted = select(*COLUMNS).where(PublishedDeclaration.member_id == member_id)
    if before is not None:
        wanted = wanted.where(PublishedDeclaration.declaration_id < before)
    with reading() as connection:
        rows = connection.execute(
            wanted.order_by(PublishedDeclaration.declaration_id.desc()).limit(IN_A_PART + 1)
        ).all()
    some = rows[:IN_A_PART]
    earlier = some[-1].declaration_id if len(rows) > IN_A_PART else None
    return PageOfDeclarations([_own(row) for row in some], earlier)


def _own(row: Row[*tuple[Any, ...]]) -> OwnDeclaration:
    facts = json.loads(row.facts)
    return OwnDeclaration(row.held_on, facts["committee"], facts["address"], cast(DeclarationBody, facts["declared"]))


def _members_of(body: MeetingBody) -> dict[int, int]:
    numbers = [one["id"] for one in body.get("declarations", ())]
    if not numbers:
        return {}
    rows = db.session.execute(
        select(Declaration.id, Declaration.member_id).where(Declaration.id.in_(numbers)).order_by(Declaration.id)
    )
    return {row.id: row.member_id for row in rows}


def _members_named(meeting_id: int) -> set[int]:
    named = select(PublishedDeclaration.member_id).where(PublishedDeclaration.meeting_id == meeting_id).distinct()
    return set(db.session.scalars(named))


def _touch(members: set[int], publication: Publication) -> None:
    live_index.touch([live_index.member_feed(member) for member in sorted(members)], publication)
