"""Sends the letters of the outbox while the site serves: a quiet thread, and `flask letters send` by hand.

gunicorn.conf.py starts it in each worker; a letter is claimed before it is sent, so it does not matter which sends it.
"""

import smtplib
import threading
import time
from smtplib import SMTPRecipientsRefused

import click
from flask import Flask, current_app

from webapp import clock, letters, mail
from webapp.commands import OnTheDatabase
from webapp.database import db, finish_reading
from webapp.services import outbox, reminders
from webapp.transaction import transaction

EVERY_SECONDS = 30.0
letter_commands = OnTheDatabase("letters", help="Letters to those who owe something.")


def start(app: Flask) -> None:
    """Begin to send in the background. The thread ends with the process; a letter it was at is tried again."""
    threading.Thread(target=_keep_sending, args=(app,), name="letter sender", daemon=True).start()


def send_waiting() -> tuple[int, int]:
    """Write the reminders that are due and send what waits. Gives how many letters were sent, and how many failed."""
    if reminders.are_due(at=clock.now()):
        finish_reading()
        with transaction():
            reminders.write_due(at=clock.now())
    waiting = outbox.waiting(at=clock.now())
    # So that each letter is claimed in a transaction of its own, which writes from its beginning.
    finish_reading()
    outcomes = [_send(letter_id) for letter_id in waiting]
    return outcomes.count(True), outcomes.count(False)


@letter_commands.command("send")
def send_now() -> None:
    """Send the letters that wait. The site does so itself while it serves; run it as often as you like."""
    sent, unsent = send_waiting()
    click.echo(f"Letters sent: {sent}.")
    if unsent:
        raise click.ClickException(f"Letters that could not be sent and are tried again later: {unsent}.")


def _send(letter_id: int) -> bool | None:
    """Claim, send, write down. None where there is nothing to send."""
    with transaction():
        letter = outbox.claim(letter_id, at=clock.now())
        if letter is None:
            return None
        written = letters.of_outbox(letter)
        if written is None:
            outbox.drop(letter, at=clock.now())
            return None
    problem = _deliver(letter.to, written, key=letter.key)
    with transaction():
        db.session.refresh(letter)
        if problem is None:
            outbox.sent(letter, at=clock.now())
        else:
            outbox.failed(letter, problem[0], at=clock.now(), for_good=problem[1])
    return problem is None


def _deliver(to: str, written: letters.Written, *, key: str) -> tuple[str, bool] | None:
    """Give a letter to the mail server. None where it took it; otherwise why not, and whether that is for good."""
    try:
        mail.send(to=to, subject=written.subject, text=written.text, key=key)
    except SMTPRecipientsRefused:
        return "The mail server refuses this address.", True
    except ValueError:
        return "This is no address that a letter can be sent to.", True
    except smtplib.SMTPResponseException as error:
        return f"The mail server did not take it (its answer was {error.smtp_code}).", False
    except (OSError, smtplib.SMTPException) as error:
        return f"The mail server could not be reached ({type(error).__name__}).", False
    return None


def _keep_sending(app: Flask) -> None:
    while True:
        with app.app_context():
            try:
                send_waiting()
            except Exception:
                current_app.logger.exception("The outbox could not be sent; trying again.")
        time.sleep(EVERY_SECONDS)
