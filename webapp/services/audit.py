"""The audit trail: written in the transaction of the change it records, hash-chained, and verified."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import event, insert, inspect, select, true, update
from sqlalchemy.orm import Session

from models.audit import AuditEvent, AuditHead
from models.base import PERSONAL, Record, Sealed
from webapp.database import db
from webapp.services.actors import Actor
from webapp.services.canonical import canonical, digest

BEFORE = "values before this transaction"
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
# Written once, so that they are compiled once: every change of anything runs all three.
READ_HEAD = select(AuditHead.hash, AuditHead.count).where(AuditHead.id == 1).with_for_update()
WRITE_EVENT = insert(AuditEvent.__table__).returning(AuditEvent.id)  # type: ignore[arg-type]
MOVE_HEAD = update(AuditHead.__table__).where(AuditHead.id == 1)  # type: ignore[arg-type]

# The head beside every event: one statement sees one moment, so that what is written meanwhile neither waits nor seems
# to be one too many.
READ_CHAIN = (
    select(AuditHead.hash, AuditHead.count, AuditEvent)
    .select_from(AuditHead)
    .outerjoin(AuditEvent, true())
    .order_by(AuditEvent.id)
    .execution_options(yield_per=1000, populate_existing=True)
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
) -> int:
    """Write down a change, and give the number of its event. The values are read from the record itself."""
    before, after = changed_values(subject)
    db.session.flush()
    # What that flush remembered is written down here; the next change begins from it.
    db.session.info.get(BEFORE, {}).pop(subject, None)
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
) -> int:
    """Append one event to the chain, and give its number. Writers wait on the head row, so the order is one order."""
    # Rows, not records: two events of a change would otherwise cost more than the change.
    db.session.flush()
    connection = db.session.connection()
    previous_hash, count = connection.execute(READ_HEAD).one()
    written = {
        "happened_at": at.astimezone(UTC),
        "user_id": by.user_id,
        "by": by.name,
        "what": what,
        "subject_kind": kind,
        "subject_id": subject_id,
        "subject_name": name[:300],
        "committee_id": committee_id,
        "before": canonical(before),
        "after": canonical(after),
        "reason": reason,
        "previous_hash": previous_hash,
    }
    written["hash"] = _hash_of(written)
    number = connection.scalars(WRITE_EVENT, written).one()
    connection.execute(MOVE_HEAD, {"hash": written["hash"], "count": count + 1})
    return number


def changed_values(subject: Record) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """The columns that a record changed since it was last written down: (None, all) for a new one, else (old, new).

    A query in between may have flushed the change already; what it was before is then remembered (see _remember).
    """
    columns = _columns(subject)
    remembered = db.session.info.get(BEFORE, {}).pop(subject, {})
    before = {**_values_before(subject), **remembered} if remembered is not None else None
    if before is None or not inspect(subject).persistent:
        return None, {key: getattr(subject, key) for key in columns}
    changed = [key for key in columns if key in before and before[key] != getattr(subject, key)]
    return {key: before[key] for key in changed}, {key: getattr(subject, key) for key in changed}


def _values_before(subject: Record) -> dict[str, Any]:
    """What stood in the columns that a persistent record is about to change."""
    state = inspect(subject)
    if not state.persistent:
        return {}
    histories = {key: state.attrs[key].history for key in _columns(subject)}
    changed = {key: history.deleted for key, history in histories.items() if history.has_changes()}
    # A record whose values had expired does not remember what it overwrote: then the database is asked.
    forgotten = [key for key, old in changed.items() if not old]
    kept = {key: old[0] for key, old in changed.items() if old}
    if forgotten:
        table = state.mapper.local_table
        with db.session.no_autoflush:
            row = db.session.execute(select(*(table.c[key] for key in forgotten)).where(table.c.id == subject.id)).one()
        kept |= dict(zip(forgotten, row, strict=True))
    return kept


def _columns(subject: Record) -> list[str]:
    """What an event may show: no secrets, nothing sealed even from the database, and nothing marked as personal."""
    attributes = {one.key: one.columns[0] for one in inspect(subject).mapper.column_attrs}
    kept = {key: column for key, column in attributes.items() if not isinstance(column.type, Sealed)}
    return [key for key, column in kept.items() if key not in SECRETS and not column.info.get(PERSONAL)]


@event.listens_for(db.session, "before_flush")
def _remember(session: Session, context: object, instances: object) -> None:
    """Before a flush makes them forget, keep what changed records held; None for one that was not there before."""
    before = session.info.setdefault(BEFORE, WeakKeyDictionary())
    for subject in session.new:
        before.setdefault(subject, None)
    for subject in session.dirty:
        if isinstance(subject, Record) and session.is_modified(subject) and before.get(subject, {}) is not None:
            before[subject] = {**_values_before(subject), **before.get(subject, {})}


@event.listens_for(db.session, "after_commit")
@event.listens_for(db.session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(BEFORE, None)


def fingerprint(written: AuditEvent) -> str:
    """The hash of an event: of every column, and of the event before it."""
    return _hash_of({column: getattr(written, column) for column in HASHED})


def _hash_of(written: Mapping[str, Any]) -> str:
    return digest(canonical([written[column] for column in HASHED]))


def verify() -> Iterator[str]:
    """Read the whole chain and say, in a sentence each, where it was edited, cut or added to. Silence means sound."""
    head, previous, count = None, "", 0
    for head_hash, head_count, written in db.session.execute(READ_CHAIN):
        head = (head_hash, head_count)
        if written is None:
            break
        count += 1
        if written.previous_hash != previous:
            yield f"Event {written.id} does not follow the one before it: one was removed, inserted or reordered."
        if fingerprint(written) != written.hash:
            yield f"Event {written.id} ({written.what}) was edited after it was written."
        previous = written.hash
    if head is None:
        yield "What says where the trail ends was removed."
    elif head != (previous, count):
        yield f"The trail should end with event number {head[1]}; {count} are there: events were removed or added."


def last_hash() -> str:
    """The hash that the trail ends with, to note down somewhere else."""
    return db.session.scalars(select(AuditHead.hash).where(AuditHead.id == 1)).one()
