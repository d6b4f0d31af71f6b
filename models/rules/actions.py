"""Actions: who owes something, by when, and from which minute."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.broken import RuleBroken

LONGEST_CADENCE = 60
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owes it: a member kept here (officers are), a body kept here, or somebody only named."""

    member_id: int | None = None
    committee_id: int | None = None
    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """When it is due: on a day, at a meeting, or every so many months, first on the day given."""

    on: date | None = None
    meeting_id: int | None = None
    every_months: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The minute an action comes from: its meeting and item, and the resolution or what was owed, where it is one."""

    meeting_id: int | None = None
    item_id: int | None = None
    resolution_id: int | None = None
    owed_id: int | None = None


def check_owner(owner: Owner) -> None:
    """Refuse an action that nobody owes, or that more than one would, so that each thinks the other will do it."""
    owners = _given((owner.member_id, owner.committee_id, owner.name.strip() or None))
    if not owners:
        raise RuleBroken("Say who is to do it: choose a person or a body, or enter a name.", "owner")
    if owners > 1:
        raise RuleBroken("Give the action one owner: clear the others, or make an action for each.", "owner")
    if owner.email.strip() and not EMAIL.fullmatch(owner.email.strip()):
        raise RuleBroken("Enter an e-mail address like name@example.org, or leave it empty.", "owner_email")


def check_due(due: Due) -> None:
    """Refuse an action without an end in sight, or with two that could disagree."""
    if due.on is not None and due.meeting_id is not None:
        raise RuleBroken("Enter a date or choose a meeting, not both.", "due_on")
    if not _given((due.on, due.meeting_id, due.every_months)):
        raise RuleBroken("Say when it is due: a date, a meeting, or how often.", "due_on")
    if due.every_months is not None and not 1 <= due.every_months <= LONGEST_CADENCE:
        raise RuleBroken(f"Enter a number of months from 1 to {LONGEST_CADENCE}.", "every_months")


def _given(values: Sequence[object]) -> int:
    return sum(value is not None for value in values)
