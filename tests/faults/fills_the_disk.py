"""A process that publishes once, then again when no file may grow: it says how that ended, and what is public after."""

import resource
import signal

import flask_migrate
from sqlalchemy.exc import DatabaseError

from tests.faults import publisher
from webapp import config, create_app
from webapp.transaction import transaction


def main() -> None:
    app = create_app(config.from_environment())
    with app.app_context():
        flask_migrate.upgrade()
        with transaction():
            publisher.begin()
        publisher.publish_next()
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
        try:
            publisher.publish_next()
            print("published")
        except (OSError, DatabaseError):
            print("refused")


if __name__ == "__main__":
    main()
