"""A file of readings that was looked at is kept: all of its figures in one transaction, or none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, islice
from typing import Any

from sqlalchemy import insert, select, update

from models.measure import Framework
from models.reading import IncomingReadings, Reading, ReadingColumn
from models.rules import RuleBroken, reading_columns
from models.rules.permissions import Permission
from models.rules.reading_plan import Outcome, Step
from webapp.clock import day_of
from webapp.database import db
from webapp.services import audit, revisions
from webapp.services.actors import Actor
from webapp.services.incoming_readings import waiting
from webapp.services.incoming_readings.planning import Looked

UNREADY = "No figure is kept yet: put right what is marked below first."
NOTHING = "There is nothing to keep: every figure of this file is kept already, or left out. Put the file aside."
MEANWHILE = (
    "Figures or measures changed since you looked. This is what the file would do now: look again, then keep it."
)
AT_A_TIME = 500
SELDOM = ("numerator", "denominator", "provisional_until", "expected_on")
KEPT_AS = (Outcome.NEW, Outcome.FILLED, Outcome.RESTATED)


def keep(
    incoming: IncomingReadings, typed: Mapping[str, str], *, revision: str, seen: str, by: Actor, at: datetime
) -> dict[str, int]:
    """Keep every figure of a file, those that take the place of others with their reason; the others stay below them.

    `seen` is what the page showed: refused where figures or measures have changed since. Gives how many came out how.
    """
    by.check(Permission.EDIT_SCORECARDS)
    revisions.hold(db.session.get_one(Framework, incoming.framework_id))
    waiting.check_same_reading(incoming, typed)
    waiting.correct(incoming, typed, revision=revision, by=by, at=at)
    looked = waiting.look(incoming, on=day_of(at))
    if looked.seen != seen:
        raise RuleBroken(MEANWHILE)
    if looked.problems:
        raise RuleBroken(UNREADY)
    steps = looked.plan.kept
    if not steps:
        raise RuleBroken(NOTHING)
    _supersede((step.before.id for step in steps if step.before is not None), at=at)
    _insert(steps, by=by, at=at)
    _remember(looked, by=by, at=at)
    counted = {outcome.value: len(looked.plan.of(outcome)) for outcome in KEPT_AS}
    waiting.close(incoming, counted, by=by, at=at)
    db.session.flush()
    return counted


def _supersede(numbers: Iterable[int], *, at: datetime) -> None:
    left = iter(numbers)
    while some := list(islice(left, AT_A_TIME)):
        # The rows alone: nothing of them is held in the session.
        db.session.execute(
            update(Reading).where(Reading.id.in_(some)).values(superseded_at=at),
            execution_options={"synchronize_session": False},
        )


def _insert(steps: Sequence[Step], *, by: Actor, at: datetime) -> None:
    """Ten thousand at once: a record each would take longer than reading the file."""
    made = (_row(step, by, at) for step in steps)
    if db.session.get_bind().dialect.name != "sqlite":
        _copy(made)
        return
    rows = list(made)
    # What no figure of the file says is left to the database: most files have neither parts nor days.
    silent = [name for name in SELDOM if all(row[name] is None for row in rows)]
    for row in rows:
        for name in silent:
            del row[name]
    db.session.execute(insert(Reading.__table__), rows)  # type: ignore[arg-type]


def _copy(rows: Iterator[dict[str, object]]) -> None:
    """All rows in one journey to PostgreSQL, in about half the time that a statement with all of them takes.

    It keeps the first while the next are made.
    """
    driver: Any = db.session.connection().connection.driver_connection
    first = next(rows)
    into = f"COPY {Reading.__tablename__} ({', '.join(first)}) FROM STDIN"
    with driver.cursor() as cursor, cursor.copy(into) as copy:
        for row in chain([first], rows):
            copy.write_row(tuple(row.values()))


def _row(step: Step, by: Actor, at: datetime) -> dict[str, object]:
    read, entry = step.read, step.read.entry
    return {
        "measure_id": read.measure.id,
        "series": entry.series,
        "period_on": entry.period.ends_on,
        "state": entry.state,
        "value": step.value,
        "numerator": entry.numerator,
        "denominator": entry.denominator,
        "provisional_until": entry.provisional_until,
        "expected_on": entry.expected_on,
        "note": read.note,
        "reason": step.reason,
        "entered_at": at,
        "entered_by": by.name,
        "entered_by_id": by.user_id,
    }


def _remember(looked: Looked, *, by: Actor, at: datetime) -> None:
    """Keep for the council what each heading holds where nobody could tell by itself, for its next file."""
    kept = {one.heading: one for one in db.session.scalars(select(ReadingColumn).order_by(ReadingColumn.id))}
    frequencies = {one.frequency for one in looked.known.measures}
    guessed = reading_columns.guess(looked.headings, {}, frequencies)
    for heading, column, by_itself in zip(looked.headings, looked.columns, guessed, strict=True):
        name, meaning = reading_columns.plain(heading), reading_columns.words_of(column)
        is_known = kept[name].meaning == meaning if name in kept else column == by_itself
        if is_known or not reading_columns.is_worth_remembering(heading, column):
            continue
        one = kept.setdefault(name, ReadingColumn(heading=name))
        one.meaning = meaning
        db.session.add(one)
        audit.record("meaning of a column remembered", one, name=f"{name}: {meaning}", by=by, at=at)
