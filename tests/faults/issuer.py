"""A process that issues draft minutes to the public again and again, saying each only when it is kept.

It is killed from outside; with the word "full" no file may grow after the first, and it says how the second ended.
"""

import resource
import signal
import sys

import flask_migrate
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from models.minutes import Minute, Minutes
from models.vocabulary import ItemKind
from tests import factories, issued_minutes
from webapp import config, create_app
from webapp.database import db
from webapp.services import issuing, minutes_bodies, minutes_publishing
from webapp.transaction import transaction


def main(*, until_full: bool) -> None:
    app = create_app(config.from_environment())
    with app.app_context():
        flask_migrate.upgrade()
        if db.session.scalar(select(Minutes.id)) is None:
            following = issued_minutes.later(issued_minutes.held(), days=60)
            factories.item(following, "Minutes", kind=ItemKind.MINUTES)
            db.session.commit()
        print("ready")
        if until_full:
            issue_when_full()
        while not until_full:
            print(f"acknowledged {issue_next()}")


def issue_next() -> int:
    """Write the number of the version to come under the report, and issue it."""
    with transaction():
        kept = db.session.scalars(select(Minutes)).one()
        minute = db.session.scalars(select(Minute).order_by(Minute.id)).first()
        assert minute is not None
        number = int(minute.text.removeprefix("Version ")) + 1 if minute.text.startswith("Version ") else 1
        minute.text = f"Version {number}"
        db.session.flush()
        seen = minutes_publishing.fingerprint(minutes_bodies.minutes_body(kept.meeting))
        issuing.issue(kept.meeting, issued_minutes.act(), seen=seen)
    db.session.remove()
    return number


def issue_when_full() -> None:
    """Issue once; then again when no file may grow."""
    issue_next()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
    try:
        issue_next()
        print("issued")
    except (OSError, DatabaseError):
        print("refused")


if __name__ == "__main__":
    main(until_full="full" in sys.argv)
