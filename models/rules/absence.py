"""Six months without attending end a member's office, unless the council approved the reason first.

Local Government Act 1972 s85(1): who fails "throughout a period of six consecutive months from the date of his last
attendance to attend any meeting of the authority" ceases to be a member, "unless the failure was due to some reason
approved by the authority before the expiry of that period". By s85(2) attending as a member any committee,
sub-committee, joint committee or other body that discharges the authority's functions counts, and so does attending
any body's meeting as the authority's representative.

A member of the executive has a second six months, for meetings of the executive: s85(2A), inserted by SI 2001/2237
art 7. Its reason too is approved "by the local authority", not by the executive. By s85(2B) discharging a function of
the executive alone, and attending a committee of the executive as a member, count as attending the executive.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.broken import RuleBroken
from models.rules.months import months_after
from models.rules.wording import count_of, long_date
from models.vocabulary import AbsentFrom, AttendedAs

MONTHS_ALLOWED = 6
SOURCES = {
    AbsentFrom.COUNCIL: "Local Government Act 1972, section 85(1)",
    AbsentFrom.EXECUTIVE: "Local Government Act 1972, section 85(2A)",
}
COUNTED_FROM_START = {
    AbsentFrom.COUNCIL: (
        "No attendance is recorded, so it is counted from the first day in office: check with your monitoring officer."
    ),
    AbsentFrom.EXECUTIVE: (
        "No attendance is recorded, so it is counted from the first day on the executive: check with your monitoring "
        "officer."
    ),
}
COUNTED_FROM_RECORDS = (
    "No attendance is recorded, and attendance was not recorded here before this day: check the minutes."
)


class Stage(StrEnum):
    """How far an absence has gone."""

    NONE = "attending"
    THREE = "three months"
    FOUR = "four months"
    FIVE = "five months"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Approval:
    """The council's approval of an absence, until a day."""

    approved_on: date
    until: date


@dataclass(frozen=True, slots=True)
class Absence:
    """How long a member has been away on a day.

    `from_on` is the last attendance or, where none is known, what stands in its place: `note` then says so.
    `last_on` is the last day on which attending saves the seat, put back by approvals (`approved_until`).
    """

    from_on: date
    last_on: date
    stage: Stage
    months: int
    days_left: int
    approved_until: date | None = None
    note: str = ""

    @property
    def month_ends(self) -> tuple[date, ...]:
        """The ends of the months counted, one to six, from the last attendance."""
        return tuple(months_after(self.from_on, number) for number in range(1, MONTHS_ALLOWED + 1))

    @property
    def in_words(self) -> str:
        """Where the member stands, in a sentence."""
        if self.stage is Stage.OVER:
            return f"Six months ended on {long_date(self.last_on)}. Ask the monitoring officer at once."
        left = f"{count_of(self.days_left, 'day')} left, until" if self.days_left else "Today is the last day:"
        left = f"{left} {long_date(self.last_on)}."
        return left if self.stage is Stage.NONE else f"{count_of(self.months, 'month')} without attending. {left}"


def counted_from(
    last_attended_on: date | None,
    began_on: date | None,
    records_begin_on: date,
    absent_from: AbsentFrom = AbsentFrom.COUNCIL,
) -> tuple[date, str]:
    """The day the six months run from, and a note where it is not an attendance.

    Somebody who never attended since they came into office, or onto the executive (`began_on`), counts from that day,
    but not from before anybody's attendance was recorded here. The Act does not say: check with your monitoring
    officer.
    """
    if last_attended_on and (began_on is None or last_attended_on >= began_on):
        return last_attended_on, ""
    if began_on is None or began_on < records_begin_on:
        return records_begin_on, COUNTED_FROM_RECORDS
    return began_on, COUNTED_FROM_START[absent_from]


def counts_for(attended_as: AttendedAs) -> AbsentFrom:
    """Whose six months something attended elsewhere puts back.

    Acting alone is deemed attendance at the executive (s85(2B)(a)). Whether it is attendance at the council too the Act
    leaves open, so it is not counted there: a warning too many does no harm. Check with your monitoring officer.
    """
    return AbsentFrom.EXECUTIVE if attended_as is AttendedAs.ACTED_ALONE else AbsentFrom.COUNCIL


def check_outside(attended_on: date, *, on: date) -> None:
    """Refuse an attendance that is still to come."""
    if attended_on > on:
        raise RuleBroken("Enter the day they attended: today or earlier.", "attended_on")


def absence(
    from_on: date,
    *,
    on: date,
    approvals: Iterable[Approval] = (),
    note: str = "",
) -> Absence:
    """How an absence stands on a day. An approval given after the six months changes nothing."""
    last_on, approved_until = months_after(from_on, MONTHS_ALLOWED), None
    for approval in sorted(approvals, key=lambda one: (one.approved_on, one.until)):
        if approval.approved_on <= last_on and approval.until > last_on:
            last_on = approved_until = approval.until
    return Absence(
        from_on,
        last_on,
        _stage(from_on, last_on, on, is_approved=approved_until is not None),
        months_between(from_on, on),
        (last_on - on).days,
        approved_until,
        note,
    )


def months_between(start: date, end: date) -> int:
    """The whole calendar months from one day to another."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return max(months if months_after(start, months) <= end else months - 1, 0)


def last_to_approve(last_on: date, council_days: Iterable[date], *, on: date) -> date | None:
    """The last council meeting, from a day on, that can approve the reason: before the day the six months end."""
    return max((day for day in council_days if on <= day < last_on), default=None)


def check_approval(
    found: Absence, *, approved_on: date, until: date, on: date, absent_from: AbsentFrom = AbsentFrom.COUNCIL
) -> None:
    """Refuse an approval that could not hold: given after the six months, not yet given, or for no time to come."""
    if approved_on > on:
        raise RuleBroken("Enter the day the council approved it: today or earlier.", "approved_on")
    if approved_on > found.last_on:
        raise RuleBroken(
            f"The six months without {absent_from} ended on {long_date(found.last_on)}, and the council approves "
            f"before they end ({SOURCES[absent_from]}). Ask the monitoring officer.",
            "approved_on",
        )
    if until <= found.last_on:
        raise RuleBroken(
            f"Enter a day after {long_date(found.last_on)}: until then the member needs no approval for {absent_from}.",
            "until",
        )


def _stage(from_on: date, last_on: date, on: date, *, is_approved: bool) -> Stage:
    if on > last_on:
        return Stage.OVER
    # With an approval the warnings come as long before its last day as they would before the sixth month's.
    starts = [months_after(last_on, -left) if is_approved else months_after(from_on, 6 - left) for left in (1, 2, 3)]
    for start, stage in zip(starts, (Stage.FIVE, Stage.FOUR, Stage.THREE), strict=True):
        if on >= start:
            return stage
    return Stage.NONE
