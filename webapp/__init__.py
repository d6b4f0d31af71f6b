"""The web application."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect

from webapp import (
    access,
    address_parts,
    commands,
    config,
    database,
    errors,
    filters,
    headers,
    logs,
    look,
    mail,
    migrations,
    pages,
    room,
    site_context,
    static_files,
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
    room,
    site_context,
    pages,
    headers,
    mail,
    migrations,
    static_files,
    commands,
)


class Site(Flask):
    """Flask without what no request here needs asked again: nothing is a coroutine, and all templates share names."""

    jinja_environment = look.Templates

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func


def create_app(settings: config.Settings | None = None) -> Flask:
    """Build the application from its settings. Reads as the table of contents."""
    app = Site(__name__, template_folder=str(ROOT / "templates"), static_folder=None)
    app.config["SETTINGS"] = settings or config.from_environment()

    for part in PARTS:
        part.init_app(app)
    CSRFProtect(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
