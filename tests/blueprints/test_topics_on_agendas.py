"""Topics on the pages of agendas, the running order and the programme: one press there, and the way back."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from models.minutes_vocabulary import MinuteOutcome
from models.programme_vocabulary import TopicKind
from tests import factories, planned_topics
from tests.browser_client import Browser, Page
from webapp import clock
from webapp.database import db
from webapp.services import items_taken, meetings, minutes, topic_items


@pytest.fixture
def desk(app) -> SimpleNamespace:
    factories.council()
    committee = factories.committee(name="Children Panel")
    soon, held = [factories.meeting(committee, held_on=clock.today() + timedelta(days=days)) for days in (20, -1)]
    browser = Browser(app)
    browser.sign_in(factories.officer())
    programme = f"/staff/committees/{committee.id}/work-programme"
    return SimpleNamespace(committee=committee, soon=soon, held=held, browser=browser, programme=programme)


def agenda(meeting) -> str:
    return f"/staff/agendas/{meeting.id}"


def press(desk: SimpleNamespace, **one: str) -> Page:
    return desk.browser.submit(agenda(desk.soon), to="/topics", **one)


def test_the_agenda_offers_the_topics_of_its_meeting_and_takes_them_in_one_press(desk):
    planned_topics.topic_at(desk.soon, "Autism", lead_officer="Ross Caws", minutes=40)
    planned_topics.topic_at(desk.soon, "Ofsted")
    page = desk.browser.open(agenda(desk.soon))
    assert "2 topics are planned for this meeting" in page.text and "Ross Caws, 40 minutes" in page.text

    answer = press(desk)

    assert "#item-" in answer.headers["Location"]
    page = desk.browser.open(agenda(desk.soon)).text
    assert "2 topics put on the agenda" in page and "The agenda carries every topic" in page
    assert page.count("From the work programme<span") == 2


def test_the_button_of_one_topic_puts_on_that_one(desk):
    planned_topics.topic_at(desk.soon, "Autism")
    ofsted = planned_topics.topic_at(desk.soon, "Ofsted")

    press(desk, topic=str(ofsted.id))

    page = desk.browser.open(agenda(desk.soon)).text
    assert "1 topic put on the agenda" in page and "Put it on the agenda" in page


@pytest.mark.parametrize("typed", ["", "nonsense", "0", "99999999999999999999"])
def test_a_topic_that_is_not_there_puts_nothing_on(desk, typed):
    planned_topics.topic_at(desk.soon, "Autism")

    press(desk, topic=typed)

    assert "Nothing was left to put on" in desk.browser.open(agenda(desk.soon)).text


def test_a_briefing_is_named_and_stays_off(desk):
    planned_topics.topic_at(desk.soon, "Exclusions", kind=TopicKind.BRIEFING)

    assert "Dealt with outside the meeting" in desk.browser.open(agenda(desk.soon)).text


def test_a_topic_leads_to_its_item_and_the_item_to_its_topic(desk):
    topic = planned_topics.topic_at(desk.soon, "Autism")
    page = f"/staff/topics/{topic.id}"
    assert "Put it on the agenda for" in desk.browser.open(page).text

    desk.browser.submit(page, to="/topics")

    (tie,) = topic_items.items_of(topic)
    shown = desk.browser.open(page).text
    assert f"{agenda(desk.soon)}#item-{tie.item_id}" in shown and "Put it on the agenda for" not in shown
    assert page in desk.browser.open(agenda(desk.soon)).text
    assert page in desk.browser.open(f"/staff/meetings/{desk.soon.id}/running-order").text


def test_an_item_taken_off_says_where_its_topic_is(desk):
    planned_topics.topic_at(desk.soon, "Autism")
    (item,) = topic_items.put_on(desk.soon, **planned_topics.act())
    db.session.commit()

    token = desk.browser.open(agenda(desk.soon)).text.split('name="csrf_token" value="')[1].split('"')[0]
    desk.browser.post(f"/staff/agendas/items/{item.id}/take-off", csrf_token=token)

    assert "Its topic is in the work programme" in desk.browser.open(agenda(desk.soon)).text
    assert "Its item was taken off the agenda" in desk.browser.open(desk.programme).text


def test_a_topic_that_was_put_off_stands_in_the_programme_with_the_reason(desk):
    topic = planned_topics.topic_at(desk.held, "Autism", year=planned_topics.municipal_year_of(clock.today()))
    (item,) = topic_items.put_on(desk.held, **planned_topics.act())
    db.session.commit()
    page = desk.browser.open(f"/staff/running-order/items/{item.id}/taken")
    assert "the topic goes back to the programme with the reason" in page.text

    items_taken.correct(
        item,
        begun_at=None,
        ended_at=None,
        outcome=MinuteOutcome.DEFERRED,
        outcome_reason="The report was late.",
        revision=items_taken.state_of(minutes.minute_of(item)),
        **planned_topics.act(),
    )
    db.session.commit()

    programme = desk.browser.open(desk.programme).text
    assert "Came back from the meeting of" in programme and "The report was late." in programme
    assert "Came back" in desk.browser.open(f"/staff/topics/{topic.id}").text
    assert "Came back to the work programme" in desk.browser.open(agenda(desk.held)).text


def test_the_programme_says_that_a_meeting_was_cancelled_and_the_agenda_takes_nothing(desk):
    planned_topics.topic_at(desk.soon, "Autism")
    planned_topics.topic(desk.committee, "Forward plan", slot=planned_topics.EVERY_MEETING)
    before = desk.browser.open(agenda(desk.soon))

    meetings.cancel(desk.soon, reason="Snow", **planned_topics.act())
    db.session.commit()

    assert "is cancelled: Snow." in desk.browser.open(desk.programme).text
    assert "its agenda takes no more topics" in desk.browser.open(agenda(desk.soon)).text
    desk.browser.send(before, to="/topics")
    assert "is cancelled: its agenda takes no more topics" in desk.browser.open(agenda(desk.soon)).text
