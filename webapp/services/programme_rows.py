"""What the page of a programme is made of, read as plain rows: its topics, what carried them, and the meetings.

Each is one statement, written once. A page changes nothing, and rows are read much faster than records.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import CursorResult, Date, Executable, and_, bindparam, exists, false, func, or_, select
from sqlalchemy.orm import aliased

from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member, Seat
from models.programme_vocabulary import TopicEvent, TopicKind, TopicSource, TopicStatus
from models.rules.board import Beside
from models.rules.work_programme import When
from models.vocabulary import MeetingStatus, SeatRole
from models.work_programme import NotedReport, Topic, TopicChange, TopicItem, WorkProgramme
from webapp.database import db
from webapp.services import topic_reports
from webapp.services.board_rows import REPORTED, WHEN, latest


class Owner(NamedTuple):
    """The committee whose programme it is, and what it settled for the year, or last before it."""

    id: int
    name: str
    introduction: str
    minutes_available: int | None
    most_in_depth: int | None
    agreed_on: date | None


class Sat(NamedTuple):
    """A meeting of the committee."""

    id: int
    committee_id: int
    held_on: date
    status: MeetingStatus


class Last(NamedTuple):
    """The last thing that happened to a topic."""

    event: TopicEvent
    was: str
    reason: str
    changed_at: datetime


class TopicRow(NamedTuple):
    """A topic with all that its programme says of it. People and the topic it was merged into are named.

    `group_reported_on` is the day its task and finish group reported, `status_of_meeting` that of the meeting it is at.
    """

    id: int
    committee_id: int
    year: int
    title: str
    detail: str
    kind: TopicKind
    lead_officer: str
    minutes: int | None
    every_months: int | None
    is_in_depth: bool
    is_public: bool
    notes: str
    follow_up: str
    last_report_note: str
    status: TopicStatus
    ended_on: date | None
    end_reason: str
    revision: int
    meeting_id: int | None
    source: TopicSource
    source_words: str
    asked_by_id: int | None
    resolution_id: int | None
    owed_id: int | None
    action_id: int | None
    key_decision_id: int | None
    portfolio_holder: str | None
    merged_into: str | None
    status_of_meeting: MeetingStatus | None
    group_reported_on: date | None
    last: Last | None
    when: When


class CarriedItem(NamedTuple):
    """An item of an agenda that carried a topic."""

    id: int
    heading: str
    removed_at: datetime | None
    meeting: Sat


class Carried(NamedTuple):
    """That an item carried a topic, whether it came back, and whether it was a report made by the day it is read on."""

    topic_id: int
    returned_at: datetime | None
    is_report: bool
    item: CarriedItem


class Champion(NamedTuple):
    """A scrutiny champion of the committee, and of what."""

    name: str
    of_what: str


class CarriedOn(NamedTuple):
    """A topic that a later programme took on."""

    id: int
    title: str
    year: int


SAT = (Meeting.id, Meeting.committee_id, Meeting.held_on, Meeting.status)
THEIRS = Topic.committee_id == bindparam("committee_id")
KEPT = Topic.removed_at.is_(None)
OWNER = (
    select(
        *(Committee.id, Committee.name, func.coalesce(WorkProgramme.introduction, "")),
        *(WorkProgramme.minutes_available, WorkProgramme.most_in_depth, WorkProgramme.agreed_on, WorkProgramme.year),
    )
    .outerjoin(WorkProgramme, and_(WorkProgramme.committee_id == Committee.id, WorkProgramme.year <= bindparam("year")))
    .where(Committee.id == bindparam("committee_id"))
    .order_by(WorkProgramme.year.desc(), WorkProgramme.id)
    .limit(1)
)
INTO = aliased(Topic)
SAID = (
    *(Topic.id, Topic.committee_id, Topic.year, Topic.title, Topic.detail, Topic.kind, Topic.lead_officer),
    *(Topic.minutes, Topic.every_months, Topic.is_in_depth, Topic.is_public, Topic.notes, Topic.follow_up),
    *(Topic.last_report_note, Topic.status, Topic.ended_on, Topic.end_reason, Topic.revision, Topic.meeting_id),
    *(Topic.source, Topic.source_words, Topic.asked_by_id, Topic.resolution_id, Topic.owed_id, Topic.action_id),
    *(Topic.key_decision_id, Member.name, INTO.title, Meeting.status, REPORTED),
)
LAST = (
    *(latest(TopicChange.event), latest(TopicChange.was), latest(TopicChange.reason)),
    latest(TopicChange.changed_at),
)
TOPICS = (
    select(*SAID, *LAST, *WHEN)
    .outerjoin(Meeting, Meeting.id == Topic.meeting_id)
    .outerjoin(Member, Member.id == Topic.portfolio_holder_id)
    .outerjoin(INTO, INTO.id == Topic.merged_into_id)
    .order_by(Topic.year, Topic.position, Topic.id)
)
OF_PROGRAMME = TOPICS.where(THEIRS, Topic.year == bindparam("year"), KEPT)
BY_NUMBER = TOPICS.where(Topic.id.in_(bindparam("numbers", expanding=True)))
IS_REPORT = func.coalesce(topic_reports.is_report(bindparam("on", type_=Date())), false())
CARRIED = (
    topic_reports.with_minutes(
        select(
            *(TopicItem.topic_id, TopicItem.returned_at, IS_REPORT),
            *(AgendaItem.id, AgendaItem.heading, AgendaItem.removed_at, *SAT),
        )
    )
    .where(TopicItem.topic_id.in_(bindparam("numbers", expanding=True)))
    .order_by(TopicItem.id)
)
NOTED = (
    select(NotedReport.topic_id, NotedReport.reported_on)
    .where(NotedReport.topic_id.in_(bindparam("numbers", expanding=True)))
    .order_by(NotedReport.reported_on, NotedReport.id)
)
MEETINGS = (
    select(*SAT)
    .where(
        Meeting.committee_id == bindparam("committee_id"),
        or_(
            Meeting.held_on.between(bindparam("first"), bindparam("last")),
            Meeting.id.in_(bindparam("also", expanding=True)),
            and_(Meeting.held_on >= bindparam("on"), Meeting.status == MeetingStatus.SCHEDULED),
        ),
    )
    .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
)
PLANNED = (
    select(Topic.meeting_id, Topic.year, Topic.kind, Topic.minutes, Topic.is_in_depth)
    .where(THEIRS, KEPT, Topic.status == TopicStatus.OPEN, Topic.meeting_id.in_(bindparam("at", expanding=True)))
    .order_by(Topic.year, Topic.position, Topic.id)
)
CHAMPIONS = (
    select(Member.name, Seat.capacity)
    .join(Member, Member.id == Seat.member_id)
    .where(Seat.committee_id == bindparam("committee_id"), Seat.role == SeatRole.CHAMPION)
    .where(Seat.starts_on <= bindparam("on"), or_(Seat.ends_on.is_(None), Seat.ends_on >= bindparam("on")))
    .order_by(Seat.position, Seat.id)
)
WENT = exists().where(
    TopicChange.topic_id == Topic.id,
    TopicChange.event == TopicEvent.CARRIED_FORWARD,
    TopicChange.was == bindparam("year_in_words"),
)
CARRIED_ON = (
    select(Topic.id, Topic.title, Topic.year)
    .where(THEIRS, Topic.year > bindparam("year"), KEPT, WENT)
    .order_by(Topic.year, Topic.position, Topic.id)
)
UNFINISHED = select(func.count()).where(THEIRS, Topic.year < bindparam("year"), KEPT, Topic.status == TopicStatus.OPEN)


def owner(committee_id: int, year: int) -> Owner:
    """The committee with this number and what it settled for a year. NoResultFound where there is none."""
    *settled, agreed_on, year_settled = _ask(OWNER, committee_id=committee_id, year=year).one()
    return Owner(*(*settled, agreed_on if year_settled == year else None))


def of_programme(committee_id: int, year: int) -> list[TopicRow]:
    """The topics of a programme in its order, those that ended too."""
    return [_topic(tuple(row)) for row in _ask(OF_PROGRAMME, committee_id=committee_id, year=year)]


def by_number(numbers: Collection[int]) -> list[TopicRow]:
    """Some topics, by year and place."""
    return [_topic(tuple(row)) for row in _ask(BY_NUMBER, numbers=list(numbers))]


def carried(numbers: Collection[int], *, on: date) -> list[Carried]:
    """What carried some topics, in the order it was put on an agenda."""
    rows = _ask(CARRIED, numbers=list(numbers), on=on)
    return [Carried(*(*row[:3], CarriedItem(*(*row[3:6], Sat(*row[6:]))))) for row in rows]


def noted(numbers: Collection[int]) -> list[tuple[int, date]]:
    """The days earlier papers name as those on which some topics were reported, by topic, the earliest first."""
    return [(row[0], row[1]) for row in _ask(NOTED, numbers=list(numbers))]


def meetings(committee_id: int, span: tuple[date, date], *, also: Collection[int], on: date) -> list[Sat]:
    """A committee's meetings within a span of days, some others by number, and all that are still to be held."""
    said = {"first": span[0], "last": span[1], "also": list(also), "on": on}
    return [Sat(*row) for row in _ask(MEETINGS, committee_id=committee_id, **said)]


def planned(committee_id: int, at: Collection[int]) -> dict[int, list[Beside]]:
    """The open topics planned for some meetings, whichever year's programme they are in, by the meeting's number."""
    found: dict[int, list[Beside]] = {}
    for meeting_id, *said in _ask(PLANNED, committee_id=committee_id, at=list(at)):
        found.setdefault(meeting_id, []).append(Beside(*said))
    return found


def champions(committee_id: int, *, on: date) -> tuple[Champion, ...]:
    """Who champions what on a day."""
    return tuple(Champion(*row) for row in _ask(CHAMPIONS, committee_id=committee_id, on=on))


def carried_on(committee_id: int, year: int, year_in_words: str) -> tuple[CarriedOn, ...]:
    """The topics of a programme that a later one took on."""
    rows = _ask(CARRIED_ON, committee_id=committee_id, year=year, year_in_words=year_in_words)
    return tuple(CarriedOn(*row) for row in rows)


def unfinished(committee_id: int, year: int) -> int:
    """How many topics of earlier years have not ended."""
    return int(_ask(UNFINISHED, committee_id=committee_id, year=year).scalar_one())


def _topic(row: tuple[Any, ...]) -> TopicRow:
    said, last, when = row[: len(SAID)], row[len(SAID) : -len(WHEN)], row[-len(WHEN) :]
    return TopicRow(*(*said, Last(*last) if last[0] else None, When(*when)))


def _ask(statement: Executable, **said: Any) -> CursorResult[*tuple[Any, ...]]:
    return db.session.connection().execute(statement, said)
