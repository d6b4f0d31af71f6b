"""The real thing, empty, for every test: the application on each database, a clock to set, a browser to ask with."""

import fcntl
import functools
import itertools
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from playwright.sync_api import Browser as ChromiumBrowser
from playwright.sync_api import sync_playwright
from sqlalchemy import event, text

from exports import pdf
from tests import factories
from tests.browser_client import Browser
from tests.databases import (
    empty_postgresql,
    folder_in_memory,
    postgresql_cluster,
    postgresql_programs,
    turn_what_nobody_orders,
)
from webapp import create_app
from webapp.config import Settings
from webapp.database import db
from webapp.services import passwords

JAVASCRIPT = Path(__file__).parent / "javascript"
DATABASES = ("sqlite", "postgresql")
LONGEST = {
    "test_every_page", "test_bad_input", "test_who_may_open", "test_canaries", "test_round_trip",
    "test_two_officers_one_minute",
}  # fmt: skip
convert_once = functools.lru_cache(maxsize=500)(pdf.convert)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Whatever touches the database is tried on both."""
    if "database" in metafunc.fixturenames:
        wanted = os.environ.get("TEST_DATABASES", ",".join(DATABASES)).split(",")
        if only := metafunc.definition.get_closest_marker("only_on"):
            wanted = [name for name in wanted if name in only.args]
        metafunc.parametrize("database", wanted, indirect=True, scope="session")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One database after the other, of each the longest first, and the shortest tests last: no process ends early."""

    def turn(item: pytest.Item) -> tuple[int, bool]:
        name = item.callspec.params.get("database") if hasattr(item, "callspec") else None
        return (DATABASES.index(name) if name in DATABASES else len(DATABASES), item.path.stem not in LONGEST)

    items.sort(key=turn)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    """Where everything is required, a skipped test is a failed one: its reason says what is missing."""
    report = yield
    if report.skipped and os.environ.get("REQUIRE_EVERYTHING"):
        report.outcome, report.longrepr = "failed", f"Skipped, and everything is required: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def database(request: pytest.FixtureRequest):
    """An application on a database with every migration applied, and how to empty it."""
    # PostgreSQL's socket needs a short path that an ordinary account can reach.
    with tempfile.TemporaryDirectory(prefix="moothall-", dir=folder_in_memory()) as name:
        folder = Path(name)
        folder.chmod(0o755)
        if request.param == "sqlite":
            yield _migrated(folder, f"sqlite:///{folder / 'moothall.db'}")
        elif postgresql_programs() is None:
            pytest.skip("PostgreSQL is not installed")
        else:
            with postgresql_cluster(folder / "pg" if _makes(folder / "pg") else folder) as url:
                yield _migrated(folder, url)


@pytest.fixture
def app(database, monkeypatch):
    """The application, with nothing in its database, inside an application context of the test's own."""
    app, empty = database
    empty()
    _work_once(monkeypatch)
    for forget in app.extensions.get("forget", ()):
        forget()
    with app.app_context():
        yield app
        db.session.remove()


@pytest.fixture
def browser(app) -> Browser:
    return Browser(app)


@pytest.fixture
def without_app_context(app):
    """For what must bring its own context, as a server does."""
    return app


@pytest.fixture
def without_triggers(app):
    """Do what somebody with the database's own password could: change history behind the triggers' back."""

    def execute(statement: str) -> None:
        with db.engine.begin() as connection:
            if db.engine.dialect.name == "postgresql":
                connection.execute(text("SET LOCAL session_replication_role = replica"))
            else:
                for name in connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
                    connection.execute(text(f"DROP TRIGGER {name}"))
            connection.execute(text(statement))

    return execute


@pytest.fixture(scope="session")
def chromium() -> Iterator[ChromiumBrowser]:
    """One real Chromium for all the tests that open one: Playwright runs only once in a process."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


def _work_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out work that proves nothing where it is done again: a PDF of the same words has the same bytes
    (tests/exports/test_pdf.py), and what a password costs is seen in tests/services/test_accounts.py.
    """
    monkeypatch.setattr(pdf, "convert", convert_once)
    monkeypatch.setattr(passwords, "HASHER", factories.QUICK)
    # The same names in every test are the same words.
    monkeypatch.setattr(factories, "counter", itertools.count(1))


def _makes(folder: Path) -> bool:
    folder.mkdir(mode=0o755)
    return True


def _migrated(folder: Path, url: str):
    settings = Settings(data=folder, database_url=url, secret_key="a key for tests only", site="http://localhost")
    app = create_app(settings)
    app.config["TESTING"] = True
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(db.engine, "connect", turn_what_nobody_orders)
        flask_migrate.upgrade()
        db.session.remove()
        return (app, _emptier(app, folder))


def _emptier(app, folder: Path):
    """For SQLite the empty database is a file to copy back; for PostgreSQL the tables are truncated."""
    kept = folder / "empty.db"
    with app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        engine.dispose()
        shutil.copy(folder / "moothall.db", kept)

    def empty() -> None:
        shutil.rmtree(folder / "files", ignore_errors=True)
        if engine.dialect.name == "postgresql":
            with engine.begin() as connection:
                empty_postgresql(connection)
            return
        engine.dispose()
        for leftover in ("moothall.db-wal", "moothall.db-shm"):
            (folder / leftover).unlink(missing_ok=True)
        # Another file in its place: a request of the last test that is still answered keeps the old one.
        shutil.copy(kept, folder / "next.db")
        (folder / "next.db").replace(folder / "moothall.db")

    return empty


@pytest.fixture(scope="session")
def installed_ical_js() -> Path:
    """The folder where node finds ical.js, installed from its lock file when it is not there yet."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        pytest.skip("javascript: node and npm are not installed, so ical.js did not read the calendars")
    with (JAVASCRIPT / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (JAVASCRIPT / "node_modules" / ".package-lock.json").exists():
            install = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
            done = subprocess.run(install, cwd=JAVASCRIPT, capture_output=True, text=True, timeout=120)
            if done.returncode:
                pytest.skip(f"javascript: npm could not install ical.js: {done.stderr.strip()[-300:]}")
    return JAVASCRIPT


@pytest.fixture(params=["Pacific/Auckland", "America/New_York"])
def ical_js(installed_ical_js: Path, request: pytest.FixtureRequest) -> Callable[[bytes], dict[str, Any]]:
    """What ical.js understands of a feed, on a computer far from London."""

    def understood(feed: bytes) -> dict[str, Any]:
        done = subprocess.run(
            ["node", "read_calendar.mjs"],
            cwd=installed_ical_js,
            input=feed,
            capture_output=True,
            env={**os.environ, "TZ": request.param},
            timeout=60,
        )
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return understood
