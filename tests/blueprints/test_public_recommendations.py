"""The public pages of recommendations: each, and a committee's year with how they fared."""

from datetime import UTC, datetime

import pytest
import time_machine

from models.minutes_vocabulary import RecommendationResponse
from tests import recommended
from tests.published_council import ask, forget, statements
from tests.recommended import BY, HELD_ON, NOW, make_public, withdraw_minutes
from webapp.database import db
from webapp.services import recommendations

LIST = "/committees/adult-panel/recommendations"


@pytest.fixture
def sent(app):
    found = recommended.recommended()
    recommendations.give_notice(found, reported_on=None, notice_on=HELD_ON, revision=str(found.revision), by=BY, at=NOW)
    make_public(found.resolution.meeting)
    return found


def respond(found, response=RecommendationResponse.PARTLY, text="From **next** year."):
    said = {"response": response, "responded_on": NOW.date(), "response_text": text}
    recommendations.respond(found, said, revision=str(found.revision), by=BY, at=NOW)
    db.session.commit()


def test_everybody_reads_what_was_asked_of_whom_and_that_the_answer_is_overdue(browser, sent):
    page = browser.open(f"{LIST}/{sent.id}")

    assert page.status == 200
    for said in ("Recommendation to Full Council", recommended.TEXT, "Answer overdue", "11 May 2019"):
        assert said in page.text
    assert browser.open(f"{LIST}/{sent.id}.json").json["is_overdue"] is True


def test_the_answer_is_there_as_soon_as_it_is_recorded(browser, sent):
    before = browser.open(f"{LIST}/{sent.id}")
    listed = browser.open(LIST)

    respond(sent)

    assert "<strong>next</strong> year" in browser.open(f"{LIST}/{sent.id}").text
    assert "The response was recorded: partly accepted." in browser.open(f"{LIST}/{sent.id}").text
    assert before.headers["ETag"] != browser.open(f"{LIST}/{sent.id}").headers["ETag"]
    assert listed.headers["ETag"] != browser.open(LIST).headers["ETag"]


def test_the_year_of_a_committee_is_told_with_its_rates(browser, sent):
    respond(sent)

    page, data = browser.open(LIST), browser.open(f"{LIST}.json").json

    assert "1 of 1 answered was accepted, all or in part." in page.text
    assert "0 of 1 that had to be answered within two months were answered in time." in page.text
    assert data["year"] == "2018 to 2019"
    assert data["rates"]["accepted"] == 1
    assert [one["id"] for one in data["recommendations"]] == [sent.id]
    assert browser.open(f"{LIST}?year=2017").text.count("No recommendation in this year") == 1


@pytest.fixture
def that_summer():
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_committee_s_own_page_tells_the_rates_and_follows_them(browser, sent, that_summer):
    before = browser.open("/committees/adult-panel")

    respond(sent)

    after = browser.open("/committees/adult-panel")
    assert "1</strong> overdue for an answer" in before.text
    assert "What came of its recommendations, 2018 to 2019" in after.text
    assert "1</strong> accepted in part" in after.text
    assert "1 of 1 answered was accepted, all or in part." in after.text
    assert f'href="{LIST}?year=2018"' in after.text


def test_a_committee_s_own_page_is_silent_of_recommendations_of_long_ago(browser, sent):
    with time_machine.travel(datetime(2021, 6, 1, 9, tzinfo=UTC), tick=False):
        page = browser.open("/committees/adult-panel")

    assert "What came of its recommendations" not in page.text
    assert f'href="{LIST}"' in page.text


def test_a_committee_s_own_page_costs_the_same_statements_however_much_it_recommended(app, sent, that_summer):
    few = cost(app)
    meeting = sent.resolution.meeting
    for number in range(5):
        where = {"council": sent.to_committee, "committee": meeting.committee, "meeting": meeting}
        recommended.recommended(**where, heading=f"Item {number}")
    make_public(meeting)

    assert cost(app) == few <= 4


def cost(app) -> int:
    ask(app, "/committees/adult-panel")
    forget(app)
    with statements() as made:
        ask(app, "/committees/adult-panel")
    return len(made)


def test_a_committee_without_any_has_a_page_that_says_so(browser, sent):
    withdraw_minutes(sent.resolution.meeting)

    assert "No recommendation in this year" in browser.open(LIST).text


@pytest.mark.parametrize("tail", ["", ".json"])
def test_one_that_went_answers_410_and_says_nothing_of_what_it_was(browser, sent, tail):
    withdraw_minutes(sent.resolution.meeting)

    answer = browser.open(f"{LIST}/{sent.id}{tail}")

    assert answer.status == 410
    assert "receive an update" not in answer.text


@pytest.mark.parametrize("address", [f"{LIST}/999999", "/committees/nobody/recommendations", f"{LIST}/x"])
def test_what_never_was_is_not_found(browser, sent, address):
    assert browser.open(address).status == 404


@pytest.mark.parametrize("year", ["19", "x", "0000", "20199"])
def test_a_year_that_is_none_is_refused(browser, sent, year):
    assert browser.open(f"{LIST}?year={year}").status == 400


def test_what_is_overdue_is_told_by_the_day_of_reading(browser, sent):
    with time_machine.travel(datetime(2019, 5, 11, 12, tzinfo=UTC), tick=False):
        on_the_day = browser.open(f"{LIST}/{sent.id}").text
    with time_machine.travel(datetime(2019, 5, 12, 12, tzinfo=UTC), tick=False):
        the_day_after = browser.open(f"{LIST}/{sent.id}").text

    assert "Awaiting an answer" in on_the_day
    assert "Answer overdue" in the_day_after
