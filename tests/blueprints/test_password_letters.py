"""Whoever's password is changed hears of it by letter, whichever way it was changed."""

import pytest

from tests import factories
from tests.browser_client import PASSWORD, Browser
from tests.mail_server import letterbox, mail_server

ANOTHER = "quite another set of words"


def said(letter) -> str:
    return letter.get_payload(decode=True).decode()


def test_a_password_changed_on_the_account_page_is_told_by_letter(browser, app):
    officer = factories.officer()

    with letterbox(app) as box:
        browser.sign_in(officer).submit("/account/password", current=PASSWORD, password=ANOTHER)

    (letter,) = box.letters
    assert letter["To"] == officer.email
    assert "was changed just now" in said(letter) and "/forgotten-password" in said(letter)
    assert ANOTHER not in said(letter)


def test_a_password_set_from_a_letter_is_told_by_another(browser, app):
    officer = factories.officer()

    with letterbox(app) as box:
        browser.submit("/forgotten-password", email=officer.email)
        browser.submit(box.last_address(), password=ANOTHER)

    assert [letter["Subject"] for letter in box.letters][1:] == ["Your Moothall password was changed"]


@pytest.mark.parametrize("current", ["not the password", ""])
def test_a_password_that_was_not_changed_is_told_to_nobody(browser, app, current):
    officer = factories.officer()

    with letterbox(app) as box:
        browser.sign_in(officer).submit("/account/password", current=current, password=ANOTHER)

    assert box.letters == []


def test_a_mail_server_that_is_down_does_not_stop_the_change(browser, app):
    officer = factories.officer()

    with mail_server(app, "smtp://127.0.0.1:9"):
        page = browser.sign_in(officer).submit("/account/password", current=PASSWORD, password=ANOTHER)

    assert page.status == 302
    assert Browser(app).sign_in(officer, password=ANOTHER).open("/account").status == 200
