"""What the owner of a measure says of a period: written, rewritten, and what has not been written yet."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict

from sqlalchemy import select

from models.measure import Measure
from models.reading import Commentary
from models.rules import RuleBroken
from models.rules.periods import Period, period_of
from models.rules.permissions import Permission
from models.scorecard_vocabulary import Mark, Projection
from webapp.database import db
from webapp.services import audit, revisions
from webapp.services.actors import Actor


class CommentaryDetails(TypedDict):
    """Why a measure stands where it does, what is done about it, and where it goes; the texts are Markdown."""

    mark: Mark
    said: str
    remedy: str
    projection: Projection
    projected: Decimal | None
    outlook: str


def of(measure: Measure, period_on: date) -> Commentary:
    """What is said of a measure in the period that ends a day; one that nobody has written yet is begun, not kept."""
    found = select(Commentary).where(Commentary.measure_id == measure.id, Commentary.period_on == period_on)
    return db.session.scalar(found) or Commentary(
        measure_id=measure.id, period_on=period_on, mark=Mark.NONE, projection=Projection.NONE, said="", remedy=""
    )


def earlier(measure: Measure, period_on: date, most: int = 4) -> list[tuple[Period, Commentary]]:
    """What was said of the periods before, the latest first, to write on from."""
    found = (
        select(Commentary)
        .where(Commentary.measure_id == measure.id, Commentary.period_on < period_on)
        .order_by(Commentary.period_on.desc(), Commentary.id.desc())
        .limit(most)
    )
    return [(period_of(measure.frequency, one.period_on), one) for one in db.session.scalars(found)]


def write(
    measure: Measure, period: Period, details: CommentaryDetails, *, revision: str, by: Actor, at: datetime
) -> Commentary:
    """Keep what is said of a period. A concern needs its remedial action: the committee asks for it first."""
    by.check(Permission.EDIT_SCORECARDS)
    values = _checked(details)
    revisions.hold(measure)
    kept = of(measure, period.ends_on)
    revisions.check_revision(kept, revision)
    for name, value in values.items():
        setattr(kept, name, value)
    if kept.id is None:
        kept.revision = 1
        db.session.add(kept)
    elif not db.session.is_modified(kept):
        return kept
    else:
        kept.revision += 1
    kept.written_at, kept.written_by, kept.written_by_id = at, by.name, by.user_id
    audit.record("commentary written", kept, name=f"{measure.name}, {period.label}", by=by, at=at)
    return kept


def _checked(details: CommentaryDetails) -> CommentaryDetails:
    said, remedy, outlook = (details[name].strip() for name in ("said", "remedy", "outlook"))
    if details["mark"] is Mark.CONCERN and not remedy:
        raise RuleBroken("You mark it as a concern: say what is done about it.", "remedy")
    if details["mark"] is not Mark.NONE and not said:
        raise RuleBroken("Say why: the mark alone tells the committee nothing.", "said")
    return {**details, "said": said, "remedy": remedy, "outlook": outlook}
