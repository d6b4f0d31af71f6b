"""The audit trail finds what was edited, removed or inserted behind its back."""

from datetime import UTC, datetime
from threading import Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models.audit import AuditEvent
from models.committee import Committee
from tests import factories
from tests.services.statements import counted
from webapp.database import db
from webapp.services import audit
from webapp.services.actors import operator
from webapp.transaction import transaction

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
BY = operator(on=NOW.date())


@pytest.fixture
def trail(app):
    council = factories.council()
    for name in ("Northshire", "Southshire", "Eastshire"):
        council.name = name
        audit.record("council renamed", council, name=name, by=BY, at=NOW)
    db.session.commit()


def test_a_change_is_kept_with_its_values_before_and_after(trail):
    before, after = db.session.execute(text("SELECT before, after FROM audit_event ORDER BY id LIMIT 1")).one()

    assert before == '{"name":"Moorshire County Council"}'
    assert after == '{"name":"Northshire"}'


def test_a_change_that_a_query_flushed_first_is_still_kept_whole(app):
    council = factories.council(name="Northshire")
    council.name = "Southshire"
    db.session.execute(text("SELECT 1"))
    db.session.flush()
    db.session.refresh(council)
    council.phone = "01632 960000"

    event = db.session.get_one(AuditEvent, audit.record("council edited", council, name="Southshire", by=BY, at=NOW))

    assert event.before == '{"name":"Northshire","phone":""}'
    assert event.after == '{"name":"Southshire","phone":"01632 960000"}'


def test_a_new_record_that_a_query_flushed_first_is_still_kept_whole(app):
    style = factories.house_style
    committee = Committee(name="Audit", slug="audit", house_style=style())
    db.session.add(committee)
    db.session.flush()

    event = db.session.get_one(AuditEvent, audit.record("committee set up", committee, name="Audit", by=BY, at=NOW))

    assert event.before == "null"
    assert '"slug":"audit"' in event.after


def test_a_whole_trail_is_found_whole(trail):
    assert list(audit.verify()) == []


def test_nobody_who_writes_waits_for_the_trail_to_be_read(app, trail):
    with counted() as said:
        reading = audit.verify()
        list(reading)

    assert len(said) == 1, "the head and the chain in one statement are of one moment"
    assert "FOR UPDATE" not in said[0]


def test_an_event_written_while_the_trail_is_read_is_no_finding(app, trail):
    def write() -> None:
        with app.app_context(), transaction():
            audit.note("another", kind="council", subject_id=1, name="x", by=BY, at=NOW)

    reading = db.session.execute(audit.READ_CHAIN)
    writer = Thread(target=write)
    writer.start()
    writer.join(5)

    assert not writer.is_alive(), "the writer was held up"
    assert {count for _, count, _ in reading} == {3}
    db.session.rollback()
    assert list(audit.verify()) == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_event SET what = 'x'", "DELETE FROM audit_event", "UPDATE publication SET body = ''"],
)
def test_the_database_refuses_to_change_history(trail, statement):
    if "publication" in statement:
        factories.publication()

    with pytest.raises(DBAPIError, match="history"):
        db.session.execute(text(statement))
    db.session.rollback()


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE audit_event SET reason = 'another' WHERE id = 2", "was edited"),
        ("DELETE FROM audit_event WHERE id = 2", "does not follow"),
        ("DELETE FROM audit_event WHERE id = 3", "should end with event number 3"),
        ("DELETE FROM audit_head", "where the trail ends was removed"),
        ("UPDATE audit_event SET id = 9 WHERE id = 1", "does not follow"),
    ],
)
def test_tampering_around_the_triggers_is_found(trail, without_triggers, statement, finding):
    without_triggers(statement)

    assert any(finding in sentence for sentence in audit.verify())
