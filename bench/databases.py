"""The databases the bench reads: made once a month for each number of years, on each engine, and kept between runs.

PostgreSQL runs as a cluster of our own, on a socket in the folder, with its usual durability; it is stopped at the end.
"""

import os
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import flask_migrate
from flask import Flask
from sqlalchemy import create_engine, text

from bench import council, loading, public_rows
from tests.databases import as_somebody_else, postgresql_programs
from webapp import create_app
from webapp.config import Settings
from webapp.database import db
from webapp.storage import Storage

SOUND = ("-c", "listen_addresses=''", "-c", "shared_buffers=256MB", "-c", "max_wal_size=2GB")


@dataclass
class Databases:
    """The databases of one engine. `server` is the address of a cluster's own database, or empty for SQLite."""

    folder: Path
    server: str
    today: date

    def app(self, years: int, *, name: str = "read") -> Flask:
        """The product on a council of so many years. A name other than `read` gives a copy that may be written to."""
        kept = f"moothall_{years}"
        mark = self.folder / f"{kept}.{council.VERSION}.{council.last_day(self.today)}.{_shape()}"
        if not mark.exists():
            self._make(kept, years)
            mark.touch()
        return self._open(kept if name == "read" else self._copy(kept, f"{kept}_{name}"))

    def _make(self, database: str, years: int) -> None:
        print(f"Making a council of {years} years. The next run finds it made.", flush=True)
        for stale in self.folder.glob(f"{database}.[0-9]*"):
            stale.unlink()
        self._drop(database)
        if self.server:
            self._run(f'CREATE DATABASE "{database}"')
        app = self._open(database)
        with app.app_context():
            flask_migrate.upgrade()
            db.engine.dispose()
        loading.load(self._url(database), years, self.today)

    def _copy(self, database: str, name: str) -> str:
        self._drop(name)
        if self.server:
            self._run(f'CREATE DATABASE "{name}" TEMPLATE "{database}"')
        else:
            shutil.copy(self.folder / f"{database}.db", self.folder / f"{name}.db")
        return name

    def _drop(self, database: str) -> None:
        if self.server:
            self._run(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
            return
        for leftover in self.folder.glob(f"{database}.db*"):
            leftover.unlink()

    def _url(self, database: str) -> str:
        return (
            self.server.replace("/postgres?", f"/{database}?")
            if self.server
            else f"sqlite:///{self.folder}/{database}.db"
        )

    def _open(self, database: str) -> Flask:
        data = self.folder / "data"
        data.mkdir(exist_ok=True)
        settings = Settings(
            data=data,
            database_url=self._url(database),
            secret_key="the bench's own",
            site="http://localhost",
            demo=False,
        )
        for _, content in public_rows.PAPERS.values():
            Storage(settings.files).keep_bytes(content)
        return create_app(settings)

    def _run(self, statement: str) -> None:
        engine = create_engine(self.server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


@contextmanager
def opened(engine: str, today: date) -> Iterator[Databases]:
    """The databases of "sqlite" or "postgresql", for as long as they are used."""
    folder = _folder() / engine
    folder.mkdir(parents=True, exist_ok=True)
    if engine == "sqlite":
        yield Databases(folder, "", today)
        return
    with _cluster(folder / "cluster") as server:
        yield Databases(folder, server, today)


def _folder() -> Path:
    folder = Path(os.environ.get("MOOTHALL_BENCH") or Path(tempfile.gettempdir()) / f"moothall-bench-{os.getuid()}")
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    return folder


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    programs = postgresql_programs()
    if programs is None:
        raise SystemExit("PostgreSQL is not installed: run with --database sqlite, or install it.")
    folder.mkdir(exist_ok=True)
    run = as_somebody_else(folder)
    if not (folder / "data").exists():
        run([programs / "initdb", "-D", folder / "data", "-U", "moothall", "-A", "trust", "-E", "UTF8"])
    if (folder / "data" / "postmaster.pid").exists():
        # A run that was killed left it running, or left the mark of one that no longer runs.
        with suppress(subprocess.CalledProcessError):
            run([programs / "pg_ctl", "-D", folder / "data", "-m", "fast", "stop"])
    options = " ".join((f"-k {folder}", *SOUND))
    run([programs / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start"])
    try:
        yield f"postgresql+psycopg://moothall@/postgres?host={folder}"
    finally:
        run([programs / "pg_ctl", "-D", folder / "data", "-m", "fast", "stop"])


def _shape() -> str:
    """A short mark of the migrations: databases made before they changed are made anew."""
    versions = Path(__file__).parent.parent / "models" / "migrations" / "versions"
    texts = "".join(path.read_text() for path in sorted(versions.glob("*.py")))
    return f"{zlib.crc32(texts.encode()):08x}"
