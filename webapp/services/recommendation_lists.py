"""Recommendations as lists and pages show them to officers: each with how it stands on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from models.audit import AuditEvent
from models.committee import Committee
from models.meeting import Meeting
from models.resolution import Recommendation
from models.rules import municipal_year
from models.rules import recommendations as rules
from webapp.database import db
from webapp.services import recommendation_publishing, recommendations
from webapp.services.actors import Actor

FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class Listed:
    """A recommendation on a day. `standing` is its response, or overdue; `is_public` that everybody reads it."""

    record: Recommendation
    to: str
    answer_by: date | None
    standing: str
    is_public: bool

    @property
    def meeting(self) -> Meeting:
        """The meeting that made it."""
        return self.record.resolution.meeting


@dataclass(frozen=True, slots=True)
class Year:
    """Those of one municipal year of a committee, with how they fared; `years` are those that have any."""

    year: str
    years: list[tuple[int, str]]
    listed: list[Listed]
    rates: list[str]


def listed(found: Recommendation, *, on: date) -> Listed:
    """One recommendation as it stands on a day."""
    (one,) = _listed([found], on)
    return one


def awaiting(*, by: Actor, on: date) -> list[Listed]:
    """Those without an answer, of the committees whose meetings this person records, the soonest due first."""
    every = _listed(recommendations.awaiting(by=by), on)
    return sorted(every, key=lambda one: (one.answer_by or date.max, one.meeting.held_on, one.record.id))


def overdue(*, by: Actor, on: date) -> list[Listed]:
    """Those whose two months have run out without an answer, the longest overdue first."""
    late = [one for one in recommendations.awaiting(by=by) if rules.is_overdue(recommendations.as_sent(one), today=on)]
    return sorted(_listed(late, on), key=lambda one: (one.answer_by or date.max, one.record.id))


def of_committee(committee: Committee, year: int | None, *, on: date) -> Year:
    """One municipal year of a committee; the latest that has any unless one is asked for."""
    every = recommendations.of_committee(committee)
    years = sorted({municipal_year.municipal_year_of(one.resolution.meeting.held_on) for one in every}, reverse=True)
    shown = years[0] if years else municipal_year.municipal_year_of(on)
    if year is not None and FIRST_YEAR <= year <= LAST_YEAR:
        shown = year
    begins, ends = municipal_year.span(shown)
    found = [one for one in every if begins <= one.resolution.meeting.held_on <= ends]
    return Year(
        municipal_year.in_words(shown),
        [(one, municipal_year.in_words(one)) for one in years if one != shown],
        _listed(found, on),
        rules.in_words(rules.rates(map(recommendations.as_sent, found), today=on)),
    )


def history(found: Recommendation) -> list[AuditEvent]:
    """What was recorded of it, by whom and when, the latest first."""
    kind, number = Recommendation.__tablename__, found.id
    events = select(AuditEvent).where(AuditEvent.subject_kind == kind, AuditEvent.subject_id == number)
    return list(db.session.scalars(events.order_by(AuditEvent.id.desc())))


def _listed(every: Sequence[Recommendation], on: date) -> list[Listed]:
    public = recommendation_publishing.public_ones(every)
    return [
        Listed(
            one,
            recommendations.addressee(one),
            recommendations.answer_by(one),
            rules.standing(recommendations.as_sent(one), today=on),
            one.id in public,
        )
        for one in every
    ]
