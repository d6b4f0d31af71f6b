"""Tables that wait to be looked at: kept sealed, planned anew whenever they are shown, loaded whole or not at all."""

from datetime import date, datetime, timedelta
from typing import Any, BinaryIO

from sqlalchemy import Select, select

from models.base import Record
from models.committee import Committee
from models.incoming import IncomingTable
from models.interest import Interest
from models.member import Member
from models.rules import RuleBroken
from models.rules.permissions import Permission
from models.user import User
from models.vocabulary import IncomingKind
from webapp import clock
from webapp.database import db
from webapp.services import audit, revisions
from webapp.services.actors import Actor, NotAllowed
from webapp.services.deployment import keyring
from webapp.services.incoming import columns, lines, members, registers, seats, tables
from webapp.services.incoming.steps import Plan, settle
from webapp.services.incoming.tables import Table

PERMISSIONS = {
    IncomingKind.MEMBERS: Permission.EDIT_MEMBERS,
    IncomingKind.SEATS: Permission.EDIT_COMMITTEES,
    IncomingKind.REGISTER: Permission.EDIT_REGISTER,
}
# What a table of each kind changes or looks at: nobody else changes it while the table is loaded.
LOCKED: dict[IncomingKind, tuple[type[Record], ...]] = {
    IncomingKind.MEMBERS: (Member,),
    IncomingKind.SEATS: (Committee,),
    IncomingKind.REGISTER: (Member, Interest),
}
LONGEST_NAME = 160
GONE = "This table does not wait any more: it was loaded or put aside."
LONGEST_WAIT = timedelta(days=30)
CHANGED = "The records changed since you looked. This is what the table would do now: look again, then load it."


def may_bring(kind: IncomingKind, *, by: Actor) -> bool:
    """Whether somebody may bring in a table of a kind."""
    return by.may_somewhere(PERMISSIONS[kind])


def check_may(kind: IncomingKind, *, by: Actor) -> None:
    """Refuse whoever may not bring in, nor look at, a table of a kind."""
    if not may_bring(kind, by=by):
        raise NotAllowed(f"{by.name} may not bring in {kind}")


def read(kind: IncomingKind, stream: BinaryIO) -> Table:
    """The table in a file, with the columns of its kind. Raises RuleBroken beside `files`."""
    table = tables.read(stream)
    tables.check_rows(table, kind)
    columns.match(kind, table.headings)
    return table


def keep(
    kind: IncomingKind, table: Table, *, filename: str, others_end_on: date | None = None, by: Actor, at: datetime
) -> IncomingTable:
    """Keep a table sealed until somebody has looked at it. Of seats, those it leaves out may end on a day.

    Tables that nobody came back to for thirty days are put aside.
    """
    check_may(kind, by=by)
    for old in db.session.scalars(_forgotten(at)).all():
        _let_go(old, "put aside after thirty days", by=by, at=at)
    kept: dict[str, Any] = table.plain()
    kept["others_end_on"] = others_end_on.isoformat() if others_end_on and kind is IncomingKind.SEATS else None
    name = "".join(letter for letter in filename if letter.isprintable())[-LONGEST_NAME:] or "table"
    assert by.user_id is not None
    waiting = IncomingTable(
        kind=kind, filename=name, sealed_rows=keyring().seal(kept), uploaded_at=at, uploaded_by_id=by.user_id
    )
    db.session.add(waiting)
    audit.record(f"table of {kind} brought in to look at", waiting, name=name, by=by, at=at)
    return waiting


def get(table_id: int, *, by: Actor) -> IncomingTable:
    """The table with this number, for whoever may load one of its kind."""
    table = db.session.get_one(IncomingTable, table_id)
    check_may(table.kind, by=by)
    return table


def all_waiting(kind: IncomingKind, *, by: Actor) -> list[tuple[IncomingTable, str]]:
    """The tables of a kind that wait, the newest first, each with the name of who brought it."""
    check_may(kind, by=by)
    query = (
        select(IncomingTable, User.name)
        .join(User, User.id == IncomingTable.uploaded_by_id)
        .where(IncomingTable.kind == kind, IncomingTable.sealed_rows.is_not(None))
        .order_by(IncomingTable.uploaded_at.desc(), IncomingTable.id.desc())
    )
    return [(table, name) for table, name in db.session.execute(query)]


def others_end_on(table: IncomingTable) -> date | None:
    """The day on which the seats that the table leaves out end, when it was asked for."""
    kept = _kept(table)
    return date.fromisoformat(kept["others_end_on"]) if kept["others_end_on"] else None


def plan(table: IncomingTable, *, by: Actor, at: datetime) -> Plan:
    """What a table would do to the records as they are at this moment. Reads only."""
    check_may(table.kind, by=by)
    found = Table.of(_kept(table))
    matched = columns.match(table.kind, found.headings)
    read = lines.lines_of(found.rows, matched, found.headings)
    match table.kind:
        case IncomingKind.MEMBERS:
            steps = members.steps_of(read, by=by)
        case IncomingKind.SEATS:
            steps = seats.steps_of(read, others_end_on=others_end_on(table), by=by, on=clock.day_of(at))
        case IncomingKind.REGISTER:
            steps = registers.steps_of(read, by=by, at=at)
    return settle(steps, read, matched.unread)


def confirm(table: IncomingTable, *, seen: str, by: Actor, at: datetime) -> Plan:
    """Do all of it, through the services, in the caller's one transaction. Raises RuleBroken and nothing is done.

    `seen` is the mark of the plan that was looked at: another plan is not loaded in its place.
    """
    revisions.hold(table)
    for kind in LOCKED[table.kind]:
        db.session.execute(select(kind.id).order_by(kind.id).with_for_update())
    wanted = plan(table, by=by, at=at)
    if wanted.errors:
        raise RuleBroken("Nothing is loaded while a row is wrong. Correct the table, and bring it in again.")
    if wanted.seen != seen:
        raise RuleBroken(CHANGED)
    if not wanted.steps:
        raise RuleBroken("There is nothing to load: the records say all of this already.")
    for step in wanted.steps:
        try:
            step.do(by, at)
        except RuleBroken as broken:
            place = f"Row {step.row}: " if step.row else ""
            raise RuleBroken(f"{place}{broken.message} Nothing was loaded.") from broken
    table.sealed_rows, table.confirmed_at = None, at
    audit.record(f"table of {table.kind} loaded", table, name=table.filename, by=by, at=at)
    return wanted


def put_aside(table: IncomingTable, *, by: Actor, at: datetime) -> None:
    """Let go of a table without loading it. Its rows are gone."""
    check_may(table.kind, by=by)
    revisions.hold(table)
    if table.sealed_rows is None:
        raise RuleBroken(GONE)
    _let_go(table, "put aside", by=by, at=at)


def _let_go(table: IncomingTable, how: str, *, by: Actor, at: datetime) -> None:
    table.sealed_rows = None
    audit.record(f"table of {table.kind} {how}", table, name=table.filename, by=by, at=at)


def _forgotten(at: datetime) -> Select[IncomingTable]:
    long_ago = (IncomingTable.uploaded_at < at - LONGEST_WAIT) & IncomingTable.sealed_rows.is_not(None)
    return select(IncomingTable).where(long_ago).order_by(IncomingTable.id).with_for_update()


def _kept(table: IncomingTable) -> dict[str, Any]:
    if table.sealed_rows is None:
        raise RuleBroken(GONE)
    kept: dict[str, Any] = keyring().unseal(table.sealed_rows)
    return kept
