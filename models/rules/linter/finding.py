"""What a check of a work programme finds, and what a rule is: all of it plain data."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.rules.linter.facts import ProgrammeFacts

LONGEST_KEY = 200


class MendKind(StrEnum):
    """What would put a finding right; the words are those of the button."""

    ADD_TOPIC = "Add it to the programme"
    MOVE = "Choose when it comes"
    REVIEW = "Say when to look at it again"
    MOVE_TO = "Move it to this meeting"
    CHANGE_WORDS = "Correct the words"
    EDIT = "Change the topic"
    CORRECT_REPORT = "Correct the date"
    MERGE = "Merge the two"
    END_OR_MOVE = "Say when it comes"
    DROP_OR_REFER = "Drop it here"
    TAKE_DECISION = "Take it as a topic"
    END_SEAT = "End the role"
    BOARD = "Spread the topics"
    FILL = "Choose topics for it"
    SUGGESTION = "Answer the suggestion"
    PUBLISH = "Publish this site’s Word file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """A way to put a finding right: what to do, and to what. Numbers are those of records; 0 for none.

    `field` of the topic would say `words` in place of what it says; `title` is that of the topic to
    be added; `reason` what its history would say of the move.
    """

    kind: MendKind
    topic_id: int = 0
    other_id: int = 0
    meeting_id: int = 0
    decision_id: int = 0
    owed_id: int = 0
    resolution_id: int = 0
    action_id: int = 0
    suggestion_id: int = 0
    seat_id: int = 0
    member_id: int = 0
    report_id: int = 0
    field: str = ""
    words: str = ""
    title: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to look at: which rule found it, what is the matter, why it matters, and what would mend it.

    `key` names the same thing from one check to the next, so that one let stand stays so; it changes with what is
    the matter. `topic_id` is 0 where it is about no one topic.
    """

    rule: str
    key: str
    topic_id: int
    words: str
    why: str
    mend: Mend


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is looked for: its name, what it looks for and why, what it found in a real programme or would.

    `compares` says that it looks at other committees' programmes too.
    """

    name: str
    explanation: str
    example: str
    find: "Callable[[ProgrammeFacts], Iterator[Finding]]"
    compares: bool = False


def key(*parts: object) -> str:
    """The key of a finding: what it is about in a few words and days, no longer than can be kept."""
    said = [part.isoformat() if isinstance(part, date) else " ".join(str(part).split()).lower() for part in parts]
    shares = _shares(said)
    return " | ".join(words[:share] for words, share in zip(said, shares, strict=True))


def _shares(said: Sequence[str]) -> list[int]:
    """How much of each part is kept: all of the short ones, and an even share of what is left of the long."""
    room = LONGEST_KEY - 3 * (len(said) - 1)
    shares = [0] * len(said)
    for left, place in zip(range(len(said), 0, -1), sorted(range(len(said)), key=lambda n: len(said[n])), strict=True):
        shares[place] = min(len(said[place]), room // left)
        room -= shares[place]
    return shares
