"""Bringing in minutes from Word: choose, look, correct, keep."""

from datetime import date, timedelta

import pytest

from models.action import Action
from models.attendance import Attendance, Attendee
from models.audit import AuditEvent
from models.incoming import IncomingMinutes
from models.meeting import Meeting
from models.minutes import Minute, Minutes
from models.resolution import Resolution
from tests import factories
from tests.brought_minutes import PAPER, address, bring, held, keep, word
from tests.papers import minutes_as_word
from webapp import clock
from webapp.database import db


@pytest.fixture
def meeting(app) -> Meeting:
    return held()


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.officer())


def test_a_paper_is_looked_at_and_then_kept(officer, meeting):
    page = bring(officer, meeting)
    before = db.session.query(Minute).count(), db.session.query(Attendance).count()

    kept = keep(officer, page)

    assert "Officers" in page.text and "The roads are \\*not\\* mended." in page.text
    assert before == (0, 0)
    assert kept.headers["Location"].endswith(f"/staff/meetings/{meeting.id}/running-order")
    whole = db.session.query(Minutes).one()
    assert (f"{whole.opened_at:%H:%M}", f"{whole.rose_at:%H:%M}", whole.chair.name) == ("10:00", "12:20", "Ann Lee")
    assert {one.item.heading: one.text for one in db.session.query(Minute)}[
        "Roads"
    ] == "The roads are \\*not\\* mended."
    assert [one.text for one in db.session.query(Resolution)] == ["That they be mended."]
    assert {one.member.name for one in db.session.query(Attendance)} == {"Ann Lee", "Bo Ash"}
    assert [(one.name, one.capacity) for one in db.session.query(Attendee)] == [("Cy Dunn", "Head of Highways")]
    assert [(one.owner_name, one.due_on) for one in db.session.query(Action)] == [("Cy Dunn", date(2019, 4, 30))]
    incoming = db.session.query(IncomingMinutes).one()
    assert (incoming.found, incoming.corrections) == ({}, 0)
    done = officer.open(f"/staff/incoming-minutes/{incoming.id}").text
    assert "Kept in the minutes" in done and "with 0 corrections" in done


def test_corrections_are_saved_and_counted_and_nothing_is_kept_by_that(officer, meeting):
    page = bring(officer, meeting)
    other = factories.member(name="Bea Ashe")
    typed = {"person-1-who": str(other.id), "item-1-resolution-0-text": "That they be mended at once."}

    saved = officer.send(page, **typed)
    again = officer.open(saved.headers["Location"])
    count = db.session.query(Resolution).count()
    keep(officer, again)

    assert "<dt>corrected</dt><dd>2</dd>" in again.text
    assert count == 0
    assert [one.text for one in db.session.query(Resolution)] == ["That they be mended at once."]
    assert {one.member.name for one in db.session.query(Attendance)} == {"Ann Lee", "Bea Ashe"}
    assert db.session.query(IncomingMinutes).one().corrections == 2


def test_two_headings_of_one_item_are_one_minute(officer, meeting):
    page = bring(officer, meeting)

    keep(officer, page, **{"item-1-place": "before"})

    (minute,) = db.session.query(Minute).filter(Minute.text != "")
    assert (minute.item.heading, minute.text) == ("Apologies", "None\n\n# Roads\n\nThe roads are \\*not\\* mended.")
    assert db.session.query(Resolution).one().item.heading == "Apologies"


def test_a_heading_that_is_on_no_agenda_becomes_an_item_after_the_one_before_it(officer, meeting):
    page = bring(officer, meeting, word(*PAPER[:6], "1A. Late news", "It came.", *PAPER[6:]))

    keep(officer, page)

    db.session.expire_all()
    items = sorted(db.session.get_one(Meeting, meeting.id).items, key=lambda one: one.position)
    assert [one.heading for one in items] == ["Apologies", "Late news", "Roads"]


@pytest.mark.parametrize(
    ("count", "label", "written"),
    [("lowerRoman", "%1.", "i."), ("upperLetter", "%1.", "A."), ("lowerLetter", "%1)", "a)")],
)
def test_a_list_that_word_counts_by_letters_stays_in_the_words_of_its_item(officer, meeting, count, label, written):
    lines = [*PAPER[:7], "The bypass", *PAPER[7:]]
    paper = minutes_as_word.with_list(*lines, listed=("The bypass",), count=count, label=label)

    keep(officer, bring(officer, meeting, paper))

    texts = {one.item.heading: one.text for one in db.session.query(Minute)}
    assert texts["Roads"] == f"{written} The bypass\n\nThe roads are \\*not\\* mended."


def test_what_is_left_out_is_not_kept(officer, meeting):
    page = bring(officer, meeting)
    out = {
        "person-2-who": "out",
        "item-0-place": "out",
        "item-1-resolution-0-outcome": "out",
        "item-1-action-0-who": "out",
    }

    keep(officer, page, **out)

    assert [one.text for one in db.session.query(Minute)] == ["The roads are \\*not\\* mended."]
    assert (db.session.query(Resolution).count(), db.session.query(Action).count()) == (0, 0)
    assert db.session.query(Attendee).count() == 0


def test_a_paper_put_aside_is_emptied(officer, meeting):
    page = bring(officer, meeting)

    officer.send(page, to="/put-aside")

    assert db.session.query(IncomingMinutes).one().found == {}
    assert "Put aside" in officer.open(page.response.request.path).text
    assert "minutes.docx" not in officer.open(address(meeting)).text


def test_papers_nobody_came_back_to_are_emptied(officer, meeting):
    bring(officer, meeting)
    old = db.session.query(IncomingMinutes).one()
    old.uploaded_at = clock.now() - timedelta(days=31)
    db.session.commit()

    bring(officer, meeting)

    db.session.expire_all()
    assert old.found == {} and old.confirmed_at is None
    assert [bool(one.found) for one in db.session.query(IncomingMinutes).order_by(IncomingMinutes.id)] == [False, True]


def test_the_audit_trail_tells_what_happened_without_the_words(officer, meeting):
    page = bring(officer, meeting)
    officer.send(page, rose_at="12:30")

    events = db.session.query(AuditEvent).filter(AuditEvent.subject_kind == "incoming_minutes").order_by(AuditEvent.id)

    assert [one.what for one in events] == ["minutes brought in to look at", "minutes brought in corrected: 1 by now"]
    assert not any("mended" in str((one.before, one.after)) for one in events)


def test_a_meeting_that_was_held_leads_to_its_import(officer, meeting):
    page = officer.open(f"/staff/meetings/{meeting.id}")

    assert address(meeting) in page.text
