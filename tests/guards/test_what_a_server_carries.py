"""A process that serves starts quickly and stays small: what only officers and operators need is loaded when used."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_TO_SERVE = [
    "alembic",
    "docx",
    "email_validator",
    "flask_migrate",
    "holidays",
    "icalendar",
    "jsonschema",
    "lxml",
    "openpyxl",
    "PIL",
    "weasyprint",
    "webapp.council_commands",
    "webapp.services.council_file",
]
FIRST_PAGE = """
import sys
from wsgi import app
from models.base import Record
from webapp.database import db

with app.app_context():
    Record.metadata.create_all(db.engine)
page = app.test_client().get("/committees")
print(page.status_code, *(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_a_server_has_none_of_it_after_its_first_public_page(tmp_path):
    answered = _run(tmp_path, "-c", FIRST_PAGE, *NOT_TO_SERVE)

    assert answered.split() == ["200"], "imported at the start, and only needed later"


def test_a_server_does_not_search_what_stands_from_its_start_for_garbage(tmp_path):
    told = _run(tmp_path, "-c", "import gc, wsgi; print(gc.get_freeze_count() > 50_000, gc.get_threshold()[0])")

    assert told.split() == ["True", "10000"]


def test_what_is_left_out_has_the_names_it_is_installed_by():
    missing = subprocess.run(
        [sys.executable, "-c", f"import {', '.join(NOT_TO_SERVE)}"], capture_output=True, text=True, cwd=ROOT
    )

    assert missing.returncode == 0, missing.stderr


def test_the_command_line_has_every_group_all_the_same(tmp_path):
    groups = _run(tmp_path, "-m", "flask", "--app", "wsgi", "--help")
    migrations = _run(tmp_path, "-m", "flask", "--app", "wsgi", "db", "--help")

    assert {"audit", "council", "db", "people", "sample"} <= set(groups.split())
    assert "upgrade" in migrations


def _run(data: Path, *arguments: str) -> str:
    """What a Python process of its own prints, on an empty database in SQLite."""
    lent = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "FLASK_RUN_FROM_CLI")}
    environment = lent | {"MOOTHALL_DATA": str(data), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )
    return done.stdout or done.stderr
