"""Topics end done, dropped or merged, each with its reason, and are taken up again."""

from datetime import UTC, date, datetime

import pytest

from models.committee import Committee
from models.meeting import Meeting
from models.minutes_vocabulary import MinuteOutcome
from models.programme_vocabulary import TopicEvent, TopicStatus
from models.rules import RuleBroken
from models.vocabulary import Part, Role
from models.work_programme import Topic, TopicItem
from tests import factories, held_meetings
from tests.planned_topics import noted_report
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import (
    actors,
    programme_view,
    told_changes,
    topic_ends,
    topic_history,
    topic_items,
    topic_returns,
    topics,
)
from webapp.services.actors import NotAllowed, operator
from webapp.services.revisions import ChangedMeanwhile
from webapp.services.topic_slots import at_meeting
from webapp.services.unsaid_words import NOT_PUBLIC_YET

TODAY = date(2019, 6, 18)
BY = {"by": operator(on=TODAY), "at": datetime(2019, 6, 18, 9, 0, tzinfo=UTC)}


@pytest.fixture
def committee(app) -> Committee:
    return factories.committee()


def topic(committee: Committee, title: str = "Autism", meeting: Meeting | None = None) -> Topic:
    slot = {"slot": at_meeting(meeting)} if meeting else {}
    made = topics.add(committee, title=title, **slot, **BY)
    db.session.commit()
    return made


@pytest.mark.parametrize(
    ("act", "status", "event"),
    [
        (topic_ends.finish, TopicStatus.DONE, TopicEvent.DONE),
        (topic_ends.drop, TopicStatus.DROPPED, TopicEvent.DROPPED),
    ],
)
def test_a_topic_ends_with_its_reason_and_its_day(committee, act, status, event):
    made = topic(committee)

    act(made, reason=" No longer ours. ", revision="1", **BY)

    assert (made.status, made.ended_on, made.end_reason) == (status, TODAY, "No longer ours.")
    last = topic_history.history(made)[0]
    assert (last.event, last.was, last.reason) == (event, "To be allocated", "No longer ours.")


@pytest.mark.parametrize("act", [topic_ends.finish, topic_ends.drop])
def test_it_does_not_end_without_a_reason_or_twice(committee, act):
    made = topic(committee)

    with pytest.raises(RuleBroken) as refused:
        act(made, reason=" ", **BY)
    act(made, reason="Enough.", **BY)

    assert refused.value.field == "reason"
    with pytest.raises(RuleBroken, match="Take it up again first"):
        act(made, reason="Enough.", **BY)


def test_what_is_on_an_agenda_to_come_is_not_dropped(committee):
    meeting = factories.meeting(committee, held_on=date(2019, 9, 24))
    made = topic(committee, meeting=meeting)
    factories.keep(TopicItem(topic_id=made.id, item_id=factories.item(meeting).id, put_on_at=BY["at"]))

    with pytest.raises(RuleBroken, match="It is on the agenda for 24 September 2019"):
        topic_ends.drop(made, reason="Not now.", **BY)


def test_of_two_topics_one_is_made_and_says_where_it_went(committee):
    one, other = topic(committee), topic(committee, "Autism pathway")

    topic_ends.merge(one, other, reason="The same pathway.", revision="1", **BY)

    assert (one.status, one.merged_into) == (TopicStatus.MERGED, other)
    assert topics.merged_into(other) == [one]
    last = topic_history.history(one)[0]
    assert (last.event, last.now, last.reason) == (TopicEvent.MERGED, "Autism pathway", "The same pathway.")


def test_a_merge_that_goes_round_in_a_circle_is_refused(committee):
    first, second, third = (topic(committee, title) for title in ("One", "Two", "Three"))
    topic_ends.merge(first, second, reason="Same.", **BY)
    topic_ends.merge(second, third, reason="Same.", **BY)

    for into in (first, second, third):
        with pytest.raises(RuleBroken) as refused:
            topic_ends.merge(third, into, reason="Same.", **BY)
        assert refused.value.field == "into_id"


def test_two_who_merge_each_into_the_other_at_once_close_no_circle(app, committee):
    first, second = topic(committee, "One").id, topic(committee, "Two").id

    def merge(one: int, into: int) -> None:
        found = db.session.get_one(Topic, one), db.session.get_one(Topic, into)
        topic_ends.merge(*found, reason="Same.", **BY)

    faults = one_after_the_other(app, lambda: merge(first, second), lambda: merge(second, first))

    assert [type(fault) for fault in faults] == [RuleBroken]
    assert db.session.get_one(Topic, second).status is TopicStatus.OPEN


def test_it_merges_into_no_other_committees_topic_and_none_that_ended(committee):
    made, elsewhere, done = topic(committee), topic(factories.committee()), topic(committee, "Done")
    topic_ends.finish(done, reason="Considered.", **BY)

    for into in (elsewhere, done):
        with pytest.raises(RuleBroken) as refused:
            topic_ends.merge(made, into, reason="Same.", **BY)
        assert refused.value.field == "into_id"


def test_what_ended_is_taken_up_again_where_it_stood(committee):
    meeting = factories.meeting(committee, held_on=date(2019, 9, 24))
    one, other = topic(committee, meeting=meeting), topic(committee, "Other")
    topic_ends.merge(one, other, reason="Same.", **BY)

    topic_ends.reopen(one, reason="They are two after all.", **BY)

    assert (one.status, one.merged_into_id, one.ended_on, one.meeting_id) == (TopicStatus.OPEN, None, None, meeting.id)
    last = topic_history.history(one)[0]
    assert (last.event, last.was, last.now) == (TopicEvent.REOPENED, "merged into another", "24 September 2019")


def test_what_is_open_is_not_taken_up_again_and_nothing_without_a_reason(committee):
    made = topic(committee)

    with pytest.raises(RuleBroken, match="open already"):
        topic_ends.reopen(made, reason="Why not?", **BY)
    topic_ends.drop(made, reason="Enough.", **BY)
    with pytest.raises(RuleBroken) as refused:
        topic_ends.reopen(made, reason="", **BY)

    assert refused.value.field == "reason"


def test_a_page_that_is_out_of_date_ends_nothing(committee):
    made, other = topic(committee), topic(committee, "Other")

    for act in (
        lambda: topic_ends.finish(made, reason="Done.", revision="7", **BY),
        lambda: topic_ends.drop(made, reason="Done.", revision="7", **BY),
        lambda: topic_ends.merge(made, other, reason="Done.", revision="7", **BY),
    ):
        with pytest.raises(ChangedMeanwhile):
            act()


def test_only_those_who_keep_its_programme_end_a_topic(committee):
    made, other = topic(committee), topic(committee, "Other")
    elsewhere = actors.acting(factories.user(Role.OFFICER, committee=factories.committee()), on=TODAY)
    act = {"reason": "Done.", "by": elsewhere, "at": BY["at"]}

    for refused in (
        lambda: topic_ends.finish(made, **act),
        lambda: topic_ends.drop(made, **act),
        lambda: topic_ends.merge(made, other, **act),
        lambda: topic_ends.reopen(made, **act),
    ):
        with pytest.raises(NotAllowed):
            refused()


def carried(topic: Topic, meeting: Meeting) -> TopicItem:
    return factories.keep(TopicItem(topic_id=topic.id, item_id=factories.item(meeting).id, put_on_at=BY["at"]))


def test_the_topic_two_became_has_the_items_and_the_reports_of_both(committee):
    one, other = topic(committee), topic(committee, "Autism pathway")
    tie = carried(one, factories.meeting(committee, held_on=date(2019, 6, 11)))
    noted_report(one, reported_on=date(2018, 3, 6))
    noted_report(other, reported_on=date(2018, 1, 16))

    topic_ends.merge(one, other, reason="The same pathway.", **BY)
    db.session.commit()

    assert [each.id for each in topic_items.items_of(other)] == [tie.id]
    (row,) = programme_view.rows_of([other], on=TODAY)
    assert row.last_reports == (date(2018, 1, 16), date(2018, 3, 6), date(2019, 6, 11))
    last = topic_history.history(other)[0]
    assert (last.event, last.now) == (TopicEvent.CHANGED, "Holds too: Autism")


def test_what_a_meeting_puts_off_comes_back_to_the_topic_that_goes_on(committee):
    meeting = factories.meeting(committee, held_on=TODAY)
    one, other = topic(committee, meeting=meeting), topic(committee, "Autism pathway", meeting)
    tie = carried(one, meeting)
    topic_ends.merge(one, other, reason="The same pathway.", **BY)

    minute = held_meetings.minute(tie.item, outcome=MinuteOutcome.DEFERRED)
    topic_returns.follow(minute, **BY)

    last = topic_history.history(other)[0]
    assert (last.event, last.was, other.meeting_id) == (TopicEvent.RETURNED, "18 June 2019", None)


def test_the_public_is_not_told_what_a_merged_topic_was_considered_as_in_private(committee):
    one, other = topic(committee), topic(committee, "Autism pathway")
    tie = carried(one, factories.meeting(committee, held_on=TODAY))
    tie.item.part = Part.PRIVATE
    topic_returns.follow(held_meetings.minute(tie.item, outcome=MinuteOutcome.TAKEN), **BY)

    topic_ends.merge(one, other, reason="The same pathway.", **BY)

    assert [told["event"] for told in told_changes.changes(one, NOT_PUBLIC_YET)] == ["added", "merged into another"]
    assert [told["event"] for told in told_changes.changes(other, NOT_PUBLIC_YET)] == ["added"]
