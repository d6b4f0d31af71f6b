"""The meetings that a topic may be put at, or that a programme shows."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import or_, select

from models.committee import Committee
from models.meeting import Meeting
from models.programme_vocabulary import TopicStatus
from models.rules.board import Beside
from models.rules.municipal_year import span
from models.vocabulary import MeetingStatus
from models.work_programme import Topic
from webapp.database import db


def of_year(committee: Committee, year: int, *, also: Iterable[int] = ()) -> list[Meeting]:
    """The meetings of a municipal year, cancelled ones too, with any others named by number; by their days."""
    in_the_year = Meeting.held_on.between(*span(year))
    found = select(Meeting).where(Meeting.committee_id == committee.id, or_(in_the_year, Meeting.id.in_(list(also))))
    return list(db.session.scalars(found.order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)))


def to_come(committee: Committee, *, on: date) -> list[Meeting]:
    """The meetings still to be held, today's with them, the next first."""
    return _held(committee, from_=on)


def to_come_by_committee(numbers: Collection[int], *, on: date) -> dict[int, list[Meeting]]:
    """The meetings still to be held of each of some committees, by the committee's number: one query."""
    found = select(Meeting).where(Meeting.committee_id.in_(list(numbers)), Meeting.held_on >= on)
    to_be_held = found.where(Meeting.status == MeetingStatus.SCHEDULED)
    by_committee: dict[int, list[Meeting]] = {}
    for one in db.session.scalars(to_be_held.order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)):
        by_committee.setdefault(one.committee_id, []).append(one)
    return by_committee


def to_choose(committee: Committee, year: int, *, on: date, kept: Meeting | None = None) -> list[Meeting]:
    """The meetings a topic of a year may be put at: those still to be held in it or after, and the one it stands at."""
    found = _held(committee, from_=max(on, span(year)[0]))
    return found if kept is None or kept in found else sorted([kept, *found], key=lambda one: (one.held_on, one.id))


def planned_at(numbers: Collection[int]) -> dict[int, list[Beside]]:
    """The open topics planned for the meetings of some committees, whichever year's programme they are in, by the
    meeting's number: one query of plain rows.
    """
    said = (Topic.year, Topic.kind, Topic.minutes, Topic.is_in_depth)
    found = select(Topic.meeting_id, *said).where(Topic.committee_id.in_(list(numbers)), Topic.removed_at.is_(None))
    planned = found.where(Topic.status == TopicStatus.OPEN, Topic.meeting_id.is_not(None))
    at: dict[int, list[Beside]] = {}
    rows = db.session.execute(planned.order_by(Topic.year, Topic.position, Topic.id))
    for meeting_id, year, kind, minutes, is_in_depth in rows:
        at.setdefault(meeting_id or 0, []).append(Beside(year, kind, minutes, is_in_depth))
    return at


def _held(committee: Committee, *, from_: date) -> list[Meeting]:
    found = select(Meeting).where(Meeting.committee_id == committee.id, Meeting.held_on >= from_)
    to_be_held = found.where(Meeting.status == MeetingStatus.SCHEDULED)
    return list(db.session.scalars(to_be_held.order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)))
