"""Writes the made-up council into an empty database, in bulk: what is kept and what was published."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from sqlalchemy import Connection, Engine, create_engine, insert, text
from sqlalchemy.engine import make_url

from bench import council, records
from bench.records import Rows
from models.base import Base
from webapp.database import sqlite_module

MEETINGS_AT_A_TIME = 500


def load(url: str, years: int, today: date) -> None:
    """Fill the migrated, empty database at an address. The rows' own ids are kept, so no row waits for another."""
    engine = create_engine(url, **({"module": sqlite_module()} if _is_sqlite(url) else {}))
    with engine.begin() as connection:
        _hurry(connection)
        until = council.last_day(today)
        _write(connection, records.standing(years, until))
        trail = records.Trail()
        for some in _at_a_time(records.everything(years, until), MEETINGS_AT_A_TIME):
            _write(connection, records.of_meetings(some, trail))
        connection.execute(
            text("UPDATE audit_head SET count = :n, hash = :hash"), {"n": trail.count, "hash": trail.hash}
        )
        mend_sequences(connection)
    _settle(engine)


def _hurry(connection: Connection) -> None:
    """Loading is not what is measured: nothing is checked or synchronised on the way in."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text("SET LOCAL synchronous_commit = off"))


def _write(connection: Connection, rows: Rows) -> None:
    for table, found in rows.items():
        if found:
            connection.execute(insert(Base.metadata.tables[table]), found)


def _at_a_time(made: Iterator[council.Made], count: int) -> Iterator[Sequence[council.Made]]:
    while some := list(islice(made, count)):
        yield some


def mend_sequences(connection: Connection) -> None:
    """PostgreSQL must be told where the ids we wrote ourselves end."""
    if connection.dialect.name != "postgresql":
        return
    for table in Base.metadata.sorted_tables:
        if "id" in table.c and table.name != "audit_head":
            highest = f'(SELECT coalesce(max(id), 0) + 1 FROM "{table.name}")'
            connection.execute(
                text(f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', 'id'), {highest}, false)")
            )


def take_statistics(connection: Connection, records: Iterable[type[Base]]) -> None:
    """Have the database know some tables as one that has been running does, for it goes by that in reading them."""
    for record in records:
        connection.execute(text(f"ANALYZE {record.__tablename__}"))


def _settle(engine: Engine) -> None:
    """Leave the database as one that has been running: statistics taken, nothing waiting to be written."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("VACUUM (ANALYZE)"))
            connection.execute(text("CHECKPOINT"))
        else:
            connection.execute(text("ANALYZE"))
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    engine.dispose()


def _is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"
