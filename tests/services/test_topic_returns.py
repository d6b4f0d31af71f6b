"""How topics come back from agendas, each with its history: put off, taken off, cancelled; and are considered."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.minutes_vocabulary import MinuteOutcome
from models.programme_vocabulary import TopicEvent, TopicTiming
from models.vocabulary import MeetingStatus, Part
from models.work_programme import Topic
from tests import factories
from tests.planned_topics import EVERY_MEETING, topic, topic_at
from webapp.database import db
from webapp.services import (
    agenda_items,
    items_taken,
    meetings,
    minutes,
    programme_due,
    programme_view,
    running_order,
    topic_ends,
    topic_history,
    topic_items,
    topics,
)
from webapp.services.actors import operator
from webapp.services.topic_slots import at_meeting

HELD_ON = date(2019, 9, 24)
NOW = datetime(2019, 9, 24, 13, 0, tzinfo=UTC)
BY = {"by": operator(on=HELD_ON), "at": NOW}
DAY = "24 September 2019"


@pytest.fixture
def meeting(app) -> Meeting:
    return factories.meeting(held_on=HELD_ON)


@pytest.fixture
def mash(meeting) -> Topic:
    return topic_at(meeting, "MASH")


@pytest.fixture
def item(meeting, mash) -> AgendaItem:
    (made,) = topic_items.put_on(meeting, **BY)
    running_order.open_meeting(meeting, opened_at=time(10), **BY)
    db.session.commit()
    return made


def became(item: AgendaItem, outcome: MinuteOutcome | None, reason: str = "", begun_at: time | None = None) -> None:
    revision = items_taken.state_of(minutes.minute_of(item))
    times = {"begun_at": begun_at, "ended_at": None}
    items_taken.correct(item, **times, outcome=outcome, outcome_reason=reason, revision=revision, **BY)
    db.session.commit()


def story(topic: Topic) -> list[TopicEvent]:
    return [one.event for one in topic_history.history(topic)]


def last(topic: Topic):
    return topic_history.history(topic)[0]


@pytest.mark.parametrize(
    ("outcome", "reason", "why"),
    [
        (MinuteOutcome.DEFERRED, "The report was late.", f"Deferred at the meeting of {DAY}: The report was late."),
        (MinuteOutcome.WITHDRAWN, "No longer needed", f"Withdrawn at the meeting of {DAY}: No longer needed."),
        (MinuteOutcome.NOT_REACHED, "", f"Not reached at the meeting of {DAY}."),
    ],
)
def test_what_was_put_off_comes_back_to_the_programme_with_the_reason(mash, item, outcome, reason, why):
    became(item, outcome, reason)

    assert mash.timing is TopicTiming.NOT_YET and topic_items.topic_of(item).returned_at == NOW
    told = last(mash)
    assert (told.event, told.was, told.now, told.reason) == (TopicEvent.RETURNED, DAY, "To be allocated", why)


def test_of_an_item_in_part_2_no_reason_is_told(mash, item):
    item.part, item.public_heading = Part.PRIVATE, "A contract"
    db.session.commit()

    became(item, MinuteOutcome.DEFERRED, "The bidder objected.")

    assert last(mash).reason == f"Deferred at the meeting of {DAY}."


def test_an_item_taken_makes_its_topic_considered_once(mash, item):
    running_order.begin_item(item, begun_at=time(10, 5), **BY)
    running_order.end_item(item, ended_at=time(10, 30), **BY)
    became(item, MinuteOutcome.TAKEN, begun_at=time(10, 6))

    assert (last(mash).event, last(mash).now) == (TopicEvent.CONSIDERED, DAY)
    assert story(mash).count(TopicEvent.CONSIDERED) == 1
    (row,) = programme_view.rows_of([mash], on=HELD_ON)
    assert row.last_reports == (HELD_ON,)


def test_what_is_in_hand_when_the_meeting_rises_was_considered(meeting, mash, item):
    running_order.begin_item(item, begun_at=time(10, 5), **BY)

    running_order.close_meeting(meeting, rose_at=time(11), **BY)

    assert last(mash).event is TopicEvent.CONSIDERED


def test_an_outcome_put_right_is_followed(mash, item):
    became(item, MinuteOutcome.DEFERRED, "Late.")
    became(item, MinuteOutcome.TAKEN, begun_at=time(10, 5))

    assert (mash.meeting_id, topic_items.topic_of(item).returned_at) == (item.meeting_id, None)
    assert story(mash)[:2] == [TopicEvent.CONSIDERED, TopicEvent.RETURNED]
    became(item, MinuteOutcome.DEFERRED, "It was late after all.")
    (row,) = programme_view.rows_of([mash], on=date(2019, 10, 1))
    assert (last(mash).event, row.last_reports) == (TopicEvent.RETURNED, ())


def test_the_same_outcome_with_another_reason_is_not_told_twice(mash, item):
    became(item, MinuteOutcome.DEFERRED, "Late.")
    became(item, MinuteOutcome.DEFERRED, "Very late.")

    assert story(mash).count(TopicEvent.RETURNED) == 1


def test_a_topic_of_every_meeting_stays_one(meeting):
    plan = topic(meeting.committee, "Forward plan", slot=EVERY_MEETING, year=2019)
    (item,) = topic_items.put_on(meeting, **BY)
    running_order.open_meeting(meeting, opened_at=time(10), **BY)

    became(item, MinuteOutcome.NOT_REACHED)

    assert plan.timing is TopicTiming.EVERY_MEETING
    assert (last(plan).was, last(plan).now) == (DAY, "Every meeting")
    assert topic_items.for_agenda(meeting, topic_items.of_items([item.id])).waiting == []


def test_a_topic_planned_elsewhere_meanwhile_stays_there(meeting, mash, item):
    november = factories.meeting(meeting.committee, held_on=date(2019, 11, 26))
    topics.move(mash, at_meeting(november), reason="Ahead of it.", **BY)

    became(item, MinuteOutcome.NOT_REACHED)

    assert mash.meeting_id == november.id
    assert (last(mash).was, last(mash).now) == (DAY, "26 November 2019")


def test_a_topic_that_has_ended_stays_ended(mash, item):
    topic_ends.finish(mash, reason="Done with.", **BY)
    db.session.commit()

    became(item, MinuteOutcome.NOT_REACHED)

    assert story(mash)[0] is TopicEvent.DONE and topic_items.topic_of(item).returned_at == NOW


def test_an_item_taken_off_gives_its_topic_back_and_put_back_carries_it_again(mash, item):
    agenda_items.take_off(item, **BY)
    db.session.commit()
    (row,) = programme_view.rows_of([mash], on=date(2019, 9, 1))
    assert (last(mash).event, row.on_agenda_of) == (TopicEvent.OFF_AGENDA, None)
    assert row.attention.startswith("Its item was taken off the agenda")
    assert [one.topics for one in programme_due.wanting(by=BY["by"], on=date(2019, 9, 1))] == [1]

    agenda_items.put_back(item, by=BY["by"], at=NOW + timedelta(minutes=1))
    db.session.commit()

    (row,) = programme_view.rows_of([mash], on=date(2019, 9, 1))
    assert (last(mash).event, row.on_agenda_of, row.attention) == (TopicEvent.ON_AGENDA, item.meeting_id, "")


def test_what_was_put_off_before_its_item_was_taken_off_stays_back(mash, item):
    became(item, MinuteOutcome.DEFERRED, "Late.")
    agenda_items.take_off(item, by=BY["by"], at=NOW + timedelta(minutes=1))
    agenda_items.put_back(item, by=BY["by"], at=NOW + timedelta(minutes=2))
    db.session.commit()

    assert mash.timing is TopicTiming.NOT_YET and last(mash).event is TopicEvent.RETURNED


def test_the_topics_of_a_cancelled_meeting_come_back_and_wait_for_a_word(meeting, mash):
    topic_items.put_on(meeting, **BY)
    planned = topic_at(meeting, "Ofsted")

    meetings.cancel(meeting, reason="Snow", **BY)
    db.session.commit()

    for one in (mash, planned):
        assert (one.timing, last(one).event, last(one).was) == (TopicTiming.NOT_YET, TopicEvent.RETURNED, DAY)
        assert last(one).reason == f"The meeting of {DAY} is cancelled: Snow."
    (row,) = programme_view.rows_of([planned], on=HELD_ON)
    assert row.attention == f"Came back from the meeting of {DAY}: say when it comes."
    assert [one.topics for one in programme_due.wanting(by=BY["by"], on=HELD_ON)] == [2]


def test_a_meeting_held_after_all_has_its_topics_again_but_for_those_planned_elsewhere(meeting, mash):
    topic_items.put_on(meeting, **BY)
    planned, moved = topic_at(meeting, "Ofsted"), topic_at(meeting, "Adoption")
    november = factories.meeting(meeting.committee, held_on=date(2019, 11, 26))
    meetings.cancel(meeting, reason="Snow", **BY)
    topics.move(moved, at_meeting(november), **BY)

    meetings.reinstate(meeting, reason="It thawed.", **BY)
    db.session.commit()

    assert meeting.status is MeetingStatus.SCHEDULED
    assert [one.meeting_id for one in (mash, planned, moved)] == [meeting.id, meeting.id, november.id]
    assert (last(mash).event, last(planned).event) == (TopicEvent.ON_AGENDA, TopicEvent.MOVED)
    assert topic_items.items_of(mash)[0].returned_at is None


def test_the_topics_of_a_moved_meeting_go_with_it(meeting, mash, item):
    times = {"starts_at": meeting.starts_at, "ends_at": None, "venue": "", "room": ""}

    meetings.move(meeting, held_on=date(2019, 10, 1), **times, reason="The hall is let.", **BY)
    db.session.commit()

    assert mash.meeting_id == meeting.id
    told = last(mash)
    assert (told.event, told.was, told.now) == (TopicEvent.MOVED, DAY, "1 October 2019")
    assert told.reason == "The meeting moved: The hall is let."


def test_each_change_of_a_topic_is_one_line_of_its_history_and_one_event(mash, item):
    before = len(story(mash))

    became(item, MinuteOutcome.DEFERRED, "Late.")

    assert len(story(mash)) == before + 1
