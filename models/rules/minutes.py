"""Minutes: the numbers they print, what each item still lacks before they are issued, and which meeting may sign them.

Signed at the same or the next suitable meeting by whoever presides there: Local Government Act 1972 Sch 12 para 41(1),
and para 44 for committees. An extraordinary meeting is not the one to wait for: SI 1993/202 Sch 2 para 2. The special
circumstances of an urgent item stand in the minutes: s100B(4)(b). Private minutes have a public summary: s100C(2).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from models.minutes_vocabulary import MinuteOutcome, ResolutionNumbering
from models.rules.broken import RuleBroken
from models.rules.numbering import letters
from models.rules.wording import count_of, long_date
from models.vocabulary import MeetingKind

SIGNING_SOURCE = "Local Government Act 1972, Schedule 12, paragraph 41, and SI 1993/202, Schedule 2, paragraph 2"
PART_NUMBER = re.compile(r"(?:[-*]\s+)?[(]?(?P<number>\d{1,3}|[a-z])[).]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class ItemAtIssue:
    """An item as far as the minutes are about to be issued. `label` is its number, where it has one.

    A heading that others stand under needs no outcome of its own. `to_put` are motions without a vote; `unresolved`
    motions carried from which no resolution was made. `circumstances` says an urgent item lacks its reasons.
    """

    label: str
    heading: str
    outcome: MinuteOutcome | None = None
    has_words: bool = False
    resolutions: int = 0
    to_put: int = 0
    unresolved: int = 0
    stands_above_others: bool = False
    is_private: bool = False
    has_summary: bool = False
    lacks_circumstances: bool = False


@dataclass(frozen=True, slots=True)
class Sat:
    """A meeting, as far as it may sign minutes."""

    committee_id: int
    held_on: date
    day_number: int = 1
    kind: MeetingKind = MeetingKind.ORDINARY
    is_cancelled: bool = False

    @property
    def when(self) -> tuple[date, int]:
        """Its place among the meetings of its committee."""
        return self.held_on, self.day_number


def resolution_numbers(count: int, style: ResolutionNumbering = ResolutionNumbering.BRACKET) -> list[str]:
    """What is printed before each of an item's resolutions: "1)", "2)"; one alone has no number."""
    if count < 2:
        return [""] * count
    return [_written(style, number) for number in range(1, count + 1)]


def parts_of(text: str) -> list[str]:
    """The resolutions that one motion holds: its paragraphs where they are numbered from the first, or it alone."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    starts = [number for number, line in enumerate(lines) if PART_NUMBER.match(line)]
    found = [match["number"] for line in lines if (match := PART_NUMBER.match(line))]
    counted = [str(number) for number in range(1, len(found) + 1)]
    lettered = [letters(number).lower() for number in range(1, len(found) + 1)]
    if len(found) < 2 or starts[0] != 0 or found not in (counted, lettered):
        return [text.strip()] if text.strip() else []
    ends = [*starts[1:], len(lines)]
    parts = [" ".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return [PART_NUMBER.sub("", part, count=1) for part in parts]


def running_numbers(items: Iterable[int], given: Mapping[int, int], last: int) -> dict[int, int]:
    """The minute number of each item where a committee numbers its minutes for ever.

    Those `given` before are kept; the others carry on, in order, after `last` and after every number given.
    """
    following = max([last, *given.values()]) + 1
    numbers = {}
    for item in items:
        if item in given:
            numbers[item] = given[item]
        else:
            numbers[item] = following
            following += 1
    return numbers


def lacking(item: ItemAtIssue) -> list[str]:
    """What an item still lacks before the minutes can be issued, a sentence each that says what to do."""
    found = []
    if item.to_put:
        found.append(f"{count_of(item.to_put, 'motion')} without a vote: put it, or record that it was withdrawn.")
    if item.unresolved:
        found.append(f"{count_of(item.unresolved, 'motion')} carried and not yet a resolution: make it one.")
    if item.lacks_circumstances:
        found.append("Taken as urgent without the special circumstances: write them (LGA 1972 s100B(4)(b)).")
    if item.is_private and item.has_words and not item.has_summary:
        found.append("Private, and without a summary for the public: write one (LGA 1972 s100C(2)).")
    if item.stands_above_others:
        return found
    has_something = item.has_words or item.resolutions or found
    if item.outcome is None and not has_something:
        found.append("No outcome: write what happened, or say that it was deferred, withdrawn or not reached.")
    elif item.outcome is MinuteOutcome.TAKEN and not has_something:
        found.append("Taken, and nothing is written under it: write what happened, or what was resolved.")
    return found


def check_may_sign(minutes_of: Sat, at: Sat) -> None:
    """Refuse to approve and sign minutes at a meeting that is not a suitable one: see SIGNING_SOURCE."""
    if at.committee_id != minutes_of.committee_id:
        raise RuleBroken("Choose a meeting of the same committee: only it signs its minutes.", "approved_at")
    if at.is_cancelled:
        raise RuleBroken("That meeting was cancelled. Choose the one where they were approved.", "approved_at")
    if at.when < minutes_of.when:
        raise RuleBroken(
            f"Choose the meeting of {long_date(minutes_of.held_on)} itself, or a later one: minutes are signed at the "
            "same or the next suitable meeting.",
            "approved_at",
        )
    if at.kind is MeetingKind.EXTRAORDINARY and at.when != minutes_of.when:
        raise RuleBroken(
            f"The meeting of {long_date(at.held_on)} is an extraordinary one. Sign the minutes at the next that is "
            f"not ({SIGNING_SOURCE}).",
            "approved_at",
        )


def _written(style: ResolutionNumbering, number: int) -> str:
    letter = letters(number).lower()
    return {
        ResolutionNumbering.BRACKET: f"{number})",
        ResolutionNumbering.BRACKETS: f"({number})",
        ResolutionNumbering.POINT: f"{number}.",
        ResolutionNumbering.LETTER: f"({letter})",
    }[style]
