"""Every sealed value of every table, sealed anew with the newest key, or asked whether it still needs an older one."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Column, Table, select, update

from models.base import Base, Sealed
from webapp.database import db
from webapp.services import audit
from webapp.services.actors import Actor
from webapp.services.deployment import keyring


def columns() -> list[Column[bytes]]:
    """Each column that holds sealed values, found by its type: a new one is never forgotten."""
    tables = sorted(Base.metadata.tables.values(), key=lambda table: table.name)
    return [column for table in tables for column in table.columns if isinstance(column.type, Sealed)]


def rotate(*, by: Actor, at: datetime) -> int:
    """Put a new key first and seal everything with it; how many values that were. The old keys still unseal.

    The new key is on the disk before anything is sealed with it, and everything changes in the caller's one
    transaction: stopped at any moment, each value can still be read. The event is written first, so that two who do
    this at once, or somebody who saves a register meanwhile, wait for each other.
    """
    audit.note("sealing keys rotated", kind="sealing keys", subject_id=None, name="Sealing keys", by=by, at=at)
    keyring().add_key()
    return renew()


def renew() -> int:
    """Seal every value with the newest key; how many there were."""
    count = 0
    for column in columns():
        for key, sealed in list(_values(column)):
            table = _table(column)
            row = update(table).where(table.c.id == key).values({column.name: keyring().renew(sealed)})
            db.session.execute(row)
            count += 1
    db.session.flush()
    db.session.expire_all()
    return count


def forget_old_keys(*, by: Actor, at: datetime) -> int:
    """Seal again whatever an older key still seals, and write down that those are forgotten; how many values there are.

    The caller commits, and only then lets go of the keys (Keyring.keep_newest).
    """
    audit.note("old sealing keys forgotten", kind="sealing keys", subject_id=None, name="Sealing keys", by=by, at=at)
    return renew()


def _values(column: Column[bytes]) -> Iterator[tuple[int, bytes]]:
    table = _table(column)
    found = select(table.c.id, column).where(column.is_not(None)).order_by(table.c.id)
    for key, sealed in db.session.execute(found):
        yield key, bytes(sealed)


def _table(column: Column[bytes]) -> Table:
    table = column.table
    assert isinstance(table, Table)
    return table
