"""What this deployment was set up with: where its files and keys are kept, and its public address."""

import base64
import hmac
from typing import TYPE_CHECKING

from flask import current_app

from webapp.config import Settings
from webapp.storage import Storage

if TYPE_CHECKING:
    from webapp.sealing import Keyring


def storage() -> Storage:
    """The folder of files named by their hash."""
    settings: Settings = current_app.config["SETTINGS"]
    return Storage(settings.files)


def site_address() -> str:
    """The public address of the site, without a final slash. Links are built from it, never from a request."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.site


def largest_file() -> int:
    """How many bytes an attached file may have."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.largest_file


def is_demo() -> bool:
    """Whether a sample council may be loaded here."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.demo


def listens_on() -> str:
    """The name or number of the network address that the site answers on."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.host


def key_of_kept_words(user_id: int) -> str:
    """What a browser seals words with that it keeps for somebody until they can be sent: 32 bytes in base64.

    Only that person's pages carry it, so what is left on a shared machine tells the next person nothing.
    """
    settings: Settings = current_app.config["SETTINGS"]
    told = f"words kept in a browser for {user_id}"
    return base64.b64encode(hmac.digest(settings.secret_key.encode(), told.encode(), "sha256")).decode()


def keyring() -> "Keyring":
    """The keys that seal what the database must not hold in the clear."""
    # Here, and not above: a public page seals nothing, and its process need not carry cryptography.
    from webapp.sealing import Keyring

    kept: Keyring = current_app.extensions.setdefault("keyring", Keyring(current_app.config["SETTINGS"].sealing_keys))
    return kept
