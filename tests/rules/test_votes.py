"""Who may move and vote, how a vote is taken, and what it decides."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.minutes_vocabulary import Choice, MotionOutcome, VoteMethod
from models.rules import RuleBroken, votes
from models.rules.entitlement import Business, Declared, Sitting, entitlement
from models.rules.quorum import Quorum, Sitter, recount
from models.rules.votes import Tally, Voter
from models.vocabulary import AttendanceStatus, DeclarationEffect, SeatRole

FOR, AGAINST, ABSTAINED = Choice
HANDS, BY_NAME, NO_DISSENT = VoteMethod
CARRIED, LOST, _ = MotionOutcome
VOTERS = [Voter(1, "Ann"), Voter(2, "Ben"), Voter(3, "Cay"), Voter(4, "Dee", "Dee withdrew at 10.42 am.")]
MEMBER = Sitting(frozenset({SeatRole.MEMBER}))


@pytest.mark.parametrize(
    ("tally", "second_vote", "outcome"),
    [
        (Tally(7, 3, 1), None, CARRIED),
        (Tally(3, 7), None, LOST),
        (Tally(1, 0, 9), None, CARRIED),
        (Tally(4, 4), FOR, CARRIED),
        (Tally(4, 4, 2), AGAINST, LOST),
        (Tally(4, 4), None, LOST),
        (Tally(0, 0, 5), None, LOST),
    ],
)
def test_a_majority_of_those_voting_decides_and_the_chair_where_votes_are_equal(tally, second_vote, outcome):
    assert votes.decided(HANDS, tally, second_vote) is outcome


def test_without_dissent_a_motion_is_carried():
    assert votes.decided(NO_DISSENT, Tally(), None) is CARRIED


numbers = some.integers(0, 200)


@given(numbers, numbers, numbers, some.sampled_from([None, FOR, AGAINST]))
def test_abstentions_and_a_vote_for_never_lose_a_motion(votes_for, against, abstained, second_vote):
    outcome = votes.decided(HANDS, Tally(votes_for, against, abstained), second_vote)

    assert outcome is votes.decided(HANDS, Tally(votes_for, against, 0), second_vote)
    if outcome is CARRIED:
        assert votes.decided(HANDS, Tally(votes_for + 1, against, abstained), second_vote) is CARRIED


@given(numbers, numbers, some.sampled_from([FOR, AGAINST]))
def test_the_second_vote_is_the_chairs_only_with_equal_votes(votes_for, against, second_vote):
    tally = Tally(votes_for, against)
    if votes_for == against:
        votes.check_second_vote(tally, second_vote, VOTERS[0])
    else:
        with pytest.raises(RuleBroken, match="not equal"):
            votes.check_second_vote(tally, second_vote, VOTERS[0])


@given(some.lists(some.sampled_from(list(Choice)), max_size=60))
def test_a_vote_by_name_counts_everybody_once(choices):
    tally = votes.tally_of(choices)

    assert tally.total == len(choices)
    assert tally.votes_for == choices.count(FOR)


@given(numbers, numbers, numbers, some.integers(0, 80))
def test_more_votes_than_people_entitled_are_always_refused(votes_for, against, abstained, entitled):
    tally = Tally(votes_for, against, abstained)
    people = [Voter(number, f"Member {number}") for number in range(entitled)]
    people += [Voter(1000, "Away", "Away withdrew at 10.42 am.")]

    if 0 < tally.total <= entitled:
        votes.check_tally(tally, people)
    else:
        with pytest.raises(RuleBroken):
            votes.check_tally(tally, people)


def test_the_refusal_of_too_many_votes_names_those_who_could_vote():
    with pytest.raises(RuleBroken) as refused:
        votes.check_tally(Tally(3, 1), VOTERS)

    assert refused.value.message.startswith("That makes 4 votes, and 3 people could vote then: Ann, Ben and Cay.")
    assert refused.value.field == "votes_for"


@pytest.mark.parametrize("tally", [Tally(), Tally(-1, 2)])
def test_a_count_of_nobody_or_below_nothing_is_refused(tally):
    with pytest.raises(RuleBroken):
        votes.check_tally(tally, VOTERS)


@pytest.mark.parametrize(
    ("chair", "why"), [(None, "who is in the chair"), (Voter(4, "Dee", "Dee left at 11.00 am."), "Dee left")]
)
def test_only_whoever_presides_has_a_second_vote(chair, why):
    with pytest.raises(RuleBroken, match=why):
        votes.check_second_vote(Tally(2, 2), FOR, chair)


@pytest.mark.parametrize("method", [HANDS, NO_DISSENT])
def test_at_the_budget_only_a_vote_by_name_will_do(method):
    with pytest.raises(RuleBroken, match="SI 2014/165"):
        votes.check_method(method, is_budget=True)

    votes.check_method(BY_NAME, is_budget=True)
    votes.check_method(method, is_budget=False)


def test_a_vote_by_name_leaves_out_nobody_who_could_vote():
    with pytest.raises(RuleBroken, match="Say how Ben and Cay voted"):
        votes.check_names({1: FOR}, VOTERS)

    votes.check_names({1: FOR, 2: AGAINST, 3: ABSTAINED}, VOTERS)


@pytest.mark.parametrize(("key", "why"), [(4, "Dee withdrew"), (9, "not listed")])
def test_a_vote_by_name_holds_nobody_who_could_not_vote(key, why):
    with pytest.raises(RuleBroken, match=why):
        votes.check_names({1: FOR, 2: FOR, 3: FOR, key: FOR}, VOTERS)


def test_own_votes_fit_the_count():
    votes.check_own_votes(HANDS, Tally(2, 1), {1: FOR, 2: AGAINST}, VOTERS)
    with pytest.raises(RuleBroken, match="2 own votes are recorded against and 1 counted"):
        votes.check_own_votes(HANDS, Tally(2, 1), {1: AGAINST, 2: AGAINST}, VOTERS)


def test_nobody_votes_against_without_dissent():
    votes.check_own_votes(NO_DISSENT, Tally(), {1: FOR, 2: ABSTAINED}, VOTERS)
    with pytest.raises(RuleBroken, match="Ben voted against"):
        votes.check_own_votes(NO_DISSENT, Tally(), {2: AGAINST}, VOTERS)


@pytest.mark.parametrize(
    ("mover", "seconder", "why", "field"),
    [
        (4, 1, "Dee withdrew", "mover_id"),
        (1, 4, "Dee withdrew", "seconder_id"),
        (1, 1, "nobody seconds their own", "seconder_id"),
        (None, 1, "Choose who moved it", "mover_id"),
        (9, None, "not listed", "mover_id"),
    ],
)
def test_who_had_withdrawn_or_is_not_there_neither_moves_nor_seconds(mover, seconder, why, field):
    with pytest.raises(RuleBroken, match=why) as refused:
        votes.check_movers(VOTERS, mover=mover, seconder=seconder)

    assert refused.value.field == field


@pytest.mark.parametrize(("mover", "seconder"), [(None, None), (1, None), (1, 2)])
def test_a_motion_may_be_moved_by_somebody_or_nobody_named(mover, seconder):
    votes.check_movers(VOTERS, mover=mover, seconder=seconder)


PRESENT = AttendanceStatus.PRESENT


@pytest.mark.parametrize(
    ("sitter", "status", "why"),
    [
        (Sitter("Ann", SeatRole.MEMBER), PRESENT, ""),
        (Sitter("Ann", SeatRole.MEMBER), None, "Ann is not marked as present."),
        (Sitter("Ann", SeatRole.MEMBER), AttendanceStatus.APOLOGIES, "Ann sent apologies."),
        (Sitter("Ann", SeatRole.MEMBER), AttendanceStatus.ABSENT, "Ann was absent."),
        (Sitter("Ann", SeatRole.MEMBER, arrived_at=time(11)), PRESENT, "Ann arrived at 11.00 am, later than this."),
        (Sitter("Ann", SeatRole.MEMBER, left_at=time(10, 30)), PRESENT, "Ann left at 10.30 am."),
        (
            Sitter("Ann", SeatRole.MEMBER, away=((time(10, 42), None),)),
            PRESENT,
            "Ann withdrew at 10.42 am and was not in the room.",
        ),
        (Sitter("Ann", SeatRole.MEMBER, away=((time(10, 20), time(10, 45)),)), PRESENT, ""),
    ],
)
def test_who_may_vote_at_a_time_follows_who_was_in_the_room_then(sitter, status, why):
    assert votes.why_not(sitter, status, entitlement(MEMBER, Business()), at=time(10, 50)) == why


def test_who_declared_an_interest_may_not_vote_and_the_reason_is_the_declaration():
    may = entitlement(MEMBER, Business(), declared=[Declared("Own code", DeclarationEffect.NO_VOTE)])

    why = votes.why_not(Sitter("Ann", SeatRole.MEMBER), PRESENT, may, at=time(10))

    assert why == "Ann may not vote on this item. Declared: Own code. They may speak and must not vote."


def test_a_vote_without_a_quorum_is_refused_with_the_count():
    count = recount(Quorum(3, (), ""), [Sitter("Ann", SeatRole.MEMBER)], at=time(10), is_education=False)

    with pytest.raises(RuleBroken, match=r"no quorum at 10\.00 am: 1 voting member in the room; 3 needed"):
        votes.check_quorum(count, at=time(10))


@pytest.mark.parametrize(
    ("method", "tally", "second_vote", "words"),
    [
        (HANDS, Tally(7, 3, 1), None, "Carried by 7 votes to 3, with 1 abstention"),
        (BY_NAME, Tally(2, 9), None, "Lost by 9 votes to 2"),
        (HANDS, Tally(1, 0), None, "Carried by 1 vote to 0"),
        (HANDS, Tally(4, 4), FOR, "Carried on the chair's second vote: 4 for and 4 against"),
        (HANDS, Tally(4, 4), None, "Lost: 4 for and 4 against"),
        (NO_DISSENT, Tally(), None, "Carried without dissent"),
    ],
)
def test_the_vote_in_words(method, tally, second_vote, words):
    assert votes.in_words(method, tally, second_vote) == words
