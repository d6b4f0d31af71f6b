"""What a file of readings would do: what is new, restated or there already, what is doubtful, what is refused."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from models.rules.broken import RuleBroken
from models.rules.figures import places_typed, rounded
from models.rules.reading_entry import written
from models.rules.reading_rows import FigureRead, KnownMeasure, Place, Wrong
from models.rules.readings import Doubt, DoubtKind, History, check_reading, doubts
from models.rules.series_names import OWN
from models.scorecard_vocabulary import ReadingState, Unit

Where = tuple[int, str, date]


# What may be true of a measure as such, as a change may be below 0%, so that one answer does for all its figures.
OF_ITS_MEASURE = (DoubtKind.IMPOSSIBLE, DoubtKind.NOT_WHOLE, DoubtKind.UNTOLD)


class Outcome(StrEnum):
    """What becomes of a figure of the file. One that takes the place of no figure, only of words, is filled in."""

    NEW = "new"
    FILLED = "filled in"
    RESTATED = "restated"
    SAME = "unchanged"


@dataclass(frozen=True, slots=True)
class Held:
    """A reading that holds now."""

    id: int
    state: ReadingState
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional_until: date | None = None
    expected_on: date | None = None
    note: str = ""


class Step(NamedTuple):
    """What the file does to one measure, series and period. `public` is what a live scorecard shows of it, or empty."""

    read: FigureRead
    outcome: Outcome
    value: Decimal | None
    before: Held | None
    reason: str
    doubts: tuple[Doubt, ...] = ()
    is_sure: bool = False
    public: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody has still to say that it is right."""
        return bool(self.doubts) and not self.is_sure

    @property
    def is_of_its_measure(self) -> bool:
        """Whether what is asked may be asked of all figures of the measure at once."""
        return bool(self.doubts) and all(one.kind in OF_ITS_MEASURE for one in self.doubts)

    @property
    def lacks_a_reason(self) -> bool:
        """Whether it takes another figure's place and nobody has said why."""
        return self.outcome is Outcome.RESTATED and not self.reason


@dataclass(slots=True)
class Plan:
    """The whole file: a step for each figure that can be kept, in its order, and what is wrong."""

    steps: list[Step] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)

    def of(self, *outcomes: Outcome) -> list[Step]:
        """Those that come out so."""
        return [one for one in self.steps if one.outcome in outcomes]

    @property
    def kept(self) -> list[Step]:
        """Those that become readings."""
        return [one for one in self.steps if one.outcome is not Outcome.SAME]

    @property
    def doubtful(self) -> list[Step]:
        """Those that are asked about before anything is kept."""
        return [one for one in self.steps if one.is_doubtful]


def plan(
    figures: Sequence[FigureRead],
    held: Mapping[Where, Held],
    *,
    public: Mapping[tuple[int, date], str],
    sure: Iterable[str],
    reason: str,
    today: date,
    sure_measures: Collection[int] = (),
) -> Plan:
    """What becomes of each figure, by the same rules as one that is typed.

    `held` are all readings that hold of these measures, of other periods too: a slip of the unit shows beside them.
    `sure` are the names of the places whose doubts were answered; `sure_measures` are the measures of which what may be
    true of them as such was answered once, never a slip of the unit. `reason` is said of every figure that is restated
    and has none of its own.
    """
    made = Plan()
    values = _values(figures, today, made)
    histories = _histories(values, held, sure_measures)
    known = frozenset(sure)
    for where, (read, value) in values.items():
        before = held.get(where)
        outcome = _outcome(read, value, before)
        if outcome is Outcome.SAME:
            made.steps.append(Step(read, outcome, value, before, ""))
            continue
        measure = read.measure
        asked = _asked(read, histories[where[:2]]) if value is not None else []
        shown = public.get((measure.id, where[2]), "") if where[1] == OWN else ""
        why = (read.reason or reason) if outcome is Outcome.RESTATED else read.reason
        step = Step(read, outcome, value, before, why, tuple(asked), read.place.name in known, shown)
        if measure.id in sure_measures and step.is_of_its_measure:
            step = step._replace(is_sure=True)
        made.steps.append(step)
    made.wrong.sort(key=lambda one: (one.place.row, one.place.column or 0))
    return made


def _asked(read: FigureRead, history: History) -> list[Doubt]:
    measure = read.measure
    return doubts(read.entry, history, measure.unit, measure.decimals, below=measure.suppress_below)


def _values(figures: Sequence[FigureRead], today: date, made: Plan) -> dict[Where, tuple[FigureRead, Decimal | None]]:
    """Each figure with the value to keep, by what it is of; what is refused, or comes twice, is wrong."""
    found: dict[Where, tuple[FigureRead, Decimal | None]] = {}
    for read in figures:
        entry = read.entry
        where = (read.measure.id, entry.series, entry.period.ends_on)
        try:
            value = check_reading(entry, read.measure.unit, today)
            if where in found:
                raise RuleBroken(_twice(found[where][0].place), "value")
        except RuleBroken as broken:
            made.wrong.append(_wrong(read, broken))
        else:
            found[where] = (read, value)
    return found


def _twice(place: Place) -> str:
    return f"Row {place.row} gives a figure of the same measure, series and period already. Leave one of them out."


def _wrong(read: FigureRead, broken: RuleBroken) -> Wrong:
    entry = read.entry
    said = entry.state.value if entry.value is None else f"{entry.value:f}"
    if entry.numerator is not None and entry.denominator is not None:
        said = written(entry.state, entry.value, entry.numerator, entry.denominator, read.measure.unit)
    return Wrong(read.place, broken.field, broken.message, read.measure.name, entry.series, entry.period.label, said)


def _histories(
    values: Mapping[Where, tuple[FigureRead, Decimal | None]], held: Mapping[Where, Held], sure: Collection[int]
) -> dict[tuple[int, str], History]:
    """The figures of each measure and series as they would be: those of the file, and of the kept those that stay."""
    come: dict[tuple[int, str], list[Decimal]] = {}
    kept: dict[tuple[int, str], list[Decimal]] = {}
    for where, (_, value) in values.items():
        come.setdefault(where[:2], []).extend([] if value is None else [value])
    for where, one in held.items():
        if one.value is not None and where not in values:
            kept.setdefault(where[:2], []).append(one.value)
    return {key: History(kept.get(key, ()), found, may_go_outside=key[0] in sure) for key, found in come.items()}


def _outcome(read: FigureRead, value: Decimal | None, before: Held | None) -> Outcome:
    if before is None:
        return Outcome.NEW
    if _is_same(read, value, before):
        return Outcome.SAME
    return Outcome.FILLED if before.value is None else Outcome.RESTATED


def _is_same(read: FigureRead, value: Decimal | None, before: Held) -> bool:
    """Whether the file says what is kept. What it is silent about stays as it is; a rounded value is the same value."""
    entry = read.entry
    told = (
        (entry.provisional_until, before.provisional_until),
        (entry.expected_on, before.expected_on),
        (read.note, before.note),
    )
    if entry.state is not before.state or any(said and said != kept for said, kept in told):
        return False
    if entry.numerator is not None:
        return (entry.numerator, entry.denominator) == (before.numerator, before.denominator)
    if value is None or before.value is None or value == before.value:
        return value == before.value
    return _is_rounded(value, before.value, read.measure)


def _is_rounded(value: Decimal, kept: Decimal, measure: KnownMeasure) -> bool:
    """Whether a value is the kept one with fewer places: as many as were typed, and no fewer than the measure has.

    Of 17.857 that is 17.9 or 17.86, and 18 where none are printed; never 18.0. A cell of a workbook does not say how
    many were typed. What is counted in whole numbers is not rounded: 18 puts an 18.4 right.
    """
    if measure.unit is Unit.COUNT and measure.decimals == 0:
        return False
    return value == rounded(kept, max(places_typed(value), measure.decimals))
