"""How the site is: its database, its migrations, and whether it can make PDF files. Nothing secret."""

from typing import Any

from flask import current_app
from sqlalchemy import text

from exports import pdf
from webapp import clock, migrations
from webapp.database import db, sqlite_module, wal_note
from webapp.services import document_texts


def state() -> dict[str, Any]:
    """What `/health` says; `ok` is false while the database lacks a migration of this release."""
    with db.engine.connect() as connection:
        versions = {
            "applied": migrations.applied(connection),
            "newest": current_app.extensions["newest_migration"],
        }
        database = _sqlite(connection) if db.engine.dialect.name == "sqlite" else _postgresql(connection)
    is_migrated = versions["applied"] == versions["newest"]
    lacking = pdf.is_available()
    return {
        "ok": is_migrated,
        "release": current_app.extensions["release"],
        "database": database,
        "migrations": versions,
        "pdf": {"available": not lacking, "note": lacking},
        "texts": {"waiting": document_texts.count_waiting(on=clock.today()) if is_migrated else 0},
    }


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
