"""The floor of a programme's report: what it tells, read by plain SQL and drawn by one plain template."""

from collections import defaultdict
from datetime import UTC, date, datetime, time
from typing import Any

from flask_wtf.csrf import generate_csrf
from sqlalchemy import Connection, or_, select

from models.action import Action, ActionUpdate
from models.agenda import AgendaItem
from models.committee import Committee
from models.document import Document
from models.meeting import Meeting
from models.minutes import Minute
from models.minutes_vocabulary import ActionStatus, Implementation, OwedStatus, RecommendationResponse
from models.owed import Owed
from models.publication import Published
from models.resolution import Recommendation, Resolution
from models.vocabulary import ItemKind, SubjectKind
from models.work_programme import Topic, TopicChange, WorkProgramme

ENDED, OVER = (OwedStatus.DONE, OwedStatus.DECLINED), (ActionStatus.DONE, ActionStatus.CANCELLED)
ITEM = (AgendaItem.heading, AgendaItem.part, Meeting.held_on)
PAGE = """<h1>{{ meeting.name }}, {{ meeting.held_on }}</h1><p>“{{ file.title }}” is under “{{ item.heading }}”</p>
<form method="post" action="/staff/meetings/{{ meeting.id }}/work-programme-report/enclose">
<input type="hidden" name="csrf_token" value="{{ token }}"><button>Renew it</button></form>
<a href="/staff/meetings/{{ meeting.id }}/work-programme-report.docx">Word</a>
<a href="/staff/committees/{{ meeting.committee_id }}/work-programme?year={{ programme.year }}">The programme</a>
<h2>What changed since {{ programme.agreed_on }}</h2>
{% for event, some in changes.items() %}<h3>{{ event }}</h3><ul>{% for one in some %}
{% set topic = topics[one.topic_id] %}<li>
<a href="/committees/{{ meeting.slug }}/work-programme/topics/{{ topic.id }}">{{ topic.title }}</a>
<p>From <del>{{ one.was }}</del> to <ins>{{ topic.held_on or topic.month or topic.condition }}</ins></p>
<p>{{ one.reason }} <span>{{ one.changed_at }}</span></p></li>{% endfor %}</ul>{% endfor %}
<h2>What is coming</h2><dl>{% for held_on, some in coming.items() %}<dt>{{ held_on }}</dt>
<dd><ul>{% for one in some %}<li>{{ one.title }}</li>{% endfor %}</ul></dd>{% endfor %}</dl>
<h2>What is owed to the committee</h2><ul>{% for one in owed %}<li><p>{{ one.held_on }}, {{ one.heading }}</p>
<p>{{ one.quoted }}</p>{% for each in actions.get(one.id, ()) %}
<p>{{ each.owner_name }} {{ each.due_on }} {{ each.status }} {{ said.get(each.id) }}</p>
{% else %}<p>{{ one.owed_by }} {{ one.due_on }}</p>{% endfor %}</li>{% endfor %}
{% for one in sent %}<li><p>{{ one.held_on }}, {{ one.heading }}</p><p>{{ one.text }}</p>
<p>{{ one.to_body }}: {{ one.response }}</p></li>{% endfor %}</ul>"""


def read(connection: Connection, number: int, year: int) -> dict[str, Any]:
    """All that the report for a meeting on the programme of a year is drawn from."""
    ask, held = connection.execute, (Meeting.id, Meeting.held_on, Meeting.committee_id)
    meeting = ask(select(*held, Committee.name, Committee.slug).join(Committee).where(Meeting.id == number)).one()
    items = ask(select(AgendaItem.id, AgendaItem.kind, AgendaItem.heading).where(AgendaItem.meeting_id == number)).all()
    item = next(one for one in items if one.kind is ItemKind.WORK_PROGRAMME)
    file = ask(select(Document.title).where(Document.item_id == item.id, Document.removed_at.is_(None))).first()
    theirs = Topic.committee_id == meeting.committee_id, Topic.year == year
    of_year = WorkProgramme.committee_id == meeting.committee_id, WorkProgramme.year == year
    programme = ask(select(WorkProgramme.year, WorkProgramme.agreed_on).where(*of_year)).one()
    when = (Topic.timing, Topic.meeting_id, Topic.month, Topic.condition, Meeting.held_on)
    found = select(Topic.id, Topic.title, Topic.status, *when).outerjoin(Meeting, Meeting.id == Topic.meeting_id)
    topics = ask(found.where(*theirs, Topic.is_public, Topic.removed_at.is_(None)).order_by(Topic.position)).all()
    told = select(TopicChange.topic_id, TopicChange.event, TopicChange.was, TopicChange.reason, TopicChange.changed_at)
    since = TopicChange.changed_at > datetime.combine(programme.agreed_on, time.max, UTC)
    changes = ask(told.join(Topic).where(*theirs, since).order_by(TopicChange.id)).all()
    changed = Published.subject_id.in_([one.topic_id for one in changes])
    ask(select(Published.subject_id).where(Published.subject_kind == SubjectKind.TOPIC, changed)).all()
    by_event, coming = defaultdict[str, list[Any]](list), defaultdict[date, list[Any]](list)
    for one in changes:
        by_event[one.event].append(one)
    for one in sorted((one for one in topics if one.held_on), key=lambda one: one.held_on):
        if one.held_on >= meeting.held_on:
            coming[one.held_on].append(one)
    return {"meeting": meeting, "item": item, "file": file, "programme": programme, "changes": by_event,
            "topics": {one.id: one for one in topics}, "coming": coming, "token": generate_csrf(),
            **_owed(connection, meeting)}  # fmt: skip


def _owed(connection: Connection, meeting: Any) -> dict[str, Any]:
    ask, theirs = connection.execute, Meeting.committee_id == meeting.committee_id
    before = select(Meeting.id).where(theirs, Meeting.held_on < meeting.held_on).order_by(Meeting.held_on.desc())
    last = ask(before.limit(1)).scalar_one()
    ask(select(Resolution.id, Resolution.text, Resolution.outcome).where(Resolution.meeting_id == last)).all()
    marked = select(Owed.id, Owed.quoted, Owed.owed_by, Owed.due_on, *ITEM).join(Minute, Minute.id == Owed.minute_id)
    minuted = marked.join(AgendaItem, AgendaItem.id == Minute.item_id).join(Meeting, Meeting.id == Minute.meeting_id)
    owed = ask(minuted.where(theirs, Owed.status.not_in(ENDED)).order_by(Meeting.held_on.desc(), Owed.id)).all()
    open_still = or_(
        Recommendation.response == RecommendationResponse.AWAITED, Recommendation.implementation != Implementation.DONE
    )
    asked = (Recommendation.text, Recommendation.to_body, Recommendation.response)
    sent = (
        select(*asked, *ITEM)
        .join(Resolution, Resolution.id == Recommendation.resolution_id)
        .join(AgendaItem, AgendaItem.id == Resolution.item_id)
        .join(Meeting, Meeting.id == Resolution.meeting_id)
    )
    given = select(Action.id, Action.owed_id, Action.owner_name, Action.due_on, Action.status)
    still = Action.committee_id == meeting.committee_id, Action.status.not_in(OVER)
    by_owed = defaultdict[int, list[Any]](list)
    for one in ask(given.where(*still).order_by(Action.id)).all():
        by_owed[one.owed_id].append(one)
    updates = select(ActionUpdate.action_id, ActionUpdate.text).join(Action).where(*still, ActionUpdate.is_public)
    followed = select(Topic.title, Topic.owed_id, Topic.resolution_id).where(
        Topic.committee_id == meeting.committee_id, or_(Topic.owed_id.is_not(None), Topic.resolution_id.is_not(None))
    )
    ask(followed.order_by(Topic.id)).all()
    said = {one.action_id: one.text for one in ask(updates.order_by(ActionUpdate.id))}
    recommended = ask(sent.where(theirs, open_still).order_by(Recommendation.id)).all()
    return {"owed": owed, "sent": recommended, "actions": by_owed, "said": said}
