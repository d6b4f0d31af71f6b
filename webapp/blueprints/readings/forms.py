"""The forms of figures: a row of the grid, and one figure with all that is said of it."""

from collections.abc import Sequence
from typing import Any

from models.measure import Measure
from models.reading import Reading
from models.rules import RuleBroken, small_numbers
from models.rules.periods import Period
from models.rules.reading_entry import read_entry, written
from models.scorecard_vocabulary import ReadingState, Unit
from webapp import widgets
from webapp.choices import at_most
from webapp.fields import BooleanField, DateField, IntegerField, StringField
from webapp.forms import BaseForm
from webapp.services.readings import Doubted, FigureChangedMeanwhile, ReadingDetails, Row

WHY_NONE = "“Awaiting data”, “N/A”, “Not previously monitored” or “Suppressed”"
WRITTEN = {Unit.COUNT: "A number", Unit.RATIO: "A ratio, “1,020:57” or “17.9:1”"}

DAYS = {
    "provisional_until": "Only a figure that is given is provisional: enter the figure, or leave this day out.",
    "expected_on": "Only data that is awaited has a day on which it is expected: leave this day out.",
}


class FigureForm(BaseForm):
    """One figure in one box, as people write it; the days beside it, and why it takes another's place."""

    figure = StringField(
        "Figure",
        [at_most(80)],
        widget=widgets.Text(classes="govuk-input--width-10", spellcheck=False),
    )
    provisional_until = DateField("Provisional until")
    expected_on = DateField("Data expected on", subject="The day on which data is expected")
    note = StringField("Note", [at_most(300)])
    reason = StringField("Why it changes", [at_most(300)], description="Only where there is a figure already.")
    seen = IntegerField(widget=widgets.Hidden())
    is_sure = BooleanField("The figure is right as it stands")
    is_doubted = False

    def ask_of(self, measure: Measure) -> None:
        """Say beside the box how a figure of this measure is written."""
        written_as = WRITTEN.get(measure.unit, "A number, “100 out of 112”")
        small = small_numbers.how_to_enter(measure.suppress_below, measure.unit)
        self.figure.description = f"{written_as}, {WHY_NONE}. {small}".strip()

    def row(self, measure: Measure, period: Period, series: str = "", held: Reading | None = None) -> Row | None:
        """What was typed, as the service takes it; None where the box is empty.

        A figure that was `held` as suppressed is still that one where the box still says so.
        """
        entry = read_entry(self.figure.data or "", measure.unit, "figure")
        if entry is None:
            self.check_empty(held)
            return None
        kept = held if held and held.state is entry.state is ReadingState.SUPPRESSED else entry
        details: ReadingDetails = {
            "state": entry.state,
            "value": kept.value if kept.numerator is None else None,
            "numerator": kept.numerator,
            "denominator": kept.denominator,
            "provisional_until": self.provisional_until.data if entry.state is ReadingState.GIVEN else None,
            "expected_on": self.expected_on.data if entry.state is ReadingState.AWAITED else None,
            "note": self.note.data or "",
        }
        return Row(
            measure,
            period,
            details,
            series,
            reason=self.reason.data or "",
            seen=self.seen.data or 0,
            doubt_is_answered=self.is_sure.data,
        )

    def check_empty(self, held: Reading | None) -> None:
        """Refuse an empty box beside which something was said: it would be lost."""
        raise RuleBroken(f"Enter the figure, or why there is none: {WHY_NONE}.", "figure")

    def tell(self, broken: RuleBroken) -> None:
        """Show a refusal beside the box it is about; the parts of a figure are in the one box."""
        self.is_doubted = isinstance(broken, Doubted) or bool(self.is_sure.data)
        here = (
            broken.field
            if broken.field in ("provisional_until", "expected_on", "note", "reason", "series")
            else "figure"
        )
        self.explain(RuleBroken(broken.message, here))
        if isinstance(broken, FigureChangedMeanwhile):
            # It is told now: the next press has its way.
            self.seen.process_formdata([str(broken.reading_id)])
            self.seen.raw_data = [str(broken.reading_id)]


class GridRowForm(FigureForm):
    """The same in a row of the grid, where only what is asked of every measure stands; the rest stays as it is."""

    class Meta:
        """The page's own form carries the token."""

        csrf = False

    def row(self, measure: Measure, period: Period, series: str = "", held: Reading | None = None) -> Row | None:
        """What was typed, beside the days and the note that hold."""
        if held is not None:
            self.provisional_until.data, self.expected_on.data = held.provisional_until, held.expected_on
        return super().row(measure, period, series, held)

    def check_empty(self, held: Reading | None) -> None:
        """A box that was empty stays so; one that was emptied, or says why a figure changes, is asked about."""
        if held is not None and self.seen.data == held.id:
            figure = filling(held)["data"]["figure"]
            raise RuleBroken(f"“{figure}” is kept here. Write what takes its place, or why there is none: {WHY_NONE}.")
        if (self.reason.data or "").strip():
            raise RuleBroken(f"Enter the figure too, or why there is none: {WHY_NONE}.")

    def tell(self, broken: RuleBroken) -> None:
        """Show a refusal; a box that nobody touched is empty where its figure was taken away: it would come back."""
        super().tell(broken)
        taken = broken.taken if isinstance(broken, FigureChangedMeanwhile) else None
        is_untouched = taken and (self.figure.data or "").strip() == filling(taken)["data"]["figure"]
        if is_untouched and not (self.reason.data or "").strip():
            self.figure.process_formdata([""])
            self.figure.raw_data = [""]


class GridForm(BaseForm):
    """The whole grid: what is wrong in a row is listed above it too, under the measure's name."""

    rows: Sequence[tuple[str, GridRowForm]] = ()

    @property
    def error_list(self) -> list[dict[str, str]]:
        """What is wrong with the page, then with each row, each with the address of its box."""
        told = [(name, entry) for name, row in self.rows for entry in row.error_list]
        return super().error_list + [{**entry, "text": f"{name}: {entry['text']}"} for name, entry in told]


class SeriesForm(FigureForm):
    """A figure of a comparator."""

    series = StringField(
        "Of whom",
        [at_most(100)],
        description="“Statistical neighbours”, “West Midlands”, “England”. Empty: the council.",
    )

    def leave_behind(self, held: Reading | None) -> None:
        """Take to another series nothing that only stood there of the one that the page showed: its days and note."""
        for name in ("provisional_until", "expected_on", "note"):
            if held is not None and self[name].data == getattr(held, name):
                self[name].data = None

    def row(self, measure: Measure, period: Period, series: str = "", held: Reading | None = None) -> Row | None:
        """What was typed; a day that does not go with the figure is refused, unless it only stood there before."""
        made = super().row(measure, period, series, held)
        for name, sentence in DAYS.items():
            typed = self[name].data
            if made and typed not in (None, made.details[name], getattr(held, name, None)):  # type: ignore[literal-required]
                raise RuleBroken(sentence, name)
        return made


class TakingAwayForm(BaseForm):
    """Why a figure is taken away; `seen` is the number of the one that the page showed."""

    reason = StringField("Why it is taken away", [at_most(300)], description="“It belongs to the quarter before.”")
    seen = IntegerField(widget=widgets.Hidden())

    def said(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        return {"reason": self.reason.data or "", "seen": self.seen.data or 0}

    def tell(self, broken: RuleBroken, now: Reading) -> None:
        """Show a refusal; the figure that is there `now` stands on the page, so that the next press is about it."""
        self.explain(broken)
        self.seen.process_formdata([str(now.id)])
        self.seen.raw_data = [str(now.id)]


def filling(reading: Reading | None) -> dict[str, Any]:
    """What fills a form from the figure that holds."""
    if reading is None:
        return {"data": {"seen": 0}}
    is_told = reading.state is not ReadingState.SUPPRESSED
    parts = (reading.numerator, reading.denominator) if is_told else (None, None)
    figure = written(reading.state, reading.value, *parts, reading.measure.unit)
    days = {"provisional_until": reading.provisional_until, "expected_on": reading.expected_on}
    return {"data": {"figure": figure, "note": reading.note, "seen": reading.id, **days}}
