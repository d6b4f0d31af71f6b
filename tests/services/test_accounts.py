"""A person's own account: passwords, codes and links as the services know them."""

from datetime import UTC, date, datetime, timedelta

import pyotp
import pytest
from argon2 import PasswordHasher

from models.rules import RuleBroken
from models.user import SignInAttempt, User
from models.vocabulary import TokenPurpose
from tests import factories
from tests.browser_client import PASSWORD
from webapp.database import db
from webapp.services import accounts, links, passwords, second_factor, throttling
from webapp.services.actors import acting

NOW = datetime(2030, 6, 3, 9, 30, tzinfo=UTC)
ANOTHER = "quite another set of words"


def claim(email: str, *, address: str = "192.0.2.1", at: datetime = NOW) -> accounts.Claim:
    return accounts.claim(email, address=address, at=at)


def test_a_password_is_kept_with_argon2id_at_the_cost_that_is_asked_for():
    kept = passwords.kept(PASSWORD)

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.is_right(PASSWORD, kept)
    assert not passwords.is_right(PASSWORD + "!", kept)


def test_the_same_letters_typed_on_another_keyboard_are_the_same_password():
    kept = passwords.kept("cafe\u0301 on the corner")

    assert passwords.is_right("caf\u00e9 on the corner", kept)


@pytest.mark.parametrize("kept", [None, "", "not a hash"])
def test_nothing_is_right_where_nothing_is_kept(kept):
    assert not passwords.is_right("", kept)
    assert not passwords.is_right("x" * 1_000_000, kept)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("eleven chars"[:11], "at least 12"),
        ("x" * 501, "at most 500"),
        ("Password 1234", "Many people"),
        ("abababababab", "Many people"),
        ("ada.clerk@example.org", "your name"),
        ("Ada Clerk 2030", "your name"),
        ("adaclerkadaclerk1", "your name"),
    ],
)
def test_a_poor_password_is_refused_with_the_reason(password, why):
    with pytest.raises(RuleBroken, match=why) as refused:
        passwords.check_good_enough(password, name="Ada Clerk", email="ada.clerk@example.org")

    assert refused.value.field == "password"


def test_four_words_make_a_good_password():
    passwords.check_good_enough(PASSWORD, name="Ada Clerk", email="ada.clerk@example.org")


def test_a_hash_of_an_older_cost_is_made_again_at_the_next_sign_in(app):
    old = PasswordHasher(time_cost=3, memory_cost=8, parallelism=1).hash(PASSWORD)
    officer = factories.officer(password_hash=old)

    user = accounts.accept(claim(officer.email), PASSWORD, at=NOW)

    assert user.password_hash != old
    assert passwords.is_right(PASSWORD, user.password_hash)


def test_an_unknown_address_is_refused_as_a_wrong_password_is(app):
    officer = factories.officer()

    for attempt, password in ((claim(officer.email), ANOTHER), (claim("nobody@example.org"), PASSWORD)):
        with pytest.raises(RuleBroken) as refused:
            attempt.check(password)
        assert refused.value.message == accounts.WRONG


def test_a_password_changed_since_it_was_asked_for_is_no_longer_right(app):
    officer = factories.officer()
    before = claim(officer.email)
    accounts.change_password(officer, ANOTHER, at=NOW)

    with pytest.raises(RuleBroken):
        accounts.accept(before, PASSWORD, at=NOW)


def test_an_account_is_paused_after_ten_failures_and_says_until_when(app):
    for _ in range(10):
        claim("ada@example.org")

    with pytest.raises(RuleBroken, match=r"Try again at 10\.46 am"):
        claim(" ADA@example.org ", address="192.0.2.99")
    assert claim("ada@example.org", at=NOW + timedelta(minutes=15, seconds=1))


def test_an_address_is_paused_after_fifty_failures_on_any_accounts(app):
    for number in range(50):
        claim(f"person{number}@example.org", address="2001:db8:1:2::1")

    with pytest.raises(RuleBroken, match="too many attempts"):
        claim("ada@example.org", address="2001:db8:1:2:ffff::9")
    assert claim("ada@example.org", address="2001:db8:1:3::1")


def test_neither_the_account_nor_the_address_can_be_read_from_what_is_counted(app):
    claim("ada@example.org", address="192.0.2.1")

    kept = [attempt.key for attempt in db.session.query(SignInAttempt)]
    assert len(kept) == 2
    assert not any("ada" in key or "192.0" in key for key in kept)


def test_signing_in_forgives_the_account_and_not_the_address(app):
    officer = factories.officer()
    for _ in range(9):
        claim(officer.email)

    accounts.accept(claim(officer.email), PASSWORD, at=NOW)

    kept = [attempt.key for attempt in db.session.query(SignInAttempt)]
    assert kept == [throttling.by_address("192.0.2.1").text] * 9


def test_a_right_password_does_not_forgive_wrong_codes(app):
    officer = factories.officer(totp_secret=second_factor.new_secret())
    for _ in range(9):
        claim(officer.email)

    accounts.accept(claim(officer.email), PASSWORD, at=NOW)
    claim(officer.email)

    with pytest.raises(RuleBroken, match="too many"):
        claim(officer.email)


@pytest.mark.parametrize(
    ("fields", "why"),
    [({"ended_on": date(2030, 6, 3)}, "has ended"), ({"ended_on": date(2030, 6, 4)}, None)],
)
def test_an_account_that_has_ended_does_not_open(app, fields, why):
    officer = factories.officer(**fields)

    if why:
        with pytest.raises(RuleBroken, match=why):
            accounts.accept(claim(officer.email), PASSWORD, at=NOW)
    else:
        assert accounts.accept(claim(officer.email), PASSWORD, at=NOW) is officer


def test_an_account_whose_role_begins_later_says_when(app):
    officer = factories.officer()
    officer.grants[0].starts_on = date(2030, 7, 1)

    with pytest.raises(RuleBroken, match="opens on 1 July 2030"):
        accounts.accept(claim(officer.email), PASSWORD, at=NOW)


def test_a_code_is_right_once(app):
    secret = second_factor.new_secret()
    officer = factories.officer(totp_secret=secret)
    code = pyotp.TOTP(secret).at(NOW)

    second_factor.use_code(officer, f"{code[:3]} {code[3:]}", at=NOW)

    with pytest.raises(RuleBroken):
        second_factor.use_code(officer, code, at=NOW + timedelta(seconds=5))


@pytest.mark.parametrize(("seconds", "is_right"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_clock_may_be_half_a_minute_out_and_no_more(app, seconds, is_right):
    secret = second_factor.new_secret()
    officer = factories.officer(totp_secret=secret)
    code = pyotp.TOTP(secret).at(NOW + timedelta(seconds=seconds))

    if is_right:
        second_factor.use_code(officer, code, at=NOW)
    else:
        with pytest.raises(RuleBroken):
            second_factor.use_code(officer, code, at=NOW)


@pytest.mark.parametrize("secret", ["", "short", "A" * 31 + "!", "a" * 32])
def test_only_a_secret_of_ours_turns_two_step_verification_on(app, secret):
    officer = factories.officer()

    with pytest.raises(RuleBroken):
        second_factor.turn_on(officer, secret, "123456", by=acting(officer, on=NOW.date()), at=NOW)


def invited() -> User:
    return factories.officer(password_hash=None)


def test_an_invitation_is_used_once(app):
    secret = links.issue(invited(), TokenPurpose.INVITATION, at=NOW)

    accounts.use_link(secret, TokenPurpose.INVITATION, ANOTHER, at=NOW)

    with pytest.raises(RuleBroken):
        accounts.use_link(secret, TokenPurpose.INVITATION, PASSWORD, at=NOW)


@pytest.mark.parametrize(
    ("purpose", "lasts"),
    [(TokenPurpose.INVITATION, timedelta(days=7)), (TokenPurpose.PASSWORD_RESET, timedelta(hours=1))],
)
def test_a_link_runs_out(app, purpose, lasts):
    secret = links.issue(factories.officer(), purpose, at=NOW)

    assert accounts.open_link(secret, purpose, at=NOW + lasts - timedelta(seconds=1))
    with pytest.raises(RuleBroken):
        accounts.open_link(secret, purpose, at=NOW + lasts)


def test_a_link_for_one_purpose_does_not_serve_the_other(app):
    secret = links.issue(factories.officer(), TokenPurpose.PASSWORD_RESET, at=NOW)

    with pytest.raises(RuleBroken):
        accounts.open_link(secret, TokenPurpose.INVITATION, at=NOW)


def test_a_second_invitation_makes_the_first_useless(app):
    user = invited()
    first = links.issue(user, TokenPurpose.INVITATION, at=NOW)
    second = links.issue(user, TokenPurpose.INVITATION, at=NOW)

    with pytest.raises(RuleBroken):
        accounts.open_link(first, TokenPurpose.INVITATION, at=NOW)
    assert accounts.open_link(second, TokenPurpose.INVITATION, at=NOW).user is user


def test_changing_the_password_makes_every_link_useless(app):
    user = factories.officer()
    _, secret = accounts.ask_for_reset(user.email, address=None, at=NOW)

    accounts.change_password(user, ANOTHER, at=NOW)

    with pytest.raises(RuleBroken):
        accounts.open_link(secret, TokenPurpose.PASSWORD_RESET, at=NOW)


def test_no_letter_is_due_to_a_stranger_to_the_ended_or_to_the_never_arrived(app):
    ended = factories.officer(ended_on=date(2030, 6, 1))

    for email in ("nobody@example.org", ended.email, invited().email):
        assert accounts.ask_for_reset(email, address=None, at=NOW) is None


def test_three_letters_at_once_are_enough_for_anybody(app):
    user = factories.officer()

    asked = [accounts.ask_for_reset(user.email, address=None, at=NOW) for _ in range(4)]

    assert [letter is not None for letter in asked] == [True, True, True, False]
