"""What is owed to the public next about a meeting, by when, and why.

Notice of the time and place, and the agenda, are due five clear days before (Local Government Act 1972 s100A(6)(a) and
s100B(3)); a report that was to follow is due as long before, or needs the chair's urgency (s100B(4)).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules import notice
from models.rules.notice import LateRouteOffer, Notice
from models.rules.wording import count_of, day_and_month
from models.rules.working_days import days_between, is_working_day

SOON = 5


class Duty(StrEnum):
    """One thing the public has not been told."""

    CANCELLATION = "the cancellation"
    DATE = "the date"
    NEW_DATE = "the new date"
    AGENDA = "the agenda"
    REPORTS = "the reports to follow"


class Urgency(StrEnum):
    """How near the last day is."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    SETTLED = "nothing due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the public knows of a meeting now. `held_on` is the day it was told, and None if it was told nothing."""

    held_on: date | None = None
    is_on: bool = True
    has_agenda: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is due for one meeting. `by_on` is the last day to publish in time; `notice` the count that makes it so.

    When it is too late, `notice` counts from today and `routes` are the lawful ways on. `working_days_left` are those
    after today, up to and with `by_on`.
    """

    duties: tuple[Duty, ...]
    by_on: date
    working_days_left: int
    urgency: Urgency
    notice: Notice
    routes: tuple[LateRouteOffer, ...] = ()

    @property
    def what(self) -> str:
        """What to do: "Publish the date and the agenda"."""
        return f"Publish {' and '.join(self.duties)}" if self.duties else "Nothing is due"

    @property
    def countdown(self) -> str:
        """How long there is: "3 working days left"."""
        match self.urgency:
            case Urgency.LATE:
                return f"The last day was {day_and_month(self.by_on)}"
            case Urgency.TODAY if Duty.CANCELLATION in self.duties:
                return "The public still expects it to be held"
            case Urgency.TODAY:
                return "Today is the last day"
            case Urgency.SETTLED:
                return "Everything due is published"
            case _:
                return f"{count_of(self.working_days_left, 'working day')} left"


def duties(told: Told, *, held_on: date, is_on: bool, reports_to_follow: int) -> tuple[Duty, ...]:
    """What the public has still to be told of a meeting as it is planned now."""
    if not is_on:
        return (Duty.CANCELLATION,) if told.held_on and told.is_on else ()
    owed: list[Duty] = []
    if told.held_on != held_on or not told.is_on:
        owed.append(Duty.NEW_DATE if told.held_on and told.held_on != held_on else Duty.DATE)
    if not told.has_agenda:
        owed.append(Duty.AGENDA)
    elif reports_to_follow:
        owed.append(Duty.REPORTS)
    return tuple(owed)


def due(
    owed: tuple[Duty, ...],
    *,
    held_on: date,
    today: date,
    noticed_on: date,
    closed: Mapping[date, str],
    required: int = notice.CLEAR_DAYS,
) -> Due:
    """When it is due, by the council's own days. `noticed_on` is the day that publishing now would count from."""
    latest_on = notice.latest_publication_day(held_on, closed, required)
    is_late = noticed_on > latest_on and Duty.CANCELLATION not in owed
    by_on = today if Duty.CANCELLATION in owed else latest_on
    left = sum(is_working_day(day, closed) for day in days_between(today, by_on)) - is_working_day(today, closed)
    counted = notice.count(min(noticed_on, held_on) if is_late else latest_on, held_on, closed, required)
    return Due(
        duties=owed,
        by_on=by_on,
        working_days_left=max(left, 0),
        urgency=_urgency(owed, is_late=is_late, is_today=by_on == today, left=left),
        notice=counted,
        routes=notice.routes_for(counted) if owed and is_late else (),
    )


def _urgency(owed: tuple[Duty, ...], *, is_late: bool, is_today: bool, left: int) -> Urgency:
    if not owed:
        return Urgency.SETTLED
    if is_late:
        return Urgency.LATE
    if is_today:
        return Urgency.TODAY
    return Urgency.SOON if left <= SOON else Urgency.LATER
