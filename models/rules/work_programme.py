"""When a topic comes: five ways of saying it, in words as people say them, and read from what papers print."""

import re
from calendar import month_name
from dataclasses import dataclass
from datetime import date

from models.programme_vocabulary import TopicTiming
from models.rules.broken import RuleBroken
from models.rules.wording import long_date, month_and_year

EVERY_MEETING, NOT_YET = "Every meeting", "To be allocated"
MONTHS = [name.lower() for name in month_name[1:]]
MONTH_NAMES = "|".join(MONTHS)
DAY = re.compile(rf"^(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH_NAMES})\s+(\d{{4}})$")
MONTH = re.compile(rf"^({MONTH_NAMES})(?:\s*(?:/|-|–|or|to)\s*({MONTH_NAMES}))?\s+(\d{{4}})\s*(\(\?\)|\?)?$")
UNFIXED = re.compile(
    r"^(?:tbc|tba|to be (?:allocated|confirmed|agreed|arranged|scheduled)|not yet(?: fixed)?)\b[\s:–—-]*(.*)$"
)


@dataclass(frozen=True, slots=True)
class When:
    """When a topic comes. `held_on` is the day of its meeting; months are the first of theirs.

    `words` are those of a paper, kept where they say more than the rest.
    """

    timing: TopicTiming = TopicTiming.NOT_YET
    held_on: date | None = None
    month: date | None = None
    until_month: date | None = None
    is_tentative: bool = False
    condition: str = ""
    review_on: date | None = None
    words: str = ""


def in_words(when: When) -> str:
    """As the programme prints it: "24 September 2019", "Every meeting", "October 2019 (?)", "When the … is ready".

    What a paper said stands as it was said.
    """
    if when.words:
        return when.words
    if when.timing is TopicTiming.MEETING and when.held_on:
        return long_date(when.held_on)
    if when.timing is TopicTiming.EVERY_MEETING:
        return EVERY_MEETING
    if when.timing is TopicTiming.MONTH and when.month:
        return _months(when.month, when.until_month) + (" (?)" if when.is_tentative else "")
    if when.timing is TopicTiming.CONDITION:
        return when.condition[:1].upper() + when.condition[1:]
    return NOT_YET


def running(words: str) -> str:
    """When a topic comes, or what in_words said of it before, within a sentence: "from no date yet to 9 July 2019"."""
    return {NOT_YET: "no date yet", EVERY_MEETING: "every meeting"}.get(words, words)


def read_when(words: str) -> When:
    """What a paper's words say of when: a day, a month or two, every meeting, a condition, or nothing yet.

    A day is given back as `held_on`, whether the committee meets then or not. What is not understood is kept in words,
    as not yet fixed, for somebody to look at.
    """
    printed = " ".join(words.split())
    plain = printed.lower().strip(" .")
    if plain in ("every meeting", "each meeting", "all meetings", "standing item"):
        return When(TopicTiming.EVERY_MEETING)
    if found := DAY.match(plain):
        return When(TopicTiming.MEETING, held_on=_day(found, printed))
    if found := MONTH.match(plain):
        return _month(found, printed)
    if found := UNFIXED.match(plain):
        condition = found[1].strip(" ()").strip()
        if condition.startswith(("when", "once", "after", "following", "until", "subject to")):
            return When(TopicTiming.CONDITION, condition=condition, words=printed)
    return When(TopicTiming.NOT_YET, words=printed)


def check_when(when: When) -> None:
    """Refuse a date half said: a meeting not chosen, a month not named, a condition without words."""
    if when.timing is TopicTiming.MEETING and when.held_on is None:
        raise RuleBroken("Choose the meeting, or say that its date is not fixed yet.", "meeting_id")
    if when.timing is TopicTiming.MONTH and when.month is None:
        raise RuleBroken("Choose the month, or say that its date is not fixed yet.", "month")
    if when.timing is TopicTiming.MONTH and when.month and when.until_month and when.until_month <= when.month:
        raise RuleBroken("The second month must come after the first. Leave it empty for one month.", "until_month")
    if when.timing is TopicTiming.CONDITION and not when.condition.strip():
        raise RuleBroken("Say what it waits for: “when the business case is ready”.", "condition")


def _months(first: date, last: date | None) -> str:
    if last is None:
        return month_and_year(first)
    if first.year == last.year:
        return f"{month_name[first.month]}/{month_and_year(last)}"
    return f"{month_and_year(first)}/{month_and_year(last)}"


def _day(found: re.Match[str], printed: str) -> date:
    try:
        return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError as no_such_day:
        raise RuleBroken(
            f"“{printed}” is not a day. Correct it, or say that its date is not fixed yet.", "when"
        ) from no_such_day


def _month(found: re.Match[str], printed: str) -> When:
    last = date(int(found[3]), MONTHS.index(found[2] or found[1]) + 1, 1)
    first = date(last.year, MONTHS.index(found[1]) + 1, 1)
    first = first.replace(year=first.year - 1) if first > last else first
    return When(
        TopicTiming.MONTH,
        month=first,
        until_month=None if first == last else last,
        is_tentative=bool(found[4]),
    )
