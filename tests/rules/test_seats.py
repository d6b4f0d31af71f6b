"""One chair at a time, one vote a member, and days in their order."""

from datetime import date

import pytest

from models.rules import RuleBroken, seats
from models.rules.seats import DatedSeat
from models.vocabulary import SeatRole

MAY, JUNE, JULY, AUGUST = (date(2030, month, 1) for month in (5, 6, 7, 8))


def seat(role=SeatRole.MEMBER, member_id=1, starts_on=MAY, ends_on=None):
    return DatedSeat(role, member_id, f"Member {member_id}", starts_on, ends_on)


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


@pytest.mark.parametrize("role", sorted(set(SeatRole) - seats.VOTING))
def test_a_seat_without_a_vote_may_stand_beside_one_with(role):
    seats.check_beside(seat(role, 1, JUNE), [seat(SeatRole.MEMBER, 1)])


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
