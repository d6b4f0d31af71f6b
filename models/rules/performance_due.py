"""When a measure's figures and the words on them should be there: what is late, overdue, or due next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from models.rules.periods import Period, after, before, latest_ended, period_of
from models.rules.reported_periods import is_beyond
from models.rules.scorecard_exceptions import due_on
from models.scorecard_vocabulary import Frequency

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is there of a measure: the last day of the last period with a figure, and of the last with commentary.

    `awaited` are the periods, by their last day, that somebody said are waited for or whose figure was taken away from
    between others, each with the day by which it was promised, if any: they may lie before the last that was read.
    """

    frequency: Frequency
    lag_days: int
    reported_from: date | None
    read_on: date | None
    said_on: date | None
    awaited: Mapping[date, date | None]


@dataclass(frozen=True, slots=True)
class Due:
    """What a measure owes on a day: the period to show of it, a figure that is late, one due soon, and its words.

    Of several that are late, `late` is the first, and `also_late` says how many have become so since. `is_between` says
    that figures of later periods are there: it was taken away, or did not come.
    """

    shown: Period
    late: Period | None = None
    late_since: date | None = None
    also_late: int = 0
    is_between: bool = False
    next: Period | None = None
    next_on: date | None = None
    is_commentary_overdue: bool = False

    def days_late(self, on: date) -> int:
        """How many days ago the late figure was due."""
        return (on - self.late_since).days if self.late_since else 0


def due(kept: Kept, *, on: date, until: date | None = None) -> Due:
    """What is owed of a measure on a day; of a framework that is over, up to its last day, `until`.

    A figure is late from the day after it was due: so many days after its period, or when it was promised. Commentary
    comes with the figures: it is overdue from the day after these were due, and owed of no period after `until`.
    """
    last = _last_due(kept, min(on, until) if until else on)
    read = period_of(kept.frequency, kept.read_on) if kept.read_on else None
    missing = _missing(kept, last, on)
    late = missing[0] if missing else None
    coming = _coming(kept, last, on)
    return Due(
        read or last,
        late,
        due_on(late, kept.lag_days, kept.awaited.get(late.ends_on)) if late else None,
        max(len(missing) - 1, 0),
        late is not None and read is not None and late < read,
        coming,
        due_on(coming, kept.lag_days, kept.awaited.get(coming.ends_on)) if coming else None,
        not (read and is_beyond(read, until)) and _is_commentary_overdue(kept, read, on),
    )


def _last_due(kept: Kept, day: date) -> Period:
    """The last period whose figure was due before a day."""
    return latest_ended(kept.frequency, day - timedelta(days=kept.lag_days + 1))


def _missing(kept: Kept, last: Period, on: date) -> list[Period]:
    """The periods up to the last that was due whose figures are not there, oldest first; of one never read, the last.

    Earlier ones are among them where they are awaited still, or again. Not those from before it was reported, nor those
    whose figures were promised for a day that is to come.
    """
    found, since = [last], kept.read_on or before(last).ends_on
    while (earlier := before(found[0])).ends_on > since:
        found.insert(0, earlier)
    between = [one for one in _awaited(kept) if one.ends_on <= min(since, last.ends_on)]
    return [
        one
        for one in [*between, *(one for one in found if one.ends_on > since)]
        if not (kept.reported_from and one.ends_on < kept.reported_from) and not _is_promised(kept, one, on)
    ]


def _awaited(kept: Kept) -> list[Period]:
    """Those somebody waits for, oldest first; not one of another frequency, which the measure may have had before."""
    found = ((day, period_of(kept.frequency, day)) for day in sorted(kept.awaited))
    return [one for day, one in found if one.ends_on == day]


def _is_promised(kept: Kept, period: Period, on: date) -> bool:
    promised = kept.awaited.get(period.ends_on)
    return promised is not None and on <= promised


def _coming(kept: Kept, last: Period, on: date) -> Period | None:
    """The figure that is due soonest, of those not there yet; None if that is further off than a fortnight."""
    found, following = [one for one in _awaited(kept) if _is_promised(kept, one, on)], after(last)
    if kept.read_on is None or following.ends_on > kept.read_on:
        found.append(following)
    due_by = {one: due_on(one, kept.lag_days, kept.awaited.get(one.ends_on)) for one in found}
    soon = [one for one in found if on <= due_by[one] <= on + SOON]
    return min(soon, key=lambda one: (due_by[one], one.ends_on), default=None)


def _is_commentary_overdue(kept: Kept, read: Period | None, on: date) -> bool:
    if read is None or on <= read.ends_on + timedelta(days=kept.lag_days):
        return False
    return kept.said_on is None or kept.said_on < read.ends_on
