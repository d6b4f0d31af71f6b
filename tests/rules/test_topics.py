"""What a topic may be, when it may move, how it may end, and what it waits for."""

from datetime import date

import pytest

from models.programme_vocabulary import TopicStatus, TopicTiming
from models.rules import RuleBroken
from models.rules import topics as rules
from models.rules.topics import Sitting
from models.rules.work_programme import When

TODAY = date(2019, 10, 1)
AT_MEETING = When(TopicTiming.MEETING, held_on=date(2019, 9, 24))


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (("  ", None, None), "title"),
        (("Autism", 0, None), "minutes"),
        (("Autism", 1441, None), "minutes"),
        (("Autism", None, 0), "every_months"),
        (("Autism", None, 121), "every_months"),
    ],
)
def test_a_topic_half_said_is_refused_beside_its_field(said, field):
    with pytest.raises(RuleBroken) as refused:
        rules.check_said(*said)

    assert refused.value.field == field


def test_a_title_alone_is_enough():
    rules.check_said("Autism", None, None)


@pytest.mark.parametrize(
    ("sitting", "words"),
    [
        (None, "of this committee"),
        (Sitting(8, date(2019, 9, 24)), "of this committee"),
        (Sitting(7, date(2019, 9, 24), is_cancelled=True), "24 September 2019 is cancelled"),
    ],
)
def test_a_meeting_of_another_committee_or_one_cancelled_is_refused(sitting, words):
    with pytest.raises(RuleBroken, match=words) as refused:
        rules.check_sitting(sitting, 7)

    assert refused.value.field == "meeting_id"


@pytest.mark.parametrize(
    "was", [AT_MEETING, When(TopicTiming.EVERY_MEETING), When(TopicTiming.MONTH, month=date(2019, 10, 1))]
)
def test_what_people_expect_moves_with_a_reason(was):
    with pytest.raises(RuleBroken, match="Say why"):
        rules.check_reason(was, "  ")

    rules.check_reason(was, "The report is late.")


@pytest.mark.parametrize("was", [When(), When(TopicTiming.CONDITION, condition="when it is ready")])
def test_what_nobody_expects_yet_moves_without_a_reason(was):
    rules.check_reason(was, "")


@pytest.mark.parametrize("status", [TopicStatus.DONE, TopicStatus.DROPPED, TopicStatus.MERGED])
def test_a_topic_ends_with_its_reason(status):
    with pytest.raises(RuleBroken) as refused:
        rules.check_end(status, " ")

    assert refused.value.field == "reason"


@pytest.mark.parametrize(
    ("number", "into", "merged_into"),
    [(1, 1, {}), (1, 2, {2: 1}), (1, 3, {3: 2, 2: 1}), (1, 4, {4: 3, 3: 2, 2: 1})],
)
def test_a_merge_that_goes_round_in_a_circle_is_refused(number, into, merged_into):
    with pytest.raises(RuleBroken) as refused:
        rules.check_merge(number, into, merged_into)

    assert refused.value.field == "into_id"


def test_a_merge_into_a_topic_that_others_were_merged_into_is_allowed():
    rules.check_merge(1, 2, {3: 2, 4: 3})


def test_a_circle_that_others_closed_already_does_not_go_on_for_ever():
    rules.check_merge(1, 2, {2: 3, 3: 2})


@pytest.mark.parametrize("day", [None, date(2019, 10, 2)])
def test_a_date_of_last_report_that_has_not_come_is_refused(day):
    with pytest.raises(RuleBroken) as refused:
        rules.check_report_day(day, TODAY)

    assert refused.value.field == "reported_on"


def test_a_report_of_today_is_a_last_report():
    rules.check_report_day(TODAY, TODAY)


def test_what_changed_is_told_a_line_for_each_thing():
    was, now = rules.differences([("Title", "A", "B"), ("Notes", "", "New"), ("Kind", "referral", "referral")])

    assert (was, now) == ("Title: A\nNotes: nothing", "Title: B\nNotes: New")


@pytest.mark.parametrize(
    ("when", "facts", "words"),
    [
        (AT_MEETING, {}, "The meeting of 24 September 2019 is over: say what became of it."),
        (AT_MEETING, {"was_reported": True}, "Reported on 24 September 2019"),
        (AT_MEETING, {"is_cancelled": True}, "is cancelled: choose another"),
        (When(TopicTiming.MONTH, month=date(2019, 9, 1)), {}, "September 2019 is over: choose a meeting."),
        (When(TopicTiming.CONDITION, condition="when ready", review_on=TODAY), {}, "To be reviewed by 1 October 2019"),
    ],
)
def test_a_topic_whose_time_came_waits_for_a_word(when, facts, words):
    said = rules.attention(when, **{"is_cancelled": False, "was_reported": False, **facts}, on=TODAY)

    assert words in said


@pytest.mark.parametrize(
    "when",
    [
        When(),
        When(TopicTiming.EVERY_MEETING),
        When(TopicTiming.MEETING, held_on=TODAY),
        When(TopicTiming.MONTH, month=date(2019, 10, 1)),
        When(TopicTiming.MONTH, month=date(2019, 9, 1), until_month=date(2019, 10, 1)),
        When(TopicTiming.CONDITION, condition="when ready"),
        When(TopicTiming.CONDITION, condition="when ready", review_on=date(2019, 10, 2)),
    ],
)
def test_a_topic_whose_time_is_to_come_waits_for_nothing(when):
    assert rules.attention(when, is_cancelled=False, was_reported=False, on=TODAY) == ""


def test_what_comes_again_after_six_months_is_due_in_that_month():
    assert rules.due_again(date(2019, 3, 12), 6) == date(2019, 9, 1)


def test_what_to_do_is_said_short_beside_its_day():
    assert rules.what_to_do("The meeting of 9 July 2019 is over: say what became of it.") == "Say what became of it."
    assert rules.what_to_do("Say so.") == "Say so."
