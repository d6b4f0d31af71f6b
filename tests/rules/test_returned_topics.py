"""What is said of topics that came back from agendas."""

import pytest

from models.minutes_vocabulary import MinuteOutcome
from models.programme_vocabulary import TopicEvent, TopicTiming
from models.rules import returned_topics as rules

DAY = "24 September 2019"


@pytest.mark.parametrize(
    ("outcome", "reason", "why"),
    [
        (MinuteOutcome.DEFERRED, " The report was late. ", f"Deferred at the meeting of {DAY}: The report was late."),
        (MinuteOutcome.NOT_REACHED, "", f"Not reached at the meeting of {DAY}."),
    ],
)
def test_why_a_topic_was_put_off_is_one_sentence(outcome, reason, why):
    assert rules.why_put_off(outcome, DAY, reason) == why


def test_why_a_topic_came_back_from_a_cancelled_meeting_is_one_sentence():
    assert rules.why_cancelled(DAY, "Snow") == f"The meeting of {DAY} is cancelled: Snow."
    assert rules.why_cancelled(DAY, " ") == f"The meeting of {DAY} is cancelled."


@pytest.mark.parametrize(
    ("event", "timing", "waits"),
    [
        (TopicEvent.RETURNED, TopicTiming.NOT_YET, True),
        (TopicEvent.RETURNED, TopicTiming.EVERY_MEETING, False),
        (TopicEvent.OFF_AGENDA, TopicTiming.MEETING, True),
        (TopicEvent.MOVED, TopicTiming.NOT_YET, False),
        (None, TopicTiming.NOT_YET, False),
    ],
)
def test_a_topic_that_came_back_waits_until_somebody_says_when_it_comes(event, timing, waits):
    assert bool(rules.attention(event, DAY, timing)) is waits
