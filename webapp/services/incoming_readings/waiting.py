"""Files of readings that wait to be looked at: corrected answer by answer, or put aside."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from models.measure import Framework
from models.reading import IncomingReadings, ReadingColumn
from models.rules import RuleBroken, reading_answers, reading_columns
from models.rules.permissions import Permission
from models.rules.reading_answers import Answers
from models.user import User
from webapp.database import db
from webapp.services import audit, frameworks, revisions
from webapp.services.actors import Actor
from webapp.services.incoming_readings import planning
from webapp.services.incoming_readings.planning import Asked, Looked
from webapp.services.incoming_readings.tables import ReadingsTable

LONGEST_NAME = 160
LONGEST_WAIT = timedelta(days=30)
GONE = "This file does not wait any more: its figures were kept, or it was put aside."
OTHER_COLUMNS = "You chose other columns or measures: have the rows read by them first, and look at what comes of it."


def keep(framework: Framework, table: ReadingsTable, *, filename: str, by: Actor, at: datetime) -> IncomingReadings:
    """Have a file wait to be looked at. Those nobody came back to for thirty days are emptied."""
    by.check(Permission.EDIT_SCORECARDS)
    for old in _forgotten(at):
        _empty(old, "file of readings emptied after thirty days", by=by, at=at)
    name = "".join(letter for letter in filename if letter.isprintable())[-LONGEST_NAME:] or "readings.csv"
    columns = reading_columns.guess(table.headings, remembered(), planning.frequencies_of(framework))
    first = reading_answers.of_columns(columns)
    found: dict[str, Any] = {
        "headings": table.headings,
        "rows": table.rows,
        "sheet": table.sheet,
        "first": first,
        "chosen": first,
    }
    assert by.user_id is not None
    incoming = IncomingReadings(framework=framework, filename=name, found=found, uploaded_at=at)
    incoming.uploaded_by_id = by.user_id
    db.session.add(incoming)
    db.session.flush()
    note("file of readings brought in to look at", incoming, by=by, at=at)
    return incoming


def get(readings_id: int, *, by: Actor) -> IncomingReadings:
    """The file with this number. NoResultFound or NotAllowed otherwise."""
    by.check(Permission.EDIT_SCORECARDS)
    incoming = db.session.get_one(IncomingReadings, readings_id)
    frameworks.get(incoming.framework_id)
    return incoming


def all_of(framework: Framework) -> list[tuple[IncomingReadings, str]]:
    """Those of a framework that wait or were kept, the newest first, each with the name of who brought it."""
    wanted = select(IncomingReadings, User.name).join(User, User.id == IncomingReadings.uploaded_by_id)
    theirs = wanted.where(IncomingReadings.framework_id == framework.id)
    newest = theirs.order_by(IncomingReadings.uploaded_at.desc(), IncomingReadings.id.desc())
    return [(one, name) for one, name in db.session.execute(newest) if is_waiting(one) or one.confirmed_at]


def is_waiting(incoming: IncomingReadings) -> bool:
    """Whether it is still to be looked at."""
    return "chosen" in incoming.found


def look(incoming: IncomingReadings, *, on: date, typed: Mapping[str, str] | None = None) -> Looked:
    """What becomes of a file as it was answered, with what was typed since in place of the answers."""
    found = _found(incoming)
    chosen = found["chosen"] if typed is None else reading_answers.typed_into(found["chosen"], typed)
    file = (incoming.id, incoming.uploaded_at)
    asked = Asked(found["headings"], found["rows"], found["sheet"], found["first"], chosen, file)
    return planning.look(incoming.framework, asked, on=on)


def correct(incoming: IncomingReadings, typed: Mapping[str, str], *, revision: str, by: Actor, at: datetime) -> None:
    """Keep what was answered; no figure is kept yet.

    Raises revisions.ChangedMeanwhile when somebody else answered after `revision`.
    """
    by.check(Permission.EDIT_SCORECARDS)
    revisions.check_revision(incoming, revision)
    found = _found(incoming)
    chosen = reading_answers.typed_into(found["chosen"], typed)
    if chosen != found["chosen"]:
        incoming.found, incoming.revision = {**found, "chosen": chosen}, incoming.revision + 1
        count = reading_answers.corrections(found["first"], chosen)
        note(f"file of readings corrected: {count} by now", incoming, by=by, at=at)


def check_same_reading(incoming: IncomingReadings, typed: Mapping[str, str]) -> None:
    """Refuse to go on with rows that were read by other columns or measures than are chosen now."""
    before: Answers = _found(incoming)["chosen"]
    if reading_answers.reads_otherwise(before, reading_answers.typed_into(before, typed)):
        raise RuleBroken(OTHER_COLUMNS)


def put_aside(incoming: IncomingReadings, *, revision: str, by: Actor, at: datetime) -> None:
    """Let go of a file without keeping its figures."""
    by.check(Permission.EDIT_SCORECARDS)
    _found(incoming)
    revisions.check_seen(incoming, revision, lambda: "answered otherwise")
    _found(incoming)
    _empty(incoming, "file of readings put aside", by=by, at=at)


def close(incoming: IncomingReadings, counted: Mapping[str, int], *, by: Actor, at: datetime) -> None:
    """Empty a file whose figures are kept now, and remember when and how many they were."""
    incoming.confirmed_at = at
    incoming.found = {"counted": dict(counted)}
    planning.forget()
    incoming.revision += 1
    told = ", ".join(f"{count} {outcome}" for outcome, count in counted.items())
    note(f"figures brought in: {told}", incoming, by=by, at=at, after=dict(counted))


def remembered() -> dict[str, str]:
    """What headings mean, as the council has said before."""
    kept = db.session.scalars(select(ReadingColumn).order_by(ReadingColumn.id))
    return {one.heading: one.meaning for one in kept}


def note(what: str, incoming: IncomingReadings, *, by: Actor, at: datetime, after: Any = None) -> None:
    """An event without the figures of the file: those are kept as readings, or not at all."""
    name = f"{incoming.filename}: {incoming.framework.name}"
    audit.note(what, kind=IncomingReadings.__tablename__, subject_id=incoming.id, name=name, by=by, at=at, after=after)


def _found(incoming: IncomingReadings) -> dict[str, Any]:
    if not is_waiting(incoming):
        raise RuleBroken(GONE)
    return incoming.found


def _forgotten(at: datetime) -> list[IncomingReadings]:
    old = select(IncomingReadings).where(IncomingReadings.uploaded_at < at - LONGEST_WAIT)
    found = db.session.scalars(old.where(IncomingReadings.confirmed_at.is_(None)).order_by(IncomingReadings.id))
    return [one for one in found if is_waiting(one)]


def _empty(incoming: IncomingReadings, what: str, *, by: Actor, at: datetime) -> None:
    incoming.found = {}
    incoming.revision += 1
    note(what, incoming, by=by, at=at)
