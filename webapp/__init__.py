"""The web application."""

from pathlib import Path

from flask import Flask
from flask_wtf import CSRFProtect

from webapp import (
    access,
    address_parts,
    commands,
    config,
    council_commands,
    database,
    errors,
    filters,
    headers,
    key_commands,
    logs,
    look,
    mail,
    migrations,
    pages,
    register_commands,
    site_context,
    static_files,
    text_reader,
)
from webapp.blueprints import BLUEPRINTS

ROOT = Path(__file__).parent.parent
PARTS = (
    logs,
    address_parts,
    database,
    access,
    errors,
    filters,
    look,
    site_context,
    pages,
    headers,
    mail,
    migrations,
    static_files,
    commands,
    council_commands,
    key_commands,
    register_commands,
    text_reader,
)


def create_app(settings: config.Settings | None = None) -> Flask:
    """Build the application from its settings. Reads as the table of contents."""
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=None)
    app.config["SETTINGS"] = settings or config.from_environment()

    for part in PARTS:
        part.init_app(app)
    CSRFProtect(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
