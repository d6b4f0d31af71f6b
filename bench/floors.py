"""The floors: the least an application of the same packages must do for the same answer. None of the product is in it.

Plain Flask, SQLAlchemy Core with its usual engine, small Jinja templates; it reads and writes the same database.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from flask import Flask, Response, render_template, request
from jinja2 import DictLoader
from sqlalchemy import Engine, create_engine, insert, select
from sqlalchemy.engine import make_url

from bench import frame
from models.agenda import AgendaItem
from models.audit import AuditEvent
from models.committee import Committee
from models.document import Document
from models.meeting import Meeting
from models.publication import PublishedMeeting
from webapp.database import sqlite_module

MEETING = Meeting.__table__
ONE_SELECT_PAGE = """<!doctype html><html lang="en-GB"><title>{{ row.venue }}</title>
<h1>{{ row.held_on }}, {{ row.starts_at }}</h1><p>{{ row.room }}, {{ row.venue }}: {{ row.status }}</p></html>"""
MEETING_PAGE = """<h1>{{ row.name }}</h1>
<p>{{ row.held_on }}, {{ row.starts_at }} to {{ row.ends_at }}. {{ row.room }}, {{ row.venue }}</p>
<ol>{% for item in items %}<li><h2>{{ item.heading }}</h2><p>{{ item.text }}</p>
{% for one in item.recommendations %}<p>{{ one }}</p>{% endfor %}<p>{{ item.presenter }} {{ item.pages }}</p>
<ul>{% for file in files.get(item.id, ()) %}
<li><a href="/documents/{{ file.id }}/{{ file.filename }}">{{ file.title }}</a>
{{ file.media_type }} {{ file.size }}</li>{% endfor %}</ul></li>
{% endfor %}</ol>"""

READ_ONE = select(MEETING.c.held_on, MEETING.c.starts_at, MEETING.c.venue, MEETING.c.room, MEETING.c.status)
READ_MEETING = select(
    Committee.name, MEETING.c.held_on, MEETING.c.starts_at, MEETING.c.ends_at, MEETING.c.venue, MEETING.c.room
).join(Committee, Committee.id == MEETING.c.committee_id)
ITEM = AgendaItem.__table__.c
READ_ITEMS = select(ITEM.id, ITEM.heading, ITEM.text, ITEM.recommendations, ITEM.presenter, ITEM.pages)
FILE = Document.__table__.c
READ_FILES = select(FILE.id, FILE.item_id, FILE.title, FILE.filename, FILE.media_type, FILE.size)


def engine_for(url: str) -> Engine:
    """The usual engine, no setting touched but the SQLite library, which is the product's."""
    return create_engine(url, **({"module": sqlite_module()} if make_url(url).get_backend_name() == "sqlite" else {}))


def floor_app(url: str) -> Flask:
    """The floor application on a database."""
    app = Flask("floor", static_folder=None)
    app.jinja_loader = DictLoader({"one.html": ONE_SELECT_PAGE, "meeting.html": frame.around(MEETING_PAGE)})
    app.extensions["engine"] = engine = engine_for(url)
    app.add_url_rule("/hello", "hello", lambda: "hello")
    app.add_url_rule("/one-select/<int:number>", "one", lambda number: _one_select(engine, number))
    app.add_url_rule("/meeting/<int:number>", "meeting", lambda number: _meeting(engine, number))
    app.add_url_rule("/feed/<int:committee>", "feed", lambda committee: _feed(engine, committee))
    app.add_url_rule("/create", "create", lambda: _create(engine), methods=["POST"])
    return app


def _one_select(engine: Engine, number: int) -> str:
    with engine.connect() as connection:
        row = connection.execute(READ_ONE.where(MEETING.c.id == number)).one()
    return render_template("one.html", row=row)


def _meeting(engine: Engine, number: int) -> str:
    with engine.connect() as connection:
        row = connection.execute(READ_MEETING.where(MEETING.c.id == number)).one()
        items = connection.execute(READ_ITEMS.where(ITEM.meeting_id == number).order_by(ITEM.position, ITEM.id)).all()
        found = connection.execute(
            READ_FILES.where(FILE.item_id.in_([item.id for item in items])).order_by(FILE.id)
        ).all()
    files: dict[int, list[Any]] = {}
    for file in found:
        files.setdefault(file.item_id, []).append(file)
    return frame.drawn("meeting.html", row=row, items=items, files=files)


def _feed(engine: Engine, committee: int) -> Response:
    """The stored events of a committee, all of them, joined."""
    listed = PublishedMeeting.__table__.c
    read = select(listed.vevent).where(listed.committee_id == committee).order_by(listed.starts_at, listed.meeting_id)
    with engine.connect() as connection:
        events = connection.execute(read).scalars().all()
    joined = b"".join((b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", *events, b"END:VCALENDAR\r\n"))
    return Response(joined, content_type="text/calendar; charset=utf-8")


def _create(engine: Engine) -> str:
    """A meeting, its twelve items and one audit row, in one commit."""
    form = request.form
    row = {
        "committee_id": int(form["committee_id"]),
        "uid": form["uid"],
        "held_on": date.fromisoformat(form["held_on"]),
        "starts_at": time(10),
        "ends_at": time(12),
        "day_number": int(form["day_number"]),
    }
    headings = form.getlist("heading")
    with engine.begin() as connection:
        number = connection.execute(insert(MEETING), row).inserted_primary_key[0]
        items = [{"meeting_id": number, "position": n, "heading": heading} for n, heading in enumerate(headings)]
        connection.execute(insert(AgendaItem.__table__), items)
        connection.execute(insert(AuditEvent.__table__), [_event(number, form["uid"])])
    return "made"


def _event(number: int, uid: str) -> dict[str, Any]:
    named = {"happened_at": datetime.now(UTC), "by": "floor", "what": "made", "subject_kind": "meeting"}
    return {**named, "subject_id": number, "subject_name": uid, "previous_hash": "", "hash": uid}


def insert_meetings(engine: Engine, rows: Sequence[dict[str, Any]]) -> None:
    """Many meetings by one executemany and one commit."""
    with engine.begin() as connection:
        connection.execute(insert(MEETING), rows)
