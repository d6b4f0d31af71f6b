"""Two meetings in one room, a person due in two places at once, and days on which councils do not meet."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

from models.rules.wording import and_list, long_date, time_of_day
from models.rules.working_days import why_closed

Person = int | str


class Sitting(NamedTuple):
    """A meeting as far as clashes go: when and where it sits, and who is expected. Cancelled meetings are left out."""

    key: int | str
    committee: str
    starts: datetime
    ends: datetime
    venue: str
    room: str
    people: frozenset[Person]


class Clash(NamedTuple):
    """Two sittings that overlap, the earlier first, sharing a room or people. `people` is empty for a room."""

    kind: Literal["room", "person"]
    first: Sitting
    second: Sitting
    people: frozenset[Person]


_NOBODY: frozenset[Person] = frozenset()


def clashes(sittings: Iterable[Sitting]) -> list[Clash]:
    """Every pair of overlapping sittings that share a room or people, in order of the second one's start.

    One that begins as another ends does not clash. All starts and ends are in one time zone, or all have their own.
    A room is the same when venue and room have the same words; a sitting with no room named clashes with none.
    """
    found: list[Clash] = []
    under_way: list[Sitting] = []
    for sitting in sorted(sittings, key=attrgetter("starts")):
        starts = sitting.starts
        under_way = [earlier for earlier in under_way if earlier.ends > starts]
        for earlier in under_way:
            _compare(earlier, sitting, found)
        under_way.append(sitting)
    return found


def in_words(clash: Clash, names: Mapping[Person, str]) -> str:
    """The clash as a sentence. `names` gives the people's names; one it does not hold is written as it stands."""
    first, second = clash.first, clash.second
    day = long_date(second.starts.date(), "Tuesday 18 June 2019")
    times = f"{first.committee} ({_from_to(first)}) and {second.committee} ({_from_to(second)})"
    if clash.kind == "room":
        return f"{', '.join(part for part in (first.room, first.venue) if part)} is taken twice on {day}: {times}."
    people = and_list(sorted(names.get(person, str(person)) for person in clash.people))
    return f"{people} {'is' if len(clash.people) == 1 else 'are'} due at two meetings at once on {day}: {times}."


def day_warnings(day: date, closed: Mapping[date, str]) -> list[str]:
    """Sentences that warn of a meeting on a weekend, a bank holiday or a day the council is closed; usually none."""
    reasons = [closed.get(day, ""), why_closed(day, {})]
    return [f"{long_date(day, 'Tuesday 18 June 2019')} is {reason}." for reason in reasons if reason]


def _compare(first: Sitting, second: Sitting, found: list[Clash]) -> None:
    if first.room and _place(first.venue, first.room) == _place(second.venue, second.room):
        found.append(Clash("room", first, second, _NOBODY))
    if not first.people.isdisjoint(second.people):
        found.append(Clash("person", first, second, first.people & second.people))


@lru_cache(maxsize=1024)
def _place(venue: str, room: str) -> tuple[list[str], list[str]]:
    return venue.casefold().split(), room.casefold().split()


def _from_to(sitting: Sitting) -> str:
    return f"{time_of_day(sitting.starts.time())} to {time_of_day(sitting.ends.time())}"
