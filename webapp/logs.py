"""What the logs must not hold: the secrets of links, which web servers write down as part of the address."""

import logging
import re

from flask import Flask

SECRET_IN_ADDRESS = re.compile(r"/(invitation|reset-password|my/calendar|action)/[^\s\"'?#]+")
WRITERS = ("werkzeug", "gunicorn.access", "gunicorn.error")


class WithoutSecrets(logging.Filter):
    """Writes a log line's addresses without the secret of a link."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every line, mended where it must be."""
        said = record.getMessage()
        if SECRET_IN_ADDRESS.search(said):
            record.msg, record.args = SECRET_IN_ADDRESS.sub(r"/\1/…", said), ()
        return True


def init_app(app: Flask) -> None:
    for name in (*WRITERS, app.logger.name):
        writer = logging.getLogger(name)
        if not any(isinstance(one, WithoutSecrets) for one in writer.filters):
            writer.addFilter(WithoutSecrets())
