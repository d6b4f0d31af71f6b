"""Links that come by letter: used once, told to nobody, written nowhere."""

import logging
import re
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import text

from models.user import User
from tests import factories
from tests.browser_client import PASSWORD, Browser
from tests.mail_server import letterbox, mail_server
from webapp import clock
from webapp.database import db
from webapp.services import links, second_factor

ANOTHER = "quite another set of words"
NOWHERE = "smtp://127.0.0.1:9"


def kept(user: User) -> User:
    """The person as the database has them now."""
    db.session.rollback()
    return db.session.get_one(User, user.id, populate_existing=True)


def is_signed_in(browser: Browser) -> bool:
    page = browser.open("/account")
    if page.status == 302:
        assert page.headers["Location"].startswith("/sign-in")
    return page.status == 200


def test_a_forgotten_password_is_set_by_letter(browser, app):
    officer = factories.officer()
    elsewhere = Browser(app).sign_in(officer)

    with letterbox(app) as box:
        page = browser.submit("/forgotten-password", email=officer.email.upper())
        assert "Look at your e-mail" in page.text
        assert box.letters[0]["To"] == officer.email
        address = box.last_address()

    assert browser.open(address).status == browser.open(address).status == 200
    assert "at least 12" in browser.submit(address, password="short").text
    browser.submit(address, password=ANOTHER)

    assert browser.open(address).status == 404
    assert not is_signed_in(elsewhere)
    assert is_signed_in(browser.sign_in(officer, ANOTHER))


@pytest.mark.parametrize("server", ["", NOWHERE])
def test_the_answer_is_the_same_whether_or_not_there_is_an_account(browser, app, server, caplog):
    officer = factories.officer(email="known1@example.org")

    with mail_server(app, server):
        pages = [browser.submit("/forgotten-password", email=email) for email in (officer.email, "known2@example.org")]

    assert pages[0].status == pages[1].status == 200
    assert ("Letters cannot be sent just now" in pages[0].text) == bool(server)
    known, unknown = (re.sub(r'value="[^"]*"', "", page.text) for page in pages)
    assert known == unknown


def test_a_link_nobody_was_sent_reads_exactly_as_a_used_one(browser):
    officer = factories.officer()
    secret = links.issue(officer, links.TokenPurpose.PASSWORD_RESET, at=clock.now() - timedelta(hours=2))
    db.session.commit()

    old, none = browser.open(f"/reset-password/{secret}"), browser.open("/reset-password/nothing%20at%20all")

    assert old.status == none.status == 404
    assert old.text == none.text


def test_pages_with_a_secret_address_tell_no_other_site_and_no_cache(browser):
    secret = links.issue(factories.officer(password_hash=None), links.TokenPurpose.INVITATION, at=clock.now())
    db.session.commit()

    page = browser.open(f"/invitation/{secret}")

    assert page.status == 200
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert page.headers["Cache-Control"] == "private, no-store"


def test_over_https_such_a_page_still_sends_its_form(app):
    officer = factories.officer(password_hash=None)
    secret = links.issue(officer, links.TokenPurpose.INVITATION, at=clock.now())
    db.session.commit()
    browser, site = Browser(app), "https://localhost"
    page = browser.open(f"/invitation/{secret}", base_url=site)
    form = {"csrf_token": _token(page.text), "password": ANOTHER}

    # What a browser sends under strict-origin: the site, and not the page.
    answer = browser._request(
        "POST", f"/invitation/{secret}", base_url=site, data=form, headers={"Referer": f"{site}/"}
    )

    assert answer.status == 302


def test_no_log_page_or_audit_event_holds_a_secret(browser, app, caplog):
    caplog.set_level(logging.DEBUG)
    secret = second_factor.new_secret()
    officer = factories.officer(totp_secret=secret)
    pages = []
    with letterbox(app) as box:
        pages.append(browser.submit("/forgotten-password", email=officer.email))
        address = box.last_address()
        pages += [browser.open(address), browser.submit(address, password=ANOTHER)]
    token = address.rpartition("/")[2]
    pages.append(browser.submit("/sign-in", email=officer.email, password=ANOTHER))
    pages.append(browser.submit("/sign-in/code", code=pyotp.TOTP(secret).now()))
    pages += [browser.open(address) for address in ("/account", "/account/password", "/account/two-step/off")]

    officer = kept(officer)
    trail = "\n".join(str(row) for row in db.session.execute(text("SELECT * FROM audit_event ORDER BY id")).all())
    # Our own log: the mail server of this test also writes down every letter it takes.
    said = "\n".join(record.getMessage() for record in caplog.records if record.name != "mail.log")
    shown = "\n".join(page.text for page in pages)
    for private in (PASSWORD, ANOTHER, officer.password_hash, secret, token):
        assert private not in trail
        assert private not in said
        assert private not in shown


def test_access_logs_are_written_without_the_secret_of_a_link(app, caplog):
    caplog.set_level(logging.INFO)
    logging.getLogger("werkzeug").info('"%s" %s', "GET /invitation/abc-DEF_123 HTTP/1.1", "200")
    atoms = {"r": "GET /x HTTP/1.1", "f": "http://localhost/reset-password/abc-DEF_123"}
    logging.getLogger("gunicorn.access").info("%(r)s %(f)s", atoms)

    assert "abc-DEF_123" not in caplog.text
    assert '"GET /invitation/… HTTP/1.1" 200' in caplog.text


def _token(page: str) -> str:
    return re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
