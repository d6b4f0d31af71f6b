"""What a programme's report tells, for one committee of the bench: an agreed programme, its changes since, its debts.

The next agenda has an item for the work programme, with the report of last time under it. A dozen topics changed since
the programme was agreed; a dozen matters arise from the last two meetings and have not ended.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, update

from models.action import Action, ActionUpdate
from models.agenda import AgendaItem
from models.document import Document
from models.meeting import Meeting
from models.minutes import Minute, Minutes
from models.minutes_vocabulary import OwedKind, ResolutionOutcome
from models.owed import Owed
from models.programme_vocabulary import TopicEvent
from models.resolution import Recommendation, Resolution
from models.rules.municipal_year import municipal_year_of, span
from models.vocabulary import ItemKind
from models.work_programme import Topic, TopicChange, WorkProgramme

EVENTS = (TopicEvent.MOVED, TopicEvent.MOVED, TopicEvent.CHANGED, TopicEvent.ADDED)
CHANGED, OWED_A_MEETING, RESOLVED, OPENING = 12, 3, 4, 4


class Sittings(NamedTuple):
    """The numbers of the next meeting of a committee and of the two before it, the last first."""

    following: int
    before: list[int]


def write(connection: Connection, committee_id: int, today: date) -> int:
    """Write them once its programmes are there; the number of the meeting that the report is for."""
    sittings, year = _sittings(connection, committee_id, today), municipal_year_of(today)
    agreed_on = span(year)[0] + timedelta(days=30)
    _put(connection, WorkProgramme, [{"committee_id": committee_id, "year": year, "agreed_on": agreed_on}])
    _put(connection, TopicChange, _changes(connection, committee_id, year, agreed_on))
    items = select(AgendaItem.id).where(AgendaItem.meeting_id == sittings.following).order_by(AgendaItem.position)
    item_id = connection.scalars(items).all()[-2]
    as_programme = {"kind": ItemKind.WORK_PROGRAMME, "heading": "Work programme", "part": "part 1"}
    connection.execute(update(AgendaItem.__table__).where(AgendaItem.id == item_id).values(as_programme))
    _put(connection, Document, [_report_of_last_time(item_id)])
    for number in sittings.before:
        _arises(connection, committee_id, number, today)
    return sittings.following


def _sittings(connection: Connection, committee_id: int, today: date) -> Sittings:
    held = select(Meeting.id).where(Meeting.committee_id == committee_id)
    following = held.where(Meeting.held_on >= today).order_by(Meeting.held_on, Meeting.id).limit(1)
    before = held.where(Meeting.held_on < today).order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(2)
    return Sittings(connection.scalars(following).one(), list(connection.scalars(before)))


def _changes(connection: Connection, committee_id: int, year: int, agreed_on: date) -> Iterator[dict[str, Any]]:
    theirs = select(Topic.id).where(Topic.committee_id == committee_id, Topic.year == year).order_by(Topic.position)
    for place, topic_id in enumerate(connection.scalars(theirs.limit(CHANGED))):
        event = EVENTS[place % len(EVENTS)]
        is_changed = event is TopicEvent.CHANGED
        yield {
            "topic_id": topic_id,
            "event": event,
            "was": "Lead officer: A. Vale" if is_changed else "9 July 2019",
            "now": "Lead officer: Janet Marsh" if is_changed else "24 September 2019",
            "reason": "The figures will not be there before the autumn.",
            "changed_at": datetime.combine(agreed_on, time(9), UTC) + timedelta(days=place + 2),
            "changed_by": "A clerk",
        }


def _arises(connection: Connection, committee_id: int, meeting_id: int, today: date) -> None:
    """Of a meeting: what it resolved and recommended, three asks, and an action for two of them."""
    listed = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id, AgendaItem.part == "part 1")
    items = list(connection.scalars(listed.order_by(AgendaItem.position).offset(OPENING).limit(RESOLVED)))
    at = datetime.combine(today, time(9), UTC) - timedelta(days=20)
    _put(connection, Minutes, [{"meeting_id": meeting_id, "opened_at": time(10)}])
    minutes = _put(connection, Minute, [_minute(meeting_id, item_id) for item_id in items])
    resolved = _put(connection, Resolution, [_resolution(meeting_id, *one) for one in enumerate(items)])
    asked = {"resolution_id": resolved[1], "text": "That the Cabinet publish the plan.", "to_body": "Cabinet"}
    _put(connection, Recommendation, [asked])
    owed = _put(connection, Owed, [_owed(minutes[place], place, today, at) for place in range(OWED_A_MEETING)])
    actions = [
        {**_action(committee_id, meeting_id, items[place], today, at), "owed_id": owed[place]} for place in range(2)
    ]
    said = {"text": "The figures are being gathered.", "is_public": True, "said_by": "Janet Marsh", "said_at": at}
    given = _put(connection, Action, actions)
    _put(connection, ActionUpdate, [{**said, "action_id": one, "status": "in progress"} for one in given])


def _minute(meeting_id: int, item_id: int) -> dict[str, Any]:
    return {"meeting_id": meeting_id, "item_id": item_id, "text": "Members asked for figures.", "ended_at": time(11)}


def _resolution(meeting_id: int, place: int, item_id: int) -> dict[str, Any]:
    outcome = ResolutionOutcome.RECOMMENDED if place == 1 else ResolutionOutcome.RESOLVED
    return {"meeting_id": meeting_id, "item_id": item_id, "outcome": outcome, "text": f"That part {place} be noted."}


def _owed(minute_id: int, place: int, today: date, at: datetime) -> dict[str, Any]:
    quoted = f"The officer would give members the figures of part {place} by ward."
    said = {"minute_id": minute_id, "kind": OwedKind.UNDERTAKING, "quoted": quoted, "owed_by": "Janet Marsh"}
    return {**said, "due_on": today + timedelta(days=30), "marked_at": at}


def _action(committee_id: int, meeting_id: int, item_id: int, today: date, at: datetime) -> dict[str, Any]:
    said = {"text": "Give members the figures by ward.", "owner_name": "Janet Marsh", "due_on": today}
    return {"committee_id": committee_id, "meeting_id": meeting_id, "item_id": item_id, "created_at": at, **said}


def _report_of_last_time(item_id: int) -> dict[str, Any]:
    kept = {"filename": "work-programme.docx", "media_type": "application/msword", "size": 40_000, "sha256": "0" * 64}
    return {"item_id": item_id, "title": "Work programme", "added_at": datetime(2026, 1, 1, tzinfo=UTC), **kept}


def _put(connection: Connection, record: Any, rows: Any) -> list[int]:
    """Write some rows, one after another; their numbers."""
    return [connection.execute(insert(record.__table__).values(row)).inserted_primary_key[0] for row in rows]
