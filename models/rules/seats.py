"""Who may sit where, and when: one chair at a time, and one vote a member."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class DatedSeat:
    """A seat as far as its days go, both ends counted. Without a member it is a vacancy, and nobody's vote."""

    role: SeatRole
    member_id: int | None
    name: str
    starts_on: date
    ends_on: date | None = None


def check_dates(starts_on: date, ends_on: date | None, committee_ended_on: date | None = None) -> None:
    """Refuse a seat that ends before it starts, or that starts after its committee ended."""
    if ends_on and ends_on < starts_on:
        raise RuleBroken(f"Enter a last day on or after {long_date(starts_on)}, when the seat starts.", "ends_on")
    if committee_ended_on and starts_on > committee_ended_on:
        ended = long_date(committee_ended_on)
        raise RuleBroken(f"Enter a first day no later than {ended}, when the committee ended.", "starts_on")


def check_beside(wanted: DatedSeat, others: Sequence[DatedSeat]) -> None:
    """Refuse a second chair at once, and a second vote for one member on one committee.

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


def _days(seat: DatedSeat) -> str:
    start = f"from {long_date(seat.starts_on)}"
    return f"{start} to {long_date(seat.ends_on)}" if seat.ends_on else start
