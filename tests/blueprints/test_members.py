"""A member's pages: terms, groups, photograph and private contacts, and what the public is shown of them."""

from datetime import date
from io import BytesIO

import pytest

from models.member import Member
from models.vocabulary import MemberKind, Role, Verb
from tests import factories
from tests.browser_client import Browser
from tests.published_council import act, publish_council
from webapp.clock import today
from webapp.database import db
from webapp.services import publishing


@pytest.fixture
def member(app):
    return factories.member(name="Ada Lowe", slug="ada-lowe")


@pytest.fixture
def signed_in(browser):
    return browser.sign_in(factories.officer())


def choose(browser, member, content: bytes):
    token = browser.open(f"/staff/members/{member.id}/photograph").text.split('name="csrf_token"')[1].split('"')[1]
    sent = {"csrf_token": token, "photograph": (BytesIO(content), "ada.jpg")}
    return browser.post(f"/staff/members/{member.id}/photograph", **sent)


def test_the_day_decides_which_group_and_division_are_shown(signed_in, member):
    factories.term(member, division="Old Ward", ends_on=date(2020, 5, 1))
    factories.term(member, division="New Ward", starts_on=date(2020, 5, 2))
    factories.group_membership(member, factories.group("Then"), ends_on=date(2020, 5, 1))
    factories.group_membership(member, factories.group("Now"), starts_on=date(2020, 5, 2))
    publishing.publish_member(member, act(Verb.PUBLISH))
    db.session.commit()

    page, listed = signed_in.open("/members/ada-lowe").text, signed_in.open("/members").text

    assert "New Ward" in page and "Now" in page and "Old Ward" not in page
    assert "Now, New Ward" in listed


def test_a_term_is_entered_and_ended_with_the_seats_in_one_press(signed_in, member):
    seat = factories.seat(factories.committee(name="Panel"), member)
    signed_in.submit(f"/staff/members/{member.id}/terms/new", division="North Moor", starts_on="2025-05-05")
    term = db.session.get_one(Member, member.id).terms[0]

    signed_in.submit(f"/staff/terms/{term.id}/end", ends_on=str(today()), because="Resigned", seats=[str(seat.id)])

    page = signed_in.open(f"/staff/members/{member.id}").text
    assert "Resigned" in page and "North Moor" in page
    db.session.refresh(seat)
    assert seat.ends_on == today()


def test_what_was_to_end_with_a_term_stays_ticked_when_its_last_day_is_refused(signed_in, member):
    seat = factories.seat(factories.committee(name="Panel"), member)
    held = factories.group_membership(member, factories.group())
    ending = {"because": "Resigned", "seats": [str(seat.id)], "groups": [str(held.id)]}
    address = f"/staff/terms/{factories.term(member, starts_on=date(2025, 5, 5)).id}/end"

    refused = signed_in.submit(address, ends_on="2020-01-01", **ending).text
    signed_in.submit(address, ends_on=str(today()), **ending)

    assert "Enter a last day on or after 5 May 2025" in refused and "Choose only from the list" not in refused
    assert refused.count(" checked") == 2
    db.session.refresh(seat)
    db.session.refresh(held)
    assert (seat.ends_on, held.ends_on) == (today(), today())


def test_a_term_that_ends_before_it_starts_is_refused_beside_its_last_day(signed_in, member):
    days = {"starts_on": "2025-05-05", "ends_on": "2025-05-04"}
    page = signed_in.submit(f"/staff/members/{member.id}/terms/new", **days)

    assert "Enter a last day on or after 5 May 2025, when the term starts." in page.text


def test_a_photograph_is_public_once_the_member_is_published(signed_in, member):
    assert choose(signed_in, member, factories.picture()).status == 302
    db.session.refresh(member)
    address = f"/members/ada-lowe/photograph-{member.photograph[:12]}.jpg"
    assert signed_in.open(address).status == 404

    publishing.publish_member(member, act(Verb.PUBLISH))
    db.session.commit()

    answer = signed_in.open(address)
    assert answer.status == 200 and answer.headers["Content-Type"] == "image/jpeg"
    assert "max-age=0" in answer.headers["Cache-Control"] and "must-revalidate" in answer.headers["Cache-Control"]
    assert signed_in.open(address, headers={"If-None-Match": answer.headers["ETag"]}).status == 304
    assert f'src="{address}"' in signed_in.open("/members/ada-lowe").text
    assert signed_in.open("/members/ada-lowe/photograph-000000000000.jpg").status == 404


def test_a_photograph_taken_off_is_gone_once_that_is_published(signed_in, member):
    address = f"/members/ada-lowe/photograph-{factories.photograph(member)[:12]}.jpg"
    publishing.publish_member(member, act(Verb.PUBLISH))
    db.session.commit()
    kept = {"If-None-Match": signed_in.open(address).headers["ETag"]}

    signed_in.submit(f"/staff/members/{member.id}/photograph", to="/take-off")
    publishing.publish_member(db.session.get_one(Member, member.id), act(Verb.CORRECT, "Asked for"))
    db.session.commit()

    assert signed_in.open(address).status == signed_in.open(address, headers=kept).status == 404


def test_what_is_not_a_photograph_is_refused_in_a_sentence(signed_in, member):
    page = choose(signed_in, member, b"%PDF-1.4 a report")

    assert "This file is not a photograph we can read. Choose a JPEG, PNG or WebP picture." in page.text


def test_private_contacts_say_who_reads_them_and_keep_the_home_address_apart(app, browser, member):
    address = f"/staff/members/{member.id}/private-contacts"
    browser.sign_in(factories.user(Role.MONITORING_OFFICER))
    browser.submit(address, email="ada@private.example", home_address="1 Secret Lane")
    officer = Browser(app).sign_in(factories.officer())

    page = officer.open(address).text

    assert "ada@private.example" in page and "None of it is ever published" in page
    assert "1 Secret Lane" not in page and "home_address" not in page
    public = officer.open(f"/staff/members/{member.id}").text
    assert "ada@private.example" not in public


def test_a_member_keeps_their_own_private_contacts(browser, member):
    browser.sign_in(factories.user(Role.MEMBER, member_id=member.id))
    browser.submit("/my/contacts", phone="07700 900123", home_address="1 Secret Lane")

    page = browser.open("/my/contacts").text

    assert "07700 900123" in page and "1 Secret Lane" in page


def test_an_officer_who_attends_is_kept_and_never_published(signed_in):
    officer = factories.member(name="Olive Clerk", slug="olive-clerk", kind=MemberKind.OFFICER)

    assert "Attends" in signed_in.open("/staff/members?kind=officer").text
    assert "no public page" in signed_in.open(f"/staff/members/{officer.id}").text
    shown = signed_in.open(f"/staff/publishing/member/{officer.id}").text
    seen = shown.split('name="seen"')[1].split('value="')[1].split('"')[0]
    page = signed_in.submit(f"/staff/publishing/member/{officer.id}", seen=seen)

    assert "is kept as officer, not a member" in page.text
    assert signed_in.open("/members/olive-clerk").status == 404


def test_a_member_leads_to_what_is_kept_of_them_elsewhere(browser, app):
    council = publish_council()
    factories.group_membership(council.chair, factories.group())
    officer = factories.member(kind=MemberKind.OFFICER)
    ways = [
        f"/staff/registers/{council.chair.id}", "/members/ada-fern/declarations",
        f"/staff/members/{council.chair.id}/absence", "/staff/balance",
    ]  # fmt: skip

    browser.sign_in(factories.user(Role.MONITORING_OFFICER, Role.OFFICER))
    page = browser.open(f"/staff/members/{council.chair.id}").text
    attends = browser.open(f"/staff/members/{officer.id}").text

    assert [way for way in ways if f'href="{way}"' not in page] == []
    assert f"/staff/registers/{officer.id}" not in attends and "/absence" not in attends


def test_the_list_is_narrowed_by_kind_and_by_office(signed_in, member):
    gone = factories.member(name="Gone Away")
    factories.term(gone, ends_on=date(2020, 5, 1))

    assert "Gone Away" not in signed_in.open("/staff/members?office=now").text
    assert "Ada Lowe" not in signed_in.open("/staff/members?office=not").text
    assert "Nobody is like that" in signed_in.open("/staff/members?kind=partner").text
    assert "Ada Lowe" in signed_in.open("/staff/members?kind=nonsense").text
