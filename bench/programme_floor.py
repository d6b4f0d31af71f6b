"""The floor of a programme's page: its rows read by plain SQL and drawn by one plain template, forms and all."""

from collections import defaultdict
from datetime import date
from typing import Any

from flask_wtf.csrf import generate_csrf
from sqlalchemy import Connection, func, or_, select

from models.agenda import AgendaItem
from models.audit import AuditHead
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member, Seat
from models.programme_vocabulary import TopicStatus
from models.rules.municipal_year import span
from models.vocabulary import MeetingStatus, SeatRole
from models.work_programme import NotedReport, Topic, TopicChange, TopicItem, WorkProgramme
from webapp import clock

MEETING = Meeting.__table__.c
SAID = ("id", "title", "detail", "notes", "lead_officer", "minutes", "kind", "revision", "meeting_id", "month")
TOPIC = """<li id="topic-{{ one.id }}"><h3><a href="/staff/topics/{{ one.id }}">{{ one.title }}</a></h3>
<p>{% if one.id in carried %}<a href="/staff/agendas/{{ one.meeting_id }}">On the agenda</a>{% endif %}
<span>{{ one.kind }}</span><span>{{ one.minutes }} minutes</span></p><p>{{ one.detail }}</p>
<p>{{ one.lead_officer }}</p><p>{{ one.notes }}</p><p>{{ one.condition or one.month or "" }}</p>
<p>{{ one.source_words }}</p>{% for day in days.get(one.id, ()) %}
<time datetime="{{ day }}">{{ day }}</time>{% endfor %}<details><summary>Move <span>{{ one.title }}</span></summary>
<form method="post" action="/staff/topics/{{ one.id }}/place">
<input type="hidden" name="csrf_token" value="{{ token }}">
<input type="hidden" name="revision" value="{{ one.revision }}"><label>Why <input name="reason"></label>
<div role="group" aria-label="Move {{ one.title }} to">{% for to in coming if to.id != one.meeting_id %}
<button name="where" value="meeting-{{ to.id }}">{{ to.held_on }}</button>{% endfor %}
<button name="where" value="every">Every meeting</button><button name="where" value="open">Not fixed yet</button>
<a href="/staff/topics/{{ one.id }}/move">A month or a condition <span>{{ one.title }}</span></a></div></form>
<form method="post" action="/staff/topics/{{ one.id }}/up"><input type="hidden" name="csrf_token" value="{{ token }}">
<button>Up<span>: {{ one.title }}</span></button></form>
<form method="post" action="/staff/topics/{{ one.id }}/down"><input type="hidden" name="csrf_token" value="{{ token }}">
<button>Down<span>: {{ one.title }}</span></button></form></details>
<a href="/staff/topics/{{ one.id }}/edit">Edit <span>{{ one.title }}</span></a>
<a href="/staff/topics/{{ one.id }}/finish">Done <span>{{ one.title }}</span></a></li>"""
PAGE = (
    """<h1>{{ committee.name }}</h1><p>{{ programme.agreed_on if programme else "Not agreed yet" }}</p>
{% for year in years %}<a href="/staff/committees/{{ committee.id }}/work-programme?year={{ year }}">{{ year }}</a>
{% endfor %}<p>{{ unfinished }} unfinished</p>
<ul>{% for one in waiting %}<li><a href="#topic-{{ one.id }}">{{ one.title }}</a></li>{% endfor %}</ul>
{% for meeting in meetings %}<section><h2>{{ meeting.held_on }}</h2><p>{{ minutes[meeting.id] }} minutes</p>
<a href="/staff/agendas/{{ meeting.id }}">Agenda</a><a href="/staff/topics/new?meeting={{ meeting.id }}">Add</a>"""
    f"<ol>{{% for one in at[meeting.id] %}}{TOPIC}{{% endfor %}}</ol></section>{{% endfor %}}"
    f"<ol>{{% for one in others %}}{TOPIC}{{% endfor %}}</ol>"
    "<ul>{% for name, capacity in champions %}<li>{{ capacity }}: {{ name }}</li>{% endfor %}</ul>"
)


def read(connection: Connection, number: int, year: int) -> dict[str, Any]:
    """All that the page of a committee's programme of a year is drawn from, but for what its check finds."""
    ask, (first, _), today = connection.execute, span(year), clock.today()
    theirs = Topic.committee_id == number, Topic.removed_at.is_(None)
    committee = ask(select(Committee.id, Committee.name).where(Committee.id == number)).one()
    kept = select(WorkProgramme.year, WorkProgramme.agreed_on).where(WorkProgramme.committee_id == number)
    programmes = ask(kept.order_by(WorkProgramme.year.desc())).all()
    said = [getattr(Topic, name) for name in (*SAID, "condition", "source_words")]
    topics = ask(select(*said).where(*theirs, Topic.year == year).order_by(Topic.position)).all()
    numbers = [one.id for one in topics]
    latest = select(func.max(TopicChange.id)).where(TopicChange.topic_id.in_(numbers)).group_by(TopicChange.topic_id)
    ask(select(TopicChange.topic_id, TopicChange.event).where(TopicChange.id.in_(latest))).all()
    within = or_(MEETING.held_on >= first, MEETING.id.in_([one.meeting_id for one in topics if one.meeting_id]))
    sat = select(MEETING.id, MEETING.held_on, MEETING.status).where(MEETING.committee_id == number, within)
    meetings = ask(sat.order_by(MEETING.held_on, MEETING.id)).all()
    tied = select(TopicItem.topic_id, Meeting.held_on).join(AgendaItem, AgendaItem.id == TopicItem.item_id)
    ties = ask(tied.join(Meeting, Meeting.id == AgendaItem.meeting_id).where(TopicItem.topic_id.in_(numbers))).all()
    noted = ask(select(NotedReport.topic_id, NotedReport.reported_on).where(NotedReport.topic_id.in_(numbers))).all()
    seats = select(Member.name, Seat.capacity).join(Seat, Seat.member_id == Member.id)
    champions = ask(seats.where(Seat.committee_id == number, Seat.role == SeatRole.CHAMPION)).all()
    years = ask(select(Topic.year).where(*theirs).distinct().order_by(Topic.year)).scalars().all()
    is_open = Topic.status == TopicStatus.OPEN
    ask(select(Topic.id, Topic.title).where(*theirs, Topic.year > year)).all()
    unfinished = ask(select(func.count()).select_from(Topic).where(*theirs, Topic.year < year, is_open)).scalar_one()
    ask(select(AuditHead.hash)).one()
    coming = [one for one in meetings if one.held_on >= today and one.status is MeetingStatus.SCHEDULED]
    return {"committee": committee, "programme": programmes[0] if programmes else None, "years": years,
            "unfinished": unfinished, "coming": coming, "token": generate_csrf(), "champions": champions,
            "carried": {one.topic_id for one in ties if one.held_on >= today}, "days": _days(noted, ties, today),
            **_parts(meetings, topics, today)}  # fmt: skip


def _days(noted: Any, ties: Any, today: date) -> dict[int, list[date]]:
    days = defaultdict[int, list[date]](list)
    for topic_id, day in (*noted, *ties):
        if day < today:
            days[topic_id].append(day)
    return days


def _parts(meetings: Any, topics: Any, today: date) -> dict[str, Any]:
    days = {one.id: one.held_on for one in meetings}
    at: dict[int, list[Any]] = {number: [] for number in days}
    minutes: dict[int, int] = defaultdict(int)
    others = []
    for one in topics:
        at.get(one.meeting_id, others).append(one)
        minutes[one.meeting_id] += one.minutes or 0
    waiting = [one for one in topics if one.meeting_id and days[one.meeting_id] < today]
    return {"meetings": meetings, "at": at, "minutes": minutes, "others": others, "waiting": waiting}
