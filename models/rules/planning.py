"""What may be planned and changed about a meeting, and how a change is told to the public."""

from collections.abc import Sequence
from datetime import date, time

from models.rules.broken import RuleBroken
from models.rules.wording import and_list, long_date, time_of_day
from models.vocabulary import MeetingStatus

NAMED = 5


def check_times(starts_at: time, ends_at: time | None) -> None:
    """Refuse a meeting that ends before it begins. RuleBroken beside `ends_at`."""
    if ends_at is not None and ends_at <= starts_at:
        raise RuleBroken(f"The finish must be later than the start, {time_of_day(starts_at)}.", "ends_at")


def check_committee_sits(committee: str, ended_on: date | None, held_on: date) -> None:
    """Refuse a meeting after the last day of its committee. RuleBroken beside `held_on`."""
    if ended_on is not None and held_on > ended_on:
        message = f"{committee} ended on {long_date(ended_on)}. Choose a date up to then, or another committee."
        raise RuleBroken(message, "held_on")


def check_last_day(ended_on: date | None, planned: Sequence[date]) -> None:
    """Refuse a committee a last day before meetings that are still to be held then. RuleBroken beside `ended_on`."""
    after = sorted(day for day in planned if ended_on is not None and day > ended_on)
    if after:
        days = and_list([long_date(day) for day in after[:NAMED]])
        more = f" and {len(after) - NAMED} more" if len(after) > NAMED else ""
        if len(after) == 1:
            raise RuleBroken(f"It is to meet on {days}, after that day. Move or cancel that meeting first.", "ended_on")
        message = f"It is to meet on {days}{more}, after that day. Move or cancel those meetings first."
        raise RuleBroken(message, "ended_on")


def check_is_on(status: MeetingStatus, doing: str) -> None:
    """Refuse to change a cancelled meeting. `doing` is the verb: "moved"."""
    if status is MeetingStatus.CANCELLED:
        raise RuleBroken(f"The meeting is cancelled, so it cannot be {doing}. Reinstate it first.")


def check_reason(reason: str, *, is_public: bool, doing: str) -> None:
    """Refuse to change without a reason what the public has been told. RuleBroken beside `reason`.

    Time and place are what public notice is given of (Local Government Act 1972 s100A(6)(a)).
    """
    if is_public and not reason.strip():
        raise RuleBroken(f"Give the reason it is {doing}: the public has been told of this meeting.", "reason")


def moved_in_words(old: tuple[date, time], new: tuple[date, time]) -> str:
    """The change of a date: "Moved from Tuesday 18 June 2019 at 10.00 am to Tuesday 25 June 2019 at 2.00 pm"."""
    return f"Moved from {_when(*old)} to {_when(*new)}"


def cancelled_in_words(held_on: date, starts_at: time) -> str:
    """A cancellation: "Cancelled: it was to be held on Tuesday 18 June 2019 at 10.00 am"."""
    return f"Cancelled: it was to be held on {_when(held_on, starts_at)}"


def reinstated_in_words(held_on: date, starts_at: time) -> str:
    """A cancellation undone: "Reinstated: it will be held on Tuesday 18 June 2019 at 10.00 am"."""
    return f"Reinstated: it will be held on {_when(held_on, starts_at)}"


def rearranged_in_words(old: tuple[time, str], new: tuple[time, str]) -> str:
    """A change of time or place on the same day: "Begins at 2.00 pm, not 10.00 am. Held in Room 1, not Room 2"."""
    (old_time, old_place), (new_time, new_place) = old, new
    told = [f"Begins at {time_of_day(new_time)}, not {time_of_day(old_time)}"] if old_time != new_time else []
    if old_place != new_place:
        place = f"Held at {new_place}" if new_place else "The place is to be fixed"
        told.append(f"{place}, not {old_place}" if old_place else place)
    return ". ".join(told)


def _when(day: date, at: time) -> str:
    return f"{long_date(day, 'Tuesday 18 June 2019')} at {time_of_day(at)}"
