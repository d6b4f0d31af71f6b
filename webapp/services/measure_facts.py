"""What is known of measures in the years up to a period, read in a fixed number of statements and judged by the rules.

A number too small to publish is suppressed here already, before anything is judged, compared or said of it: whatever is
made of facts, for the public or as evidence, cannot hold it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from sqlalchemy import exists, func, select, union_all
from sqlalchemy.orm import joinedload

from models.measure import Measure, MeasureChange
from models.meeting import Meeting
from models.published_scorecard import PublishedReading
from models.reading import TAKES_AWAY, Commentary, Reading, Target
from models.rules import periods, scorecards, targets
from models.rules.periods import Period
from models.rules.readings import is_provisional
from models.rules.scorecards import Figure, Gauge, Judgement
from models.rules.small_numbers import is_too_small
from models.rules.targets import TargetIn
from models.scorecard_vocabulary import Frequency, ReadingState
from webapp.database import db

OWN = ""
COLUMNS = (
    Reading.measure_id,
    Reading.series,
    Reading.period_on,
    Reading.state,
    Reading.value,
    Reading.numerator,
    Reading.denominator,
    Reading.provisional_until,
    Reading.expected_on,
    Reading.note,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of one series in one period, with what is said beside it; no parts where it is suppressed."""

    figure: Figure
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional_until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Facts:
    """A measure in the years up to a period: its figures, those it is compared with, what was aimed at, what is said.

    `told` are the council's own figures, a period each, oldest first, those without data too; `comparators` have the
    same periods. `aims` are the targets of each of them. A report shows those from place `first_shown` on: the earlier
    ones are there to judge by. Of rolling twelve months every month that is read is shown, and those of the last
    one's month are judged by, so that none counts a month twice.
    """

    measure: Measure
    gauge: Gauge
    told: list[Told]
    comparators: dict[str, list[Told]]
    aims: list[TargetIn]
    changes: list[MeasureChange]
    commentary: Commentary | None
    first_shown: int

    @property
    def period(self) -> Period:
        """The last of its periods."""
        return self.told[-1].figure.period

    @property
    def figures(self) -> list[Figure]:
        """The council's own, for the rules."""
        return [self.told[place].figure for place in self.judged_by]

    @cached_property
    def judged_by(self) -> list[int]:
        """The places of the figures that can be compared with the last, and its own."""
        every, month = self.measure.frequency is not Frequency.ROLLING, self.period.ends_on.month
        return [place for place, one in enumerate(self.told) if every or one.figure.period.ends_on.month == month]

    @property
    def breaks(self) -> list[date]:
        """The days from which its figures cannot be compared with earlier ones."""
        return [one.takes_effect_on for one in self.changes if one.breaks_series]

    @cached_property
    def standing(self) -> Judgement:
        """How it stands against its target."""
        return scorecards.standing(self.figures[-1], self.aims[-1], self.gauge)

    @cached_property
    def standing_before(self) -> Judgement | None:
        """How it stood in the period before; None without one."""
        if len(self.judged_by) < 2:
            return None
        before = self.judged_by[-2]
        return scorecards.standing(self.told[before].figure, self.aims[before], self.gauge)

    @cached_property
    def travel(self) -> Judgement:
        """Which way it went since the period before."""
        return scorecards.travel(self.figures, self.gauge, self.breaks, self.aims[-1])

    @cached_property
    def trend(self) -> Judgement:
        """Where it is heading over the longer run."""
        return scorecards.trend(self.figures, self.gauge, self.measure.trend_periods, self.breaks, self.aims[-1])


def facts(
    measures: Sequence[Measure], period_on: date | Mapping[int, date], on: date, *, years: int | None = None
) -> list[Facts]:
    """What is known of each measure up to the last of its own periods that was over at the end of `period_on`.

    That is one day for all, or each measure's own by its number. Five statements, however many measures and years. `on`
    is the day of asking: what is provisional or late follows. `years` are shown, or as many as the framework's reports.
    """
    numbers = [one.id for one in measures]
    shown = {one.id: years or one.framework.years_shown for one in measures}
    looked_at = {
        one.id: _looked_at(one, period_on if isinstance(period_on, date) else period_on[one.id], shown[one.id])
        for one in measures
    }
    since = min((found[0].ends_on for found in looked_at.values()), default=on)
    read, begun, aims = _readings(numbers, since), _begun(numbers), _targets(numbers)
    changes, said = _changes(numbers), _commentaries(numbers)
    return [
        _facts(
            one,
            looked_at[one.id],
            read.get(one.id, {}),
            begun.get(one.id, []),
            aims.get(one.id, []),
            [each for each in changes.get(one.id, []) if each.takes_effect_on <= looked_at[one.id][-1].ends_on],
            said.get((one.id, looked_at[one.id][-1].ends_on)),
            on,
            shown[one.id],
        )
        for one in measures
    ]


def gauge_of(measure: Measure) -> Gauge:
    """How a measure's figures are read."""
    return Gauge(measure.unit, measure.decimals, measure.polarity, measure.near)


def _looked_at(measure: Measure, period_on: date, years: int) -> list[Period]:
    """The periods that are shown, and before them as many as the travel and the trend of the last are judged by."""
    earlier = periods.year_before if measure.frequency is Frequency.ROLLING else periods.before
    found = periods.shown_columns(measure.frequency, period_on, years)
    found.insert(0, earlier(found[0]))
    while len(found) < measure.trend_periods:
        found.insert(0, earlier(found[0]))
    return found


def _facts(
    measure: Measure,
    looked_at: list[Period],
    read: Mapping[str, Mapping[date, Any]],
    begun: list[date],
    aims: list[Target],
    changes: list[MeasureChange],
    commentary: Commentary | None,
    on: date,
    years: int,
) -> Facts:
    if measure.frequency is Frequency.ROLLING:
        first_column = periods.shown_columns(measure.frequency, looked_at[-1].ends_on, years)[0]
        looked_at = periods.with_months(looked_at, first_column, {*read.get(OWN, {}), *begun})
    told = _own(measure, looked_at, read.get(OWN, {}), min(begun, default=date.max), on)
    others = {
        name: [
            _told(measure, one, rows[one.ends_on], on) if one.ends_on in rows else _nothing(one) for one in looked_at
        ]
        for name, rows in sorted(read.items())
        if name != OWN and any(one.ends_on in rows for one in looked_at)
    }
    told_aims = targets.aims_shown(aims, measure.polarity)
    in_each = [targets.target_in(told_aims, one, measure.decimals) for one in looked_at]
    first = _first_shown(measure, told, years)
    return Facts(measure, gauge_of(measure), told, others, in_each, changes, commentary, first)


def _own(measure: Measure, shown: list[Period], rows: Mapping[date, Any], begun: date, on: date) -> list[Told]:
    """A figure for each period. What nobody entered is awaited after the last that somebody did, else not there.

    It was monitored from the first period that was ever `begun`, however long before those shown.
    """
    last = max(rows, default=date.min)
    found = []
    for period in shown:
        if period.ends_on in rows:
            found.append(_told(measure, period, rows[period.ends_on], on))
        elif period.ends_on > last:
            expected = period.ends_on + timedelta(days=measure.lag_days)
            found.append(Told(Figure(period, ReadingState.AWAITED, expected_on=expected)))
        else:
            state = ReadingState.NOT_MONITORED if period.ends_on < begun else ReadingState.NOT_AVAILABLE
            found.append(Told(Figure(period, state)))
    return found


def _told(measure: Measure, period: Period, row: Any, on: date) -> Told:
    small = is_too_small(measure.suppress_below, measure.unit, row.value, row.numerator, row.denominator)
    state = ReadingState.SUPPRESSED if small and row.state is ReadingState.GIVEN else row.state
    if state is not ReadingState.GIVEN:
        return Told(Figure(period, state, expected_on=row.expected_on), note=row.note)
    return Told(
        Figure(period, state, row.value, is_provisional(row.provisional_until, on)),
        row.numerator,
        row.denominator,
        row.provisional_until,
        row.note,
    )


def _nothing(period: Period) -> Told:
    return Told(Figure(period, ReadingState.NOT_AVAILABLE))


def _first_shown(measure: Measure, told: list[Told], years: int) -> int:
    """Where a report begins: with the first year it shows, or later for a measure too new to have so many periods."""
    first = periods.shown_columns(measure.frequency, told[-1].figure.period.ends_on, years)[0]
    begins = next(place for place, one in enumerate(told) if one.figure.period >= first)
    bare = (place for place, one in enumerate(told) if one.figure.state is not ReadingState.NOT_MONITORED)
    return max(begins, min(next(bare, len(told)), len(told) - years))


def _readings(numbers: Sequence[int], since: date) -> dict[int, dict[str, dict[date, Any]]]:
    found = select(*COLUMNS).where(
        Reading.measure_id.in_(numbers), Reading.superseded_at.is_(None), Reading.period_on >= since
    )
    by_measure: dict[int, dict[str, dict[date, Any]]] = {}
    for row in db.session.execute(found.order_by(Reading.period_on, Reading.id)):
        by_measure.setdefault(row.measure_id, {}).setdefault(row.series, {})[row.period_on] = row
    return by_measure


def _begun(numbers: Sequence[int]) -> dict[int, list[date]]:
    """Of each measure the first period with a figure of its own, or why there is none; those taken away once public."""
    first = select(Reading.measure_id, func.min(Reading.period_on))
    own = first.where(Reading.measure_id.in_(numbers), Reading.series == OWN)
    was_public = exists().where(
        PublishedReading.measure_id == Reading.measure_id,
        PublishedReading.period_on == Reading.period_on,
        PublishedReading.shown != ReadingState.NOT_MONITORED.capitalize(),
    )
    kept = own.where(Reading.superseded_at.is_(None)).group_by(Reading.measure_id)
    taken = own.where(TAKES_AWAY, was_public).group_by(Reading.measure_id, Reading.period_on)
    found: dict[int, list[date]] = {}
    for number, period_on in db.session.execute(union_all(kept, taken)):
        found.setdefault(number, []).append(period_on)
    return found


def _targets(numbers: Sequence[int]) -> dict[int, list[Target]]:
    kept = select(Target).where(Target.measure_id.in_(numbers), Target.removed_at.is_(None))
    by_measure: dict[int, list[Target]] = {}
    for one in db.session.scalars(kept.order_by(Target.starts_on, Target.id)):
        by_measure.setdefault(one.measure_id, []).append(one)
    return by_measure


def _changes(numbers: Iterable[int]) -> dict[int, list[MeasureChange]]:
    decided = (
        select(MeasureChange)
        .where(MeasureChange.measure_id.in_(numbers))
        .options(joinedload(MeasureChange.meeting).joinedload(Meeting.committee))
        .order_by(MeasureChange.takes_effect_on, MeasureChange.id)
    )
    by_measure: dict[int, list[MeasureChange]] = {}
    for one in db.session.scalars(decided):
        by_measure.setdefault(one.measure_id, []).append(one)
    return by_measure


def _commentaries(numbers: Iterable[int]) -> dict[tuple[int, date], Commentary]:
    written = select(Commentary).where(Commentary.measure_id.in_(numbers)).order_by(Commentary.id)
    return {(one.measure_id, one.period_on): one for one in db.session.scalars(written)}
