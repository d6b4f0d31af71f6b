"""Minutes brought in from Word that are not kept: what is wrong is said at its place, and nothing typed is lost."""

from datetime import date
from io import BytesIO

import pytest

from models.action import Action
from models.attendance import Attendance
from models.incoming import IncomingMinutes
from models.meeting import Meeting
from models.minutes import Minute, Minutes
from models.minutes_vocabulary import MinutesStatus
from models.resolution import Resolution
from tests import factories, hostile_files
from tests.brought_minutes import PAPER, address, bring, fields_of, held, keep, word
from tests.browser_client import Browser
from tests.papers import minutes_as_word
from webapp.database import db


@pytest.fixture
def meeting(app) -> Meeting:
    return held()


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.officer())


def test_what_cannot_be_kept_is_said_beside_the_answer_and_nothing_typed_is_lost(officer, meeting):
    page = bring(officer, meeting)

    refused = keep(officer, page, **{"rose_at": "25:99", "item-1-resolution-0-text": "That all be well."})

    assert refused.status == 200
    assert 'href="#rose_at"' in refused.text and "Enter the time on the 24-hour clock" in refused.text
    assert "That all be well." in refused.text
    assert db.session.query(Resolution).count() == 0 and db.session.query(Minutes).count() == 0


def test_a_refusal_of_the_services_is_said_beside_the_answer_and_nothing_at_all_is_kept(officer, meeting):
    page = bring(officer, meeting)

    guest = factories.member(name="Di Ede")
    page = officer.open(page.response.request.path)

    refused = keep(officer, page, **{"person-2-who": str(guest.id), "chair": "2"})

    assert (
        'href="#chair"' in refused.text and "Choose a member of the committee who is marked as present." in refused.text
    )
    assert db.session.query(Attendance).count() == 0 and db.session.query(Resolution).count() == 0


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ({"rose_at": "9:00"}, "rose_at"),
        ({"chair": "2"}, "chair"),
        ({"chair": "99"}, "chair"),
        ({"person-2-category": ""}, "person-2-category"),
        ({"person-2-who": "999999"}, "person-2-who"),
        ({"person-0-line": "x" * 200}, "person-0-line"),
        ({"person-0-status": "asleep"}, "person-0-status"),
        ({"item-0-place": "before"}, "item-0-place"),
        ({"item-0-place": "999999"}, "item-0-place"),
        ({"item-0-outcome": "deferred"}, "item-0-reason"),
        ({"item-1-resolution-0-outcome": "recommended"}, "item-1-resolution-0-body"),
        ({"item-1-resolution-0-text": " "}, "item-1-resolution-0-text"),
        ({"item-1-action-0-due": "soon"}, "item-1-action-0-due"),
        ({"item-1-action-0-name": ""}, "item-1-action-0-name"),
    ],
)
def test_every_answer_that_cannot_be_kept_has_its_sentence(officer, meeting, typed, name):
    refused = keep(officer, bring(officer, meeting), **typed)

    assert f'href="#{name}"' in refused.text
    assert db.session.query(Minutes).count() == 0


def test_one_person_chosen_twice_is_refused(officer, meeting):
    page = bring(officer, meeting)

    refused = keep(officer, page, **{"person-1-who": fields_of(page)["person-0-who"]})

    assert "This person is chosen twice." in refused.text


def test_a_meeting_with_minutes_is_filled_only_where_it_is_empty(officer, meeting):
    keep(officer, bring(officer, meeting))
    minute = next(one for one in db.session.query(Minute) if one.item.heading == "Roads")
    before = minute.text
    page = bring(officer, meeting, word(*[line.replace("roads are", "roads were") for line in PAPER], "Printed twice"))

    refused = keep(officer, page)
    kept = keep(officer, officer.open(page.response.request.path), only_empty="y")

    assert "Something is recorded of this meeting already" in page.text
    assert 'href="#only_empty"' in refused.text
    assert kept.status == 302
    db.session.expire_all()
    assert minute.text == before
    assert db.session.query(Resolution).count() == 1 and db.session.query(Attendance).count() == 2
    assert db.session.query(Action).count() == 1


def test_approved_minutes_are_not_written_over(officer, meeting):
    page = bring(officer, meeting)
    factories.keep(Minutes(meeting=meeting, status=MinutesStatus.APPROVED))

    refused = keep(officer, page)
    another = officer.submit(address(meeting), files=[(BytesIO(word()), "minutes.docx")])

    assert "These minutes are approved" in refused.text and "These minutes are approved" in another.text
    assert db.session.query(Minute).count() == 0


def test_the_paper_of_another_day_has_to_be_confirmed(officer, meeting):
    meeting.held_on = date(2019, 3, 13)
    db.session.commit()
    page = bring(officer, meeting)

    refused = keep(officer, page)
    kept = keep(officer, refused, other_day="yes")

    assert "The paper is of 12 March 2019, and this meeting is on 13 March 2019." in page.text
    assert 'href="#other_day"' in refused.text
    assert kept.status == 302


def test_the_second_of_two_officers_sees_both_and_loses_nothing(app, officer, meeting):
    page = bring(officer, meeting)
    second = Browser(app).sign_in(factories.officer())
    theirs = second.open(page.response.request.path)
    officer.send(page, rose_at="12:30")

    refused = second.send(theirs, rose_at="12:40")
    settled = second.send(refused)

    assert "changed this while you were writing" in refused.text
    assert 'value="12:40"' in refused.text and "Kept meanwhile: 12:30" in refused.text
    assert settled.status == 302
    assert db.session.query(IncomingMinutes).one().found["chosen"]["rose_at"] == "12:40"


def test_a_paper_kept_by_somebody_else_is_not_kept_twice(app, officer, meeting):
    page = bring(officer, meeting)
    second = Browser(app).sign_in(factories.officer())
    theirs = second.open(page.response.request.path)
    keep(officer, page)

    late = keep(second, theirs)

    assert late.headers["Location"] == page.response.request.path
    assert db.session.query(Resolution).count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (hostile_files.pdf(), "This is not a Word file"),
        (hostile_files.lying_zip(), "damaged"),
        (hostile_files.office("word/document.xml", hostile_files.MACRO_MAIN, {}), "macros"),
        (minutes_as_word.word_of("Only a sentence."), "Neither people nor headings were found"),
        (minutes_as_word.word_of("Present:", *(f"Ann Lee{'a' * n}" for n in range(800))), "than any meeting has"),
    ],
)
def test_a_file_that_is_no_minutes_is_refused_beside_the_box(officer, meeting, content, said):
    page = bring(officer, meeting, content, "minutes.docx")

    assert 'href="#files"' in page.text and said in page.text
    assert db.session.query(IncomingMinutes).count() == 0


def test_words_of_the_paper_never_become_markup(officer, meeting):
    page = bring(officer, meeting, word(*PAPER[:7], "<script>alert(1)</script>", *PAPER[8:]))

    assert "<script>alert" not in page.text and "&lt;script" in page.text
