"""Who may sit where, and when: one chair at a time, one vote a member, and roles that only those who sit can have."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.rules.broken import RuleBroken
from models.rules.wording import long_date
from models.vocabulary import SeatRole

VOTING = frozenset(
    {
        SeatRole.CHAIR,
        SeatRole.VICE_CHAIR,
        SeatRole.MEMBER,
        SeatRole.EDUCATION_CHURCH,
        SeatRole.EDUCATION_PARENT,
    }
)
# Who sits at the table. The others are on a list, or have a part beside their seat.
SITTING = VOTING | {SeatRole.NON_VOTING}
OF_THOSE_WHO_SIT = frozenset({SeatRole.SPOKESPERSON, SeatRole.CHAMPION})
# What brings nobody to a meeting by itself: a substitute comes when called on, the others because they sit.
WITHOUT_A_PLACE = OF_THOSE_WHO_SIT | {SeatRole.SUBSTITUTE}

CAPACITIES = {
    SeatRole.PORTFOLIO_HOLDER: "Enter the portfolio, such as “Portfolio Holder for Education”.",
    SeatRole.SPOKESPERSON: "Enter the group they speak for.",
    SeatRole.CHAMPION: "Enter the subject they champion, such as “Safeguarding”.",
}
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DatedSeat:
    """A seat as far as its days go, both ends counted. Without a member it is a vacancy, and nobody's vote."""

    role: SeatRole
    member_id: int | None
    name: str
    starts_on: date
    ends_on: date | None = None
    capacity: str = ""

    def is_held_on(self, day: date) -> bool:
        """Whether the seat is in force on a day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Unseated:
    """Somebody with a role that only those who sit can have, who does not sit: since when, and if they ever did."""

    name: str
    role: SeatRole
    capacity: str
    since: date
    has_sat: bool

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, for an officer."""
        role = f"{self.role} for {self.capacity}" if self.role is SeatRole.CHAMPION else str(self.role)
        day = long_date(self.since)
        return f"{self.name}, {role}, has had no seat on the committee since {day}. End the role, or give them a seat."


def check_dates(starts_on: date, ends_on: date | None, committee_ended_on: date | None = None) -> None:
    """Refuse a seat that ends before it starts, or that starts after its committee ended."""
    if ends_on and ends_on < starts_on:
        raise RuleBroken(f"Enter a last day on or after {long_date(starts_on)}, when the seat starts.", "ends_on")
    if committee_ended_on and starts_on > committee_ended_on:
        ended = long_date(committee_ended_on)
        raise RuleBroken(f"Enter a first day no later than {ended}, when the committee ended.", "starts_on")


def check_capacity(role: SeatRole, capacity: str) -> None:
    """Refuse a portfolio holder without a portfolio, a spokesperson without a group, a champion without a subject."""
    if role in CAPACITIES and not capacity.strip():
        raise RuleBroken(CAPACITIES[role], "capacity")


def holders_without_a_seat(seats: Sequence[DatedSeat], on: date) -> list[Unseated]:
    """The group spokespersons and scrutiny champions of one committee who do not sit on it on a day, in order.

    `seats` are all the committee's seats, whatever their dates. No Act asks it: a champion or spokesperson speaks for
    the committee's own members, and real papers were found to name one who had left.
    """
    held = [seat for seat in seats if seat.member_id is not None and seat.is_held_on(on)]
    sitting = {seat.member_id for seat in held if seat.role in SITTING}
    return [
        _unseated(seat, seats, on) for seat in held if seat.role in OF_THOSE_WHO_SIT and seat.member_id not in sitting
    ]


def check_beside(wanted: DatedSeat, others: Sequence[DatedSeat]) -> None:
    """Refuse a second chair at once, a second vote for one member, and a substitute who is a member already.

    `others` are the other seats of the same committee. Questions are decided by the members present and voting, each
    counted once: LGA 1972 Sch 12 para 39(1).
    """
    if wanted.member_id is None:
        return
    at_once = [other for other in others if other.member_id is not None and overlap(wanted, other)]
    if wanted.role is SeatRole.CHAIR:
        _check_one_chair(at_once)
    if wanted.role in VOTING:
        _check_one_vote(wanted, at_once)
    _check_substitute_is_no_member(wanted, at_once)
    _check_not_given_twice(wanted, at_once)


def overlap(one: DatedSeat, other: DatedSeat) -> bool:
    """Whether the two seats share a day."""
    return (other.ends_on is None or one.starts_on <= other.ends_on) and (
        one.ends_on is None or other.starts_on <= one.ends_on
    )


def _check_one_chair(at_once: Iterable[DatedSeat]) -> None:
    for other in at_once:
        if other.role is SeatRole.CHAIR:
            raise RuleBroken(
                f"{other.name} is in the chair {_days(other)}, and a committee has one chair at a time. "
                "End that seat first, or choose other days.",
                "role",
            )


def _check_one_vote(wanted: DatedSeat, at_once: Iterable[DatedSeat]) -> None:
    for other in at_once:
        if other.role in VOTING and other.member_id == wanted.member_id:
            raise RuleBroken(
                f"{other.name} already sits on this committee as {other.role} {_days(other)}, and a member has one "
                "vote. End that seat first, or choose other days.",
                "member_id",
            )


def _check_substitute_is_no_member(wanted: DatedSeat, at_once: Iterable[DatedSeat]) -> None:
    for other in at_once:
        roles = {wanted.role, other.role}
        if other.member_id == wanted.member_id and SeatRole.SUBSTITUTE in roles and VOTING & roles:
            raise RuleBroken(
                f"{other.name} is on this committee as {other.role} {_days(other)}, and a substitute cannot be a "
                "member already. End that seat first, or choose somebody else.",
                "member_id",
            )


def _check_not_given_twice(wanted: DatedSeat, at_once: Iterable[DatedSeat]) -> None:
    for other in at_once:
        if (other.member_id, other.role, other.capacity) == (wanted.member_id, wanted.role, wanted.capacity):
            raise RuleBroken(
                f"{other.name} is on this committee as {other.role} already, {_days(other)}. "
                "End that seat first, or choose other days.",
                "member_id",
            )


def _unseated(role: DatedSeat, seats: Iterable[DatedSeat], on: date) -> Unseated:
    """Since when: the day after they last sat, or the role's first day if they had left before it, or never sat."""
    sat = [seat for seat in seats if seat.member_id == role.member_id and seat.role in SITTING and seat.starts_on <= on]
    left = max((seat.ends_on for seat in sat if seat.ends_on is not None), default=None)
    since = max(role.starts_on, left + ONE_DAY) if left else role.starts_on
    return Unseated(role.name, role.role, role.capacity, since, has_sat=left is not None)


def _days(seat: DatedSeat) -> str:
    start = f"from {long_date(seat.starts_on)}"
    return f"{start} to {long_date(seat.ends_on)}" if seat.ends_on else start
