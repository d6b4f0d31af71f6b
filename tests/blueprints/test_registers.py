"""The monitoring officer's screens of registers and dispensations."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.interest import Dispensation, Interest
from models.vocabulary import DeclarationEffect, ItemKind
from tests import factories
from tests.browser_client import Browser
from tests.published_council import act, correct, publish_council
from webapp import clock
from webapp.database import db
from webapp.services import publishing


@pytest.fixture
def member(app):
    factories.council()
    return factories.member(name="Ada Fern", slug="ada-fern")


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.monitoring_officer())


@pytest.fixture
def address(member):
    return f"/staff/registers/{member.id}"


def kept() -> Interest:
    db.session.expire_all()
    return db.session.scalars(select(Interest)).one()


def test_an_entry_is_added_from_its_category(officer, address):
    page = officer.submit(f"{address}/add/gift", giver="The Show Society", gift="Two tickets", value="£60.00",
                          received_on="2026-06-01")  # fmt: skip

    assert page.status == 302, page.text
    assert kept().details["value"] == "60.00"
    assert "Two tickets, from The Show Society" in officer.open(address).text


def test_everything_missing_is_named_at_once_each_with_the_way_to_its_box(officer, address):
    page = officer.submit(f"{address}/add/sponsorship")

    for box, label in (
        ("payer", "Who paid, or gave the benefit"),
        ("purpose", "Towards what"),
        ("amount", "The amount, or what it was worth"),
        ("paid_on", "The day it was paid or given"),
    ):
        assert f"Fill in “{label}”." in page.text
        assert f'href="#{box}' in page.text
    assert db.session.query(Interest).count() == 0


def test_a_securities_entry_below_both_thresholds_is_refused_in_a_sentence_and_nothing_typed_is_lost(officer, address):
    page = officer.submit(f"{address}/add/securities", company="Moor Water", is_in_the_area="y", nominal_value="25000")

    assert "below both thresholds" in page.text
    assert 'value="Moor Water"' in page.text


def test_a_sensitive_entry_is_read_by_the_monitoring_officer_and_marked(officer, address):
    officer.submit(f"{address}/add/employment", job="Locksmith", is_sensitive="y")

    page = officer.open(address)
    assert "Locksmith" in page.text
    assert "Sensitive: none of it is public" in page.text


def test_whoever_finds_an_entry_sensitive_is_told_that_nobody_reads_it_any_more(officer, address):
    officer.submit(f"{address}/add/employment", job="Locksmith")

    officer.submit(f"/staff/registers/entries/{kept().id}", is_sensitive="y")

    assert "Neither the public register nor any public meeting says what it is" in officer.open(address).text


def test_two_who_correct_one_entry_both_keep_their_words(app, officer, address, member):
    officer.submit(f"{address}/add/employment", job="Locksmith")
    interest = kept()
    edit = f"/staff/registers/entries/{interest.id}"
    officer.submit(edit, job="Clockmaker")

    page = officer.submit(edit, job="Watchmaker", revision="1")

    assert "changed this while you were writing" in page.text
    assert "Clockmaker" in page.text
    assert 'value="Watchmaker"' in page.text


def test_an_entry_is_ended_and_removed(officer, address):
    officer.submit(f"{address}/add/employment", job="Locksmith")
    entry = f"/staff/registers/entries/{kept().id}"

    assert officer.submit(f"{entry}/end").status == 302
    assert kept().ends_on == clock.today()
    assert officer.submit(entry, to="/remove").status == 302
    assert "Locksmith" not in officer.open(address).text
    assert officer.open(entry).status == 404


@pytest.mark.parametrize("way", ["end", "remove"])
def test_the_second_of_two_officers_is_told_before_an_entry_is_ended_or_removed(app, officer, address, way):
    officer.submit(f"{address}/add/employment", job="Locksmith")
    entry = f"/staff/registers/entries/{kept().id}"
    ending = officer.open(f"{entry}/end" if way == "end" else entry)
    Browser(app).sign_in(factories.monitoring_officer(name="Mo Ash")).submit(entry, job="Clockmaker")

    told = officer.send(ending, ends_on="2030-01-01") if way == "end" else officer.send(ending, to="/remove")

    shown = told if way == "end" else officer.open(told.headers["Location"])
    assert "Mo Ash changed this" in shown.text
    assert (kept().ends_on, kept().removed_at) == (None, None)
    assert officer.send(shown, **({"ends_on": "2030-01-01"} if way == "end" else {"to": "/remove"})).status == 302


def test_an_officer_says_which_entry_answers_a_disclosure(officer, address, member):
    kind = factories.declaration_kind(DeclarationEffect.NO_PART)
    item = factories.item(factories.meeting(held_on=clock.today()))
    made = factories.declaration(item, member, kind=kind, nature="I mend its locks.")
    answer = f"/staff/registers/disclosures/{made.id}"
    assert "No entry can be it" in officer.open(answer).text
    officer.submit(f"{address}/add/employment", job="Locksmith")
    assert answer in officer.open(address).text

    page = officer.open(answer)
    assert "I mend its locks." in page.text
    assert "Choose the entry" in officer.submit(answer).text
    assert officer.submit(answer, entry=str(kept().id)).status == 302

    assert answer not in officer.open(address).text
    assert officer.open(answer).status == 404


def test_a_category_that_is_none_is_not_found(officer, address):
    assert officer.open(f"{address}/add/yachts").status == 404


def test_a_dispensation_over_four_years_is_refused_and_one_within_recorded(officer, address):
    given = {"requested_on": "2030-06-01", "granted_on": "2030-06-18", "starts_on": "2030-06-18", "ground": "c",
             "scope": "speak", "subject": "The budget", "granted_by": "The Standards Committee"}  # fmt: skip

    refused = officer.submit(f"{address}/dispensations/new", **given, ends_on="2034-06-18")
    assert "four years at most" in refused.text

    assert officer.submit(f"{address}/dispensations/new", **given, ends_on="2034-06-17").status == 302
    assert "The budget" in officer.open(address).text


def test_only_items_of_public_agendas_are_offered_by_their_public_headings_and_all_of_them(officer):
    published = publish_council()
    address, member = f"/staff/registers/{published.chair.id}", published.chair
    draft = factories.meeting(published.committee, held_on=published.meeting.held_on + timedelta(days=7))
    hidden = factories.item(draft, "Closing the depot")
    factories.item(published.meeting, "Apologies", kind=ItemKind.APOLOGIES)
    for number in range(70):
        factories.item(published.meeting, f"Matter {number}")
    db.session.refresh(published.meeting)
    correct(published.meeting)
    granted = factories.dispensation(member, hidden)

    page = officer.open(f"{address}/dispensations/new").text

    assert all(f"Matter {number}" in page for number in range(70))
    assert "A property matter" in page
    assert "Apologies" not in page
    shown = page + officer.open(f"/staff/dispensations/{granted.id}").text + officer.open(address).text
    assert "A secret" not in shown and "Closing the depot" not in shown
    assert "An item that is on no published agenda" in shown


def test_a_dispensation_names_items_and_is_taken_away(officer, address, member):
    committee = factories.committee()
    factories.seat(committee, member)
    item = factories.item(factories.meeting(committee), "Verge cutting")
    publishing.publish_agenda(item.meeting, act())
    db.session.commit()
    granted = factories.dispensation(member, item)
    edit = f"/staff/dispensations/{granted.id}"

    page = officer.open(edit)
    assert "Verge cutting" in page.text
    assert officer.submit(edit, subject="The verges", items=str(item.id), reason="A brother tenders").status == 302
    assert "A brother tenders" in officer.open(edit).text

    assert officer.submit(edit, to="/remove").status == 302
    db.session.expire_all()
    assert db.session.get_one(Dispensation, granted.id).removed_at is not None
    assert officer.open(edit).status == 404


def test_the_list_shows_what_is_due_with_its_counting(officer, member):
    factories.term(member, starts_on=clock.today())

    page = officer.open("/staff/registers")

    assert "is day 28" in page.text
    assert "27 days left" in page.text


def test_a_member_without_a_term_is_a_finding_until_one_is_entered(app, officer, member):
    clerk = Browser(app).sign_in(factories.officer())
    new = f"/staff/members/{member.id}/terms/new"

    shown, theirs = officer.open("/staff/registers").text, clerk.open("/staff/").text
    assert "No term of office recorded" in shown and f"/staff/members/{member.id}#office" in shown
    assert "No term of office recorded" in theirs and new in theirs

    assert clerk.submit(new, division="North", starts_on="2025-05-05").status == 302
    assert "No term of office" not in officer.open("/staff/registers").text + clerk.open("/staff/").text


def test_many_members_without_a_term_are_one_line_that_leads_to_their_list(app, officer, member):
    others = [factories.member(name=f"Member {number}") for number in range(5)]
    factories.term(factories.member(name="Bo Ash"), starts_on=clock.today())
    clerk = Browser(app).sign_in(factories.officer())

    shown, theirs = officer.open("/staff/registers").text, clerk.open("/staff/").text
    listed = clerk.open("/staff/members?office=unrecorded").text

    for page in (shown, theirs):
        told = page.split('id="term-heading"')[1].split("</section>")[0]
        assert 'href="/staff/members?office=unrecorded">6 members</a>' in told
        assert others[0].name not in told
    assert "Ada Fern" in listed and others[4].name in listed and "Bo Ash" not in listed
