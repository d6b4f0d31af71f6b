"""The page of a topic: its texts as they are meant, its history in plain words, and the choice of one to merge into."""

from types import SimpleNamespace

import pytest

from tests import factories, planned_topics
from tests.browser_client import Browser


@pytest.fixture
def desk(app) -> SimpleNamespace:
    factories.council()
    committee = factories.committee(name="Children Panel")
    browser = Browser(app)
    browser.sign_in(factories.officer())
    topic = planned_topics.topic(committee, "Buses", detail="*Late* buses", notes="**Twice**")
    return SimpleNamespace(committee=committee, topic=topic, at=f"/staff/topics/{topic.id}", browser=browser)


def test_marked_words_of_a_topic_are_shown_as_they_are_meant(desk):
    for address in (f"/staff/committees/{desk.committee.id}/work-programme", desk.at):
        page = desk.browser.open(address).text
        assert "<em>Late</em> buses" in page
        assert "<strong>Twice</strong>" in page


def test_the_history_tells_marked_words_without_their_marks(desk):
    desk.browser.submit(f"{desk.at}/edit", detail="*Early* buses")

    page = desk.browser.open(desk.at).text

    assert "<dd>To be considered: Late buses</dd>" in page
    assert "<dd>To be considered: Early buses</dd>" in page


def test_topics_of_one_name_are_told_apart_where_two_are_made_one(desk):
    other = planned_topics.topic(desk.committee, "Trains")

    assert "Buses (To be allocated)" in desk.browser.open(f"/staff/topics/{other.id}/merge").text
