"""Meetings as staff lists show them: by date, a page at a time, of the committees somebody plans for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, select, true, tuple_

from models.committee import Committee
from models.meeting import Meeting
from models.publication import PublishedMeeting
from models.rules.permissions import Permission
from models.vocabulary import MeetingKind, MeetingStatus
from webapp.database import db
from webapp.services.actors import Actor
from webapp.services.meetings import place_of

MEETINGS_A_PAGE = 25


class Place(NamedTuple):
    """Where a page of the list begins or ends: the date and the number of a meeting."""

    held_on: date
    meeting_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMeeting:
    """One line of the list. `is_public` says whether the public knows of it, `has_agenda` whether it has its agenda."""

    id: int
    committee: str
    held_on: date
    starts_at: time
    place: str
    kind: MeetingKind
    status: MeetingStatus
    is_public: bool
    has_agenda: bool


@dataclass(frozen=True, slots=True)
class PageOfMeetings:
    """A page of the list in order of date, and where the pages before and after it begin, if there are any."""

    meetings: Sequence[ListedMeeting]
    earlier: Place | None
    later: Place | None


def covered_by(by: Actor) -> ColumnElement[bool]:
    """The committees whose meetings this person plans, as a condition on Committee."""
    if by.may(Permission.PLAN_MEETINGS):
        return true()
    ids = sorted({role.committee_id for role in by.roles if role.committee_id is not None})
    return Committee.id.in_([one for one in ids if by.may(Permission.PLAN_MEETINGS, one)])


def committees(*, by: Actor, on: date | None = None) -> Sequence[Row[int, str]]:
    """The id and name of those committees, by name; with a day, only of the ones that have not ended before it."""
    statement = select(Committee.id, Committee.name).where(covered_by(by)).order_by(Committee.name, Committee.id)
    if on is not None:
        statement = statement.where(Committee.ended_on.is_(None) | (Committee.ended_on >= on))
    return db.session.execute(statement).all()


def committee(committee_id: int, *, by: Actor) -> Committee:
    """One of them. NoResultFound or NotAllowed otherwise."""
    by.check(Permission.PLAN_MEETINGS, committee_id)
    return db.session.get_one(Committee, committee_id)


def after(place: Place, *, committee_id: int | None = None, by: Actor) -> PageOfMeetings:
    """The page that follows a place."""
    found = _rows(_key() > _value(place), committee_id, by, is_backwards=False)
    shown = found[:MEETINGS_A_PAGE]
    first = _place(shown[0]) if shown else place
    is_more_before = bool(_rows(_key() < _value(first), committee_id, by, is_backwards=True, limit=1))
    return PageOfMeetings(
        [_listed(row) for row in shown],
        first if is_more_before else None,
        _place(shown[-1]) if len(found) > len(shown) else None,
    )


def before(place: Place, *, committee_id: int | None = None, by: Actor) -> PageOfMeetings:
    """The page that ends just before a place."""
    found = _rows(_key() < _value(place), committee_id, by, is_backwards=True)
    shown = found[:MEETINGS_A_PAGE][::-1]
    last = _place(shown[-1]) if shown else place
    is_more_after = bool(_rows(_key() > _value(last), committee_id, by, is_backwards=False, limit=1))
    return PageOfMeetings(
        [_listed(row) for row in shown],
        _place(shown[0]) if len(found) > len(shown) else None,
        last if is_more_after else None,
    )


def _key() -> Any:
    return tuple_(Meeting.held_on, Meeting.id)


def _value(place: Place) -> Any:
    return tuple_(place.held_on, place.meeting_id)


def _place(row: Row[*tuple[Any, ...]]) -> Place:
    return Place(row.held_on, row.id)


def _rows(
    where: ColumnElement[bool],
    committee_id: int | None,
    by: Actor,
    *,
    is_backwards: bool,
    limit: int = MEETINGS_A_PAGE + 1,
) -> Sequence[Row[*tuple[Any, ...]]]:
    statement = (
        select(
            Meeting.id,
            Committee.name,
            Meeting.held_on,
            Meeting.starts_at,
            Meeting.venue,
            Meeting.room,
            Meeting.kind,
            Meeting.status,
            PublishedMeeting.has_agenda,
        )
        .join(Committee, Committee.id == Meeting.committee_id)
        .outerjoin(PublishedMeeting, PublishedMeeting.meeting_id == Meeting.id)
        .where(where, covered_by(by))
        .limit(limit)
    )
    if committee_id is not None:
        statement = statement.where(Meeting.committee_id == committee_id)
    if is_backwards:
        statement = statement.order_by(Meeting.held_on.desc(), Meeting.id.desc())
    else:
        statement = statement.order_by(Meeting.held_on, Meeting.id)
    return db.session.execute(statement).all()


def _listed(row: Row[*tuple[Any, ...]]) -> ListedMeeting:
    return ListedMeeting(
        id=row.id,
        committee=row.name,
        held_on=row.held_on,
        starts_at=row.starts_at,
        place=place_of(row.venue, row.room),
        kind=row.kind,
        status=row.status,
        is_public=row.has_agenda is not None,
        has_agenda=bool(row.has_agenda),
    )
