"""The clear-days clock: how much notice the public has had of a meeting, day by day, and why each day counts or not.

A principal council gives five clear days' notice of a meeting (Local Government Act 1972 s100A(6)(a)) and opens the
agenda to inspection for as long (s100B(3)). Neither the day of notice nor the day of the meeting counts, nor do
weekends and bank holidays (R v Swansea City Council ex parte Elitestone Ltd, Court of Appeal 1993). A late agenda is
never blocked in silence: the lawful ways on are offered, and what each must record is asked for (s100B(4)).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.rules.broken import RuleBroken
from models.rules.wording import count_of, day_and_month, long_date
from models.rules.working_days import (
    days_between,
    why_closed,
    working_day_from,
    working_days_after,
    working_days_before,
)
from models.vocabulary import LateRoute

CITATION = "Local Government Act 1972, sections 100A(6)(a) and 100B(3); R v Swansea CC ex p Elitestone (CA 1993)"
CLEAR_DAYS = 5
LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class DayCount:
    """One day of the count: whether it is a clear day, and why, as a phrase."""

    day: date
    counts: bool
    why: str

    @property
    def sentence(self) -> str:
        """The day and its reason: "Tuesday 9 July: the day of notice does not count"."""
        return f"{day_and_month(self.day)}: {self.why}"


@dataclass(frozen=True, slots=True)
class Notice:
    """A count of clear days from publication to meeting, with what would have been enough.

    `latest_on` is the last day to publish for this meeting; `earliest_held_on` the first day the meeting could lawfully
    be held on the notice given. `required` and `clear_days` are numbers of clear working days.
    """

    published_on: date
    held_on: date
    days: tuple[DayCount, ...]
    clear_days: int
    required: int
    latest_on: date
    earliest_held_on: date
    citation: str = CITATION

    @property
    def is_enough(self) -> bool:
        """Whether the public has had the notice the Act asks for."""
        return self.clear_days >= self.required

    @property
    def asked_by(self) -> str:
        """Who asks for so many days: the Act, or a council whose own rules ask for more."""
        return "the Act asks for" if self.required == CLEAR_DAYS else "the council gives"


@dataclass(frozen=True, slots=True)
class LateRouteOffer:
    """A lawful way on, put so that an officer can choose: what it is, when it is right, and the law behind it.

    `needs` names the fields that must be filled in for it. `earliest_on` is the new date, for a meeting put off.
    """

    route: LateRoute
    title: str
    explanation: str
    citation: str
    needs: tuple[str, ...] = ()
    earliest_on: date | None = None


def latest_publication_day(held_on: date, closed: Mapping[date, str], required: int = CLEAR_DAYS) -> date:
    """The last working day on which publishing still leaves the public enough clear days before the meeting."""
    return working_days_before(held_on, required + 1, closed)


def earliest_meeting_day(published_on: date, closed: Mapping[date, str], required: int = CLEAR_DAYS) -> date:
    """The first working day on which a meeting may lawfully be held if its agenda is published on the day given."""
    return working_days_after(working_day_from(published_on, closed), required + 1, closed)


def day_of_notice(published_at: datetime, closes_at: time | None) -> date:
    """The day a publication counts from: the next one when the council's offices had closed for the day.

    A moment with a time zone is taken to London first; one without is London time. `closes_at` is the council's own
    stricter rule, and None when it has none.
    """
    local = published_at.astimezone(LONDON) if published_at.tzinfo else published_at
    is_after_hours = closes_at is not None and local.time() > closes_at
    return local.date() + timedelta(days=is_after_hours)


def count(published_on: date, held_on: date, closed: Mapping[date, str], required: int = CLEAR_DAYS) -> Notice:
    """Count the clear days between publication and meeting, giving the reason for every day from one to the other.

    Notice given on a day the council is closed counts from the next working day, as nobody could inspect the papers
    before; so publishing is in time exactly when it is done by `latest_on`.
    """
    noticed_on = working_day_from(published_on, closed)
    days: list[DayCount] = []
    clear_days = 0
    for day in days_between(published_on, held_on):
        why = _why_not_counted(day, noticed_on, held_on, closed)
        clear_days += not why
        days.append(DayCount(day, not why, why or f"clear day {clear_days}"))
    return Notice(
        published_on=published_on,
        held_on=held_on,
        days=tuple(days),
        clear_days=clear_days,
        required=required,
        latest_on=latest_publication_day(held_on, closed, required),
        earliest_held_on=earliest_meeting_day(published_on, closed, required),
    )


def routes_for(notice: Notice) -> tuple[LateRouteOffer, ...]:
    """The lawful ways on for a late agenda, the safest first; none when the notice is enough."""
    return () if notice.is_enough else (_defer(notice), _convened_late(notice), _urgency())


def check_route(route: LateRoute, *, circumstances: str, chair_name: str) -> None:
    """Refuse a late route that does not record what the law, or the minutes, will need.

    Urgency needs the special circumstances and the chair's name (s100B(4)(b)); a meeting convened late needs the reason
    it was. Putting the meeting off needs neither. Raises RuleBroken beside `circumstances` or `chair_name`.
    """
    if route is LateRoute.CONVENED_LATE and not circumstances.strip():
        raise RuleBroken("Say when the meeting was convened and why it could not be earlier.", "circumstances")
    if route is LateRoute.URGENCY:
        if not circumstances.strip():
            raise RuleBroken("Enter the special circumstances, which the minutes must give.", "circumstances")
        if not chair_name.strip():
            raise RuleBroken("Enter the name of the chair who is of the opinion that it is urgent.", "chair_name")


def _why_not_counted(day: date, noticed_on: date, held_on: date, closed: Mapping[date, str]) -> str:
    if day == held_on:
        return "the day of the meeting does not count"
    if day == noticed_on:
        return "the day of notice does not count"
    reason = why_closed(day, closed)
    if reason and day < noticed_on:
        return f"{reason}, so notice counts from the next working day"
    comma = "," if reason.endswith(", a bank holiday") else ""
    return reason and f"{reason}{comma} does not count"


def _defer(notice: Notice) -> LateRouteOffer:
    earliest = long_date(notice.earliest_held_on, "Tuesday 18 June 2019")
    return LateRouteOffer(
        LateRoute.DEFER,
        "Put the meeting off",
        f"Move the meeting to {earliest} or later. "
        f"The public then has the {count_of(notice.required, 'clear day')} {notice.asked_by}.",
        "Local Government Act 1972, section 100A(6)(a)",
        earliest_on=notice.earliest_held_on,
    )


def _convened_late(notice: Notice) -> LateRouteOffer:
    return LateRouteOffer(
        LateRoute.CONVENED_LATE,
        "The meeting was convened at shorter notice",
        f"Right only when the meeting itself was called fewer than {count_of(notice.required, 'clear day')} before it "
        "is held. Notice is then due, and the papers open to inspection, from the time it is convened. "
        "Say when that was and why it could not be earlier.",
        "Local Government Act 1972, sections 100A(6)(a), 100B(3) and 100B(4)(a)",
        ("circumstances",),
    )


def _urgency() -> LateRouteOffer:
    return LateRouteOffer(
        LateRoute.URGENCY,
        "The chair takes it as urgent",
        "The chair is of the opinion that, by reason of special circumstances, it should be considered at the meeting "
        "as a matter of urgency. The minutes must give the circumstances. This is for late papers: it does not make "
        "good a late notice of the time and place.",
        "Local Government Act 1972, section 100B(4)(b)",
        ("circumstances", "chair_name"),
    )
