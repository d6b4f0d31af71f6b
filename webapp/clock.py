"""The only place that asks what time it is. Moments are UTC; days and times of day are the council's, Europe/London."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today where the council is."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The council's date at a moment."""
    return moment.astimezone(LONDON).date()


def moment_of(day: date, at: time) -> datetime:
    """The moment, in UTC, of a time of day at the council."""
    return datetime.combine(day, at, tzinfo=LONDON).astimezone(UTC)
