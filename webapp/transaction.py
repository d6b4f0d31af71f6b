"""Where a change is committed, in sight."""

from collections.abc import Iterator
from contextlib import contextmanager

from webapp.database import begin_writing, db


@contextmanager
def transaction() -> Iterator[None]:
    """Keep everything done inside, or nothing."""
    begin_writing()
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
