"""How migrations reach the database: through the application's own engine."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from flask import current_app
from sqlalchemy import Connection

from models.base import Base, Sealed, UtcDateTime

NOT_OURS = ("search_",)


def include_name(name: str | None, kind: str, parents: object) -> bool:
    """Leave shadow tables out of the comparison."""
    return not (kind == "table" and name is not None and name.startswith(NOT_OURS))


def render_item(kind: str, item: object, autogen: AutogenContext) -> str | Literal[False]:
    """To the database, a moment is an ordinary date and time with its zone, and what is sealed is bytes."""
    if kind == "type" and isinstance(item, Sealed):
        return "sa.LargeBinary()"
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def run() -> None:
    """Bring the database up to the newest migration, all in one transaction."""
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect().execution_options(writing=True) as connection:
        is_sqlite = engine.dialect.name == "sqlite"
        if is_sqlite:
            # SQLite changes a table by making it anew, and may not drop one that rows of another refer to. A
            # transaction that has begun would not hear of it (sqlite.org/lang_altertable.html, section 7).
            _said_to(connection, "foreign_keys=OFF")
        try:
            _migrate(connection, is_sqlite)
        finally:
            if is_sqlite:
                _said_to(connection, "foreign_keys=ON")


def _migrate(connection: Connection, is_sqlite: bool) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        include_name=include_name,
        compare_type=True,
        render_item=render_item,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()
        if is_sqlite and (lost := _said_to(connection, "foreign_key_check")):
            raise RuntimeError(f"Nothing was migrated: {len(lost)} rows would refer to what is not there: {lost[0]}.")


def _said_to(connection: Connection, pragma: str) -> list[Any]:
    """What SQLite answers, asked of the driver: it opens no transaction."""
    driver: Any = connection.connection.driver_connection
    return list(driver.execute(f"PRAGMA {pragma}"))


run()
