"""A measure in a performance report: how it stands, the picture, its figures as a table, and what is said of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from exports import chart_words, charts, markdown
from exports.paper import Block, Blocks, Close, Figure, Heading, Look, Paragraph, Run, Table, cell, words
from models.rules import periods
from models.rules.figures import per
from models.rules.periods import Period
from models.rules.wording import and_list, called, long_date
from models.scorecard_bodies import JudgementBody, MeasureBody, PointBody
from models.scorecard_vocabulary import Direction, Frequency, Mark, Projection, ReadingState, Standing, Unit

SHAPES = {
    Standing.ON_TRACK: "●",
    Standing.NEAR: "▲",
    Standing.OFF_TRACK: "■",
    Standing.NO_TARGET: "○",
    Standing.NO_DATA: "◊",
}
ARROWS = {Direction.UP: "↑", Direction.DOWN: "↓", Direction.LEVEL: "↔", Direction.UNKNOWN: ""}
MARKED = ((Mark.GOOD_PROGRESS, "Areas of good progress"), (Mark.CONCERN, "Areas of concern and remedial action"))
# A sign and its word stay in one line.
BESIDE = "\N{NO-BREAK SPACE}"
WIDTH_OF_CHART = 156
MOST_COLUMNS = 6
SERIES_SHARE = 16


def by_area(measures: Iterable[MeasureBody]) -> list[tuple[str, list[MeasureBody]]]:
    """The measures under their policy areas, in the order of the report."""
    found: dict[str, list[MeasureBody]] = {}
    for one in measures:
        found.setdefault(one["area"], []).append(one)
    return list(found.items())


def marked(measures: Sequence[MeasureBody], own: str, *, level: int) -> Iterator[Block]:
    """What went well and what did not, in each policy area."""
    for area, inside in by_area(one for one in measures if one["commentary"]["mark"] != Mark.NONE):
        below = level + bool(area)
        yield from [Heading(level, area)] if area else []
        for mark, heading in MARKED:
            chosen = [one for one in inside if one["commentary"]["mark"] == mark]
            yield from [Heading(below, heading)] if chosen else []
            for one in chosen:
                yield from measure(one, own, level=below + 1)


def unmarked(measures: Sequence[MeasureBody], own: str, *, level: int) -> Iterator[Block]:
    """The other measures, in their policy areas."""
    for area, inside in by_area(one for one in measures if one["commentary"]["mark"] == Mark.NONE):
        yield from [Heading(level, area)] if area else []
        for one in inside:
            yield from measure(one, own, level=level + bool(area))


def measure(body: MeasureBody, own: str, *, level: int) -> Iterator[Block]:
    """One measure. `own` is what the council's line is called where others stand beside it."""
    yield Heading(level, called(body["code"], body["name"]))
    yield Paragraph((*_standing(body), *_courses(body)), Look.LEAD)
    yield Figure(charts.draw(body, own=own, size=charts.ON_PAPER), WIDTH_OF_CHART)
    yield figures(body, own)
    if notes := list(_notes(body)):
        yield Paragraph(words(" ".join(notes)), Look.NOTE)
    yield from _commentary(body, level)


def standing_in_words(judged: JudgementBody) -> str:
    """How something stands, its shape before its word: "● On track"."""
    word = judged["word"]
    return f"{SHAPES.get(Standing(word), '')}{BESIDE}{word[:1].upper()}{word[1:]}".strip()


def course_in_words(judged: JudgementBody, direction: str) -> str:
    """Which way something went, and whether that is good: "↓ Improving"."""
    word = judged["word"]
    return f"{ARROWS.get(Direction(direction), '')}{BESIDE}{word[:1].upper()}{word[1:]}".strip()


def figures(body: MeasureBody, own: str) -> Block:
    """The figures of the chart as a table, with the targets and whom they are compared with."""
    shown = _columns(body)
    chosen = [body["points"][place] for place in shown]
    rows = [(cell(own if body["comparators"] else "Actual", bold=True), *map(_shown, chosen))]
    if any(aims := [chart_words.aim_in_words(body, one["target"], one["low"], one["high"]) for one in chosen]):
        rows.append((cell("Target", bold=True), *map(cell, aims)))
    for series in body["comparators"]:
        beside = [series["points"][place] for place in shown]
        rows.append((cell(series["name"], bold=True), *map(_shown, beside)))
    each = (100 - SERIES_SHARE) // max(len(chosen), 1)
    widths = (100 - each * len(chosen), *(each for _ in chosen))
    return Close((Table(("Series", *(one["period"]["short"] for one in chosen)), tuple(rows), widths, figures_from=1),))


def _columns(body: MeasureBody) -> list[int]:
    """Which of its points a table has room for: all, or of many those that models.rules.periods chooses."""
    points = body["points"]
    frequency = Frequency(body["frequency"])
    known = [_period(one, frequency) for one in points]
    chosen = set(periods.table_columns(known, MOST_COLUMNS))
    return [place for place, one in enumerate(known) if one in chosen][-MOST_COLUMNS:]


def _period(point: PointBody, frequency: Frequency) -> Period:
    body = point["period"]
    return Period(frequency, date.fromisoformat(body["starts_on"]), date.fromisoformat(body["ends_on"]))


def _shown(point: PointBody) -> Blocks:
    provisional = " (p)" if point["is_provisional"] else ""
    parts = f"\n{point['parts']}" if point["parts"] else ""
    return cell(f"{point['shown']}{provisional}{parts}")


def _standing(body: MeasureBody) -> tuple[Run, ...]:
    """How it stands and why; of what a committee should look at, the sentence without the name that is above it."""
    computed = " ".join(filter(None, (body["standing"]["why"], body["travel"]["meaning"])))
    said = chart_words.below_its_name(body, body["exception"]) or computed
    return Run(f"{standing_in_words(body['standing'])}. ", bold=True), Run(f"{said} ".lstrip())


def _courses(body: MeasureBody) -> tuple[Run, ...]:
    travel, trend = (body["travel"], body["travel_direction"]), (body["trend"], body["trend_direction"])
    return (
        Run("Direction of travel: ", bold=True),
        Run(f"{course_in_words(*travel)}. "),
        Run("Trend: ", bold=True),
        Run(f"{course_in_words(*trend)}."),
    )


def _notes(body: MeasureBody) -> Iterator[str]:
    """What a reader of the figures should know: until when they are provisional, when more come, where they break."""
    if of := per(Unit(body["unit"])):
        yield f"Figures are {of}."
    for point in body["points"]:
        if point["is_provisional"]:
            until = f" until {_day(point['provisional_until'])}" if point["provisional_until"] else ""
            yield f"(p) The figure for {point['period']['label']} is provisional{until}."
        if point["state"] == ReadingState.AWAITED and point["expected_on"]:
            yield f"Data for {point['period']['label']} is expected by {_day(point['expected_on'])}."
        if point["note"]:
            yield f"{point['period']['label']}: {point['note'].rstrip('.')}."
    for one in body["breaks"]:
        reason = one["reason"].rstrip(".")
        yield f"Figures from {_day(one['on'])} cannot be compared with earlier ones: {reason}."
    if body["target"]["note"]:
        yield f"Target: {body['target']['note'].rstrip('.')}."
    if body["marks"]:
        yield f"Marked on the chart: {and_list([one['words'].rstrip('.') for one in body['marks']])}."


def _commentary(body: MeasureBody, level: int) -> Iterator[Block]:
    said = body["commentary"]
    yield from markdown.blocks(said["said"], level=level + 1)
    if said["remedy"]:
        yield Paragraph(words("Remedial action", bold=True), Look.LEAD)
        yield from markdown.blocks(said["remedy"], level=level + 1)
    expected = said["projection"] if said["projection"] != Projection.NONE else ""
    if expected or said["projected"]:
        told = ", ".join(filter(None, [expected, f"{said['projected']} expected" if said["projected"] else ""]))
        yield Paragraph((Run("Projection: ", bold=True), Run(f"{told}.")))
    yield from markdown.blocks(said["outlook"], level=level + 1)


def _day(text: str) -> str:
    return long_date(date.fromisoformat(text))
