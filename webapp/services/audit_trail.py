"""The audit trail, read: who changed what, in the field's words, and no more of it than an administrator may see."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, inspect, select

from models.agenda import AgendaItem
from models.audit import AuditEvent
from models.base import Record
from models.committee import Committee
from models.council import ClosedDay, Council, HouseStyle
from models.document import Document
from models.meeting import Meeting
from models.member import Member, Seat
from models.publication import Publication
from models.rules.permissions import Permission
from models.rules.wording import long_date, time_of_day
from models.user import RoleGrant, User
from webapp import clock
from webapp.database import db
from webapp.services.actors import Actor

# Kinds whose values are shown, and of each only its own columns. Of all others, such as an agenda item or a document,
# whoever reads the trail learns which fields changed and never what they say: it may be a draft or belong to Part 2.
SHOWN: tuple[type[Record], ...] = (
    Council, Committee, Member, Seat, User, RoleGrant, Meeting, ClosedDay, HouseStyle, Publication,
)  # fmt: skip
NEVER_SHOWN = frozenset({"body", "password_hash", "totp_secret", "totp_last_used"})
NAMED = {"committee_id": Committee, "parent_id": Committee, "member_id": Member, "user_id": User}
PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """Which events somebody looks for: of one kind of thing, by one person, on days from `since` to `until`."""

    kind: str = ""
    user_id: int | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Leaf:
    """One page of the trail, newest first, and the numbers of the events beyond which there are more."""

    events: list[AuditEvent]
    newer_than: int | None
    older_than: int | None


@dataclass(frozen=True)
class Change:
    """One field before and after, in words. Both are None where only the field's name may be told."""

    field: str
    before: str | None
    after: str | None


def read(wanted: Wanted, *, by: Actor, older_than: int | None = None, newer_than: int | None = None) -> Leaf:
    """A page of events: the newest, or those next to an event in either direction."""
    by.check(Permission.READ_AUDIT)
    query = _matching(wanted)
    if newer_than is not None:
        found = query.where(AuditEvent.id > newer_than).order_by(AuditEvent.id).limit(PAGE + 1)
        events = list(db.session.scalars(found))
        is_more_newer, events = len(events) > PAGE, events[:PAGE][::-1]
        return Leaf(events, events[0].id if is_more_newer else None, events[-1].id if events else None)
    if older_than is not None:
        query = query.where(AuditEvent.id < older_than)
    events = list(db.session.scalars(query.order_by(AuditEvent.id.desc()).limit(PAGE + 1)))
    is_more_older, events = len(events) > PAGE, events[:PAGE]
    newest = events[0].id if events and older_than is not None else None
    return Leaf(events, newest, events[-1].id if is_more_older else None)


def kinds() -> dict[str, str]:
    """Every kind of thing the trail speaks of, as stored and in words."""
    stored = db.session.scalars(select(AuditEvent.subject_kind).distinct().order_by(AuditEvent.subject_kind))
    return {kind: kind_in_words(kind) for kind in stored}


def kind_in_words(kind: str) -> str:
    """Role, for role_grant."""
    return {"user": "Account", "role_grant": "Role"}.get(kind, _words(kind))


def is_shown(event: AuditEvent) -> bool:
    """Whether the values and the name of what changed may be told."""
    return any(event.subject_kind == record.__tablename__ for record in SHOWN)


def subject(event: AuditEvent) -> str:
    """What the event is about: its name, or its kind and number where the name might give a draft away."""
    if is_shown(event):
        return event.subject_name
    of = _meeting_name(event) or committee_name(event)
    return f"{kind_in_words(event.subject_kind)} {event.subject_id or ''}{f', {of}' if of else ''}"


def _meeting_name(event: AuditEvent) -> str:
    """The committee and the day of the agenda an item or a file of it belongs to; the day is no secret."""
    item = db.session.get(AgendaItem, event.subject_id) if event.subject_kind == AgendaItem.__tablename__ else None
    if event.subject_kind == Document.__tablename__:
        document = db.session.get(Document, event.subject_id)
        item = document.item if document else None
    return f"{item.meeting.committee.name}, {long_date(item.meeting.held_on)}" if item else ""


def committee_name(event: AuditEvent) -> str:
    """The committee the event belongs to, if it belongs to one."""
    committee = db.session.get(Committee, event.committee_id) if event.committee_id else None
    return committee.name if committee else ""


def changes(event: AuditEvent, *, by: Actor) -> list[Change]:
    """What an event changed, field by field in the order of the record, as far as it may be told."""
    by.check(Permission.READ_AUDIT)
    before, after = (_fields(text) for text in (event.before, event.after))
    shown = [key for key in _columns(event.subject_kind) if key in before or key in after]
    if is_shown(event):
        # A new record lists every field; those left empty say nothing.
        told = [key for key in shown if before.get(key) not in (None, "") or after.get(key) not in (None, "")]
        return [Change(_words(key), _value(key, before.get(key)), _value(key, after.get(key))) for key in told]
    return [Change(_words(key), None, None) for key in sorted(before.keys() | after.keys())]


def _matching(wanted: Wanted) -> Select[AuditEvent]:
    query = select(AuditEvent)
    if wanted.kind:
        query = query.where(AuditEvent.subject_kind == wanted.kind)
    if wanted.user_id is not None:
        query = query.where(AuditEvent.user_id == wanted.user_id)
    if wanted.since:
        query = query.where(AuditEvent.happened_at >= clock.moment_of(wanted.since, time.min))
    if wanted.until:
        query = query.where(AuditEvent.happened_at < clock.moment_of(wanted.until + timedelta(days=1), time.min))
    return query


def _columns(kind: str) -> list[str]:
    for record in SHOWN:
        if record.__tablename__ == kind:
            return [column.key for column in inspect(record).column_attrs if column.key not in NEVER_SHOWN | {"id"}]
    return []


def _fields(text: str) -> dict[str, Any]:
    values = json.loads(text)
    return values if isinstance(values, dict) else {}


def _words(key: str) -> str:
    plain = re.sub(r"_(id|on|at)$", "", key).replace("_", " ").replace("user", "person")
    return plain.capitalize()


def _value(key: str, value: Any) -> str:
    if value is None or value == "":
        return "Not set"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if key in NAMED and isinstance(value, int):
        found = db.session.get(NAMED[key], value)
        return str(getattr(found, "name", value))
    if isinstance(value, dict):
        return "\n".join(f"{_words(name)}: {_value(name, inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return ", ".join(_value("", inner) for inner in value) or "Not set"
    return _moment(str(value))


def _moment(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return long_date(date.fromisoformat(text))
    if re.fullmatch(r"\d\d:\d\d:\d\d", text):
        return time_of_day(time.fromisoformat(text))
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*", text):
        local = datetime.fromisoformat(text).astimezone(clock.LONDON)
        return f"{long_date(local.date())} at {time_of_day(local.time())}"
    return text
