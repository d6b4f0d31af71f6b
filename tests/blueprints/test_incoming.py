"""Bringing in tables: choose, look, load; and who may."""

from io import BytesIO

import pytest

from models.audit import AuditEvent
from models.incoming import IncomingTable
from models.member import Member, Seat
from models.vocabulary import IncomingKind
from tests import factories, hostile_files
from tests.services.incoming.sheets import csv_file, workbook
from webapp.database import db

MEMBERS = "/staff/incoming/members"


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.officer())


def bring(browser, address: str, content: BytesIO, name: str = "table.csv", **fields):
    """Choose the file; gives the page that says what it would do, or why not."""
    answer = browser.submit(address, files=[(content, name)], **fields)
    return browser.open(answer.headers["Location"]) if answer.status == 302 else answer


def test_a_workbook_is_looked_at_and_then_loaded(officer):
    made = workbook(["Councillor", "Ward", "Party", "Shoe size"], ["Ann Fern", "North Moor", "Green", 5])

    page = bring(officer, MEMBERS, made, "members.xlsx")
    count_before = db.session.query(Member).count()
    loaded = officer.send(page, form=0)
    done = officer.open(loaded.headers["Location"])

    assert "Ann Fern" in page.text and "North Moor" in page.text
    assert "Nothing is read from these columns: Shoe size." in page.text
    assert count_before == 0
    assert "<dt>added</dt><dd>2</dd>" in done.text
    assert "Ann Fern" in done.text and "North Moor" not in done.text
    assert db.session.query(Member).one().name == "Ann Fern"


def test_what_a_table_did_can_be_looked_at_again(officer):
    factories.member(name="Bo Ash", public_phone="01234 000000")
    page = bring(officer, MEMBERS, csv_file("Name,Public telephone", "Ann Fern,", "Bo Ash,01234 567890"), "may.csv")
    officer.send(page, form=0)

    listed = officer.open(MEMBERS).text
    again = officer.open(page.response.request.path).text

    assert "Loaded before" in listed and "may.csv" in listed
    assert "Ann Fern" in again and "Bo Ash" in again
    assert "Changed: Public telephone" in again and "01234" not in again
    event = db.session.query(AuditEvent).order_by(AuditEvent.id.desc()).first()
    assert event.what == "table of members loaded: 1 added, 1 changed, 0 ended"


def test_another_sheet_of_a_workbook_can_be_read_instead(officer):
    made = workbook(
        ["How to fill this in"],
        ["One row for each member"],
        sheets={"May": [["Name"], ["Ann Fern"]], "June": [["Name"], ["Bo Ash"]], "Empty": []},
    )

    page = bring(officer, MEMBERS, made, "members.xlsx")
    officer.send(page, to="/sheet")
    other = officer.open(page.response.request.path)

    assert "Sheet read: “May”" in page.text and "Ann Fern" in page.text and "Bo Ash" not in page.text
    assert "“Sheet” cannot be brought in. The table has no column “Name”." in page.text
    assert "“Empty”" not in page.text
    assert "Sheet read: “June”" in other.text and "Bo Ash" in other.text and "Ann Fern" not in other.text
    assert "from the sheet “June”" in officer.open(officer.send(other, form=1).headers["Location"]).text
    assert [one.name for one in db.session.query(Member)] == ["Bo Ash"]


@pytest.mark.parametrize("place", ["0", "9", "", "x", "-1"])
def test_a_sheet_that_cannot_be_brought_in_is_not_read(officer, place):
    made = workbook(["How to fill this in"], ["x"], sheets={"May": [["Name"], ["Ann Fern"]]})
    page = bring(officer, MEMBERS, made, "members.xlsx")

    officer.post(f"{page.response.request.path}/sheet", csrf_token=token(page), place=place)

    after = officer.open(page.response.request.path)
    assert "That sheet cannot be brought in. Choose another." in after.text
    assert "Sheet read: “May”" in after.text


def test_a_broken_date_is_said_in_words_and_nothing_can_be_loaded(officer):
    page = bring(officer, MEMBERS, csv_file("Name,Elected on", "Ann Fern,31/02/2026", "Bo Ash,2026-05-07"))

    assert "1 thing to correct" in page.text
    assert "Row 2, “Elected on”:" in page.text
    assert "“31/02/2026” is not a day. Write it like 2026-05-07, 07/05/2026 or 7 May 2026." in page.text
    assert "Load the table" not in page.text
    assert officer.post(page.response.request.path, csrf_token=token(page), seen="x").status == 200
    assert db.session.query(Member).count() == 0


def test_a_file_that_is_no_table_is_refused_beside_its_box(officer):
    page = bring(officer, MEMBERS, BytesIO(b"%PDF-1.7\x00"), "minutes.pdf")

    assert "This is not a table that can be read" in page.text
    assert 'href="#files"' in page.text
    assert db.session.query(IncomingTable).count() == 0


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (hostile_files.excel({"xl/vbaProject.bin": b"x"}), "Save it without them, as .xlsx or CSV, and choose that."),
        (hostile_files.excel({"xl/worksheets/sheet1.xml": b"0" * 20_000_000}), "Copy the table into an empty workbook"),
        (hostile_files.excel()[:-30], "This file is damaged and cannot be read."),
        (hostile_files.word(), "This is not a table that can be read"),
    ],
    ids=["macros", "bomb", "damaged", "Word"],
)
def test_a_workbook_that_is_refused_says_what_to_do_for_a_table(officer, content, why):
    page = bring(officer, MEMBERS, BytesIO(content), "members.xlsx")

    assert why in page.text
    assert "attach" not in page.text.lower().split("<main")[1]
    assert db.session.query(IncomingTable).count() == 0


def test_what_changed_since_the_page_was_opened_is_shown_again(officer):
    page = bring(officer, MEMBERS, csv_file("Name,Public telephone", "Ann Fern,01234 567890"))
    factories.member(name="Ann Fern", public_phone="01234 000000")

    again = officer.send(page, form=0)

    assert "The records changed since you looked" in again.text
    assert "01234 000000" in again.text
    assert officer.send(again, form=0).status == 302
    assert db.session.query(Member).one().public_phone == "01234 567890"


def test_a_table_put_aside_is_gone(officer):
    page = bring(officer, MEMBERS, csv_file("Name", "Ann Fern"))

    officer.send(page, to="/put-aside")
    after = officer.open(page.response.request.path)

    assert "Put aside" in after.text and "Ann Fern" not in after.text
    assert officer.send(page, form=0).status == 200
    assert db.session.query(IncomingTable).one().sealed_rows is None
    assert db.session.query(Member).count() == 0


def test_what_waits_is_listed_where_tables_are_chosen(officer):
    bring(officer, MEMBERS, csv_file("Name", "Ann Fern"), "new members.csv")

    assert "new members.csv" in officer.open(MEMBERS).text


def test_a_formula_in_a_cell_is_shown_as_text(officer):
    page = bring(officer, MEMBERS, csv_file("Name", '"=HYPERLINK(""<b>x</b>"")"'))

    assert "=HYPERLINK(&#34;&lt;b&gt;x&lt;/b&gt;&#34;)" in page.text


def test_the_day_of_the_seats_left_out_needs_its_tick(officer):
    committee = factories.committee(name="Health Panel")
    factories.seat(committee, factories.member(name="Bo Ash"))
    factories.member(name="Ann Fern")
    rows = ("Committee,Member,From", "Health Panel,Ann Fern,2030-05-21")
    day = {"last_day": ["20", "5", "2030"]}

    unticked = bring(officer, "/staff/incoming/seats", csv_file(*rows), **day)
    undated = bring(officer, "/staff/incoming/seats", csv_file(*rows), ends_others="y")
    page = bring(officer, "/staff/incoming/seats", csv_file(*rows), ends_others="y", **day)

    assert "Tick this to end the seats" in unticked.text
    assert "Enter the last day of the seats that the table leaves out" in undated.text
    assert "Bo Ash, member, Health Panel" in page.text and "The table leaves it out." in page.text
    officer.send(page, form=0)
    assert [seat.ends_on is None for seat in db.session.query(Seat).order_by(Seat.id)] == [False, True]


@pytest.mark.parametrize("kind", IncomingKind)
def test_an_empty_table_can_be_downloaded_and_brought_back_filled_in(browser, kind):
    person = factories.monitoring_officer() if kind is IncomingKind.REGISTER else factories.officer()

    answer = browser.sign_in(person).open(f"/staff/incoming/{kind}/empty.csv")

    assert answer.status == 200
    assert answer.text.lstrip("\ufeff").startswith(("Name,", "Committee,", "Member,"))


def test_a_table_of_interests_is_only_for_who_keeps_registers(browser, app):
    factories.member(name="Ann Fern")
    keeper = browser.sign_in(factories.monitoring_officer())
    page = bring(keeper, "/staff/incoming/register", csv_file("Member,Category,Job", "Ann Fern,Employment,Teacher"))
    address = page.response.request.path
    assert "Ann Fern: Teacher" in page.text

    other = type(browser)(app).sign_in(factories.officer())

    assert [other.open(one).status for one in (address, "/staff/incoming/register", "/staff/incoming/x")] == [404] * 3
    assert other.post(f"{address}/put-aside", csrf_token=token(other.open("/account"))).status == 404


def token(page) -> str:
    return page.text.split('name="csrf_token" value="')[1].split('"')[0]
