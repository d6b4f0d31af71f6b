"""Which periods a framework reports: those of its own days, and for a reader on a day those that are over by then."""

from datetime import date

from models.rules.broken import RuleBroken
from models.rules.periods import Period, latest_ended, period_of
from models.rules.targets import held_from
from models.rules.wording import long_date
from models.scorecard_vocabulary import Frequency


def is_beyond(period: Period, ends_on: date | None) -> bool:
    """Whether a period begins after a framework's last day; of twelve months, which overlap, their last month does."""
    return ends_on is not None and held_from(period) > ends_on


def last_reported(frequency: Frequency, day: date, ends_on: date | None) -> Period:
    """The last period that is over at the end of a day; of a framework that is over, the one in which it ended."""
    last = latest_ended(frequency, day)
    return period_of(frequency, ends_on) if ends_on and is_beyond(last, ends_on) else last


def check_is_reported(period: Period, framework: str, starts_on: date | None, ends_on: date | None) -> None:
    """Refuse a period from before a framework's first day, and one from after its last; None is an open end."""
    if ends_on and is_beyond(period, ends_on):
        raise RuleBroken(
            f"“{framework}” ended on {long_date(ends_on)}, before {period.label}. Choose a period up to that day, "
            "or the framework that took its place.",
            "period",
        )
    if starts_on and period.ends_on < starts_on:
        raise RuleBroken(
            f"“{framework}” starts on {long_date(starts_on)}, after {period.label}. Choose a later period.", "period"
        )


def check_is_over(period: Period, day: date) -> None:
    """Refuse a period of which nobody can be told on a day, because it goes on after it."""
    if period.ends_on > day:
        raise RuleBroken(
            f"{period.label} ends on {long_date(period.ends_on)}, so it is not over on {long_date(day)}. "
            "Choose a period that is over by then.",
            "period",
        )
