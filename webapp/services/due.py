"""What is legally due next, by when and why: read in a fixed number of statements however many meetings are coming."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select

from models.agenda import AgendaItem
from models.bodies import MeetingBody
from models.committee import Committee
from models.council import Council
from models.meeting import Meeting
from models.publication import Published, PublishedMeeting
from models.rules import due as rules
from models.rules import notice
from models.rules.due import Due, Told, Urgency
from models.vocabulary import MeetingStatus, ReportState, SubjectKind
from webapp.clock import day_of
from webapp.database import db
from webapp.services import working_calendar
from webapp.services.actors import Actor
from webapp.services.meeting_list import covered_by
from webapp.services.meetings import place_of

WEEKS_AHEAD = 12
WEEKS_PICTURED = 4


@dataclass(frozen=True, slots=True)
class MeetingDue:
    """A coming meeting and what is due for it."""

    meeting_id: int
    committee: str
    held_on: date
    starts_at: time
    place: str
    is_on: bool
    due: Due

    @property
    def is_settled(self) -> bool:
        """Whether nothing is due."""
        return self.due.urgency is Urgency.SETTLED


@dataclass(frozen=True, slots=True)
class PicturedDay:
    """One day of the weeks ahead: the meetings held on it, and those whose papers are due by it."""

    day: date
    is_past: bool
    is_today: bool
    closed_because: str
    held: Sequence[MeetingDue]
    due: Sequence[MeetingDue]


def coming(*, by: Actor, at: datetime) -> list[MeetingDue]:
    """The meetings of the next twelve weeks that this person plans, the most pressing first.

    A cancelled meeting is among them only while the public still expects it.
    """
    today = day_of(at)
    window = Meeting.held_on.between(today, today + timedelta(weeks=WEEKS_AHEAD))
    still_expected = PublishedMeeting.status == MeetingStatus.SCHEDULED.value
    shown = or_(Meeting.status == MeetingStatus.SCHEDULED, still_expected)
    found = _read(and_(window, shown, covered_by(by)), at=at)
    return sorted(found, key=lambda one: (one.is_settled, one.due.by_on, one.held_on, one.meeting_id))


def of(meeting: Meeting, *, at: datetime) -> MeetingDue:
    """What is due for one meeting, whatever its date."""
    return _read(Meeting.id == meeting.id, at=at)[0]


def notice_given(meeting: Meeting) -> notice.Notice | None:
    """The clear days the public had of the agenda that is public now; None while there is none."""
    body = db.session.scalar(
        select(Published.body).where(
            Published.subject_kind == SubjectKind.MEETING,
            Published.subject_id == meeting.id,
            Published.is_withdrawn.is_(False),
        )
    )
    published: MeetingBody | None = json.loads(body) if body else None
    given = published and published["notice"]
    if published is None or given is None:
        return None
    noticed_on = date.fromisoformat(given["published_on"])
    held_on = date.fromisoformat(published["held_on"])
    required, _ = _council_rule()
    return notice.count(noticed_on, held_on, working_calendar.closed_days(noticed_on, held_on), required)


def weeks(rows: Sequence[MeetingDue], *, today: date) -> list[list[PicturedDay]]:
    """The next four weeks, each from Monday to Sunday, with what happens on every day. This week comes first."""
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=number) for number in range(7 * WEEKS_PICTURED)]
    closed = working_calendar.closed_days(days[0], days[-1])
    pictured = [
        PicturedDay(
            day,
            is_past=day < today,
            is_today=day == today,
            closed_because=closed.get(day, ""),
            held=[row for row in rows if row.held_on == day and row.is_on],
            due=[row for row in rows if row.due.by_on == day and not row.is_settled],
        )
        for day in days
    ]
    return [pictured[start : start + 7] for start in range(0, len(pictured), 7)]


_TO_FOLLOW = (
    select(func.count())
    .where(
        AgendaItem.meeting_id == Meeting.id,
        AgendaItem.report_state == ReportState.TO_FOLLOW,
        AgendaItem.removed_at.is_(None),
    )
    .correlate(Meeting)
    .scalar_subquery()
)


def _read(which: ColumnElement[bool], *, at: datetime) -> list[MeetingDue]:
    """The meetings asked for, in order of date. Three statements."""
    rows = db.session.execute(
        select(
            Meeting.id,
            Committee.name,
            Meeting.held_on,
            Meeting.starts_at,
            Meeting.venue,
            Meeting.room,
            Meeting.status,
            _TO_FOLLOW.label("to_follow"),
            PublishedMeeting.held_on.label("told_on"),
            PublishedMeeting.status.label("told_status"),
            PublishedMeeting.has_agenda,
        )
        .join(Committee, Committee.id == Meeting.committee_id)
        .outerjoin(PublishedMeeting, PublishedMeeting.meeting_id == Meeting.id)
        .where(which)
        .order_by(Meeting.held_on, Meeting.id)
    ).all()
    if not rows:
        return []
    required, closes_at = _council_rule()
    today, noticed_on = day_of(at), notice.day_of_notice(at, closes_at)
    closed = working_calendar.closed_days(min(today, rows[0].held_on), max(today, rows[-1].held_on))
    counting = {"today": today, "noticed_on": noticed_on, "closed": closed, "required": required}
    return [_meeting_due(row, counting) for row in rows]


def _meeting_due(row: Row[*tuple[Any, ...]], counting: dict[str, Any]) -> MeetingDue:
    is_on = row.status is MeetingStatus.SCHEDULED
    told = Told()
    if row.told_on is not None:
        told = Told(
            held_on=row.told_on,
            is_on=row.told_status == MeetingStatus.SCHEDULED.value,
            has_agenda=row.has_agenda,
        )
    owed = rules.duties(told, held_on=row.held_on, is_on=is_on, reports_to_follow=row.to_follow)
    counted = rules.due(owed, held_on=row.held_on, **counting)
    return MeetingDue(row.id, row.name, row.held_on, row.starts_at, place_of(row.venue, row.room), is_on, counted)


def _council_rule() -> tuple[int, time | None]:
    row = db.session.execute(select(Council.notice_days, Council.notice_closes_at)).one_or_none()
    return (row.notice_days, row.notice_closes_at) if row else (notice.CLEAR_DAYS, None)
