"""How migrations reach the database: through the application's own engine."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from flask import current_app

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


run()
