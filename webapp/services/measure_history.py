"""A measure's whole history: its figures by period and series with those restated, its targets and decisions."""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.measure import Measure, MeasureChange
from models.meeting import Meeting
from models.reading import Commentary, Reading, Target
from models.rules import figures, periods
from models.rules.periods import Period, period_of
from models.rules.readings import is_provisional
from models.rules.small_numbers import is_too_small, is_untold
from models.rules.targets import aim_in_words
from models.scorecard_bodies import MeasureBody
from models.scorecard_vocabulary import Projection, ReadingState
from webapp.database import db
from webapp.services import measure_bodies, measure_facts, measure_marks, targets

DAYS_OF_A_YEAR = 366


@dataclass(frozen=True)
class KeptReading:
    """One figure as it was entered: its words, and whether another took its place, or it was `taken` away and why.

    `small` says what becomes of it in public where small numbers of people are kept from there.
    """

    reading: Reading
    shown: str
    parts: str
    is_provisional: bool
    small: str
    taken: Reading | None = None

    @property
    def is_superseded(self) -> bool:
        """Whether it was restated or taken away since."""
        return self.reading.superseded_at is not None


@dataclass(frozen=True)
class PeriodRow:
    """A period with the figures of it: the council's own and its comparators', those restated below what holds."""

    period: Period
    kept: list[KeptReading]
    commentary: Commentary | None
    projection: str = ""

    @property
    def holding(self) -> list[KeptReading]:
        """The figures that hold; none where all were taken away."""
        return [one for one in self.kept if not one.is_superseded]


@dataclass(frozen=True)
class TargetRow:
    """A target with its periods and its words."""

    target: Target
    first: Period
    last: Period | None
    words: str


@dataclass(frozen=True)
class History:
    """All of it, the latest first."""

    periods: list[PeriodRow]
    targets: list[TargetRow]
    changes: list[MeasureChange]

    @property
    def latest(self) -> PeriodRow | None:
        """The latest period with a figure that holds, or with commentary; None where all figures were taken away."""
        return next((row for row in self.periods if row.holding or row.commentary), None)


def of(measure: Measure, *, on: date) -> History:
    """The history of one measure in four statements, whatever its length."""
    kept = select(Reading).where(Reading.measure_id == measure.id)
    readings = db.session.scalars(
        kept.order_by(Reading.period_on.desc(), Reading.series, Reading.superseded_at.isnot(None), Reading.id.desc())
    ).all()
    taken = {(one.series, one.period_on, one.superseded_at): one for one in readings if one.takes_away}
    said = select(Commentary).where(Commentary.measure_id == measure.id).order_by(Commentary.id)
    commentaries = {one.period_on: one for one in db.session.scalars(said)}
    days = sorted({one.period_on for one in readings} | set(commentaries), reverse=True)
    return History(
        [
            PeriodRow(
                period_of(measure.frequency, day),
                [
                    replace(_kept(measure, one, on), taken=taken.get((one.series, day, one.superseded_at)))
                    for one in readings
                    if one.period_on == day and not one.takes_away
                ],
                commentaries.get(day),
                _projection(measure, commentaries.get(day)),
            )
            for day in days
        ],
        [_target(measure, one) for one in targets.of_measure(measure)],
        _changes(measure),
    )


def picture(measure: Measure, kept: History, *, on: date) -> MeasureBody | None:
    """All its years, judged as a report would for its latest period, with what public meetings did about it.

    A report shows fewer (`years_shown`). None before its first figure. A number too small to be published is in no
    picture, here either.
    """
    own = (row.period for row in kept.periods if any(not one.reading.series for one in row.holding))
    latest = next(own, None)
    if latest is None:
        return None
    years = max(years_kept(kept), measure.framework.years_shown)
    marks = measure_marks.of_measures([measure.id], on=on)
    return measure_bodies.measure_bodies(measure_facts.facts([measure], latest.ends_on, on, years=years), marks)[0]


def years_kept(kept: History) -> int:
    """How many years its figures reach over, those of comparators too; 0 without any."""
    found = [row.period for row in kept.periods if row.holding]
    return ceil((max(found).ends_on - min(found).starts_on).days / DAYS_OF_A_YEAR) if found else 0


def to_enter(measure: Measure, kept: History, *, on: date) -> tuple[Period | None, Period]:
    """The next period to enter a figure of, if it is over, and the one before all that are entered."""
    days = [row.period for row in kept.periods if row.holding]
    latest = periods.latest_ended(measure.frequency, on)
    if not days:
        return latest, periods.before(latest)
    after = periods.after(max(days))
    return (after if after.ends_on <= on else None), periods.before(min(days))


def figure_in_words(measure: Measure, reading: Reading) -> str:
    """A figure as it is read, or why there is none."""
    if reading.value is None:
        return reading.state.value.capitalize()
    shown = figures.shown(reading.value, measure.unit, measure.decimals)
    return f"{shown} (suppressed)" if reading.state is ReadingState.SUPPRESSED else shown


def _kept(measure: Measure, reading: Reading, on: date) -> KeptReading:
    parts = ""
    if reading.numerator is not None and reading.denominator is not None:
        parts = figures.parts_in_words(reading.numerator, reading.denominator, measure.unit)
    shown = figure_in_words(measure, reading)
    return KeptReading(reading, shown, parts, is_provisional(reading.provisional_until, on), _small(measure, reading))


def _small(measure: Measure, reading: Reading) -> str:
    below, unit = measure.suppress_below, measure.unit
    if reading.state is not ReadingState.GIVEN:
        return ""
    if is_too_small(below, unit, reading.value, reading.numerator, reading.denominator):
        return "Not published: a small number"
    return "Published without its parts" if is_untold(below, unit, reading.numerator, reading.series) else ""


def _projection(measure: Measure, said: Commentary | None) -> str:
    """Where it goes, in words: "will meet its target, 90.5% expected"; empty where nothing is said of it."""
    if said is None:
        return ""
    word = "" if said.projection is Projection.NONE else said.projection.value
    exactly = measure_facts.gauge_of(measure).exactly
    return ", ".join(filter(None, (word, f"{exactly(said.projected)} expected" if said.projected is not None else "")))


def _target(measure: Measure, target: Target) -> TargetRow:
    last = period_of(measure.frequency, target.ends_on) if target.ends_on else None
    words = aim_in_words(target, measure.unit, measure.decimals)
    return TargetRow(target, period_of(measure.frequency, target.starts_on), last, words)


def _changes(measure: Measure) -> list[MeasureChange]:
    found = (
        select(MeasureChange)
        .where(MeasureChange.measure_id == measure.id)
        .options(joinedload(MeasureChange.meeting).joinedload(Meeting.committee))
        .order_by(MeasureChange.takes_effect_on.desc(), MeasureChange.id.desc())
    )
    return list(db.session.scalars(found))
