"""What the page of a file of readings shows: what is asked about it first, then what becomes of its figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from models.rules.figures import MINUS, places_of, places_told, rounded, shown
from models.rules.reading_answers import WAYS, WAYS_OF_ALL, Answers
from models.rules.reading_columns import Field
from models.rules.reading_entry import written
from models.rules.reading_plan import Held, Outcome, Step
from models.rules.reading_rows import LEAVE, SURE, KnownMeasure, Wrong
from models.scorecard_vocabulary import ReadingState
from webapp.choices import words_of
from webapp.services.incoming_readings.planning import Looked, alike, answer_beside

# More than these nobody reads through at once: what is answered makes room for the next.
MOST_ASKED, MOST_LISTED = 100, 300
PARTS = ("take", "value", "period")
# A figure is kept with ten places at most.
MOST_PLACES = 10
# A file's minus; after a dash it would be read as another one.
HYPHEN = re.compile(r"^-(?=[£\d.])")


@dataclass(frozen=True, slots=True)
class Boxes:
    """The answers that the page shows a box for: as they were at first, and as they are chosen.

    `filled` is what stands in boxes that nobody has answered yet.
    """

    first: Answers
    chosen: Answers
    filled: Answers


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that the page tells of: where it stands, what it is of, and what it was and will be."""

    name: str
    place: str
    measure: str
    of: str
    new: str
    old: str = ""
    sentences: tuple[str, ...] = ()
    public: str = ""
    boxes: tuple[str, ...] = ()
    can_stand: bool = True


@dataclass(slots=True)
class MeasureLine:
    """What becomes of one measure's figures: how many come out how, and from which period to which."""

    measure: KnownMeasure
    counts: dict[str, int] = field(default_factory=dict)
    first: Step | None = None
    last: Step | None = None
    listed: list[Told] = field(default_factory=list)

    @property
    def periods(self) -> str:
        """From which period to which."""
        first, last = (one.read.entry.period.short if one else "" for one in (self.first, self.last))
        return first if first == last else f"{first} to {last}"


@dataclass(slots=True)
class Offered:
    """Everything the page shows. `kept` are answers that somebody else gave meanwhile."""

    file: Looked
    looked: Boxes
    wrong: dict[str, str]
    kept: Answers = field(default_factory=dict)
    unreadable: list[Told] = field(default_factory=list)
    doubtful: list[Told] = field(default_factory=list)
    together: dict[str, str] = field(default_factory=dict)
    answered: list[Told] = field(default_factory=list)
    restated: list[Told] = field(default_factory=list)
    lines: list[MeasureLine] = field(default_factory=list)

    columns = {"": "Choose what it holds"} | words_of(Field)
    ways, ways_of_all = WAYS, WAYS_OF_ALL
    ways_to_mend = {name: words for name, words in WAYS.items() if name != SURE}

    @property
    def measures(self) -> dict[str, str]:
        """The measures that an unknown name may mean."""
        named = {str(one.id): f"{one.code} {one.name}".strip() for one in self.file.known.measures}
        return {"": "Choose the measure", LEAVE: "Leave these rows out"} | named

    @property
    def counts(self) -> dict[str, int]:
        """How many figures come out how."""
        return {one.value: len(self.file.plan.of(one)) for one in Outcome}

    @property
    def asked(self) -> dict[str, str]:
        """What is to be put right, of what the page has a box for."""
        return {name: words for name, words in self.wrong.items() if name in self.looked.chosen}

    @property
    def more_asked(self) -> int:
        """How many things to put right have no box on the page yet."""
        return len(self.wrong) - len(self.asked)

    @property
    def more_restated(self) -> int:
        """How many restated figures the page does not list."""
        return len(self.file.plan.of(Outcome.RESTATED)) - len(self.restated)

    def kept_in_words(self, name: str) -> str:
        """What somebody else answered meanwhile."""
        said = self.kept[name]
        if name.startswith("sure-"):
            return self.ways_of_all.get(said, said)
        return self.ways.get(said, said) if name.endswith("-take") else said or "(nothing)"


def offered(file: Looked, *, kept: Looked | None = None) -> Offered:
    """What the page offers of a file. `kept` is how it waits now, where somebody else answered meanwhile."""
    made = Offered(file, Boxes(dict(file.first), dict(file.chosen), {}), dict(file.problems))
    for name in file.read.unknown:
        _box(made, name)
    made.unreadable = [_unreadable(made, one) for one in file.plan.wrong[:MOST_ASKED]]
    made.doubtful = [_doubtful(made, one) for one in file.plan.doubtful[:MOST_ASKED]]
    made.together = _together(made)
    made.restated = [_told(one) for one in file.plan.of(Outcome.RESTATED)[:MOST_LISTED]]
    if "reason" in file.problems or "reason" in file.chosen or made.restated:
        _box(made, "reason")
    if kept is not None:
        names = {*kept.chosen, *file.chosen}
        said = {name: (kept.chosen.get(name, ""), file.chosen.get(name, "")) for name in names}
        made.kept = {name: theirs for name, (theirs, typed) in said.items() if theirs != typed}
    made.answered = list(_answered(made))
    made.lines = _lines(file)
    return made


def _box(made: Offered, name: str, at_first: str = "") -> str:
    made.looked.first.setdefault(name, at_first)
    if at_first and name not in made.looked.chosen:
        made.looked.filled[name] = at_first
    made.looked.chosen.setdefault(name, at_first)
    return name


def _unreadable(made: Offered, wrong: Wrong) -> Told:
    name, beside = wrong.place.name, answer_beside(wrong)
    boxes = [_box(made, f"{name}-take")]
    if beside.endswith(("-value", "-period")):
        boxes.append(_box(made, beside, wrong.period if beside.endswith("-period") else wrong.value))
    of = ", ".join(filter(None, (wrong.series, wrong.period)))
    place, said = f"Row {wrong.place.row}", HYPHEN.sub(MINUS, wrong.value)
    return Told(name, place, wrong.measure, of, said, "", (wrong.sentence,), "", tuple(boxes), False)


def _doubtful(made: Offered, step: Step) -> Told:
    name, entry = step.read.place.name, step.read.entry
    said = written(entry.state, entry.value, entry.numerator, entry.denominator, step.read.measure.unit)
    boxes = (_box(made, f"{name}-take"), _box(made, f"{name}-value", said))
    return _told(step, boxes)


def _together(made: Offered) -> dict[str, str]:
    """What one answer does for: the measures with doubtful figures that are alike, and those answered so already."""
    names = {f"sure-{one.id}": one.name for one in made.file.known.measures}
    asked = {name: f"{len(steps):,} figures of “{names[name]}”" for name, steps in alike(made.file.plan).items()}
    said = {name: f"All such figures of “{names[name]}”" for name in names if made.file.chosen.get(name)}
    found = said | asked
    for name in found:
        _box(made, name)
    return found


def _answered(made: Offered) -> Iterator[Told]:
    """The rows that were answered before, as the file has them: an answer can be taken back."""
    asked = {one.name for one in (*made.unreadable, *made.doubtful)}
    said = sorted(name for name in {*made.file.chosen, *made.kept} if name.startswith("r") and "-" in name)
    names = [one for one in dict.fromkeys(name.rpartition("-")[0] for name in said) if one not in asked]
    numbers = {name: int(name[1:].partition("c")[0]) for name in names[:MOST_ASKED]}
    cells = {number: row for number, row in made.file.rows if number in set(numbers.values())}
    for name, number in numbers.items():
        boxes = tuple(_box(made, one) for part in PARTS if (one := f"{name}-{part}") in said)
        yield Told(name, f"Row {number}", "", "", " | ".join(filter(None, cells.get(number, ()))), boxes=boxes)


def _lines(file: Looked) -> list[MeasureLine]:
    lines = {one.id: MeasureLine(one) for one in file.known.measures}
    listed = 0
    for step in file.plan.steps:
        line = lines[step.read.measure.id]
        line.counts[step.outcome] = line.counts.get(step.outcome, 0) + 1
        ends_on = step.read.entry.period.ends_on
        if line.first is None or ends_on < line.first.read.entry.period.ends_on:
            line.first = step
        if line.last is None or ends_on > line.last.read.entry.period.ends_on:
            line.last = step
        if step.outcome is not Outcome.SAME and listed < MOST_LISTED:
            line.listed.append(_told(step))
            listed += 1
    return [line for line in lines.values() if line.counts]


def _told(step: Step, boxes: tuple[str, ...] = ()) -> Told:
    read, before = step.read, step.before
    of = ", ".join(filter(None, (read.entry.series, read.entry.period.label)))
    new = Held(0, read.entry.state, step.value, read.entry.numerator, read.entry.denominator)
    place, sentences = f"Row {read.place.row}", tuple(one.sentence for one in step.doubts)
    places = _places(step)
    old = _in_words(read.measure, before, places) if before is not None else ""
    figure = _in_words(read.measure, new, places)
    return Told(read.place.name, place, read.measure.name, of, figure, old, sentences, step.public, boxes)


def _places(step: Step) -> int:
    """With how many decimal places the page tells a figure: so many more than the measure has that a change shows."""
    fewest, value = step.read.measure.decimals, step.value
    kept = step.before.value if step.before else None
    if value is None or kept is None:
        return fewest
    return next((one for one in range(fewest, MOST_PLACES + 1) if rounded(value, one) != rounded(kept, one)), fewest)


def _in_words(measure: KnownMeasure, held: Held, places: int) -> str:
    if held.state is not ReadingState.GIVEN or held.value is None:
        return held.state.value.capitalize()
    if held.numerator is None:
        # As it was given; of one that its parts give, there may be no end of places.
        exactly = places_told(max(places, places_of(held.value)), measure.unit)
        return shown(held.value, measure.unit, exactly)
    figure = shown(held.value, measure.unit, places)
    return f"{figure} ({written(held.state, held.value, held.numerator, held.denominator, measure.unit)})"
