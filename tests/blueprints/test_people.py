"""An administrator lets people in, gives and ends roles, and cannot lock everybody out."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from models.audit import AuditEvent
from models.user import User
from models.vocabulary import Role
from tests import factories
from tests.browser_client import PASSWORD, Browser
from tests.mail_server import letterbox, mail_server
from webapp import clock
from webapp.database import db
from webapp.services import second_factor

TODAY = clock.today().isoformat()
NEW = {"name": "Olu Officer", "email": "olu@example.org", "role": Role.OFFICER.value, "starts_on": TODAY}


@pytest.fixture
def admin(app) -> User:
    return factories.administrator(name="Ada Admin")


@pytest.fixture
def signed_in(browser, admin) -> Browser:
    return browser.sign_in(admin)


def kept(email: str) -> User:
    db.session.rollback()
    return db.session.query(User).populate_existing().filter_by(email=email).one()


def test_somebody_invited_gets_a_letter_chooses_a_password_and_signs_in(signed_in, app):
    with letterbox(app) as box:
        page = signed_in.submit("/staff/people/invite", **NEW)
        assert page.status == 302
        assert "An invitation was sent to olu@example.org" in signed_in.open(page.headers["Location"]).text
        assert "Olu Officer" in box.letters[0].get_payload(decode=True).decode()

        newcomer = Browser(app)
        assert "Welcome, Olu Officer" in newcomer.open(box.last_address()).text
        newcomer.submit(box.last_address(), password=PASSWORD)

    assert newcomer.sign_in(kept(NEW["email"])).open("/account").status == 200
    assert newcomer.open("/staff/people/").status == 404


def test_a_mail_server_that_is_down_is_told_and_the_letter_can_be_sent_again(signed_in, app):
    with mail_server(app, "smtp://127.0.0.1:9"):
        page = signed_in.submit("/staff/people/invite", **NEW)
    shown = signed_in.open(page.headers["Location"])
    assert "could not be sent" in shown.text

    with letterbox(app) as box:
        again = signed_in.submit(page.headers["Location"], to="/invitation")

    assert again.status == 302
    assert box.letters[0]["To"] == NEW["email"]


def test_what_was_typed_stays_when_the_address_is_taken(signed_in, admin):
    page = signed_in.submit("/staff/people/invite", **{**NEW, "email": admin.email, "decided": "Full Council"})

    assert page.status == 200
    assert "Ada Admin has an account with this address already" in page.text
    assert "Olu Officer" in page.text
    assert "Full Council" in page.text


@pytest.mark.parametrize("role", ["", "king", "administrator\x00"])
def test_a_role_nobody_can_hold_is_refused_beside_its_field(signed_in, role):
    page = signed_in.submit("/staff/people/invite", **{**NEW, "role": role})

    assert page.status == 200
    assert 'href="#role"' in page.text


def test_a_role_is_given_for_one_committee_and_ended_on_a_day(signed_in):
    committee = factories.committee(name="Cabinet")
    person = factories.user(Role.MEMBER, name="Mel Member")

    signed_in.submit(
        f"/staff/people/{person.id}/roles/new", role=Role.OFFICER.value, committee_id=str(committee.id), starts_on=TODAY
    )
    shown = signed_in.open(f"/staff/people/{person.id}")
    assert "Democratic services officer for Cabinet" in shown.text

    grant = kept(person.email).grants[1]
    page = signed_in.submit(f"/staff/people/{person.id}/roles/{grant.id}/end", ends_on=TODAY, reason="Moved")
    assert page.status == 302
    assert kept(person.email).grants[1].ends_on == clock.today()


def test_the_last_administrator_is_told_why_they_must_stay(signed_in, admin):
    grant = admin.grants[0]

    page = signed_in.submit(f"/staff/people/{admin.id}/roles/{grant.id}/end", ends_on=TODAY, reason="Tired")

    assert "Nobody would be an administrator" in page.text
    assert 'href="#ends_on"' in page.text
    assert "Tired" in page.text
    assert signed_in.submit(f"/staff/people/{admin.id}/end", ends_on=TODAY, reason="Tired").status == 200
    assert kept(admin.email).ended_on is None


def test_ending_an_account_ends_its_session_at_the_next_page(signed_in, app):
    person = factories.officer()
    elsewhere = Browser(app).sign_in(person)
    assert elsewhere.open("/account").status == 200

    signed_in.submit(f"/staff/people/{person.id}/end", ends_on=TODAY, reason="Left")

    assert elsewhere.open("/account").status == 302
    assert "Ended" in signed_in.open(f"/staff/people/{person.id}").text


def test_somebody_who_lost_their_telephone_is_let_in_without_a_code(signed_in, app):
    person = factories.officer(totp_secret=second_factor.new_secret())

    assert "Say how you know" in signed_in.submit(f"/staff/people/{person.id}/two-step", reason="").text
    signed_in.submit(f"/staff/people/{person.id}/two-step", reason="Came to my desk")

    assert Browser(app).sign_in(kept(person.email)).open("/account").status == 200


def test_a_role_of_somebody_else_is_not_found_under_this_person(signed_in, admin):
    other = factories.officer()

    assert signed_in.open(f"/staff/people/{admin.id}/roles/{other.grants[0].id}/end").status == 404


@pytest.mark.parametrize("address", ["", "invite", "1", "1/end", "1/two-step", "1/roles/new", "1/roles/1/end"])
def test_only_an_administrator_opens_these_pages(browser, app, address):
    officer = factories.user(Role.OFFICER, Role.MEMBER)

    assert browser.open(f"/staff/people/{address}").headers["Location"].startswith("/sign-in")
    assert browser.sign_in(officer).open(f"/staff/people/{address}").status == 404


@pytest.mark.parametrize("number", ["0", "99999", "2147483647", "99999999999999999999", "-1", "one"])
def test_a_person_who_is_not_there_is_not_found(signed_in, number):
    assert signed_in.open(f"/staff/people/{number}").status == 404


def test_the_first_administrator_is_invited_from_the_command_line(app):
    run = app.test_cli_runner().invoke(args=["people", "invite", "first@example.org", "Fay First"])

    assert run.exit_code == 0
    address = run.output.split()[-1].removeprefix("http://localhost")
    newcomer = Browser(app)
    newcomer.submit(address, password=PASSWORD)
    assert newcomer.sign_in(kept("first@example.org")).open("/staff/people/").status == 200


def test_the_command_line_refuses_with_a_sentence(app):
    run = app.test_cli_runner().invoke(args=["people", "invite", "nonsense", "Fay First"])

    assert run.exit_code == 1
    assert "Enter an e-mail address in full" in run.output


def test_two_administrators_who_end_each_other_at_once_leave_one(app):
    pair = [factories.administrator(), factories.administrator()]
    browsers = [Browser(app).sign_in(person) for person in pair]
    addresses = [f"/staff/people/{person.id}/roles/{person.grants[0].id}/end" for person in reversed(pair)]
    emails = [person.email for person in pair]
    tokens = [re.search(r'name="csrf_token" value="([^"]+)"', browser.open("/account").text)[1] for browser in browsers]
    db.session.remove()

    def end(browser: Browser, address: str, token: str) -> int:
        form = {"csrf_token": token, "ends_on": TODAY, "reason": "x"}
        return browser.client.post(address, data=form).status_code

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(end, browsers, addresses, tokens))

    assert [kept(email).grants[0].ends_on for email in emails].count(None) == 1
    assert answers[1] == 302


def test_a_new_address_is_told_at_the_old_one_and_signs_them_in(signed_in, app):
    person = factories.officer(name="Olu Oficer", email="old@example.org")

    with letterbox(app) as box:
        signed_in.submit(f"/staff/people/{person.id}/edit", name="Olu Officer", email=" New@example.org ")

    (letter,) = box.letters
    assert letter["To"] == "old@example.org"
    assert "new@example.org" in letter.get_payload(decode=True).decode()
    shown = signed_in.open(f"/staff/people/{person.id}").text
    assert "Olu Officer" in shown and "new@example.org" in shown
    assert Browser(app).sign_in(kept("new@example.org")).open("/account").status == 200


def test_a_name_corrected_is_in_the_audit_trail_and_sends_no_letter(signed_in, admin, app):
    with letterbox(app) as box:
        signed_in.submit(f"/staff/people/{admin.id}/edit", name="Ada Lovelace")

    assert box.letters == []
    event = db.session.query(AuditEvent).filter_by(what="account edited").one()
    assert event.subject_name == "Ada Lovelace" and "Ada Admin" in str(event.before)


def test_the_address_of_somebody_else_is_refused_beside_its_field(signed_in, admin):
    person = factories.officer(email="mine@example.org")

    page = signed_in.submit(f"/staff/people/{person.id}/edit", email=admin.email)

    assert "Ada Admin has or had an account with this address" in page.text
    assert kept("mine@example.org").id == person.id


def test_a_link_sent_to_the_earlier_address_works_no_more(signed_in, app):
    with letterbox(app) as box:
        page = signed_in.submit("/staff/people/invite", **NEW)
        link = box.last_address()
        signed_in.submit(page.headers["Location"] + "/edit", email="elsewhere@example.org")

    assert Browser(app).open(link).status == 404


def test_two_administrators_at_one_account_lose_nothing(signed_in, admin):
    person = factories.officer(name="Olu Oficer")
    opened = signed_in.open(f"/staff/people/{person.id}/edit")
    signed_in.submit(f"/staff/people/{person.id}/edit", name="Olu Officer")

    page = signed_in.send(opened, name="Olu O. Officer")

    assert "changed this while you were writing" in page.text
    assert "Olu Officer" in page.text and "Olu O. Officer" in page.text
