"""A work programme in the order papers print it: what comes every time, by meeting and month, and what waits."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from models.programme_bodies import PlacedBody
from models.programme_vocabulary import TopicKind, TopicStatus, TopicTiming

Topic = TypeVar("Topic", bound=PlacedBody)


@dataclass(frozen=True, slots=True)
class Slot(Generic[Topic]):
    """A meeting, or a month whose meeting is not fixed yet, and the topics that come then. `words` name it."""

    words: str
    meeting_id: int | None
    held_on: str | None
    topics: list[Topic] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ordered(Generic[Topic]):
    """A programme taken apart: standing items, dated slots, possible future items, and those that have ended."""

    standing: list[Topic]
    dated: list[Slot[Topic]]
    future: list[Topic]
    ended: list[Topic]


def in_order(topics: Iterable[Topic]) -> Ordered[Topic]:
    """The topics as a paper prints them, each once; those of one slot in the order they were given."""
    ordered: Ordered[Topic] = Ordered([], [], [], [])
    slots: dict[tuple[str, int, str], Slot[Topic]] = {}
    for topic in topics:
        when = topic["when"]
        if topic["status"] != TopicStatus.OPEN:
            ordered.ended.append(topic)
        elif is_standing(topic):
            ordered.standing.append(topic)
        elif when["timing"] in (TopicTiming.MEETING, TopicTiming.MONTH):
            place = _place(topic)
            slots.setdefault(place, Slot(when["words"], when["meeting_id"], when["held_on"])).topics.append(topic)
        else:
            ordered.future.append(topic)
    ordered.dated.extend(slots[place] for place in sorted(slots))
    return ordered


def is_standing(topic: PlacedBody) -> bool:
    """Whether it comes every time, or is kept as a standing item without a date."""
    timing = topic["when"]["timing"]
    waits = timing in (TopicTiming.NOT_YET, TopicTiming.CONDITION)
    return timing == TopicTiming.EVERY_MEETING or (topic["topic_kind"] == TopicKind.STANDING and waits)


def year_in_use(years: Iterable[int], this_year: int) -> int:
    """The municipal year whose programme a committee goes by: this one, or until it has topics the last that has.

    `years` are those with topics.
    """
    return max((year for year in years if year <= this_year), default=this_year)


def coming(dated: Iterable[Slot[Topic]], on: date) -> list[Slot[Topic]]:
    """The slots whose day has not passed: today's is still to come, and a month until its last day."""
    return [slot for slot in dated if _last_day(slot) >= on.isoformat()]


def _last_day(slot: Slot[Topic]) -> str:
    when = slot.topics[0]["when"]
    month = when["until_month"] or when["month"]
    return slot.held_on or (f"{month[:7]}-31" if month else "9999-12-31")


def _place(topic: PlacedBody) -> tuple[str, int, str]:
    """Where a slot stands: by its month, meetings first and then what is only known by month, and by its day."""
    when = topic["when"]
    if when["held_on"]:
        return when["held_on"][:7], 0, f"{when['held_on']}-{when['meeting_id'] or 0:09}"
    return (when["month"] or "")[:7], 1, when["words"]
