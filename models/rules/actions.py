"""Actions: who owes something, by when, and from which minute."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.minutes_vocabulary import ActionStatus
from models.rules.broken import RuleBroken
from models.rules.months import months_after
from models.rules.wording import count_of, long_date

LONGEST_CADENCE = 60
# A committee meets when it does: an occurrence up to a month behind its cadence still keeps it.
GRACE_DAYS = 31
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
    if "@" in owner.name:
        raise RuleBroken("Enter the name here, which the public may read, and the e-mail address below.", "owner_name")
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


def check_to_come(due: Due, *, today: date) -> None:
    """Refuse an action that would be overdue as it is given."""
    if due.on is not None and due.on < today:
        raise RuleBroken(f"Enter {long_date(today)} or a day after it: {long_date(due.on)} is over.", "due_on")


def is_open(status: ActionStatus) -> bool:
    """Whether it is still to be done."""
    return status not in (ActionStatus.DONE, ActionStatus.CANCELLED)


def is_overdue(due_on: date | None, status: ActionStatus, *, today: date) -> bool:
    """Whether its day has passed and it is still to be done. On its day it is not yet late."""
    return is_open(status) and due_on is not None and due_on < today


def first_due(due: Due, *, held_on: date) -> date | None:
    """The day it is due, where that is not a meeting: the day given, or the first of its cadence after the meeting."""
    if due.on is not None or due.every_months is None or due.meeting_id is not None:
        return due.on
    return months_after(held_on, due.every_months)


def next_due(due_on: date, every_months: int, *, today: date) -> date:
    """When a thing that comes every so many months is due after `due_on`: the first such day that is still to come.

    The cadence is kept: done late, it is still due on its own day, so that "every six months" never slips to seven.
    """
    number = 1
    while months_after(due_on, every_months * number) <= today:
        number += 1
    return months_after(due_on, every_months * number)


def cadence_slip(last_on: date, due_on: date, every_months: int) -> str:
    """What is wrong with the day a thing comes again, as a sentence; empty where it keeps its cadence.

    `last_on` is when it came last, or the meeting that asked for it. Asked for every 6 months on 18 June 2019 and due
    on 20 May 2020, it comes 11 months on.
    """
    if due_on <= months_after(last_on, every_months) + timedelta(days=GRACE_DAYS):
        return ""
    months = (due_on.year - last_on.year) * 12 + due_on.month - last_on.month - (due_on.day < last_on.day)
    return (
        f"It was to come {cadence_in_words(every_months)}, and comes next {count_of(months, 'month')} "
        f"after {long_date(last_on)}: give it a day by {long_date(months_after(last_on, every_months))}."
    )


def cadence_in_words(every_months: int) -> str:
    """How often, as minutes say it: "annually", "every 6 months"."""
    usual = {1: "monthly", 3: "quarterly", 12: "annually"}
    return usual.get(every_months) or f"every {count_of(every_months, 'month')}"


def due_in_words(due_on: date | None, *, today: date, status: ActionStatus) -> str:
    """How its date stands today: "Due in 3 days", "2 days overdue"; empty where it has ended or has no date yet."""
    if due_on is None or not is_open(status):
        return ""
    days = (due_on - today).days
    if days < 0:
        return f"{count_of(-days, 'day')} overdue"
    return "Due today" if days == 0 else f"Due in {count_of(days, 'day')}" if days <= 14 else f"Due {long_date(due_on)}"


def check_update(status: ActionStatus, text: str, evidence: str) -> None:
    """Refuse an end without a word: what was done and where to see it, or why it is not needed any more."""
    if status is ActionStatus.DONE and not (text.strip() or evidence.strip()):
        raise RuleBroken("Say what was done, or where it can be seen.", "text")
    if status is ActionStatus.CANCELLED and not text.strip():
        raise RuleBroken("Say why it is no longer needed.", "text")


def _given(values: Sequence[object]) -> int:
    return sum(value is not None for value in values)
