"""The minutes of 12 March 2019, brought in as a Word file: the same record as the council file has."""

import json
from copy import deepcopy
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select

from models.attendance import Attendance, Attendee
from models.meeting import Meeting
from models.minutes import Minute, Minutes
from models.resolution import Resolution
from tests import factories
from tests.papers import minutes_as_word
from webapp import clock
from webapp.database import db
from webapp.services import agenda_tree
from webapp.services.actors import acting, operator
from webapp.services.council_file import loading, reading
from webapp.services.incoming_minutes import keeping, waiting, word_files

PAPER = Path(__file__).parents[2] / "papers" / "warwickshire.json"
HELD_ON = date(2019, 3, 12)
AT = clock.moment_of(date(2019, 3, 20), time(9))
RECORDED = ("attendance", "attendees", "minutes")
OF_ITEMS = ("minute", "resolutions")
MOST_CORRECTIONS = 3
HEADING_OF_MINUTES = "Minutes of the meetings held on 15 January 2019 and 30 January 2019"


def council(*, with_minutes: bool = False, with_items: bool = True) -> Meeting:
    """The council of the papers; its meeting of 12 March with its minutes, or as its agenda was."""
    file = json.loads(PAPER.read_text())
    planned = next(one for one in file["meetings"] if one["held_on"] == HELD_ON.isoformat())
    if not with_minutes:
        for name in RECORDED:
            planned.pop(name)
        planned["items"] = [agenda_only(item) for item in planned["items"]] if with_items else []
    by = operator(on=HELD_ON)
    loading.load(reading.read(json.dumps(file).encode()), by=by, at=clock.moment_of(HELD_ON, time(9)))
    db.session.commit()
    return db.session.scalars(select(Meeting).where(Meeting.held_on == HELD_ON)).one()


def agenda_only(item):
    kept = {name: value for name, value in deepcopy(item).items() if name not in OF_ITEMS}
    return kept | {"items": [agenda_only(one) for one in item.get("items", [])]}


def record_of(meeting: Meeting) -> dict[str, object]:
    """Everything recorded of a meeting, by the words that people know it by."""
    db.session.expire_all()
    kept = db.session.scalars(select(Minutes).where(Minutes.meeting_id == meeting.id)).one()
    marks = db.session.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id)).all()
    named = db.session.scalars(select(Attendee).where(Attendee.meeting_id == meeting.id).order_by(Attendee.position))
    return {
        "people": {(one.member.name, one.status, one.category, one.capacity) for one in marks},
        "named": [(one.name, one.capacity, one.category, one.status) for one in named],
        "times": (kept.opened_at, kept.rose_at, kept.chair.name if kept.chair else ""),
        "items": {node.item.heading: words_of(node.item) for node in agenda_tree.walk(agenda_tree.tree_of(meeting))},
    }


def words_of(item) -> tuple[object, ...]:
    minute = db.session.scalars(select(Minute).where(Minute.item_id == item.id)).one_or_none()
    found = select(Resolution).where(Resolution.item_id == item.id).order_by(Resolution.position)
    resolved = [(one.text, one.outcome) for one in db.session.scalars(found)]
    return (minute.text if minute else "", minute.outcome if minute else None, resolved)


@pytest.fixture
def expected(app, database) -> dict[str, object]:
    """The record as the council file says it; the database is then empty again."""
    record = record_of(council(with_minutes=True))
    db.session.rollback()
    _, empty = database
    empty()
    return record


def officer():
    return acting(factories.officer(), on=AT.date())


def brought(meeting: Meeting, by):
    lines = word_files.lines_of(BytesIO(minutes_as_word.warwickshire()))
    return waiting.keep(meeting, lines, filename="minutes.docx", by=by, at=AT)


def test_the_paper_becomes_the_record_that_the_council_file_has(app, expected):
    meeting = council()
    by = officer()
    incoming = brought(meeting, by)

    problems = waiting.look(incoming).problems
    keeping.keep(incoming, {}, revision="1", only_empty=False, by=by, at=AT)
    db.session.commit()
    record = record_of(meeting)

    assert problems == {}
    assert record == expected
    assert incoming.corrections <= MOST_CORRECTIONS
    assert incoming.found == {} and incoming.confirmed_at == AT


def test_a_past_meeting_without_an_agenda_gets_its_items_from_the_paper(app, expected):
    meeting = council(with_items=False)
    by = officer()
    incoming = brought(meeting, by)

    keeping.keep(incoming, {}, revision="1", only_empty=False, by=by, at=AT)
    db.session.commit()
    record = record_of(meeting)

    made = agenda_tree.walk(agenda_tree.tree_of(meeting))
    assert [node.label for node in made] == ["1", "1(1)", "1(2)", "1(3)", "2", "3", "4", "5", "6", "7", "8", "9"]
    assert {name: record[name] for name in ("people", "named", "times")} == {
        name: expected[name] for name in ("people", "named", "times")
    }
    # On paper "Question Time" is not said, and "Matters Arising" has no number: it stays in the words before it.
    elsewhere = {"Question Time", "Matters Arising", HEADING_OF_MINUTES}
    assert {name: record["items"].get(name) for name in expected["items"] if name not in elsewhere} == {
        name: words for name, words in expected["items"].items() if name not in elsewhere
    }
    assert "# Matters Arising\n\nCouncillor Morgan stated" in record["items"][HEADING_OF_MINUTES][0]
