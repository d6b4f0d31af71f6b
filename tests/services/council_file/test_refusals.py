"""What is wrong in a council file is said with its path, all of it at once, and then nothing is loaded."""

import base64
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.audit import AuditEvent
from models.base import Base
from tests import factories
from tests.services.council_file.refusal_cases import HEAD, REFERENCES, RULES, SHAPES, UNREADABLE, WHOLE, changed
from webapp.database import db
from webapp.services.actors import operator
from webapp.services.council_file import loading, reading, releasing, schema
from webapp.services.council_file.fields import FIELDS
from webapp.services.council_file.problems import CouncilFileRefused

AT = datetime(2030, 1, 7, 9, tzinfo=UTC)
BY = operator(on=AT.date())
SAMPLE = Path(__file__).parents[3] / "samples" / "moorshire.json"
DOCUMENTATION = Path(__file__).parents[3] / "docs" / "council-file.md"
BROKEN = [*REFERENCES, *RULES]


def refused(data) -> list[str]:
    with pytest.raises(CouncilFileRefused) as refusal:
        loading.load(data, by=BY, at=AT)
    db.session.rollback()
    return refusal.value.sentences()


@pytest.mark.parametrize(("text", "sentence"), UNREADABLE.items(), ids=range(len(UNREADABLE)))
def test_what_cannot_be_read_is_said_in_a_sentence(text, sentence):
    with pytest.raises(CouncilFileRefused) as refusal:
        reading.read(text.encode())

    assert sentence in "\n".join(refusal.value.sentences())


def test_what_is_not_utf_8_is_said_with_its_line():
    with pytest.raises(CouncilFileRefused, match="not UTF-8: a byte on line 2"):
        reading.read(b'{"name":\n "Caf\xe9"}')


def test_a_byte_order_mark_is_read_past():
    assert reading.read(b"\xef\xbb\xbf{}") == {}


def test_a_file_too_large_is_refused_before_it_is_parsed(monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 10)

    with pytest.raises(CouncilFileRefused, match="may have 0 MB"):
        reading.read(b"{" + b" " * 20 + b"}")


@pytest.mark.parametrize(("data", "sentence"), SHAPES, ids=[sentence[:50] for _, sentence in SHAPES])
def test_a_wrong_shape_is_said_with_its_path(data, sentence):
    assert [str(problem) for problem in schema.problems(data) if str(problem).startswith(sentence)]


@pytest.mark.parametrize(
    ("data", "sentence"), [*REFERENCES, *RULES], ids=[one[:50] for _, one in [*REFERENCES, *RULES]]
)
def test_a_broken_rule_or_a_name_that_leads_nowhere_is_said_with_its_path(app, data, sentence):
    assert [line for line in refused(data) if line.startswith(sentence)]


def test_the_file_of_these_tests_loads(app):
    loaded = loading.load(WHOLE, by=BY, at=AT)

    assert loaded.summary() == {"council": 1, "members": 2, "committees": 1, "accounts": 1, "meetings": 1}


def test_every_error_is_listed_and_nothing_is_loaded(app):
    data = changed("meetings", 0, committee="adit")
    data["committees"][0]["seats"][0]["member"] = "ida-lowe"

    assert len(refused(data)) == 2
    assert {name: count(name) for name in Base.metadata.tables if count(name) and name != "audit_head"} == {}


def test_more_than_fifty_errors_are_counted(app):
    data = changed(members=[{"slug": "A", "name": "A"}] * 60)

    lines = refused(data)

    assert len(lines) == 51
    assert lines[-1] == "… and 10 more like these. Put right the ones above first."


def test_a_load_changes_nothing_that_is_there(app):
    loading.load(WHOLE, by=BY, at=AT)
    db.session.commit()

    lines = refused(WHOLE)

    assert "council: this database has its council already, and a load changes nothing that is there." in lines
    assert any(line.startswith("members[0].slug: 'ada-lowe' is in the database already") for line in lines)


def test_a_part_can_lean_on_what_is_there(app):
    committee = factories.committee(slug="planning")
    factories.member(slug="cy-hall", name="Cy Hall")
    part = {
        **HEAD,
        "committees": [
            {
                "slug": "site-visits",
                "name": "Site Visits",
                "parent": "planning",
                "house_style": committee.house_style.name,
                "seats": [{"member": "cy-hall", "starts_on": "2029-05-01"}],
            }
        ],
        "meetings": [{"committee": "planning", "held_on": "2030-06-18", "starts_at": "10:00"}],
    }

    loaded = loading.load(part, by=BY, at=AT)

    assert loaded.committees["site-visits"].parent is committee
    assert [meeting.committee for meeting in loaded.meetings] == [committee]
    assert db.session.scalars(select(AuditEvent.what).order_by(AuditEvent.id)).all() == ["council file loaded"]


def test_history_is_refused_beside_what_is_there(app):
    factories.council()
    part = {**HEAD, "audit_events": [event()]}

    assert refused(part) == [
        "audit_events: history loads only into an empty database, and this one is in use. Take this part out."
    ]


def test_an_edited_event_is_found(app):
    assert "audit_events[0].hash: the event was edited after it was written." in refused(
        {**HEAD, "audit_events": [event()]}
    )


def test_an_edited_publication_is_found(app):
    entry = {
        "number": 1,
        "subject_kind": "council",
        "subject_id": 1,
        "version": 2,
        "verb": "publish",
        "published_at": "2030-01-01T10:00:00Z",
        "published_by": "Jo",
        "body_hash": "0" * 64,
        "body": {"kind": "council", "id": 1, "address": "/", "name": 7},
    }

    lines = refused(changed(publications=[entry]))

    assert lines[0].startswith("publications[0].version: expected version 1 of it here")
    assert "publications[0].body_hash: the body is not the one that was published: it has been changed since." in lines
    assert "publications[0].body.name: expected text, found the number 7." in lines
    assert "publications[0].body: has no 'website', which it needs." in lines


def document(content: bytes, **fields):
    named = {"title": "A report", "filename": "report.pdf", "media_type": "application/pdf"}
    sha256 = hashlib.sha256(content).hexdigest()
    entry = {**named, "size": len(content), "sha256": sha256, "added_at": "2030-01-01T10:00:00Z", **fields}
    data = changed("meetings", 0, "items", 0, documents=[entry])
    return {**data, "files": {sha256: base64.b64encode(content).decode()}}


def test_a_file_that_is_not_what_it_says_is_found(app):
    page = b"<script>alert(1)</script>"

    (line,) = refused(document(page))

    assert line.startswith("meetings[0].items[0].documents[0].media_type: ")


def test_bytes_under_another_hash_and_another_size_are_found(app):
    data = document(b"one", size=9)
    data["files"] = {name: base64.b64encode(b"two!").decode() for name in data["files"]}

    lines = refused(data)

    assert any(line.endswith("the bytes have another SHA-256 than their name here.") for line in lines)
    assert "meetings[0].items[0].documents[0].size: the file has 4 bytes, and 9 are said." in lines


def test_a_file_that_is_nowhere_is_found(app):
    data = document(b"one")
    del data["files"]

    assert refused(data) == [
        "meetings[0].items[0].documents[0].sha256: the bytes are not in this file under files, and are not kept here."
    ]


def test_publishing_what_may_not_go_out_says_which_meeting(app):
    data = changed("meetings", 0, held_on="2030-01-09")
    loaded = loading.load(data, by=BY, at=AT)

    with pytest.raises(CouncilFileRefused) as refusal:
        releasing.publish(loaded, by=BY, at=AT)

    (line,) = refusal.value.sentences()
    assert line.startswith("meetings[0]: The public would have 1 clear day of notice, and 5 clear days are needed")


def test_the_schema_says_the_same_lengths_as_the_records():
    definitions = {entry["description"]: entry for entry in schema.schema()["$defs"].values()}
    for model, names in FIELDS.items():
        properties = next(one["properties"] for one in definitions.values() if set(names) <= set(one["properties"]))
        for name in names:
            length = getattr(model.__table__.columns[name].type, "length", None)
            said = properties[name].get("maxLength")
            assert said in (None, length), f"{model.__name__}.{name}"


def test_the_sample_is_a_council_file():
    assert schema.problems(reading.read(SAMPLE.read_bytes())) == []


def event():
    return {
        "number": 1,
        "happened_at": "2030-01-01T10:00:00+00:00",
        "by": "Jo",
        "what": "member entered",
        "subject_kind": "member",
        "subject_name": "Ada Lowe",
        "hash": "0" * 64,
    }


def count(table: str) -> int:
    return db.session.scalar(select(func.count()).select_from(Base.metadata.tables[table])) or 0


def test_the_example_of_the_documentation_loads(app):
    example = DOCUMENTATION.read_text().split("```json")[1].split("```")[0]

    loaded = loading.load(reading.read(example.encode()), by=BY, at=AT)

    assert [item.heading for item in loaded.meetings[0].items] == ["General", "Apologies", "The accounts"]


def test_the_documentation_names_every_field():
    text = DOCUMENTATION.read_text()
    fields = {name for entry in schema.schema()["$defs"].values() for name in entry["properties"]}

    assert {name for name in fields if f"`{name}`" not in text} == set()
