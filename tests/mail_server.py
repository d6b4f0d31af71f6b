"""A real mail server on this machine, that keeps the letters it is given."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from aiosmtpd.controller import Controller
from flask import Flask


class Letterbox:
    """What was delivered."""

    def __init__(self) -> None:
        self.letters: list[Message] = []

    async def handle_DATA(self, server, session, envelope) -> str:
        """Take a letter, as the protocol's handler of that name does."""
        self.letters.append(message_from_bytes(envelope.content))
        return "250 Taken"

    def last_address(self) -> str:
        """The path of the link in the last letter."""
        text = self.letters[-1].get_payload(decode=True).decode()
        whole = next(line for line in text.splitlines() if line.startswith("http://localhost/"))
        return whole.removeprefix("http://localhost")


@contextmanager
def letterbox(app: Flask) -> Iterator[Letterbox]:
    """The application with a mail server it can reach."""
    box = Letterbox()
    port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with mail_server(app, f"smtp://127.0.0.1:{port}"):
            yield box
    finally:
        controller.stop()


@contextmanager
def mail_server(app: Flask, address: str) -> Iterator[None]:
    """The application with MAIL_SERVER set to an address."""
    kept = app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(kept, mail_server=address)
    try:
        yield
    finally:
        app.config["SETTINGS"] = kept


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
