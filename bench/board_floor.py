"""The floor of a board: the same rows read by plain SQL and drawn by one plain template, in the same page around it."""

from collections import defaultdict
from datetime import date
from typing import Any

from flask import Flask, render_template, session
from flask_wtf.csrf import generate_csrf
from jinja2 import DictLoader
from sqlalchemy import Engine, or_, select

from bench.asking import Request
from bench.floors import engine_for
from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.rules.municipal_year import span
from models.user import RoleGrant, User
from models.work_programme import KeyDate, Topic, TopicItem, WorkProgramme

TOPIC, MEETING = Topic.__table__.c, Meeting.__table__.c
OPTIONS = """{% for one in meetings %}<option value="{{ one.id }}">{{ one.held_on }}</option>{% endfor %}"""
CARD = """<li id="topic-{{ card.id }}"><h3><a href="/staff/topics/{{ card.id }}">{{ card.title }}</a></h3>
<p><span>{{ card.minutes }} minutes</span><span>{{ card.kind }}</span><span>{{ card.lead_officer }}</span></p>
{% if card.id in carried %}<p>On the <a href="/staff/agendas/{{ card.meeting_id }}">agenda</a></p>
{% else %}<details><summary>Move <span>{{ card.title }}</span></summary>
<form method="post" action="/staff/topics/{{ card.id }}/board">
<input type="hidden" name="csrf_token" value="{{ token }}">
<input type="hidden" name="revision" value="{{ card.revision }}"><input type="hidden" name="year" value="{{ year }}">
<label for="where-{{ card.id }}">To</label><select name="where" id="where-{{ card.id }}">{{ options }}</select>
<label for="why-{{ card.id }}">Why?</label><input name="reason" id="why-{{ card.id }}"><button>Move it</button>
<a href="/staff/topics/{{ card.id }}/move">A month or a condition <span>{{ card.title }}</span></a></form></details>
{% endif %}</li>"""
BOARD = (
    f"{{% set options %}}{OPTIONS}{{% endset %}}{{{{ before|safe }}}}<h1>{{{{ committee.name }}}}</h1><ol>"
    "{% for one in meetings %}<li><h2>{{ one.held_on }}</h2><p>{{ minutes[one.id] }} minutes</p><ol>"
    f"{{% for card in at[one.id] %}}{CARD}{{% endfor %}}</ol></li>{{% endfor %}}</ol>"
    f"<ol>{{% for card in waiting %}}{CARD}{{% endfor %}}</ol>{{{{ after|safe }}}}"
)


def board_app(url: str) -> Flask:
    """The floor's own application. `frame` is what stands around the board to give it the product's size."""
    app = Flask("board-floor", static_folder=None)
    app.secret_key = "a key of the floor"
    app.jinja_loader = DictLoader({"board.html": BOARD})
    app.extensions["engine"] = engine = engine_for(url)
    app.extensions["frame"] = {"before": "", "after": ""}
    app.add_url_rule(
        "/board/<int:number>/<int:year>",
        "board",
        lambda number, year: _board(engine, number, year, app.extensions["frame"]),
    )
    app.add_url_rule("/sign-in/<int:user>", "sign_in", lambda user: session.update(user=user) or "signed in")
    return app


def sign_in(app: Flask, user: int) -> str:
    """Sign somebody in, plainly; the cookie that says who it is."""
    sent = app.test_client().get(f"/sign-in/{user}").headers["Set-Cookie"]
    return str(sent.split(";")[0])


def frame(app: Flask, page: bytes, plain: Request) -> tuple[int, int]:
    """Give the floor's board the frame of the product's, and its size; gives the bytes of both."""
    before, main = page.decode().split("<main", 1)
    app.extensions["frame"].update(before=before, after="</main>" + main.split("</main>", 1)[1])
    own = len(plain())
    app.extensions["frame"]["before"] += "<!-- as large as the product's page -->".ljust(max(0, len(page) - own))
    return len(plain()), len(page)


def _board(engine: Engine, number: int, year: int, frame: dict[str, str]) -> str:
    first, last = span(year)
    user = session["user"]
    with engine.connect() as connection:
        ask = connection.execute
        ask(select(User.__table__).where(User.id == user)).one()
        ask(select(RoleGrant.__table__).where(RoleGrant.user_id == user)).all()
        committee = ask(select(Committee.__table__).where(Committee.id == number)).one()
        ask(select(WorkProgramme.__table__).where(WorkProgramme.committee_id == number)).all()
        of_year = select(MEETING.id, MEETING.held_on).where(MEETING.committee_id == number, MEETING.held_on >= first)
        meetings = ask(of_year.order_by(MEETING.held_on, MEETING.id)).all()
        within = or_(TOPIC.year == year, TOPIC.meeting_id.in_([one.id for one in meetings]))
        cards = ask(select(Topic.__table__).where(TOPIC.committee_id == number, within).order_by(TOPIC.position)).all()
        carried = ask(
            select(TopicItem.topic_id).join(AgendaItem).where(TopicItem.topic_id.in_([one.id for one in cards]))
        )
        ask(select(KeyDate.__table__).where(KeyDate.starts_on <= last, KeyDate.ends_on >= first)).all()
        taken = set(carried.scalars())
    return render_template("board.html", **_parts(meetings, cards), **frame, committee=committee, carried=taken,
                           year=year, token=generate_csrf())  # fmt: skip


def _parts(meetings: Any, cards: Any) -> dict[str, Any]:
    at: dict[int, list[Any]] = {one.id: [] for one in meetings if one.held_on >= date.min}
    minutes: dict[int, int] = defaultdict(int)
    waiting = []
    for card in cards:
        at.get(card.meeting_id, waiting).append(card)
        minutes[card.meeting_id] += card.minutes or 0
    return {"meetings": meetings, "at": at, "minutes": minutes, "waiting": waiting}
