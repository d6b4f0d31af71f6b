"""What a meeting has to bear: the minutes its topics take of those it has, and how many of them are gone into in depth.

One definition, for the board, the programme's own page and its check.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from models.programme_vocabulary import TopicKind, TopicTiming
from models.rules.municipal_year import span
from models.rules.wording import count_of

# Circulated outside the meeting, or seen on another day: they take none of its time.
TAKES_NO_TIME = frozenset({TopicKind.BRIEFING, TopicKind.SITE_VISIT})
WAITS = frozenset({TopicTiming.NOT_YET, TopicTiming.CONDITION})


class Planned(Protocol):
    """A topic so far as a meeting bears it."""

    @property
    def kind(self) -> TopicKind:
        """How the committee deals with it."""
        ...

    @property
    def minutes(self) -> int | None:
        """How long it should take; None while nobody said."""
        ...

    @property
    def is_in_depth(self) -> bool:
        """Whether the committee goes into it."""
        ...


class Beside(NamedTuple):
    """A topic of the programme that begins in `year`, so far as a meeting bears it."""

    year: int
    kind: TopicKind
    minutes: int | None
    is_in_depth: bool


@dataclass(frozen=True, slots=True)
class Load:
    """What the topics of one meeting come to. A limit that nobody set is None.

    `unsaid` counts the topics that take time and for which nobody said how much.
    """

    minutes: int
    in_depth: int
    available: int | None
    most_in_depth: int | None
    unsaid: int = 0

    @property
    def minutes_over(self) -> int:
        """By how many minutes it is too long; 0 where it is not."""
        return max(0, self.minutes - self.available) if self.available else 0

    @property
    def in_depth_over(self) -> int:
        """By how many items in depth it is too many; 0 where it is not."""
        return max(0, self.in_depth - self.most_in_depth) if self.most_in_depth else 0

    @property
    def is_over(self) -> bool:
        """Whether it is more than the committee settled."""
        return bool(self.minutes_over or self.in_depth_over)

    @property
    def bar(self) -> tuple[int, int]:
        """How far its minutes reach along a bar, and where those it has end on it: per cent of the longer of both."""
        longest = max(self.minutes, self.available or 0, 1)
        return 100 * self.minutes // longest, 100 * (self.available or longest) // longest

    @property
    def minutes_in_words(self) -> str:
        """ "75 of 120 minutes", or "150 of 120 minutes: 30 too many"; that nobody said is not 0 minutes."""
        if not self.minutes and (self.unsaid or not self.available):
            return f"not estimated, of {count_of(self.available, 'minute')}" if self.available else "not estimated"
        if not self.available:
            return count_of(self.minutes, "minute")
        over = f": {self.minutes_over} too many" if self.minutes_over else ""
        return f"{self.minutes} of {count_of(self.available, 'minute')}{over}"

    @property
    def in_depth_in_words(self) -> str:
        """ "1 of at most 2 in depth", or "3 in depth: at most 2"."""
        if not self.most_in_depth:
            return f"{self.in_depth} in depth"
        if self.in_depth_over:
            return f"{self.in_depth} in depth: at most {self.most_in_depth}"
        return f"{self.in_depth} of at most {self.most_in_depth} in depth"


def load(topics: Iterable[Planned], *, available: int | None, most_in_depth: int | None) -> Load:
    """What topics come to at one meeting. Those that come every time are among them."""
    minutes = in_depth = unsaid = 0
    for topic in topics:
        in_depth += topic.is_in_depth
        if topic.kind not in TAKES_NO_TIME:
            minutes += topic.minutes or 0
            unsaid += topic.minutes is None
    return Load(minutes, in_depth, available, most_in_depth, unsaid)


def borne(held_on: date, year: int, *, theirs: Iterable[Planned], every_time: Iterable[Planned]) -> list[Planned]:
    """What a meeting bears, as the programme of a year looks at it: the topics planned for it, whichever year's they
    are, and those that come every time, unless it is held after that year.
    """
    return [*theirs] if held_on > span(year)[1] else [*every_time, *theirs]


def comes_every_time(kind: TopicKind, timing: TopicTiming) -> bool:
    """Whether a topic comes to each meeting: it says so, or it is kept as a standing item without a date."""
    return timing is TopicTiming.EVERY_MEETING or (kind is TopicKind.STANDING and timing in WAITS)
