"""Pages that say a request failed: to an officer as their own pages look, to anybody else as the public ones do."""

from io import BytesIO

import pytest

from models.vocabulary import Role
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


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MEMBER, Role.ADMINISTRATOR])
def test_a_hidden_and_a_random_address_among_the_staff_pages_are_the_same_bytes(app, browser, role):
    elsewhere, hidden = factories.committee(), factories.meeting(factories.committee())
    person = factories.user(role, committee=elsewhere) if role is Role.OFFICER else factories.user(role)
    register = factories.member(name="Ann Fern")
    browser.sign_in(person).open("/account")

    answers = [
        browser.open(address)
        for address in (
            f"/staff/agendas/{hidden.id}", "/staff/agendas/999", f"/staff/registers/{register.id}",
            "/staff/registers/999", "/staff/nothing", "/staff/agendas/not/a/page", "/staff/incoming/register",
        )
    ]  # fmt: skip

    assert {one.status for one in answers} == {404}
    assert len({one.response.data for one in answers}) == 1
    assert len({str(sorted(one.headers.items())) for one in answers}) == 1
    assert person.name in answers[0].text
    assert answers[0].headers["Cache-Control"] == "private, no-store"


def test_a_page_that_is_not_there_keeps_a_message_for_the_next(officer):
    committee = factories.committee(name="Cabinet")
    officer.submit(f"/staff/committees/{committee.id}/contacts/new", name="Alyson Grice")

    missing = officer.open("/staff/nothing")

    assert "notification" not in missing.text
    assert "notification" in officer.open(f"/staff/committees/{committee.id}/contacts").text


def test_nobody_else_is_shown_the_staff_header_on_a_page_that_is_not_there(app, officer):
    anonymous = type(officer)(app).open("/staff/nothing")
    public = officer.open("/nothing")

    assert "Public site" not in anonymous.text and "Public site" not in public.text
    assert "Cookie" not in public.headers.get("Vary", "")
