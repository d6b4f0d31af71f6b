"""Quorum: how many are needed, who counts, and when it was lost."""

from datetime import date, time

import pytest

from models.rules import RuleBroken
from models.rules.quorum import (
    COUNCIL_SOURCE,
    DEPLETED_SOURCE,
    OWN_SOURCE,
    Disqualified,
    Sitter,
    check_disqualified,
    loss,
    loss_in_words,
    moments,
    quorum_of,
    recount,
)
from models.vocabulary import SeatRole


@pytest.mark.parametrize(
    ("seats", "fixed", "is_council", "needed"),
    [
        (57, None, True, 15),
        (56, None, True, 14),
        (3, None, True, 1),
        (12, None, False, 3),
        (13, None, False, 4),
        (10, None, False, 3),
        (5, None, False, 3),
        (0, None, False, 3),
        (16, None, False, 4),
        (12, 5, False, 5),
        (12, 2, False, 2),
        (57, 5, True, 15),
    ],
)
def test_how_many_are_needed(seats, fixed, is_council, needed):
    assert quorum_of(seats=seats, fixed=fixed, is_council=is_council).needed == needed


def test_every_step_is_in_words():
    assert quorum_of(seats=13).steps == (
        "13 voting seats, vacancies included.",
        "A quarter of 13 is 3.25, rounded up to 4.",
    )
    assert quorum_of(seats=8).steps[-1] == "It is at least 3."
    assert quorum_of(seats=8, fixed=4).source == OWN_SOURCE
    assert quorum_of(seats=57, is_council=True).source == COUNCIL_SOURCE


@pytest.mark.parametrize(
    ("at_once", "in_office", "needed"),
    [
        (19, 38, 15),
        (20, 37, 10),
        (21, 36, 9),
        (21, 37, 10),
        (21, 38, 15),
        (55, 2, 1),
        (57, 0, 1),
    ],
    ids=["a third and no more", "over a third", "36 remain", "one elected since", "two thirds are back", "two", "none"],
)
def test_with_over_a_third_disqualified_at_once_the_quorum_is_of_those_who_remain(at_once, in_office, needed):
    found = quorum_of(seats=57, is_council=True, disqualified=Disqualified(at_once, in_office))

    assert found.needed == needed
    assert (found.source == DEPLETED_SOURCE) is (at_once > 19 and in_office < 38)


def test_a_depleted_council_says_why_its_quorum_is_smaller():
    assert quorum_of(seats=57, is_council=True, disqualified=Disqualified(21, 36)).steps == (
        "21 of 57 members became disqualified at the same time: more than a third.",
        "36 are in office, fewer than two thirds, so the quorum is of those who remain.",
        "36 members remain qualified.",
        "A quarter of 36 is 9.",
    )


def test_a_committee_keeps_its_quorum_whoever_is_disqualified():
    assert quorum_of(seats=12, fixed=5, disqualified=Disqualified(12, 1)).needed == 5


@pytest.mark.parametrize(
    ("at_once", "on", "field"),
    [
        (None, date(2030, 9, 1), "disqualified_at_once"),
        (21, None, "disqualified_on"),
        (0, date(2030, 9, 1), "disqualified_at_once"),
        (21, date(2030, 9, 2), "disqualified_on"),
        (61, date(2030, 9, 1), "disqualified_at_once"),
    ],
)
def test_half_of_what_is_noted_a_day_to_come_and_more_than_there_are_are_refused(at_once, on, field):
    with pytest.raises(RuleBroken) as broken:
        check_disqualified(at_once, on, seats=60, today=date(2030, 9, 1))

    assert broken.value.field == field


@pytest.mark.parametrize(
    ("role", "is_education", "counts"),
    [
        (SeatRole.CHAIR, False, True),
        (SeatRole.VICE_CHAIR, False, True),
        (SeatRole.MEMBER, False, True),
        (SeatRole.EDUCATION_CHURCH, True, True),
        (SeatRole.EDUCATION_CHURCH, False, False),
        (SeatRole.EDUCATION_PARENT, True, True),
        (SeatRole.EDUCATION_PARENT, False, False),
        (SeatRole.NON_VOTING, True, False),
        (SeatRole.PORTFOLIO_HOLDER, True, False),
        (SeatRole.INVITEE, True, False),
    ],
)
def test_who_counts(role, is_education, counts):
    count = recount(quorum_of(seats=12), [Sitter("A", role)], at=time(10), is_education=is_education)

    assert bool(count.counted) is counts
    assert bool(count.not_counted) is not counts


@pytest.mark.parametrize(
    ("at", "is_there"),
    [
        (time(9, 59), False),
        (time(10), True),
        (time(10, 41), True),
        (time(10, 42), False),
        (time(10, 59), False),
        (time(11), True),
        (time(11, 30), False),
    ],
)
def test_who_is_in_the_room_at_a_time(at, is_there):
    sitter = Sitter("A", SeatRole.MEMBER, time(10), time(11, 30), ((time(10, 42), time(11)),))

    assert sitter.is_in_the_room(at) is is_there


def test_a_withdrawal_that_loses_the_quorum_is_said_with_its_time_and_name():
    three = [Sitter(name, SeatRole.MEMBER) for name in ("Ann", "Ben")]
    three.append(Sitter("Cay Fell", SeatRole.CHAIR, away=((time(10, 42), None),)))

    history = moments(quorum_of(seats=12), three, is_education=False)

    lost = loss(history)
    assert lost is not None
    assert loss_in_words(lost) == "The quorum was lost at 10.42 am when Cay Fell withdrew."
    assert [moment.counted for moment in history] == [2]


def test_a_quorum_that_is_back_is_not_lost():
    three = [Sitter(name, SeatRole.MEMBER) for name in ("Ann", "Ben")]
    three.append(Sitter("Cay", SeatRole.CHAIR, away=((time(10, 42), time(10, 55)),)))

    history = moments(quorum_of(seats=12), three, is_education=False)

    assert [(one.what, one.is_met) for one in history] == [("Cay withdrew", False), ("Cay returned", True)]
    assert loss(history) is None


def test_a_quorum_that_was_never_there_was_not_lost():
    history = moments(quorum_of(seats=12), [Sitter("Ann", SeatRole.MEMBER, time(10, 5))], is_education=False)

    assert loss(history, met_at_first=False) is None


def test_two_who_swap_at_one_time_are_counted_together():
    members = [Sitter("Ann", SeatRole.MEMBER), Sitter("Ben", SeatRole.MEMBER)]
    swap = [Sitter("Cay", SeatRole.MEMBER, None, time(11)), Sitter("Dee", SeatRole.MEMBER, time(11))]

    history = moments(quorum_of(seats=12), members + swap, is_education=False)

    assert [(one.what, one.counted) for one in history] == [("Cay left; Dee arrived", 3)]
