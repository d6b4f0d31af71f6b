"""Reminders at the command line: one letter each, to a real mail server, that says nothing of a register."""

from datetime import date

import pytest

from models.vocabulary import Role
from tests import factories
from tests.mail_server import letterbox, mail_server
from webapp.database import db


@pytest.fixture
def run(app):
    """Run the command and give back what became of it."""

    def invoke(*words: str):
        result = app.test_cli_runner().invoke(args=["interests", "remind", *words])
        db.session.remove()
        return result

    return invoke


@pytest.fixture
def member(app):
    factories.council()
    made = factories.member(name="Ada Fern")
    factories.term(made, starts_on=date(2020, 5, 11))
    factories.interest(made, details={"job": "Locksmith"})
    factories.user(Role.MEMBER, name="Ada Fern", email="ada@example.org", member_id=made.id)
    return made


def test_a_member_gets_one_letter_with_the_way_to_their_register(app, run, member):
    with letterbox(app) as box:
        first, second = run(), run()

        (letter,) = box.letters
        text = letter.get_payload(decode=True).decode()
        assert box.last_address() == "/my/register"

    assert (letter["To"], letter["Subject"]) == ("ada@example.org", "Your register of interests")
    assert "Confirm your register: it was due by 11 May 2021." in text
    assert "Locksmith" not in text
    assert (first.output, second.output) == ("Reminded: 1.\n", "Reminded: 0.\n")


def test_a_member_without_an_account_is_named_for_whoever_reads_the_output(app, run):
    factories.council()
    factories.member(name="Bo Moss")

    with letterbox(app):
        result = run()

    assert "Bo Moss is to confirm their register, and has no account to sign in with." in result.output


def test_a_letter_that_cannot_be_sent_is_tried_again_next_time(app, run, member):
    with mail_server(app, "smtp://127.0.0.1:1"):
        result = run()
    assert (result.exit_code, "could not be sent: Ada Fern" in result.output) == (1, True)

    with letterbox(app) as box:
        run()
        assert len(box.letters) == 1


def test_without_a_mail_server_nothing_is_counted_as_sent(run, member):
    result = run()

    assert (result.exit_code, "Set MAIL_SERVER first" in result.output) == (1, True)
