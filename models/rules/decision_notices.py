"""Which notices a decision of the executive still needs, by when, and the lawful ways on when one is too late.

SI 2012/2089 regs 5, 9, 10 and 11 (models/rules/forward_plan.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.programme_vocabulary import DecisionNoticeKind as Kind
from models.rules import forward_plan
from models.rules.forward_plan import CITATIONS, Count, Planned
from models.rules.wording import long_date

SOON = timedelta(days=7)
# Who agrees to what is urgent, in the order the regulations name them (regs 5(6) and 11(1)).
WHO_AGREES = (
    "the chair of the overview and scrutiny committee in whose remit it is or, if there is none or they cannot act, "
    "the chair of the council or its vice-chair"
)
INSTEAD = {
    Kind.KEY_DECISION: (Kind.GENERAL_EXCEPTION, Kind.SPECIAL_URGENCY),
    Kind.PRIVATE_MEETING: (Kind.PRIVATE_MEETING_URGENT,),
    Kind.PRIVATE_MEETING_FURTHER: (Kind.PRIVATE_MEETING_URGENT,),
}


class Standing(StrEnum):
    """How a notice that a decision needs stands on a day."""

    GIVEN = "given"
    GIVEN_LATE = "given late"
    BY_ANOTHER_ROUTE = "by another route"
    LATE = "late"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Given:
    """A notice that was given, and on which day. `is_outdated`: the decision is no longer as it states."""

    kind: Kind
    given_on: date
    is_outdated: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """A lawful way on: the notice to give, or with none the decision put off until `earliest_on`."""

    kind: Kind | None
    title: str
    explanation: str
    citation: str
    earliest_on: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A notice that a decision needs: by when, whether it was given, its count, and what to do when it is too late.

    `by` is the route taken in its place. The count runs from the day it was given or, before that, from today.
    """

    kind: Kind
    by_on: date
    given_on: date | None
    standing: Standing
    count: Count
    citation: str
    by: Kind | None = None
    routes: tuple[Route, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether nothing more need be done about it."""
        return self.standing in (Standing.GIVEN, Standing.BY_ANOTHER_ROUTE)


def name_of(kind: Kind) -> str:
    """What a notice is called: "Notice of a key decision"."""
    return {
        Kind.KEY_DECISION: "Notice of a key decision",
        Kind.PRIVATE_MEETING: "Notice of a meeting in private",
        Kind.PRIVATE_MEETING_FURTHER: "Further notice of a meeting in private",
        Kind.PRIVATE_MEETING_URGENT: "Notice of an urgent meeting in private",
        Kind.GENERAL_EXCEPTION: "Notice of a general exception",
        Kind.SPECIAL_URGENCY: "Notice of special urgency",
    }[kind]


def steps(planned: Planned, given: Sequence[Given], *, today: date, closed: Mapping[date, str]) -> tuple[Step, ...]:
    """The notices a decision needs, the first due first; none of what is neither key nor private.

    A person who decides holds no meeting, so that nothing is held in private.
    """
    wanted = [Kind.KEY_DECISION] * planned.is_key
    wanted += [Kind.PRIVATE_MEETING, Kind.PRIVATE_MEETING_FURTHER] * planned.meets_in_private
    found = [_step(kind, planned, given, today, closed) for kind in wanted]
    return tuple(sorted(found, key=lambda one: one.by_on))


def routes_for(
    kind: Kind, planned: Planned, *, today: date, closed: Mapping[date, str], given_on: date | None = None
) -> tuple[Route, ...]:
    """The lawful ways on where the notice of this kind can no longer be in time, the safest first.

    A notice that was given too late on `given_on` counts for a decision put off.
    """
    put_off = _put_off(kind, planned, given_on, today, closed)
    if kind is Kind.KEY_DECISION:
        short = forward_plan.count_5(today, planned.decide_on, closed)
        exception = (_general_exception(short),) if short.is_enough else ()
        return (put_off, *exception, _special_urgency())
    return (put_off, _urgent_private())


def allowed_kinds(planned: Planned, given: Sequence[Given]) -> list[Kind]:
    """The notices that can be given of a decision, in the order of the regulations.

    Each is given once, and again where the decision has changed since: regs 5, 10 and 11 ask for one of each matter.
    """
    done = {one.kind for one in given if not one.is_outdated}
    kinds = [Kind.KEY_DECISION, Kind.GENERAL_EXCEPTION, Kind.SPECIAL_URGENCY] * planned.is_key
    kinds += [
        Kind.PRIVATE_MEETING,
        Kind.PRIVATE_MEETING_FURTHER,
        Kind.PRIVATE_MEETING_URGENT,
    ] * planned.meets_in_private
    return [kind for kind in kinds if kind not in done or kind is Kind.KEY_DECISION]


def _step(kind: Kind, planned: Planned, given: Sequence[Given], today: date, closed: Mapping[date, str]) -> Step:
    day = min((one.given_on for one in given if one.kind is kind), default=None)
    count = _count(kind, planned, day or today, planned.decide_on, closed)
    by = next((one.kind for one in given if one.kind in INSTEAD[kind]), None)
    standing = _standing(day, by, count, today)
    is_late = standing in (Standing.LATE, Standing.GIVEN_LATE)
    ways_on = routes_for(kind, planned, today=today, closed=closed, given_on=day)
    routes = ways_on if is_late and today < planned.decide_on else ()
    return Step(kind, count.latest_on, day, standing, count, CITATIONS[kind], by, routes)


def _count(kind: Kind, planned: Planned, given_on: date, decide_on: date, closed: Mapping[date, str]) -> Count:
    own_rule = planned.counts_working_days
    found = forward_plan.count_for(kind, given_on, decide_on, closed, counts_working_days=own_rule)
    assert found is not None
    return found


def _standing(given_on: date | None, by: Kind | None, count: Count, today: date) -> Standing:
    if given_on is not None and count.is_enough:
        return Standing.GIVEN
    if by is not None:
        return Standing.BY_ANOTHER_ROUTE
    if given_on is not None:
        return Standing.GIVEN_LATE
    if today > count.latest_on:
        return Standing.LATE
    return Standing.SOON if count.latest_on - today <= SOON else Standing.LATER


def _put_off(kind: Kind, planned: Planned, given_on: date | None, today: date, closed: Mapping[date, str]) -> Route:
    found = _count(kind, planned, given_on or today, today, closed)
    when = f"on {long_date(given_on)}" if given_on else "today"
    return Route(
        None,
        "Put the decision off",
        f"With the notice given {when}, it can be taken on {long_date(found.earliest_on, 'Tuesday 18 June 2019')} or "
        f"later: the public then has {found.required} clear days.",
        CITATIONS[kind],
        found.earliest_on,
    )


def _general_exception(found: Count) -> Route:
    return Route(
        Kind.GENERAL_EXCEPTION,
        "The general exception",
        "Right only where 28 days are impracticable. The chair of the overview and scrutiny committee is informed in "
        "writing, the notice is published, and five clear days pass: it can still be given until "
        f"{long_date(found.latest_on, 'Tuesday 18 June 2019')}.",
        CITATIONS[Kind.GENERAL_EXCEPTION],
    )


def _special_urgency() -> Route:
    return Route(
        Kind.SPECIAL_URGENCY,
        "Special urgency",
        f"Right only where even five days are impracticable. {_sentence(WHO_AGREES)} must agree that it is urgent and "
        "cannot reasonably be deferred; the notice says why.",
        CITATIONS[Kind.SPECIAL_URGENCY],
    )


def _urgent_private() -> Route:
    return Route(
        Kind.PRIVATE_MEETING_URGENT,
        "Agreement that meeting in private is urgent",
        f"Right only where the date makes the notice impracticable. {_sentence(WHO_AGREES)} must agree that it "
        "is urgent and cannot reasonably be deferred; the notice says why.",
        CITATIONS[Kind.PRIVATE_MEETING_URGENT],
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
