"""Pages that say a request failed: to an officer as their own pages look, to anybody else as the public ones do."""

from io import BytesIO

import pytest

from tests import factories


@pytest.fixture
def officer(app, browser):
    return browser.sign_in(factories.officer())


def test_an_officer_whose_form_ran_out_stays_among_the_staff_pages(officer):
    answer = officer.post("/staff/committees/new", name="Cabinet")

    assert answer.status == 400
    assert "Sign out" in answer.text
    assert "Public site" in answer.text


def test_an_officer_whose_file_is_too_large_stays_among_the_staff_pages(app, officer, monkeypatch):
    item = factories.item(factories.meeting(), "Budget")
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 1_000)

    answer = officer.submit(f"/staff/documents/items/{item.id}", files=(BytesIO(b"%PDF-" + b"0" * 2_000), "a.pdf"))

    assert answer.status == 413
    assert "up to 50 MB together" in answer.text
    assert "Sign out" in answer.text


def test_nobody_else_is_shown_the_staff_pages(browser):
    answer = browser.post("/staff/committees/new", name="Cabinet")

    assert answer.status == 400
    assert "Sign out" not in answer.text


def test_a_public_page_never_reads_the_session_to_say_it_failed(officer):
    answer = officer.post("/meetings")

    assert "Sign out" not in answer.text
    assert "Cookie" not in answer.headers.get("Vary", "")
