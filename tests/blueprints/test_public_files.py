"""Files: only what was published, under its right name and type, and the part of it asked for."""

import pytest

from models.vocabulary import Verb
from tests import factories
from tests.published_council import act, correct, publish_council
from webapp.database import db
from webapp.services import publishing


@pytest.fixture
def published(app):
    return publish_council()


def test_a_document_is_sent_as_what_it_is(published, browser):
    page = browser.open(f"/documents/{published.document.id}/report.pdf")

    assert page.response.data == b"%PDF-1.4 a report"
    assert page.headers["Content-Type"] == "application/pdf"
    assert page.headers["Content-Disposition"].startswith("inline")
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["ETag"] == f'"{published.document.sha256}"'
    assert "Last-Modified" not in page.headers


def test_a_file_that_is_not_a_picture_or_pdf_is_kept_and_not_opened(published, browser):
    sheet = factories.document(published.report, b"<script>", filename="figures.html", media_type="text/html")
    db.session.refresh(published.meeting)
    correct(published.meeting)

    page = browser.open(f"/documents/{sheet.id}/figures.html")

    assert page.headers["Content-Disposition"].startswith("attachment")


def test_part_of_a_file_can_be_asked_for(published, browser):
    page = browser.open(f"/documents/{published.document.id}/report.pdf", headers={"Range": "bytes=0-3"})

    assert page.status == 206
    assert page.response.data == b"%PDF"


def test_another_name_leads_to_the_right_one(published, browser):
    page = browser.open(f"/documents/{published.document.id}/old-name.pdf")

    assert page.status == 308
    assert page.headers["Location"].endswith("/report.pdf")


def test_a_document_attached_but_not_published_is_not_there(published, browser):
    unpublished = factories.document(published.report, b"not yet")

    assert browser.open(f"/documents/{unpublished.id}/report.pdf").status == 404


def test_a_document_of_an_earlier_version_can_still_be_read(published, browser):
    published.document.removed_at = act().at
    db.session.refresh(published.meeting)
    correct(published.meeting)

    assert "report.pdf" not in browser.open(published.address).text
    assert browser.open(f"/documents/{published.document.id}/report.pdf").status == 200


def test_a_withdrawn_document_is_gone(published, browser):
    publishing.withdraw(published.meeting, act(Verb.WITHDRAW, "In error"))
    db.session.commit()

    assert browser.open(f"/documents/{published.document.id}/report.pdf").status == 410


def test_the_agenda_of_each_version_has_a_name_that_says_what_it_is(published, browser):
    published.report.heading = "Put right"
    correct(published.meeting)

    live, old = (browser.open(f"{published.address}{part}/agenda.docx") for part in ("", "/versions/1"))

    assert live.response.data[:2] == old.response.data[:2] == b"PK"
    assert live.headers["ETag"] != old.headers["ETag"]
    assert f"children-panel-{published.meeting.held_on}-agenda.docx" in live.headers["Content-Disposition"]
    assert "version-1" in old.headers["Content-Disposition"]
