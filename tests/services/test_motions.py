"""Motions and amendments: moved by those who may, corrected by one at a time, taken off and never deleted."""

from datetime import UTC, datetime, time

import pytest
from sqlalchemy import select

from models.attendance import Withdrawal
from models.audit import AuditEvent
from models.minutes import Minutes
from models.minutes_vocabulary import MinutesStatus, MotionKind, MotionOutcome, VoteMethod
from models.motion import Motion
from models.rules import RuleBroken
from models.vocabulary import AttendanceStatus, DeclarationEffect, MeetingStatus, SeatRole
from tests import factories, held_meetings
from tests.decided_meetings import HELD_ON, motion, moved, quorate, seated, voted
from tests.services.statements import counted
from webapp.database import db
from webapp.services import minutes, motions, resolutions, votes
from webapp.services.actors import NotAllowed, acting, operator
from webapp.services.revisions import ChangedMeanwhile, revision_of

NOW = datetime(2030, 6, 18, 9, 45, tzinfo=UTC)
LATER = datetime(2030, 6, 25, 9, 0, tzinfo=UTC)
BY = {"by": operator(on=HELD_ON), "at": NOW}


def test_a_motion_is_kept_with_who_moved_and_seconded_it_and_the_minutes_begin(app):
    item, (ann, ben, *_) = quorate()

    kept = motions.move(item, moved(" That the limit be 20. ", mover_id=ann.id, seconder_id=ben.id), **BY)
    db.session.commit()

    assert (kept.text, kept.mover, kept.seconder, kept.outcome) == ("That the limit be 20.", ann, ben, None)
    assert minutes.of_meeting(item.meeting) is not None
    assert motions.of_item(item) == [kept]
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.what == "motion moved")).one()
    assert event.committee_id == item.meeting.committee_id


def test_nobody_needs_to_be_named(app):
    item, _ = quorate()

    assert motions.move(item, moved(), **BY).mover_id is None


def test_who_withdrew_who_left_who_did_not_come_and_who_may_not_vote_cannot_move_it(app):
    item, (ann, ben, cay, dee) = quorate()
    factories.keep(Withdrawal(meeting_id=item.meeting_id, member_id=ann.id, item_id=item.id, withdrew_at=time(10, 42)))
    left = seated(item.meeting, "Eve Jay", left_at=time(10, 30))
    absent = seated(item.meeting, "Fay Kerr", status=AttendanceStatus.ABSENT)
    unmarked = factories.member(name="Gil Lowe")
    factories.seat(item.meeting.committee, unmarked)
    held_meetings.declaration(item, ben, held_meetings.declaration_kind(effect=DeclarationEffect.NO_VOTE))
    canon = seated(item.meeting, "Canon Marsh", SeatRole.EDUCATION_CHURCH)

    for member, why in (
        (ann, "Ann Fell withdrew at 10.42 am"),
        (ben, "must not vote"),
        (left, "left at 10.30 am"),
        (absent, "was absent"),
        (unmarked, "not marked as present"),
        (canon, "education matters only"),
    ):
        with pytest.raises(RuleBroken, match=why) as refused:
            motions.move(item, moved(mover_id=member.id), **BY)
        assert refused.value.field == "mover_id"
    assert motions.move(item, moved(mover_id=cay.id, seconder_id=dee.id), **BY).mover == cay


def test_afterwards_who_withdrew_for_the_item_cannot_have_moved_it_and_who_left_later_can(app):
    item, (ann, ben, *_) = quorate()
    factories.keep(
        Withdrawal(
            meeting_id=item.meeting_id,
            member_id=ann.id,
            item_id=item.id,
            withdrew_at=time(10, 42),
            returned_at=time(10, 50),
        )
    )
    gone = seated(item.meeting, "Eve Jay", left_at=time(12))

    with pytest.raises(RuleBroken, match="Ann Fell withdrew"):
        motions.move(item, moved(mover_id=ann.id), by=BY["by"], at=LATER)
    assert motions.move(item, moved(mover_id=gone.id, seconder_id=ben.id), by=BY["by"], at=LATER).mover == gone


def test_a_motion_without_words_is_refused(app):
    item, _ = quorate()

    with pytest.raises(RuleBroken) as refused:
        motions.move(item, moved("  "), **BY)

    assert refused.value.field == "text"


def test_nothing_is_moved_in_approved_minutes_or_a_cancelled_meeting_or_by_somebody_else(app):
    item, _ = quorate()
    with pytest.raises(NotAllowed):
        motions.move(item, moved(), by=acting(factories.officer(committee=factories.committee()), on=HELD_ON), at=NOW)
    kept = factories.keep(Minutes(meeting_id=item.meeting_id, status=MinutesStatus.APPROVED))
    with pytest.raises(RuleBroken, match="approved"):
        motions.move(item, moved(), **BY)
    kept.status = MinutesStatus.IN_HAND
    item.meeting.status = MeetingStatus.CANCELLED
    with pytest.raises(RuleBroken, match="cancelled"):
        motions.move(item, moved(), **BY)


def test_an_amendment_carried_becomes_the_substantive_motion_and_one_is_discussed_at_a_time(app):
    item, _ = quorate()
    first = motions.move(item, moved("Spend £10"), **BY)
    change = motions.amend(first, moved("Spend £20"), **BY)

    with pytest.raises(RuleBroken, match="is being discussed"):
        motions.amend(first, moved("Spend £30"), **BY)
    with pytest.raises(RuleBroken, match="is being discussed"):
        votes.take(first, voted(VoteMethod.WITHOUT_DISSENT), revision=revision_of(first), **BY)
    with pytest.raises(RuleBroken, match="Amend the motion itself"):
        motions.amend(change, moved("Spend £30"), **BY)
    votes.take(change, voted(VoteMethod.WITHOUT_DISSENT), revision=revision_of(change), **BY)
    db.session.commit()

    assert (change.kind, change.outcome) == (MotionKind.AMENDMENT, MotionOutcome.CARRIED)
    assert motions.reads(first, motions.of_item(item)) == "Spend £20"
    assert first.text == "Spend £10"
    assert motions.of_item(item) == [first, change]


def test_an_amendment_stands_after_what_it_amends(app):
    item, _ = quorate()
    first, second = motions.move(item, moved("One"), **BY), motions.move(item, moved("Two"), **BY)

    change = motions.amend(first, moved("One and a half"), **BY)

    assert motions.of_item(item) == [first, change, second]


def test_a_correction_from_a_page_gone_stale_is_refused_and_nothing_is_overwritten(app):
    item, _ = quorate()
    kept = motions.move(item, moved("One"), **BY)
    db.session.commit()
    opened = revision_of(kept)
    motions.correct(kept, moved("Two"), revision=opened, **BY)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        motions.correct(kept, moved("Three"), revision=opened, **BY)
    db.session.rollback()

    assert kept.text == "Two"


def test_a_correction_of_the_words_asks_nothing_of_a_mover_who_left_since(app):
    item, (ann, *_) = quorate()
    kept = motions.move(item, moved("One", mover_id=ann.id), **BY)
    factories.keep(Withdrawal(meeting_id=item.meeting_id, member_id=ann.id, withdrew_at=time(10, 44)))

    motions.correct(kept, moved("Two", mover_id=ann.id), revision=revision_of(kept), **BY)

    assert (kept.text, kept.mover) == ("Two", ann)


def test_a_motion_withdrawn_is_not_put_and_can_be_put_back(app):
    item, _ = quorate()
    kept = motions.move(item, moved(), **BY)
    motions.withdraw(kept, revision=revision_of(kept), **BY)

    with pytest.raises(RuleBroken, match="was withdrawn"):
        votes.take(kept, voted(VoteMethod.WITHOUT_DISSENT), revision=revision_of(kept), **BY)
    motions.put_back(kept, revision=revision_of(kept), **BY)

    assert kept.outcome is None
    votes.take(kept, voted(VoteMethod.WITHOUT_DISSENT), revision=revision_of(kept), **BY)
    with pytest.raises(RuleBroken, match="was put and carried"):
        motions.withdraw(kept, revision=revision_of(kept), **BY)


def test_a_motion_taken_off_stays_in_the_record_with_its_amendments(app):
    item, _ = quorate()
    kept = motions.move(item, moved("One"), **BY)
    motions.amend(kept, moved("Two"), **BY)

    motions.remove(kept, revision=revision_of(kept), **BY)
    db.session.commit()

    assert motions.of_item(item) == []
    assert [one.removed_at for one in db.session.scalars(select(Motion))] == [NOW, NOW]
    with pytest.raises(RuleBroken, match="was taken off"):
        motions.correct(kept, moved("Three"), revision=revision_of(kept), **BY)


def test_a_motion_that_became_a_resolution_is_not_taken_off_before_it(app):
    item, _ = quorate()
    kept = motions.move(item, moved(), **BY)
    votes.take(kept, voted(VoteMethod.WITHOUT_DISSENT), revision=revision_of(kept), **BY)
    resolutions.from_motion(kept, revision=revision_of(kept), **BY)

    with pytest.raises(RuleBroken, match="Take the resolution off first"):
        motions.remove(kept, revision=revision_of(kept), **BY)


def test_the_motions_of_a_meeting_take_as_many_queries_whatever_their_number(app):
    item, (ann, ben, *_) = quorate()
    others = factories.item(item.meeting, "Another")

    def read() -> list[str]:
        db.session.expire_all()
        with counted() as said:
            for one in [one for each in motions.of_meeting(item.meeting).values() for one in each]:
                assert one.mover.name and one.vote is None
        return said

    motion(item, mover=ann, seconder=ben)
    few = read()
    for place in range(2, 12):
        motion(others, mover=ann, seconder=ben, position=place)

    assert len(read()) == len(few)


def test_an_amendment_stays_as_it_was_settled_once_the_motion_itself_was_voted_on(app):
    item, _ = quorate()
    put = motion(item, "Spend £10")
    withdrawn = motions.amend(put, moved("Spend £15"), **BY)
    motions.withdraw(withdrawn, revision=revision_of(withdrawn), **BY)
    carried = motions.amend(put, moved("Spend £20"), **BY)
    for one in (carried, put):
        votes.take(one, voted(VoteMethod.WITHOUT_DISSENT), revision=revision_of(one), **BY)

    with pytest.raises(RuleBroken, match="Take that vote back first"):
        motions.remove(carried, revision=revision_of(carried), **BY)
    with pytest.raises(RuleBroken, match="Take that vote back first"):
        motions.put_back(withdrawn, revision=revision_of(withdrawn), **BY)

    assert motions.reads(put, motions.of_item(item)) == "Spend £20"


def test_an_amendment_is_not_put_back_beside_another_one_nor_to_a_motion_withdrawn(app):
    item, _ = quorate()
    put = motions.move(item, moved("Spend £10"), **BY)
    first = motions.amend(put, moved("Spend £15"), **BY)
    motions.withdraw(first, revision=revision_of(first), **BY)
    second = motions.amend(put, moved("Spend £20"), **BY)

    with pytest.raises(RuleBroken, match="Another amendment is being discussed"):
        motions.put_back(first, revision=revision_of(first), **BY)
    for one in (second, put):
        motions.withdraw(one, revision=revision_of(one), **BY)
    with pytest.raises(RuleBroken, match="Put that back first"):
        motions.put_back(first, revision=revision_of(first), **BY)

    motions.put_back(put, revision=revision_of(put), **BY)
    assert motions.put_back(first, revision=revision_of(first), **BY).outcome is None


@pytest.mark.parametrize("press", [motions.withdraw, motions.put_back, motions.remove])
def test_a_press_on_a_motion_that_changed_since_it_was_seen_is_refused(app, press):
    item, _ = quorate()
    kept = motions.move(item, moved("One"), **BY)
    seen = revision_of(kept)
    motions.correct(kept, moved("Two"), revision=seen, **BY)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        press(kept, revision=seen, **BY)

    assert (kept.outcome, kept.removed_at) == (None, None)
