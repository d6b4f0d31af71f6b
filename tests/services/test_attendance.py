"""Marking who came, when, and who withdrew: refusals, corrections and the audit trail."""

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import select

from models.attendance import Attendance, Withdrawal
from models.audit import AuditEvent
from models.minutes import Minutes
from models.minutes_vocabulary import MinutesStatus
from models.rules import RuleBroken
from models.vocabulary import AttendanceStatus, MeetingStatus, Role, SeatRole
from tests import factories
from webapp.database import db
from webapp.services import attendance, comings, withdrawals
from webapp.services.actors import NotAllowed, acting, operator
from webapp.services.revisions import ChangedMeanwhile, revision_of

AT = datetime(2030, 6, 18, 9, 30, tzinfo=UTC)
MADE = {"by": operator(on=AT.date()), "at": AT}
PRESENT, APOLOGIES, ABSENT = AttendanceStatus.PRESENT, AttendanceStatus.APOLOGIES, AttendanceStatus.ABSENT


@pytest.fixture
def meeting(app):
    return factories.meeting(held_on=date(2030, 6, 18))


@pytest.fixture
def member(meeting):
    found = factories.member(name="Ann Fell")
    factories.seat(meeting.committee, found)
    return found


def events() -> list[str]:
    return list(db.session.scalars(select(AuditEvent.what).order_by(AuditEvent.id)))


def test_a_mark_is_made_changed_and_taken_back_and_each_is_written_down(meeting, member):
    attendance.mark(meeting, member, status=APOLOGIES, **MADE)
    kept = attendance.mark(meeting, member, status=PRESENT, **MADE)
    attendance.mark(meeting, member, status=PRESENT, **MADE)
    attendance.clear(meeting, member, revision=revision_of(kept), **MADE)

    assert attendance.of_meeting(meeting) == {}
    assert events() == ["apologies noted", "marked as present", "mark taken back"]


def test_the_rest_of_the_press_are_marked_at_once(meeting, member):
    for role in (SeatRole.CHAIR, SeatRole.EDUCATION_CHURCH, SeatRole.NON_VOTING, SeatRole.SUBSTITUTE):
        factories.seat(meeting.committee, factories.member(), role=role)
    attendance.mark(meeting, member, status=APOLOGIES, **MADE)

    number = attendance.mark_the_rest_present(meeting, **MADE)

    assert number == 2, "the chair and the church representative"
    assert attendance.of_meeting(meeting)[member.id].status is APOLOGIES


@pytest.mark.parametrize("status", [PRESENT, ABSENT])
def test_before_the_day_only_apologies_are_noted(meeting, member, status):
    early = {**MADE, "at": datetime(2030, 6, 17, 22, 30, tzinfo=UTC)}

    with pytest.raises(RuleBroken, match=r"18 June 2030\. Until then only apologies"):
        attendance.mark(meeting, member, status=status, **early)

    assert attendance.mark(meeting, member, status=APOLOGIES, **early).status is APOLOGIES


def test_nobody_is_marked_at_a_cancelled_meeting(meeting, member):
    meeting.status = MeetingStatus.CANCELLED

    with pytest.raises(RuleBroken, match="cancelled"):
        attendance.mark(meeting, member, status=PRESENT, **MADE)


def test_who_withdraws_returns_and_both_are_times(meeting, member):
    item = factories.item(meeting)
    attendance.mark(meeting, member, status=PRESENT, **MADE)

    withdrawals.withdraw(meeting, member, withdrew_at=time(10, 42), item_id=item.id, **MADE)
    found = withdrawals.come_back(meeting, member, returned_at=time(10, 55), **MADE)

    assert (found.withdrew_at, found.returned_at, found.item_id) == (time(10, 42), time(10, 55), item.id)
    assert events() == ["marked as present", "withdrew", "returned"]


def test_only_who_is_in_the_room_withdraws_and_only_who_is_out_returns(meeting, member):
    with pytest.raises(RuleBroken, match="Mark Ann Fell as present first"):
        withdrawals.withdraw(meeting, member, withdrew_at=time(10), **MADE)
    attendance.mark(meeting, member, status=PRESENT, **MADE)
    with pytest.raises(RuleBroken, match="in the room already"):
        withdrawals.come_back(meeting, member, returned_at=time(10), **MADE)


@pytest.mark.parametrize(
    ("out", "back", "why"),
    [
        (time(10, 45), None, "was out from 10.42 am to 10.55 am"),
        (time(10, 30), time(10, 50), "was out from 10.42 am to 10.55 am"),
        (time(9, 50), None, "arrived at 10.05 am"),
        (time(11, 50), None, "left at 11.30 am"),
        (time(11, 10), time(11, 40), "left at 11.30 am"),
        (time(11, 10), time(11), "no earlier than 11.10 am"),
    ],
)
def test_times_that_cannot_be_are_refused_in_words(meeting, member, out, back, why):
    kept = attendance.mark(meeting, member, status=PRESENT, **MADE)
    attendance.keep_times(kept, arrived_at=time(10, 5), left_at=time(11, 30), **MADE)
    withdrawals.withdraw(meeting, member, withdrew_at=time(10, 42), **MADE)
    withdrawals.come_back(meeting, member, returned_at=time(10, 55), **MADE)

    with pytest.raises(RuleBroken, match=why):
        withdrawals.withdraw(meeting, member, withdrew_at=out, **MADE)
        withdrawals.come_back(meeting, member, returned_at=back, **MADE)


def test_an_item_of_another_agenda_is_refused(meeting, member):
    attendance.mark(meeting, member, status=PRESENT, **MADE)
    elsewhere = factories.item(factories.meeting())

    with pytest.raises(RuleBroken, match="not on this agenda"):
        withdrawals.withdraw(meeting, member, withdrew_at=time(10), item_id=elsewhere.id, **MADE)


def test_a_mistake_is_corrected_or_removed_and_stays_in_the_record(meeting, member):
    attendance.mark(meeting, member, status=PRESENT, **MADE)
    found = withdrawals.withdraw(meeting, member, withdrew_at=time(10, 42), **MADE)
    times = {"withdrew_at": time(10, 40), "returned_at": time(10, 50)}

    withdrawals.correct(found, **times, reason="A call", revision=revision_of(found), **MADE)
    withdrawals.remove(found, revision=revision_of(found), **MADE)

    assert (found.withdrew_at, found.reason, found.removed_at) == (time(10, 40), "A call", AT)
    assert attendance.withdrawals_of(meeting, member.id) == []
    assert db.session.scalar(select(Withdrawal)) is found
    assert events()[-2:] == ["withdrawal corrected", "withdrawal removed"]


def test_the_second_to_correct_a_withdrawal_is_told(meeting, member):
    attendance.mark(meeting, member, status=PRESENT, **MADE)
    found = withdrawals.withdraw(meeting, member, withdrew_at=time(10, 42), **MADE)
    seen = revision_of(found)
    withdrawals.come_back(meeting, member, returned_at=time(11), **MADE)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        withdrawals.correct(found, withdrew_at=time(10), returned_at=None, reason="", revision=seen, **MADE)


def test_the_second_to_take_a_mark_back_is_told(meeting, member):
    kept = attendance.mark(meeting, member, status=PRESENT, **MADE)
    seen = revision_of(kept)
    attendance.keep_times(kept, arrived_at=time(10, 5), left_at=None, **MADE)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        attendance.clear(meeting, member, revision=seen, **MADE)
    attendance.clear(meeting, member, revision=revision_of(kept), **MADE)
    with pytest.raises(RuleBroken, match="somebody took the mark back already"):
        attendance.clear(meeting, member, revision=seen, **MADE)


def test_the_second_to_remove_a_withdrawal_is_told(meeting, member):
    attendance.mark(meeting, member, status=PRESENT, **MADE)
    found = withdrawals.withdraw(meeting, member, withdrew_at=time(10, 42), **MADE)
    seen = revision_of(found)
    withdrawals.come_back(meeting, member, returned_at=time(11), **MADE)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        withdrawals.remove(found, revision=seen, **MADE)
    assert found.removed_at is None


def test_who_withdrew_is_not_marked_as_absent(meeting, member):
    kept = attendance.mark(meeting, member, status=PRESENT, **MADE)
    withdrawals.withdraw(meeting, member, withdrew_at=time(10, 42), **MADE)

    for change in (
        lambda: attendance.mark(meeting, member, status=ABSENT, **MADE),
        lambda: attendance.clear(meeting, member, revision=revision_of(kept), **MADE),
    ):
        with pytest.raises(RuleBroken, match="remove that first"):
            change()


@pytest.mark.parametrize(
    ("arrived", "left", "field"),
    [(time(10, 50), None, "arrived_at"), (None, time(10, 30), "left_at"), (time(11), time(10), "left_at")],
)
def test_coming_and_leaving_stand_around_the_withdrawals(meeting, member, arrived, left, field):
    kept = attendance.mark(meeting, member, status=PRESENT, **MADE)
    withdrawals.withdraw(meeting, member, withdrew_at=time(10, 42), **MADE)

    with pytest.raises(RuleBroken) as broken:
        attendance.keep_times(kept, arrived_at=arrived, left_at=left, **MADE)

    assert broken.value.field == field


def test_a_mark_other_than_present_loses_its_times(meeting, member):
    kept = attendance.mark(meeting, member, status=PRESENT, **MADE)
    attendance.keep_times(kept, arrived_at=time(10, 5), left_at=None, **MADE)

    attendance.mark(meeting, member, status=APOLOGIES, **MADE)

    assert kept.arrived_at is None
    with pytest.raises(RuleBroken, match="as present first"):
        attendance.keep_times(kept, arrived_at=time(10), left_at=None, **MADE)


def test_a_meeting_is_recorded_by_officers_of_its_committee(meeting, member):
    for role, committee in ((Role.OFFICER, factories.committee()), (Role.ADMINISTRATOR, None)):
        stranger = acting(factories.user(role, committee=committee), on=AT.date())
        with pytest.raises(NotAllowed):
            attendance.mark(meeting, member, status=PRESENT, by=stranger, at=AT)

    assert db.session.scalar(select(Attendance)) is None


def right(meeting, member, revision, **typed):
    typed = {"status": PRESENT, "arrived_at": None, "left_at": None, **typed}
    return attendance.put_right(meeting, member, revision=revision, **typed, **MADE)


def test_a_person_is_put_right_whole(meeting, member):
    kept = right(meeting, member, attendance.NOT_MARKED, arrived_at=time(10, 5))
    right(meeting, member, revision_of(kept), left_at=time(11))

    assert (kept.arrived_at, kept.left_at) == (None, time(11))


def test_times_typed_for_somebody_who_did_not_come_are_not_lost_without_a_word(meeting, member):
    with pytest.raises(RuleBroken, match="Choose “Present”, or empty the times") as broken:
        right(meeting, member, attendance.NOT_MARKED, status=APOLOGIES, arrived_at=time(10, 5))

    assert broken.value.field == "status"
    kept = right(meeting, member, attendance.NOT_MARKED, arrived_at=time(10, 5))
    right(meeting, member, revision_of(kept), status=APOLOGIES, arrived_at=time(10, 5))
    assert (kept.status, kept.arrived_at) == (APOLOGIES, None)


def test_the_second_of_two_officers_at_one_persons_times_is_told_and_changes_nothing(meeting, member):
    before = revision_of(right(meeting, member, attendance.NOT_MARKED))
    right(meeting, member, before, arrived_at=time(10, 5))

    with pytest.raises(ChangedMeanwhile):
        right(meeting, member, before, left_at=time(11))

    kept = attendance.marked(meeting, member.id)
    assert (kept.arrived_at, kept.left_at) == (time(10, 5), None)


def test_who_found_nobody_marked_is_told_when_somebody_was_meanwhile(meeting, member):
    kept = right(meeting, member, attendance.NOT_MARKED, arrived_at=time(10, 5))

    with pytest.raises(ChangedMeanwhile):
        right(meeting, member, attendance.NOT_MARKED, arrived_at=time(10, 30))

    attendance.clear(meeting, member, revision=revision_of(kept), **MADE)
    with pytest.raises(ChangedMeanwhile, match="took the mark back"):
        right(meeting, member, "some earlier one", arrived_at=time(10, 30))


def test_nothing_that_approved_minutes_say_of_who_came_is_edited(meeting, member):
    kept = attendance.mark(meeting, member, status=PRESENT, **MADE)
    away = withdrawals.withdraw(meeting, member, withdrew_at=time(10, 30), **MADE)
    other = factories.member()
    factories.keep(Minutes(meeting=meeting, status=MinutesStatus.APPROVED))

    for edit in (
        lambda: attendance.mark(meeting, other, status=PRESENT, **MADE),
        lambda: attendance.mark_the_rest_present(meeting, **MADE),
        lambda: attendance.keep_times(kept, arrived_at=time(10, 5), left_at=None, **MADE),
        lambda: attendance.clear(meeting, member, revision=revision_of(kept), **MADE),
        lambda: comings.leave(meeting, member, left_at=time(11), **MADE),
        lambda: withdrawals.come_back(meeting, member, returned_at=time(11), **MADE),
        lambda: withdrawals.remove(away, revision=revision_of(away), **MADE),
    ):
        with pytest.raises(RuleBroken, match="Record a correction instead"):
            edit()

    assert list(attendance.of_meeting(meeting)) == [member.id]


def test_a_reason_put_right_by_itself_is_written_down(meeting, member):
    attendance.mark(meeting, member, status=PRESENT, **MADE)
    number = withdrawals.withdraw(meeting, member, withdrew_at=time(10, 30), **MADE).id
    db.session.commit()
    db.session.remove()

    found = db.session.get_one(Withdrawal, number)
    same = {"withdrew_at": time(10, 30), "returned_at": None, "revision": revision_of(found)}
    withdrawals.correct(found, reason="Unwell", **same, **MADE)
    db.session.commit()

    assert events()[-1] == "withdrawal corrected"
