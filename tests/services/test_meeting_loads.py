"""What a meeting bears, said by one rule on the board, on the programme's page and in its check."""

from datetime import date

import pytest

from models.committee import Committee
from models.work_programme import WorkProgramme
from tests import factories
from tests.factories import keep
from tests.planned_topics import EVERY_MEETING, topic, topic_at
from webapp.services import board_rows, programme_board, programme_check, programme_view

TODAY, SEPTEMBER, FEBRUARY = date(2019, 6, 18), date(2019, 9, 24), date(2020, 2, 11)


@pytest.fixture
def panel(app) -> Committee:
    found = factories.committee(name="Children’s Panel")
    for held_on in (SEPTEMBER, FEBRUARY):
        factories.meeting(found, held_on=held_on)
    return found


def overloaded(panel: Committee) -> list[str]:
    found = programme_check.findings(panel, 2019, on=TODAY)
    return [one.words for one in found if one.rule == "meeting overloaded"]


def test_a_meeting_bears_the_same_on_the_board_on_the_page_and_in_the_check(panel):
    keep(WorkProgramme(committee=panel, year=2019, minutes_available=60, most_in_depth=2))
    september = panel.meetings[0]
    topic_at(september, "Left from last year", year=2018, minutes=50)
    topic_at(september, "Ponds", minutes=20)
    topic(panel, "Questions", slot=EVERY_MEETING, year=2019, minutes=5)

    board = programme_board.board(board_rows.owner(panel.id, 2019), 2019, on=TODAY)
    view = programme_view.view(panel.id, 2019, on=TODAY)

    assert overloaded(panel) == ["24 September 2019: its topics take 75 minutes of the 60 there are."]
    assert board.columns[0].load.minutes == 75
    assert [one.load.minutes for one in view.dated if one.meeting and one.meeting.held_on == SEPTEMBER] == [75]


def test_a_meeting_after_the_year_is_not_asked_to_bear_what_comes_every_time(panel):
    keep(WorkProgramme(committee=panel, year=2019, minutes_available=60))
    june = factories.meeting(panel, held_on=date(2020, 6, 10))
    factories.meeting(panel, held_on=date(2020, 7, 10))
    topic_at(june, "Later", year=2019)
    topic(panel, "Questions", slot=EVERY_MEETING, year=2019, minutes=90)

    assert [one[:16] for one in overloaded(panel)] == ["24 September 201", "11 February 2020"]
