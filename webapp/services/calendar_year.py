"""A municipal year as a grid of committees and months, with what to think twice about marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import Row, select

from models.committee import Committee
from models.meeting import Meeting
from models.rules import municipal_year
from models.vocabulary import MeetingStatus
from webapp.database import db
from webapp.services import sittings, working_calendar
from webapp.services.actors import Actor
from webapp.services.meeting_list import covered_by
from webapp.services.meetings import place_of

CLASH, WEEKEND = "clash", "weekend"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeeting:
    """A meeting on the grid. `marks` are words for what to think twice about: "clash", "weekend"."""

    id: int
    committee: str
    held_on: date
    starts_at: time
    place: str
    is_on: bool
    marks: Sequence[str]


@dataclass(frozen=True, slots=True)
class Month:
    """A column of the grid: its first day, and the days of it on which the council is closed, with why."""

    first_on: date
    closed: Sequence[tuple[date, str]]
    meetings: Sequence[PlannedMeeting]


@dataclass(frozen=True, slots=True)
class CommitteeYear:
    """A row of the grid: a committee, and its meetings in each of the twelve months."""

    committee_id: int
    name: str
    months: Sequence[Sequence[PlannedMeeting]]


@dataclass(frozen=True, slots=True)
class Year:
    """The grid, and its clashes in words."""

    year: int
    months: Sequence[Month]
    committees: Sequence[CommitteeYear]
    clashes: Sequence[str]


def year_of(year: int, *, by: Actor) -> Year:
    """The year of the committees this person plans for. Clashes with other committees' meetings are among them.

    The number of statements does not depend on the number of meetings or committees.
    """
    first, last = municipal_year.span(year)
    closed = working_calendar.closed_days(first, last)
    found = sittings.clashes_in(year)
    clashing = {sitting.key for clash, _ in found for sitting in (clash.first, clash.second)}
    cells: dict[tuple[int, date], list[PlannedMeeting]] = {}
    planned: list[PlannedMeeting] = []
    for row in _meetings(first, last, by):
        marks = [_why_unusual(row.held_on, closed), CLASH if row.id in clashing else ""]
        planned.append(_planned(row, [mark for mark in marks if mark]))
        cells.setdefault((row.committee_id, row.held_on.replace(day=1)), []).append(planned[-1])
    ours = {meeting.id for meeting in planned}
    months = municipal_year.first_days(year)
    return Year(
        year,
        [_month(first_on, closed, planned) for first_on in months],
        [
            CommitteeYear(number, name, [cells.get((number, first_on), []) for first_on in months])
            for number, name in _committees(first, last, by)
        ],
        [sentence for clash, sentence in found if {clash.first.key, clash.second.key} & ours],
    )


def _meetings(first: date, last: date, by: Actor) -> Sequence[Row[*tuple[Any, ...]]]:
    return db.session.execute(
        select(
            Meeting.id,
            Meeting.committee_id,
            Committee.name,
            Meeting.held_on,
            Meeting.starts_at,
            Meeting.venue,
            Meeting.room,
            Meeting.status,
        )
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(Meeting.held_on.between(first, last), covered_by(by))
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
    ).all()


def _committees(first: date, last: date, by: Actor) -> list[tuple[int, str]]:
    """Those that exist at some time in the year, and those that were made to meet in it all the same."""
    met = select(Meeting.committee_id).where(Meeting.held_on.between(first, last))
    found = db.session.execute(
        select(Committee.id, Committee.name)
        .where(covered_by(by), Committee.ended_on.is_(None) | (Committee.ended_on >= first) | Committee.id.in_(met))
        .order_by(Committee.name, Committee.id)
    )
    return [(row.id, row.name) for row in found]


def _why_unusual(day: date, closed: Mapping[date, str]) -> str:
    return WEEKEND if day.weekday() >= 5 else closed.get(day, "")


def _planned(row: Row[*tuple[Any, ...]], marks: Sequence[str]) -> PlannedMeeting:
    return PlannedMeeting(
        id=row.id,
        committee=row.name,
        held_on=row.held_on,
        starts_at=row.starts_at,
        place=place_of(row.venue, row.room),
        is_on=row.status is MeetingStatus.SCHEDULED,
        marks=marks,
    )


def _month(first_on: date, closed: Mapping[date, str], meetings: Sequence[PlannedMeeting]) -> Month:
    return Month(
        first_on,
        [(day, why) for day, why in sorted(closed.items()) if day.replace(day=1) == first_on],
        [meeting for meeting in meetings if meeting.held_on.replace(day=1) == first_on],
    )
