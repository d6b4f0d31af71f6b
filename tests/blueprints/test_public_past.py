"""What was: past seats, former members, committees that have ended. No page of today shows them; none is lost."""

from datetime import date

import pytest

from models.vocabulary import Verb
from tests import factories
from tests.published_council import HELD_ON, act, publish_council
from webapp import clock
from webapp.database import db
from webapp.services import publishing

COMMITTEE = "/committees/children-panel"


@pytest.fixture
def published(app):
    return publish_council()


def test_seats_are_shown_as_they_stand_today(published, browser):
    seat_people_then_and_later(published)

    page, past = browser.open("/committees/children-panel").text, browser.open(f"{COMMITTEE}/past-members").text

    today, will = page.index("Ada Fern"), page.index("To Come")
    assert page.index("Who sits on it today") < today < page.index("Who will") < will
    assert "Long Gone" not in page and f'href="{COMMITTEE}/past-members"' in page
    assert "Long Gone" in past and "to 1 January 2015" in past and "Ada Fern" not in past and "To Come" not in past


def test_former_members_have_a_list_of_their_own_and_a_page_with_every_seat_they_had(published, browser):
    seat_people_then_and_later(published)

    members, former = browser.open("/members").text, browser.open("/former-members").text

    assert "Ada Fern" in members and "To Come" in members and "Long Gone" not in members
    assert 'href="/former-members"' in members
    assert "Long Gone" in former and "until 1 January 2015" in former and "Ada Fern" not in former
    assert 'href="/members/long-gone/past-seats"' in browser.open("/members/long-gone").text
    assert "Children Panel" in browser.open("/members/long-gone/past-seats").text
    assert [one["name"] for one in browser.open("/members.json").json["members"]] == ["Ada Fern", "To Come"]
    assert [one["address"] for one in browser.open("/former-members.json").json["members"]] == ["/members/long-gone"]


def test_a_seat_that_ends_today_is_still_held_today(published, browser):
    last = factories.member(name="Last Day", slug="last-day")
    factories.seat(published.committee, last, ends_on=clock.today())
    publish_again(published)

    assert "Last Day" in browser.open(COMMITTEE).text
    assert "Last Day" in browser.open("/members").text
    assert "Last Day" not in browser.open("/former-members").text


def test_who_sits_again_is_no_longer_a_former_member(published, browser):
    again = factories.member(name="Back Again", slug="back-again")
    seat = factories.seat(published.committee, again, ends_on=date(2015, 1, 1))
    publish_again(published)
    assert "Back Again" in browser.open("/former-members").text

    seat.ends_on = None
    publish_again(published)

    assert "Back Again" not in browser.open("/former-members").text
    assert "Back Again" in browser.open("/members").text


def test_committees_that_have_ended_have_a_list_of_their_own(published, browser):
    assert 'href="/former-committees"' not in browser.open("/committees").text
    published.committee.ended_on = date(2015, 1, 1)
    publish_again(published)

    committees, former = browser.open("/committees").text, browser.open("/former-committees").text

    assert "Children Panel" not in committees and 'href="/former-committees"' in committees
    assert f'href="{COMMITTEE}"' not in browser.open("/").text
    assert "Children Panel" in former and "until 1 January 2015" in former
    assert browser.open("/former-committees.json").json["committees"][0]["address"] == COMMITTEE


def test_the_parts_of_what_is_past_leave_nothing_out(published, browser):
    for number in range(60):
        member = factories.member(name=f"Same Name {number % 7}", slug=f"same-name-{number}")
        factories.seat(published.committee, member, ends_on=date(2015, 1, 1 + number % 3))
        ended = factories.committee(name=f"Group {number}", ended_on=date(2016, 1, 1))
        publishing.publish_committee(ended, act())
    publish_again(published)

    for start, noun, key, count in (
        ("/former-members.json", "members", "more", 60),
        ("/former-committees.json", "committees", "more", 60),
        (f"{COMMITTEE}/past-members.json", "seats", "earlier", 60),
    ):
        seen, address = [], start
        while address:
            page = browser.open(address)
            assert browser.open(address.replace(".json", "")).status == 200
            seen += [one["id"] for one in page.json[noun]]
            address = page.json[key]
        assert len(seen) == len(set(seen)) == count, start


def test_what_a_withdrawn_committee_held_leaves_the_lists_and_its_members_pages(published, browser):
    seat_people_then_and_later(published)
    publishing.withdraw(published.committee, act(Verb.WITHDRAW, "Published by mistake"))
    db.session.commit()

    assert "Children Panel" not in browser.open("/committees").text
    assert "Children Panel" not in browser.open("/members/long-gone/past-seats").text
    assert browser.open(f"{COMMITTEE}/past-members").status == 410
    assert "Long Gone" in browser.open("/members").text


def test_a_withdrawn_member_leaves_the_list(published, browser):
    publishing.withdraw(published.chair, act(Verb.WITHDRAW, "Published by mistake"))
    db.session.commit()

    assert "Ada Fern" not in browser.open("/members").text
    assert browser.open("/members/ada-fern/past-seats").status == 410


def seat_people_then_and_later(published) -> None:
    """Give the committee a seat to come and one that has ended, and publish it so."""
    factories.seat(published.committee, factories.member(name="To Come", slug="to-come"), starts_on=HELD_ON)
    factories.seat(published.committee, factories.member(name="Long Gone", slug="long-gone"), ends_on=date(2015, 1, 1))
    publish_again(published)


def publish_again(published) -> None:
    db.session.commit()
    db.session.refresh(published.committee)
    publishing.publish_committee(published.committee, act())
    db.session.commit()
