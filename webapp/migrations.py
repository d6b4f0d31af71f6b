"""Where migrations are, for those who run them. A server that only serves does not carry Alembic."""

import os
import sys
from pathlib import Path

from flask import Flask

from webapp.database import db

FOLDER = Path(__file__).parent.parent / "models" / "migrations"


def lacking() -> str:
    """Empty where the database is of this version; otherwise a sentence that says what to run first."""
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    with db.engine.connect() as connection:
        has = MigrationContext.configure(connection).get_current_revision()
    needs = ScriptDirectory(str(FOLDER)).get_current_head()
    if has == needs:
        return ""
    what = "The database has no tables yet." if has is None else f"The database is of version {has}, not {needs}."
    return f"{what} Run `make run` or `flask --app wsgi db upgrade` first."


def newest() -> str:
    """The number of the last migration there is: the files are numbered, so that the folder reads as history."""
    return max(path.name.partition("_")[0] for path in (FOLDER / "versions").glob("*.py"))


def init_app(app: Flask) -> None:
    # What this release needs is what stood there when it began, not what a next one has put there since.
    app.extensions["newest_migration"] = newest()
    # `flask` says in the environment that it runs a command; the start has loaded flask_migrate before this.
    if os.environ.get("FLASK_RUN_FROM_CLI") == "true" or "flask_migrate" in sys.modules:
        import flask_migrate

        flask_migrate.Migrate(app, db, directory=str(FOLDER))
