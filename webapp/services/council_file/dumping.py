"""A whole council as a council file: everything but secrets, sessions and what can be made again from the rest."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from sqlalchemy import Select, select

from models.agenda import AgendaItem, LateDecision
from models.base import Record
from models.committee import Committee, ContactOfficer, StandingItem, StandingText
from models.council import ClosedDay, Council, HouseStyle
from models.document import Document
from models.group import GroupMembership, PoliticalGroup
from models.meeting import Meeting, MeetingChange
from models.member import Member, Seat, Term
from models.user import RoleGrant, User
from webapp.database import db
from webapp.services.council_file import past
from webapp.services.council_file.fields import written
from webapp.services.deployment import storage

FORMAT, VERSION = "moothall council file", 1
Entry = dict[str, Any]
One = TypeVar("One", bound=Record)
Groups = Mapping[Any, list[One]]


def dump(*, with_files: bool = True) -> Iterator[str]:
    """The text of the file, piece by piece. Without the files it names them by their hash, and does not hold them."""
    text = json.dumps(everything(), ensure_ascii=False, indent=2)
    hashes = sorted(past.hashes() | set(db.session.scalars(select(Document.sha256).distinct()))) if with_files else []
    if not hashes:
        yield f"{text}\n"
        return
    yield f'{text.removesuffix("}").rstrip()},\n  "files": {{\n'
    for place, sha256 in enumerate(hashes, start=1):
        comma = "," if place < len(hashes) else ""
        yield f'    "{sha256}": "{b64encode(storage().read(sha256)).decode()}"{comma}\n'
    yield "  }\n}\n"


def everything() -> Entry:
    """All the parts in the order of the file; a part with nothing in it is left out."""
    council = db.session.get(Council, 1)
    parts: Entry = {
        "format": FORMAT,
        "version": VERSION,
        "council": _bare(council) if council else None,
        "closed_days": [written(day) for day in _all(select(ClosedDay))],
        "house_styles": [{"number": style.id, "settings": style.settings} for style in _all(select(HouseStyle))],
        "political_groups": [written(group) for group in _all(select(PoliticalGroup))],
        "members": _members(),
        "committees": _committees(),
        "accounts": _accounts(),
        "meetings": _meetings(),
        "publications": past.publications(),
        "audit_events": past.audit_events(),
    }
    return {name: part for name, part in parts.items() if part}


def _bare(council: Council) -> Entry:
    return {name: value for name, value in written(council).items() if name != "number"}


def _members() -> list[Entry]:
    names = _names(PoliticalGroup, PoliticalGroup.name)
    terms, memberships = _by(Term, "member_id"), _by(GroupMembership, "member_id")

    def group(membership: GroupMembership) -> Entry:
        return {**written(membership), "group": names[membership.group_id]}

    return [
        _said(
            {
                **written(member),
                "terms": [written(term) for term in terms.get(member.id, ())],
                "groups": [group(membership) for membership in memberships.get(member.id, ())],
            }
        )
        for member in _all(select(Member))
    ]


def _committees() -> list[Entry]:
    slugs, styles = _names(Committee, Committee.slug), _names(HouseStyle, HouseStyle.name)
    members = _names(Member, Member.slug)
    contacts, texts = _by(ContactOfficer, "committee_id"), _by(StandingText, "committee_id")
    standing, seats = _by(StandingItem, "parent_id"), _by(Seat, "committee_id")
    dumped = []
    for committee in _all(select(Committee)):
        tops = [item for item in standing.get(None, ()) if item.committee_id == committee.id]
        entry = {
            **written(committee),
            "parent": slugs.get(committee.parent_id),
            "house_style": styles[committee.house_style_id],
            "contacts": [written(contact) for contact in contacts.get(committee.id, ())],
            "standing_texts": [written(text) for text in texts.get(committee.id, ())],
            "standing_items": [_nested(item, standing, written) for item in tops],
            "seats": [_seat(seat, members) for seat in seats.get(committee.id, ())],
        }
        dumped.append(_said(entry))
    return dumped


def _seat(seat: Seat, members: Mapping[Any, str]) -> Entry:
    return {**written(seat), "member": members.get(seat.member_id)}


def _accounts() -> list[Entry]:
    slugs, members = _names(Committee, Committee.slug), _names(Member, Member.slug)
    roles = _by(RoleGrant, "user_id")

    def role(grant: RoleGrant) -> Entry:
        return _said({**written(grant), "committee": slugs.get(grant.committee_id)})

    return [
        _said(
            {**written(user), "member": members.get(user.member_id), "roles": list(map(role, roles.get(user.id, ())))}
        )
        for user in _all(select(User))
    ]


def _meetings() -> list[Entry]:
    slugs, emails = _names(Committee, Committee.slug), _names(User, User.email)
    changes, items = _by(MeetingChange, "meeting_id"), _by(AgendaItem, "parent_id")
    decisions, documents = _by(LateDecision, "meeting_id"), _by(Document, "item_id")
    tops: dict[int, list[AgendaItem]] = {}
    for item in items.get(None, ()):
        tops.setdefault(item.meeting_id, []).append(item)

    def late(meeting_id: int, item_id: int | None) -> list[Entry]:
        chosen = [one for one in decisions.get(meeting_id, ()) if one.item_id == item_id]
        return [_said({**written(one), "decided_by": emails.get(one.decided_by_id)}) for one in chosen]

    def agenda_item(item: AgendaItem) -> Entry:
        files = [written(document) for document in documents.get(item.id, ())]
        return {**written(item), "late_decisions": late(item.meeting_id, item.id), "documents": files}

    return [
        _said(
            {
                **written(meeting),
                "committee": slugs[meeting.committee_id],
                "changes": [written(change) for change in changes.get(meeting.id, ())],
                "late_decisions": late(meeting.id, None),
                "items": [_nested(item, items, agenda_item) for item in tops.get(meeting.id, ())],
            }
        )
        for meeting in _all(select(Meeting))
    ]


def _nested(item: One, below: Groups[One], entry: Callable[[One], Entry]) -> Entry:
    return _said({**entry(item), "items": [_nested(child, below, entry) for child in below.get(item.id, ())]})


def _said(entry: Entry) -> Entry:
    """The entry without lists that are empty and names that lead nowhere."""
    return {name: value for name, value in entry.items() if value is not None and value != []}


def _all(statement: Select[One]) -> list[One]:
    """Every row in the order of its number."""
    (entity,) = statement.column_descriptions
    return list(db.session.scalars(statement.order_by(entity["entity"].id)))


def _by(model: type[One], column: str) -> Groups[One]:
    """Every row, grouped by what it belongs to, each group in the order the council put it in."""
    groups: dict[Any, list[One]] = {}
    for row in sorted(_all(select(model)), key=lambda row: getattr(row, "position", 0)):
        groups.setdefault(getattr(row, column), []).append(row)
    return groups


def _names(model: type[Record], column: Any) -> dict[Any, str]:
    return {row[0]: row[1] for row in db.session.execute(select(model.id, column).order_by(model.id))}
