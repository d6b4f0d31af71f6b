"""What the check of a work programme finds, on its pages: why, a button that mends it, a way to let it stand."""

from datetime import timedelta
from html import unescape

import pytest

from models.minutes_vocabulary import OwedKind
from models.rules.linter import Finding, Mend, MendKind
from models.rules.municipal_year import municipal_year_of
from models.work_programme import Topic, TopicChange, WaivedFinding
from tests import factories, held_meetings, planned_decisions, planned_topics
from tests.browser_client import Browser, Page
from webapp import clock
from webapp.blueprints.programme_check.ways import way_to_mend
from webapp.database import db

ASKED = "It was requested that two items be added to the work programme: Compass and talented children."
NUMBERS = dict.fromkeys(("topic_id", "decision_id", "seat_id", "suggestion_id", "meeting_id"), 1)
QUARTER = "Performance in quarter 2 (June–Sept)"


def pages(committee, year: int | None = None) -> str:
    return f"/staff/committees/{committee.id}/work-programme/findings?year={year or municipal_year_of(clock.today())}"


def fields(page: Page, words: str) -> dict[str, str]:
    """What the finding whose words these are sends: its rule, its key and the token of the page."""
    part = page.text[page.text.index(words) :]
    names = ("csrf_token", "rule", "key")
    return {name: unescape(part.split(f'name="{name}" value="', 1)[1].split('"', 1)[0]) for name in names}


def press(clerk: Browser, way: str, address: str, words: str, **typed: str) -> Page:
    """Press a button of a finding; the page that comes then."""
    page = clerk.open(address)
    answer = clerk.post(address.replace("?", f"/{way}?"), **{**fields(page, words), **typed})
    return answer if answer.status == 200 else clerk.open(address)


@pytest.fixture
def committee(app):
    return factories.committee(name="Children’s Panel")


@pytest.fixture
def clerk(browser, committee):
    return browser.sign_in(factories.officer())


def test_the_check_of_an_old_year_says_where_what_was_asked_for_goes_on(clerk, committee):
    planned_topics.topic(committee, "Ponds")
    this_year = municipal_year_of(clock.today())

    old, new = (clerk.open(pages(committee, year)).text for year in (this_year - 1, this_year))

    assert f'findings?year={this_year}">the programme for {this_year}/{(this_year + 1) % 100:02}</a>' in old
    assert "which the committee goes by now" in old and "which the committee goes by now" not in new


def test_each_finding_says_its_rule_why_and_how_it_is_mended(clerk, committee):
    planned_topics.topic(committee, QUARTER)

    page = clerk.open(pages(committee))

    assert "1 thing to look at in the programme" in page.text
    assert "Quarter with the wrong months" in page.text
    assert f"“{QUARTER}”: quarter 2 is July–September, not June–Sept." in page.text
    assert "makes figures that cannot be compared" in page.text
    assert "It would say</span> Performance in quarter 2 (July–September)" in page.text


def test_words_are_corrected_by_one_press_and_the_topics_history_keeps_what_they_were(clerk, committee):
    topic = planned_topics.topic(committee, QUARTER)

    after = press(clerk, "mend", pages(committee), "quarter 2 is July")

    assert "Nothing to look at" in after.text
    db.session.expire_all()
    assert db.session.get(Topic, topic.id).title == "Performance in quarter 2 (July–September)"
    last = db.session.query(TopicChange).order_by(TopicChange.id.desc()).first()
    assert (last.was, last.now) == (f"Title: {QUARTER}", "Title: Performance in quarter 2 (July–September)")


def test_a_lost_request_becomes_a_topic_by_one_press_and_knows_who_asked(clerk, committee):
    meeting = factories.meeting(committee, held_on=clock.today() - timedelta(days=7))
    asked = held_meetings.owed(factories.item(meeting), kind=OwedKind.ASK, quoted=ASKED)
    planned_topics.topic(committee, "Compass", asked=asked)
    assert "Add “Talented children”" in clerk.open(pages(committee)).text

    after = press(clerk, "mend", pages(committee), "“talented children” was asked for")

    assert "“talented children” was asked for" not in after.text
    added = db.session.query(Topic).order_by(Topic.id.desc()).first()
    assert (added.title, added.owed_id, added.source) == ("Talented children", asked.id, "minute")


def test_a_missed_cadence_is_mended_by_moving_the_topic_with_its_reason(clerk, committee):
    today = clock.today()
    soon = factories.meeting(committee, held_on=today + timedelta(days=3))
    late = factories.meeting(committee, held_on=today + timedelta(days=200))
    topic = planned_topics.topic_at(late, every_months=6)
    planned_topics.noted_report(topic, reported_on=today - timedelta(days=180))
    year = municipal_year_of(late.held_on)

    after = press(clerk, "mend", pages(committee, year), "is to come every 6 months")

    assert "is to come every 6 months" not in after.text
    db.session.expire_all()
    assert db.session.get(Topic, topic.id).meeting_id == soon.id
    last = db.session.query(TopicChange).order_by(TopicChange.id.desc()).first()
    assert last.reason.startswith("It is to come every 6 months, and was last reported on")


def test_a_finding_that_is_no_more_is_not_mended_but_said(clerk, committee):
    planned_topics.topic(committee, QUARTER)

    page = press(clerk, "mend", pages(committee), "quarter 2 is July", key="nothing")

    assert "does not find this any more" in page.text


def test_letting_something_stand_asks_for_the_reason_beside_it(clerk, committee):
    planned_topics.topic(committee, QUARTER)

    refused = press(clerk, "waive", pages(committee), "quarter 2 is July", reason=" ")
    kept = press(clerk, "waive", pages(committee), "quarter 2 is July", reason="As the service names it.")

    assert "Say why it may stand" in refused.text
    assert "Nothing to look at" in kept.text
    assert "let it stand on" in kept.text and "As the service names it." in kept.text


def test_what_was_let_stand_is_looked_at_again_by_one_press(clerk, committee):
    planned_topics.topic(committee, QUARTER)
    page = press(clerk, "waive", pages(committee), "quarter 2 is July", reason="Yes")
    waived = db.session.query(WaivedFinding).one()

    clerk.send(page, to=f"/waived-findings/{waived.id}/look-again?year={municipal_year_of(clock.today())}")

    after = clerk.open(pages(committee)).text
    assert "1 thing to look at" in after and "let it stand on" not in after
    assert "It is looked at again." in after


def test_a_change_anywhere_is_seen_by_the_very_next_page(clerk, committee):
    first = clerk.open(pages(committee))
    planned_topics.topic(committee, QUARTER)

    assert "Nothing to look at" in first.text
    assert "1 thing to look at" in clerk.open(pages(committee)).text


def test_the_buttons_of_a_decision_lead_to_where_it_is_taken_and_where_it_is_left(clerk):
    panel = planned_decisions.panel()
    decide_on = clock.today() + timedelta(days=60)
    decision = planned_decisions.planned(planned_decisions.cabinet(), decide_on=decide_on)

    page = clerk.open(pages(panel))

    for way in ("take", "leave"):
        assert f'href="/staff/committees/{panel.id}/forward-plan/{decision.id}/{way}?' in page.text


def test_the_programmes_of_every_committee_one_keeps_are_on_one_page(clerk, committee):
    planned_topics.topic(committee, QUARTER)
    quiet = factories.committee(name="Quiet Panel")
    planned_topics.topic(quiet, "Ponds")

    page = clerk.open("/staff/work-programmes/findings")

    assert "Children’s Panel" in page.text and "1 to look at" in page.text
    assert "Quarter with the wrong months" in page.text
    assert "Quiet Panel" not in page.text


def test_who_keeps_one_committee_sees_no_other_ones_findings(browser, committee):
    other = factories.committee(name="Other Panel")
    for each in (committee, other):
        planned_topics.topic(each, QUARTER)
    clerk = browser.sign_in(factories.officer(committee=other))

    page = clerk.open("/staff/work-programmes/findings")

    assert "Other Panel" in page.text and "Children’s Panel" not in page.text
    assert clerk.open(pages(committee)).status == 404


@pytest.mark.parametrize("kind", MendKind)
def test_every_way_to_mend_something_leads_to_a_page_there_is(app, kind):
    finding = Finding(rule="", key="", topic_id=1, words="", why="", mend=Mend(kind=kind, **NUMBERS))

    with app.test_request_context():
        way = way_to_mend(finding, 1, 2019)
        method = "POST" if way.is_press else "GET"
        endpoint, _ = app.url_map.bind("").match(way.address.split("?")[0].split("#")[0], method)

    assert way.words and endpoint in app.view_functions


@pytest.mark.parametrize("year", ["0", "x", "99999", "-1", "2019.5"])
def test_a_year_that_no_council_plans_is_this_one(clerk, committee, year):
    page = clerk.open(pages(committee).split("?")[0] + f"?year={year}")

    assert page.status == 200 and "What the check finds" in page.text


def test_the_programme_itself_shows_the_first_findings_and_a_press_comes_back_to_it(clerk, committee):
    planned_topics.topic(committee, QUARTER)
    year = municipal_year_of(clock.today())
    programme = f"/staff/committees/{committee.id}/work-programme?year={year}"
    page = clerk.open(programme)
    assert "The check finds 1 thing to look at" in page.text

    answer = clerk.send(page, to=f"/findings/mend?year={year}")

    assert answer.headers["Location"] == programme
    assert "The check finds nothing to look at" in clerk.open(programme).text
