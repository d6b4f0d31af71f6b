"""The trail is read by administrators, in words, and gives no draft away."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.user import User
from models.vocabulary import Part
from tests import factories
from tests.browser_client import Browser
from webapp.database import db
from webapp.services import audit
from webapp.services.actors import acting, operator

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
CANARY = "Dismissal of the chief executive"


@pytest.fixture
def admin(app) -> User:
    return factories.administrator(name="Ada Admin")


@pytest.fixture
def signed_in(browser, admin) -> Browser:
    return browser.sign_in(admin)


def events(number: int, *, kind: str = "council", at: datetime = NOW) -> None:
    by = operator(on=at.date())
    for count in range(1, number + 1):
        audit.note(f"change {count}", kind=kind, subject_id=1, name="Moorshire", by=by, at=at)
    db.session.commit()


def test_a_change_is_shown_in_words_before_and_after(signed_in, admin):
    meeting, by = factories.meeting(), acting(admin, on=NOW.date())
    db.session.refresh(meeting)
    meeting.held_on = date(2030, 6, 25)
    number = audit.record(
        "meeting moved", meeting, name="Cabinet", by=by, at=NOW, reason="A funeral", committee_id=meeting.committee_id
    )
    db.session.commit()

    listed, page = signed_in.open("/staff/audit/"), signed_in.open(f"/staff/audit/{number}")

    assert "Meeting moved" in listed.text
    for words in ("18 June 2030", "25 June 2030", "Held", "A funeral", "Ada Admin", "1 June 2030 at 10.30 am"):
        assert words in page.text


@pytest.mark.parametrize(
    "kind", ["agenda_item", "document", "late_decision", "standing_text", "standing_item", "something_new"]
)
def test_of_a_draft_only_the_names_of_fields_are_told(signed_in, kind):
    by = operator(on=NOW.date())
    number = audit.note(
        "item renamed", kind=kind, subject_id=7, name=CANARY, by=by, at=NOW, reason=CANARY,
        before={"heading": CANARY}, after={"heading": CANARY + "!", "public_heading": CANARY},
    )  # fmt: skip
    db.session.commit()

    listed, page = signed_in.open("/staff/audit/"), signed_in.open(f"/staff/audit/{number}")

    assert CANARY not in listed.text + page.text
    assert "Public heading" in page.text


def test_an_item_is_named_by_its_committee_and_day(signed_in):
    item = factories.item(factories.meeting(factories.committee(name="Audit Committee"), held_on=date(2030, 6, 18)))
    audit.note("item renamed", kind="agenda_item", subject_id=item.id, name="", by=operator(on=NOW.date()), at=NOW)
    db.session.commit()

    page = signed_in.open("/staff/audit/")

    assert f"Agenda item {item.id}, Audit Committee, 18 June 2030" in page.text


def test_a_real_part_2_item_stays_hidden_and_a_field_no_record_has_does_too(signed_in):
    meeting = factories.meeting()
    item = factories.item(meeting, "To be named")
    item.heading, item.part = CANARY, Part.PRIVATE
    by = operator(on=NOW.date())
    audit.record("item edited", item, name=CANARY, by=by, at=NOW)
    number = audit.note(
        "agenda copied", kind="meeting", subject_id=meeting.id, name="Cabinet", by=by, at=NOW, after={"items": [CANARY]}
    )
    db.session.commit()

    pages = [signed_in.open(f"/staff/audit/{one}").text for one in (number - 1, number)]

    assert CANARY not in "".join(pages)


def test_pages_go_back_and_forth_without_skipping_or_repeating(signed_in):
    events(120)

    first = signed_in.open("/staff/audit/")
    second = signed_in.open(_link(first.text, "Older"))
    third = signed_in.open(_link(second.text, "Older"))
    back = signed_in.open(_link(third.text, "Newer"))

    assert [_numbers(page.text)[::49] for page in (first, second)] == [[120, 71], [70, 21]]
    assert _numbers(third.text) == list(range(20, 0, -1))
    assert _numbers(back.text) == _numbers(second.text)
    assert "Older" not in third.text


def test_the_trail_is_narrowed_by_kind_person_and_days(signed_in, admin):
    events(1)
    events(1, kind="member", at=datetime(2030, 6, 1, 23, 30, tzinfo=UTC))  # 2 June in London
    audit.note("change by Ada", kind="council", subject_id=1, name="x", by=acting(admin, on=NOW.date()), at=NOW)
    db.session.commit()

    def found(query: str) -> int:
        return signed_in.open(f"/staff/audit/?{query}").text.count('scope="row"')

    assert found("") == 3
    assert found("kind=member") == 1
    assert found(f"person={admin.id}") == 1
    assert found("since=2030-06-02") == 1
    assert found("until=1&until=6&until=2030") == 2
    assert found("since=2031-01-01") == 0


@pytest.mark.parametrize(
    "query",
    [
        "kind=x%00",
        "person=x",
        "person=99999999999999",
        "since=30&since=2&since=2030",
        "older=99999999999999",
        "older=x",
        "newer=-1",
    ],
)
def test_a_search_that_makes_no_sense_is_not_an_error(signed_in, query):
    events(1)

    assert signed_in.open(f"/staff/audit/?{query}").status == 200


def test_a_whole_trail_is_said_to_be_whole_and_a_broken_one_is_not(signed_in, without_triggers):
    events(3)
    sound = signed_in.open("/staff/audit/?verify=1").text
    assert "The trail is whole" in sound
    assert "There is a problem" not in sound

    without_triggers("UPDATE audit_event SET what = 'nothing' WHERE id = 2")

    page = signed_in.open("/staff/audit/?verify=1")
    assert "The trail is not whole" in page.text
    assert "was edited" in page.text


def test_the_command_line_prints_the_last_hash_to_note_down_elsewhere(app):
    events(3)
    last = db.session.scalar(select(AuditEvent.hash).order_by(AuditEvent.id.desc()).limit(1))
    db.session.rollback()

    run = app.test_cli_runner().invoke(args=["audit", "verify"])

    assert (run.exit_code, run.output) == (0, f"The audit trail is whole. Its last hash: {last}\n")


def test_only_an_administrator_reads_the_trail(browser):
    events(1)

    assert browser.open("/staff/audit/").headers["Location"].startswith("/sign-in")
    browser.sign_in(factories.officer())
    assert [browser.open(f"/staff/audit/{address}").status for address in ("", "1", "?verify=1")] == [404, 404, 404]


def _link(page: str, words: str) -> str:
    before = page[: page.index(words)]
    return before.rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")


def _numbers(page: str) -> list[int]:
    return [int(part.split("<")[0]) for part in page.split(">Change ")[1:]]
