"""Topics on agendas: put on in one press, each known by its item for ever, and the days on which they were reported."""

from datetime import UTC, date, datetime

import pytest

from models.agenda import AgendaItem
from models.committee import StandingItem
from models.meeting import Meeting
from models.minutes_vocabulary import MinuteOutcome
from models.programme_vocabulary import TopicEvent, TopicKind
from models.rules import RuleBroken
from models.vocabulary import ItemKind, MeetingStatus, Part, Role
from tests import factories, held_meetings
from tests.planned_topics import EVERY_MEETING, noted_report, topic, topic_at
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import (
    actors,
    agenda_items,
    agenda_tree,
    programme_view,
    running_order,
    told_changes,
    topic_bodies,
    topic_history,
    topic_items,
    topic_reports,
)
from webapp.services.actors import NotAllowed, operator
from webapp.services.programme_check import topic_facts
from webapp.services.programme_check.scope import Scope
from webapp.services.unsaid_words import NOT_PUBLIC_YET

NOW = datetime(2019, 6, 18, 9, 0, tzinfo=UTC)
BY = {"by": operator(on=NOW.date()), "at": NOW}
HELD_ON = date(2019, 9, 24)


@pytest.fixture
def meeting(app) -> Meeting:
    return factories.meeting(held_on=HELD_ON)


def always(meeting: Meeting, title: str, **said: object):
    return topic(meeting.committee, title, slot=EVERY_MEETING, **{"year": 2019, **said})


def standing_item(meeting: Meeting, heading: str, **said: object) -> StandingItem:
    position = len(meeting.committee.standing_items) + 1
    return factories.keep(StandingItem(committee=meeting.committee, heading=heading, position=position, **said))


def put_on(meeting: Meeting, **only: object) -> list[AgendaItem]:
    items = topic_items.put_on(meeting, **only, **BY)
    db.session.commit()
    return items


def agenda_of(meeting: Meeting) -> list[str]:
    return [node.item.heading for node in agenda_tree.walk(agenda_tree.tree_of(meeting))]


def waiting(meeting: Meeting) -> list[str]:
    ties = topic_items.of_items([one.id for one in meeting.items])
    return [one.title for one in topic_items.for_agenda(meeting, ties).waiting]


def test_the_topics_of_a_meeting_come_onto_its_agenda_before_what_closes_it(meeting):
    factories.item(meeting, "Apologies", position=1)
    factories.item(meeting, "Work programme", position=2, kind=ItemKind.WORK_PROGRAMME)
    factories.item(meeting, "Date of next meeting", position=3, kind=ItemKind.NEXT_MEETING)
    topic_at(meeting, "MASH", detail="A report on referrals.", lead_officer="John Coleman", minutes=40)
    always(meeting, "Forward plan")
    topic_at(meeting, "Ofsted")

    items = put_on(meeting)

    assert agenda_of(meeting) == [
        "Apologies",
        "Forward plan",
        "MASH",
        "Ofsted",
        "Work programme",
        "Date of next meeting",
    ]
    mash = items[1]
    assert (mash.text, mash.presenter, mash.minutes) == ("A report on referrals.", "John Coleman", 40)
    assert mash.kind is ItemKind.REPORT


def test_an_item_knows_its_topic_and_the_topic_its_items(meeting):
    mash = topic_at(meeting, "MASH")

    (item,) = put_on(meeting)

    tie = topic_items.topic_of(item)
    assert tie is not None and tie.topic is mash
    assert [one.item for one in topic_items.items_of(mash)] == [item]
    told = topic_history.history(mash)[0]
    assert (told.event, told.now) == (TopicEvent.ON_AGENDA, "24 September 2019")


def test_a_second_press_puts_nothing_on_twice(meeting):
    topic_at(meeting, "MASH")

    assert [len(put_on(meeting)), len(put_on(meeting))] == [1, 0]
    assert agenda_of(meeting) == ["MASH"]


def test_two_officers_who_press_at_once_put_each_topic_on_once(app, meeting):
    topic_at(meeting, "MASH")
    number = meeting.id

    def press() -> None:
        topic_items.put_on(db.session.get_one(Meeting, number), **BY)

    assert one_after_the_other(app, press, press) == []
    assert agenda_of(db.session.get_one(Meeting, number)) == ["MASH"]


def test_a_standing_item_of_the_same_words_carries_a_topic_of_every_meeting(meeting):
    plan = factories.item(meeting, "Work Programme 2019/20", kind=ItemKind.WORK_PROGRAMME)
    always(meeting, "Work programme")

    assert topic_items.for_agenda(meeting, {}).stands_for
    assert put_on(meeting) == [plan]
    assert agenda_of(meeting) == ["Work Programme 2019/20"] and waiting(meeting) == []


def test_one_item_carries_one_topic_however_many_have_its_words(meeting):
    factories.item(meeting, "Budget")
    always(meeting, "Budget")
    topic_at(meeting, "Budget")

    put_on(meeting)

    assert agenda_of(meeting) == ["Budget", "Budget"]


def test_one_topic_alone_can_be_put_on(meeting):
    topic_at(meeting, "MASH")
    ofsted = topic_at(meeting, "Ofsted")

    put_on(meeting, only=[ofsted.id])

    assert (agenda_of(meeting), waiting(meeting)) == (["Ofsted"], ["MASH"])


def test_what_is_dealt_with_outside_meetings_stays_off_their_agendas(meeting):
    topic_at(meeting, "Exclusions", kind=TopicKind.BRIEFING)

    assert put_on(meeting) == []
    assert [one.title for one in topic_items.for_agenda(meeting, {}).outside] == ["Exclusions"]


def test_topics_of_another_year_another_committee_or_ended_do_not_come(meeting):
    always(meeting, "Of last year", year=2018)
    topic(factories.committee(), "Elsewhere", slot=EVERY_MEETING, year=2019)
    topic_at(meeting, "Taken away").removed_at = NOW
    db.session.commit()

    assert put_on(meeting) == []


def test_a_cancelled_meeting_takes_no_topics(meeting):
    topic_at(meeting, "MASH")
    meeting.status = MeetingStatus.CANCELLED
    db.session.commit()

    with pytest.raises(RuleBroken, match="is cancelled"):
        put_on(meeting)


def test_a_title_that_an_agenda_cannot_print_is_named(meeting):
    topic_at(meeting, "The {thing}")

    with pytest.raises(RuleBroken, match=r"“The \{thing\}” cannot go on the agenda as it is"):
        put_on(meeting)


def test_an_officer_of_another_committee_puts_nothing_on(meeting):
    officer = factories.user(Role.OFFICER, committee=factories.committee())

    with pytest.raises(NotAllowed):
        topic_items.put_on(meeting, by=actors.acting(officer, on=NOW.date()), at=NOW)


def test_the_words_of_a_topic_kept_from_the_public_stay_off_the_agenda(meeting):
    topic_at(meeting, "MASH", detail="Not for the public yet.", is_public=False)

    (item,) = put_on(meeting)

    assert item.text == ""


@pytest.mark.parametrize(
    ("minute", "on", "is_reported"),
    [
        (None, HELD_ON, False),
        (None, date(2019, 9, 25), True),
        ({"outcome": MinuteOutcome.TAKEN}, HELD_ON, True),
        ({"outcome": MinuteOutcome.DEFERRED}, date(2019, 9, 25), False),
        ({"text": "The Committee noted it."}, date(2019, 9, 25), True),
        ({"text": ""}, date(2019, 9, 25), False),
    ],
)
def test_a_report_is_one_that_the_meeting_took(meeting, minute, on, is_reported):
    mash = topic_at(meeting, "MASH")
    (item,) = put_on(meeting)
    if minute is not None:
        held_meetings.minute(item, **minute)
        if not minute.get("text", "written"):
            held_meetings.minutes_opened(meeting)

    assert bool(topic_reports.reported([mash.id], on=on)) is is_reported


def test_what_was_taken_off_or_came_back_or_was_cancelled_is_no_report(meeting):
    later = date(2019, 12, 1)
    gone, back = topic_at(meeting, "Gone"), topic_at(meeting, "Back")
    first, second = put_on(meeting)
    assert len(topic_reports.reported([gone.id, back.id], on=later)) == 2

    agenda_items.take_off(first, **BY)
    topic_items.topic_of(second).returned_at = NOW
    db.session.commit()

    assert topic_reports.reported([gone.id, back.id], on=later) == frozenset()


def test_the_desk_the_public_and_the_check_tell_the_same_days(meeting):
    taken, not_taken, now = topic_at(meeting, "Taken"), topic_at(meeting, "Not taken"), date(2019, 10, 1)
    noted_report(taken, reported_on=date(2018, 3, 6))
    (first, second) = put_on(meeting)
    held_meetings.minute(first, outcome=MinuteOutcome.TAKEN)
    held_meetings.minute(second, outcome=MinuteOutcome.DEFERRED)

    rows = programme_view.rows_of([taken, not_taken], on=now)
    known = topic_bodies.known_of([taken, not_taken], on=now)
    told = [[one["on"] for one in topic_bodies.row(one, known)["last_reports"]] for one in (taken, not_taken)]
    checked = topic_facts.taken(topic_facts.carried(Scope({meeting.committee_id: "Panel"}, [2019], now)))

    assert [row.last_reports for row in rows] == [(date(2018, 3, 6), HELD_ON), ()]
    assert rows[0].noted == {date(2018, 3, 6)}
    assert told == [["2018-03-06", "2019-09-24"], []]
    assert checked == {meeting.id: frozenset({taken.id})}


def test_a_report_in_part_2_is_not_told_to_the_public(meeting):
    mash = topic_at(meeting, "MASH")
    (item,) = put_on(meeting)
    item.part, item.public_heading = Part.PRIVATE, "A contract"
    running_order.keep_minute("taken", held_meetings.minute(item, outcome=MinuteOutcome.TAKEN), **BY)
    db.session.commit()

    known = topic_bodies.known_of([mash], on=date(2019, 10, 1))

    assert topic_bodies.row(mash, known)["last_reports"] == []
    assert [one["event"] for one in told_changes.changes(mash, NOT_PUBLIC_YET)] == ["added"]


def test_on_an_agenda_nobody_began_the_standing_items_come_first_and_a_topic_of_their_words_comes_once(meeting):
    standing_item(meeting, "Apologies")
    standing_item(meeting, "Service updates")
    standing_item(meeting, "Any urgent items", kind=ItemKind.URGENT_BUSINESS)
    topic_at(meeting, "MASH")
    always(meeting, "Service updates")

    assert topic_items.is_to_start(meeting)
    put_on(meeting)

    assert agenda_of(meeting) == ["Apologies", "Service updates", "MASH", "Any urgent items"]
    assert not topic_items.is_to_start(meeting)


def test_an_agenda_that_was_emptied_on_purpose_is_not_started_again(meeting):
    standing_item(meeting, "Apologies")
    agenda_items.take_off(factories.item(meeting, heading="Welcome"), **BY)
    topic_at(meeting, "MASH")

    put_on(meeting)

    assert agenda_of(meeting) == ["MASH"]


def test_a_press_that_puts_nothing_on_starts_no_agenda(meeting):
    standing_item(meeting, "Apologies")
    topic_at(meeting, "A visit", kind=TopicKind.SITE_VISIT)

    assert put_on(meeting) == []
    assert agenda_of(meeting) == []
