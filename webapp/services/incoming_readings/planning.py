"""What a file of readings would do to what is kept now, in a fixed number of statements."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from models.measure import Framework, Measure
from models.published_scorecard import PublishedReading, PublishedScorecard
from models.reading import Reading
from models.rules import reading_answers, reading_columns, reading_plan, reading_rows
from models.rules.reading_answers import Answers
from models.rules.reading_columns import Column
from models.rules.reading_plan import Held, Plan, Step, Where
from models.rules.reading_rows import Known, KnownMeasure, Read, Wrong
from models.scorecard_vocabulary import Frequency
from webapp.database import db
from webapp.services import council
from webapp.services.canonical import canonical, digest
from webapp.services.incoming_readings.tables import Rows

HELD = (
    Reading.measure_id,
    Reading.series,
    Reading.period_on,
    Reading.id,
    Reading.state,
    Reading.value,
    Reading.numerator,
    Reading.denominator,
    Reading.provisional_until,
    Reading.expected_on,
    Reading.note,
)
BESIDE = {"period": "period", "value": "value", "numerator": "value", "denominator": "value"}


@dataclass(frozen=True, slots=True)
class Looked:
    """A file of readings as it would be kept: what was read, what becomes of it, and what is to be put right first.

    `seen` says of which state of the kept figures this is true.
    """

    headings: list[str]
    rows: Rows
    columns: list[Column]
    known: Known
    read: Read
    plan: Plan
    first: Answers
    chosen: Answers
    problems: dict[str, str]
    seen: str
    sheet: str = ""

    @property
    def corrections(self) -> int:
        """How many answers are not as the file gave them."""
        return reading_answers.corrections(self.first, self.chosen)


def frequencies_of(framework: Framework) -> set[Frequency]:
    """How often its measures are read; as it is reported itself while it has none."""
    found = select(Measure.frequency).where(Measure.framework_id == framework.id, Measure.removed_at.is_(None))
    return set(db.session.scalars(found.distinct().order_by(Measure.frequency))) or {framework.frequency}


@dataclass(frozen=True, slots=True)
class Asked:
    """A file as it waits: its table, what the file gave at first, what is answered now, and which file it is."""

    headings: list[str]
    rows: Rows
    sheet: str
    first: Answers
    chosen: Answers
    file: tuple[int, datetime]


# The file looked at last. Whoever presses "keep" has just looked: ten thousand rows are not read again for that.
_looked: dict[tuple[object, ...], Looked] = {}


def look(framework: Framework, asked: Asked, *, on: date) -> Looked:
    """What becomes of a file in the present state of the framework's measures and figures."""
    measures, seen = _measures(framework)
    key = (*asked.file, *sorted(asked.chosen.items()), seen, on)
    if (kept := _looked.get(key)) is not None:
        return kept
    looked = _look(framework, asked, measures, seen, on)
    _looked.clear()
    _looked[key] = looked
    return looked


def forget() -> None:
    """Let go of the file that was looked at last."""
    _looked.clear()


def _look(framework: Framework, asked: Asked, measures: list[KnownMeasure], seen: str, on: date) -> Looked:
    chosen, headings = asked.chosen, asked.headings
    columns, frequencies = reading_answers.columns_of(chosen), {one.frequency for one in measures}
    problems = reading_columns.problems(headings, columns, frequencies or {framework.frequency})
    numbers = [one.id for one in measures]
    held = _held(numbers)
    known = Known(measures, sorted({series for _, series, _ in held if series}), council.current().name)
    read = Read() if problems else reading_rows.read_rows(asked.rows, columns, known, chosen)
    made = reading_plan.plan(
        read.figures,
        held,
        public=_public(numbers),
        sure=reading_answers.sure_of(chosen),
        reason=chosen.get("reason", ""),
        today=on,
        sure_measures=reading_answers.sure_measures(chosen),
    )
    made.wrong[:0] = read.wrong
    problems |= _problems(read, made, chosen, numbers)
    said = (asked.first, chosen, problems, seen, asked.sheet)
    return Looked(headings, asked.rows, columns, known, read, made, *said)


def answer_beside(wrong: Wrong) -> str:
    """The name of the answer that would put right what is wrong."""
    return f"{wrong.place.name}-{BESIDE.get(wrong.field, 'take')}"


def _problems(read: Read, made: Plan, chosen: Answers, numbers: Collection[int]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, (words, count) in read.unknown.items():
        if chosen.get(name, "") not in {reading_rows.LEAVE, *map(str, numbers)}:
            rows = f"{count:,} row" if count == 1 else f"{count:,} rows"
            found[name] = f"“{words}” ({rows}) is no measure of this framework. Say which is meant, or leave it out."
    found |= {answer_beside(one): f"Row {one.place.row}: {one.sentence}" for one in made.wrong}
    found |= _doubts(made)
    if lacking := [step for step in made.steps if step.lacks_a_reason]:
        public = " Public scorecards show some of them: what the committees saw stays as it was." * any(
            step.public for step in lacking
        )
        figures = "1 figure changes" if len(lacking) == 1 else f"{len(lacking):,} figures change"
        found["reason"] = f"{figures}: say why.{public}"
    return found


def alike(made: Plan) -> dict[str, list[Step]]:
    """Doubtful figures of which one answer does for all of their measure, by its name; where there are two or more."""
    found: dict[str, list[Step]] = {}
    for step in made.doubtful:
        if step.is_of_its_measure:
            found.setdefault(f"sure-{step.read.measure.id}", []).append(step)
    return {name: steps for name, steps in found.items() if len(steps) > 1}


def _doubts(made: Plan) -> dict[str, str]:
    """What is to be answered of doubtful figures: once of those that are alike, and of each of the others."""
    grouped = alike(made)
    found = {
        name: f"{len(steps):,} figures of “{steps[0].read.measure.name}”, the first in row {steps[0].read.place.row}: "
        f"{steps[0].doubts[0].sentence} Say once that they are right, or answer each."
        for name, steps in grouped.items()
    }
    together = {step.read.place.name for steps in grouped.values() for step in steps}
    for step in made.doubtful:
        place = step.read.place
        if place.name not in together:
            found[f"{place.name}-take"] = f"Row {place.row}: {' '.join(one.sentence for one in step.doubts)}"
    return found


def _measures(framework: Framework) -> tuple[list[KnownMeasure], str]:
    """The measures that figures may be of, and what says whether they or any figure changed since."""
    kept = (
        select(
            Measure.id,
            Measure.code,
            Measure.name,
            Measure.unit,
            Measure.decimals,
            Measure.frequency,
            Measure.suppress_below,
            Measure.revision,
            select(func.max(Reading.id)).where(Reading.measure_id == Measure.id).scalar_subquery(),
        )
        .where(Measure.framework_id == framework.id, Measure.removed_at.is_(None))
        .order_by(Measure.position, Measure.id)
    )
    rows = [tuple(row) for row in db.session.execute(kept)]
    published = db.session.scalar(select(func.max(PublishedScorecard.publication_id)))
    state = [published, council.current().revision, [[row[0], *row[7:]] for row in rows]]
    return [KnownMeasure(*row[:7]) for row in rows], digest(canonical(state))[:16]


def _held(numbers: Collection[int]) -> dict[Where, Held]:
    """All figures of these measures that hold."""
    kept = select(*HELD).where(Reading.measure_id.in_(numbers), Reading.superseded_at.is_(None))
    rows = db.session.execute(kept.order_by(Reading.measure_id, Reading.id))
    return {(row[0], row[1], row[2]): Held(*row[3:]) for row in rows}


def _public(numbers: Collection[int]) -> dict[tuple[int, date], str]:
    """What public scorecards show of these measures, by the last day of the period: the latest scorecard's word."""
    shown = select(PublishedReading.measure_id, PublishedReading.period_on, PublishedReading.shown)
    found = shown.where(PublishedReading.measure_id.in_(numbers)).order_by(PublishedReading.scorecard_id)
    return {(measure_id, period_on): words for measure_id, period_on, words in db.session.execute(found)}
