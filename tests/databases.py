"""Real databases for tests: an SQLite file, and a PostgreSQL cluster made for this run and thrown away."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

START_AGAIN = """
SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
FROM pg_sequences WHERE last_value IS NOT NULL
"""
ROOM = 4 * 1024**3
PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")


def postgresql_programs() -> Path | None:
    """The folder of initdb and pg_ctl, or None where PostgreSQL is not installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = sorted(folder for place in PLACES for folder in Path("/").glob(place.lstrip("/")))
    return next((folder for folder in reversed(folders) if (folder / "initdb").exists()), None)


def folder_in_memory() -> Path | None:
    """Where files live in memory, with room for the databases of every worker: nothing there waits for a disk."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
    return memory if roomy else None


@contextmanager
def postgresql_cluster(folder: Path) -> Iterator[str]:
    """Start a cluster that listens on a socket in the folder only; yields the address of its database."""
    programs = postgresql_programs()
    assert programs is not None
    data = folder / "cluster"
    data.mkdir(parents=True)
    run = as_somebody_else(folder)
    run([programs / "initdb", "-D", data, "-U", "moothall", "-A", "trust", "-E", "UTF8", "--no-sync"])
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    run([programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"])
    try:
        run([programs / "createdb", "-h", folder, "-U", "moothall", "moothall"])
        yield f"postgresql+psycopg://moothall@/moothall?host={folder}"
    finally:
        run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"])


def empty_postgresql(connection: Connection) -> None:
    """Empty every table that holds something. To truncate them all takes a hundred times as long.

    The triggers that guard history are for the product; this connection goes around them.
    """
    connection.execute(text("SET session_replication_role = replica"))
    for name in _filled(connection):
        connection.exec_driver_sql(f'DELETE FROM "{name}"')
    connection.execute(text(START_AGAIN))
    connection.execute(text("INSERT INTO audit_head (id, count, hash) VALUES (1, 0, '')"))
    connection.execute(text("SET session_replication_role = DEFAULT"))


def _filled(connection: Connection) -> Sequence[str]:
    """The tables with at least one row, asked for in one statement."""
    names = connection.scalars(
        text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'")
    )
    asked = (f"SELECT '{name}' WHERE EXISTS (SELECT FROM \"{name}\")" for name in names)
    return connection.exec_driver_sql(" UNION ALL ".join(asked)).scalars().all()


def turn_what_nobody_orders(connection: Any, entry: object) -> None:
    """Have SQLite give the rows of a query without an order backwards: PostgreSQL promises no order at all,
    and gives another one only now and then, when it has filled the place of rows that went.
    """
    connection.execute("PRAGMA reverse_unordered_selects = ON")


def as_somebody_else(folder: Path):
    """PostgreSQL refuses to run as root, so root lends the folder to an ordinary account."""
    account = {}
    if os.geteuid() == 0:
        person = pwd.getpwnam("postgres" if _exists("postgres") else "nobody")
        account = {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
        for path in (folder, *folder.rglob("*")):
            os.chown(path, person.pw_uid, person.pw_gid)

    def run(command: list[object]) -> None:
        words = [str(word) for word in command]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd=folder, **account)

    return run


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
