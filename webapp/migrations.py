"""Where migrations are, for those who run them. A server that only serves does not carry Alembic."""

import sys
from pathlib import Path

from flask import Flask

from webapp.database import db

FOLDER = Path(__file__).parent.parent / "models" / "migrations"


def init_app(app: Flask) -> None:
    # `flask db` and the start load flask_migrate before they make the application; nothing else needs it.
    if "flask_migrate" in sys.modules:
        sys.modules["flask_migrate"].Migrate(app, db, directory=str(FOLDER))
