"""What a member reads of performance: the public scorecards of their committees, with the way to ask about them."""

import json
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Select, or_, select

from models.committee import Committee
from models.meeting import Meeting
from models.member import Member, Seat
from models.publication import Published
from models.published_scorecard import PublishedScorecard
from models.scorecard_bodies import ScorecardBody
from models.vocabulary import SubjectKind
from webapp.database import db
from webapp.services import published_marks
from webapp.services.actors import NotAllowed

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Had:
    """A public scorecard that a committee of the member had: whose it is, and when it was before the meeting."""

    scorecard_id: int
    committee: Committee
    title: str
    period: str
    summary: str
    held_on: date | None


@dataclass(frozen=True, slots=True)
class Opened:
    """A scorecard with its published body, and the committee on which the member reads it."""

    scorecard_id: int
    committee: Committee
    body: ScorecardBody


def latest(member: Member, *, on: date) -> list[Opened]:
    """The newest scorecard of each framework that each of their committees had, whole: two statements."""
    rows = _first_of_each(_rows(member, on))
    bodies = _bodies([row.scorecard_id for row in rows])
    found = [Opened(one.scorecard_id, one.committee, bodies[one.scorecard_id]) for one in rows]
    return sorted(found, key=lambda one: (one.committee.name, one.committee.id, one.body["framework"]["name"]))


def newest(member: Member, *, on: date) -> list[Had]:
    """The newest of each framework that each of their committees had, by what lists say of them: one statement."""
    return [_had(row) for row in _first_of_each(_rows(member, on))]


def earlier(member: Member, *, on: date) -> list[Had]:
    """Those before them, the latest period first."""
    rows = _rows(member, on)
    first = _first_of_each(rows)
    return [_had(row) for row in rows if row not in first][:SHOWN]


def opened(scorecard_id: int, member: Member, *, on: date) -> Opened:
    """A scorecard that a committee of the member had. NotAllowed for any other: the public site has it."""
    for row in _rows(member, on):
        if row.scorecard_id == scorecard_id:
            return Opened(scorecard_id, row.committee, _bodies([scorecard_id])[scorecard_id])
    raise NotAllowed(f"{member.name} sits on no committee that had this scorecard")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the lists, with the committee of the member that the scorecard is for or was before."""

    scorecard_id: int
    framework_id: int
    committee: Committee
    title: str
    period: str
    summary: str
    held_on: date | None


def _rows(member: Member, on: date) -> list[Row]:
    found = (
        select(PublishedScorecard, Committee, Meeting.held_on)
        .outerjoin(Meeting, Meeting.id == PublishedScorecard.meeting_id)
        .join(
            Committee,
            or_(Committee.id == PublishedScorecard.committee_id, Committee.id == Meeting.committee_id),
        )
        .where(Committee.id.in_(_committees(member, on)))
        .order_by(PublishedScorecard.period_on.desc(), PublishedScorecard.scorecard_id.desc(), Committee.id)
    )
    return [
        Row(one.scorecard_id, one.framework_id, committee, one.title, one.period_label, one.summary, held_on)
        for one, committee, held_on in db.session.execute(found)
    ]


def _first_of_each(rows: list[Row]) -> list[Row]:
    """Of rows in order, the first of each committee and framework."""
    found: dict[tuple[int, int], Row] = {}
    for row in rows:
        found.setdefault((row.committee.id, row.framework_id), row)
    return list(found.values())


def _had(row: Row) -> Had:
    return Had(row.scorecard_id, row.committee, row.title, row.period, row.summary, row.held_on)


def _committees(member: Member, on: date) -> Select[int]:
    still = Seat.ends_on.is_(None) | (Seat.ends_on >= on)
    return select(Seat.committee_id).where(Seat.member_id == member.id, Seat.starts_on <= on, still)


def _bodies(numbers: list[int]) -> dict[int, ScorecardBody]:
    live = select(Published.subject_id, Published.body).where(
        Published.subject_kind == SubjectKind.SCORECARD,
        Published.subject_id.in_(numbers),
        Published.is_withdrawn.is_(False),
    )
    rows = db.session.execute(live.order_by(Published.subject_id))
    bodies = ((row.subject_id, cast(ScorecardBody, json.loads(row.body))) for row in rows)
    return {number: published_marks.only_public(body) for number, body in bodies}
