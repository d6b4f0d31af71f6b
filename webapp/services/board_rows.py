"""What a board is made of, read as plain rows: a committee's open topics as cards, and its meetings."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import CursorResult, ScalarSelect, Select, and_, bindparam, case, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.programme_vocabulary import TaskGroupStage, TopicKind, TopicStatus, TopicTiming
from models.rules import returned_topics, task_groups
from models.rules import topics as rules
from models.rules.work_programme import When, in_words
from models.task_group import TaskGroup
from models.vocabulary import MeetingStatus
from models.work_programme import Topic, TopicChange, TopicItem, WorkProgramme
from webapp.database import db

Found = TypeVar("Found")
SAID = (
    Topic.id,
    Topic.title,
    Topic.kind,
    Topic.lead_officer,
    Topic.minutes,
    Topic.is_in_depth,
    Topic.is_public,
    Topic.revision,
    Topic.meeting_id,
)
WHEN = (
    Topic.timing,
    Meeting.held_on,
    Topic.month,
    Topic.until_month,
    Topic.is_tentative,
    Topic.condition,
    Topic.review_on,
    Topic.timing_words,
)


# Written once: what is asked of the database is the same at every look at a board.
# The settings are those of the year, or of the latest before it where nobody has written in that one yet.
OWNER = (
    select(Committee.id, Committee.name, WorkProgramme.minutes_available, WorkProgramme.most_in_depth)
    .outerjoin(
        WorkProgramme,
        and_(WorkProgramme.committee_id == Committee.id, WorkProgramme.year <= bindparam("year")),
    )
    .where(Committee.id == bindparam("committee_id"))
    .order_by(WorkProgramme.year.desc(), WorkProgramme.id)
    .limit(1)
)
BEARS = exists().where(
    Topic.meeting_id == Meeting.id,
    Topic.year == bindparam("year"),
    Topic.status == TopicStatus.OPEN,
    Topic.removed_at.is_(None),
)
SAT = (
    select(Meeting.id, Meeting.held_on, BEARS)
    .where(Meeting.committee_id == bindparam("committee_id"), Meeting.held_on >= bindparam("from_"))
    .where(Meeting.status == MeetingStatus.SCHEDULED)
    .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
)
IS_CARRIED = exists().where(
    TopicItem.topic_id == Topic.id,
    TopicItem.returned_at.is_(None),
    AgendaItem.id == TopicItem.item_id,
    AgendaItem.meeting_id == Topic.meeting_id,
    AgendaItem.removed_at.is_(None),
)


def latest(column: InstrumentedAttribute[Found]) -> ScalarSelect[Found]:
    """What the last thing that happened to a topic says, found by index topic by topic: joined to the topics instead,
    PostgreSQL reads every change there is.
    """
    theirs = select(column).where(TopicChange.topic_id == Topic.id).order_by(TopicChange.id.desc()).limit(1)
    return theirs.correlate(Topic).scalar_subquery()


# Only of what an agenda may have given back: of the rest nobody asks.
MAY_HAVE_COME_BACK = Topic.timing.in_((TopicTiming.NOT_YET, TopicTiming.MEETING))
EVENT, WAS = (case((MAY_HAVE_COME_BACK, latest(one))) for one in (TopicChange.event, TopicChange.was))
REPORTED = (
    select(func.max(TaskGroup.reported_on))
    .where(TaskGroup.topic_id == Topic.id, TaskGroup.stage == TaskGroupStage.REPORTED)
    .correlate(Topic)
    .scalar_subquery()
)
ABOUT = (Meeting.status, IS_CARRIED, EVENT, WAS, REPORTED)
OPEN = (
    select(*ABOUT, *SAID, *WHEN)
    .outerjoin(Meeting, Meeting.id == Topic.meeting_id)
    .where(Topic.committee_id == bindparam("committee_id"), Topic.removed_at.is_(None))
    .where(Topic.status == TopicStatus.OPEN)
    .where(or_(Topic.year == bindparam("year"), Topic.meeting_id.in_(bindparam("at", expanding=True))))
    .order_by(Topic.year, Topic.position, Topic.id)
)


@dataclass(frozen=True, slots=True)
class Card:
    """One open topic on the board. `attention` says what somebody must say of it next.

    `is_on_agenda`: the agenda of its meeting carries it already; it is taken off there before it moves.
    """

    id: int
    title: str
    kind: TopicKind
    lead_officer: str
    minutes: int | None
    is_in_depth: bool
    is_public: bool
    revision: int
    meeting_id: int | None
    when: When
    attention: str = ""
    is_on_agenda: bool = False

    @property
    def comes(self) -> str:
        """When it comes, in words."""
        return in_words(self.when)

    @property
    def came_back(self) -> bool:
        """Whether it waits because an agenda gave it back or its group reported, and has no day of its own."""
        return bool(self.attention) and self.when.timing is TopicTiming.NOT_YET

    @property
    def wants_reason(self) -> bool:
        """Whether it leaves where it stands only with a reason: people expect it there."""
        return self.when.timing in rules.LEFT_WITH_A_REASON


class Sat(NamedTuple):
    """A meeting that is not cancelled, by its number and day; `bears` says whether topics of the year stand at it."""

    id: int
    held_on: date
    bears: bool = False


class Owner(NamedTuple):
    """The committee whose board it is, and what it settled of its meetings so far as it did."""

    id: int
    name: str
    available: int | None = None
    most_in_depth: int | None = None


def owner(committee_id: int, year: int) -> Owner:
    """The committee with this number, and its limits of a year. NoResultFound where there is none."""
    return Owner(*_ask(OWNER, committee_id=committee_id, year=year).one())


def sat(committee_id: int, year: int, *, from_: date) -> list[Sat]:
    """A committee's meetings from a day on, in order of date, as those who plan a year's programme look at them."""
    return [Sat(*row) for row in _ask(SAT, committee_id=committee_id, year=year, from_=from_)]


def cards(committee_id: int, year: int, at: Collection[int], *, on: date) -> list[Card]:
    """The open topics of a programme, and those of other years planned for some meetings, by number, as of a day."""
    return [_card(tuple(row), on) for row in _ask(OPEN, committee_id=committee_id, year=year, at=list(at))]


def _card(row: tuple[Any, ...], on: date) -> Card:
    status, is_carried, event, was, reported_on = row[: len(ABOUT)]
    said, when = row[len(ABOUT) : -len(WHEN)], When(*row[-len(WHEN) :])
    is_cancelled = status is MeetingStatus.CANCELLED
    attention = rules.attention(when, is_cancelled=is_cancelled, was_reported=is_carried, on=on)
    attention = attention or returned_topics.attention(event, was, when.timing)
    return Card(*(*said, when, attention or task_groups.attention(when, reported_on), is_carried))


def _ask(statement: Select[*tuple[Any, ...]], **said: Any) -> CursorResult[*tuple[Any, ...]]:
    """Rows and no records: they are read much faster, and a board changes nothing."""
    return db.session.connection().execute(statement, said)
