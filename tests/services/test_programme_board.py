"""A board: what each meeting bears, the days between them, and what waits for one."""

from datetime import UTC, date, datetime

import pytest

from models.committee import Committee
from models.programme_vocabulary import PeriodKind, TopicKind, TopicTiming
from models.vocabulary import MeetingStatus
from models.work_programme import TopicItem
from tests import factories
from tests.planned_topics import EVERY_MEETING, key_date, topic, topic_at
from tests.services.statements import counted
from webapp.database import db
from webapp.services import board_rows, programme_board, topic_ends, topic_returns, work_programmes
from webapp.services.actors import operator
from webapp.services.programme_board import Board
from webapp.services.topic_slots import Slot

TODAY = date(2019, 10, 1)
BY = {"by": operator(on=TODAY), "at": datetime(2019, 10, 1, 9, 0, tzinfo=UTC)}
SEPTEMBER, NOVEMBER, FEBRUARY = date(2019, 9, 24), date(2019, 11, 26), date(2020, 2, 11)


@pytest.fixture
def committee(app) -> Committee:
    return factories.committee(name="Children")


def board(committee: Committee, *, year: int = 2019, on: date = TODAY) -> Board:
    db.session.expire_all()
    return programme_board.board(board_rows.owner(committee.id, year), year, on=on)


def titles(cards) -> list[str]:
    return [card.title for card in cards]


def test_meetings_to_come_are_columns_and_those_held_are_counted(committee):
    factories.meeting(committee, held_on=SEPTEMBER)
    factories.meeting(committee, held_on=FEBRUARY)
    november = factories.meeting(committee, held_on=NOVEMBER)
    factories.meeting(committee, held_on=date(2020, 1, 7), status=MeetingStatus.CANCELLED)
    factories.meeting(committee, held_on=date(2020, 6, 2))
    topic_at(november, "Autism")

    shown = board(committee)

    assert [one.meeting.held_on for one in shown.columns] == [NOVEMBER, FEBRUARY]
    assert [titles(one.cards) for one in shown.columns] == [["Autism"], []]
    assert (shown.held, [one.held_on for one in shown.later]) == (1, [date(2020, 6, 2)])


def test_a_year_that_is_over_shows_all_its_meetings(committee):
    factories.meeting(committee, held_on=SEPTEMBER)
    factories.meeting(committee, held_on=NOVEMBER)

    shown = board(committee, on=date(2021, 1, 1))

    assert [(one.meeting.held_on, one.is_held) for one in shown.columns] == [(SEPTEMBER, True), (NOVEMBER, True)]
    assert shown.open_columns == []


def test_a_meeting_bears_its_topics_and_what_always_comes(committee):
    november = factories.meeting(committee, held_on=NOVEMBER)
    topic(committee, "Questions", slot=EVERY_MEETING, year=2019, minutes=20)
    topic(committee, "Budget monitoring", year=2019, kind=TopicKind.STANDING, minutes=10)
    topic_at(november, "Autism", minutes=40, is_in_depth=True)
    topic_at(november, "A briefing", minutes=60, kind=TopicKind.BRIEFING)
    said = {"introduction": "", "most_in_depth": 2, "minutes_available": 60, "stale_after": 3}
    work_programmes.settle(committee, 2019, said, revision="0", **BY)
    db.session.commit()

    shown = board(committee)

    assert titles(shown.every_time) == ["Questions", "Budget monitoring"]
    assert shown.columns[0].load.minutes_in_words == "70 of 60 minutes: 10 too many"
    assert shown.columns[0].load.in_depth_in_words == "1 of at most 2 in depth"


def test_what_has_no_meeting_to_come_waits_what_needs_a_word_first(committee):
    september, november = (factories.meeting(committee, held_on=day) for day in (SEPTEMBER, NOVEMBER))
    topic(committee, "Some day", year=2019)
    topic(committee, "Perhaps", year=2019, slot=Slot(TopicTiming.MONTH, month=date(2020, 1, 1), is_tentative=True))
    topic(committee, "On a condition", year=2019, slot=Slot(TopicTiming.CONDITION, condition="when it is ready"))
    topic_at(september, "Left behind")
    topic_ends.finish(topic_at(november, "Done"), reason="Considered.", **BY)
    db.session.commit()

    waiting = board(committee).waiting

    assert titles(waiting) == ["Left behind", "Perhaps", "On a condition", "Some day"]
    assert "is over" in waiting[0].attention
    assert [card.comes for card in waiting[1:]] == ["January 2020 (?)", "When it is ready", "To be allocated"]


def test_a_topic_of_a_cancelled_meeting_waits(committee):
    november = factories.meeting(committee, held_on=NOVEMBER)
    topic_at(november, "Autism")
    november.status = MeetingStatus.CANCELLED
    db.session.commit()

    shown = board(committee)

    assert (shown.columns, "cancelled" in shown.waiting[0].attention) == ([], True)


def test_key_dates_stand_before_the_meeting_they_begin_before(committee):
    for day in (NOVEMBER, FEBRUARY):
        factories.meeting(committee, held_on=day)
    key_date(date(2019, 10, 28), name="Autumn half term", ends_on=date(2019, 11, 1))
    key_date(date(2020, 2, 1), name="Election", kind=PeriodKind.PRE_ELECTION, ends_on=date(2020, 3, 5))
    key_date(date(2020, 4, 6), name="Easter")
    key_date(date(2019, 8, 22), name="Long gone", kind=PeriodKind.DATA_RELEASE)

    first, second = board(committee).columns

    assert ([one.name for one in first.before], list(first.around)) == (["Autumn half term"], [])
    assert ([one.name for one in second.before], [one.name for one in second.around]) == (["Election"], ["Election"])
    assert [one.name for one in board(committee).after] == ["Easter"]


def test_what_an_agenda_carries_already_says_so(committee):
    november = factories.meeting(committee, held_on=NOVEMBER)
    carried = topic_at(november, "Autism")
    topic_at(november, "Budget")
    item = factories.item(november, "Autism")
    factories.keep(TopicItem(topic_id=carried.id, item_id=item.id, put_on_at=BY["at"]))

    assert [card.is_on_agenda for card in board(committee).columns[0].cards] == [True, False]


def test_a_topic_of_another_years_programme_weighs_on_the_meeting_it_comes_to(committee):
    november = factories.meeting(committee, held_on=NOVEMBER)
    topic_at(november, "Left from last year", year=2018, minutes=30)

    assert board(committee).columns[0].load.minutes == 30


def test_the_board_is_read_in_as_many_statements_however_much_is_on_it(committee):
    november = factories.meeting(committee, held_on=NOVEMBER)

    def asked() -> int:
        db.session.expire_all()
        assert committee.id
        with counted() as said:
            programme_board.board(board_rows.owner(committee.id, 2019), 2019, on=TODAY)
        return len(said)

    topic_at(november, "One")
    before = asked()
    for number in range(6):
        topic_at(factories.meeting(committee, held_on=date(2020, 1, 7 + number)), f"Topic {number}")

    assert (asked(), before <= 4) == (before, True)


def test_a_meeting_after_the_year_at_which_its_topics_stand_is_a_column_too(committee):
    june = factories.meeting(committee, held_on=date(2020, 6, 10))
    bare = factories.meeting(committee, held_on=date(2020, 9, 9))
    topic_at(june, "Next year", year=2019, minutes=20)
    topic(committee, "Every time", year=2019, slot=EVERY_MEETING, minutes=30)
    topic(committee, "Some day", year=2019)

    shown = board(committee)

    assert [(one.meeting.id, one.is_after, titles(one.cards)) for one in shown.columns] == [
        (june.id, True, ["Next year"])
    ]
    assert (titles(shown.waiting), [one.id for one in shown.later]) == (["Some day"], [bare.id])
    assert shown.columns[0].load.minutes == 20


def test_what_came_back_from_a_meeting_says_from_which(committee):
    november = factories.meeting(committee, held_on=NOVEMBER)
    topic_at(november, "Autism")
    topic_returns.meeting_cancelled(november, "Snow", **BY)
    db.session.commit()

    (card,) = board(committee).waiting

    assert (card.attention, card.came_back) == (
        "Came back from the meeting of 26 November 2019: say when it comes.",
        True,
    )
