"""The floor of a board: the same rows read by plain SQL and drawn by one plain template, in the same page around it."""

from collections import defaultdict
from datetime import date
from typing import Any

from flask_wtf.csrf import generate_csrf
from sqlalchemy import Connection, or_, select

from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.rules.municipal_year import span
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
PAGE = (
    f"{{% set options %}}{OPTIONS}{{% endset %}}<h1>{{{{ committee.name }}}}</h1><ol>"
    "{% for one in meetings %}<li><h2>{{ one.held_on }}</h2><p>{{ minutes[one.id] }} minutes</p><ol>"
    f"{{% for card in at[one.id] %}}{CARD}{{% endfor %}}</ol></li>{{% endfor %}}</ol>"
    f"<ol>{{% for card in waiting %}}{CARD}{{% endfor %}}</ol>"
)


def read(connection: Connection, number: int, year: int) -> dict[str, Any]:
    """All that the board of a committee and a year is drawn from."""
    first, last = span(year)
    ask = connection.execute
    committee = ask(select(Committee.__table__).where(Committee.id == number)).one()
    ask(select(WorkProgramme.__table__).where(WorkProgramme.committee_id == number)).all()
    of_year = select(MEETING.id, MEETING.held_on).where(MEETING.committee_id == number, MEETING.held_on >= first)
    meetings = ask(of_year.order_by(MEETING.held_on, MEETING.id)).all()
    within = or_(TOPIC.year == year, TOPIC.meeting_id.in_([one.id for one in meetings]))
    cards = ask(select(Topic.__table__).where(TOPIC.committee_id == number, within).order_by(TOPIC.position)).all()
    carried = ask(select(TopicItem.topic_id).join(AgendaItem).where(TopicItem.topic_id.in_([one.id for one in cards])))
    ask(select(KeyDate.__table__).where(KeyDate.starts_on <= last, KeyDate.ends_on >= first)).all()
    taken = set(carried.scalars())
    return {**_parts(meetings, cards), "committee": committee, "carried": taken, "year": year, "token": generate_csrf()}


def _parts(meetings: Any, cards: Any) -> dict[str, Any]:
    at: dict[int, list[Any]] = {one.id: [] for one in meetings if one.held_on >= date.min}
    minutes: dict[int, int] = defaultdict(int)
    waiting = []
    for card in cards:
        at.get(card.meeting_id, waiting).append(card)
        minutes[card.meeting_id] += card.minutes or 0
    return {"meetings": meetings, "at": at, "minutes": minutes, "waiting": waiting}
