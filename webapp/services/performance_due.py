"""What is owed of measures: figures that are late or due soon, words overdue, and agendas whose data is not in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from models.agenda import AgendaItem
from models.measure import Framework, Measure, MeasureRemit, PolicyArea
from models.meeting import Meeting
from models.publication import Published
from models.reading import TAKES_AWAY, Commentary, Reading
from models.rules import performance_due as rules
from models.rules import periods
from models.rules.performance_due import Due, Kept
from models.rules.permissions import Permission
from models.scorecard import Scorecard
from models.scorecard_vocabulary import ReadingState
from models.vocabulary import MeetingStatus, SubjectKind
from webapp.database import db
from webapp.services import measures
from webapp.services.actors import Actor

OWN = ""
WEEKS_AHEAD = 12
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Owing:
    """A measure and what is owed of it."""

    measure: Measure
    due: Due


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed of all measures, each list the most pressing first."""

    late: list[Owing]
    soon: list[Owing]
    without_words: list[Owing]


@dataclass(frozen=True, slots=True)
class Unready:
    """A scorecard on the agenda of a coming meeting, and its measures whose figures are not in."""

    scorecard: Scorecard
    missing: list[Measure]
    total: int

    @property
    def meeting(self) -> Meeting:
        """The meeting among whose papers it will be."""
        assert self.scorecard.item is not None
        return self.scorecard.item.meeting


def reported(*, on: date) -> list[Measure]:
    """Every measure that is reported today, of frameworks that run or ended within the last year: two statements."""
    found = (
        select(Measure)
        .join(Measure.framework)
        .where(
            Measure.removed_at.is_(None),
            Framework.removed_at.is_(None),
            Framework.ends_on.is_(None) | (Framework.ends_on >= on - A_YEAR),
        )
        .options(contains_eager(Measure.framework), joinedload(Measure.portfolio_holder))
        .options(joinedload(Measure.area).joinedload(PolicyArea.outcome))
        .options(selectinload(Measure.remits).joinedload(MeasureRemit.committee))
        .order_by(Framework.name, Framework.id, Measure.position, Measure.id)
    )
    return [one for one in db.session.scalars(found) if measures.is_reported(one, on)]


def of_measures(found: Sequence[Measure], *, on: date) -> dict[int, Due]:
    """What is owed of each measure, by its number: three statements, however many there are."""
    numbers = [one.id for one in found]
    read, said, awaited = _last_read(numbers), _last_said(numbers), _awaited(numbers)
    return {
        one.id: rules.due(
            Kept(
                one.frequency,
                one.lag_days,
                one.reported_from,
                read.get(one.id),
                said.get(one.id),
                awaited.get(one.id, {}),
            ),
            on=on,
            until=one.framework.ends_on,
        )
        for one in found
    }


def owed(*, by: Actor, on: date) -> Owed | None:
    """What whoever keeps the figures has to see to; None for who does not."""
    if not by.may(Permission.EDIT_SCORECARDS):
        return None
    found = reported(on=on)
    each = of_measures(found, on=on)
    owing = [Owing(one, each[one.id]) for one in found]
    late = [one for one in owing if one.due.late]
    soon = [one for one in owing if one.due.next and not one.due.late]
    return Owed(
        sorted(late, key=lambda one: (one.due.late_since or on, one.measure.id)),
        sorted(soon, key=lambda one: (one.due.next_on or on, one.measure.id)),
        [one for one in owing if one.due.is_commentary_overdue],
    )


def unready(*, by: Actor, on: date) -> list[Unready]:
    """The scorecards on agendas of the next twelve weeks that still wait for figures, the soonest meeting first.

    One that is public already is frozen and not among them. Four statements, however many there are.
    """
    coming = [one for one in _coming(on) if _may_see(one, by)]
    if not coming:
        return []
    of_frameworks = _measures_of({one.framework_id for one in coming})
    carried = {one.id: [each for each in of_frameworks if _carries(one, each)] for one in coming}
    there = _there(of_frameworks)
    found = [
        Unready(
            one,
            [each for each in carried[one.id] if (each.id, _period_on(each, one)) not in there],
            len(carried[one.id]),
        )
        for one in coming
    ]
    return [one for one in found if one.missing]


def _coming(on: date) -> list[Scorecard]:
    live = select(Published.subject_id).where(
        Published.subject_kind == SubjectKind.SCORECARD, Published.is_withdrawn.is_(False)
    )
    found = (
        select(Scorecard)
        .join(Scorecard.item)
        .join(AgendaItem.meeting)
        .options(contains_eager(Scorecard.item).contains_eager(AgendaItem.meeting).joinedload(Meeting.committee))
        .where(
            Scorecard.removed_at.is_(None),
            AgendaItem.removed_at.is_(None),
            Meeting.status == MeetingStatus.SCHEDULED,
            Meeting.held_on.between(on, on + timedelta(weeks=WEEKS_AHEAD)),
            Scorecard.id.not_in(live),
        )
        .order_by(Meeting.held_on, Scorecard.id)
    )
    return list(db.session.scalars(found))


def _may_see(scorecard: Scorecard, by: Actor) -> bool:
    assert scorecard.item is not None
    return by.may(Permission.EDIT_SCORECARDS) or by.may(Permission.EDIT_AGENDA, scorecard.item.meeting.committee_id)


def _measures_of(framework_ids: set[int]) -> list[Measure]:
    kept = select(Measure).where(Measure.framework_id.in_(sorted(framework_ids)), Measure.removed_at.is_(None))
    return list(db.session.scalars(kept.options(selectinload(Measure.remits)).order_by(Measure.position, Measure.id)))


def _carries(scorecard: Scorecard, measure: Measure) -> bool:
    """Whether a scorecard reports a measure, as services.scorecards.measures_on asks the database."""
    if measure.framework_id != scorecard.framework_id or not measures.is_reported(measure, scorecard.period_on):
        return False
    remit = {one.committee_id for one in measure.remits}
    return scorecard.committee_id is None or scorecard.committee_id in remit


def _period_on(measure: Measure, scorecard: Scorecard) -> date:
    return periods.latest_ended(measure.frequency, scorecard.period_on).ends_on


def _there(found: Sequence[Measure]) -> set[tuple[int, date]]:
    """Each measure and period of which it is known how it stands, if only that there is no figure."""
    rows = select(Reading.measure_id, Reading.period_on).where(_holds([one.id for one in found]))
    return {(row.measure_id, row.period_on) for row in db.session.execute(rows.order_by(Reading.id))}


def _last_read(numbers: Sequence[int]) -> dict[int, date]:
    found = select(Reading.measure_id, func.max(Reading.period_on)).where(_holds(numbers))
    rows = db.session.execute(found.group_by(Reading.measure_id).order_by(Reading.measure_id))
    return {row[0]: row[1] for row in rows}


def _holds(numbers: Sequence[int]) -> ColumnElement[bool]:
    return (
        Reading.measure_id.in_(numbers)
        & (Reading.series == OWN)
        & Reading.superseded_at.is_(None)
        & (Reading.state != ReadingState.AWAITED)
    )


def _last_said(numbers: Sequence[int]) -> dict[int, date]:
    found = select(Commentary.measure_id, func.max(Commentary.period_on)).where(Commentary.measure_id.in_(numbers))
    rows = db.session.execute(found.group_by(Commentary.measure_id).order_by(Commentary.measure_id))
    return {row[0]: row[1] for row in rows}


def _awaited(numbers: Sequence[int]) -> dict[int, dict[date, date | None]]:
    """What is waited for, and by when it was promised: what somebody said so of, or took from between two others."""
    other = aliased(Reading)
    beside = (other.measure_id == Reading.measure_id) & (other.series == OWN) & other.superseded_at.is_(None)
    is_there = exists().where(beside, other.period_on == Reading.period_on)
    is_read_before = exists().where(
        beside, other.period_on < Reading.period_on, other.state != ReadingState.NOT_MONITORED
    )
    found = select(Reading.measure_id, Reading.period_on, Reading.expected_on).where(
        Reading.measure_id.in_(numbers),
        Reading.series == OWN,
        (Reading.superseded_at.is_(None) & (Reading.state == ReadingState.AWAITED))
        | (TAKES_AWAY & ~is_there & is_read_before),
    )
    awaited: dict[int, dict[date, date | None]] = {}
    for number, period_on, expected_on in db.session.execute(found.order_by(Reading.id)):
        awaited.setdefault(number, {})[period_on] = expected_on
    return awaited
