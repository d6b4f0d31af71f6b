"""Topics on agendas: those of a meeting put onto its agenda in one press, and which item carries which topic."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import joinedload

from models.agenda import AgendaItem
from models.committee import StandingItem
from models.meeting import Meeting
from models.programme_vocabulary import TopicEvent, TopicKind, TopicStatus, TopicTiming
from models.rules import RuleBroken, municipal_year
from models.rules import topics as rules
from models.rules.permissions import Permission
from models.rules.returned_topics import OUTSIDE_MEETINGS
from models.rules.wording import long_date
from models.vocabulary import ItemKind, MeetingStatus
from models.work_programme import Topic, TopicItem
from webapp.database import db
from webapp.services import agenda_items, agenda_places, agendas, meetings, topic_history
from webapp.services.actors import Actor
from webapp.services.agenda_items import Business

KINDS = {TopicKind.PERFORMANCE: ItemKind.PERFORMANCE, TopicKind.STANDING: ItemKind.OTHER}


@dataclass(frozen=True, slots=True)
class ForAgenda:
    """The topics of a meeting that its agenda does not carry yet, those dealt with outside it, and their year.

    `stands_for` tells by the topic's number which item on the agenda says the same already, and would carry it.
    `starts_it`: nothing was on the agenda yet, and the committee's standing items come onto it with the first topic.
    """

    year: int
    waiting: Sequence[Topic]
    outside: Sequence[Topic]
    stands_for: Mapping[int, AgendaItem]
    starts_it: bool = False


def for_agenda(meeting: Meeting, ties: Mapping[int, TopicItem]) -> ForAgenda:
    """What the programme holds for a meeting besides what its agenda carries: two queries at most.

    `ties` are those of the agenda's items, see `of_items`.
    """
    topics = _planned(meeting)
    free = [one for one in meeting.items if one.removed_at is None and one.id not in ties]
    waiting = [one for one in topics if one.kind not in OUTSIDE_MEETINGS]
    standing = {one.id: _standing_for(one, free) for one in waiting}
    return ForAgenda(
        municipal_year.municipal_year_of(meeting.held_on),
        waiting,
        [one for one in topics if one.kind in OUTSIDE_MEETINGS],
        {number: item for number, item in standing.items() if item is not None},
        starts_it=bool(waiting) and is_to_start(meeting),
    )


def put_on(meeting: Meeting, *, only: Collection[int] | None = None, by: Actor, at: datetime) -> list[AgendaItem]:
    """Put the topics of a meeting onto its agenda: all of them, or those with the numbers in `only`; and their items.

    They come before what closes the meeting, in the order of the programme. An item that stands there already under
    the same words carries the topic, and none is added. On an agenda that nobody began the standing items come first,
    as they open every new one. Two who press at once put each on once.
    """
    by.check(Permission.EDIT_AGENDA, meeting.committee_id)
    if meeting.status is MeetingStatus.CANCELLED:
        raise RuleBroken(f"The meeting of {long_date(meeting.held_on)} is cancelled: its agenda takes no more topics.")
    meetings.hold(meeting.committee_id)
    on_it = agenda_places.locked(meeting)
    if any(_is_wanted(one, only) for one in _planned(meeting)) and is_to_start(meeting):
        agendas.start_from_standing_items(meeting, by=by, at=at)
        on_it = agenda_places.locked(meeting)
    ties = of_items([one.id for one in on_it])
    came_back = {tie.topic_id: tie for tie in ties.values() if tie.returned_at is not None}
    free = [one for one in on_it if one.id not in ties]
    items = []
    for topic in _planned(meeting, is_held=True):
        if not _is_wanted(topic, only):
            continue
        if topic.id in came_back:
            tie = came_back[topic.id]
            tie.returned_at = None
        else:
            standing = _standing_for(topic, free)
            free = [one for one in free if one is not standing]
            item = standing or _add(meeting, topic, by=by, at=at)
            tie = TopicItem(topic=topic, item=item, put_on_at=at)
            db.session.add(tie)
        topic_history.note(topic, TopicEvent.ON_AGENDA, now=long_date(meeting.held_on), by=by, at=at)
        items.append(tie.item)
    return items


def is_to_start(meeting: Meeting) -> bool:
    """Whether nothing ever stood on an agenda that the committee's standing items would open."""
    standing = select(StandingItem.id).where(StandingItem.committee_id == meeting.committee_id)
    begun = exists().where(AgendaItem.meeting_id == meeting.id)
    return db.session.scalar(standing.where(~begun).order_by(StandingItem.id).limit(1)) is not None


def may_go_on(topic: Topic, *, on: date) -> bool:
    """Whether a topic stands at a meeting still to be held whose agenda does not carry it yet."""
    meeting = topic.meeting
    if meeting is None or topic.kind in OUTSIDE_MEETINGS:
        return False
    is_on_it = any(
        tie.returned_at is None and tie.item.removed_at is None and tie.item.meeting_id == meeting.id
        for tie in topic.appearances
    )
    return meeting.status is MeetingStatus.SCHEDULED and meeting.held_on >= on and not is_on_it


def topic_of(item: AgendaItem) -> TopicItem | None:
    """What ties an item to its topic, on its agenda or come back from it; None for an item that has no topic."""
    return of_items([item.id]).get(item.id)


def of_items(numbers: Iterable[int]) -> dict[int, TopicItem]:
    """What ties each of many items to its topic, by the item's number: one query."""
    found = select(TopicItem).where(TopicItem.item_id.in_(list(numbers))).options(joinedload(TopicItem.topic))
    return {one.item_id: one for one in db.session.scalars(found.order_by(TopicItem.id))}


def items_of(topic: Topic) -> list[TopicItem]:
    """The items that carry a topic or once did, each with its meeting, the latest meeting first."""
    found = select(TopicItem).join(TopicItem.item).join(AgendaItem.meeting).where(TopicItem.topic_id == topic.id)
    said = found.options(joinedload(TopicItem.item).joinedload(AgendaItem.meeting))
    return list(db.session.scalars(said.order_by(Meeting.held_on.desc(), TopicItem.id.desc())))


def _is_wanted(topic: Topic, only: Collection[int] | None) -> bool:
    return topic.kind not in OUTSIDE_MEETINGS and (only is None or topic.id in only)


def _planned(meeting: Meeting, *, is_held: bool = False) -> list[Topic]:
    """The open topics of a meeting and those of every meeting of its year that its agenda does not carry, in order.

    Those of every meeting come first, as agendas print them; one put off at this meeting does not come to it again.
    """
    tied = select(TopicItem.topic_id).join(AgendaItem, AgendaItem.id == TopicItem.item_id)
    tied = tied.where(AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None))
    year = municipal_year.municipal_year_of(meeting.held_on)
    comes_always = and_(Topic.timing == TopicTiming.EVERY_MEETING, Topic.year == year, Topic.id.not_in(tied))
    comes_then = and_(Topic.meeting_id == meeting.id, Topic.id.not_in(tied.where(TopicItem.returned_at.is_(None))))
    found = select(Topic).where(Topic.committee_id == meeting.committee_id, Topic.status == TopicStatus.OPEN)
    wanted = found.where(Topic.removed_at.is_(None), or_(comes_then, comes_always))
    if is_held:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    topics = db.session.scalars(wanted.order_by(Topic.position, Topic.id)).all()
    return sorted(topics, key=lambda one: one.timing is not TopicTiming.EVERY_MEETING)


def _standing_for(topic: Topic, items: Iterable[AgendaItem]) -> AgendaItem | None:
    """The item that says the same as a topic; of one that comes always, so does "Work programme 2019"."""
    title = rules.plain(topic.title)
    for item in items:
        heading = rules.plain(item.heading)
        goes_on = topic.timing is TopicTiming.EVERY_MEETING and heading.startswith(f"{title} ")
        if heading == title or goes_on:
            return item
    return None


def _add(meeting: Meeting, topic: Topic, *, by: Actor, at: datetime) -> AgendaItem:
    said = Business(
        heading=topic.title,
        kind=KINDS.get(topic.kind, ItemKind.REPORT),
        text=topic.detail if topic.is_public else "",
        presenter=topic.lead_officer,
        minutes=topic.minutes,
    )
    try:
        return agenda_items.add_business(meeting, said, by=by, at=at)
    except RuleBroken as broken:
        raise RuleBroken(f"“{topic.title}” cannot go on the agenda as it is. {broken.message}") from broken
