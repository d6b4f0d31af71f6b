"""Votes on motions: by show of hands, by name or without dissent; refused where nothing could be decided so."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any, TypedDict

from models.minutes_vocabulary import Choice, MotionOutcome, VoteMethod
from models.motion import Ballot, Motion, Vote
from models.rules import RuleBroken
from models.rules import votes as rules
from models.rules.votes import Tally
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, minutes, motions, revisions, voters
from webapp.services.actors import Actor
from webapp.services.voters import Floor


class VoteDetails(TypedDict):
    """How a motion was voted on. `ballots` are by member: everybody in a vote by name, else those who asked for it."""

    method: VoteMethod
    votes_for: int
    votes_against: int
    abstentions: int
    ballots: Mapping[int, Choice]
    second_vote: Choice | None
    taken_at: time


def take(motion: Motion, details: VoteDetails, *, revision: str, by: Actor, at: datetime) -> Vote:
    """Record the vote on a motion, or put it right, and say what it decided. `revision` is the motion's.

    Raises revisions.ChangedMeanwhile when it is no longer as it stood at `revision`.
    """
    motions.hold(motion.item, by=by)
    minutes.begun(motion.item.meeting, by=by, at=at)
    revisions.check_revision(motion, revision)
    motions.check_is_there(motion)
    motions.check_may_be_put(motion)
    if day_of(at) < motion.item.meeting.held_on:
        raise RuleBroken("The meeting is still to come: nothing can be voted on yet.")
    tally = _checked(details, voters.floor(motion.item, details["taken_at"]))
    outcome = rules.decided(details["method"], tally, details["second_vote"])
    _check_what_follows(motion, outcome)
    vote = motion.vote
    before = _state(vote) if vote else None
    if vote is None:
        vote = Vote(motion=motion)
        db.session.add(vote)
    else:
        vote.revision += 1
    _fill(vote, details, tally)
    _note("vote recorded" if before is None else "vote corrected", vote, before, _state(vote), by=by, at=at)
    return _settle(motion, outcome, f"{motion.kind} {outcome}", vote, by=by, at=at)


def take_back(motion: Motion, *, revision: str, by: Actor, at: datetime) -> None:
    """Take back a vote recorded by mistake, so that the motion is still to be put. The audit trail keeps every vote."""
    motions.hold(motion.item, by=by)
    revisions.check_revision(motion, revision)
    motions.check_is_there(motion)
    vote = motion.vote
    if vote is None:
        return
    _check_what_follows(motion, None)
    _note("vote taken back", vote, _state(vote), None, by=by, at=at)
    db.session.delete(vote)
    motion.outcome, motion.vote = None, None
    motion.revision += 1
    motions.keep(f"{motion.kind} still to be put", motion, by=by, at=at)


def tally_of(vote: Vote) -> Tally:
    """The numbers of a vote, as the rules take them."""
    return Tally(vote.votes_for, vote.votes_against, vote.abstentions)


def in_words(vote: Vote) -> str:
    """A vote as the minutes say it: "Carried by 7 votes to 3"."""
    return rules.in_words(vote.method, tally_of(vote), vote.second_vote)


def _checked(details: VoteDetails, floor: Floor) -> Tally:
    """The numbers that count, once nothing speaks against them."""
    method, ballots, taken_at = details["method"], details["ballots"], details["taken_at"]
    rules.check_quorum(floor.count, at=taken_at)
    rules.check_method(method, is_budget=floor.is_budget)
    match method:
        case VoteMethod.BY_NAME:
            rules.check_names(ballots, floor.voters)
            tally = rules.tally_of(ballots.values())
        case VoteMethod.SHOW_OF_HANDS:
            tally = Tally(details["votes_for"], details["votes_against"], details["abstentions"])
            rules.check_tally(tally, floor.voters)
            rules.check_own_votes(method, tally, ballots, floor.voters)
        case VoteMethod.WITHOUT_DISSENT:
            tally = Tally()
            rules.check_own_votes(method, tally, ballots, floor.voters)
            if details["second_vote"]:
                raise RuleBroken("Without dissent there is no second vote. Clear it.", "second_vote")
            return tally
    rules.check_second_vote(tally, details["second_vote"], floor.chair)
    return tally


def _check_what_follows(motion: Motion, outcome: MotionOutcome | None) -> None:
    """Refuse to unsettle what was built on a vote: a resolution, or the vote on the motion as amended."""
    if outcome is motion.outcome:
        return
    if motions.resolutions_from(motion):
        raise RuleBroken("A resolution was made from this motion. Take the resolution off first.")
    motions.check_nothing_rests_on(motion)


def _fill(vote: Vote, details: VoteDetails, tally: Tally) -> None:
    vote.method, vote.second_vote, vote.taken_at = details["method"], details["second_vote"], details["taken_at"]
    vote.votes_for, vote.votes_against, vote.abstentions = tally.votes_for, tally.votes_against, tally.abstentions
    kept = {one.member_id: one for one in vote.ballots}
    for member_id, choice in details["ballots"].items():
        if member_id in kept:
            kept.pop(member_id).choice = choice
        else:
            vote.ballots.append(Ballot(member_id=member_id, choice=choice))
    for gone in kept.values():
        vote.ballots.remove(gone)


def _settle(motion: Motion, outcome: MotionOutcome, what: str, vote: Vote, *, by: Actor, at: datetime) -> Vote:
    motion.outcome = outcome
    motion.revision += 1
    motions.keep(what, motion, by=by, at=at)
    return vote


def _state(vote: Vote) -> dict[str, Any]:
    """All of a vote, for the audit trail: with how each voted, by the member's number."""
    return {
        "method": vote.method,
        "votes_for": vote.votes_for,
        "votes_against": vote.votes_against,
        "abstentions": vote.abstentions,
        "second_vote": vote.second_vote,
        "taken_at": vote.taken_at,
        "ballots": {str(one.member_id): one.choice for one in vote.ballots},
    }


def _note(what: str, vote: Vote, before: Any, after: Any, *, by: Actor, at: datetime) -> None:
    db.session.flush()
    meeting = vote.motion.item.meeting
    name, committee_id = f"“{vote.motion.text[:120]}”, {minutes.name_of(meeting)}", meeting.committee_id
    told = {"before": before, "after": after, "committee_id": committee_id}
    audit.note(what, kind="vote", subject_id=vote.id, name=name, by=by, at=at, **told)
