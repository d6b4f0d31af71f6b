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
from webapp.services.incoming import columns, lines, members, registers, results, seats, tables
from webapp.services.incoming.steps import Plan, settle
from webapp.services.incoming.tables import Sheet

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
MOST_LOADED_SHOWN = 20
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


def read(kind: IncomingKind, stream: BinaryIO) -> list[Sheet]:
    """The sheets of a file, each with the columns of its kind or with why it cannot be brought in; one can at least.

    Raises RuleBroken beside `files` where none can.
    """
    sheets = [_judged(kind, sheet) for sheet in tables.sheets_of(stream)]
    if all(sheet.refusal for sheet in sheets):
        first, *more = sheets
        raise RuleBroken(f"Of the sheet “{first.name}”: {first.refusal}" if more else first.refusal, "files")
    return sheets


def keep(
    kind: IncomingKind,
    sheets: list[Sheet],
    *,
    filename: str,
    others_end_on: date | None = None,
    by: Actor,
    at: datetime,
) -> IncomingTable:
    """Keep a file's sheets sealed until somebody has looked at one: the first that can be brought in.

    Of seats, those the table leaves out may end on a day. Tables nobody came back to for thirty days are put aside.
    """
    check_may(kind, by=by)
    for old in db.session.scalars(_forgotten(at)).all():
        _let_go(old, "put aside after thirty days", by=by, at=at)
    day = others_end_on.isoformat() if others_end_on and kind is IncomingKind.SEATS else None
    chosen = next(place for place, sheet in enumerate(sheets) if not sheet.refusal)
    kept = {"sheets": [sheet.plain() for sheet in sheets], "chosen": chosen, "others_end_on": day}
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
    waiting = _with_names(kind).where(IncomingTable.sealed_rows.is_not(None))
    newest = waiting.order_by(IncomingTable.uploaded_at.desc(), IncomingTable.id.desc())
    return [(table, name) for table, name in db.session.execute(newest)]


def all_loaded(kind: IncomingKind, *, by: Actor) -> list[tuple[IncomingTable, str]]:
    """The tables of a kind loaded last, the newest first, each with the name of who brought it."""
    check_may(kind, by=by)
    loaded = _with_names(kind).where(IncomingTable.confirmed_at.is_not(None))
    newest = loaded.order_by(IncomingTable.confirmed_at.desc(), IncomingTable.id.desc()).limit(MOST_LOADED_SHOWN)
    return [(table, name) for table, name in db.session.execute(newest)]


def sheets_in(table: IncomingTable) -> tuple[list[Sheet], int]:
    """The sheets of the file a table came in, and the place of the one that is read. A CSV file is one, unnamed."""
    kept = _kept(table)
    # Before other sheets were kept too, the table stood by itself.
    sheets = kept.get("sheets") or [{"name": "", "refusal": "", **kept}]
    return [Sheet.of(sheet) for sheet in sheets], kept.get("chosen", 0)


def choose_sheet(table: IncomingTable, place: int, *, by: Actor, at: datetime) -> None:
    """Look at another sheet of the same file, and load that one if any."""
    check_may(table.kind, by=by)
    revisions.hold(table)
    sheets, _ = sheets_in(table)
    if not 0 <= place < len(sheets) or sheets[place].refusal:
        raise RuleBroken("That sheet cannot be brought in. Choose another.")
    table.sealed_rows = keyring().seal(_kept(table) | {"chosen": place})
    audit.record(f"another sheet of a table of {table.kind} chosen", table, name=table.filename, by=by, at=at)


def others_end_on(table: IncomingTable) -> date | None:
    """The day on which the seats that the table leaves out end, when it was asked for."""
    kept = _kept(table)
    return date.fromisoformat(kept["others_end_on"]) if kept["others_end_on"] else None


def plan(table: IncomingTable, *, by: Actor, at: datetime) -> Plan:
    """What a table would do to the records as they are at this moment. Reads only."""
    check_may(table.kind, by=by)
    found = _chosen(table).readable()
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
    results.keep(table, results.result_of(wanted, sheet=_chosen(table).name, by=by))
    table.sealed_rows, table.confirmed_at = None, at
    audit.record(f"table of {table.kind} loaded: {results.counted(wanted)}", table, name=table.filename, by=by, at=at)
    return wanted


def put_aside(table: IncomingTable, *, by: Actor, at: datetime) -> None:
    """Let go of a table without loading it. Its rows are gone."""
    check_may(table.kind, by=by)
    revisions.hold(table)
    if table.sealed_rows is None:
        raise RuleBroken(GONE)
    _let_go(table, "put aside", by=by, at=at)


def _judged(kind: IncomingKind, sheet: Sheet) -> Sheet:
    """The sheet as it is, or with why it is none of its kind."""
    if sheet.table is None:
        return sheet
    try:
        tables.check_rows(sheet.table, kind)
        columns.match(kind, sheet.table.headings)
    except RuleBroken as broken:
        return Sheet(sheet.name, None, broken.message)
    return sheet


def _chosen(table: IncomingTable) -> Sheet:
    sheets, place = sheets_in(table)
    return sheets[place]


def _with_names(kind: IncomingKind) -> Select[IncomingTable, str]:
    """The tables of a kind, each with the name of who brought it."""
    query = select(IncomingTable, User.name).join(User, User.id == IncomingTable.uploaded_by_id)
    return query.where(IncomingTable.kind == kind)


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
