"""A member sees when they are wanted: their own committees' published meetings, and nothing unpublished."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.publication import Published, PublishedMeeting, PublishedSeat
from models.vocabulary import Role, SubjectKind
from tests import factories
from webapp import clock


@pytest.fixture
def member(app):
    return factories.member(name="Mel Member", slug="mel-member")


@pytest.fixture
def signed_in(browser, member):
    return browser.sign_in(factories.user(Role.MEMBER, member_id=member.id))


def published(meeting_id: int, committee_id: int, *, days: int, **fields) -> None:
    held_on = clock.today() + timedelta(days=days)
    usual = {
        "committee_name": f"Committee {committee_id}",
        "address": f"/committees/c/meetings/{held_on}",
        "starts_at": datetime(held_on.year, held_on.month, held_on.day, 10, tzinfo=UTC),
        "status": "scheduled",
        "place": "Shire Hall",
        "has_agenda": False,
        "vevent": b"",
        **fields,
    }
    factories.keep(PublishedMeeting(meeting_id=meeting_id, committee_id=committee_id, held_on=held_on, **usual))


def sits(member, committee_id: int, *, starts_on: date = factories.LONG_AGO, ends_on: date | None = None) -> None:
    factories.keep(
        PublishedSeat(
            seat_id=next(factories.counter),
            committee_id=committee_id,
            member_id=member.id,
            starts_on=starts_on,
            ends_on=ends_on,
        )
    )


def test_a_member_sees_the_coming_meetings_of_their_own_committees(signed_in, member):
    sits(member, 1)
    sits(member, 2, ends_on=clock.today() + timedelta(days=3))
    published(1, 1, days=5)
    published(2, 1, days=-1, committee_name="The past")
    published(3, 2, days=2)
    published(4, 2, days=4, committee_name="After the seat")
    published(5, 3, days=2, committee_name="Not theirs")

    page = signed_in.open("/my/").text

    assert page.index("Committee 2") < page.index("Committee 1")
    for absent in ("The past", "After the seat", "Not theirs"):
        assert absent not in page


def test_a_cancelled_meeting_says_so(signed_in, member):
    sits(member, 1)
    published(1, 1, days=5, status="cancelled")

    assert "Cancelled" in signed_in.open("/my/").text


def test_the_seats_in_force_are_shown(signed_in, member):
    committee = factories.committee(name="Cabinet")
    factories.seat(committee, member)
    factories.seat(factories.committee(name="Long over"), member, ends_on=factories.LONG_AGO)

    page = signed_in.open("/my/").text

    assert "Cabinet: member, since 1 May 2010" in page
    assert "Long over" not in page


def test_a_published_member_is_shown_how_to_subscribe(signed_in, member):
    feed = "http://localhost/members/mel-member/calendar.ics"
    assert feed not in signed_in.open("/my/").text

    publication = factories.publication(subject_kind=SubjectKind.MEMBER, subject_id=member.id)
    live = {"subject_kind": SubjectKind.MEMBER, "subject_id": member.id, "version": 1, "title": "Mel", "body": "{}"}
    factories.keep(Published(publication_id=publication.id, address="/members/mel-member", **live))

    assert feed in signed_in.open("/my/").text


def test_an_account_without_a_member_is_told_whom_to_ask(browser):
    browser.sign_in(factories.user(Role.MEMBER))

    assert "Ask an administrator to link it" in browser.open("/my/").text


def test_a_member_is_shown_no_link_to_a_staff_page(signed_in):
    assert "/staff" not in signed_in.open("/my/").text


def test_only_a_member_opens_it(browser):
    assert browser.open("/my/").headers["Location"].startswith("/sign-in")
    assert browser.sign_in(factories.officer()).open("/my/").status == 404
