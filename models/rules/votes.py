"""Votes: who may move and vote at a moment, how a vote is taken, and what it decides.

A majority of those present and voting decides; with equal votes the person presiding has a second or casting vote:
Local Government Act 1972 Sch 12 paras 39(1), 39(2) and 44. At a budget decision every name is recorded: SI 2001/3384
Sch 2 as amended by SI 2014/165. Any member may have their own vote recorded: SI 1993/202 Sch 2 para 1. That a motion
is moved and seconded by members who may vote, and that one amendment is discussed at a time, is for standing orders:
check with your monitoring officer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from models.minutes_vocabulary import Choice, MotionOutcome, VoteMethod
from models.rules.broken import RuleBroken
from models.rules.entitlement import Entitlement
from models.rules.quorum import Count, Sitter
from models.rules.wording import and_list, count_of, time_of_day
from models.vocabulary import AttendanceStatus

MAJORITY_SOURCE = "Local Government Act 1972, Schedule 12, paragraph 39(1)"
SECOND_VOTE_SOURCE = "Local Government Act 1972, Schedule 12, paragraph 39(2)"
BUDGET_SOURCE = "SI 2001/3384, Schedule 2, as amended by SI 2014/165"
OWN_VOTE_SOURCE = "SI 1993/202, Schedule 2, paragraph 1"


@dataclass(frozen=True, slots=True)
class Voter:
    """Somebody at the meeting at one moment: `why_not` is why they may not move or vote then, empty if they may."""

    key: int
    name: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many voted each way, the second vote of the chair left out."""

    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0

    @property
    def total(self) -> int:
        """How many were counted, abstentions with them."""
        return self.votes_for + self.votes_against + self.abstentions

    @property
    def is_equal(self) -> bool:
        """Whether as many voted for as against, so that the person presiding may decide."""
        return self.votes_for == self.votes_against


def why_not(sitter: Sitter, status: AttendanceStatus | None, may: Entitlement | None, *, at: time) -> str:
    """Why somebody may not move or vote at an item at a time, as a sentence; empty if they may."""
    where = _why_not_there(sitter, status, at)
    if where or may is None or may.may_vote:
        return where
    decisive = may.reasons[1:] or may.reasons
    return f"{sitter.name} may not vote on this item. {' '.join(reason.sentence for reason in decisive)}".strip()


def check_quorum(count: Count, *, at: time) -> None:
    """Refuse a vote that nothing could be decided by: too few were in the room."""
    if not count.is_met:
        raise RuleBroken(
            f"There was no quorum at {time_of_day(at)}: {count.in_words}. Put right who was in the room, or the time "
            "of the vote; without a quorum nothing can be decided.",
            "taken_at",
        )


def check_movers(voters: Iterable[Voter], *, mover: int | None, seconder: int | None) -> None:
    """Refuse a mover or seconder who was not there, had withdrawn or may not vote; or one person as both.

    Neither needs to be named. Fields: `mover_id`, `seconder_id`.
    """
    if mover is None and seconder is not None:
        raise RuleBroken("Choose who moved it, or clear who seconded it.", "mover_id")
    if mover is not None and mover == seconder:
        raise RuleBroken("Choose somebody else to second it: nobody seconds their own motion.", "seconder_id")
    by_key = {one.key: one for one in voters}
    for field, key, act in (("mover_id", mover, "move"), ("seconder_id", seconder, "second")):
        if key is not None:
            found = by_key.get(key)
            reason = found.why_not if found else "They are not listed at this meeting."
            if reason:
                raise RuleBroken(f"{reason} Choose somebody who may {act} it.", field)


def check_method(method: VoteMethod, *, is_budget: bool) -> None:
    """Refuse any vote but one by name where the item sets the budget (SI 2014/165)."""
    if is_budget and method is not VoteMethod.BY_NAME:
        raise RuleBroken(
            "This item sets the budget, so how each person voted must be recorded: take the vote by name. "
            f"{BUDGET_SOURCE}.",
            "method",
        )


def check_tally(tally: Tally, voters: Sequence[Voter]) -> None:
    """Refuse a count of nobody, or of more than were in the room and entitled. Field: `votes_for`."""
    if min(tally.votes_for, tally.votes_against, tally.abstentions) < 0:
        raise RuleBroken("Enter numbers of votes, 0 or more.", "votes_for")
    if tally.total == 0:
        raise RuleBroken("Enter how many voted for, how many against and how many abstained.", "votes_for")
    entitled = [one for one in voters if not one.why_not]
    if tally.total > len(entitled):
        names = f": {and_list([one.name for one in entitled])}" if entitled else ""
        raise RuleBroken(
            f"That makes {count_of(tally.total, 'vote')}, and {count_of(len(entitled), 'person', 'people')} could vote "
            f"then{names}. Correct the numbers, or who was in the room.",
            "votes_for",
        )


def check_names(ballots: Mapping[int, Choice], voters: Sequence[Voter]) -> None:
    """Refuse a vote by name that leaves out somebody who could vote, or holds somebody who could not."""
    missing = [one.name for one in voters if not one.why_not and one.key not in ballots]
    if missing:
        raise RuleBroken(f"Say how {and_list(missing)} voted, or that they abstained.", "ballots")
    _check_entitled(ballots, voters)


def check_own_votes(method: VoteMethod, tally: Tally, ballots: Mapping[int, Choice], voters: Sequence[Voter]) -> None:
    """Refuse own votes, recorded because a member asked, that the count does not hold. Field: `ballots`."""
    _check_entitled(ballots, voters)
    if method is VoteMethod.WITHOUT_DISSENT:
        against = [one.name for one in voters if ballots.get(one.key) is Choice.AGAINST]
        if against:
            raise RuleBroken(f"{and_list(against)} voted against, so count the vote by a show of hands.", "ballots")
        return
    counted = tally_of(ballots.values())
    for recorded, number, words in (
        (counted.votes_for, tally.votes_for, "for"),
        (counted.votes_against, tally.votes_against, "against"),
        (counted.abstentions, tally.abstentions, "as abstaining"),
    ):
        if recorded > number:
            told = f"{count_of(recorded, 'own vote is', 'own votes are')} recorded {words} and {number} counted"
            raise RuleBroken(f"{told}. Correct the numbers or the names.", "ballots")


def tally_of(choices: Iterable[Choice]) -> Tally:
    """A vote by name, counted."""
    all_of_them = list(choices)
    return Tally(*(all_of_them.count(one) for one in (Choice.FOR, Choice.AGAINST, Choice.ABSTAINED)))


def check_second_vote(tally: Tally, second_vote: Choice | None, chair: Voter | None) -> None:
    """Refuse a second vote where the votes are not equal, or where nobody who could preside had one."""
    if second_vote is None:
        return
    if not tally.is_equal:
        raise RuleBroken(
            f"The votes are not equal, {tally.votes_for} for and {tally.votes_against} against, so the chair has no "
            f"second vote. Clear it, or correct the numbers. {SECOND_VOTE_SOURCE}.",
            "second_vote",
        )
    if chair is None:
        raise RuleBroken("Say who is in the chair first: only whoever presides has a second vote.", "second_vote")
    if chair.why_not:
        raise RuleBroken(f"{chair.why_not} Say who presided over this item.", "second_vote")


def decided(method: VoteMethod, tally: Tally, second_vote: Choice | None) -> MotionOutcome:
    """Whether a motion is carried: by more votes for than against, or with equal votes by the chair's second vote."""
    if method is VoteMethod.WITHOUT_DISSENT or tally.votes_for > tally.votes_against:
        return MotionOutcome.CARRIED
    by_the_chair = tally.is_equal and second_vote is Choice.FOR
    return MotionOutcome.CARRIED if by_the_chair else MotionOutcome.LOST


def in_words(method: VoteMethod, tally: Tally, second_vote: Choice | None) -> str:
    """The vote as the minutes say it: "Carried by 7 votes to 3, with 1 abstention"."""
    outcome = decided(method, tally, second_vote).value.capitalize()
    if method is VoteMethod.WITHOUT_DISSENT:
        return f"{outcome} without dissent"
    abstained = f", with {count_of(tally.abstentions, 'abstention')}" if tally.abstentions else ""
    more, less = max(tally.votes_for, tally.votes_against), min(tally.votes_for, tally.votes_against)
    if not tally.is_equal:
        return f"{outcome} by {count_of(more, 'vote')} to {less}{abstained}"
    chair = " on the chair's second vote" if second_vote else ""
    return f"{outcome}{chair}: {more} for and {less} against{abstained}"


def _check_entitled(ballots: Mapping[int, Choice], voters: Sequence[Voter]) -> None:
    by_key = {one.key: one for one in voters}
    for key in ballots:
        found = by_key.get(key)
        reason = found.why_not if found else "Somebody recorded as voting is not listed at this meeting."
        if reason:
            raise RuleBroken(f"{reason} Take away their vote, or correct who was in the room.", "ballots")


def _why_not_there(sitter: Sitter, status: AttendanceStatus | None, at: time) -> str:
    name = sitter.name
    if status is None:
        return f"{name} is not marked as present."
    if status is not AttendanceStatus.PRESENT:
        return f"{name} {'sent apologies' if status is AttendanceStatus.APOLOGIES else 'was absent'}."
    if sitter.is_in_the_room(at):
        return ""
    if sitter.arrived_at is not None and sitter.arrived_at > at:
        return f"{name} arrived at {time_of_day(sitter.arrived_at)}, later than this."
    if sitter.left_at is not None and sitter.left_at <= at:
        return f"{name} left at {time_of_day(sitter.left_at)}."
    away = max(out for out, _ in sitter.away if out <= at)
    return f"{name} withdrew at {time_of_day(away)} and was not in the room."
