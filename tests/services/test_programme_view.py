"""A programme as its paper prints it: what comes when, who asked, when it was last reported, and what it waits for."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.committee import Committee
from models.minutes import Minute
from models.minutes_vocabulary import OwedKind
from models.owed import Owed
from models.programme_vocabulary import TopicKind, TopicSource, TopicTiming
from models.vocabulary import MeetingStatus, Role, SeatRole
from models.work_programme import Topic, TopicItem
from tests import factories, planned_topics
from tests.planned_topics import EVERY_MEETING, topic, topic_at
from tests.services.statements import counted
from webapp.database import db
from webapp.services import actors, programme_due, programme_view, topic_ends, topic_order, work_programmes
from webapp.services.actors import NotAllowed, operator
from webapp.services.topic_slots import Slot

TODAY = date(2019, 10, 1)
BY = {"by": operator(on=TODAY), "at": datetime(2019, 10, 1, 9, 0, tzinfo=UTC)}


@pytest.fixture
def committee(app) -> Committee:
    return factories.committee(name="Children")


def view(committee: Committee) -> programme_view.ProgrammeView:
    db.session.expire_all()
    return programme_view.view(committee.id, 2019, on=TODAY)


def row_of(committee: Committee, title: str) -> programme_view.ProgrammeRow:
    return next(row for row in view(committee).rows if row.topic.title == title)


def statements_of(committee: Committee) -> int:
    view(committee)
    db.session.expire_all()
    assert committee.id
    with counted() as said:
        programme_view.view(committee.id, 2019, on=TODAY)
    return len(said)


def titles(rows: object) -> list[str]:
    return [row.topic.title for row in rows]


def on_agenda(topic: Topic, **said: object) -> TopicItem:
    item = factories.item(topic.meeting, topic.title)
    return factories.keep(TopicItem(topic_id=topic.id, item_id=item.id, **{"put_on_at": BY["at"], **said}))


def test_meetings_and_months_stand_in_the_order_of_the_calendar(committee):
    november = factories.meeting(committee, held_on=date(2019, 11, 26))
    september = factories.meeting(committee, held_on=date(2019, 9, 24))
    topic_at(november, "Budget")
    topic_at(september, "Gap")
    topic(committee, "Medical", slot=Slot(TopicTiming.MONTH, month=date(2019, 10, 1), is_tentative=True), year=2019)
    topic(committee, "Outcomes", slot=Slot(TopicTiming.MONTH, month=date(2019, 11, 1)), year=2019)

    found = view(committee).dated

    assert [titles(one.rows) for one in found] == [["Gap"], ["Medical"], ["Budget"], ["Outcomes"]]
    days = [one.meeting.held_on if one.meeting else one.title for one in found]
    assert days == [september.held_on, "October 2019 (?)", november.held_on, "November 2019"]


def test_a_meeting_without_a_topic_is_shown_and_a_cancelled_one_is_not(committee):
    empty = factories.meeting(committee, held_on=date(2020, 4, 28))
    factories.meeting(committee, held_on=date(2020, 2, 11), status=MeetingStatus.CANCELLED)
    factories.meeting(committee, held_on=date(2020, 6, 9))

    assert [(one.meeting.id, one.rows) for one in view(committee).dated] == [(empty.id, ())]


def test_a_meeting_of_another_year_is_shown_only_while_a_topic_waits_for_it(committee):
    next_summer = factories.meeting(committee, held_on=date(2020, 6, 9))
    late, done = (topic_at(next_summer, name, year=2019) for name in ("Late", "Done"))
    topic_ends.drop(done, reason="It is no longer wanted.", **BY)
    db.session.commit()
    before = [one.meeting.held_on for one in view(committee).dated if one.meeting]

    topic_ends.drop(late, reason="It is no longer wanted.", **BY)
    db.session.commit()

    assert before == [next_summer.held_on]
    assert not view(committee).dated


def test_standing_and_possible_future_items_are_views_of_the_same_topics(committee):
    ready = Slot(TopicTiming.CONDITION, condition="when the business case is ready")
    topic(committee, "Questions", slot=EVERY_MEETING, year=2019)
    topic(committee, "Safeguarding", kind=TopicKind.STANDING, year=2019)
    topic(committee, "Autism", slot=ready, year=2019)
    topic(committee, "Centres", year=2019)
    topic_ends.drop(topic(committee, "Gone", year=2019), reason="Enough.", **BY)
    topic(committee, "Another year", year=2018)

    found = view(committee)

    parts = (found.every_meeting, found.standing, found.conditions, found.possible, found.ended)
    assert [titles(one) for one in parts] == [["Questions"], ["Safeguarding"], ["Autism"], ["Centres"], ["Gone"]]
    assert titles(found.rows) == ["Questions", "Safeguarding", "Autism", "Centres"]
    assert found.conditions[0].when_in_words == "When the business case is ready"


def test_last_reports_come_from_agendas_and_from_earlier_papers(committee):
    held = factories.meeting(committee, held_on=date(2019, 6, 18))
    coming = factories.meeting(committee, held_on=date(2019, 11, 26))
    made = topic_at(held, "Gap")
    on_agenda(made)
    planned_topics.noted_report(made, reported_on=date(2018, 9, 25))
    returned = topic_at(held, "Returned")
    on_agenda(returned, returned_at=BY["at"])
    on_agenda(topic_at(coming, "To come"))

    assert row_of(committee, "Gap").last_reports == (date(2018, 9, 25), date(2019, 6, 18))
    assert row_of(committee, "Returned").last_reports == ()
    assert row_of(committee, "To come").last_reports == ()
    assert row_of(committee, "To come").on_agenda_of == coming.id


def test_who_asked_is_said_with_the_way_there(committee):
    meeting = factories.meeting(committee, held_on=date(2019, 3, 12))
    item = factories.item(meeting)
    minute = factories.keep(Minute(meeting=meeting, item=item, text="Compass, she asked."))
    barker = factories.member(name="Councillor Barker")
    said = {"kind": OwedKind.ASK, "quoted": "Compass", "asked_by_id": barker.id, "marked_at": BY["at"]}
    ask = factories.keep(Owed(minute=minute, **said))
    topic(committee, "Compass", asked=ask, year=2019)
    topic(committee, "Deficits", source=TopicSource.COMMITTEE, source_words="Council, 21 May 2019", year=2019)
    topic(committee, "Talent", source=TopicSource.RESIDENT, year=2019)
    topic(committee, "Nobody", year=2019)

    compass = row_of(committee, "Compass").origin

    assert compass.words == "Councillor Barker, at the meeting of 12 March 2019"
    assert (compass.kind, compass.number, compass.item_id) == ("ask", ask.id, item.id)
    words = [row_of(committee, name).origin.words for name in ("Deficits", "Talent", "Nobody")]
    assert words == ["Council, 21 May 2019", "A resident", ""]


def test_a_topic_whose_time_came_waits_for_a_word_and_so_says_its_programme(committee):
    held = factories.meeting(committee, held_on=date(2019, 9, 24))
    off = factories.meeting(committee, held_on=date(2019, 11, 26))
    topic_at(held, "Over")
    topic_at(off, "Off")
    off.status = MeetingStatus.CANCELLED
    september = Slot(TopicTiming.MONTH, month=date(2019, 9, 1))
    ready = Slot(TopicTiming.CONDITION, condition="when ready", review_on=TODAY)
    topic(committee, "Month", slot=september, year=2019)
    topic(committee, "Review", slot=ready, year=2019)
    topic(committee, "Later", slot=Slot(TopicTiming.MONTH, month=date(2019, 10, 1)), year=2019)

    waiting = [row.topic.title for row in view(committee).rows if row.attention]

    assert sorted(waiting) == ["Month", "Off", "Over", "Review"]
    (told,) = programme_due.wanting(by=BY["by"], on=TODAY)
    assert (told.committee, told.year, told.topics) == ("Children", 2019, 4)
    elsewhere = actors.acting(factories.user(Role.OFFICER, committee=factories.committee()), on=TODAY)
    assert programme_due.wanting(by=elsewhere, on=TODAY) == []


def test_what_comes_again_after_six_months_is_due_at_the_first_meeting_from_then(committee):
    days = (date(2019, 10, 8), date(2020, 3, 3), date(2020, 4, 28))
    _, march, _ = [factories.meeting(committee, held_on=day) for day in days]
    made = topic(committee, "Participation", every_months=6, year=2019)
    assert row_of(committee, "Participation").due_at_id is None

    planned_topics.noted_report(made, reported_on=date(2019, 9, 24))

    assert row_of(committee, "Participation").due_at_id == march.id


def test_champions_of_today_are_named_with_what_they_champion(committee):
    potter = factories.member(name="Jane Potter")
    factories.seat(committee, potter, role=SeatRole.CHAMPION, capacity="Looked After Children")
    factories.seat(committee, factories.member(), role=SeatRole.CHAMPION, ends_on=TODAY - timedelta(days=1))

    assert [(one.name, one.of_what) for one in view(committee).champions] == [("Jane Potter", "Looked After Children")]


def test_what_a_later_year_took_on_is_told_in_the_year_before(committee):
    made = topic(committee, "Unfinished", year=2019)

    work_programmes.carry_forward(committee, 2020, numbers=[made.id], **BY)

    assert [one.title for one in view(committee).carried_on] == [made.title]
    assert view(committee).rows == ()


def test_topics_of_one_meeting_are_put_in_order_and_others_keep_their_places(committee):
    meeting = factories.meeting(committee, held_on=date(2019, 11, 26))
    first, possible, second = (
        topic_at(meeting, "First"),
        topic(committee, "Possible", year=2019),
        topic_at(meeting, "2nd"),
    )

    topic_order.move_up(second, **BY)

    assert titles(view(committee).dated[0].rows) == ["2nd", "First"]
    assert [one.position for one in (second, possible, first)] == [1, 2, 3]
    topic_order.move_down(second, **BY)
    topic_order.move_down(second, **BY)
    assert titles(view(committee).dated[0].rows) == ["First", "2nd"]
    elsewhere = actors.acting(factories.user(Role.OFFICER, committee=factories.committee()), on=TODAY)
    with pytest.raises(NotAllowed):
        topic_order.move_up(second, by=elsewhere, at=BY["at"])


def test_a_programme_of_many_topics_is_read_in_as_many_statements_as_one_of_few(committee):
    def fill(number: int) -> None:
        for each in range(number):
            meeting = factories.meeting(committee, held_on=date(2019, 6, 1) + timedelta(days=len(committee.meetings)))
            made = topic_at(meeting, f"Topic {meeting.id}-{each}", asked_by_id=factories.member().id)
            on_agenda(made)
            planned_topics.noted_report(made, reported_on=date(2018, 9, 25))

    fill(1)
    few = statements_of(committee)
    fill(6)

    assert statements_of(committee) == few
