"""A seat entered by mistake leaves what the public reads once its committee is published again, and not before."""

from datetime import timedelta

import pytest

from tests import factories
from tests.browser_client import Browser
from webapp import clock
from webapp.database import db
from webapp.services import publishing, unpublished
from webapp.services.actors import operator
from webapp.services.ledger import Act, Verb


@pytest.fixture
def public(app):
    """A committee, its member and its meeting, all published: the committee page, the member's page and calendar."""
    member = factories.member(name="Ada Lowe")
    meeting = factories.meeting(factories.committee(), held_on=clock.today() + timedelta(days=90))
    seat = factories.seat(meeting.committee, member, starts_on=clock.today() - timedelta(days=9))
    for publish, one in ((publishing.publish_committee, meeting.committee), (publishing.publish_meeting, meeting)):
        publish(one, act())
    db.session.commit()
    return {
        "seat": seat,
        "committee": meeting.committee,
        "pages": [f"/committees/{meeting.committee.slug}", f"/members/{member.slug}"],
        "calendar": f"/members/{member.slug}/calendar.ics",
    }


def act(verb=Verb.PUBLISH, reason=""):
    return Act(verb, by=operator(on=clock.today()), at=clock.now(), reason=reason)


def shown(browser, public):
    committee, member = (browser.open(page).text for page in public["pages"])
    in_calendar = "BEGIN:VEVENT" in browser.open(public["calendar"]).text
    return ("Ada Lowe" in committee, public["committee"].name in member, in_calendar)


def test_the_public_sees_the_seat_until_the_committee_is_published_again(app, browser, public):
    officer = Browser(app).sign_in(factories.officer())
    assert shown(browser, public) == (True, True, True)

    page = officer.submit(f"/staff/seats/{public['seat'].id}/remove", reason="The wrong committee")

    assert page.headers["Location"].endswith(f"/staff/committees/{public['committee'].id}/seats")
    assert shown(browser, public) == (True, True, True)
    waiting = unpublished.waiting(by=operator(on=clock.today()))
    assert public["committee"].name in [one.name for one in waiting if not one.is_new]

    publishing.publish_committee(public["committee"], act(Verb.CORRECT, "A seat was entered by mistake"))
    db.session.commit()

    assert shown(browser, public) == (False, False, False)


def test_no_reason_no_removal_and_the_page_says_so(app, public):
    officer = Browser(app).sign_in(factories.officer())

    page = officer.submit(f"/staff/seats/{public['seat'].id}/remove", reason="")

    assert page.status == 200 and 'href="#reason"' in page.text
