"""The days on the form of a question about a measure: what was typed holds, or is refused beside its box."""

import pytest

from models.action import Action
from models.rules.wording import long_date
from models.scorecard import MeasureFollowUp
from tests import decided_meetings, measured
from tests.asked_why import way
from webapp.database import db
from webapp.services import recommendations


def test_an_action_due_before_today_is_refused_and_nothing_typed_is_lost(clerk, had):
    typed = {"asked": "Why is it rising?", "text": "A report on placements.", "owner_name": "The Director"}

    page = clerk.submit(way(had, "action"), due_on="2020-01-01", **typed)

    assert "Enter 5 June 2030 or a day after it: 1 January 2020 is over." in page.text
    assert 'href="#due_on"' in page.text and 'id="due_on-year" name="due_on" type="text" value="2020"' in page.text
    assert all(words in page.text for words in typed.values())
    assert db.session.query(Action).count() == db.session.query(MeasureFollowUp).count() == 0


def test_a_day_that_cannot_be_read_is_named_in_english(clerk, had):
    page = clerk.submit(way(had, "action"), asked="Why?", owner_name="The Director", due_on="soon")

    assert "The day it is due must" in page.text


def test_a_day_of_an_action_stops_no_question_that_leads_to_none(clerk, had):
    clerk.submit(way(had, "question"), asked="Why is it rising?", due_on="2020-01-01")

    assert db.session.query(MeasureFollowUp).count() == 1


@pytest.fixture
def sent(had):
    """A recommendation of the meeting that had the scorecard."""
    resolution = decided_meetings.resolution(had.report, "That Cabinet be asked to review placements.")
    made = recommendations.send_from(resolution, text=resolution.text, to_body="Cabinet", **measured.act())
    db.session.commit()
    return made


def test_a_question_linked_to_a_recommendation_keeps_the_day_typed_and_says_so(clerk, had, sent):
    typed = {"asked": "Why is it rising?", "asked_on": "2030-06-03", "recommendation_id": str(sent.id)}

    done = clerk.submit(way(had, "recommendation"), **typed)

    page = clerk.open(done.headers["Location"]).text
    assert db.session.query(MeasureFollowUp).one().asked_on.isoformat() == "2030-06-03"
    recommended_on = long_date(had.meeting.held_on)
    assert f"The question keeps its day, 3 June 2030; it was recommended on {recommended_on}." in page


def test_of_one_day_with_its_recommendation_nothing_is_said_of_days(clerk, had, sent):
    done = clerk.submit(way(had, "recommendation"), asked="Why is it rising?", recommendation_id=str(sent.id))

    page = clerk.open(done.headers["Location"]).text
    assert db.session.query(MeasureFollowUp).one().asked_on == had.meeting.held_on
    assert "Linked." in page and "keeps its day" not in page
