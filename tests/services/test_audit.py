"""The audit trail finds what was edited, removed or inserted behind its back."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models.audit import AuditEvent
from models.committee import Committee
from tests import factories
from webapp.database import db
from webapp.services import audit
from webapp.services.actors import operator

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
        ("UPDATE audit_event SET id = 9 WHERE id = 1", "does not follow"),
    ],
)
def test_tampering_around_the_triggers_is_found(trail, without_triggers, statement, finding):
    without_triggers(statement)

    assert any(finding in sentence for sentence in audit.verify())
