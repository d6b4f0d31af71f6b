"""A committee's programme as it is read: what comes at which meeting, what stands, what may come and what ended.

Everything is read in a fixed number of queries, however many topics there are.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.programme_vocabulary import TopicKind, TopicStatus, TopicTiming
from models.rules import board, municipal_year, returned_topics
from models.rules import task_groups as group_rules
from models.rules import topics as rules
from models.rules.board import Beside, Load
from models.rules.municipal_year import span
from models.rules.work_programme import in_words
from models.vocabulary import MeetingStatus
from models.work_programme import Topic
from webapp.services import programme_meetings, programme_rows, topic_sources, work_programmes
from webapp.services.programme_rows import Carried, CarriedOn, Champion, Owner, Sat, TopicRow
from webapp.services.topic_sources import Origin

__all__ = ["Champion", "ProgrammeRow", "ProgrammeSection", "ProgrammeView", "rows_of", "view"]


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One topic as the programme prints it. `last_reports` are the days it was reported, the earliest first.

    `attention` says what somebody must say of it next; `due_at_id` is the meeting to come at which one that comes
    again is due.
    """

    topic: TopicRow
    origin: Origin
    last_reports: tuple[date, ...] = ()
    noted: frozenset[date] = frozenset()
    appearances: tuple[Carried, ...] = ()
    attention: str = ""
    due_at_id: int | None = None

    @property
    def when_in_words(self) -> str:
        """When it comes, as papers print it."""
        return in_words(self.topic.when)

    @property
    def on_agenda_of(self) -> int | None:
        """The meeting where it stands, if its agenda carries it already."""
        carried = (one for one in self.appearances if one.returned_at is None and one.item.removed_at is None)
        meetings = [one.item.meeting.id for one in carried]
        return self.topic.meeting_id if self.topic.meeting_id in meetings else None


@dataclass(frozen=True, slots=True)
class ProgrammeSection:
    """The topics that come together: at a meeting, in a month, or under the words of `title` alone.

    `load` is what a meeting bears with what comes every time.
    """

    title: str
    rows: tuple[ProgrammeRow, ...] = ()
    meeting: Sat | None = None
    month: date | None = None
    load: Load | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A committee's programme of one municipal year.

    `dated` holds meetings and months in the order of the calendar. `every_meeting` and `standing` are standing items;
    `conditions` and `possible` the possible future items. `ended` are done, dropped or merged. `coming` are the
    meetings still to be held; `years` those there is a programme of, the latest first; `unfinished` counts the open
    topics of earlier years.
    """

    committee: Owner
    year: int
    dated: tuple[ProgrammeSection, ...] = ()
    every_meeting: tuple[ProgrammeRow, ...] = ()
    standing: tuple[ProgrammeRow, ...] = ()
    conditions: tuple[ProgrammeRow, ...] = ()
    possible: tuple[ProgrammeRow, ...] = ()
    ended: tuple[ProgrammeRow, ...] = ()
    champions: tuple[Champion, ...] = ()
    carried_on: tuple[CarriedOn, ...] = ()
    coming: tuple[Sat, ...] = ()
    years: tuple[int, ...] = ()
    unfinished: int = 0

    @property
    def rows(self) -> tuple[ProgrammeRow, ...]:
        """Every open topic, in the order the programme prints them."""
        dated = tuple(row for section in self.dated for row in section.rows)
        return self.every_meeting + dated + self.standing + self.conditions + self.possible


def view(committee_id: int, year: int, *, on: date) -> ProgrammeView:
    """A committee's programme of a municipal year as it stands on a day. NoResultFound without such a committee."""
    committee, topics = programme_rows.owner(committee_id, year), programme_rows.of_programme(committee_id, year)
    open_ones = (one for one in topics if one.status is TopicStatus.OPEN)
    at = {one.meeting_id for one in open_ones if one.meeting_id is not None}
    meetings = programme_rows.meetings(committee_id, span(year), also=at, on=on)
    coming = [one for one in meetings if one.held_on >= on and one.status is MeetingStatus.SCHEDULED]
    everything = _rows(topics, {committee_id: coming}, on=on)
    live = [row for row in everything if row.topic.status is TopicStatus.OPEN]
    waiting = [row for row in live if row.topic.when.timing in (TopicTiming.NOT_YET, TopicTiming.CONDITION)]
    possible = [row for row in waiting if row.topic.kind is not TopicKind.STANDING]
    first, last = span(year)
    of_year = [one for one in meetings if first <= one.held_on <= last or one.id in at]
    return ProgrammeView(
        committee,
        year,
        dated=_dated(committee, year, live, of_year),
        every_meeting=_timed(live, TopicTiming.EVERY_MEETING),
        standing=tuple(row for row in waiting if row.topic.kind is TopicKind.STANDING),
        conditions=_timed(possible, TopicTiming.CONDITION),
        possible=_timed(possible, TopicTiming.NOT_YET),
        ended=tuple(row for row in everything if row.topic.status is not TopicStatus.OPEN),
        champions=programme_rows.champions(committee_id, on=on),
        carried_on=programme_rows.carried_on(committee_id, year, municipal_year.in_words(year)),
        coming=tuple(coming),
        years=tuple(work_programmes.years(committee_id, on=on)),
        unfinished=programme_rows.unfinished(committee_id, year),
    )


def rows_of(topics: Sequence[Topic], *, on: date) -> tuple[ProgrammeRow, ...]:
    """Topics as rows, with their reports, sources and last change: a fixed number of queries."""
    rows = {one.id: one for one in programme_rows.by_number([one.id for one in topics])}
    coming = programme_meetings.to_come_by_committee({one.committee_id for one in topics}, on=on)
    sat = {
        number: [Sat(one.id, one.committee_id, one.held_on, one.status) for one in some]
        for number, some in coming.items()
    }
    return _rows([rows[one.id] for one in topics], sat, on=on)


def _rows(topics: Sequence[TopicRow], coming: Mapping[int, Sequence[Sat]], *, on: date) -> tuple[ProgrammeRow, ...]:
    numbers = [one.id for one in topics]
    carried, noted = dict[int, list[Carried]](), dict[int, list[date]]()
    for each in programme_rows.carried(numbers, on=on):
        carried.setdefault(each.topic_id, []).append(each)
    for number, day in programme_rows.noted(numbers):
        noted.setdefault(number, []).append(day)
    origins = topic_sources.origins(topics)
    rows = []
    for one in topics:
        appearances, on_paper = tuple(carried.get(one.id, ())), frozenset(noted.get(one.id, ()))
        reported = {each.item.meeting.held_on for each in appearances if each.is_report}
        days = tuple(sorted(reported | on_paper))
        due = _due_at(one, days, coming.get(one.committee_id, ()), on)
        needs = _attention(one, reported, on)
        rows.append(ProgrammeRow(one, origins[one.id], days, on_paper, appearances, needs, due))
    return tuple(rows)


def _timed(rows: Iterable[ProgrammeRow], timing: TopicTiming) -> tuple[ProgrammeRow, ...]:
    return tuple(row for row in rows if row.topic.when.timing is timing)


def _dated(
    committee: Owner, year: int, rows: Sequence[ProgrammeRow], meetings: Sequence[Sat]
) -> tuple[ProgrammeSection, ...]:
    """The meetings of the year, those without a topic too, and the months, in the order of the calendar."""
    at: dict[int, list[ProgrammeRow]] = {}
    within: dict[tuple[date, str], list[ProgrammeRow]] = {}
    for row in rows:
        if row.topic.meeting_id is not None:
            at.setdefault(row.topic.meeting_id, []).append(row)
        elif row.topic.when.month is not None:
            within.setdefault((row.topic.when.month, row.when_in_words), []).append(row)
    planned = programme_rows.planned(committee.id, [one.id for one in meetings])
    every_time = [row.topic for row in rows if board.comes_every_time(row.topic.kind, row.topic.when.timing)]
    sections = [
        (
            one.held_on.replace(day=1),
            0,
            (str(one.held_on), one.id),
            ProgrammeSection("", tuple(at.get(one.id, ())), one, load=_load(committee, year, one, planned, every_time)),
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
    committee: Owner,
    year: int,
    meeting: Sat,
    planned: Mapping[int, Sequence[Beside]],
    every_time: Sequence[TopicRow],
) -> Load:
    borne = board.borne(meeting.held_on, year, theirs=planned.get(meeting.id, ()), every_time=every_time)
    return board.load(borne, available=committee.minutes_available, most_in_depth=committee.most_in_depth)


def _attention(topic: TopicRow, reported: Collection[date], on: date) -> str:
    is_cancelled = topic.status_of_meeting is MeetingStatus.CANCELLED
    when, last = topic.when, topic.last
    said = rules.attention(when, is_cancelled=is_cancelled, was_reported=when.held_on in reported, on=on)
    said = said or (returned_topics.attention(last.event, last.was, when.timing) if last else "")
    return said or group_rules.attention(when, topic.group_reported_on)


def _due_at(topic: TopicRow, days: Sequence[date], coming: Sequence[Sat], on: date) -> int | None:
    """The first meeting to come on which a topic that comes again is due, counted from when it came last."""
    if topic.every_months is None:
        return None
    last = max((day for day in (topic.when.held_on, *days) if day and day <= on), default=None)
    if last is None:
        return None
    due_on = rules.due_again(last, topic.every_months)
    return next((one.id for one in coming if one.held_on >= due_on), None)
