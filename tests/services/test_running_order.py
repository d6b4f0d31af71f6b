"""The meeting started, its items taken one after the other, and ended; with every refusal where it belongs."""

from datetime import UTC, date, datetime, time

import pytest

from models.agenda import AgendaItem
from models.audit import AuditEvent
from models.minutes import Minute, Minutes
from models.minutes_vocabulary import MinuteOutcome, MinutesStatus
from models.rules import RuleBroken
from models.rules.running_order import Progress
from models.vocabulary import AttendanceStatus, SeatRole
from tests import factories, held_meetings
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import items_taken, minutes, running_order
from webapp.services.actors import NotAllowed, acting, operator
from webapp.services.revisions import ChangedMeanwhile

HELD_ON = date(2030, 6, 18)
AT = datetime(2030, 6, 18, 9, 2, tzinfo=UTC)
NOW = {"by": operator(on=HELD_ON), "at": AT}
TEN, HALF, ELEVEN = time(10), time(10, 30), time(11)


@pytest.fixture
def meeting(app):
    return factories.meeting(factories.committee(), held_on=HELD_ON, starts_at=TEN)


@pytest.fixture
def items(meeting):
    return [factories.item(meeting, heading, minutes=20) for heading in ("Minutes", "Roads", "Schools")]


def seated(meeting, name, role=SeatRole.MEMBER, status=AttendanceStatus.PRESENT):
    member = factories.member(name=name)
    factories.seat(meeting.committee, member, role=role)
    if status:
        held_meetings.attendance(meeting, member, status=status)
    return member


def progress(meeting):
    db.session.flush()
    return [one.progress for one in running_order.screen(meeting).lines]


def test_a_meeting_is_started_with_its_chair_in_the_chair(meeting):
    chair = seated(meeting, "Fell", SeatRole.CHAIR)
    seated(meeting, "Gill", SeatRole.VICE_CHAIR)

    kept = running_order.open_meeting(meeting, opened_at=time(10, 2), **NOW)

    assert (kept.opened_at, kept.chair_id, kept.status) == (time(10, 2), chair.id, MinutesStatus.IN_HAND)


def test_without_the_chair_the_vice_chair_is_in_the_chair_and_without_both_nobody_yet(meeting):
    seated(meeting, "Fell", SeatRole.CHAIR, AttendanceStatus.APOLOGIES)
    vice = seated(meeting, "Gill", SeatRole.VICE_CHAIR)
    other = factories.meeting(meeting.committee, held_on=HELD_ON, day_number=2)

    assert running_order.open_meeting(meeting, opened_at=TEN, **NOW).chair_id == vice.id
    assert running_order.open_meeting(other, opened_at=TEN, **NOW).chair_id is None


def test_only_a_member_of_the_committee_who_is_present_is_put_in_the_chair(meeting):
    here, away = seated(meeting, "Here"), seated(meeting, "Away", status=AttendanceStatus.APOLOGIES)
    visitor = factories.member()
    held_meetings.attendance(meeting, visitor)

    assert running_order.set_chair(meeting, member_id=here.id, **NOW).chair_id == here.id
    for member in (away, visitor):
        with pytest.raises(RuleBroken, match="who is marked as present") as broken:
            running_order.set_chair(meeting, member_id=member.id, **NOW)
        assert broken.value.field == "chair_id"


def test_a_meeting_is_neither_started_twice_nor_before_its_day(meeting):
    with pytest.raises(RuleBroken, match="The meeting is on 18 June 2030"):
        running_order.open_meeting(meeting, opened_at=TEN, by=NOW["by"], at=datetime(2030, 6, 17, 9, tzinfo=UTC))
    running_order.open_meeting(meeting, opened_at=TEN, **NOW)

    with pytest.raises(RuleBroken, match="started already"):
        running_order.open_meeting(meeting, opened_at=TEN, **NOW)


def test_beginning_an_item_ends_the_one_before_it(meeting, items):
    running_order.open_meeting(meeting, opened_at=TEN, **NOW)

    running_order.begin_item(items[0], begun_at=TEN, **NOW)
    assert progress(meeting) == [Progress.IN_HAND, Progress.TO_COME, Progress.TO_COME]

    running_order.begin_item(items[1], begun_at=time(10, 24), **NOW)
    screen = running_order.screen(meeting)
    assert progress(meeting) == [Progress.TAKEN, Progress.IN_HAND, Progress.TO_COME]
    assert screen.line.item is items[1], "the screen is at the item being taken"
    assert screen.following.item is items[2]
    assert screen.lines[0].took == 24
    assert screen.pace == "4 minutes behind"


def test_ending_an_item_leaves_none_in_hand(meeting, items):
    running_order.open_meeting(meeting, opened_at=TEN, **NOW)
    running_order.begin_item(items[0], begun_at=TEN, **NOW)

    kept = running_order.end_item(items[0], ended_at=HALF, **NOW)

    assert (kept.ended_at, kept.outcome) == (HALF, MinuteOutcome.TAKEN)
    assert running_order.screen(meeting).in_hand is None
    with pytest.raises(RuleBroken, match="ended already"):
        running_order.end_item(items[0], ended_at=HALF, **NOW)


def test_no_item_is_begun_before_the_meeting_or_twice(meeting, items):
    with pytest.raises(RuleBroken, match="Start the meeting first"):
        running_order.begin_item(items[0], begun_at=TEN, **NOW)
    running_order.open_meeting(meeting, opened_at=TEN, **NOW)
    running_order.begin_item(items[0], begun_at=TEN, **NOW)

    with pytest.raises(RuleBroken, match="begun already"):
        running_order.begin_item(items[0], begun_at=HALF, **NOW)


def test_a_meeting_that_rises_ends_what_was_in_hand(meeting, items):
    running_order.open_meeting(meeting, opened_at=TEN, **NOW)
    running_order.begin_item(items[0], begun_at=TEN, **NOW)

    kept = running_order.close_meeting(meeting, rose_at=ELEVEN, **NOW)

    assert kept.rose_at == ELEVEN
    assert minutes.minute_of(items[0]).ended_at == ELEVEN
    with pytest.raises(RuleBroken, match="has ended already"):
        running_order.close_meeting(meeting, rose_at=ELEVEN, **NOW)


@pytest.mark.parametrize(("rose_at", "why"), [(time(9, 59), "started at 10.00 am"), (time(10, 20), "in hand at 10.30")])
def test_a_rising_time_before_the_start_or_the_last_item_is_refused(meeting, items, rose_at, why):
    running_order.open_meeting(meeting, opened_at=TEN, **NOW)
    running_order.begin_item(items[0], begun_at=HALF, **NOW)

    with pytest.raises(RuleBroken, match=why) as broken:
        running_order.close_meeting(meeting, rose_at=rose_at, **NOW)

    assert broken.value.field == "rose_at"


def test_the_times_are_corrected_and_a_second_officer_is_told(meeting, items):
    kept = running_order.open_meeting(meeting, opened_at=TEN, **NOW)
    running_order.close_meeting(meeting, rose_at=HALF, **NOW)
    seen = str(kept.revision)
    times = {"opened_at": time(10, 5), "rose_at": ELEVEN, "chair_id": None}

    running_order.correct_times(meeting, **times, revision=seen, **NOW)

    assert (kept.opened_at, kept.rose_at) == (time(10, 5), ELEVEN)
    with pytest.raises(ChangedMeanwhile):
        running_order.correct_times(meeting, **times, revision=seen, **NOW)
    with pytest.raises(RuleBroken, match=r"The meeting started at 10\.05 am"):
        running_order.correct_times(meeting, **times | {"rose_at": TEN}, revision=str(kept.revision), **NOW)


def test_an_item_is_put_off_with_its_reason_whatever_is_typed_under_it_meanwhile(meeting, items):
    kept = minutes.minute_for(items[0], **NOW)
    seen = items_taken.state_of(kept)
    kept.text, kept.revision = "Some words", 1
    values = {"begun_at": None, "ended_at": None, "outcome": MinuteOutcome.DEFERRED}

    with pytest.raises(RuleBroken, match="Say why"):
        items_taken.correct(items[0], **values, outcome_reason="", revision=seen, **NOW)
    items_taken.correct(items[0], **values, outcome_reason="The officer was ill", revision=seen, **NOW)

    assert progress(meeting)[0] is Progress.DEFERRED
    with pytest.raises(ChangedMeanwhile):
        items_taken.correct(items[0], **values, outcome_reason="Snow", revision=seen, **NOW)


def test_approved_minutes_and_cancelled_meetings_are_not_written_in(meeting, items):
    kept = minutes.begun(meeting, **NOW)
    kept.status = MinutesStatus.APPROVED
    db.session.flush()

    with pytest.raises(RuleBroken, match="These minutes are approved"):
        minutes.minute_for(items[0], **NOW)


def test_the_minutes_are_begun_once_and_every_change_is_written_down(meeting, items):
    first, second = minutes.begun(meeting, **NOW), minutes.begun(meeting, **NOW)
    running_order.open_meeting(meeting, opened_at=TEN, **NOW)
    running_order.begin_item(items[0], begun_at=TEN, **NOW)

    what = [one.what for one in db.session.query(AuditEvent).order_by(AuditEvent.id)]
    assert first is second
    assert what == ["minutes begun", "meeting started", "minute begun", "item begun"]


def test_an_item_taken_off_the_agenda_has_no_minute_begun_and_is_not_listed(meeting, items):
    items[0].removed_at = AT

    with pytest.raises(RuleBroken, match="taken off the agenda"):
        minutes.minute_for(items[0], **NOW)
    assert [one.item.heading for one in running_order.screen(meeting).lines] == ["Roads", "Schools"]


def test_an_officer_of_another_committee_may_not_record_the_meeting(meeting, items):
    elsewhere = acting(factories.officer(committee=factories.committee()), on=HELD_ON)

    with pytest.raises(NotAllowed):
        running_order.open_meeting(meeting, opened_at=TEN, by=elsewhere, at=AT)


def test_two_who_begin_one_minute_at_once_get_the_same(app, items):
    number = items[0].id

    def begin():
        minutes.minute_for(db.session.get_one(AgendaItem, number), **NOW)

    def begin_too():
        begin()

    assert one_after_the_other(app, begin, begin_too) == []
    assert db.session.query(Minutes).count() == db.session.query(Minute).count() == 1


def test_two_who_take_different_items_at_once_leave_one_in_hand(app, meeting, items):
    running_order.open_meeting(meeting, opened_at=TEN, **NOW)
    first, second = items[0].id, items[1].id

    def take_first():
        running_order.begin_item(db.session.get_one(AgendaItem, first), begun_at=TEN, **NOW)

    def take_second():
        running_order.begin_item(db.session.get_one(AgendaItem, second), begun_at=HALF, **NOW)

    assert one_after_the_other(app, take_first, take_second) == []
    assert progress(meeting) == [Progress.TAKEN, Progress.IN_HAND, Progress.TO_COME]
