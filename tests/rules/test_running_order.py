"""When items were to begin, how far behind a meeting is, and times that cannot be true."""

from datetime import time

import pytest

from models.minutes_vocabulary import MinuteOutcome
from models.rules import RuleBroken
from models.rules import running_order as rules
from models.rules.running_order import Progress

TEN, HALF, ELEVEN = time(10), time(10, 30), time(11)


def test_items_are_planned_one_after_the_other_and_one_without_a_length_takes_none():
    assert rules.planned(TEN, [5, None, 40, None]) == [TEN, time(10, 5), time(10, 5), time(10, 45)]


def test_nothing_is_planned_where_no_item_has_a_length_or_after_midnight():
    assert rules.planned(TEN, [None, None]) == [None, None]
    assert rules.planned(time(23, 30), [20, 20, 5]) == [time(23, 30), time(23, 50), None]


@pytest.mark.parametrize(
    ("begun_at", "words"),
    [
        (time(10, 30), "on time"),
        (time(10, 31), "on time"),
        (time(10, 34), "4 minutes behind"),
        (time(10, 20), "10 minutes ahead"),
        (None, "on time"),
    ],
)
def test_the_pace_is_said_in_words(begun_at, words):
    assert rules.pace(rules.behind(HALF, begun_at)) == words


@pytest.mark.parametrize(
    ("outcome", "begun_at", "ended_at", "progress"),
    [
        (None, None, None, Progress.TO_COME),
        (None, TEN, None, Progress.IN_HAND),
        (None, TEN, HALF, Progress.TAKEN),
        (MinuteOutcome.TAKEN, TEN, HALF, Progress.TAKEN),
        (MinuteOutcome.DEFERRED, None, None, Progress.DEFERRED),
        (MinuteOutcome.NOT_REACHED, None, None, Progress.NOT_REACHED),
    ],
)
def test_where_an_item_stands_follows_from_what_is_recorded(outcome, begun_at, ended_at, progress):
    assert rules.progress(outcome, begun_at, ended_at) is progress


def test_every_outcome_is_a_word_of_progress():
    assert {one.value for one in MinuteOutcome} <= {one.value for one in Progress}


@pytest.mark.parametrize(
    ("rose_at", "opened_at", "last_at", "sentence"),
    [
        (TEN, None, None, "Start the meeting first: a meeting that never started cannot rise."),
        (TEN, HALF, None, "The meeting started at 10.30 am: enter a time no earlier."),
        (HALF, TEN, ELEVEN, "An item was in hand at 11.00 am: enter a time no earlier."),
    ],
)
def test_a_rising_time_before_the_start_or_the_last_item_is_refused_in_its_box(rose_at, opened_at, last_at, sentence):
    with pytest.raises(RuleBroken) as broken:
        rules.check_rising(rose_at, opened_at=opened_at, last_at=last_at)

    assert (broken.value.message, broken.value.field) == (sentence, "rose_at")


def test_a_meeting_may_rise_at_the_minute_its_last_item_ended():
    rules.check_rising(ELEVEN, opened_at=TEN, last_at=ELEVEN)
    rules.check_rising(TEN, opened_at=TEN, last_at=None)


def test_a_start_after_the_first_item_or_the_rising_is_refused():
    with pytest.raises(RuleBroken, match=r"An item began at 10.00 am"):
        rules.check_opening(HALF, first_at=TEN, rose_at=None)
    with pytest.raises(RuleBroken, match=r"The meeting rose at 10.00 am"):
        rules.check_opening(HALF, first_at=None, rose_at=TEN)


@pytest.mark.parametrize(
    ("begun_at", "ended_at", "field"),
    [
        (time(9, 59), None, "begun_at"),
        (time(11, 1), None, "begun_at"),
        (TEN, time(11, 1), "ended_at"),
        (HALF, TEN, "ended_at"),
        (None, HALF, "begun_at"),
    ],
)
def test_an_item_is_taken_between_the_start_and_the_rising_and_ends_after_it_begins(begun_at, ended_at, field):
    with pytest.raises(RuleBroken) as broken:
        rules.check_item(begun_at, ended_at, opened_at=TEN, rose_at=ELEVEN)

    assert broken.value.field == field


def test_no_item_is_taken_before_the_meeting_is_started():
    with pytest.raises(RuleBroken, match="Start the meeting first"):
        rules.check_item(TEN, None, opened_at=None, rose_at=None)


def test_an_item_put_off_says_why_and_one_not_reached_was_not_begun():
    with pytest.raises(RuleBroken, match="Say why the item was deferred"):
        rules.check_outcome(MinuteOutcome.DEFERRED, " ", begun_at=None)
    with pytest.raises(RuleBroken, match="The item was begun"):
        rules.check_outcome(MinuteOutcome.NOT_REACHED, "", begun_at=TEN)

    rules.check_outcome(MinuteOutcome.DEFERRED, "The officer was ill", begun_at=None)
    rules.check_outcome(MinuteOutcome.NOT_REACHED, "", begun_at=None)
