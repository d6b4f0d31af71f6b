"""The check of a programme's meetings: one that another year's programme goes on to use is not empty."""

from datetime import date

import pytest

from models.committee import Committee
from models.programme_vocabulary import TopicTiming
from tests import factories, planned_topics
from webapp.services import programme_check
from webapp.services.topic_slots import Slot

TODAY = date(2019, 6, 18)
SEPTEMBER, FEBRUARY = date(2019, 9, 24), date(2020, 2, 11)


@pytest.fixture
def panel(app) -> Committee:
    return factories.committee(name="Children’s Panel")


def empty(panel: Committee) -> list[str]:
    return [one.words for one in programme_check.findings(panel, 2019, on=TODAY) if one.rule == "meeting empty"]


@pytest.mark.parametrize("is_by_its_day", [True, False], ids=["its day", "its months"])
def test_a_meeting_that_last_years_programme_goes_on_to_use_is_not_empty(panel, is_by_its_day):
    september = factories.meeting(panel, held_on=SEPTEMBER)
    planned_topics.topic_at(factories.meeting(panel, held_on=FEBRUARY), "Ponds", year=2019)
    assert ["24 September 2019" in words for words in empty(panel)] == [True]

    months = Slot(TopicTiming.MONTH, month=date(2019, 8, 1), until_month=date(2019, 9, 1))
    when = Slot(TopicTiming.MEETING, meeting_id=september.id) if is_by_its_day else months
    planned_topics.topic(panel, "Begun last year", slot=when, year=2018)

    assert empty(panel) == []
