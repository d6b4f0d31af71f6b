"""The running order of a meeting: when each item was to begin, how far behind it is, and times that can be true.

Nothing here is law: the times are what the minutes print, such as when the meeting rose. Times of day are
Europe/London; a meeting begins and rises on one day.
"""

from collections.abc import Sequence
from datetime import time
from enum import StrEnum

from models.minutes_vocabulary import MinuteOutcome
from models.rules.broken import RuleBroken
from models.rules.wording import time_of_day

DAY = 24 * 60


class Progress(StrEnum):
    """Where an item stands while the meeting is held."""

    TO_COME = "to come"
    IN_HAND = "in hand"
    TAKEN = "taken"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"
    NOT_REACHED = "not reached"


def planned(starts_at: time, lengths: Sequence[int | None]) -> list[time | None]:
    """When each item is to begin, by the minutes planned for those before it; an item without a length takes none.

    None for every item where no length is planned at all, and for what would begin after midnight.
    """
    if not any(lengths):
        return [None] * len(lengths)
    begins, at = [], _minutes(starts_at)
    for length in lengths:
        begins.append(time(at // 60, at % 60) if at < DAY else None)
        at += length or 0
    return begins


def behind(planned_at: time | None, begun_at: time | None) -> int:
    """By how many minutes something began later than planned; below nought if it was early."""
    return _minutes(begun_at) - _minutes(planned_at) if planned_at and begun_at else 0


def took(begun_at: time | None, ended_at: time | None) -> int | None:
    """How many minutes something took; None until both times are known."""
    return _minutes(ended_at) - _minutes(begun_at) if begun_at is not None and ended_at is not None else None


def pace(minutes: int) -> str:
    """How a meeting keeps to its plan, in words."""
    if abs(minutes) < 2:
        return "on time"
    return f"{abs(minutes)} minutes {'behind' if minutes > 0 else 'ahead'}"


def progress(outcome: MinuteOutcome | None, begun_at: time | None, ended_at: time | None) -> Progress:
    """Where an item stands, by what is recorded of it."""
    if outcome is not None:
        return Progress(outcome.value)
    if begun_at is None:
        return Progress.TO_COME
    return Progress.IN_HAND if ended_at is None else Progress.TAKEN


def check_opening(opened_at: time, *, first_at: time | None, rose_at: time | None) -> None:
    """Refuse a meeting that starts after its first item began, or after it rose."""
    if first_at is not None and opened_at > first_at:
        raise RuleBroken(f"An item began at {time_of_day(first_at)}: enter a time no later.", "opened_at")
    if rose_at is not None and opened_at > rose_at:
        raise RuleBroken(f"The meeting rose at {time_of_day(rose_at)}: enter a time no later.", "opened_at")


def check_rising(rose_at: time, *, opened_at: time | None, last_at: time | None) -> None:
    """Refuse a meeting that rises before it started, or before its last item began or ended."""
    if opened_at is None:
        raise RuleBroken("Start the meeting first: a meeting that never started cannot rise.", "rose_at")
    if rose_at < opened_at:
        raise RuleBroken(f"The meeting started at {time_of_day(opened_at)}: enter a time no earlier.", "rose_at")
    if last_at is not None and rose_at < last_at:
        raise RuleBroken(f"An item was in hand at {time_of_day(last_at)}: enter a time no earlier.", "rose_at")


def check_item(begun_at: time | None, ended_at: time | None, *, opened_at: time | None, rose_at: time | None) -> None:
    """Refuse an item taken before the meeting started, after it rose, or that ends before it begins."""
    for at, field in ((begun_at, "begun_at"), (ended_at, "ended_at")):
        if at is None:
            continue
        if opened_at is None:
            raise RuleBroken("Start the meeting first: its items are taken after that.", field)
        if at < opened_at:
            raise RuleBroken(f"The meeting started at {time_of_day(opened_at)}: enter a time no earlier.", field)
        if rose_at is not None and at > rose_at:
            raise RuleBroken(f"The meeting rose at {time_of_day(rose_at)}: enter a time no later.", field)
    if ended_at is not None and begun_at is None:
        raise RuleBroken("Enter when the item began: it cannot end before that.", "begun_at")
    if begun_at is not None and ended_at is not None and ended_at < begun_at:
        raise RuleBroken(f"The item began at {time_of_day(begun_at)}: enter a time no earlier.", "ended_at")


def check_outcome(outcome: MinuteOutcome | None, reason: str, *, begun_at: time | None) -> None:
    """Refuse an item that was put off or withdrawn without a reason, or was not reached and yet begun."""
    if outcome in (MinuteOutcome.DEFERRED, MinuteOutcome.WITHDRAWN) and not reason.strip():
        raise RuleBroken(f"Say why the item was {outcome}: the minutes print it.", "outcome_reason")
    if outcome is MinuteOutcome.NOT_REACHED and begun_at is not None:
        raise RuleBroken("The item was begun. Choose another outcome, or clear its times.", "outcome")


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
