"""The web application."""

from pathlib import Path

from flask import Flask
from flask_migrate import Migrate
from flask_wtf import CSRFProtect

from webapp import access, commands, config, database, errors, filters, headers, look, mail, static_files
from webapp.blueprints import BLUEPRINTS

ROOT = Path(__file__).parent.parent


def create_app(settings: config.Settings | None = None) -> Flask:
    """Build the application from its settings. Reads as the table of contents."""
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=None)
    app.config["SETTINGS"] = settings or config.from_environment()

    for part in (database, access, errors, filters, look, headers, mail, static_files, commands):
        part.init_app(app)
    CSRFProtect(app)
    Migrate(app, database.db, directory=str(ROOT / "models" / "migrations"))
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
