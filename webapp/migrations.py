"""Where migrations are, for those who run them. A server that only serves does not carry Alembic."""

import os
import sys
from logging import Logger
from pathlib import Path

from flask import Flask, current_app
from sqlalchemy import Connection, inspect, text

from webapp.database import db

FOLDER = Path(__file__).parent.parent / "models" / "migrations"


def applied(connection: Connection) -> str | None:
    """The number of the last migration made here. Asked without Alembic, which a server does not carry."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    number: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return number


def lacking() -> str:
    """Empty where the database is of this release; otherwise a sentence that says what to do first."""
    with db.engine.connect() as connection:
        has = applied(connection)
    needs: str = current_app.extensions["newest_migration"]
    if has == needs:
        return ""
    if has is not None and has > needs:
        return f"The database is of version {has}, ahead of this release, which is of {needs}. Run the newer release."
    if has is None:
        what = "The database has no tables yet."
    else:
        what = f"The database is behind this release: it is of version {has}, not {needs}."
    return f"{what} Run `make run` or `flask --app wsgi db upgrade` first."


def tell(app: Flask, log: Logger) -> None:
    """Write down what the database lacks, as a server begins: its pages will fail until that is done."""
    with app.app_context():
        if sentence := lacking():
            log.critical(sentence)


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
