"""Has the words of published files read while the site serves: a quiet thread that starts one small program at a time.

gunicorn.conf.py starts it in each worker, of which one reads; `flask texts read` does the same once, by hand.
"""

import fcntl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import Flask, current_app
from sqlalchemy.exc import IntegrityError

from webapp import clock
from webapp.commands import OnTheDatabase
from webapp.services import document_texts, published
from webapp.transaction import transaction

EVERY_SECONDS = 5.0
text_commands = OnTheDatabase("texts", help="The words of published files.")


def start(app: Flask) -> None:
    """Begin to read in the background. The thread ends with the process, wherever it has got to."""
    threading.Thread(target=_keep_reading, args=(app,), name="text reader", daemon=True).start()


def read_waiting() -> int:
    """Read every file that waits, and give how many. Each is kept as soon as it has been read."""
    files = document_texts.waiting(on=clock.today())
    for file in files:
        read = document_texts.read(file)
        try:
            with transaction():
                document_texts.keep(read)
        except IntegrityError:
            # A reader on another machine kept the same words at the same moment.
            continue
    return len(files)


@text_commands.command("read")
def read_now() -> None:
    """Read the published files that have not been read yet. The site does so itself while it serves."""
    click.echo(f"Files read: {read_waiting()}")


def _keep_reading(app: Flask) -> None:
    seen: object = None
    while True:
        with app.app_context():
            try:
                with _only_one(app.config["SETTINGS"].data) as is_mine:
                    # Nothing can wait that was not published since, or came with a new day.
                    now = (published.site_version().version, clock.today()) if is_mine else seen
                    if now != seen:
                        read_waiting()
                        seen = now
            except Exception:
                current_app.logger.exception("The words of published files could not be read; trying again.")
        time.sleep(EVERY_SECONDS)


@contextmanager
def _only_one(folder: Path) -> Iterator[bool]:
    """Whether this process is the one that reads: a lock that the system takes back when the process ends."""
    with (folder / "text_reader.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
