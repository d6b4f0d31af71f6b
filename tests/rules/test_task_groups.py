"""What is asked of a topic once its task and finish group has reported."""

from datetime import date

import pytest

from models.programme_vocabulary import TopicTiming
from models.rules import task_groups as rules
from models.rules.work_programme import When

REPORTED = date(2030, 5, 20)
WHEN_REPORTED = When(TopicTiming.CONDITION, condition="when the group reports")


@pytest.mark.parametrize("when", [When(), WHEN_REPORTED])
def test_a_topic_whose_group_reported_waits_for_a_word(when):
    said = rules.attention(when, REPORTED)

    assert said == "Its group reported on 20 May 2030: say that it is done, or when it comes again."


@pytest.mark.parametrize(
    "when",
    [
        When(TopicTiming.MEETING, held_on=date(2030, 9, 24)),
        When(TopicTiming.EVERY_MEETING),
        When(TopicTiming.CONDITION, condition="after a year", review_on=date(2031, 5, 20)),
    ],
)
def test_one_that_is_planned_again_waits_for_nothing(when):
    assert rules.attention(when, REPORTED) == ""


def test_nothing_is_asked_before_the_group_reports():
    assert rules.attention(When(), None) == ""
