"""Where migrations are, for those who run them. A server that only serves does not carry Alembic."""

import os
import sys
from pathlib import Path

from flask import Flask

from webapp.database import db

FOLDER = Path(__file__).parent.parent / "models" / "migrations"


def init_app(app: Flask) -> None:
    # `flask` says in the environment that it runs a command; the start has loaded flask_migrate before this.
    if os.environ.get("FLASK_RUN_FROM_CLI") == "true" or "flask_migrate" in sys.modules:
        import flask_migrate

        flask_migrate.Migrate(app, db, directory=str(FOLDER))
