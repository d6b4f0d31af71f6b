"""The agenda builder: built by forms, without script, by those who may; two officers at one item lose nothing."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from models.agenda import AgendaItem
from models.committee import StandingItem
from models.vocabulary import ItemKind, MeetingStatus, Part, ReportState, Role
from tests import factories
from tests.browser_client import Browser
from tests.services.statements import counted
from webapp.database import db
from webapp.services import agenda_tree


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.officer(name="Ada Clerk"))


@pytest.fixture
def meeting(app):
    return factories.meeting(factories.committee(name="Audit Committee"), held_on=date(2030, 6, 18))


def agenda(meeting, *headings):
    return [factories.item(meeting, heading) for heading in headings]


def shape(meeting):
    db.session.expire_all()
    return [f"{node.label} {node.item.heading}" for node in agenda_tree.walk(agenda_tree.tree_of(meeting))]


def builder(meeting):
    return f"/staff/agendas/{meeting.id}"


def test_an_empty_agenda_says_how_to_begin(officer, meeting):
    factories.keep(StandingItem(committee=meeting.committee, heading="Apologies"))

    page = officer.open(builder(meeting))
    answer = officer.submit(builder(meeting), to="/start", origin="standing")

    assert "No items yet" in page.text
    assert "Start with the standing items" in page.text
    assert answer.status == 302
    assert shape(meeting) == ["1 Apologies"]


def test_an_agenda_starts_as_the_last_one_was(officer, meeting):
    before = factories.meeting(meeting.committee, held_on=date(2030, 3, 12))
    agenda(before, "Budget")

    assert "Copy the agenda of 12 March 2030" in officer.open(builder(meeting)).text
    officer.submit(builder(meeting), to="/start", origin="last")

    assert shape(meeting) == ["1 Budget"]


def test_starting_what_has_begun_says_why_not(officer, meeting):
    agenda(meeting, "Budget")

    officer.post(f"{builder(meeting)}/start", csrf_token=token(officer, meeting), origin="standing")

    assert "has items already" in officer.open(builder(meeting)).text


def test_items_are_added_one_after_another(officer, meeting):
    first = officer.submit(builder(meeting), to="/items#heading", heading="Apologies", kind="apologies")
    officer.submit(builder(meeting), to="/items#heading", heading="Budget", kind="report")
    (apologies, _) = db.session.scalars(select(AgendaItem).order_by(AgendaItem.id)).all()
    officer.submit(
        builder(meeting), to="/items#heading", heading="Minutes", kind="minutes", place=f"after-{apologies.id}"
    )

    assert first.headers["Location"].endswith("#heading")
    assert "Added:" in officer.open(first.headers["Location"]).text
    assert shape(meeting) == ["1 Apologies", "2 Minutes", "3 Budget"]


def test_a_new_item_goes_before_the_public_are_excluded_unless_an_officer_says_otherwise(officer, meeting):
    factories.item(meeting, "Budget")
    factories.item(meeting, "Exclusion", kind=ItemKind.EXCLUSION)
    factories.item(meeting, "The depot", part=Part.PRIVATE, public_heading="Land")

    page = officer.open(builder(meeting))
    again = officer.submit(builder(meeting), to="/items#heading", heading="Work programme", kind="report")
    officer.submit(builder(meeting), to="/items#heading", heading="Forward plan", kind="report")
    last = officer.submit(builder(meeting), to="/items#heading", heading="The school", kind="report", place="last")

    assert 'value="public" selected' in page.text and "once the public are excluded" in page.text
    assert "after=" not in again.headers["Location"] and "after=" in last.headers["Location"]
    assert shape(meeting) == [
        "1 Budget", "2 Work programme", "3 Forward plan", "4 Exclusion", "5 The depot", "6 The school",
    ]  # fmt: skip


def test_a_heading_left_out_is_explained_and_nothing_is_lost(officer, meeting):
    page = officer.submit(builder(meeting), to="/items#heading", heading=" ", kind="report")

    assert "Enter the heading" in page.text
    assert 'href="#heading"' in page.text
    assert 'value="report" selected' in page.text


def test_a_place_that_has_gone_is_refused_in_a_sentence(officer, meeting):
    page = officer.submit(builder(meeting), to="/items#heading", heading="Late", place="after-999")

    assert page.status == 200
    assert "Choose one from the list" in page.text
    assert shape(meeting) == []


def test_findings_stand_beside_their_items(officer, meeting):
    factories.item(meeting, "Budget", report_state=ReportState.ENCLOSED)
    factories.item(meeting, "The depot", part=Part.PRIVATE)

    page = officer.open(builder(meeting))

    assert "Item 1 says its report is enclosed, and no file is attached" in page.text
    assert "Item 2 is in Part 2 and has no public heading" in page.text
    assert "2 to put right" in page.text


def test_the_agenda_of_a_cancelled_meeting_can_still_be_corrected(officer, meeting):
    (item,) = agenda(meeting, "Budget")
    meeting.status = MeetingStatus.CANCELLED
    db.session.commit()

    officer.submit(f"/staff/agendas/items/{item.id}", heading="Budget, corrected")

    assert "This meeting is cancelled" in officer.open(builder(meeting)).text
    assert shape(meeting) == ["1 Budget, corrected"]


def test_a_draft_is_downloaded_as_word_and_says_that_it_is_one(officer, meeting):
    agenda(meeting, "Budget")

    answer = officer.open(f"{builder(meeting)}/agenda.docx")

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "attachment; filename=draft-" in answer.headers["Content-Disposition"]
    written = ZipFile(BytesIO(answer.response.data)).read("word/document.xml").decode()
    assert "Budget" in written
    assert "Draft: not published" in written


@pytest.mark.pango
def test_a_draft_is_downloaded_as_pdf(officer, meeting):
    agenda(meeting, "Budget")

    answer = officer.open(f"{builder(meeting)}/agenda.pdf")

    assert answer.response.data.startswith(b"%PDF-")


def test_a_draft_that_cannot_be_made_says_why(officer, meeting):
    agenda(meeting, "Next on {someday}")

    answer = officer.open(f"{builder(meeting)}/agenda.docx")

    assert answer.status == 302
    assert "There is no {someday} to fill in" in officer.open(builder(meeting)).text


def test_others_find_nothing_there(browser, meeting):
    (item,) = agenda(meeting, "Budget")
    addresses = [
        builder(meeting),
        f"{builder(meeting)}/agenda.docx",
        f"/staff/agendas/items/{item.id}",
        f"/staff/agendas/items/{item.id}/place",
    ]
    for address in addresses:
        assert browser.open(address).headers["Location"].startswith("/sign-in")

    elsewhere = factories.user(Role.OFFICER, committee=factories.committee())
    for person in (elsewhere, factories.administrator(), factories.user(Role.MEMBER)):
        other = Browser(browser.app).sign_in(person)
        assert [other.open(address).status for address in addresses] == [404] * 4


def test_nothing_changes_without_the_token_of_the_page(officer, meeting):
    (item,) = agenda(meeting, "Budget")

    for address in ("step", "place", "take-off", "put-back"):
        assert officer.post(f"/staff/agendas/items/{item.id}/{address}", direction="up").status == 400
    assert officer.post(f"{builder(meeting)}/items", heading="x").status == 400


def test_the_page_asks_as_much_of_the_database_for_thirty_items_as_for_three(app, officer, meeting):
    agenda(meeting, "One", "Two", "Three")
    with counted() as few:
        officer.open(builder(meeting))
    for heading in range(27):
        factories.document(factories.item(meeting, f"Item {heading}", parent_id=None))

    with counted() as many:
        officer.open(builder(meeting))

    assert len(many) == len(few) <= 30


def test_an_agenda_is_started_in_eleven_statements_and_its_items_go_in_with_one(officer, meeting):
    for number in range(12):
        factories.keep(StandingItem(committee=meeting.committee, heading=f"Item {number}", position=number))
    page = officer.open(builder(meeting))

    with counted() as said:
        officer.send(page, to="/start", origin="standing")

    assert len(shape(meeting)) == 12
    assert len(said) <= 11, said
    assert len([statement for statement in said if statement.startswith("INSERT INTO agenda_item")]) == 1


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/staff/agendas/{meeting}/start", {"origin": "thin air"}),
        ("/staff/agendas/{meeting}/start", {}),
        ("/staff/agendas/items/{item}/step", {"direction": "sideways"}),
        ("/staff/documents/{document}/move", {"direction": ""}),
    ],
)
def test_a_word_no_page_sends_changes_nothing(officer, meeting, address, sent):
    factories.keep(StandingItem(committee=meeting.committee, heading="Apologies"))
    items = [] if address.endswith("start") else agenda(meeting, "One", "Two")
    numbers = {"item": items[1].id, "document": factories.document(items[1]).id} if items else {}
    before, kept_token = shape(meeting), token(officer, meeting)

    page = officer.post(address.format(meeting=meeting.id, **numbers), csrf_token=kept_token, **sent)

    assert page.status == 400
    assert shape(meeting) == before


def token(browser, meeting):
    return browser.open(builder(meeting)).text.split('name="csrf_token" value="')[1].split('"')[0]
