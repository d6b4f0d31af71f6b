"""Counting what the database is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from webapp.database import db


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements run inside, but for the beginnings and ends of transactions."""
    said: list[str] = []

    def keep(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if not statement.startswith("BEGIN"):
            said.append(statement)

    event.listen(db.engine, "before_cursor_execute", keep)
    try:
        yield said
    finally:
        event.remove(db.engine, "before_cursor_execute", keep)
