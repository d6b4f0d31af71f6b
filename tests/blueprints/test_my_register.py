"""A member's own register: read with what is not public, changes asked for in short forms, confirmed each year."""

from datetime import date

import pytest
from sqlalchemy import select

from models.interest import InterestProposal, RegisterConfirmation
from models.vocabulary import InterestCategory, InterestHolder, ProposalStatus, Role
from tests import factories
from tests.browser_client import Browser
from webapp import clock
from webapp.database import db
from webapp.services import interest_proposals, registers
from webapp.services.actors import operator

HOME = {"tenure": "Owner", "place": "Ferndale", "is_home": True, "address": "1 Low Lane"}
ADD = "/my/register/add"


@pytest.fixture
def member(app):
    factories.council()
    made = factories.member(name="Ada Fern")
    factories.term(made, starts_on=date(2020, 5, 11))
    return made


@pytest.fixture
def own(browser, member):
    return browser.sign_in(factories.user(Role.MEMBER, member_id=member.id))


def entered(member, category=InterestCategory.EMPLOYMENT, details=None, **fields):
    usual = {"holder": InterestHolder.MEMBER, "is_sensitive": False}
    days = {"starts_on": None, "ends_on": None, "notified_on": None}
    wanted = {**usual, **days, "category": category, "details": details or {"job": "Teacher"}, **fields}
    return factories.keep(registers.add(member, wanted, by=operator(on=clock.today()), at=clock.now()))


def kept() -> InterestProposal:
    db.session.expire_all()
    return db.session.scalars(select(InterestProposal)).one()


def test_a_member_reads_all_of_their_own_and_what_of_it_is_not_public(own, member):
    entered(member, details={"job": "Locksmith"}, is_sensitive=True, holder=InterestHolder.PARTNER)
    entered(member, InterestCategory.LAND, HOME)

    page = own.open("/my/register").text

    for words in ("Locksmith", "Not public: it is sensitive", "1 Low Lane", "The address is not public"):
        assert words in page
    assert "The public reads nothing of it at present" in page


def test_where_the_member_lives_is_not_asked_again_until_it_is_registered(own, member):
    own.submit("/my/contacts", phone="", home_address="1 Low Lane")

    form = own.open(f"{ADD}/land").text
    own.submit(f"{ADD}/land", tenure="Owner", place="Ferndale")

    assert "1 Low Lane" in form and 'name="is_home" type="checkbox" value="y" checked' in form
    assert "1 Low Lane" not in own.open(f"{ADD}/employment").text
    assert b"1 Low Lane" not in kept().sealed_entry
    entered(member, InterestCategory.LAND, HOME)
    assert "1 Low Lane" not in own.open(f"{ADD}/land").text


def test_an_entry_is_asked_for_and_waits(own):
    page = own.submit(f"{ADD}/employment", job="Locksmith")

    assert page.status == 302, page.text
    shown = own.open("/my/register").text
    assert "Add: Locksmith" in shown
    assert "Waits for the monitoring officer" in shown


def test_what_the_rules_refuse_is_said_beside_its_field_and_stays_typed(own):
    page = own.submit(f"{ADD}/securities", company="Moor Water", is_in_the_area="y", nominal_value="25000")

    assert "below both thresholds" in page.text
    assert 'href="#nominal_value"' in page.text
    assert 'value="Moor Water"' in page.text


def test_a_member_is_spoken_to_and_told_of_all_that_is_missing(own):
    page = own.submit(f"{ADD}/tenancy").text
    home = own.submit(f"{ADD}/land", tenure="Owner", place="Ferndale", address="1 Low Lane").text

    for label in ("The tenant", "The premises let by the council", "Your connection with the tenant"):
        assert f"Fill in “{label}”." in page
    assert "in which you have an interest" in page and "the member" not in page
    assert "Say that this is your usual home" in home


def test_a_change_begins_from_what_is_registered_even_where_it_is_sealed(own, member):
    interest = entered(member, InterestCategory.LAND, HOME)
    change = f"/my/register/entries/{interest.id}/change"

    page = own.open(change).text
    assert "1 Low Lane" in page

    assert own.submit(change, address="2 High Street").status == 302
    assert "You asked for this to be changed: it waits" in own.open("/my/register").text


def test_a_change_while_the_entry_changed_shows_both(own, member):
    interest = entered(member, details={"job": "Locksmith"})
    registers.correct(
        interest, {**registers.details_of(registers.read(interest, by=operator(on=clock.today()))),
                   "details": {"job": "Clockmaker"}},
        revision="1", by=operator(on=clock.today()), at=clock.now(),
    )  # fmt: skip
    db.session.commit()

    page = own.submit(f"/my/register/entries/{interest.id}/change", job="Watchmaker", revision="1").text

    assert "Both versions" in page
    assert "Clockmaker" in page
    assert 'value="Watchmaker"' in page


def test_an_interest_that_ended_is_said_so_and_taken_back(own, member):
    interest = entered(member)

    assert own.submit(f"/my/register/entries/{interest.id}/end").status == 302
    assert "You asked for this to be ended: it waits" in own.open("/my/register").text

    own.submit("/my/register", to="/take-back")
    assert kept().status is ProposalStatus.TAKEN_BACK


def test_what_was_declined_shows_why_and_is_asked_again_without_typing_it_again(own, member):
    own.submit(f"{ADD}/other", body="Moor Rivers Trust", position="Trustee")
    interest_proposals.decline(kept(), reason="Say who appointed you.", by=operator(on=clock.today()), at=clock.now())
    db.session.commit()
    before_the_entries, _ = own.open("/my/register").text.split("Your interests")
    assert "Say who appointed you." in before_the_entries

    again = f"/my/register/proposals/{kept().id}/again"
    assert "Say who appointed you." in own.open(again).text
    assert own.submit(again, is_appointed="y").status == 302

    assert "Add: Trustee, Moor Rivers Trust" in own.open("/my/register").text


def test_a_declined_change_is_asked_again_from_what_was_typed(own, member):
    interest = entered(member)
    own.submit(f"/my/register/entries/{interest.id}/change", job="Head teacher")
    interest_proposals.decline(kept(), reason="Where?", by=operator(on=clock.today()), at=clock.now())
    db.session.commit()

    again = f"/my/register/proposals/{kept().id}/again"
    assert 'value="Head teacher"' in own.open(again).text
    assert own.submit(again, employer="Fern Academy").status == 302


def test_a_register_is_confirmed_and_no_longer_asked_for(own):
    assert "Confirm your register: it was due by 11 May 2021." in own.open("/my/").text

    own.submit("/my/register", to="/confirm")

    assert db.session.scalars(select(RegisterConfirmation)).one().confirmed_on == clock.today()
    assert "Confirm your register" not in own.open("/my/").text


def test_a_register_that_changed_since_it_was_read_is_not_confirmed(own, member):
    own.submit("/my/register", to="/confirm", seen="what it was before")

    assert db.session.scalars(select(RegisterConfirmation)).all() == []
    assert "Your register changed while you were reading it" in own.open("/my/register").text


@pytest.mark.parametrize("category", ["employment", "land", "gift", "sponsorship", "other"])
def test_no_form_asks_who_the_partner_is_or_twice_for_a_day(own, category):
    page = own.open(f"{ADD}/{category}").text

    assert "My spouse&#39;s or partner&#39;s" in page
    assert ("Since when" in page) == (category not in ("gift", "sponsorship"))


def test_another_member_finds_nothing_here(app, own, member):
    own.submit(f"{ADD}/employment", job="Locksmith")
    number, interest = kept().id, entered(member)
    other = Browser(app).sign_in(factories.user(Role.MEMBER, member_id=factories.member().id))
    token = other.open("/account").text.split('name="csrf_token" value="')[1].split('"')[0]

    assert "Locksmith" not in other.open("/my/register").text
    for address in (f"entries/{interest.id}/change", f"entries/{interest.id}/end", f"proposals/{number}/again"):
        assert other.open(f"/my/register/{address}").status == 404
    assert other.post(f"/my/register/proposals/{number}/take-back", csrf_token=token).status == 404
    assert kept().status is ProposalStatus.WAITING


def test_an_account_without_a_member_is_told_whom_to_ask(browser):
    browser.sign_in(factories.user(Role.MEMBER))

    assert "Ask an administrator to link it" in browser.open("/my/register").text
    assert browser.open("/my/register/add/land").status == 404
    assert browser.submit("/my/register/add/employment", job="Teacher").status == 404


def test_a_category_that_is_none_is_not_found(own):
    assert own.open(f"{ADD}/yachts").status == 404
