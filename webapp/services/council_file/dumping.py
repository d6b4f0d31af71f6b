"""A whole council as a council file: everything but secrets, sessions and what can be made again from the rest."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import select

from models.agenda import AgendaItem, LateDecision
from models.committee import Committee, ContactOfficer, StandingItem, StandingText
from models.council import ClosedDay, Council, HouseStyle
from models.document import Document
from models.group import Allocation, GroupMembership, PoliticalGroup
from models.meeting import Meeting, MeetingChange
from models.member import Member, Seat, Term
from models.user import RoleGrant, User
from webapp.database import db
from webapp.services.council_file import (
    at_meetings,
    followed_up,
    forward_plan,
    frameworks,
    past,
    programmes,
    registers,
    scorecards,
    suggested,
    taken_down,
    task_groups,
)
from webapp.services.council_file.fields import written
from webapp.services.council_file.rows import Entry, Groups, One, every, grouped, names, said
from webapp.services.deployment import storage

FORMAT, VERSION = "moothall council file", 1


def dump(*, with_files: bool = True) -> Iterator[str]:
    """The text of the file, piece by piece. Without the files it names them by their hash, and does not hold them."""
    text = json.dumps(everything(), ensure_ascii=False, indent=2)
    hashes = sorted(_hashes()) if with_files else []
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
        "closed_days": [written(day) for day in every(select(ClosedDay))],
        "house_styles": [{"number": style.id, "settings": style.settings} for style in every(select(HouseStyle))],
        "political_groups": [written(group) for group in every(select(PoliticalGroup))],
        "declaration_kinds": at_meetings.kinds(),
        "members": _members(),
        "committees": _committees(),
        "accounts": _accounts(),
        "meetings": _meetings(),
        "actions": followed_up.actions(),
        "key_decisions": forward_plan.decisions(),
        "call_in_rules": forward_plan.call_in_rules(),
        "work_programmes": programmes.work_programmes(),
        "topics": programmes.topics(),
        "waived_findings": programmes.waived_findings(),
        "programmes_brought_in": programmes.brought_in(),
        "task_groups": task_groups.task_groups(),
        "scoring_schemes": suggested.scoring_schemes(),
        "suggestions": suggested.suggestions(),
        "key_dates": programmes.key_dates(),
        "column_meanings": programmes.column_meanings(),
        "frameworks": frameworks.frameworks(),
        "scorecards": scorecards.scorecards(),
        "measure_follow_ups": scorecards.follow_ups(),
        "reading_columns": frameworks.reading_columns(),
        "allocations": [written(one) for one in every(select(Allocation))],
        "publications": past.publications(),
        "audit_events": past.audit_events(),
    }
    return {name: part for name, part in parts.items() if part}


def _hashes() -> set[str]:
    """The files to carry: documents, papers, and the photographs of members as they are and as the public sees them."""
    documents = set(db.session.scalars(select(Document.sha256).distinct()))
    chosen = db.session.execute(select(Member.photograph, Member.photograph_small).order_by(Member.id))
    photographs = {sha256 for row in chosen for sha256 in row if sha256}
    return documents | photographs | past.hashes() | past.photographs()


def _bare(council: Council) -> Entry:
    return {name: value for name, value in written(council).items() if name != "number"}


def _members() -> list[Entry]:
    groups, under = names(PoliticalGroup, PoliticalGroup.name), registers.dumper()
    terms, memberships = grouped(Term, "member_id"), grouped(GroupMembership, "member_id")

    def group(membership: GroupMembership) -> Entry:
        return {**written(membership), "group": groups[membership.group_id]}

    return [
        said(
            {
                **written(member),
                "terms": [written(term) for term in terms.get(member.id, ())],
                "groups": [group(membership) for membership in memberships.get(member.id, ())],
                **under(member.id),
            }
        )
        for member in every(select(Member))
    ]


def _committees() -> list[Entry]:
    slugs, styles = names(Committee, Committee.slug), names(HouseStyle, HouseStyle.name)
    members = names(Member, Member.slug)
    contacts, texts = grouped(ContactOfficer, "committee_id"), grouped(StandingText, "committee_id")
    standing, seats = grouped(StandingItem, "parent_id"), grouped(Seat, "committee_id")
    dumped = []
    for committee in every(select(Committee)):
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
        dumped.append(said(entry))
    return dumped


def _seat(seat: Seat, members: Mapping[Any, str]) -> Entry:
    return {**written(seat), "member": members.get(seat.member_id)}


def _accounts() -> list[Entry]:
    slugs, members = names(Committee, Committee.slug), names(Member, Member.slug)
    roles = grouped(RoleGrant, "user_id")

    def role(grant: RoleGrant) -> Entry:
        return said({**written(grant), "committee": slugs.get(grant.committee_id)})

    return [
        said({**written(user), "member": members.get(user.member_id), "roles": list(map(role, roles.get(user.id, ())))})
        for user in every(select(User))
    ]


def _meetings() -> list[Entry]:
    slugs, emails = names(Committee, Committee.slug), names(User, User.email)
    changes, items = grouped(MeetingChange, "meeting_id"), grouped(AgendaItem, "parent_id")
    decisions, documents = grouped(LateDecision, "meeting_id"), grouped(Document, "item_id")
    at_meeting, at_item = at_meetings.dumper()
    taken_at_meeting, taken_at_item = taken_down.dumper()
    tops: dict[int, list[AgendaItem]] = {}
    for item in items.get(None, ()):
        tops.setdefault(item.meeting_id, []).append(item)

    def late(meeting_id: int, item_id: int | None) -> list[Entry]:
        chosen = [one for one in decisions.get(meeting_id, ()) if one.item_id == item_id]
        return [said({**written(one), "decided_by": emails.get(one.decided_by_id)}) for one in chosen]

    def agenda_item(item: AgendaItem) -> Entry:
        files = [written(document) for document in documents.get(item.id, ())]
        return {
            **written(item),
            "late_decisions": late(item.meeting_id, item.id),
            "documents": files,
            **at_item(item.id),
            **taken_at_item(item.id),
        }

    return [
        said(
            {
                **written(meeting),
                "committee": slugs[meeting.committee_id],
                "changes": [written(change) for change in changes.get(meeting.id, ())],
                "late_decisions": late(meeting.id, None),
                **at_meeting(meeting.id),
                **taken_at_meeting(meeting.id),
                "items": [_nested(item, items, agenda_item) for item in tops.get(meeting.id, ())],
            }
        )
        for meeting in every(select(Meeting))
    ]


def _nested(item: One, below: Groups[One], entry: Callable[[One], Entry]) -> Entry:
    return said({**entry(item), "items": [_nested(child, below, entry) for child in below.get(item.id, ())]})
