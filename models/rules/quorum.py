"""How many members must be in the room for business to be done, and whether they are.

At a council meeting a quarter of the whole number of members: Local Government Act 1972 Sch 12 para 6. A committee's
quorum is what the council's standing orders say (section 106); where they give it no number we take the common rule, a
quarter and at least three. Where more than a third of the members of the council become disqualified at the same time,
the quorum is of those who remain qualified, until the members in office are two thirds of the whole number again (Sch
12 para 45). Check with your monitoring officer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from models.rules.broken import RuleBroken
from models.rules.seats import VOTING
from models.rules.wording import count_of, time_of_day
from models.vocabulary import SeatRole

LEAST = 3
EDUCATION = frozenset({SeatRole.EDUCATION_CHURCH, SeatRole.EDUCATION_PARENT})
COUNCIL_SOURCE = "Local Government Act 1972, Schedule 12, paragraph 6"
DEPLETED_SOURCE = "Local Government Act 1972, Schedule 12, paragraphs 6 and 45"
OWN_SOURCE = "The council's standing orders (Local Government Act 1972, section 106)"
USUAL_SOURCE = "Common practice where standing orders give no number: check with your monitoring officer"


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many are needed, how that was worked out in sentences, and the rule's source."""

    needed: int
    steps: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Disqualified:
    """How many members of the council became disqualified at the same time, and how many are in office now."""

    at_once: int
    in_office: int

    def is_depleting(self, seats: int) -> bool:
        """Whether the quorum is of those who remain: more than a third went, and two thirds are not back yet."""
        return self.at_once * 3 > seats and self.in_office * 3 < seats * 2


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody who sits at the meeting: when they came and left (None: from the start, to the end), and was away."""

    name: str
    role: SeatRole
    arrived_at: time | None = None
    left_at: time | None = None
    away: tuple[tuple[time, time | None], ...] = ()

    def is_in_the_room(self, at: time) -> bool:
        """Whether they are there just after a time: who withdraws at 10.42 is away from then until they return."""
        came = self.arrived_at is None or self.arrived_at <= at
        went = self.left_at is not None and self.left_at <= at
        return came and not went and not any(out <= at and (back is None or at < back) for out, back in self.away)


@dataclass(frozen=True, slots=True)
class Count:
    """Who was counted, and who was in the room and was not, each name with the reason."""

    quorum: Quorum
    counted: tuple[str, ...]
    not_counted: tuple[tuple[str, str], ...] = ()

    @property
    def is_met(self) -> bool:
        """Whether business may be done."""
        return len(self.counted) >= self.quorum.needed

    @property
    def in_words(self) -> str:
        """The count as one line says it."""
        return f"{count_of(len(self.counted), 'voting member')} in the room; {self.quorum.needed} needed"


@dataclass(frozen=True, slots=True)
class Moment:
    """A change in the room: the time, what happened in words, and how many counted after it."""

    at: time
    what: str
    counted: int
    is_met: bool


def quorum_of(
    *, seats: int, fixed: int | None = None, is_council: bool = False, disqualified: Disqualified | None = None
) -> Quorum:
    """How many must be there. `seats` are all the voting seats, vacancies with them; `fixed` is the committee's number.

    A part of a member is rounded up: a quarter is to be reached. `disqualified` is for the council alone.
    """
    if is_council and disqualified and disqualified.is_depleting(seats):
        needed, steps = _a_quarter(disqualified.in_office, "members remain qualified")
        return Quorum(max(needed, 1), (*_why_depleted(seats, disqualified), *steps), DEPLETED_SOURCE)
    if is_council:
        needed, steps = _a_quarter(seats, "members of the council, vacancies included")
        return Quorum(max(needed, 1), steps, COUNCIL_SOURCE)
    if fixed is not None:
        return Quorum(fixed, (f"The council fixed the quorum of this committee at {fixed}.",), OWN_SOURCE)
    quarter, steps = _a_quarter(seats, "voting seats, vacancies included")
    if quarter < LEAST:
        steps = (*steps, f"It is at least {LEAST}.")
    return Quorum(max(quarter, LEAST), steps, USUAL_SOURCE)


def why_not_counted(role: SeatRole, *, is_education: bool) -> str:
    """Why somebody in the room does not make up the quorum; empty for who does.

    Education co-optees are counted where they may vote. The Act does not say: check with your monitoring officer.
    """
    if role in EDUCATION:
        return "" if is_education else "counted on education matters only"
    return "" if role in VOTING else f"no vote as {role}"


def recount(quorum: Quorum, sitters: Iterable[Sitter], *, at: time, is_education: bool) -> Count:
    """Who counts just after a time, while an item is in hand that is an education matter or is not."""
    counted, others = [], []
    for one in sitters:
        if one.is_in_the_room(at):
            why = why_not_counted(one.role, is_education=is_education)
            if why:
                others.append((one.name, why))
            else:
                counted.append(one.name)
    return Count(quorum, tuple(counted), tuple(others))


def moments(quorum: Quorum, sitters: Sequence[Sitter], *, is_education: bool) -> list[Moment]:
    """Every change in the room in order of time, with the count after it."""
    changes: dict[time, list[str]] = {}
    for at, what in sorted(change for one in sitters for change in _changes(one)):
        changes.setdefault(at, []).append(what)
    found = []
    for at, whats in changes.items():
        count = recount(quorum, sitters, at=at, is_education=is_education)
        found.append(Moment(at, "; ".join(whats), len(count.counted), count.is_met))
    return found


def loss(history: Sequence[Moment], *, met_at_first: bool = True) -> Moment | None:
    """The change that lost the quorum, if it was there before and is not back."""
    lost, was_met = None, met_at_first
    for moment in history:
        if was_met and not moment.is_met:
            lost = moment
        was_met = moment.is_met
    return None if was_met else lost


def loss_in_words(lost: Moment) -> str:
    """The loss, as the page says it out loud."""
    return f"The quorum was lost at {time_of_day(lost.at)} when {lost.what}."


def check_disqualified(at_once: int | None, on: date | None, *, seats: int, today: date) -> None:
    """Refuse half of what is noted about members who became disqualified together, or a day that is not come.

    `seats` is the whole number of the council's members on that day.
    """
    if (at_once is None) != (on is None):
        field = "disqualified_on" if on is None else "disqualified_at_once"
        raise RuleBroken("Enter both how many became disqualified and the day, or leave both empty.", field)
    if at_once is not None and at_once < 1:
        raise RuleBroken("Enter how many members became disqualified, at least 1.", "disqualified_at_once")
    if at_once is not None and at_once > seats:
        raise RuleBroken(
            f"The council had {count_of(seats, 'member')} that day, vacancies included. Enter how many of them became "
            "disqualified.",
            "disqualified_at_once",
        )
    if on is not None and on > today:
        raise RuleBroken("Enter the day they became disqualified: today or earlier.", "disqualified_on")


def _why_depleted(seats: int, disqualified: Disqualified) -> tuple[str, str]:
    return (
        f"{disqualified.at_once} of {seats} members became disqualified at the same time: more than a third.",
        f"{disqualified.in_office} are in office, fewer than two thirds, so the quorum is of those who remain.",
    )


def _a_quarter(seats: int, of_what: str) -> tuple[int, tuple[str, ...]]:
    quarter = -(-seats // 4)
    rounded = f", rounded up to {quarter}" if seats % 4 else ""
    return quarter, (f"{seats} {of_what}.", f"A quarter of {seats} is {seats / 4:g}{rounded}.")


def _changes(one: Sitter) -> Iterator[tuple[time, str]]:
    if one.arrived_at is not None:
        yield one.arrived_at, f"{one.name} arrived"
    if one.left_at is not None:
        yield one.left_at, f"{one.name} left"
    for out, back in one.away:
        yield out, f"{one.name} withdrew"
        if back is not None:
            yield back, f"{one.name} returned"
