"""The pages of substitutes, and what the public reads of them: on the meeting, in its papers, in calendars."""

import json

import pytest

from models.publication import Published, PublishedPaper, PublishedSubstitution
from models.vocabulary import SeatRole, SubjectKind, Verb
from tests import factories
from tests.exports.papers import words_of_word
from tests.published_council import act, correct, publish_council
from webapp import clock
from webapp.database import db
from webapp.services import publishing
from webapp.services.deployment import storage


@pytest.fixture
def published(app):
    """A public meeting, whose chair and one member who is not on the committee are of one group."""
    found = publish_council()
    found.seat = found.committee.seats[0]
    found.dev = factories.member(name="Dev Anand", slug="dev-anand")
    elm = factories.group("Elm")
    for member in (found.chair, found.dev):
        factories.group_membership(member, elm)
    return found


@pytest.fixture
def signed_in(browser, published):
    return browser.sign_in(factories.officer())


def substitutes(published) -> str:
    return f"/staff/meetings/{published.meeting.id}/substitutes"


def chosen(published) -> dict[str, str]:
    return {"seat_id": str(published.seat.id), "member_id": str(published.dev.id)}


def test_a_substitute_is_recorded_shown_and_cancelled(signed_in, published):
    page = signed_in.submit(f"{substitutes(published)}/new", **chosen(published))
    assert page.headers["Location"] == substitutes(published)

    listed = signed_in.open(substitutes(published)).text
    assert "Publish the meeting again" in listed
    assert "<strong>Dev Anand</strong> in the place of Ada Fern" in listed
    assert "Dev Anand" in signed_in.open(f"/staff/meetings/{published.meeting.id}").text

    way = listed.split('/cancel"')[0].split('href="')[-1] + "/cancel"
    signed_in.submit(way, reason="She can come after all")
    assert "Dev Anand" not in signed_in.open(substitutes(published)).text


def test_a_refusal_stands_beside_its_field_and_nothing_chosen_is_lost(signed_in, published):
    votes = {**chosen(published), "member_id": str(published.chair.id)}

    page = signed_in.submit(f"{substitutes(published)}/new", **votes)

    assert "has their own vote" in page.text and 'href="#member_id"' in page.text
    assert f'<option value="{published.chair.id}" selected>' in page.text


def test_notice_that_came_too_late_says_until_when_it_could(signed_in, published):
    published.committee.substitute_notice_hours = 24
    published.meeting.held_on = clock.today()
    db.session.commit()

    page = signed_in.submit(f"{substitutes(published)}/new", **chosen(published))

    assert "Notice of a substitute is due 24 hours before the meeting" in page.text
    assert 'href="#notified_on"' in page.text


def test_a_committee_that_takes_none_offers_no_way(signed_in, published):
    published.committee.allows_substitutes = False
    db.session.commit()

    page = signed_in.open(substitutes(published)).text

    assert "This committee takes no substitutes" in page and "Record a substitute" not in page


def test_the_review_says_what_the_public_will_find_changed(signed_in, published):
    signed_in.submit(f"{substitutes(published)}/new", **chosen(published))

    waiting = signed_in.open("/staff/").text
    review = signed_in.open(f"/staff/publishing/meeting/{published.meeting.id}").text

    assert f"/staff/publishing/meeting/{published.meeting.id}" in waiting
    assert "Dev Anand sits in the place of Ada Fern." in review


def test_the_public_reads_of_it_once_it_is_published(browser, published):
    factories.substitution(published.meeting, published.seat, published.dev)
    assert "Dev Anand" not in browser.open(published.address).text

    correct(published.meeting)

    page = browser.open(published.address)
    told = json.loads(browser.open(f"{published.address}.json").text)["substitutions"]
    assert "Substitutes at this meeting" in page.text and 'href="/members/dev-anand"' in page.text
    assert told == [
        {
            "in_place_of": {"name": "Ada Fern", "address": "/members/ada-fern"},
            "member": {"name": "Dev Anand", "address": "/members/dev-anand"},
        }
    ]
    assert "Substitutes: Dev Anand in place of Ada Fern." in word_file(published)


def test_the_substitutes_own_calendar_and_page_have_the_meeting_and_the_members_keep_it(browser, published):
    factories.substitution(published.meeting, published.seat, published.dev)
    correct(published.meeting)

    for member in ("dev-anand", "ada-fern"):
        assert "SUMMARY:Children Panel" in browser.open(f"/members/{member}/calendar.ics").text
        assert published.address in browser.open(f"/members/{member}").text


def test_one_that_is_cancelled_leaves_the_calendar_and_its_tag_changes(browser, published):
    made = factories.substitution(published.meeting, published.seat, published.dev)
    correct(published.meeting)
    feed = "/members/dev-anand/calendar.ics"
    tag = browser.open(feed).headers["ETag"]

    made.cancelled_at = clock.now()
    db.session.commit()
    correct(published.meeting)

    again = browser.open(feed, headers={"If-None-Match": tag})
    assert again.status == 200 and "Children Panel" not in again.text
    assert "Dev Anand" not in browser.open(published.address).text


def test_a_withdrawn_meeting_leaves_the_substitutes_calendar(browser, published):
    factories.substitution(published.meeting, published.seat, published.dev)
    correct(published.meeting)

    publishing.withdraw(published.meeting, act(Verb.WITHDRAW, "Not to be public"))
    db.session.commit()

    assert "Children Panel" not in browser.open("/members/dev-anand/calendar.ics").text
    assert db.session.query(PublishedSubstitution).count() == 0


def test_a_place_on_the_list_of_substitutes_brings_no_meeting_by_itself(browser, published):
    factories.seat(published.committee, published.dev, role=SeatRole.SUBSTITUTE)
    publish_committee_again(published)

    assert "Children Panel" not in browser.open("/members/dev-anand/calendar.ics").text


def test_a_meeting_published_before_there_were_substitutes_still_shows(app, browser, published):
    live = db.session.get(Published, (SubjectKind.MEETING, published.meeting.id))
    old = json.loads(live.body)
    del old["substitutions"]
    live.body = json.dumps(old)
    db.session.commit()

    assert browser.open(published.address).status == 200
    assert "Substitutes at this meeting" not in browser.open(published.address).text
    assert publishing.live_body_of(published.meeting) == old


def publish_committee_again(published) -> None:
    db.session.refresh(published.committee)
    publishing.publish_committee(published.committee, act())
    db.session.commit()


def word_file(published) -> str:
    live = db.session.get(Published, (SubjectKind.MEETING, published.meeting.id))
    made = db.session.query(PublishedPaper).filter_by(publication_id=live.publication_id, filename="agenda.docx").one()
    return words_of_word(storage().read(made.sha256))
