"""E-mail: sent by the server in MAIL_SERVER, or printed to the log where none is set."""

import logging
import smtplib
from email.message import EmailMessage
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from flask import Flask, current_app

from webapp.config import BrokenSetting, Settings

log = logging.getLogger("moothall.mail")
WAIT = 20


def init_app(app: Flask) -> None:
    settings: Settings = app.config["SETTINGS"]
    if settings.mail_server and urlsplit(settings.mail_server).scheme not in ("smtp", "smtps"):
        raise BrokenSetting("MAIL_SERVER must be like smtp://mail.example.gov.uk:25, smtps:// for TLS, or be left out.")


def send(*, to: str, subject: str, text: str, key: str = "") -> None:
    """Send a plain letter. Raises OSError or smtplib.SMTPException where the server does not take it.

    With a `key` it carries the same Message-ID each time it is sent, so that a mailbox shows it once.
    """
    settings: Settings = current_app.config["SETTINGS"]
    message = EmailMessage()
    # A name typed with a line break in it makes no second header, and keeps no letter from being sent.
    message["From"], message["To"], message["Subject"] = settings.mail_from, to, " ".join(subject.split())
    if key:
        message["Message-ID"] = f"<{sha256(key.encode()).hexdigest()[:32]}@{urlsplit(settings.site).hostname}>"
    message.set_content(text)
    if not settings.mail_server:
        log.warning(
            "No MAIL_SERVER is set, so this letter is printed here.\nTo: %s\nSubject: %s\n\n%s", to, subject, text
        )
        return
    with _connection(settings.mail_server) as connection:
        connection.send_message(message)


def reach() -> None:
    """Greet the server and send nothing, so that having no letter to send fails just when having one would."""
    settings: Settings = current_app.config["SETTINGS"]
    if settings.mail_server:
        with _connection(settings.mail_server) as connection:
            connection.noop()


def _connection(address: str) -> smtplib.SMTP:
    server = urlsplit(address)
    kind = smtplib.SMTP_SSL if server.scheme == "smtps" else smtplib.SMTP
    connection = kind(server.hostname or "localhost", server.port or 0, timeout=WAIT)
    if server.username:
        connection.login(unquote(server.username), unquote(server.password or ""))
    return connection
