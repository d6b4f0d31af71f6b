"""The figures of measures: entered, a whole framework at once; restated and taken away, with the old figure kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict

from sqlalchemy import select

from models.measure import Framework, Measure
from models.published_scorecard import PublishedReading
from models.reading import Reading
from models.rules import RuleBroken, figures
from models.rules import readings as rules
from models.rules.periods import Period
from models.rules.permissions import Permission
from models.rules.readings import Doubt, Entry, History
from models.rules.series_names import OWN, SeriesNames
from models.scorecard_vocabulary import ReadingState
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, council, revisions
from webapp.services.actors import Actor


class ReadingDetails(TypedDict):
    """What was read: a figure or its two parts, or why there is none; until when it is provisional."""

    state: ReadingState
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    provisional_until: date | None
    expected_on: date | None
    note: str


@dataclass(frozen=True)
class Row:
    """One figure to keep: of which measure, period and series, with the reason if it takes another's place.

    `seen` is the number of the reading that the page showed, 0 for none: nobody overwrites what they did not see.
    """

    measure: Measure
    period: Period
    details: ReadingDetails
    series: str = OWN
    reason: str = ""
    seen: int | None = None
    doubt_is_answered: bool = False


class RowsRefused(RuleBroken):
    """Some rows cannot be kept, and so none is: what is wrong with each, by its place."""

    def __init__(self, broken: Mapping[int, RuleBroken]) -> None:
        count = len(broken)
        super().__init__(
            f"{count} {'figure' if count == 1 else 'figures'} cannot be kept yet: nothing was. See beside each."
        )
        self.broken = dict(broken)


def held(measures: Iterable[Measure], period_ons: Iterable[date]) -> dict[tuple[int, str, date], Reading]:
    """The figures that hold, of these measures and periods, by measure, series and the last day of the period."""
    found = select(Reading).where(
        Reading.measure_id.in_([one.id for one in measures]),
        Reading.period_on.in_(set(period_ons)),
        Reading.superseded_at.is_(None),
    )
    kept = db.session.scalars(found.order_by(Reading.series, Reading.id))
    return {(one.measure_id, one.series, one.period_on): one for one in kept}


def public_figures(measures: Iterable[Measure], period_ons: Iterable[date]) -> dict[tuple[int, date], str]:
    """What public scorecards show of these measures and periods, the latest scorecard's word."""
    found = select(PublishedReading).where(
        PublishedReading.measure_id.in_([one.id for one in measures]), PublishedReading.period_on.in_(set(period_ons))
    )
    ordered = db.session.scalars(found.order_by(PublishedReading.scorecard_id))
    return {(one.measure_id, one.period_on): one.shown for one in ordered}


def series_meant(measure: Measure, typed: str) -> str:
    """Whose figures somebody means, however it is written: a comparator is one in all measures of a framework."""
    if not typed.strip():
        return OWN
    found = select(Reading.series).join(Reading.measure).where(Measure.framework_id == measure.framework_id)
    kept = db.session.scalars(found.where(Reading.superseded_at.is_(None)).distinct().order_by(Reading.series))
    return SeriesNames(filter(None, kept), council.current().name).meant(typed)


class Doubted(RuleBroken):
    """A figure that may be right: it is kept once somebody says that it is."""


class FigureChangedMeanwhile(RuleBroken):
    """Somebody entered a figure, or took it away, after the page was opened.

    `reading_id` is the number of the one that is there now, 0 where there is none; `taken` is then the one that was.
    """

    def __init__(self, now: Reading | None, measure: Measure, taken: Reading | None = None) -> None:
        said = "It was taken away meanwhile. Enter it again only if it belongs to this period."
        if now is not None:
            entered = f"{now.entered_by} entered “{_in_words(now, measure)}” meanwhile"
            said = f"{entered}. Yours still stands here: keep it, with the reason."
        super().__init__(said, "value")
        self.reading_id, self.taken = now.id if now else 0, taken


def enter(row: Row, *, by: Actor, at: datetime) -> Reading | None:
    """Keep one figure; one that is there already is restated and kept below. None where nothing changes."""
    made = enter_all([row], by=by, at=at)
    return made[0] if made else None


def enter_all(rows: list[Row], *, by: Actor, at: datetime) -> list[Reading]:
    """Keep figures all together or, where one is refused, none. Those that say what is kept already are passed over.

    RowsRefused tells of each what is wrong: it cannot be true, it is doubtful and nobody confirmed it, or it takes the
    place of another without a reason.
    """
    by.check(Permission.EDIT_SCORECARDS)
    for framework_id in sorted({row.measure.framework_id for row in rows}):
        revisions.hold(db.session.get_one(Framework, framework_id))
    rows = [replace(row, series=series_meant(row.measure, row.series)) if row.series else row for row in rows]
    return [_keep(row, before, value, by=by, at=at) for row, before, value in check_all(rows, at=at)]


def check_all(rows: list[Row], *, at: datetime) -> list[tuple[Row, Reading | None, Decimal | None]]:
    """Those of the rows that change anything, each with the reading it takes the place of and what its parts come to.

    RowsRefused tells of every row that cannot be kept, not only of the first.
    """
    measures = {row.measure.id: row.measure for row in rows}.values()
    days = {row.period.ends_on for row in rows}
    kept, public = held(measures, days), public_figures(measures, days)
    histories = _histories(measures)
    broken: dict[int, RuleBroken] = {}
    wanted: list[tuple[Row, Reading | None, Decimal | None]] = []
    first: dict[tuple[int, str, date], int] = {}
    for place, row in enumerate(rows):
        key = (row.measure.id, row.series, row.period.ends_on)
        before = kept.get(key)
        shown = public.get((row.measure.id, row.period.ends_on), "") if row.series == OWN else ""
        history = histories.get((row.measure.id, row.series), History())
        try:
            if first.setdefault(key, place) != place:
                raise RuleBroken(f"{row.period.label} is here twice. Leave one of the two out.", "period")
            value = rules.check_reading(_entry(row), row.measure.unit, day_of(at))
            if before is None or not _is_same(before, row, value):
                _check(row, before, value, history, shown)
                wanted.append((row, before, value))
        except RuleBroken as refused:
            broken[place] = refused
    if broken:
        raise RowsRefused(broken)
    return wanted


def history_of(measure: Measure) -> History:
    """The council's own figures of a measure that hold."""
    return _histories([measure]).get((measure.id, OWN), History())


def doubts_of(row: Row, history: History, value: Decimal | None) -> list[Doubt]:
    """What to ask about a figure before it is kept, besides that it is public already."""
    entry = _entry(row)
    measure = row.measure
    if value is None:
        return []
    return rules.doubts(entry, history, measure.unit, measure.decimals, below=measure.suppress_below)


def take_away(
    measure: Measure, period: Period, series: str, *, reason: str, seen: int, by: Actor, at: datetime
) -> None:
    """Take away a figure of a wrong period: none holds for it then. It stays in the history, with who did it and why.

    What a committee saw of it stays too; what is published from then on shows that there is none. RuleBroken where
    nobody says why, or where the figure is not the one `seen` on the page.
    """
    by.check(Permission.EDIT_SCORECARDS)
    revisions.hold(db.session.get_one(Framework, measure.framework_id))
    reading = held([measure], [period.ends_on]).get((measure.id, series, period.ends_on))
    if reading is None or reading.id != seen:
        now = f"it is “{_in_words(reading, measure)}” now. Is that to go" if reading else "there is none now"
        raise RuleBroken(f"Somebody changed the figure meanwhile: {now}{'?' if reading else '.'}")
    if not reason.strip():
        raise RuleBroken("Say why it is taken away.", "reason")
    reading.superseded_at = at
    name = _name(measure, period, series)
    audit.record("figure taken away", reading, name=name, by=by, at=at, reason=reason.strip())
    db.session.flush()
    # Without data, and superseded in the moment of its entry (models.reading): it only says why.
    whose = {"measure": measure, "series": series, "period_on": period.ends_on, "entered_by_id": by.user_id}
    why = {"state": ReadingState.NOT_AVAILABLE, "reason": reason.strip(), "entered_by": by.name}
    db.session.add(Reading(**whose, **why, entered_at=at, superseded_at=at))


def _check(row: Row, before: Reading | None, value: Decimal | None, history: History, public: str) -> None:
    if row.seen is not None and row.seen != (before.id if before else 0):
        raise FigureChangedMeanwhile(before, row.measure, None if before else _former(row))
    # A slip is told first: nobody should find a reason for a figure that is none.
    found = doubts_of(row, history, value)
    if found and not row.doubt_is_answered:
        raise Doubted(" ".join(one.sentence for one in found), "value")
    if before is not None and before.value is not None:
        rules.check_reason(row.reason, is_public=bool(public), label=row.period.label)


def _former(row: Row) -> Reading | None:
    """The figure that the page showed, where it is one of this measure, period and series."""
    whose = {"measure_id": row.measure.id, "period_on": row.period.ends_on, "series": row.series}
    return db.session.scalars(select(Reading).filter_by(id=row.seen, **whose)).one_or_none()


def _keep(row: Row, before: Reading | None, value: Decimal | None, *, by: Actor, at: datetime) -> Reading:
    if before is not None:
        before.superseded_at = at
        db.session.flush()
    made = Reading(
        measure=row.measure,
        series=row.series,
        period_on=row.period.ends_on,
        reason=row.reason.strip(),
        entered_at=at,
        entered_by=by.name,
        entered_by_id=by.user_id,
        **{**row.details, "value": value, "note": row.details["note"].strip()},
    )
    db.session.add(made)
    what = "figure restated" if before is not None else "figure entered"
    audit.record(what, made, name=_name(row.measure, row.period, row.series), by=by, at=at, reason=made.reason)
    return made


def _name(measure: Measure, period: Period, series: str) -> str:
    return ", ".join(filter(None, (measure.name, period.label, series)))


def _in_words(reading: Reading, measure: Measure) -> str:
    if reading.state is not ReadingState.GIVEN or reading.value is None:
        return reading.state.value.capitalize()
    return figures.shown(reading.value, measure.unit, measure.decimals)


def _entry(row: Row) -> Entry:
    said = row.details
    return Entry(
        period=row.period,
        state=said["state"],
        value=said["value"],
        numerator=said["numerator"],
        denominator=said["denominator"],
        provisional_until=said["provisional_until"],
        expected_on=said["expected_on"],
        series=row.series,
    )


def _is_same(before: Reading, row: Row, value: Decimal | None) -> bool:
    said = {**row.details, "value": value, "note": row.details["note"].strip()}
    return all(getattr(before, name) == one for name, one in said.items())


def _histories(measures: Iterable[Measure]) -> dict[tuple[int, str], History]:
    """The figures that hold, of each measure and series, to tell a slip of the unit by."""
    columns = select(Reading.measure_id, Reading.series, Reading.value).where(
        Reading.measure_id.in_([one.id for one in measures]),
        Reading.superseded_at.is_(None),
        Reading.state == ReadingState.GIVEN,
    )
    values: dict[tuple[int, str], list[Decimal]] = {}
    for measure_id, series, value in db.session.execute(columns.order_by(Reading.id)):
        if value is not None:
            values.setdefault((measure_id, series), []).append(value)
    return {key: History(found) for key, found in values.items()}
