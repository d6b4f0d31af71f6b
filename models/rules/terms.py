"""Time in office and time in a group: which is in force on a day, and what may not stand beside what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol, TypeVar

from models.rules.broken import RuleBroken
from models.rules.wording import long_date


class Dated(Protocol):
    """Anything with a first and a last day, both counted. Without one, the records do not say, or it goes on."""

    @property
    def starts_on(self) -> date | None: ...
    @property
    def ends_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Span:
    """Some days, both ends counted, and what they are called: a division, or a group."""

    starts_on: date | None
    ends_on: date | None
    name: str = ""


Record = TypeVar("Record", bound=Dated)
Said = TypeVar("Said", bound=Mapping[str, Any])


def covers(dated: Dated, day: date) -> bool:
    """Whether a day is one of them."""
    return (dated.starts_on is None or dated.starts_on <= day) and (dated.ends_on is None or day <= dated.ends_on)


def on_day(dated: Iterable[Record], day: date) -> Record | None:
    """The one in force on a day; the one begun last, should the records overlap."""
    found = [one for one in dated if covers(one, day)]
    return max(found, key=lambda one: one.starts_on or date.min, default=None)


def said_on(bodies: Iterable[Said], day: date) -> Said | None:
    """The same of published bodies, whose days are written yyyy-mm-dd."""
    iso = day.isoformat()
    found = [one for one in bodies if (one["starts_on"] or "") <= iso and iso <= (one["ends_on"] or "9999-12-31")]
    return max(found, key=lambda one: one["starts_on"] or "", default=None)


def is_in_office(terms: Sequence[Dated], day: date) -> bool:
    """Whether a member is in office on a day: within a term, or where none is recorded."""
    return not terms or any(covers(term, day) for term in terms)


def last_day(terms: Iterable[Dated], on: date) -> date | None:
    """The last day of the office held on a day, through terms that follow without a gap; None where it has no end.

    Between two terms, and after the last, it is the last day there was; before the first, that of the first to come.
    """
    found: date | None = None
    for term in sorted(terms, key=lambda one: one.starts_on or date.min):
        begins = term.starts_on or date.min
        if found is not None and begins > max(on, found + timedelta(days=1)):
            break
        if term.ends_on is None:
            return None
        found = max(found or term.ends_on, term.ends_on)
    return found


def check_term(wanted: Span, others: Iterable[Span]) -> None:
    """Refuse a term that ends before it starts, or that shares a day with another of the same member."""
    _check_days(wanted, "the term")
    for other in others:
        if _share_a_day(wanted, other):
            place = f" for {other.name}" if other.name else ""
            raise RuleBroken(
                f"This member has a term{place} {days_of(other)}. End that one first, or choose other days.",
                "starts_on",
            )


def check_group(wanted: Span, others: Iterable[Span], group_ended_on: date | None = None) -> None:
    """Refuse days in a group that end before they start, that share a day with another, or that outlast the group.

    A member is treated as in one group at a time: SI 1990/1553 reg 9.
    """
    _check_days(wanted, "the time in the group")
    for other in others:
        if _share_a_day(wanted, other):
            raise RuleBroken(
                f"This member is in {other.name} {days_of(other)}, and nobody is in two groups at once. "
                "End that first, or choose other days.",
                "starts_on",
            )
    if group_ended_on and (wanted.ends_on is None or wanted.ends_on > group_ended_on):
        ended = long_date(group_ended_on)
        raise RuleBroken(f"Enter a last day no later than {ended}, when {wanted.name} ended.", "ends_on")


def days_of(dated: Dated) -> str:
    """Its days in words: from 4 May 2017 to 6 May 2021."""
    first = f"from {long_date(dated.starts_on)}" if dated.starts_on else ""
    last = f"to {long_date(dated.ends_on)}" if dated.ends_on else ""
    return " ".join(filter(None, (first, last))) or "already, without dates"


def _check_days(wanted: Span, what: str) -> None:
    if wanted.starts_on and wanted.ends_on and wanted.ends_on < wanted.starts_on:
        raise RuleBroken(f"Enter a last day on or after {long_date(wanted.starts_on)}, when {what} starts.", "ends_on")


def _share_a_day(one: Dated, other: Dated) -> bool:
    first, last = date.min, date.max
    return (one.starts_on or first) <= (other.ends_on or last) and (other.starts_on or first) <= (one.ends_on or last)
