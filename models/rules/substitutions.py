"""Who may sit at one meeting in another's place, by the council's own rules.

No Act gives a right to send a substitute: a council allows it by its standing orders, and each committee keeps here
what those say. An overview and scrutiny committee may not include a member of the executive (Local Government Act 2000
s9FA(3)), not even in another's place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.rules.broken import RuleBroken
from models.rules.seats import SITTING, VOTING, DatedSeat
from models.rules.wording import and_list, count_of, long_date
from models.vocabulary import SeatRole

# They are appointed by others than the council, so no political group stands behind their seat.
OF_NO_GROUP = frozenset({SeatRole.EDUCATION_CHURCH, SeatRole.EDUCATION_PARENT, SeatRole.NON_VOTING})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRules:
    """What a committee's standing orders say of substitutes. `notice_hours` before the meeting; None asks for none."""

    allows: bool = True
    are_named: bool = False
    share_group: bool = True
    notice_hours: int | None = None

    def in_words(self) -> list[str]:
        """The rules, a sentence each, as a member would want to read them."""
        if not self.allows:
            return ["No substitutes sit on this committee."]
        told = []
        if self.share_group:
            told.append("A substitute belongs to the same political group as the member.")
        if self.are_named:
            told.append("A substitute is on the committee's list of named substitutes.")
        if self.notice_hours is not None:
            told.append(f"Notice is given {count_of(self.notice_hours, 'hour')} before the meeting or earlier.")
        return told or ["Any member who does not sit on the committee may be a substitute."]


@dataclass(frozen=True, slots=True)
class Person:
    """A member on the day of the meeting, with the name of their political group then; empty where they have none."""

    member_id: int
    name: str
    group: str = ""
    is_in_office: bool = True

    @property
    def standing(self) -> str:
        """Which group they are in, in words."""
        return f"in the group “{self.group}”" if self.group else "in no political group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A substitution asked for: whose place, by whom, and when notice of it was given.

    `seats` are all those of the committee; `taken` are the others who substitute at the meeting, each as (the member
    replaced, the substitute). `is_executive`: the substitute is of the executive, and the committee scrutinises.
    """

    replaced: Person
    substitute: Person
    held_on: date
    seats: Sequence[DatedSeat]
    taken: Sequence[tuple[int, int]] = ()
    is_executive: bool = False


def check(rules: OwnRules, wanted: Wanted) -> None:
    """Refuse a substitution that the committee's rules do not allow, or that cannot be."""
    if not rules.allows:
        raise RuleBroken("This committee takes no substitutes. If its rules changed, edit the committee first.")
    role = _check_place(wanted)
    _check_free(wanted)
    if rules.are_named or role in OF_NO_GROUP:
        _check_named(wanted, role)
    if rules.share_group and role not in OF_NO_GROUP:
        _check_group(wanted)
    if wanted.is_executive:
        raise RuleBroken(
            f"{wanted.substitute.name} is of the executive, which cannot sit on a scrutiny committee (Local Government "
            "Act 2000 s9FA(3)). Choose somebody else.",
            "member_id",
        )


def check_notice(rules: OwnRules, *, notified_at: datetime, starts_at: datetime, now: datetime, latest: str) -> None:
    """Refuse notice that came too late, or is still to come. `latest` is `notice_due_at` in the council's own words."""
    if notified_at > now:
        raise RuleBroken("Enter when notice was given: that cannot be after now.", "notified_on")
    due_at = notice_due_at(rules, starts_at)
    if due_at is not None and notified_at > due_at:
        raise RuleBroken(
            f"Notice of a substitute is due {count_of(rules.notice_hours or 0, 'hour')} before the meeting: by "
            f"{latest}. If it came in time, enter when; otherwise no substitute can sit.",
            "notified_on",
        )


def notice_due_at(rules: OwnRules, starts_at: datetime) -> datetime | None:
    """The last moment at which notice of a substitute is in time; None where the committee asks for none."""
    return None if rules.notice_hours is None else starts_at - timedelta(hours=rules.notice_hours)


def _check_place(wanted: Wanted) -> SeatRole:
    """The role whose place is taken, held on the day by the member who is replaced."""
    replaced, day = wanted.replaced, long_date(wanted.held_on)
    roles = [seat.role for seat in _held(wanted, replaced.member_id) if seat.role in SITTING]
    if not roles:
        message = f"{replaced.name} does not sit on the committee on {day}. Choose a member who does."
        raise RuleBroken(message, "seat_id")
    if replaced.member_id in (member for member, _ in wanted.taken):
        raise RuleBroken(
            f"Somebody sits in the place of {replaced.name} at this meeting already. Cancel that first.", "seat_id"
        )
    return roles[0]


def _check_free(wanted: Wanted) -> None:
    substitute, day = wanted.substitute, long_date(wanted.held_on)
    if not substitute.is_in_office:
        raise RuleBroken(
            f"{substitute.name} is not in office on {day}. Choose somebody who is, or put their terms of office right.",
            "member_id",
        )
    roles = [str(seat.role) for seat in _held(wanted, substitute.member_id) if seat.role in VOTING]
    if roles:
        raise RuleBroken(
            f"{substitute.name} is on the committee on {day} as {and_list(roles)}, and has their own vote. "
            "Choose somebody who is not.",
            "member_id",
        )
    if substitute.member_id in (member for _, member in wanted.taken):
        raise RuleBroken(
            f"{substitute.name} sits in somebody else's place at this meeting already. Choose another, or cancel that.",
            "member_id",
        )


def _check_named(wanted: Wanted, role: SeatRole) -> None:
    substitute, day = wanted.substitute, long_date(wanted.held_on)
    if any(seat.role is SeatRole.SUBSTITUTE for seat in _held(wanted, substitute.member_id)):
        return
    why = f" A {role} is appointed from outside the council, so only a named substitute can sit for them."
    raise RuleBroken(
        f"{substitute.name} is not a named substitute of the committee on {day}. Choose one who is, or give them a "
        f"substitute's seat first.{why if role in OF_NO_GROUP else ''}",
        "member_id",
    )


def _check_group(wanted: Wanted) -> None:
    one, other = wanted.replaced, wanted.substitute
    if not one.group or one.group != other.group:
        raise RuleBroken(
            f"{one.name} is {one.standing} and {other.name} {other.standing} on {long_date(wanted.held_on)}, and a "
            "substitute is of the same group. Choose somebody else, or put the records of their groups right.",
            "member_id",
        )


def _held(wanted: Wanted, member_id: int) -> list[DatedSeat]:
    return [seat for seat in wanted.seats if seat.member_id == member_id and seat.is_held_on(wanted.held_on)]
