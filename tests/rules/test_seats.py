"""One chair at a time, one vote a member, and days in their order."""

from datetime import date

import pytest

from models.rules import RuleBroken, seats
from models.rules.seats import DatedSeat
from models.vocabulary import SeatRole

MAY, JUNE, JULY, AUGUST = (date(2030, month, 1) for month in (5, 6, 7, 8))


def seat(role=SeatRole.MEMBER, member_id=1, starts_on=MAY, ends_on=None, capacity=""):
    return DatedSeat(role, member_id, f"Member {member_id}", starts_on, ends_on, capacity)


def test_two_chairs_at_once_are_refused_with_the_first_ones_name():
    chair = seat(SeatRole.CHAIR, 1)

    with pytest.raises(RuleBroken, match="Member 1 is in the chair from 1 May 2030") as refused:
        seats.check_beside(seat(SeatRole.CHAIR, 2, JUNE), [chair])

    assert refused.value.field == "role"


def test_a_chair_may_follow_a_chair():
    seats.check_beside(seat(SeatRole.CHAIR, 2, JULY), [seat(SeatRole.CHAIR, 1, MAY, JUNE)])


def test_the_last_day_of_a_seat_still_counts():
    with pytest.raises(RuleBroken):
        seats.check_beside(seat(SeatRole.CHAIR, 2, JUNE), [seat(SeatRole.CHAIR, 1, MAY, JUNE)])


@pytest.mark.parametrize("role", sorted(seats.VOTING))
def test_a_second_vote_for_one_member_is_refused(role):
    with pytest.raises(RuleBroken, match="a member has one vote") as refused:
        seats.check_beside(seat(role, 1, JUNE), [seat(SeatRole.MEMBER, 1)])

    assert refused.value.field == "member_id"


@pytest.mark.parametrize("role", sorted(set(SeatRole) - seats.VOTING - {SeatRole.SUBSTITUTE}))
def test_a_seat_without_a_vote_may_stand_beside_one_with(role):
    seats.check_beside(seat(role, 1, JUNE), [seat(SeatRole.MEMBER, 1)])


@pytest.mark.parametrize(
    ("wanted", "already"), [(SeatRole.SUBSTITUTE, SeatRole.VICE_CHAIR), (SeatRole.MEMBER, SeatRole.SUBSTITUTE)]
)
def test_a_substitute_who_is_a_member_already_is_refused_either_way_round(wanted, already):
    with pytest.raises(RuleBroken, match="End that seat first, or choose somebody else") as refused:
        seats.check_beside(seat(wanted, 1, JUNE), [seat(already, 1)])

    assert refused.value.field == "member_id"


def test_a_substitute_may_become_a_member_the_day_after():
    seats.check_beside(seat(SeatRole.MEMBER, 1, JULY), [seat(SeatRole.SUBSTITUTE, 1, MAY, JUNE)])


def test_one_member_may_champion_two_subjects_but_not_one_twice():
    safeguarding = seat(SeatRole.CHAMPION, capacity="Safeguarding")

    seats.check_beside(seat(SeatRole.CHAMPION, capacity="Education"), [safeguarding])
    with pytest.raises(RuleBroken, match="scrutiny champion already"):
        seats.check_beside(seat(SeatRole.CHAMPION, capacity="Safeguarding"), [safeguarding])


@pytest.mark.parametrize("role", sorted(seats.CAPACITIES))
def test_a_role_that_is_nothing_without_its_subject_needs_one(role):
    with pytest.raises(RuleBroken) as refused:
        seats.check_capacity(role, "  ")

    assert refused.value.field == "capacity"
    seats.check_capacity(role, "Safeguarding")
    seats.check_capacity(SeatRole.MEMBER, "")


@pytest.mark.parametrize("role", sorted(seats.OF_THOSE_WHO_SIT))
def test_whoever_leaves_the_committee_and_keeps_a_role_is_found_from_the_next_day(role):
    leaving = seat(SeatRole.MEMBER, 1, MAY, JUNE)
    held = [leaving, seat(role, 1, MAY, capacity="Safeguarding")]

    assert seats.holders_without_a_seat(held, JUNE) == []
    [found] = seats.holders_without_a_seat(held, JULY)
    assert (found.name, found.role, found.since, found.has_sat) == ("Member 1", role, date(2030, 6, 2), True)


def test_a_champion_who_never_sat_is_found_from_the_first_day():
    [found] = seats.holders_without_a_seat([seat(SeatRole.CHAMPION, 2, JUNE, capacity="Budget"), seat()], JULY)

    assert found.sentence == (
        "Member 2, scrutiny champion for Budget, has had no seat on the committee since 1 June 2030. "
        "End the role, or give them a seat."
    )


@pytest.mark.parametrize("sits_as", sorted(seats.SITTING))
def test_a_champion_who_sits_in_any_way_is_right(sits_as):
    champion = seat(SeatRole.CHAMPION, 1, MAY, capacity="Safeguarding")

    assert seats.holders_without_a_seat([seat(sits_as), champion], JULY) == []


def test_a_role_ended_or_still_to_come_or_vacant_is_nobodys_fault():
    held = [
        seat(SeatRole.CHAMPION, 1, MAY, JUNE),
        seat(SeatRole.CHAMPION, 2, AUGUST),
        seat(SeatRole.CHAMPION, None),
        seat(SeatRole.PORTFOLIO_HOLDER, 3),
    ]

    assert seats.holders_without_a_seat(held, JULY) == []


def test_vacancies_are_nobodys_chair_and_nobodys_vote():
    vacancy = seat(SeatRole.CHAIR, None)

    seats.check_beside(seat(SeatRole.CHAIR, 1), [vacancy])
    seats.check_beside(vacancy, [vacancy, seat(SeatRole.CHAIR, 1)])


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ((MAY, JUNE), (JUNE, JULY), True),
        ((MAY, JUNE), (JULY, None), False),
        ((JULY, None), (MAY, JUNE), False),
        ((MAY, None), (JULY, None), True),
        ((MAY, AUGUST), (JUNE, JULY), True),
    ],
)
def test_seats_overlap_when_they_share_a_day(one, other, together):
    first, second = (seat(starts_on=starts, ends_on=ends) for starts, ends in (one, other))

    assert seats.overlap(first, second) is together


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "ended_on", "field"),
    [(JUNE, MAY, None, "ends_on"), (JUNE, None, MAY, "starts_on")],
)
def test_days_out_of_order_are_refused(starts_on, ends_on, ended_on, field):
    with pytest.raises(RuleBroken) as refused:
        seats.check_dates(starts_on, ends_on, ended_on)

    assert refused.value.field == field
