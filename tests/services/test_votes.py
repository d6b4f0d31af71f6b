"""Votes: entitlement and quorum as they were at the time, and nothing decided that could not be."""

import json
from datetime import UTC, datetime, time

import pytest
from sqlalchemy import select

from models.attendance import Withdrawal
from models.audit import AuditEvent
from models.minutes import Minutes
from models.minutes_vocabulary import Choice, MotionOutcome, VoteMethod
from models.motion import Ballot, Vote
from models.rules import RuleBroken
from models.vocabulary import SeatRole
from tests import factories
from tests.decided_meetings import HELD_ON, motion, moved, quorate, seated, voted
from webapp.database import db
from webapp.services import motions, resolutions, votes
from webapp.services.actors import operator
from webapp.services.revisions import ChangedMeanwhile, revision_of

NOW = datetime(2030, 6, 18, 10, 0, tzinfo=UTC)
BY = {"by": operator(on=HELD_ON), "at": NOW}
FOR, AGAINST, ABSTAINED = Choice
HANDS, BY_NAME, NO_DISSENT = VoteMethod


def take(one, details, **fields):
    return votes.take(one, details, **{"revision": revision_of(one), **BY, **fields})


def test_a_show_of_hands_decides_by_a_majority_and_the_audit_trail_holds_it(app):
    item, _ = quorate()
    put = motion(item)

    kept = take(put, voted(HANDS, 2, 1, 1))
    db.session.commit()

    assert (put.outcome, votes.in_words(kept)) == (MotionOutcome.CARRIED, "Carried by 2 votes to 1, with 1 abstention")
    whats = db.session.scalars(select(AuditEvent.what).order_by(AuditEvent.id)).all()
    assert whats[-2:] == ["vote recorded", "motion carried"]


def test_a_vote_by_name_keeps_how_each_voted(app):
    item, (ann, ben, cay, dee) = quorate()
    put = motion(item)

    kept = take(put, voted(BY_NAME, ballots={ann.id: FOR, ben.id: AGAINST, cay.id: AGAINST, dee.id: ABSTAINED}))
    db.session.commit()

    assert (kept.votes_for, kept.votes_against, kept.abstentions) == (1, 2, 1)
    assert put.outcome is MotionOutcome.LOST
    assert {one.member.name: one.choice for one in kept.ballots}["Dee Ives"] is ABSTAINED


def test_more_votes_than_people_entitled_are_refused_with_their_names(app):
    item, (ann, *_) = quorate()
    factories.keep(Withdrawal(meeting_id=item.meeting_id, member_id=ann.id, item_id=item.id, withdrew_at=time(10, 50)))

    with pytest.raises(RuleBroken, match="4 votes, and 3 people could vote then: Ben Gill, Cay Hurst and Dee Ives"):
        take(motion(item), voted(HANDS, 3, 1))


def test_who_was_in_the_room_is_as_at_the_time_of_the_vote(app):
    item, (ann, ben, cay, dee) = quorate()
    away = Withdrawal(meeting_id=item.meeting_id, member_id=ann.id, withdrew_at=time(10, 50), returned_at=time(11, 10))
    factories.keep(away)
    everybody = {one.id: FOR for one in (ann, ben, cay, dee)}
    put = motion(item)

    with pytest.raises(RuleBroken, match="Ann Fell withdrew"):
        take(put, voted(BY_NAME, ballots=everybody, taken_at=time(11)))
    take(put, voted(BY_NAME, ballots=everybody, taken_at=time(11, 10)))

    assert put.outcome is MotionOutcome.CARRIED


def test_without_a_quorum_at_the_time_nothing_is_decided(app):
    item, (ann, ben, *_) = quorate()
    for member in (ann, ben):
        factories.keep(Withdrawal(meeting_id=item.meeting_id, member_id=member.id, withdrew_at=time(10, 50)))
    put = motion(item)

    with pytest.raises(RuleBroken, match="2 voting members in the room; 3 needed") as refused:
        take(put, voted(NO_DISSENT))
    db.session.rollback()

    assert refused.value.field == "taken_at"
    assert (put.outcome, put.vote) == (None, None)
    assert take(put, voted(NO_DISSENT, taken_at=time(10, 45))).motion.outcome is MotionOutcome.CARRIED


@pytest.mark.parametrize("where", ["itself", "above"])
def test_at_a_budget_item_every_name_is_recorded(app, where):
    item, members = quorate(is_budget=where == "itself")
    if where == "above":
        item = factories.item(item.meeting, "Council tax", parent_id=factories.item(item.meeting, is_budget=True).id)
    put = motion(item)

    for method in (HANDS, NO_DISSENT):
        with pytest.raises(RuleBroken, match="SI 2014/165"):
            take(put, voted(method, 3))
        db.session.rollback()
    with pytest.raises(RuleBroken, match="Say how Dee Ives voted"):
        take(put, voted(BY_NAME, ballots={one.id: FOR for one in members[:3]}))
    db.session.rollback()
    take(put, voted(BY_NAME, ballots={one.id: FOR for one in members}))

    assert put.outcome is MotionOutcome.CARRIED


def test_a_member_who_asks_has_their_own_vote_recorded(app):
    item, (ann, ben, *_) = quorate()
    put = motion(item)

    with pytest.raises(RuleBroken, match="own votes are recorded against and 1 counted"):
        take(put, voted(HANDS, 3, 1, ballots={ann.id: AGAINST, ben.id: AGAINST}))
    db.session.rollback()
    kept = take(put, voted(HANDS, 3, 1, ballots={ben.id: AGAINST}))

    assert [(one.member, one.choice) for one in kept.ballots] == [(ben, AGAINST)]


def test_the_chair_decides_equal_votes_and_no_others(app):
    item, _ = quorate()
    put = motion(item)

    with pytest.raises(RuleBroken, match="not equal"):
        take(put, voted(HANDS, 3, 1, second_vote=FOR))
    db.session.rollback()
    kept = take(put, voted(HANDS, 2, 2, second_vote=FOR))

    assert (put.outcome, kept.votes_for) == (MotionOutcome.CARRIED, 2)


def test_who_presides_by_the_minutes_has_the_second_vote_and_nobody_who_withdrew(app):
    item, (_, ben, *_) = quorate()
    factories.keep(Minutes(meeting_id=item.meeting_id, chair_id=ben.id))
    factories.keep(Withdrawal(meeting_id=item.meeting_id, member_id=ben.id, withdrew_at=time(10, 50)))

    with pytest.raises(RuleBroken, match="Ben Gill withdrew") as refused:
        take(motion(item), voted(HANDS, 1, 1, second_vote=FOR))

    assert refused.value.field == "second_vote"


def test_an_education_co_optee_votes_on_education_alone(app):
    item, _ = quorate()
    schools = factories.item(item.meeting, "Schools", is_education=True)
    seated(item.meeting, "Canon Marsh", SeatRole.EDUCATION_CHURCH)

    with pytest.raises(RuleBroken, match="5 votes, and 4 people"):
        take(motion(item), voted(HANDS, 5))
    db.session.rollback()

    assert take(motion(schools), voted(HANDS, 5)).votes_for == 5


def test_a_vote_is_put_right_and_the_trail_keeps_both(app):
    item, (ann, ben, cay, dee) = quorate()
    put = motion(item)
    take(put, voted(BY_NAME, ballots={ann.id: FOR, ben.id: FOR, cay.id: FOR, dee.id: FOR}))
    db.session.commit()

    take(put, voted(HANDS, 1, 3, ballots={ben.id: AGAINST}))
    db.session.commit()

    assert (put.outcome, put.vote.votes_against, put.vote.revision) == (MotionOutcome.LOST, 3, 2)
    assert [(one.member, one.choice) for one in put.vote.ballots] == [(ben, AGAINST)]
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.what == "vote corrected")).one()
    assert json.loads(event.before)["ballots"] == {str(one.id): "for" for one in (ann, ben, cay, dee)}


def test_a_vote_taken_back_leaves_the_motion_to_be_put_and_the_trail_keeps_it(app):
    item, (ann, *_) = quorate()
    put = motion(item)
    take(put, voted(HANDS, 3, 1, ballots={ann.id: FOR}))
    db.session.commit()

    votes.take_back(put, revision=revision_of(put), **BY)
    db.session.commit()

    assert (put.outcome, put.vote) == (None, None)
    assert db.session.scalar(select(Vote)) is None and db.session.scalar(select(Ballot)) is None
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.what == "vote taken back")).one()
    assert json.loads(event.before)["votes_for"] == 3


def test_two_who_record_one_vote_do_not_overwrite_each_other(app):
    item, _ = quorate()
    put = motion(item)
    opened = revision_of(put)
    take(put, voted(HANDS, 3, 1), revision=opened)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        take(put, voted(HANDS, 1, 3), revision=opened)
    db.session.rollback()

    assert put.vote.votes_for == 3


def test_a_vote_that_a_resolution_or_a_later_vote_rests_on_keeps_its_outcome(app):
    item, _ = quorate()
    put = motion(item, "Spend £10")
    change = motions.amend(put, moved("Spend £20"), **BY)
    take(change, voted(HANDS, 3, 1))
    take(put, voted(HANDS, 3, 1))
    resolutions.from_motion(put, revision=revision_of(put), **BY)
    db.session.commit()

    with pytest.raises(RuleBroken, match="motion itself was voted on since"):
        take(change, voted(HANDS, 1, 3))
    db.session.rollback()
    with pytest.raises(RuleBroken, match="Take the resolution off first"):
        votes.take_back(put, revision=revision_of(put), **BY)
    db.session.rollback()

    assert take(put, voted(HANDS, 4)).votes_for == 4


def test_nothing_is_voted_on_before_the_day(app):
    item, _ = quorate()

    with pytest.raises(RuleBroken, match="still to come"):
        take(motion(item), voted(NO_DISSENT), at=datetime(2030, 6, 17, 10, tzinfo=UTC))
