"""A member's word, once a year, that their register is complete and correct: by when, and how that stands on a day.

The Localism Act 2011 s29(1) has the monitoring officer keep the register. That members look at theirs each year
is how councils keep it true; the Act does not ask for it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.rules.months import months_after
from models.rules.wording import long_date

MONTHS_BETWEEN = 12
ASKED_DAYS_BEFORE = 28


class Standing(StrEnum):
    """Whether a member's word is asked for."""

    CONFIRMED = "confirmed"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """How a register stands: when its member last confirmed it, and the last day to do it next, where one is known."""

    last_on: date | None
    due_on: date | None
    standing: Standing

    @property
    def is_asked(self) -> bool:
        """Whether the member is to confirm it now."""
        return self.standing is not Standing.CONFIRMED

    @property
    def words(self) -> str:
        """What is to be done, as said to the member."""
        if self.due_on is None:
            return "Confirm your register: you have not done so yet."
        day = long_date(self.due_on)
        match self.standing:
            case Standing.OVERDUE:
                return f"Confirm your register: it was due by {day}."
            case Standing.DUE:
                return f"Confirm your register by {day}."
            case Standing.CONFIRMED:
                return f"Your register is next to be confirmed by {day}."

    @property
    def why(self) -> str:
        """How the day was found, in a sentence."""
        if self.last_on:
            last = long_date(self.last_on)
            return f"You last confirmed it on {last}, and it is asked for every {MONTHS_BETWEEN} months."
        if self.due_on is None:
            return "Every member confirms their register each year. The records do not say when your office began."
        return (
            f"Every member confirms their register within {MONTHS_BETWEEN} months of taking office, and then each year."
        )


def confirmation_due(last: date | None, took_office_on: date | None) -> date | None:
    """The day by which a register is to be confirmed: twelve months after the last time, or else after taking office.

    None where neither is known: then it is due, and no day can be named.
    """
    since = last or took_office_on
    return months_after(since, MONTHS_BETWEEN) if since else None


def standing_of(last: date | None, took_office_on: date | None, *, on: date) -> Confirmation:
    """How a register stands on a day. It is asked for from four weeks before it is due, and late after that day."""
    due_on = confirmation_due(last, took_office_on)
    if due_on is not None and due_on < on:
        return Confirmation(last, due_on, Standing.OVERDUE)
    if due_on is not None and on < due_on - timedelta(days=ASKED_DAYS_BEFORE):
        return Confirmation(last, due_on, Standing.CONFIRMED)
    return Confirmation(last, due_on, Standing.DUE)
