"""Published meetings of a council that does not exist, for the tests of exports."""

from typing import Any

from models.bodies import AgendaBody, ItemBody, MeetingBody


def item(label: str, heading: str, *items: ItemBody) -> ItemBody:
    """An agenda item as the public sees it."""
    return {
        "id": 1,
        "label": label,
        "kind": "report",
        "heading": heading,
        "text": "",
        "recommendations": [],
        "report_state": "no report",
        "presenter": "",
        "pages": "",
        "part": "part 1",
        "exemption": None,
        "late": None,
        "documents": [],
        "items": list(items),
    }


def agenda(*items: ItemBody) -> AgendaBody:
    """An agenda with these items."""
    return {"texts": [], "items": list(items), "membership": [], "contacts": []}


def meeting(**changed: Any) -> MeetingBody:
    """A scheduled meeting on a Wednesday evening in winter, but for what is changed."""
    body: MeetingBody = {
        "kind": "meeting",
        "id": 7,
        "uid": "7d0f9a52-0c1b-4b53-9d0e-0f3f4d1c9a77@meetings.example",
        "address": "/committees/adult-social-care-panel/meetings/2026-01-07",
        "council": {"name": "Exampleshire County Council", "address": "/"},
        "committee": {"name": "Adult Social Care Panel", "address": "/committees/adult-social-care-panel"},
        "meeting_kind": "ordinary",
        "held_on": "2026-01-07",
        "starts_at": "18:30",
        "ends_at": "20:45",
        "venue": "County Hall, Exampleton",
        "room": "Committee Room 2",
        "status": "scheduled",
        "changes": [],
        "webcast": "",
        "agenda": agenda(item("1", "General", item("1(1)", "Apologies")), item("2", "Quarterly report")),
        "notice": None,
    }
    return {**body, **changed}  # type: ignore[typeddict-item]
