"""The audit trail: written in the transaction of the change it records, hash-chained, and verified."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import inspect, select

from models.audit import AuditEvent, AuditHead
from models.base import Record
from webapp.database import db
from webapp.services.actors import Actor
from webapp.services.canonical import canonical, digest

SECRETS = frozenset({"password_hash", "totp_secret", "totp_last_used", "token_hash"})
HASHED = (
    "happened_at",
    "user_id",
    "by",
    "what",
    "subject_kind",
    "subject_id",
    "subject_name",
    "committee_id",
    "before",
    "after",
    "reason",
    "previous_hash",
)


def record(
    what: str,
    subject: Record,
    *,
    name: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    committee_id: int | None = None,
) -> AuditEvent:
    """Write down a change that is about to be flushed: the values before and after are read from the record itself."""
    before, after = changed_values(subject)
    db.session.flush()
    return note(
        what,
        kind=subject.__tablename__,
        subject_id=subject.id,
        name=name,
        by=by,
        at=at,
        before=before,
        after=after,
        reason=reason,
        committee_id=committee_id,
    )


def note(
    what: str,
    *,
    kind: str,
    subject_id: int | None,
    name: str,
    by: Actor,
    at: datetime,
    before: Any = None,
    after: Any = None,
    reason: str = "",
    committee_id: int | None = None,
) -> AuditEvent:
    """Append one event to the chain. Writers wait for each other on the head row, so the order is one order."""
    head = _head()
    event = AuditEvent(
        happened_at=at.astimezone(UTC),
        user_id=by.user_id,
        by=by.name,
        what=what,
        subject_kind=kind,
        subject_id=subject_id,
        subject_name=name[:300],
        committee_id=committee_id,
        before=canonical(before),
        after=canonical(after),
        reason=reason,
        previous_hash=head.hash,
    )
    event.hash = fingerprint(event)
    db.session.add(event)
    head.hash, head.count = event.hash, head.count + 1
    db.session.flush()
    return event


def changed_values(subject: Record) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """The columns that an unflushed record changes: (None, all) for a new one, (old, new) for one being changed."""
    state = inspect(subject)
    columns = [column.key for column in state.mapper.column_attrs if column.key not in SECRETS]
    if not state.persistent:
        return None, {key: getattr(subject, key) for key in columns}
    changed = [key for key in columns if state.attrs[key].history.has_changes()]
    if not changed:
        return {}, {}
    # The database is asked, because a record whose values had expired does not remember what it overwrote.
    table = state.mapper.local_table
    with db.session.no_autoflush:
        kept = db.session.execute(select(*(table.c[key] for key in changed)).where(table.c.id == subject.id)).one()
    return dict(zip(changed, kept, strict=True)), {key: getattr(subject, key) for key in changed}


def fingerprint(event: AuditEvent) -> str:
    """The hash of an event: of every column, and of the event before it."""
    return digest(canonical([getattr(event, column) for column in HASHED]))


def verify() -> Iterator[str]:
    """Read the whole chain and say, in a sentence each, where it was edited, cut or added to. Silence means sound."""
    previous, count = "", 0
    for event in db.session.scalars(select(AuditEvent).order_by(AuditEvent.id).execution_options(yield_per=1000)):
        count += 1
        if event.previous_hash != previous:
            yield f"Event {event.id} does not follow the event before it: an event was removed, inserted or reordered."
        if fingerprint(event) != event.hash:
            yield f"Event {event.id} ({event.what}) was edited after it was written."
        previous = event.hash
    head = _head()
    if head.hash != previous or head.count != count:
        yield f"The trail should end with event number {head.count}; {count} are there: events were removed or added."


def _head() -> AuditHead:
    return db.session.get_one(AuditHead, 1, with_for_update=True, populate_existing=True)
