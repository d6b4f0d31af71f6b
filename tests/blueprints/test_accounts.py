"""Signing in as a person does, and everything that ends a session at the very next page."""

import re

import pyotp
import pytest

from models.user import User
from models.vocabulary import Role
from tests import factories
from tests.browser_client import PASSWORD, Browser
from webapp import clock
from webapp.database import db
from webapp.services import second_factor
from webapp.services.accounts import WRONG
from webapp.services.actors import acting
from webapp.services.roles import end as end_role

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


def test_the_right_password_opens_the_page_that_was_wanted(browser):
    officer = factories.officer()

    asked = browser.open("/account?tab=1")
    page = browser.submit(asked.headers["Location"], email=officer.email, password=PASSWORD)

    assert page.headers["Location"] == "/account?tab=1"
    assert is_signed_in(browser)


def test_a_wrong_password_is_explained_and_the_address_is_still_there(browser):
    officer = factories.officer()

    page = browser.submit("/sign-in", email=officer.email, password=ANOTHER)

    assert page.status == 200
    assert WRONG in page.text
    assert officer.email in page.text
    assert ANOTHER not in page.text


def test_an_unknown_address_reads_exactly_as_a_wrong_password(browser):
    officer = factories.officer(email="known1@example.org")

    pages = [
        browser.submit("/sign-in", email=email, password=ANOTHER).text
        for email in (officer.email, "known2@example.org")
    ]

    known, unknown = (re.sub(r'value="[^"]*"', "", page) for page in pages)
    assert known == unknown


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "/%0d%0aX: y",
        "javascript:alert(1)",
        "",
    ],
)
def test_nobody_is_sent_to_another_site(browser, wanted):
    member = factories.user(Role.MEMBER)

    page = browser.submit(f"/sign-in?next={wanted}", email=member.email, password=PASSWORD)

    assert page.headers["Location"] == "/my/work"


def test_failures_are_kept_though_the_sign_in_is_refused_and_the_eleventh_is_told_when(browser):
    officer = factories.officer()

    for _ in range(10):
        assert WRONG in browser.submit("/sign-in", email=officer.email, password=ANOTHER).text
    page = browser.submit("/sign-in", email=officer.email, password=PASSWORD)

    assert "There have been too many attempts. Try again at" in page.text
    assert not is_signed_in(browser)


def test_the_session_is_a_new_one_after_signing_in(browser):
    officer = factories.officer()
    browser.open("/sign-in")
    with browser.client.session_transaction() as before:
        before["planted"] = "by somebody else"
        old_token = before["csrf_token"]

    browser.sign_in(officer)

    with browser.client.session_transaction() as after:
        assert "planted" not in after
        assert after.get("csrf_token") != old_token


def test_a_form_without_its_token_is_refused(browser):
    officer = factories.officer()

    assert browser.post("/sign-in", email=officer.email, password=PASSWORD).status == 400
    assert browser.sign_in(officer).post("/sign-out").status == 400
    assert is_signed_in(browser)


def test_signing_out_needs_a_press_and_ends_the_session(browser):
    browser.sign_in(factories.officer())
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.open("/account").text)[1]

    assert browser.open("/sign-out").status in (404, 405)
    assert is_signed_in(browser)
    browser.post("/sign-out", csrf_token=token)

    assert not is_signed_in(browser)
    assert "You have signed out" in browser.open("/sign-in").text


def test_an_account_with_two_steps_asks_for_a_code(browser):
    secret = second_factor.new_secret()
    officer = factories.officer(totp_secret=secret)

    page = browser.submit("/sign-in?next=/account", email=officer.email, password=PASSWORD)

    assert page.headers["Location"] == "/sign-in/code?next=/account"
    assert not is_signed_in(browser)
    assert second_factor.WRONG in browser.submit(page.headers["Location"], code="000000x").text
    page = browser.submit(page.headers["Location"], code=pyotp.TOTP(secret).now())
    assert page.headers["Location"] == "/account"
    assert is_signed_in(browser)


def test_a_code_read_over_the_shoulder_is_worth_nothing(browser, app):
    secret = second_factor.new_secret()
    officer = factories.officer(totp_secret=secret)
    code = pyotp.TOTP(secret).now()
    browser.submit("/sign-in", email=officer.email, password=PASSWORD)
    browser.submit("/sign-in/code", code=code)

    thief = Browser(app)
    thief.submit("/sign-in", email=officer.email, password=PASSWORD)
    page = thief.submit("/sign-in/code", code=code)

    assert second_factor.WRONG in page.text
    assert not is_signed_in(thief)


def test_the_code_page_is_nothing_without_the_password(browser):
    assert browser.open("/sign-in/code").headers["Location"].startswith("/sign-in")


def test_codes_cannot_be_guessed_for_ever(browser):
    officer = factories.officer(totp_secret=second_factor.new_secret())
    browser.submit("/sign-in", email=officer.email, password=PASSWORD)

    pages = [browser.submit("/sign-in/code", code="000000x").text for _ in range(11)]

    assert "too many attempts" in pages[-1]


def test_two_step_verification_is_turned_on_with_a_picture_and_off_with_the_password(browser):
    officer = factories.officer()
    browser.sign_in(officer)
    page = browser.open("/account/two-step")
    secret = re.search(r'name="secret" value="([A-Z2-7]{32})"', page.text)[1]
    assert "data:image/svg+xml" in page.text

    wrong = browser.post("/account/two-step", csrf_token=_token(page.text), secret=secret, code="000000x")
    assert second_factor.WRONG in wrong.text
    assert secret in wrong.text
    elsewhere = Browser(browser.app).sign_in(officer)
    browser.post("/account/two-step", csrf_token=_token(page.text), secret=secret, code=pyotp.TOTP(secret).now())
    assert elsewhere.open("/account").status == 302 and browser.open("/account").status == 200
    assert kept(officer).totp_secret == secret

    assert "not your password" in browser.submit("/account/two-step/off", current=ANOTHER).text
    browser.submit("/account/two-step/off", current=PASSWORD)
    assert kept(officer).totp_secret is None


def test_a_new_password_signs_everybody_else_out_and_this_browser_stays(browser, app):
    officer = factories.officer()
    elsewhere = Browser(app).sign_in(officer)
    browser.sign_in(officer)

    assert "not your password" in browser.submit("/account/password", current=ANOTHER, password=ANOTHER).text
    assert "at least 12" in browser.submit("/account/password", current=PASSWORD, password="short").text
    assert is_signed_in(elsewhere)
    browser.submit("/account/password", current=PASSWORD, password=ANOTHER)

    assert is_signed_in(browser)
    assert not is_signed_in(elsewhere)
    assert elsewhere.submit("/sign-in", email=officer.email, password=PASSWORD).status == 200
    assert is_signed_in(elsewhere.sign_in(officer, ANOTHER))


def test_the_end_of_a_role_ends_the_session_at_the_next_page(browser):
    officer, admin = factories.officer(), factories.administrator()
    browser.sign_in(officer)
    assert is_signed_in(browser)

    end_role(kept(officer).grants[0], on=clock.today(), reason="x", by=acting(admin, on=clock.today()), at=clock.now())
    db.session.commit()

    assert not is_signed_in(browser)


def test_the_end_of_one_role_of_two_ends_what_it_allowed_at_the_next_page(browser):
    both = factories.user(Role.ADMINISTRATOR, Role.MEMBER)
    factories.administrator()
    browser.sign_in(both)
    assert browser.open("/staff/people/").status == 200

    kept(both).grants[0].ends_on = clock.today()
    db.session.commit()

    assert browser.open("/staff/people/").status == 404
    assert is_signed_in(browser)


def test_the_end_of_an_account_ends_the_session_at_the_next_page(browser):
    officer = factories.officer()
    browser.sign_in(officer)

    kept(officer).ended_on = clock.today()
    db.session.commit()

    assert not is_signed_in(browser)


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "a\x00b@example.org", "password": "x"},
        {"email": "x" * 100_000, "password": "x\x00y"},
        {"email": "ada@example.org", "password": "x" * 400_000},
        {"email": "ada@example.org", "password": "x" * 1_048_576},
        {"email": "\ud800@example.org".encode("utf-8", "surrogatepass"), "password": b"\xff\xfe"},
        {"email": ["a@example.org", "b@example.org"], "password": ["", "x"]},
        {},
    ],
)
@pytest.mark.parametrize("address", ["/sign-in", "/forgotten-password"])
def test_hostile_forms_are_refused_and_never_break(browser, address, fields):
    page = browser.open(address)

    answer = browser.post(address, csrf_token=_token(page.text), **fields)

    assert answer.status in (200, 413)


def _token(page: str) -> str:
    return re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
