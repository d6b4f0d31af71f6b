"""Two people at one record: the second is told, and no change is lost."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, inspect, select
from sqlalchemy.exc import InvalidRequestError, NoResultFound

from models.audit import AuditEvent
from models.base import Record
from models.rules import RuleBroken
from webapp.database import db
from webapp.services import audit
from webapp.services.actors import Actor
from webapp.services.canonical import canonical, digest


class ChangedMeanwhile(RuleBroken):
    """Somebody else saved the record after this page was opened: `who` did. The page of a form shows both."""

    def __init__(self, message: str, who: str = "Somebody else") -> None:
        super().__init__(message)
        self.who = who


class RemovedMeanwhile(NoResultFound):
    """Somebody removed the record, perhaps after this page was opened: who, when, and of which committee it was.

    `was` holds its last values, where the audit trail kept them.

    The page of a form keeps what was typed; any other answers as for what was never there.
    """

    def __init__(self, by: str, at: datetime, committee_id: int | None, was: Mapping[str, Any]) -> None:
        super().__init__(f"{by} removed it")
        self.by, self.at, self.committee_id, self.was = by, at, committee_id, was


def removal_of(kind: type[Record], number: int) -> RemovedMeanwhile:
    """What the audit trail tells of a record that is there no more. Raises NoResultFound if it never was."""
    latest = (
        select(AuditEvent)
        .where(AuditEvent.subject_kind == kind.__tablename__, AuditEvent.subject_id == number)
        .order_by(AuditEvent.id.desc())
        .limit(1)
    )
    event = db.session.scalars(latest).one()
    return RemovedMeanwhile(event.by, event.happened_at, event.committee_id, json.loads(event.before) or {})


def hold(record: Record) -> None:
    """Let nobody else hold this record until the transaction ends, and read everything anew from here on.

    Whoever changes what hangs together, such as the order of a committee's seats, holds what it hangs from first.
    """
    kind = type(record)
    db.session.execute(select(kind.id).where(kind.id == record.id).with_for_update())
    db.session.flush()
    db.session.expire_all()


def read_anew(record: Record) -> None:
    """Read a record as it is at this moment and lock it. Raises RemovedMeanwhile when it is there no more."""
    (number,) = inspect(record).identity or (0,)
    try:
        db.session.refresh(record, with_for_update={"of": type(record)})
    except InvalidRequestError as missing:
        raise removal_of(type(record), number) from missing


def revision_of(record: Record) -> str:
    """What a form carries to say which state of the record it was filled from.

    The record's own revision number where it has one, otherwise a hash of all its values. A new record is at 0.
    """
    if not inspect(record).persistent:
        return "0"
    return str(record.revision) if hasattr(record, "revision") else digest(canonical(_values(record)))[:16]


def check_revision(record: Record, revision: str) -> None:
    """Refuse, with ChangedMeanwhile, to change a record that is no longer as the form found it.

    The record is read anew and locked first, so call this before changing anything.
    """
    if inspect(record).persistent:
        read_anew(record)
    if revision_of(record) != str(revision):
        who = last_changed_by(record)
        raise ChangedMeanwhile(
            f"{who} changed this while you were writing. What you typed is still here: compare, then save again.", who
        )


def check_seen(record: Record, revision: str, now: Callable[[], str]) -> None:
    """Refuse, with ChangedMeanwhile, to take out a record that is no longer as the page showed it.

    `now` says in words what it is at this moment: the refusal tells them, for there is no form that could show both.
    """
    try:
        check_revision(record, revision)
    except ChangedMeanwhile as changed:
        raise ChangedMeanwhile(
            f"{changed.who} changed this after you opened it. It is {now()} now. Nothing was done: look at it again, "
            "then press again if you still want to.",
            changed.who,
        ) from changed


def last_changed_by(record: Record) -> str:
    """The name of whoever made the last change that the audit trail holds."""
    latest = (
        select(AuditEvent.by)
        .where(AuditEvent.subject_kind == record.__tablename__, AuditEvent.subject_id == record.id)
        .order_by(AuditEvent.id.desc())
        .limit(1)
    )
    return db.session.scalar(latest) or "Somebody else"


def change(
    record: Record,
    values: Mapping[str, Any],
    what: str,
    *,
    name: str,
    revision: str,
    by: Actor,
    at: datetime,
    committee_id: int | None = None,
) -> None:
    """Give a record new values and write down what changed; nothing is written when nothing did.

    Raises ChangedMeanwhile when `revision` is not the record's present one (see revision_of).
    """
    check_revision(record, revision)
    for field, value in values.items():
        setattr(record, field, value)
    if db.session.is_modified(record):
        if hasattr(record, "revision"):
            record.revision += 1
        audit.record(what, record, name=name, by=by, at=at, committee_id=committee_id)


def remove(
    record: Record,
    what: str,
    *,
    name: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    committee_id: int | None = None,
) -> None:
    """Delete a setting, such as a standing text, and keep all its values in the audit trail."""
    kind, values = record.__tablename__, _values(record)
    db.session.delete(record)
    audit.note(
        what,
        kind=kind,
        subject_id=values["id"],
        name=name,
        by=by,
        at=at,
        before=values,
        reason=reason,
        committee_id=committee_id,
    )


def new_number(kind: type[Record]) -> int | None:
    """A number never given before, for a record that can be removed; None where the database itself sees to that.

    SQLite gives the next record the number of the last one once that is removed. A page left open would then save over
    a stranger, and the audit trail and the public lists know records by their numbers.
    """
    if db.session.get_bind().dialect.name != "sqlite":
        return None
    told = select(func.max(AuditEvent.subject_id)).where(AuditEvent.subject_kind == kind.__tablename__)
    return max(db.session.scalar(told) or 0, db.session.scalar(select(func.max(kind.id))) or 0) + 1


def _values(record: Record) -> dict[str, Any]:
    return {column.key: getattr(record, column.key) for column in inspect(record).mapper.column_attrs}
