"""Bringing in a work programme: choose, look, correct, add."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest

from models.audit import AuditEvent
from models.committee import Committee
from models.member import Seat
from models.programme_vocabulary import TopicTiming
from models.rules.municipal_year import municipal_year_of
from models.vocabulary import SeatRole
from models.work_programme import ColumnMeaning, IncomingProgramme, Topic, TopicChange, WorkProgramme
from tests import factories
from tests.brought_programmes import address, bring, press, word
from webapp import clock
from webapp.database import db

HEADINGS = ("Item", "Detail", "Date of last report", "Date of meeting")


@pytest.fixture
def committee(app) -> Committee:
    return factories.committee()


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.officer())


def topics() -> list[Topic]:
    return db.session.query(Topic).order_by(Topic.position, Topic.id).all()


def test_a_programme_is_looked_at_and_then_added(officer, committee):
    rows = (
        ("Buses", "Routes (Ann Lee)", "1 May 2019\nN/A", "Every meeting"),
        ("Parks", "", "", "TBC (when they open)"),
    )
    page = bring(officer, committee, word(HEADINGS, *rows))
    before = len(topics())

    added = press(officer, page)

    assert before == 0 and "/work-programme?year=" in added.headers["Location"]
    buses, parks = topics()
    assert (buses.title, buses.detail, buses.lead_officer, buses.timing) == (
        "Buses", "Routes", "Ann Lee", TopicTiming.EVERY_MEETING,
    )  # fmt: skip
    assert [one.reported_on.isoformat() for one in buses.noted_reports] == ["2019-05-01"]
    assert (parks.condition, parks.timing_words) == ("when they open", "TBC (when they open)")
    assert db.session.query(TopicChange).count() == 2
    incoming = db.session.query(IncomingProgramme).one()
    assert incoming.found == {"repeats_headings": False, "rows_read": 2}
    done = officer.open(f"/staff/incoming-programmes/{incoming.id}").text
    assert "In the programme" in done and "with 0 corrections" in done


def test_a_column_nobody_knows_is_asked_about_once_and_then_remembered(officer, committee):
    table = word(("Item", "Zone", "When"), ("Buses", "North", "Every meeting"))
    page = bring(officer, committee, table)

    refused = press(officer, page)
    saved = press(officer, refused, save=True, **{"column-1": "notes"})
    press(officer, officer.open(saved.headers["Location"]))

    assert "Say what “Zone” holds, or leave it out" in refused.text
    assert [one.notes for one in topics()] == ["North"]
    assert {one.heading: one.field for one in db.session.query(ColumnMeaning)}["zone"] == "notes"
    again = bring(officer, committee, word(("Item", "Zone", "When"), ("Trams", "South", "Every meeting")))
    assert "to put right" not in again.text


def test_what_was_corrected_stays_when_the_rows_are_read_by_other_columns(officer, committee):
    page = bring(officer, committee, word(("Item", "Zone", "When"), ("Buses", "North", "Every meeting")))

    saved = press(officer, page, save=True, **{"row-0-title": "Night buses", "column-1": "notes"})

    text = officer.open(saved.headers["Location"]).text
    assert 'value="Night buses"' in text and "North</textarea>" in text


def test_columns_chosen_at_the_last_press_are_read_and_looked_at_first(officer, committee):
    page = bring(officer, committee, word(("Item", "Zone", "When"), ("Buses", "North", "Every meeting")))

    refused = press(officer, page, **{"column-1": "notes", "row-0-title": "Night buses"})

    assert "have the rows read by them first" in refused.text and 'value="Night buses"' in refused.text
    assert topics() == []


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("Buses", "", "", "3 June 2019"), "The committee has no meeting on 3 June 2019."),
        (("Buses", "", "", "31 June 2019"), "“31 June 2019” is not a day."),
        (("Buses", "", "1 June 2999", "TBC"), "1 June 2999 has not come yet: it cannot have been reported then."),
        (("B" * 301, "", "", "TBC"), "Shorten this to 300 characters"),
    ],
)
def test_what_cannot_be_is_said_beside_its_row_and_nothing_typed_is_lost(officer, committee, row, sentence):
    page = bring(officer, committee, word(HEADINGS, row))

    refused = press(officer, page, **{"row-0-notes": "A note of mine"})

    assert sentence in page.text and sentence in refused.text
    assert "A note of mine" in refused.text and topics() == []


def test_a_month_that_is_over_is_asked_about_and_added_once_somebody_says_that_it_is_right(officer, committee):
    rows = (("Buses", "", "", "October 2019 (?)"), ("Parks", "", "", "Every meeting"))
    page = bring(officer, committee, word(HEADINGS, *rows))

    refused = press(officer, page, **{"row-0-notes": "A note of mine"})
    before = len(topics())
    press(officer, refused, **{"row-0-take": "as it stands"})

    assert "“October 2019 (?)” is over." in page.text
    assert page.text.count("It is right: add it as it stands") == refused.text.count("It is right: add it") == 1
    assert "“October 2019 (?)” is over." in refused.text and before == 0
    buses, _ = topics()
    assert (buses.timing, buses.is_tentative, buses.notes) == (TopicTiming.MONTH, True, "A note of mine")


def test_a_topic_that_is_there_already_is_said_beside_its_row(officer, committee):
    table = word(HEADINGS, ("Buses", "", "", "Every meeting"))
    press(officer, bring(officer, committee, table))

    again = press(officer, bring(officer, committee, table))
    left_out = press(officer, again, **{"row-0-take": "leave"})

    assert "“Buses” is in the work programme already." in again.text
    assert "Every row is left out." in left_out.text and len(topics()) == 1


def test_a_table_comes_from_csv_and_from_excel_too(officer, committee):
    held = factories.meeting(committee, held_on=clock.today() + timedelta(days=30))
    book = openpyxl.Workbook()
    book.active.append(["Topic", "When"])
    book.active.append(["Parks", held.held_on])
    written = BytesIO()
    book.save(written)

    press(officer, bring(officer, committee, b"Topic,When\nBuses,October 2999 (?)\n", "it.csv"))
    press(officer, bring(officer, committee, written.getvalue(), "it.xlsx"))

    buses, parks = topics()
    assert (buses.timing, buses.is_tentative, parks.meeting_id) == (TopicTiming.MONTH, True, held.id)


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"%PDF-1.4", b"PK\x03\x04word/document.xml", b"Topic\n"])
def test_what_holds_no_programme_is_refused_in_a_sentence(officer, committee, content):
    refused = bring(officer, committee, content)

    assert "There is a problem" in refused.text and 'href="#files"' in refused.text
    assert db.session.query(IncomingProgramme).count() == 0


def test_two_officers_at_one_paper_lose_nothing(officer, committee, app):
    page = bring(officer, committee, word(HEADINGS, ("Buses", "", "", "TBC")))
    press(officer, page, save=True, **{"row-0-title": "Night buses"})

    conflict = press(officer, page, save=True, **{"row-0-title": "Day buses"})

    assert 'value="Day buses"' in conflict.text and "Kept meanwhile: Night buses" in conflict.text


def test_a_paper_is_put_aside_without_a_trace_of_its_words(officer, committee):
    page = bring(officer, committee, word(HEADINGS, ("Buses", "", "", "TBC")))
    incoming = db.session.query(IncomingProgramme).one()

    officer.send(page, to="/put-aside")
    late = press(officer, page)

    db.session.refresh(incoming)
    assert (incoming.found, topics(), late.status) == ({}, [], 302)
    told = db.session.query(AuditEvent).filter_by(subject_kind="incoming_programme").order_by(AuditEvent.id)
    assert [one.what for one in told] == ["programme brought in to look at", "programme brought in put aside"]


def test_a_programme_waits_in_the_list_of_its_committee(officer, committee):
    bring(officer, committee, word(HEADINGS, ("Buses", "", "", "TBC")), "our programme.docx")

    assert "our programme.docx" in officer.open(address(committee)).text


def test_words_before_the_table_and_champions_come_in_with_it(officer, committee):
    ann = factories.member(name="Cllr A Lee")
    rows = [HEADINGS, ("Buses", "", "", "Every meeting"), ("Scrutiny Champions", "Safeguarding – Ann Lee", "", "")]
    page = bring(officer, committee, word(*rows, before=("Work programme", "The committee agreed this in June.")))

    press(officer, page)

    programme = db.session.query(WorkProgramme).one()
    assert programme.introduction == "The committee agreed this in June."
    seat = db.session.query(Seat).filter_by(role=SeatRole.CHAMPION).one()
    assert (seat.member_id, seat.capacity, seat.starts_on) == (ann.id, "Safeguarding", clock.today())


def test_a_programme_keeps_its_own_words_unless_they_are_to_be_replaced(officer, committee):
    kept = WorkProgramme(committee_id=committee.id, year=municipal_year_of(clock.today()), introduction="Our own.")
    factories.keep(kept)
    content = word(HEADINGS, ("Buses", "", "", "Every meeting"), before=("Those of the paper.",))

    page = bring(officer, committee, content)
    refused = press(officer, page, **{"introduction-take": "take"})
    press(officer, refused, **{"introduction-take": "leave"})

    assert "Leave them out: the programme has its own" in page.text
    assert "Say which of the two stay." in refused.text
    db.session.refresh(kept)
    assert kept.introduction == "Our own." and len(topics()) == 1


def test_a_champion_nobody_is_found_for_is_chosen_or_left_out(officer, committee):
    rows = [HEADINGS, ("Buses", "", "", "Every meeting"), ("Scrutiny Champions", "Safeguarding – Cllr Zed Ash", "", "")]
    page = bring(officer, committee, word(*rows))

    refused = press(officer, page)
    press(officer, refused, **{"champion-0-take": "leave"})

    assert "Choose who it is, or leave this champion out." in refused.text
    assert len(topics()) == 1 and db.session.query(Seat).count() == 0


def test_champions_who_are_kept_already_are_not_given_that_part_twice(officer, committee):
    ann = factories.member(name="Ann Lee")
    factories.keep(
        Seat(committee=committee, member=ann, role=SeatRole.CHAMPION, capacity="Safeguarding", starts_on=clock.today())
    )
    rows = [HEADINGS, ("Buses", "", "", "Every meeting"), ("Scrutiny Champions", "Safeguarding – Ann Lee", "", "")]

    press(officer, bring(officer, committee, word(*rows)))

    assert len(topics()) == 1 and db.session.query(Seat).count() == 1
