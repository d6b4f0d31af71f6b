"""How the site is: its database, its migrations, and whether it can make PDF files. Nothing secret."""

from functools import cache
from typing import Any

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import text

from exports import pdf
from webapp.database import db, sqlite_module, wal_note


def state() -> dict[str, Any]:
    """What `/health` says; `ok` is false while the database lacks a migration of this release."""
    with db.engine.connect() as connection:
        migrations = {
            "applied": MigrationContext.configure(connection).get_current_revision(),
            "newest": _newest(current_app.extensions["migrate"].directory),
        }
        database = _sqlite(connection) if db.engine.dialect.name == "sqlite" else _postgresql(connection)
    lacking = pdf.is_available()
    return {
        "ok": migrations["applied"] == migrations["newest"],
        "release": current_app.extensions["release"],
        "database": database,
        "migrations": migrations,
        "pdf": {"available": not lacking, "note": lacking},
    }


@cache
def _newest(folder: str) -> str | None:
    return ScriptDirectory(folder).get_current_head()


def _sqlite(connection: Any) -> dict[str, str]:
    return {
        "kind": "sqlite",
        "version": sqlite_module().sqlite_version,
        "journal_mode": connection.execute(text("PRAGMA journal_mode")).scalar_one(),
        "note": wal_note(),
    }


def _postgresql(connection: Any) -> dict[str, str]:
    version = connection.execute(text("SHOW server_version")).scalar_one()
    return {"kind": "postgresql", "version": version, "journal_mode": "", "note": ""}
