"""A topic that was part of another for a time: its reports stay with that topic, and its pages say so."""

from models.work_programme import TopicItem
from tests import factories, planned_topics
from webapp import clock


def test_a_topic_taken_up_after_a_merge_says_where_its_reports_stand(browser):
    committee = factories.committee(name="Children’s Panel")
    meeting = factories.meeting(committee, held_on=clock.today())
    one, other = planned_topics.topic_at(meeting, "Buses"), planned_topics.topic(committee, "Roads")
    item = factories.item(meeting, "Buses")
    factories.keep(TopicItem(topic_id=one.id, item_id=item.id, put_on_at=clock.now()))
    desk, address = browser.sign_in(factories.officer()), f"/staff/topics/{one.id}"
    assert "for a time" not in desk.open(address).text

    desk.submit(f"{address}/merge", into_id=other.id, reason="The same.")
    asked = desk.open(f"{address}/reopen").text
    desk.submit(f"{address}/reopen", reason="They are two.")

    page = desk.open(address).text
    assert "while it was part of “Roads”, and before, stays with that topic" in asked
    assert "It was part of “Roads” for a time." in page
    assert "Never yet" not in page
    assert f"item-{item.id}" in desk.open(f"/staff/topics/{other.id}").text
