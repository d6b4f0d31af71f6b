"""Dump, load into an empty database, dump: the same file to the byte, and the same public site."""

import json
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import zip_longest
from pathlib import Path

import pytest
from sqlalchemy import Table, select

from models.base import Base
from models.member import Member
from models.programme_vocabulary import SuggestedBy
from models.suggestion import ScoringScheme, Suggestion, SuggestionScore
from models.vocabulary import LateRoute, Verb
from tests import factories
from tests.services.council_file.measured_and_reported import measured_and_reported
from tests.services.council_file.minutes_and_votes import minutes_and_votes
from tests.services.council_file.owed_and_followed import owed_and_followed
from tests.services.council_file.planned_ahead import planned_ahead
from tests.services.council_file.registers_and_sittings import REASONS, SECRETS, registers_and_sittings
from webapp import clock
from webapp.database import db
from webapp.services import audit, late_routes, meetings, publishing, sample
from webapp.services.actors import operator
from webapp.services.council_file import dumping, loading, reading, releasing
from webapp.services.council_file.fields import FIELDS
from webapp.services.deployment import storage
from webapp.services.ledger import Act

PAPERS = Path(__file__).parents[2] / "papers"
REAL = {"warwickshire": date(2019, 6, 10), "worcestershire": date(2019, 7, 9), "merton": date(2018, 10, 1)}
# What the file leaves out, and why: docs/council-file.md.
LEFT_OUT = {
    "position": "the order of the file says it",
    "revision": "it counts edits of forms, and no form outlives a restore",
    "agenda_revision": "as revision",
    "password_hash": "a secret",
    "totp_secret": "a secret",
    "totp_last_used": "a secret",
    "session_number": "sessions end with a restore",
    "sealed_contacts": "sealed with keys that are kept elsewhere",
    "sealed_home_address": "sealed with keys that are kept elsewhere",
    "sealed_details": "sealed with keys that are kept elsewhere",
    "sealed_reason": "sealed with keys that are kept elsewhere",
    "absence_approval.reason": "it is often somebody's health",
    "minute_text.sent_as": "it knows a save that comes twice, and no page outlives a restore",
    "incoming_programme.found": "what is still asked of a table that was kept is in the file field by field",
    "minute.number": "it is in the file as printed_number: a number there is what addresses know a thing by",
}
NOT_KEPT = {
    "account_token": "links sent by letter, used once",
    "sign_in_attempt": "counted for minutes",
    "calendar_key": "a secret: a member asks for a new address",
    "item_mark": "a member's own, which nobody else sees",
    "interest_proposal": "a member's own, sealed until it is answered",
    "incoming_minutes": "what was read of a paper and nobody has confirmed: the paper is brought in again",
    "incoming_readings": "rows nobody has confirmed: the file is brought in again",
    "incoming_table": "sealed rows nobody has confirmed: the table is brought in again",
    "letter": "on its way: the next round writes those that are due",
    "document_text": "read again from the files",
}


def dumped() -> str:
    db.session.expire_all()
    return "".join(dumping.dump())


def empty(app, database) -> None:
    """An empty database and an empty folder of files."""
    db.session.remove()
    database[1]()


def load(text: str) -> None:
    loading.load(reading.read(text.encode()), by=operator(on=clock.today()), at=clock.now())
    db.session.commit()


def rows(table: Table) -> list[dict]:
    named = db.session.execute(select(table).order_by(*table.primary_key)).mappings()
    kept = [column.name for column in table.columns if not {column.name, f"{table.name}.{column.name}"} & {*LEFT_OUT}]
    return [{name: row[name] for name in kept} for row in named]


def everything() -> dict[str, list[dict]]:
    return {name: rows(table) for name, table in Base.metadata.tables.items() if name not in NOT_KEPT}


def differences(text: str, other: str) -> list[tuple[str, str]]:
    """The first lines that differ. A comparison of a million characters is more than pytest can explain."""
    if text == other:
        return []
    lines = zip_longest(text.splitlines(), other.splitlines(), fillvalue="")
    return [(one[:200], two[:200]) for one, two in lines if one != two][:5] or [("the ends of lines", "")]


def changed(before: dict[str, list[dict]]) -> dict[str, list]:
    """The rows that are not as they were, the first few of each table."""
    after = everything()
    return {
        name: [(one, two) for one, two in zip_longest(after[name], before[name]) if one != two][:3]
        for name in before
        if after[name] != before[name]
    }


def give_a_past(person: Member) -> None:
    factories.photograph(person)
    factories.term(person, division="North", starts_on=None, ends_on=date(2020, 5, 1), ended_because="Resigned")
    factories.term(person, division="South", starts_on=date(2020, 5, 2))
    former = factories.group("Former Group", ended_on=date(2021, 1, 1))
    factories.group_membership(person, former, ends_on=date(2021, 1, 1))


def rich_council() -> None:
    """The sample council, and what it has not: withdrawn things, hidden versions, late routes, things taken off."""
    assert sample.load_into_empty()
    by, at = operator(on=clock.today()), clock.now()
    committee = factories.committee(name="Licensing Panel", slug="licensing-panel", parent_id=2)
    vacancy, person = factories.seat(committee), factories.member(name="Zoë Ó Briain")
    give_a_past(person)
    held = factories.seat(committee, person, ends_on=clock.today(), position=-1)
    assert vacancy.id < held.id
    publishing.publish_member(person, Act(Verb.PUBLISH, by=by, at=at))
    publishing.publish_committee(committee, Act(Verb.PUBLISH, by=by, at=at))
    meeting = factories.meeting(committee, held_on=clock.today() + timedelta(days=2))
    item = factories.item(meeting, "First “thoughts”\u2028and a second line", minutes=5)
    factories.item(meeting, "Taken off", parent_id=item.id, removed_at=at)
    chosen = {"circumstances": "A flood", "chair_name": "The chair", "by": by, "at": at}
    late_routes.choose(meeting, None, route=LateRoute.URGENCY, **chosen)
    late_routes.choose(meeting, item, route=LateRoute.URGENCY, **chosen)
    publishing.publish_agenda(meeting, Act(Verb.PUBLISH, by=by, at=at))
    hides = Act(Verb.CORRECT, by=by, at=at, reason="A private name was shown", hides_earlier=True)
    publishing.publish_agenda(meeting, hides)
    held_on, place = meeting.held_on + timedelta(days=21), {"venue": "", "room": "", "reason": "Flood"}
    meetings.move(meeting, held_on=held_on, starts_at=meeting.starts_at, ends_at=None, by=by, at=at, **place)
    publishing.publish_agenda(meeting, Act(Verb.CORRECT, by=by, at=at, reason="Moved"))
    publishing.withdraw(person, Act(Verb.WITHDRAW, by=by, at=at, reason="Left"))
    for one_of_each in (registers_and_sittings, minutes_and_votes, owed_and_followed, planned_ahead):
        one_of_each()
    measured_and_reported()
    gone = factories.meeting(committee, held_on=clock.today() + timedelta(days=90))
    publishing.publish_meeting(gone, Act(Verb.PUBLISH, by=by, at=at))
    publishing.withdraw(gone, Act(Verb.WITHDRAW, by=by, at=at, reason="Entered twice"))
    db.session.commit()


@dataclass
class Whole:
    """A rich council as it was: its file, its tables and the bytes of its files, from before all was lost."""

    text: str
    without_files: str
    tables: dict[str, list[dict]]
    files: dict[str, bytes]


kept: dict[str, Whole] = {}


@pytest.fixture
def whole(app, database):
    """The rich council, made once for each database, and then an empty one to load it into."""
    url = str(db.engine.url)
    if url not in kept:
        rich_council()
        files = {path.name: path.read_bytes() for path in storage().folder.rglob("*") if path.is_file()}
        kept[url] = Whole(dumped(), "".join(dumping.dump(with_files=False)), everything(), files)
        empty(app, database)
    return kept[url]


def test_a_whole_council_comes_back_the_same_to_the_byte(whole):
    first, tables = whole.text, whole.tables

    load(first)

    assert differences(dumped(), first) == []
    assert changed(tables) == {}
    assert list(audit.verify()) == []


def test_files_come_back_with_it(whole):
    assert not storage().folder.exists()

    load(whole.text)

    held = set(json.loads(whole.text)["files"])
    assert held == set(whole.files)
    assert [name for name in held if storage().read(name) != whole.files[name]] == []


def test_a_file_without_files_is_refused_where_they_are_not_kept(whole):
    with pytest.raises(loading.CouncilFileRefused, match="not in this file under files, and are not kept here"):
        load(whole.without_files)


def test_what_comes_next_is_numbered_on_from_there(whole):
    load(whole.text)

    style = factories.house_style(name="A new style")
    committee = factories.committee(name="A new one", slug="a-new-one", house_style=style)
    act = Act(Verb.PUBLISH, by=operator(on=clock.today()), at=clock.now())
    publication = publishing.publish_committee(committee, act)

    assert publication.id == max(entry["number"] for entry in json.loads(whole.text)["publications"]) + 1
    assert list(audit.verify()) == []


@pytest.mark.parametrize(("paper", "on"), REAL.items())
def test_a_real_paper_comes_back_the_same_to_the_byte(app, database, paper, on):
    by, at = operator(on=on), clock.moment_of(on, time(9))
    loaded = loading.load(reading.read((PAPERS / f"{paper}.json").read_bytes()), by=by, at=at)
    releasing.publish(loaded, by=by, at=at)
    db.session.commit()
    first, tables = dumped(), everything()

    empty(app, database)
    load(first)

    assert differences(dumped(), first) == []
    assert changed(tables) == {}


def test_no_secret_is_in_the_file(whole):
    assert "argon2" not in whole.text
    assert "password_hash" not in json.dumps(json.loads(whole.text)["accounts"])


def test_nothing_that_is_sealed_is_in_the_file(whole):
    assert [secret for secret in SECRETS if secret in whole.text] == []
    assert "sealed" not in "".join(key for entry in json.loads(whole.text)["members"] for key in entry)


def test_how_a_member_scored_a_suggestion_comes_back_and_is_as_private_as_it_was(app, database):
    scheme = factories.keep(ScoringScheme(name="Ours"))
    asked = {"suggested_by": SuggestedBy.OFFICER, "suggested_at": clock.now()}
    suggestion = factories.keep(Suggestion(title="Roads", **asked))
    score = {"scheme": scheme, "marks": {"Need": 3}, "remark": "Twice over", "scored_at": clock.now()}
    factories.keep(SuggestionScore(suggestion=suggestion, member=factories.member(), **score))
    text = dumped()
    empty(app, database)

    load(text)

    [kept] = db.session.scalars(select(SuggestionScore))
    assert (kept.marks, kept.remark, kept.suggestion.revealed_at) == ({"Need": 3}, "Twice over", None)


def test_no_reason_for_leave_or_for_an_absence_is_in_the_file(whole):
    assert [reason for reason in REASONS if reason in whole.text] == []
    for member in json.loads(whole.text)["members"]:
        for entry in [*member.get("dispensations", []), *member.get("absence_approvals", [])]:
            assert "reason" not in entry


def test_every_field_of_every_record_is_in_the_file_or_left_out_for_a_reason():
    """A new column is one or the other, or a council would lose it on its way out."""
    links = {"id", "committee_id", "parent_id", "house_style_id", "member_id", "meeting_id", "item_id", "user_id"}
    links |= {"decided_by_id", "published_by_id", "confirmed_by_id", "body", "group_id"}
    links |= {"seat_id", "kind_id", "interest_id", "dispensation_id"}
    links |= {"minutes_id", "minute_id", "chair_id", "approved_at_id", "agreed_at_id", "saved_by_id"}
    links |= {"asked_by_id", "owed_by_id", "waved_by_id", "resolution_id", "to_committee_id", "owner_member_id"}
    links |= {"owner_committee_id", "due_meeting_id", "follows_id", "owed_id", "action_id", "said_by_id"}
    links |= {"motion_id", "amends_id", "mover_id", "seconder_id", "vote_id", "decision_id", "call_in_id", "scheme_id"}
    links |= {"decider_committee_id", "decider_member_id", "portfolio_holder_id", "heard_by_id", "key_decision_id"}
    links |= {"merged_into_id", "topic_id", "changed_by_id", "suggestion_id", "waived_by_id", "uploaded_by_id"}
    links |= {"framework_id", "outcome_id", "area_id", "measure_id", "entered_by_id", "written_by_id", "unit_id"}
    links |= {"scorecard_id", "recommendation_id"}
    forgotten = {
        f"{model.__tablename__}.{column.key}"
        for model, names in FIELDS.items()
        for column in model.__table__.columns
        if column.key not in {*names, *LEFT_OUT, *links} and f"{model.__tablename__}.{column.key}" not in LEFT_OUT
    }
    assert forgotten == set()


def test_every_record_is_in_the_file_or_made_again_from_it():
    elsewhere = {"house_style", "audit_event", "audit_head", "published_paper"}
    derived = {"published", "former_address", "published_meeting", "published_document", "feed"}
    derived |= {"published_committee", "published_member", "published_seat"}
    derived |= {"published_substitution", "published_declaration", "published_resolution", "published_attendance"}
    derived |= {"published_action", "published_recommendation", "published_topic", "published_topic_meeting"}
    derived |= {"published_key_decision", "published_scorecard", "published_reading"}
    held = {model.__tablename__ for model in FIELDS}
    assert set(Base.metadata.tables) == held | elsewhere | derived | set(NOT_KEPT)
