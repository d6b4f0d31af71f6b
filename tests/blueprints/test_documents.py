"""Files attached through the page: refused in sentences, read by officers alone, never cached."""

from hashlib import sha256
from io import BytesIO

import pytest
from sqlalchemy import event, select

from models.document import Document
from models.vocabulary import Part, Role
from tests import factories
from tests import hostile_files as files
from tests.browser_client import Browser
from webapp.database import db
from webapp.services.deployment import storage


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.officer())


@pytest.fixture
def item(app):
    return factories.item(factories.meeting(), "Budget")


def page_of(item):
    return f"/staff/documents/items/{item.id}"


def attach(browser, item, *sent):
    return browser.submit(page_of(item), form=-1, files=[(BytesIO(content), name) for content, name in sent])


def attached(item):
    db.session.expire_all()
    return [document for document in item.documents if document.removed_at is None]


def address(document):
    return f"/staff/documents/{document.id}/{document.filename}"


def test_several_files_are_attached_at_once(officer, item):
    answer = attach(officer, item, (files.pdf(), "Report.pdf"), (files.word(), "Appendix.docx"))

    assert answer.status == 302
    assert [document.title for document in attached(item)] == ["Report", "Appendix"]
    assert "2 attached." in officer.open(page_of(item)).text


def test_the_file_refused_is_named_and_the_others_are_kept(officer, item):
    page = attach(officer, item, (files.PROGRAM, "Invoice.pdf"), (files.pdf(), "Report.pdf"))

    assert "Invoice.pdf: A program cannot be attached." in page.text
    assert 'href="#files"' in page.text
    assert [document.title for document in attached(item)] == ["Report"]
    assert "Report.pdf" in page.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file is empty"),
        (files.word(document=b"0" * 10_000_000), "unpacks to far more than it should"),
        (files.huge_png(), "too many dots"),
        (files.office("word/document.xml", files.MACRO_MAIN, {}), "holds macros"),
    ],
)
def test_a_hostile_file_is_refused_beside_the_field(officer, item, content, said):
    page = attach(officer, item, (content, "Report.docx"))

    assert page.status == 200
    assert said in page.text
    assert attached(item) == []


def test_no_file_chosen_is_explained(officer, item):
    page = officer.submit(page_of(item), form=-1)

    assert "Choose a file" in page.text


def test_a_file_too_large_for_the_council_is_refused_whole(officer, item):
    page = attach(officer, item, (files.pdf(b"0" * 52 * 1024 * 1024), "Report.pdf"))

    assert page.status == 413


def test_a_name_is_shown_as_words_and_sent_as_a_safe_name(officer, item):
    attach(officer, item, (files.picture(), "../../<b>Set-Cookie: y.png"))
    (document,) = attached(item)

    page, answer = officer.open(page_of(item)), officer.open(address(document))

    assert "<b>" not in page.text
    assert "&lt;b&gt;Set-Cookie: y" in page.text
    assert answer.headers["Content-Disposition"] == "attachment; filename=b-Set-Cookie-y.png"


def test_a_warning_stands_beside_its_file(officer, item):
    attach(officer, item, (files.word(document="<w:ins w:id='1'/>"), "Report.docx"))

    for page in (page_of(item), f"/staff/agendas/{item.meeting_id}"):
        assert "This Word file holds tracked changes." in officer.open(page).text


def test_officers_read_a_file_and_nobody_keeps_it(officer, item):
    attach(officer, item, (files.pdf(), "Report.pdf"))
    (document,) = attached(item)

    answer = officer.open(address(document))

    assert answer.response.data == files.pdf()
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert officer.open(f"/staff/documents/{document.id}/Other.pdf").status == 404


def test_nobody_else_reads_it_by_either_address(officer, item):
    attach(officer, item, (files.pdf(), "Report.pdf"))
    (document,) = attached(item)
    public = address(document).removeprefix("/staff")

    nobody = Browser(officer.app)
    assert nobody.open(address(document)).headers["Location"].startswith("/sign-in")
    assert nobody.open(public).status == 404
    elsewhere = factories.user(Role.OFFICER, committee=factories.committee())
    for person in (elsewhere, factories.administrator(), factories.user(Role.MEMBER)):
        other = Browser(officer.app).sign_in(person)
        assert other.open(address(document)).status == 404
        assert other.open(page_of(item)).status == 404
        assert other.open(public).status == 404


def test_files_are_ordered_retitled_replaced_and_taken_off(officer, item):
    attach(officer, item, (files.pdf(b"1"), "One.pdf"), (files.pdf(b"2"), "Two.pdf"))
    one, two = attached(item)

    officer.submit(page_of(item), to=f"/{two.id}/move", direction="up")
    officer.submit(f"/staff/documents/{one.id}/edit", title="Appendix A")
    replaced = {"files": [(BytesIO(files.pdf(b"3")), "Three.pdf")]}
    officer.submit(f"/staff/documents/{two.id}/edit", to="/replace", **replaced)
    assert [(document.title, document.filename) for document in attached(item)] == [
        ("Two", "Three.pdf"),
        ("Appendix A", "One.pdf"),
    ]

    token = officer.open(page_of(item)).text.split('name="csrf_token" value="')[1].split('"')[0]
    officer.post(f"/staff/documents/{one.id}/remove", csrf_token=token)
    assert [document.title for document in attached(item)] == ["Two"]
    assert len(db.session.scalars(select(Document)).all()) == 3


def test_a_replacement_that_may_not_be_attached_is_explained(officer, item):
    attach(officer, item, (files.pdf(), "One.pdf"))
    (document,) = attached(item)

    page = officer.submit(f"/staff/documents/{document.id}/edit", to="/replace", files=[(BytesIO(b"words"), "x.pdf")])

    assert "This kind of file cannot be attached" in page.text
    assert [one.id for one in attached(item)] == [document.id]


def test_the_page_says_when_the_public_never_sees_them(officer, item):
    item.part = Part.PRIVATE
    db.session.commit()

    assert "The public never sees these" in officer.open(page_of(item)).text


def test_a_file_is_checked_and_kept_before_the_lock_that_others_wait_for_is_taken(officer, item):
    content = files.pdf(b"a long report")
    kept_when_locked = []

    def note(connection):
        if connection.get_execution_options().get("writing"):
            kept_when_locked.append(storage().has(sha256(content).hexdigest()))

    event.listen(db.engine, "begin", note)
    attach(officer, item, (content, "Report.pdf"))
    event.remove(db.engine, "begin", note)

    assert kept_when_locked == [True]
    assert [document.title for document in attached(item)] == ["Report"]
