"""The monitoring officer answers what members ask for: side by side, once, with a reason where it is refused."""

import pytest
from sqlalchemy import select

from models.interest import Interest, InterestProposal
from models.vocabulary import ProposalStatus, Role
from tests import factories
from tests.browser_client import Browser
from webapp.database import db

LIST = "/staff/register-proposals"


@pytest.fixture
def member(app):
    factories.council()
    return factories.member(name="Ada Fern")


@pytest.fixture
def own(app, member):
    return Browser(app).sign_in(factories.user(Role.MEMBER, member_id=member.id))


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.monitoring_officer(name="Mo Officer"))


def kept() -> InterestProposal:
    db.session.expire_all()
    return db.session.scalars(select(InterestProposal)).one()


def test_the_list_leads_from_the_registers_to_what_waits_with_its_clock(officer, own):
    own.submit("/my/register/add/employment", job="Locksmith")

    assert "1 change that a member asks for waits for you" in officer.open("/staff/registers").text
    page = officer.open(LIST).text
    assert "Ada Fern: a new entry" in page
    assert "27 days left" in page
    assert "is day 28" in officer.open(f"{LIST}/{kept().id}").text


def test_one_press_enters_it_and_the_officer_may_say_that_it_is_sensitive(officer, own):
    own.submit("/my/register/add/employment", job="Locksmith")

    assert officer.submit(f"{LIST}/{kept().id}", is_sensitive="y").status == 302

    interest = db.session.scalars(select(Interest)).one()
    assert (interest.is_sensitive, kept().status) == (True, ProposalStatus.ACCEPTED)
    assert "Not public: it is sensitive" in own.open("/my/register").text
    assert "Nothing waits for you" in officer.open(LIST).text


def test_a_change_stands_beside_what_is_registered(officer, own, member):
    interest = factories.interest(member, details={"job": "Teacher"})
    own.submit(f"/my/register/entries/{interest.id}/change", job="Head teacher")

    page = officer.open(f"{LIST}/{kept().id}").text

    assert page.index("Now in the register") < page.index("Teacher") < page.index("Head teacher")
    assert "Different" in page


def test_an_entry_that_changed_meanwhile_is_said_and_shown_again_before_it_is_accepted(officer, own, member):
    interest = factories.interest(member, details={"job": "Teacher"})
    own.submit(f"/my/register/entries/{interest.id}/change", job="Head teacher")
    officer.submit(f"/staff/registers/entries/{interest.id}", job="Governor")
    address = f"{LIST}/{kept().id}"

    assert "The entry was changed in the register after this was sent" in officer.open(address).text
    page = officer.submit(address, seen="1").text

    assert "changed this entry while you were reading" in page
    assert "Governor" in page
    assert officer.submit(address).status == 302
    assert db.session.get_one(Interest, interest.id).details == {"job": "Head teacher"}


def test_a_refusal_needs_a_reason_and_the_member_reads_it(officer, own):
    own.submit("/my/register/add/employment", job="Locksmith")
    decline = f"{LIST}/{kept().id}/decline"

    assert "Write why" in officer.submit(decline).text
    assert officer.submit(decline, reason="It is unpaid.").status == 302

    assert "It is unpaid." in own.open("/my/register").text
    assert "It is unpaid." in officer.open(f"{LIST}/{kept().id}").text


def test_the_second_of_two_officers_is_told_and_nothing_is_entered_twice(app, officer, own):
    own.submit("/my/register/add/employment", job="Locksmith")
    address = f"{LIST}/{kept().id}"
    second = Browser(app).sign_in(factories.monitoring_officer())
    token = second.open(address).text.split('name="csrf_token" value="')[1].split('"')[0]
    officer.submit(address)

    page = second.post(address, csrf_token=token, seen="")

    assert "Mo Officer was quicker: this is accepted already" in page.text
    assert len(db.session.scalars(select(Interest)).all()) == 1


def test_an_entry_removed_meanwhile_can_only_be_declined(officer, own, member):
    interest = factories.interest(member)
    own.submit(f"/my/register/entries/{interest.id}/end")
    officer.submit(f"/staff/registers/entries/{interest.id}", to="/remove")

    page = officer.open(f"{LIST}/{kept().id}").text

    assert "The entry was removed from the register since" in page
    assert "End the entry" not in page
    assert officer.submit(f"{LIST}/{kept().id}/decline", reason="It is gone already.").status == 302


def test_a_number_that_is_none_is_not_found(officer):
    assert officer.open(f"{LIST}/999").status == 404
