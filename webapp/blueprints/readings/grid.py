"""A framework's grid for one period: each measure with a box for each of its own periods that ends in it."""

from dataclasses import dataclass
from datetime import date

from models.measure import Framework, Measure
from models.reading import Reading
from models.rules import periods, small_numbers
from models.rules.periods import Period
from models.scorecard_vocabulary import Frequency
from webapp.blueprints.readings.forms import GridRowForm, filling
from webapp.services import measure_history, measures, readings
from webapp.services.readings import OWN


@dataclass(frozen=True)
class GridRow:
    """A figure in the grid: of which measure and period, the one that holds, and its boxes.

    `is_one_of_several` says that the measure has more than this one, `is_over` that its period is, and `is_awaited`
    that it should be here: rolling twelve months may be read each month, and need not be.
    """

    measure: Measure
    period: Period
    held: Reading | None
    form: GridRowForm
    is_one_of_several: bool
    is_over: bool
    is_awaited: bool

    @property
    def label(self) -> str:
        """Its period above its box; the months of a quarter are known."""
        return self.period.label.partition(" (")[0]

    @property
    def named(self) -> str:
        """What a list of errors calls it."""
        return f"{self.measure.name}, {self.period.label}" if self.is_one_of_several else self.measure.name


@dataclass(frozen=True)
class GridLine:
    """A measure in the grid, with the figure of the period before its first, and its rows."""

    measure: Measure
    before: str
    rows: list[GridRow]

    @property
    def small_numbers(self) -> str:
        """What is said beside its boxes where small numbers are kept from the public."""
        return small_numbers.how_to_enter(self.measure.suppress_below, self.measure.unit)


def grid_of(framework: Framework, period: Period, *, on: date) -> list[GridLine]:
    """The grid of a period: two questions to the database, however many measures and months it has."""
    own = {one: found for one in measures.of_framework(framework) if (found := _own(one, period))}
    past = {one.id: periods.before(found[0]) for one, found in own.items()}
    days = {each.ends_on for found in own.values() for each in found} | {one.ends_on for one in past.values()}
    kept = readings.held(own, days)
    made = []
    for one, found in own.items():
        before = kept.get((one.id, OWN, past[one.id].ends_on))
        told = f"{past[one.id].short}: {measure_history.figure_in_words(one, before)}" if before else ""
        last = periods.latest_ended(one.frequency, period.ends_on)
        rows = []
        for each in found:
            held = kept.get((one.id, OWN, each.ends_on))
            form = GridRowForm.from_request(prefix=_prefix(one, each, last), **filling(held))
            is_over = each.ends_on <= on
            is_awaited = is_over and not held and (each == last or one.frequency is not Frequency.ROLLING)
            rows.append(GridRow(one, each, held, form, len(found) > 1, is_over, is_awaited))
        made.append(GridLine(one, told, rows))
    return made


def _own(measure: Measure, period: Period) -> list[Period]:
    """Each of a measure's periods that ends in this one, while it was reported; else the last that was over.

    Twelve months end in the twelve months before them too: beside others of their kind, they are the one that is meant.
    """
    found = [period] if measure.frequency is period.frequency else periods.ending_in(measure.frequency, period)
    if len(found) > 1:
        return [one for one in found if measures.is_reported(measure, one.ends_on)]
    last = periods.latest_ended(measure.frequency, period.ends_on)
    return [last] if measures.is_reported(measure, period.ends_on) else []


def _prefix(measure: Measure, period: Period, last: Period) -> str:
    """What a figure's boxes are named by: one of a month before the last names it."""
    return f"m{measure.id}-" if period == last else f"m{measure.id}-{period.key}-"
