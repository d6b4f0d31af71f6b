"""The programme report of a meeting as its page shows it, read as plain rows: the file of it is in programme_papers.

What it says is what the file says, by the same rules. It is a fixed number of statements, each of them written once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import CursorResult, Select, and_, bindparam, exists, false, func, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import aliased

from exports.programme_report import OwedLine
from models.agenda import AgendaItem
from models.committee import Committee
from models.document import Document
from models.meeting import Meeting
from models.programme_bodies import PlacedBody, ProgrammeChangeBody
from models.programme_vocabulary import TopicEvent, TopicKind, TopicStatus
from models.rules import addresses, programme_changes
from models.rules.municipal_year import municipal_year_of
from models.rules.permissions import Permission
from models.rules.programme_changes import Happened
from models.rules.programme_order import Slot, coming, in_order
from models.rules.work_programme import When, in_words
from models.vocabulary import ItemKind, Part
from models.work_programme import Topic, TopicChange, WorkProgramme
from webapp.clock import day_of
from webapp.database import db
from webapp.services import programme_bodies, programme_papers, told_changes, topic_bodies, unsaid_words
from webapp.services.actors import Actor
from webapp.services.board_rows import WHEN
from webapp.services.unsaid_words import NOT_PUBLIC_YET

IS_ENCLOSED = exists().where(
    AgendaItem.kind == ItemKind.WORK_PROGRAMME,
    Document.item_id == AgendaItem.id,
    Document.title == programme_papers.TITLE,
    Document.removed_at.is_(None),
)
# The meeting again and again beside each item of its agenda: one statement for both.
MEETING = (
    select(
        *(Meeting.id, Meeting.held_on, Meeting.day_number, Meeting.committee_id, Committee.name, Committee.slug),
        *(AgendaItem.id, AgendaItem.parent_id, AgendaItem.kind, AgendaItem.part, AgendaItem.heading, IS_ENCLOSED),
    )
    .join(Committee, Committee.id == Meeting.committee_id)
    .outerjoin(AgendaItem, and_(AgendaItem.meeting_id == Meeting.id, AgendaItem.removed_at.is_(None)))
    .where(Meeting.id == bindparam("meeting_id"))
    .order_by(AgendaItem.position, AgendaItem.id)
)
# The year that programme_order.year_in_use says, found by index.
YEAR_IN_USE = (
    select(Topic.year)
    .where(Topic.committee_id == bindparam("committee_id"), Topic.removed_at.is_(None))
    .where(Topic.year <= bindparam("this_year"))
    .order_by(Topic.year.desc())
    .limit(1)
    .scalar_subquery()
)
IN_USE = select(func.coalesce(YEAR_IN_USE, bindparam("this_year")).label("year")).subquery()
PROGRAMME = select(IN_USE.c.year, WorkProgramme.id, WorkProgramme.agreed_on).outerjoin_from(
    IN_USE,
    WorkProgramme,
    and_(WorkProgramme.committee_id == bindparam("committee_id"), WorkProgramme.year == IN_USE.c.year),
)
OF_PROGRAMME = (
    Topic.committee_id == bindparam("committee_id"),
    Topic.year == bindparam("year"),
    Topic.is_public,
    Topic.removed_at.is_(None),
)
TOPICS = (
    select(Topic.id, Topic.title, Topic.kind, Topic.status, Topic.meeting_id, *WHEN)
    .outerjoin(Meeting, Meeting.id == Topic.meeting_id)
    .where(*OF_PROGRAMME)
    .order_by(Topic.position, Topic.id)
)
INTO = aliased(Topic)
NAMES_TOLD = func.coalesce(and_(INTO.is_public, INTO.removed_at.is_(None)), false())
CHANGES = (
    select(
        *(Topic.id, TopicChange.event, TopicChange.was, TopicChange.now, TopicChange.reason, TopicChange.changed_at),
        NAMES_TOLD,
    )
    .join(TopicChange, TopicChange.topic_id == Topic.id)
    .outerjoin(INTO, INTO.id == Topic.merged_into_id)
    .where(*OF_PROGRAMME, TopicChange.changed_at > bindparam("after"))
    .order_by(TopicChange.id)
)


class Under(NamedTuple):
    """The meeting a report is for."""

    id: int
    held_on: date
    day_number: int
    committee_id: int
    committee: str
    slug: str


class Item(NamedTuple):
    """The agenda's item for the work programme, and whether the report is under it already."""

    heading: str
    is_enclosed: bool


class Line(NamedTuple):
    """A line of a topic's history, and whether the public is told of what the topic was merged into."""

    topic_id: int
    event: TopicEvent
    was: str
    now: str
    reason: str
    changed_at: datetime
    names_told: bool


class Row(NamedTuple):
    """A topic, so far as the report names it."""

    id: int
    title: str
    kind: TopicKind
    status: TopicStatus
    meeting_id: int | None
    when: When


@dataclass(frozen=True, slots=True)
class Report:
    """What the report for a meeting says as things stand on a day. `changed_since` is None while nobody can say."""

    meeting: Under
    item: Item | None
    year: int
    changed_since: date | None
    changes: Sequence[ProgrammeChangeBody]
    coming: Sequence[Slot[PlacedBody]]
    owed: Sequence[OwedLine]


def show(meeting_id: int, *, by: Actor, on: date) -> Report:
    """The report for a meeting this person records, on a day. NoResultFound or NotAllowed otherwise."""
    agenda = _ask(MEETING, meeting_id=meeting_id).all()
    if not agenda:
        raise NoResultFound
    meeting = Under(*agenda[0][: len(Under._fields)])
    by.check(Permission.RECORD_MEETING, meeting.committee_id)
    theirs = {"committee_id": meeting.committee_id}
    year, programme_id, agreed_on = _ask(PROGRAMME, **theirs, this_year=municipal_year_of(meeting.held_on)).one()
    topics = [Row(*(*row[:5], When(*row[5:]))) for row in _ask(TOPICS, **theirs, year=year)]
    told_from = programme_bodies.changes_are_told_from(agreed_on, programme_id)
    lines = [Line(*row) for row in _ask(CHANGES, **theirs, year=year, after=told_from)] if told_from else []
    return Report(
        meeting,
        _item([tuple(row[len(Under._fields) :]) for row in agenda]),
        year,
        agreed_on or (day_of(told_from) if told_from else None),
        _changes(lines, {one.id: one for one in topics}, meeting.slug),
        coming(in_order(map(_placed, topics)).dated, meeting.held_on),
        programme_papers.owed(meeting, by=by, on=on),
    )


def _item(agenda: Sequence[tuple[Any, ...]]) -> Item | None:
    """The first item of its kind on the printed agenda that is not in private, nor below one that is."""
    below: dict[int | None, list[tuple[Any, ...]]] = {}
    for row in agenda:
        below.setdefault(row[1], []).append(row)
    waiting = below.get(None, [])[::-1]
    while waiting:
        number, _, kind, part, heading, is_enclosed = waiting.pop()
        if part is Part.PRIVATE or number is None:
            continue
        if kind is ItemKind.WORK_PROGRAMME:
            return Item(heading, is_enclosed)
        waiting += below.get(number, [])[::-1]
    return None


def _changes(lines: Sequence[Line], topics: Mapping[int, Row], slug: str) -> list[ProgrammeChangeBody]:
    unsaid = unsaid_words.of_topics({one.topic_id for one in lines}) if lines else {}
    considered = {one.topic_id for one in lines if one.event is TopicEvent.CONSIDERED}
    days = told_changes.days_in_public(considered)
    happened = []
    for one in lines:
        topic, silent = topics[one.topic_id], unsaid.get(one.topic_id, NOT_PUBLIC_YET)
        in_public = partial(_days_of, days, topic.id)
        told = told_changes.told(one, silent, names_told=one.names_told, in_public=in_public)
        if told is not None:
            address, comes = addresses.topic_address(slug, topic.id), in_words(topic.when)
            happened.append(Happened(topic.id, topic.title, address, comes, day_of(one.changed_at), one.event, *told))
    return list(map(programme_bodies.change_body, programme_changes.taken_together(happened)))


def _days_of(days: Mapping[int, frozenset[str]], topic_id: int) -> frozenset[str]:
    return days.get(topic_id, frozenset())


def _placed(topic: Row) -> PlacedBody:
    return {
        "id": topic.id,
        "title": topic.title,
        "topic_kind": topic.kind.value,
        "when": topic_bodies.when_body(topic.when, topic.meeting_id),
        "status": topic.status.value,
    }


def _ask(statement: Select[*tuple[Any, ...]], **said: Any) -> CursorResult[*tuple[Any, ...]]:
    return db.session.connection().execute(statement, said)
