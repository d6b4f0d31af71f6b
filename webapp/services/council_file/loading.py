"""A council file into the database: all of it, or nothing and the reasons why."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from sqlalchemy import func, select

from exports.house_styles import completed
from models.agenda import AgendaItem, LateDecision
from models.base import Record
from models.committee import Committee, ContactOfficer, StandingItem, StandingText
from models.council import ClosedDay, Council, HouseStyle
from models.document import Document
from models.group import Allocation, GroupMembership, PoliticalGroup
from models.meeting import Meeting, MeetingChange
from models.member import Member, Seat, Term
from models.rules.permissions import Permission
from models.user import RoleGrant, User
from webapp.database import db
from webapp.services import audit, declaration_kinds, meetings
from webapp.services.actors import Actor
from webapp.services.canonical import canonical, digest
from webapp.services.council_file import (
    at_meetings,
    files,
    followed_up,
    forward_plan,
    frameworks,
    history,
    lawful,
    programmes,
    references,
    registers,
    schema,
    scorecards,
    suggested,
    taken_down,
    task_groups,
)
from webapp.services.council_file.fields import read
from webapp.services.council_file.known import Known, known, shipped_styles
from webapp.services.council_file.making import Entry, Loaded, listed, made, rows
from webapp.services.council_file.problems import CouncilFileRefused
from webapp.services.council_file.sources import There


def check(data: Entry) -> None:
    """Refuse a file that could not be loaded into this database as it is now: CouncilFileRefused, with every reason."""
    _checked(data)


def load(data: Entry, *, by: Actor, at: datetime) -> Loaded:
    """Add all that the file holds. Raises CouncilFileRefused, with every reason, and then nothing has been added.

    A load adds and never changes: what the database has already is refused. A file with an audit trail is a whole
    council come back, so its own trail goes on; any other load is one event of the trail.
    """
    by.check(Permission.EDIT_COUNCIL)
    there = _checked(data)
    loaded = Loaded(keeps_numbers=there.is_empty)
    files.keep(data)
    _add_council(data, loaded)
    _add_members(data, loaded)
    _add_committees(data, loaded, there)
    _add_accounts(data, loaded)
    _add_meetings(data, loaded)
    at_meetings.add(data, loaded, registers.add(data, loaded))
    taken_down.add(data, loaded)
    there_is = There(data, loaded)
    for part in (followed_up, forward_plan, programmes, suggested, task_groups, frameworks, scorecards):
        part.add(data, loaded, there_is)
    _add_allocations(data, loaded)
    history.restore(data)
    if loaded.keeps_numbers:
        _count_on_from_here()
    if not data.get("audit_events"):
        name = data.get("council", {}).get("name", "A part of a council")
        added = {**loaded.summary(), "sha256": digest(canonical(data))}
        audit.note("council file loaded", kind="council file", subject_id=None, name=name, by=by, at=at, after=added)
    return loaded


def _checked(data: Entry) -> Known:
    """What the database holds, once nothing is wrong with the file beside it."""
    if problems := schema.problems(data):
        raise CouncilFileRefused(problems)
    there = known()
    if problems := [*references.problems(data, there), *lawful.problems(data), *files.problems(data)]:
        raise CouncilFileRefused(problems)
    if problems := history.problems(data):
        raise CouncilFileRefused(problems)
    return there


def _add_council(data: Entry, loaded: Loaded) -> None:
    if "council" in data:
        loaded.council = Council(id=1, **read(Council, data["council"]))
        db.session.add(loaded.council)
    at_meetings.add_kinds(data, loaded)
    if "council" in data and not data.get("audit_events"):
        declaration_kinds.make_shipped()
    for entry in data.get("closed_days", ()):
        db.session.add(made(ClosedDay, entry, loaded))
    db.session.flush()


def _add_members(data: Entry, loaded: Loaded) -> None:
    db.session.add_all(made(PoliticalGroup, entry, loaded) for entry in data.get("political_groups", ()))
    db.session.flush()
    groups = rows(PoliticalGroup, PoliticalGroup.name)
    for entry in data.get("members", ()):
        member = made(Member, entry, loaded)
        member.terms = listed(Term, entry.get("terms", ()), loaded)
        member.groups = [
            made(GroupMembership, said, loaded, group=groups[said["group"]]) for said in entry.get("groups", ())
        ]
        loaded.members[entry["slug"]] = member
    db.session.add_all(loaded.members.values())
    db.session.flush()


def _add_committees(data: Entry, loaded: Loaded, there: Known) -> None:
    styles = _house_styles(data, loaded, there)
    members = rows(Member, Member.slug)
    for entry in data.get("committees", ()):
        committee = made(Committee, entry, loaded, house_style=styles[entry["house_style"]])
        committee.contacts = listed(ContactOfficer, entry.get("contacts", ()), loaded)
        committee.standing_texts = listed(StandingText, entry.get("standing_texts", ()), loaded)
        committee.seats = listed(Seat, entry.get("seats", ()), loaded)
        for seat, said in zip(committee.seats, entry.get("seats", ()), strict=True):
            seat.member = members[said["member"]] if said["member"] else None
        _standing_items(committee, entry.get("standing_items", ()), loaded, None)
        loaded.committees[entry["slug"]] = committee
    db.session.add_all(loaded.committees.values())
    db.session.flush()
    committees = rows(Committee, Committee.slug)
    for entry in data.get("committees", ()):
        if entry.get("parent"):
            loaded.committees[entry["slug"]].parent = committees[entry["parent"]]
    db.session.flush()


def _add_allocations(data: Entry, loaded: Loaded) -> None:
    db.session.add_all(made(Allocation, entry, loaded) for entry in data.get("allocations", ()))
    db.session.flush()


def _house_styles(data: Entry, loaded: Loaded, there: Known) -> dict[str, HouseStyle]:
    """The styles by name: those of the file, those the database has, and those shipped that a committee asks for."""
    styles = rows(HouseStyle, HouseStyle.name)
    for entry in data.get("house_styles", ()):
        name = entry["settings"]["name"]
        if name not in styles:
            number = {"id": entry["number"]} if loaded.keeps_numbers and "number" in entry else {}
            styles[name] = HouseStyle(name=name, settings=completed(entry["settings"]), **number)
            db.session.add(styles[name])
    db.session.flush()
    for name in sorted({entry["house_style"] for entry in data.get("committees", ())} - set(styles)):
        styles[name] = HouseStyle(name=name, settings=shipped_styles()[name])
        db.session.add(styles[name])
    db.session.flush()
    return styles


def _standing_items(committee: Committee, entries: Any, loaded: Loaded, above: StandingItem | None) -> None:
    for item, entry in zip(listed(StandingItem, entries, loaded), entries, strict=True):
        committee.standing_items.append(item)
        if above is not None:
            above.children.append(item)
        _standing_items(committee, entry.get("items", ()), loaded, item)


def _add_accounts(data: Entry, loaded: Loaded) -> None:
    members, committees = rows(Member, Member.slug), rows(Committee, Committee.slug)
    for entry in data.get("accounts", ()):
        user = made(User, entry, loaded)
        user.member_id = members[entry["member"]].id if entry.get("member") else None
        for said in entry.get("roles", ()):
            committee = committees[said["committee"]] if said.get("committee") else None
            user.grants.append(made(RoleGrant, said, loaded, committee=committee))
        loaded.accounts[user.email] = user
    db.session.add_all(loaded.accounts.values())
    db.session.flush()


def _add_meetings(data: Entry, loaded: Loaded) -> None:
    committees, emails = rows(Committee, Committee.slug), rows(User, User.email)
    for entry in data.get("meetings", ()):
        committee = committees[entry["committee"]]
        meeting = made(Meeting, entry, loaded, committee_id=committee.id)
        meeting.uid = meeting.uid or meetings.new_uid()
        meeting.starts_at = meeting.starts_at or committee.usual_starts_at or time(10)
        meeting.changes = listed(MeetingChange, entry.get("changes", ()), loaded)
        _agenda_items(meeting, entry.get("items", ()), loaded, None, emails)
        _late_decisions(meeting, None, entry, loaded, emails)
        loaded.meetings.append(meeting)
    db.session.add_all(loaded.meetings)
    db.session.flush()


def _agenda_items(
    meeting: Meeting, entries: Any, loaded: Loaded, above: AgendaItem | None, emails: Mapping[str, User]
) -> None:
    for item, entry in zip(listed(AgendaItem, entries, loaded), entries, strict=True):
        meeting.items.append(item)
        if above is not None:
            above.children.append(item)
        item.documents = listed(Document, entry.get("documents", ()), loaded)
        _late_decisions(meeting, item, entry, loaded, emails)
        _agenda_items(meeting, entry.get("items", ()), loaded, item, emails)


def _late_decisions(
    meeting: Meeting, item: AgendaItem | None, entry: Entry, loaded: Loaded, emails: Mapping[str, User]
) -> None:
    for said in entry.get("late_decisions", ()):
        decided_by = emails[said["decided_by"]].id if said.get("decided_by") else None
        decision = made(LateDecision, said, loaded, item=item, decided_by_id=decided_by)
        meeting.late_decisions.append(decision)


def _count_on_from_here() -> None:
    """Have PostgreSQL give new records numbers after those that the file brought."""
    if db.engine.dialect.name != "postgresql":
        return
    for mapper in Record.registry.mappers:
        model = mapper.class_
        if issubclass(model, Record) and "id" in mapper.columns:
            last = db.session.scalar(select(func.max(model.id)))
            if last:
                sequence = func.pg_get_serial_sequence(f'"{model.__tablename__}"', "id")
                db.session.execute(select(func.setval(sequence, last)))
