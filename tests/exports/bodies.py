"""The facts of two published agendas, as the bodies that publishing makes of them. Nothing here is invented."""

from typing import Any

from models.bodies import ContactBody, ItemBody, MeetingBody, PersonBody


def item(label: str, heading: str, text: str = "", **others: Any) -> ItemBody:
    """An agenda item with nothing but what is given."""
    body: ItemBody = {
        "id": 1,
        "label": label,
        "kind": "other",
        "heading": heading,
        "text": text,
        "recommendations": [],
        "report_state": "no report",
        "presenter": "",
        "pages": "",
        "part": "part 1",
        "exemption": None,
        "late": None,
        "documents": [],
        "items": [],
    }
    return body | others  # type: ignore[return-value]


def person(name: str, office: str = "", capacity: str = "") -> PersonBody:
    """Somebody in a seat."""
    return {"name": name, "office": office, "capacity": capacity, "address": None}


def contact(name: str, phone: str, email: str, job_title: str = "") -> ContactBody:
    """Somebody to ask."""
    return {"name": name, "job_title": job_title, "phone": phone, "email": email}


def meeting(**others: Any) -> MeetingBody:
    """A meeting of an invented committee with an empty agenda, changed by what is given."""
    body: MeetingBody = {
        "kind": "meeting",
        "id": 1,
        "uid": "meeting-1@example.org",
        "address": "/committees/planning/meetings/2030-06-18",
        "council": {"name": "Anyshire Council", "address": "/"},
        "committee": {"name": "Planning Committee", "address": "/committees/planning"},
        "meeting_kind": "ordinary",
        "held_on": "2030-06-18",
        "starts_at": "14:30",
        "ends_at": None,
        "venue": "Town Hall",
        "room": "",
        "status": "scheduled",
        "changes": [],
        "webcast": "",
        "agenda": {"texts": [], "items": [], "membership": [], "contacts": []},
        "notice": {"published_on": "2030-06-07", "clear_days": 6, "late": None},
    }
    return body | others  # type: ignore[return-value]


def agenda_of(*items: ItemBody, **others: Any) -> MeetingBody:
    """A meeting whose agenda holds these items."""
    return meeting(agenda={"texts": [], "items": list(items), "membership": [], "contacts": []}, **others)
