"""What this deployment was set up with: where its files are kept, and its public address."""

from flask import current_app

from webapp.config import Settings
from webapp.storage import Storage


def storage() -> Storage:
    """The folder of files named by their hash."""
    settings: Settings = current_app.config["SETTINGS"]
    return Storage(settings.files)


def site_address() -> str:
    """The public address of the site, without a final slash. Links are built from it, never from a request."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.site
