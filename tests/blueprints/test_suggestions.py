"""Suggestions on the web: sent in public, limited, scored by members in private, answered by officers."""

import re

import pytest
from sqlalchemy import func, select

from models.rules.scoring import SHIPPED
from models.suggestion import Suggestion
from models.vocabulary import Role, Verb
from tests import factories, suggested_topics
from tests.browser_client import Browser
from tests.planned_topics import act
from tests.suggested_topics import seated, suggestion
from webapp.database import db
from webapp.services import council, publishing
from webapp.services.ledger import Act

MARKS = {f"mark_{place}": "2" for place in range(len(SHIPPED[0].criteria))}


@pytest.fixture
def officer(app):
    return factories.officer()


def kept() -> int:
    return db.session.scalar(select(func.count()).select_from(Suggestion))


def member_account(committee):
    return factories.user(Role.MEMBER, member_id=seated(committee).id)


def test_the_public_form_is_not_there_unless_the_council_opens_it(browser):
    factories.council()
    assert browser.open("/suggest-a-topic").status == 404

    suggested_topics.open_to_public()

    assert browser.open("/suggest-a-topic").status == 200


def test_an_officer_opens_it_to_the_public(browser, officer):
    factories.council()

    browser.sign_in(officer).submit("/staff/council/suggestions", takes_suggestions="y")

    assert browser.open("/suggest-a-topic").status == 200


def test_anybody_suggests_a_topic_and_reads_what_happens_next(browser):
    suggested_topics.open_to_public()

    page = browser.submit("/suggest-a-topic", title="Ponds in parks", why="They dry up.", email="pat@example.com")

    assert page.headers["Location"] == "/suggest-a-topic/sent"
    assert "What happens next" in browser.open("/suggest-a-topic/sent").text
    assert kept() == 1


def test_a_suggestion_without_words_is_explained_and_nothing_typed_is_lost(browser):
    suggested_topics.open_to_public()

    page = browser.submit("/suggest-a-topic", title="", why="They dry up.", email="pat@nowhere")

    assert 'href="#title"' in page.text
    assert "They dry up." in page.text
    assert kept() == 0


def test_too_many_from_one_place_are_asked_to_wait(browser):
    suggested_topics.open_to_public()
    for number in range(10):
        assert browser.submit("/suggest-a-topic", title=f"Pond {number}").status == 302

    page = browser.submit("/suggest-a-topic", title="One more pond")

    assert "Ten suggestions came from where you are within a quarter of an hour" in page.text
    assert "attempts" not in page.text
    assert 'value="One more pond"' in page.text
    assert kept() == 10


def test_the_public_pages_lead_there_once_the_council_is_published(app, browser):
    suggested_topics.open_to_public()
    publishing.publish_council(council.current(), Act(Verb.PUBLISH, **act()))
    db.session.commit()

    assert 'href="/suggest-a-topic"' in browser.open("/about").text


def test_a_member_scores_in_private_until_an_officer_reveals_the_marks(app, officer):
    committee = factories.committee()
    made = suggestion(committee)
    mine, other, desk = Browser(app), Browser(app), Browser(app)
    mine.sign_in(member_account(committee))
    other.sign_in(member_account(committee))
    desk.sign_in(officer)

    assert mine.submit(f"/my/suggestions/{made.id}", remark="Needle in a haystack", **MARKS).status == 302

    for browser, address in ((other, f"/my/suggestions/{made.id}"), (desk, f"/staff/suggestions/{made.id}")):
        assert "Needle" not in browser.open(address).text
    assert re.search(r"Reveal the marks of 1 suggestion\s*<", desk.open("/staff/suggestions").text)
    desk.submit("/staff/suggestions", to=f"/reveal/{committee.id}")
    for browser, address in ((other, f"/my/suggestions/{made.id}"), (desk, f"/staff/suggestions/{made.id}")):
        assert "Needle" in browser.open(address).text
    assert "of 100" in other.open("/my/suggestions").text


def test_a_criterion_left_out_is_asked_for_and_the_others_stay(app):
    committee = factories.committee()
    made = suggestion(committee)
    browser = Browser(app).sign_in(member_account(committee))

    page = browser.submit(f"/my/suggestions/{made.id}", **{**MARKS, "mark_1": None})

    assert "Mark “Impact”" in page.text
    assert 'value="2" checked' in page.text


def test_a_member_does_not_see_who_the_resident_is(app):
    committee = factories.committee()
    made = suggestion(committee)
    browser = Browser(app).sign_in(member_account(committee))

    pages = browser.open("/my/suggestions").text + browser.open(f"/my/suggestions/{made.id}").text

    assert "Ponds in parks" in pages
    assert "Pat Example" not in pages
    assert "pat@example.com" not in pages


def test_an_officer_accepts_one_and_finds_the_topic(browser, officer):
    committee = factories.committee()
    made = suggestion(committee)
    browser.sign_in(officer)

    browser.submit(f"/staff/suggestions/{made.id}/accept", title="Ponds")

    shown = browser.open(f"/staff/suggestions/{made.id}").text
    assert "Accepted on" in shown
    assert f"/staff/topics/{db.session.get(Suggestion, made.id).topic_id}" in shown


def test_declining_needs_a_reason_and_the_page_of_another_officer_is_out_of_date(browser, officer):
    made = suggestion(factories.committee())
    browser.sign_in(officer)
    address = f"/staff/suggestions/{made.id}/decline"
    seen = browser.open(address)
    assert "Say why" in browser.submit(address, reason="").text

    browser.submit(f"/staff/suggestions/{made.id}/edit", title="Ponds, and lakes")

    page = browser.send(seen, reason="It was done last year.")
    assert "changed this while you were writing" in page.text
    assert "It was done last year." in page.text
    assert browser.send(page, reason="It was done last year.").status == 302


def test_a_member_suggests_and_sees_it_among_their_own(app):
    browser = Browser(app).sign_in(member_account(factories.committee()))

    browser.submit("/my/suggestions/new", title="Buses at night")

    assert "Buses at night" in browser.open("/my/suggestions").text


def test_the_council_adds_a_scheme_and_uses_it(browser, officer):
    factories.council()
    browser.sign_in(officer)

    browser.submit("/staff/council/suggestions/new", name="Ours", criteria="Luck: how lucky?", lowest="1", highest="5")
    page = browser.open("/staff/council/suggestions")
    browser.post("/staff/council/suggestions/use", name="Ours", csrf_token=_token(page.text))

    assert "Ours" in browser.open("/staff/council/suggestions").text.split("In use")[0]


def _token(text: str) -> str:
    return text.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]


def test_officers_find_the_suggestions_in_the_navigation(browser):
    page = browser.sign_in(factories.officer()).open("/staff/")

    assert 'href="/staff/suggestions"' in page.text.split("</nav>")[0]


def test_a_member_reads_how_many_still_wait_for_their_marks(app):
    committee = factories.committee()
    one = suggestion(committee)
    suggestion(committee, title="Bees")
    mine = Browser(app).sign_in(member_account(committee))
    mine.submit(f"/my/suggestions/{one.id}", **MARKS)

    page = mine.open("/my/suggestions")

    assert "To score (1)" in page.text
    assert page.text.index("Bees") < page.text.index("Ponds in parks")
