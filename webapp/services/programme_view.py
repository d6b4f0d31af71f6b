"""A committee's programme as it is read: what comes at which meeting, what stands, what may come and what ended.

Everything is read in a fixed number of queries, however many topics there are.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.member import Seat
from models.programme_vocabulary import TopicEvent, TopicKind, TopicStatus, TopicTiming
from models.rules import board, municipal_year, returned_topics
from models.rules import task_groups as group_rules
from models.rules import topics as rules
from models.rules.board import Beside, Load
from models.rules.work_programme import When, in_words
from models.vocabulary import MeetingStatus, SeatRole
from models.work_programme import NotedReport, Topic, TopicChange, TopicItem, WorkProgramme
from webapp.database import db
from webapp.services import (
    programme_meetings,
    task_groups,
    topic_history,
    topic_reports,
    topic_sources,
    work_programmes,
)
from webapp.services.topic_slots import when_of
from webapp.services.topic_sources import Origin

__all__ = ["Champion", "ProgrammeRow", "ProgrammeSection", "ProgrammeView", "rows_of", "view", "when_of"]


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One topic as the programme prints it. `last_reports` are the days it was reported, the earliest first.

    `attention` says what somebody must say of it next; `due_at_id` is the meeting to come at which one that comes
    again is due.
    """

    topic: Topic
    when: When
    origin: Origin
    last_reports: tuple[date, ...] = ()
    noted: frozenset[date] = frozenset()
    appearances: tuple[TopicItem, ...] = ()
    last_change: TopicChange | None = None
    attention: str = ""
    due_at_id: int | None = None

    @property
    def when_in_words(self) -> str:
        """When it comes, as papers print it."""
        return in_words(self.when)

    @property
    def on_agenda_of(self) -> int | None:
        """The meeting where it stands, if its agenda carries it already."""
        carried = (one for one in self.appearances if one.returned_at is None and one.item.removed_at is None)
        meetings = [one.item.meeting_id for one in carried]
        return self.topic.meeting_id if self.topic.meeting_id in meetings else None


@dataclass(frozen=True, slots=True)
class ProgrammeSection:
    """The topics that come together: at a meeting, in a month, or under the words of `title` alone.

    `load` is what a meeting bears with what comes every time.
    """

    title: str
    rows: tuple[ProgrammeRow, ...] = ()
    meeting: Meeting | None = None
    month: date | None = None
    load: Load | None = None


@dataclass(frozen=True, slots=True)
class Champion:
    """A scrutiny champion of the committee, and of what."""

    name: str
    of_what: str


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A committee's programme of one municipal year.

    `dated` holds meetings and months in the order of the calendar. `every_meeting` and `standing` are standing items;
    `conditions` and `possible` the possible future items. `ended` are done, dropped or merged.
    """

    committee: Committee
    year: int
    programme: WorkProgramme
    dated: tuple[ProgrammeSection, ...] = ()
    every_meeting: tuple[ProgrammeRow, ...] = ()
    standing: tuple[ProgrammeRow, ...] = ()
    conditions: tuple[ProgrammeRow, ...] = ()
    possible: tuple[ProgrammeRow, ...] = ()
    ended: tuple[ProgrammeRow, ...] = ()
    champions: tuple[Champion, ...] = ()
    carried_on: tuple[Topic, ...] = field(default=())

    @property
    def rows(self) -> tuple[ProgrammeRow, ...]:
        """Every open topic, in the order the programme prints them."""
        dated = tuple(row for section in self.dated for row in section.rows)
        return self.every_meeting + dated + self.standing + self.conditions + self.possible


def view(committee: Committee, year: int, *, on: date) -> ProgrammeView:
    """A committee's programme of a municipal year as it stands on a day."""
    everything = rows_of(_topics(committee, year), on=on)
    live = [row for row in everything if row.topic.status is TopicStatus.OPEN]
    waiting = [row for row in live if row.topic.timing in (TopicTiming.NOT_YET, TopicTiming.CONDITION)]
    possible = [row for row in waiting if row.topic.kind is not TopicKind.STANDING]
    programme = work_programmes.of_committee(committee, year)
    return ProgrammeView(
        committee,
        year,
        programme,
        dated=_dated(programme, live),
        every_meeting=_timed(live, TopicTiming.EVERY_MEETING),
        standing=tuple(row for row in waiting if row.topic.kind is TopicKind.STANDING),
        conditions=_timed(possible, TopicTiming.CONDITION),
        possible=_timed(possible, TopicTiming.NOT_YET),
        ended=tuple(row for row in everything if row.topic.status is not TopicStatus.OPEN),
        champions=_champions(committee, on),
        carried_on=_carried_on(committee, year),
    )


def rows_of(topics: Sequence[Topic], *, on: date) -> tuple[ProgrammeRow, ...]:
    """Topics as rows, with their reports, sources and last change: a fixed number of queries."""
    numbers = [one.id for one in topics]
    appearances, noted, reports = _appearances(numbers), _noted(numbers), topic_reports.reported(numbers, on=on)
    groups = task_groups.reported(numbers)
    changes, origins = topic_history.last_changes(numbers), topic_sources.origins(topics)
    coming = programme_meetings.to_come_by_committee({one.committee_id for one in topics}, on=on)
    rows = []
    for one in topics:
        carried = tuple(appearances.get(one.id, ()))
        on_paper = frozenset(noted.get(one.id, ()))
        reported = {each.item.meeting.held_on for each in carried if each.id in reports}
        days = tuple(sorted(reported | on_paper))
        when = when_of(one)
        last = changes.get(one.id)
        needs = _attention(one, when, reported, last, on) or group_rules.attention(when, groups.get(one.id))
        due = _due_at(one, when, days, coming.get(one.committee_id, ()), on)
        row = ProgrammeRow(one, when, origins[one.id], days, on_paper, carried, last, needs, due)
        rows.append(row)
    return tuple(rows)


def _timed(rows: Iterable[ProgrammeRow], timing: TopicTiming) -> tuple[ProgrammeRow, ...]:
    return tuple(row for row in rows if row.topic.timing is timing)


def _dated(programme: WorkProgramme, rows: Sequence[ProgrammeRow]) -> tuple[ProgrammeSection, ...]:
    """The meetings of the year, those without a topic too, and the months, in the order of the calendar."""
    at: dict[int, list[ProgrammeRow]] = {}
    within: dict[tuple[date, str], list[ProgrammeRow]] = {}
    for row in rows:
        if row.topic.meeting_id is not None:
            at.setdefault(row.topic.meeting_id, []).append(row)
        elif row.topic.month is not None:
            within.setdefault((row.topic.month, row.when_in_words), []).append(row)
    meetings = programme_meetings.of_year(programme.committee, programme.year, also=at)
    planned = programme_meetings.planned_at([programme.committee.id])
    sections = [
        (
            one.held_on.replace(day=1),
            0,
            (str(one.held_on), one.id),
            ProgrammeSection("", tuple(at.get(one.id, ())), one, load=_load(programme, rows, one, planned)),
        )
        for one in meetings
        if one.id in at or one.status is MeetingStatus.SCHEDULED
    ]
    sections += [
        (month, 1, (words, 0), ProgrammeSection(words, tuple(inside), month=month))
        for (month, words), inside in within.items()
    ]
    return tuple(section for *_, section in sorted(sections, key=lambda each: each[:3]))


def _load(
    programme: WorkProgramme, rows: Sequence[ProgrammeRow], meeting: Meeting, planned: Mapping[int, Sequence[Beside]]
) -> Load:
    every_time = [row.topic for row in rows if board.comes_every_time(row.topic.kind, row.topic.timing)]
    theirs = planned.get(meeting.id, ())
    borne = board.borne(meeting.held_on, programme.year, theirs=theirs, every_time=every_time)
    return board.load(borne, available=programme.minutes_available, most_in_depth=programme.most_in_depth)


def _topics(committee: Committee, year: int) -> list[Topic]:
    found = select(Topic).where(Topic.committee_id == committee.id, Topic.year == year, Topic.removed_at.is_(None))
    said = found.options(joinedload(Topic.meeting), joinedload(Topic.portfolio_holder), joinedload(Topic.merged_into))
    return list(db.session.scalars(said.order_by(Topic.position, Topic.id)))


def _appearances(numbers: Sequence[int]) -> dict[int, list[TopicItem]]:
    found: dict[int, list[TopicItem]] = {}
    carried = select(TopicItem).where(TopicItem.topic_id.in_(numbers))
    said = carried.options(joinedload(TopicItem.item).joinedload(AgendaItem.meeting))
    for one in db.session.scalars(said.order_by(TopicItem.id)):
        found.setdefault(one.topic_id, []).append(one)
    return found


def _noted(numbers: Sequence[int]) -> dict[int, list[date]]:
    found: dict[int, list[date]] = {}
    noted = select(NotedReport.topic_id, NotedReport.reported_on).where(NotedReport.topic_id.in_(numbers))
    for number, day in db.session.execute(noted.order_by(NotedReport.reported_on, NotedReport.id)):
        found.setdefault(number, []).append(day)
    return found


def _attention(topic: Topic, when: When, reported: Collection[date], last: TopicChange | None, on: date) -> str:
    is_cancelled = topic.meeting is not None and topic.meeting.status is MeetingStatus.CANCELLED
    said = rules.attention(when, is_cancelled=is_cancelled, was_reported=when.held_on in reported, on=on)
    return said or (returned_topics.attention(last.event, last.was, topic.timing) if last else "")


def _due_at(topic: Topic, when: When, days: Sequence[date], coming: Sequence[Meeting], on: date) -> int | None:
    """The first meeting to come on which a topic that comes again is due, counted from when it came last."""
    last = max((day for day in (when.held_on, *days) if day and day <= on), default=None)
    if topic.every_months is None or last is None:
        return None
    due_on = rules.due_again(last, topic.every_months)
    return next((one.id for one in coming if one.held_on >= due_on), None)


def _champions(committee: Committee, on: date) -> tuple[Champion, ...]:
    held = select(Seat).where(Seat.committee_id == committee.id, Seat.role == SeatRole.CHAMPION)
    seats = db.session.scalars(held.options(joinedload(Seat.member)).order_by(Seat.position, Seat.id))
    return tuple(Champion(one.member.name, one.capacity) for one in seats if one.member and one.is_held_on(on))


def _carried_on(committee: Committee, year: int) -> tuple[Topic, ...]:
    """The topics of this programme that a later one took on."""
    went = select(TopicChange.topic_id).where(
        TopicChange.event == TopicEvent.CARRIED_FORWARD, TopicChange.was == municipal_year.in_words(year)
    )
    found = select(Topic).where(Topic.committee_id == committee.id, Topic.year > year, Topic.removed_at.is_(None))
    return tuple(db.session.scalars(found.where(Topic.id.in_(went)).order_by(Topic.year, Topic.position, Topic.id)))
