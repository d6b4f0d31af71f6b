"""The database: one engine, safe on both kinds.

SQLite by default loses updates silently: a transaction that reads and then writes must hold the write lock from its
first read (BEGIN IMMEDIATE), and one that only reads must not. PostgreSQL needs neither.
"""

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Any

from flask import Flask, current_app, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from models.base import Base
from webapp.config import BrokenSetting, Settings

View = Callable[..., Any]
db = SQLAlchemy(metadata=Base.metadata)

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
WAL_IS_SOUND_FROM = (3, 51, 3)
WAIT_MS = 15_000


def init_app(app: Flask) -> None:
    settings: Settings = app.config["SETTINGS"]
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(settings.database_url)
    db.init_app(app)
    app.before_request(_begin_writing_on_unsafe_requests)
    with app.app_context():
        make_safe(db.engine)
        _check_it_answers(db.engine)


def engine_options(url: str) -> dict[str, Any]:
    """What create_engine needs besides the address."""
    if make_url(url).get_backend_name() == "sqlite":
        return {"module": sqlite_module()}
    return {"pool_pre_ping": True}


def sqlite_module() -> ModuleType:
    """The newest SQLite at hand: the system's may carry the write-ahead log bug that was mended in 3.51.3."""
    try:
        return import_module("pysqlite3")
    except ImportError:
        return import_module("sqlite3")


def wal_note() -> str:
    """Empty where SQLite may keep a write-ahead log; otherwise why it keeps a rollback journal, and what to do."""
    version = sqlite_module().sqlite_version
    if sqlite_module().sqlite_version_info >= WAL_IS_SOUND_FROM:
        return ""
    return (
        f"SQLite {version} can damage a write-ahead log, so a rollback journal is kept: readers wait while somebody "
        "writes. pip install pysqlite3 brings a newer one."
    )


def make_safe(engine: Engine) -> None:
    """Have every SQLite connection keep what it acknowledges, hold foreign keys, and lock before it writes."""
    if engine.dialect.name != "sqlite":
        return
    journal = "DELETE" if wal_note() else "WAL"

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        for pragma in (f"journal_mode={journal}", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={WAIT_MS}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        # Straight to the driver: every public page is one read, and a statement of SQLAlchemy's would double its cost.
        connection.connection.cursor().execute("BEGIN IMMEDIATE" if writing else "BEGIN")


def reading() -> Connection:
    """A connection for single reads. On PostgreSQL without a transaction, which saves two journeys to the server."""
    return _for_reading(db.engine).connect()


@lru_cache(maxsize=4)
def _for_reading(engine: Engine) -> Engine:
    return engine if engine.dialect.name == "sqlite" else engine.execution_options(isolation_level="AUTOCOMMIT")


def begin_writing() -> None:
    """Open the session's transaction as one that will write, unless it has already begun."""
    if not db.session().in_transaction():
        db.session.connection(execution_options={"writing": True})


def works_before_writing(view: View) -> View:
    """Marks a view that does slow work first: it holds nobody up until its `transaction()`. See finish_reading."""
    view.works_before_writing = True  # type: ignore[attr-defined]
    return view


def finish_reading() -> None:
    """Let go of what the session has read: slow work then holds nothing, and what follows may write from its start."""
    db.session.rollback()


def _begin_writing_on_unsafe_requests() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if request.method not in SAFE_METHODS and not hasattr(view, "works_before_writing"):
        # The body is read first: a slow upload must not hold the lock that every other officer is waiting for.
        request.form.get("csrf_token")
        begin_writing()


def _check_it_answers(engine: Engine) -> None:
    try:
        engine.connect().close()
    except OperationalError as error:
        shown = engine.url.render_as_string(hide_password=True)
        raise BrokenSetting(
            f"DATABASE_URL is {shown}, and no database answers there. Start it, or correct the address. ({error.orig})"
        ) from error
