"""Pages that say a request failed: to an officer as their own pages look, to anybody else as the public ones do."""

import logging
from io import BytesIO

import flask_migrate
import pytest

from models.vocabulary import Role
from tests import factories
from webapp import create_app, migrations
from webapp.config import Settings
from webapp.database import db


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


@pytest.fixture
def behind(app):
    """A database that lacks the last migrations of this release."""
    db.session.remove()
    flask_migrate.downgrade(revision="0019")
    yield app
    db.session.remove()
    flask_migrate.upgrade()


def test_a_database_behind_the_release_says_what_to_run_and_readers_that_it_is_not_their_fault(behind, browser, caplog):
    page = browser.open("/scorecards")

    assert page.status == 500
    assert "Sorry, something went wrong" in page.text
    assert "Busy just now" not in page.text
    (said,) = [one.message for one in caplog.records if one.levelno == logging.CRITICAL]
    assert said.startswith("The database is behind this release: it is of version 0019, not ")
    assert said.endswith("Run `make run` or `flask --app wsgi db upgrade` first.")


def test_a_server_that_begins_on_a_database_behind_the_release_writes_that_down(behind, caplog):
    migrations.tell(behind, logging.getLogger("gunicorn.error"))

    assert "it is of version 0019, not " in caplog.text


def test_a_command_on_a_database_behind_the_release_says_what_to_run(behind):
    result = behind.test_cli_runner().invoke(args=["audit", "verify"])

    assert result.exit_code == 1
    assert "The database is behind this release" in result.output


def test_a_database_without_tables_has_a_page_of_trouble_too(tmp_path, caplog):
    bare = create_app(Settings(tmp_path, f"sqlite:///{tmp_path / 'bare.db'}", "secret"))

    page = bare.test_client().get("/meetings")

    assert page.status_code == 500
    assert "Sorry, something went wrong" in page.text
    assert "The database has no tables yet." in caplog.text


def test_a_database_ahead_of_the_release_asks_for_no_upgrade(app, monkeypatch):
    monkeypatch.setitem(app.extensions, "newest_migration", "0001")

    assert migrations.lacking().endswith("Run the newer release.")
