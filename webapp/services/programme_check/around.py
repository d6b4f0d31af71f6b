"""What programmes are checked against: meetings, other programmes, decisions to come, champions, tables brought in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, exists, extract, func, or_, select, union

from models.agenda import AgendaItem
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member, Seat
from models.programme_vocabulary import TopicStatus, TopicTiming
from models.publication import Publication, Published
from models.rules import seats as seat_rules
from models.rules.linter import doubles
from models.rules.linter.content_words import content_words
from models.rules.linter.facts import ElsewhereFacts, HolderFacts, Listed, MeetingFacts, TableFacts, TopicFacts
from models.rules.seats import DatedSeat
from models.vocabulary import MeetingStatus, SubjectKind
from models.work_programme import IncomingProgramme, Topic, WorkProgramme
from webapp.clock import day_of
from webapp.database import db
from webapp.services import programme_meetings
from webapp.services.programme_check import topic_facts
from webapp.services.programme_check.scope import Scope
from webapp.services.programme_check.topic_facts import WHEN, Carried, Programme

Index = Mapping[str, Sequence[Listed]]


def meetings(scope: Scope, carried: Sequence[Carried]) -> Mapping[int, Sequence[MeetingFacts]]:
    """Every meeting of each committee, by its number. Three statements."""
    theirs = Meeting.committee_id.in_(list(scope.committees))
    taken, planned = topic_facts.taken(carried), programme_meetings.planned_at(list(scope.committees))
    used = set(db.session.scalars(union(_with_items(scope), _with_topics(scope))))
    listed = select(Meeting.id, Meeting.committee_id, Meeting.held_on, Meeting.status).where(theirs)
    found: dict[int, list[MeetingFacts]] = defaultdict(list)
    for number, committee_id, held_on, status in db.session.execute(listed.order_by(Meeting.held_on, Meeting.id)):
        found[committee_id].append(
            MeetingFacts(
                id=number,
                held_on=held_on,
                is_cancelled=status is MeetingStatus.CANCELLED,
                is_used=number in used,
                was_taken=taken.get(number, frozenset()),
                beside=planned.get(number, ()),
            )
        )
    return found


def _with_items(scope: Scope) -> Select[int]:
    """The meetings to come whose agenda has items."""
    items = select(Meeting.id).join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
    return items.where(_to_come(scope), AgendaItem.removed_at.is_(None))


def _with_topics(scope: Scope) -> Select[int]:
    """The meetings to come that an open topic comes to, by its day or in its month, whichever year's it is."""
    its_month = _month(Meeting.held_on).between(
        _month(Topic.month), _month(func.coalesce(Topic.until_month, Topic.month))
    )
    comes = or_(Topic.meeting_id == Meeting.id, and_(Topic.timing == TopicTiming.MONTH, its_month))
    topics = select(Meeting.id).join(Topic, and_(Topic.committee_id == Meeting.committee_id, comes))
    return topics.where(_to_come(scope), Topic.status == TopicStatus.OPEN, Topic.removed_at.is_(None))


def _to_come(scope: Scope) -> ColumnElement[bool]:
    return and_(Meeting.committee_id.in_(list(scope.committees)), Meeting.held_on >= scope.on)


def _month(day: SQLColumnExpression[date] | SQLColumnExpression[date | None]) -> ColumnElement[int]:
    """The number of a day's month among all months."""
    return extract("year", day) * 12 + extract("month", day)


def settings(scope: Scope) -> Mapping[Programme, WorkProgramme]:
    """What each committee settled for each year, by committee and year, and for years before them."""
    settled = select(WorkProgramme).where(WorkProgramme.committee_id.in_(list(scope.committees)))
    kept = list(db.session.scalars(settled.order_by(WorkProgramme.year, WorkProgramme.id)))
    return {(one.committee_id, year): one for one in kept for year in sorted(scope.years) if one.year <= year}


def elsewhere(scope: Scope, topics: Mapping[Programme, Sequence[TopicFacts]]) -> Mapping[int, Index]:
    """The open topics of every committee, by year and the words of their titles. One statement.

    Those that share no two words with any of the topics in hand are left out.
    """
    columns = (Topic.id, Topic.year, Topic.title, Committee.name, *WHEN)
    every = (
        select(*columns)
        .join(Committee, Committee.id == Topic.committee_id)
        .outerjoin(Meeting, Meeting.id == Topic.meeting_id)
        .where(Topic.year.in_(list(scope.years)), Topic.removed_at.is_(None), Topic.status == TopicStatus.OPEN)
        .order_by(Topic.id)
    )
    said: dict[int, set[str]] = defaultdict(set)
    for (_, year), some in topics.items():
        said[year].update(word for one in some for word in content_words(one.title))
    by_year: dict[int, list[ElsewhereFacts]] = defaultdict(list)
    for number, year, title, committee, *when in db.session.execute(every):
        if len(content_words(title) & said[year]) >= doubles.FEWEST:
            by_year[year].append(ElsewhereFacts(number, committee, title, tuple(when)))
    return {year: doubles.by_word(some) for year, some in by_year.items()}


def holders(scope: Scope) -> Mapping[int, Sequence[HolderFacts]]:
    """Champions and spokespersons of each committee who do not sit on it. One statement."""
    columns = (Seat.id, Seat.committee_id, Seat.role, Seat.member_id, Member.name, Seat.starts_on, Seat.ends_on)
    listed = select(*columns, Seat.capacity).outerjoin(Member, Member.id == Seat.member_id)
    theirs = listed.where(Seat.committee_id.in_(list(scope.committees))).order_by(Seat.position, Seat.id)
    seats: dict[int, list[tuple[int, DatedSeat]]] = defaultdict(list)
    for number, committee_id, role, member_id, name, starts_on, ends_on, capacity in db.session.execute(theirs):
        seat = DatedSeat(role, member_id, name or "", starts_on, ends_on, capacity)
        seats[committee_id].append((number, seat))
    return {committee_id: _unseated(some, scope.on) for committee_id, some in seats.items()}


def tables(scope: Scope) -> Mapping[Programme, Sequence[TableFacts]]:
    """The tables brought in for each programme, until the public has a Word file made here instead. One statement."""
    columns = (IncomingProgramme.committee_id, IncomingProgramme.year, IncomingProgramme.filename)
    listed = select(*columns, IncomingProgramme.found, IncomingProgramme.uploaded_at)
    theirs = listed.where(
        IncomingProgramme.committee_id.in_(list(scope.committees)),
        IncomingProgramme.year.in_(list(scope.years)),
        ~_published_since(),
    )
    found: dict[Programme, list[TableFacts]] = defaultdict(list)
    for committee_id, year, filename, read, uploaded_at in db.session.execute(theirs.order_by(IncomingProgramme.id)):
        if read.get("repeats_headings") is False:
            rows = read.get("rows_read")
            length = rows if isinstance(rows, int) else 0
            facts = TableFacts(filename=filename, rows=length, repeats_headings=False, read_on=day_of(uploaded_at))
            found[committee_id, year].append(facts)
    return found


def _published_since() -> ColumnElement[bool]:
    """Whether the programme went out from here after its table was brought in."""
    return exists().where(
        WorkProgramme.committee_id == IncomingProgramme.committee_id,
        WorkProgramme.year == IncomingProgramme.year,
        Published.subject_id == WorkProgramme.id,
        Published.subject_kind == SubjectKind.PROGRAMME,
        Published.is_withdrawn.is_(False),
        Publication.id == Published.publication_id,
        Publication.published_at > IncomingProgramme.uploaded_at,
    )


def _unseated(seats: Sequence[tuple[int, DatedSeat]], on: date) -> list[HolderFacts]:
    """Those without a place at the table, each with the seat that names them."""
    unseated = seat_rules.holders_without_a_seat([seat for _, seat in seats], on)
    return [
        HolderFacts(seat_id=number, member_id=seat.member_id or 0, unseated=one)
        for one in unseated
        for number, seat in seats
        if (seat.name, seat.role, seat.capacity) == (one.name, one.role, one.capacity) and seat.is_held_on(on)
    ]
