"""The floor of a public programme: its stored body read by plain SQL, drawn plainly with a picture and a table."""

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select

from models.publication import Publication, Published, PublishedMeeting
from models.vocabulary import SubjectKind
from models.work_programme import WorkProgramme

TOPIC = """<li><h4><a href="{{ one["address"] }}">{{ one["title"] }}</a></h4><p>{{ one["detail"] }}</p>
<p>{{ one["notes"] }}</p><ul><li>Lead officer: {{ one["lead_officer"] }}</li>
<li>{{ one["source"]["words"] }}</li><li>{{ one["when"]["words"] }}</li>
<li>{% for each in one["last_reports"] %}{{ each["on"] }} {% endfor %}</li></ul></li>"""
PAGE = (
    """<h1>{{ body["committee"]["name"] }}: {{ body["year"] }}</h1><p>Agreed on {{ body["agreed_on"] }}.</p>
<p>{{ body["changes"]|length }} topics have changed since {{ body["changed_since"] }}</p>
{% for file in files %}<a href="{{ file }}">{{ file }}</a>{% endfor %}
{% for held_on, topics in dated.items() %}<section><time>{{ held_on }}</time>
<h3><a href="{{ sat[held_on] }}">Meeting</a></h3>"""
    f"<ul>{{% for one in topics %}}{TOPIC}{{% endfor %}}</ul></section>{{% endfor %}}"
    f"<ul>{{% for one in others %}}{TOPIC}{{% endfor %}}</ul>"
    """<svg>{% for day in sat %}<path d="M{{ loop.index * 60 }} 46V900"/>
<text x="{{ loop.index * 60 }}">{{ day }}</text>{% endfor %}
{% for one in body["topics"] %}<path d="M0 {{ loop.index * 20 }}H900"/><text>{{ one["title"] }}</text>
{% for each in one["meetings"] %}<circle cx="{{ places[each["held_on"]] * 60 }}" cy="9" r="5"/>{% endfor %}
{% endfor %}</svg><table>
{% for one in body["topics"] %}<tr><th><a href="{{ one["address"] }}">{{ one["title"] }}</a></th>
{% for day in sat %}<td>{% for each in one["meetings"] if each["held_on"] == day %}{{ each["state"] }}{% endfor %}</td>
{% endfor %}<td>{{ one["when"]["words"] }}</td></tr>{% endfor %}</table>"""
)


def read(connection: Connection, number: int, year: int) -> dict[str, Any]:
    """All that the public page of a committee's programme of a year is drawn from."""
    ask = connection.execute
    of_year = WorkProgramme.committee_id == number, WorkProgramme.year == year
    kept = Published.subject_kind == SubjectKind.PROGRAMME, Published.is_withdrawn.is_(False)
    found = select(Published.publication_id).join(WorkProgramme, WorkProgramme.id == Published.subject_id)
    live = ask(found.where(*of_year, *kept)).scalar_one()
    body = json.loads(ask(select(Publication.body).where(Publication.id == live)).scalar_one())
    named = {each["meeting_id"] for one in body["topics"] for each in one["meetings"]}
    sat = select(PublishedMeeting.held_on, PublishedMeeting.address).where(PublishedMeeting.meeting_id.in_(named))
    meetings = {held_on.isoformat(): address for held_on, address in ask(sat)}
    dated, others = defaultdict[str, list[Any]](list), list[Any]()
    for one in sorted(body["topics"], key=lambda one: one["when"]["held_on"] or ""):
        (dated[one["when"]["held_on"]] if one["when"]["held_on"] else others).append(one)
    places = {day: place for place, day in enumerate(sorted(meetings))}
    files = [f"{body['address']}{ending}" for ending in (".docx", ".pdf", ".csv")]
    return {"body": body, "dated": dated, "others": others, "sat": meetings, "files": files, "places": places}
