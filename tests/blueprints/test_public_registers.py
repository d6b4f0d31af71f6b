"""A register as the public reads it, and the day from which it does not."""

from datetime import time, timedelta

import pytest
import time_machine
from sqlalchemy import select

from models.member import Term
from models.rules.wording import long_date
from models.vocabulary import InterestCategory, InterestHolder, Verb
from tests import factories
from tests.browser_client import Browser
from tests.published_council import act, publish_council
from webapp import clock
from webapp.database import db
from webapp.services import publishing, register_bodies, register_publishing, registers
from webapp.services.actors import operator

ADDRESS = "/members/ada-fern/interests"
EVERY = [ADDRESS, f"{ADDRESS}.json", f"{ADDRESS}/versions", f"{ADDRESS}/versions.json", f"{ADDRESS}/versions/1",
         f"{ADDRESS}/versions/1.json"]  # fmt: skip
HOME = {"tenure": "Owner", "place": "Ferndale", "is_home": True, "address": "1 Low Lane"}


@pytest.fixture
def member(app):
    factories.council()
    member = factories.member(name="Ada Fern", slug="ada-fern")
    factories.term(member)
    publishing.publish_member(member, act())
    db.session.commit()
    return member


@pytest.fixture
def officer(app):
    return Browser(app).sign_in(factories.monitoring_officer())


def enter(member, category=InterestCategory.EMPLOYMENT, details=None, **fields):
    usual = {"holder": InterestHolder.MEMBER, "is_sensitive": False, "starts_on": None, "ends_on": None}
    wanted = {"category": category, "details": details or {"job": "Locksmith"}, "notified_on": None, **usual, **fields}
    interest = registers.add(member, wanted, by=operator(on=clock.today()), at=clock.now())
    db.session.commit()
    return interest


def publish(officer, member, **fields):
    return officer.submit(f"/staff/registers/{member.id}/publish", **fields)


def end_term(member, days: int, which: int = -1) -> None:
    term = db.session.scalars(select(Term).where(Term.member_id == member.id).order_by(Term.id)).all()[which]
    term.ends_on = clock.today() + timedelta(days=days)
    db.session.commit()


def test_nothing_is_public_until_one_press(browser, officer, member):
    enter(member)
    assert browser.open(ADDRESS).status == 404
    assert "Register of interests" not in browser.open("/members/ada-fern").text

    assert publish(officer, member).status == 302

    assert "Locksmith" in browser.open(ADDRESS).text
    assert ADDRESS in browser.open("/members/ada-fern").text
    assert [browser.open(address).status for address in EVERY] == [200] * len(EVERY)


def test_the_address_of_a_home_and_a_sensitive_interest_are_withheld(browser, officer, member):
    enter(member, InterestCategory.LAND, HOME)
    enter(member, is_sensitive=True)
    publish(officer, member)

    for address in EVERY:
        text = browser.open(address).text
        assert "Low Lane" not in text
        assert "Locksmith" not in text
    page = browser.open(ADDRESS).text
    assert "Home in Ferndale" in page
    assert "A sensitive interest is registered" in page
    assert browser.open(f"{ADDRESS}.json").json["sensitive"] == 1


def test_a_second_version_says_why_and_the_first_stays_to_be_read(browser, officer, member):
    enter(member)
    publish(officer, member)
    enter(member, details={"job": "Clockmaker"})

    assert "Give the reason" in publish(officer, member).text
    assert publish(officer, member, reason="A second post").status == 302

    assert "A second post" in browser.open(f"{ADDRESS}/versions").text
    assert "Clockmaker" not in browser.open(f"{ADDRESS}/versions/1").text
    assert "superseded" in browser.open(f"{ADDRESS}/versions/1").text


def test_what_turns_sensitive_takes_the_versions_away_that_showed_it(browser, officer, member):
    interest = enter(member)
    publish(officer, member)

    officer.submit(f"/staff/registers/entries/{interest.id}", is_sensitive="y")

    assert "Locksmith" not in browser.open(ADDRESS).text
    assert browser.open(f"{ADDRESS}/versions/1").status == 410
    assert "Locksmith" not in browser.open(f"{ADDRESS}/versions.json").text


def test_what_is_removed_and_entered_again_as_sensitive_takes_the_versions_away_that_showed_it(
    browser, officer, member
):
    interest = enter(member)
    publish(officer, member)
    registers.remove(interest, revision=str(interest.revision), by=operator(on=clock.today()), at=clock.now())
    enter(member, is_sensitive=True)
    db.session.commit()

    assert browser.open(f"{ADDRESS}/versions/1").status == 410


def test_it_is_unread_between_two_terms(browser, officer, member):
    enter(member)
    publish(officer, member)
    factories.term(member, starts_on=clock.today() + timedelta(days=30))

    end_term(member, days=0, which=0)
    assert browser.open(ADDRESS).status == 200

    end_term(member, days=-1, which=0)
    assert [browser.open(address).status for address in EVERY] == [410] * len(EVERY)


def test_pressing_twice_publishes_once(officer, member):
    enter(member)
    seen = register_publishing.proposal(member, at=clock.now()).seen
    publish(officer, member)
    token = officer.open(f"/staff/registers/{member.id}/withdraw").text.split('name="csrf_token" value="')[1]

    page = officer.post(f"/staff/registers/{member.id}/publish", seen=seen, reason="x", csrf_token=token.split('"')[0])

    assert "public already" in page.text


def test_it_is_public_on_the_last_day_of_office_and_gone_the_day_after(browser, officer, member):
    enter(member)
    publish(officer, member)

    end_term(member, days=0)
    assert [browser.open(address).status for address in EVERY] == [200] * len(EVERY)

    end_term(member, days=-1)
    pages = [browser.open(address) for address in EVERY]
    assert [page.status for page in pages] == [410] * len(EVERY)
    assert not [page for page in pages if "Locksmith" in page.text or "Ada Fern" in page.text]


def test_one_that_is_over_does_not_come_back_by_itself_and_not_with_its_past(browser, officer, member):
    enter(member)
    opened_before = officer.open(f"/staff/registers/{member.id}/publish")
    officer.send(opened_before)
    end_term(member, days=-1)
    assert "left office" in officer.send(opened_before).text
    offered = officer.open(f"/staff/registers/{member.id}/publish").text
    assert "left office" in offered and "Publish the register</button>" not in offered
    assert "Review and publish" not in officer.open(f"/staff/registers/{member.id}").text

    factories.term(member, starts_on=clock.today())
    assert browser.open(ADDRESS).status == 410

    assert publish(officer, member).status == 302
    assert browser.open(ADDRESS).status == 200
    assert browser.open(f"{ADDRESS}/versions/1").status == 410


def test_it_is_withdrawn_with_a_reason(browser, officer, member):
    enter(member)
    publish(officer, member)

    officer.submit(f"/staff/registers/{member.id}/withdraw", reason="An address was shown")

    page = browser.open(ADDRESS)
    assert page.status == 410
    assert "An address was shown" in page.text
    assert ADDRESS not in browser.open("/members/ada-fern").text


def test_an_entry_leaves_the_page_the_day_after_it_ends(browser, officer, member):
    interest = enter(member)
    publish(officer, member)
    yesterday, by = clock.today() - timedelta(days=1), operator(on=clock.today())
    registers.end(interest, ends_on=yesterday, revision=str(interest.revision), by=by, at=clock.now())
    db.session.commit()

    assert publish(officer, member, reason="It ended").status == 302
    assert "Locksmith" not in browser.open(ADDRESS).text


def test_an_entry_whose_end_was_published_leaves_page_and_data_by_its_date(app, browser, officer, member):
    today, tomorrow = clock.today(), clock.today() + timedelta(days=1)
    enter(member, ends_on=today)
    enter(member, details={"job": "Teacher"})
    factories.dispensation(member, factories.item(factories.meeting()), starts_on=today, ends_on=today)
    publish(officer, member)

    last_day = browser.open(ADDRESS).text, browser.open(f"{ADDRESS}.json").text
    tag = browser.open(f"{ADDRESS}.json").headers["ETag"]
    with time_machine.travel(clock.moment_of(tomorrow, time(9)), tick=False):
        after, data = browser.open(ADDRESS).text, browser.open(f"{ADDRESS}.json")
        kept = browser.open(f"{ADDRESS}/versions/1.json").text
        asked = Browser(app).sign_in(factories.monitoring_officer()).open(f"/staff/registers/{member.id}/publish").text

    assert all("Locksmith" in one and "The budget" in one and "Teacher" in one for one in last_day)
    for one in (after, data.text):
        assert "Locksmith" not in one and "The budget" not in one and "Teacher" in one
    assert data.headers["ETag"] != tag
    assert "Locksmith" in kept
    assert "and nothing has changed since" in asked


def test_dispensations_name_only_what_the_public_can_read(browser, officer, member):
    item = factories.item(factories.meeting(), "A heading nobody may read yet")
    factories.dispensation(member, item)
    publish(officer, member)

    page = browser.open(ADDRESS).text
    assert "The budget" in page
    assert "in the interests of persons living in the authority&#39;s area" in page
    assert "nobody may read" not in page


def test_a_dispensation_names_a_public_item_by_its_number_alone(browser, officer, app):
    council = publish_council()
    factories.dispensation(council.chair, council.report)
    publish(officer, council.chair)

    page = browser.open("/members/ada-fern/interests").text

    assert f"Children Panel, {long_date(council.meeting.held_on)}: item 1" in page
    assert "Early help" not in page


def test_what_an_old_version_held_of_declarations_is_read_nowhere(browser, member):
    body = {**register_bodies.register_body(member, on=clock.today()), "declarations": [{"nature": "Acorn Trust"}]}
    for reason in ("", "As before"):
        verb = Verb.CORRECT if reason else Verb.PUBLISH
        register_publishing.append(member, body, act(verb, reason))
    db.session.commit()

    pages = [browser.open(address) for address in EVERY]

    assert [page.status for page in pages] == [200] * len(EVERY)
    assert "Acorn" not in "".join(page.text for page in pages)
