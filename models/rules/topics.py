"""What a topic of a work programme may and may not be: its title, its meeting, why it moves, and how it may end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.programme_vocabulary import TopicStatus, TopicTiming
from models.rules import months
from models.rules.broken import RuleBroken
from models.rules.wording import long_date, month_and_year
from models.rules.work_programme import When, in_words

LEFT_WITH_A_REASON = frozenset({TopicTiming.MEETING, TopicTiming.EVERY_MEETING, TopicTiming.MONTH})
LONGEST_CADENCE, LONGEST_ITEM = 120, 24 * 60
HOW_TO_END = {
    TopicStatus.DONE: "Say how it ended: “considered on 24 September 2019; no further report is needed”.",
    TopicStatus.DROPPED: "Say why it is dropped. Whoever asked for it will want to know.",
    TopicStatus.MERGED: "Say why the two are one.",
}


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as the rules see it: whose it is, when, and whether it is cancelled."""

    committee_id: int
    held_on: date
    is_cancelled: bool = False


def check_said(title: str, minutes: int | None, every_months: int | None) -> None:
    """Refuse a topic without a title, or with a length or a cadence that no meeting knows.

    Minutes of a meeting, and whole months.
    """
    if not title.strip():
        raise RuleBroken("Say in a few words what is to be considered.", "title")
    if minutes is not None and not 0 < minutes <= LONGEST_ITEM:
        raise RuleBroken("Enter the minutes it should take, from 1 to 1440, or leave it empty.", "minutes")
    if every_months is not None and not 0 < every_months <= LONGEST_CADENCE:
        raise RuleBroken(
            "Enter after how many months it comes again, from 1 to 120, or leave it empty.", "every_months"
        )


def check_sitting(sitting: Sitting | None, committee_id: int) -> None:
    """Refuse a meeting that is not there, is another committee's, or is cancelled."""
    if sitting is None or sitting.committee_id != committee_id:
        raise RuleBroken("Choose a meeting of this committee.", "meeting_id")
    if sitting.is_cancelled:
        raise RuleBroken(f"The meeting of {long_date(sitting.held_on)} is cancelled: choose another.", "meeting_id")


def check_to_come(held_on: date | None, on: date) -> None:
    """Refuse to plan a topic for a meeting that is over: what was considered there is a report, not a plan."""
    if held_on is not None and held_on < on:
        raise RuleBroken(
            f"The meeting of {long_date(held_on)} is over: choose one to come. If it was considered there, note that "
            "day as a report on the topic's own page.",
            "meeting_id",
        )


def check_reason(was: When, reason: str) -> None:
    """Refuse to take a topic, without saying why, from where people expect it: a meeting, every meeting, a month."""
    if was.timing in LEFT_WITH_A_REASON and not reason.strip():
        raise RuleBroken(f"Say why it moves from “{in_words(was)}”: the programme keeps the reason.", "reason")


def check_end(status: TopicStatus, reason: str) -> None:
    """Refuse to end a topic without saying how or why."""
    if not reason.strip():
        raise RuleBroken(HOW_TO_END[status], "reason")


def check_merge(number: int, into: int, merged_into: Mapping[int, int]) -> None:
    """Refuse to merge a topic into itself, or into one that was merged into it, directly or by way of others.

    `merged_into` tells of each topic that was merged which one it became.
    """
    if number == into:
        raise RuleBroken("Choose another topic: this one cannot be merged into itself.", "into_id")
    came_by, following = {into}, merged_into.get(into)
    while following is not None and following not in came_by:
        if following == number:
            raise RuleBroken(
                "That topic was merged into this one: merging back would go round in a circle. "
                "Take that one up again first, or choose another.",
                "into_id",
            )
        came_by.add(following)
        following = merged_into.get(following)


def check_report_day(day: date | None, today: date) -> None:
    """Refuse a date of last report that is missing or has not come yet."""
    if day is None:
        raise RuleBroken("Enter the day it was reported.", "reported_on")
    if day > today:
        raise RuleBroken(
            f"{long_date(day)} has not come yet: a last report is one that was made. "
            "To plan a report, move the topic to that meeting.",
            "reported_on",
        )


def plain(words: str) -> str:
    """Words without their capitals and spacing, to see whether two say the same."""
    return " ".join(words.lower().split())


def differences(pairs: Sequence[tuple[str, str, str]]) -> tuple[str, str]:
    """What changed, as its history tells it: what was and what is, a line for each thing by its name.

    `pairs` are its name, how it was and how it is.
    """
    changed = [(name, was, now) for name, was, now in pairs if was != now]
    return (
        "\n".join(f"{name}: {was or 'nothing'}" for name, was, _ in changed),
        "\n".join(f"{name}: {now or 'nothing'}" for name, _, now in changed),
    )


def attention(when: When, *, is_cancelled: bool, was_reported: bool, on: date) -> str:
    """What somebody must say of an open topic next, because its time came or its meeting went; nothing for most."""
    if when.timing is TopicTiming.MEETING and when.held_on is not None:
        if is_cancelled:
            return f"The meeting of {long_date(when.held_on)} is cancelled: choose another."
        if when.held_on < on and was_reported:
            return f"Reported on {long_date(when.held_on)}: say that it is done, or when it comes again."
        if when.held_on < on:
            return f"The meeting of {long_date(when.held_on)} is over: say what became of it."
    if when.timing is TopicTiming.MONTH and when.month is not None and months.month_after(_end(when)) <= on:
        return f"{month_and_year(_end(when))} is over: choose a meeting."
    if when.timing is TopicTiming.CONDITION and when.review_on is not None and when.review_on <= on:
        return f"To be reviewed by {long_date(when.review_on)}: is it time?"
    return ""


def what_to_do(attention: str) -> str:
    """What somebody must say of a topic, short, beside the day it is about: "Say what became of it."."""
    asked = attention.partition(": ")[2] or attention
    return asked[:1].upper() + asked[1:]


def due_again(last: date, every_months: int) -> date:
    """From which day a topic that comes again is due, after it came last: the month begins to count, not the day.

    Committees do not meet on the same day of the month, so that six months after 12 March is any day of September.
    """
    return months.months_after(last, every_months).replace(day=1)


def _end(when: When) -> date:
    last = when.until_month or when.month
    assert last is not None
    return last
