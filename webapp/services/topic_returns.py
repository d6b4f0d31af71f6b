"""How topics come back from agendas: put off, not reached, taken off, or their meeting cancelled; and are considered.

These follow from what somebody did to an agenda, a minute or a meeting, and was allowed to do: they ask for no more.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import contains_eager, joinedload

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.minutes import Minute
from models.programme_vocabulary import TopicEvent, TopicStatus, TopicTiming
from models.rules import returned_topics as rules
from models.rules.running_order import Progress, progress
from models.rules.wording import long_date
from models.rules.work_programme import in_words
from models.work_programme import Topic, TopicChange, TopicItem
from webapp.database import db
from webapp.services import agenda_tree, topic_history, topic_slots
from webapp.services.actors import Actor

SINCE_IT_CAME = (TopicEvent.ON_AGENDA, TopicEvent.CONSIDERED, TopicEvent.RETURNED)
HELD_AFTER_ALL = "The meeting is held after all."


def follow(minute: Minute, *, by: Actor, at: datetime) -> None:
    """Let the topic of an item follow what became of it at the meeting: considered if taken, back if put off.

    An outcome put right is followed too. Saying the same again writes nothing.
    """
    carried = db.session.scalar(_with_topics(TopicItem.item_id == minute.item_id))
    if carried is None or carried.item.removed_at is not None:
        return
    stands = progress(minute.outcome, minute.begun_at, minute.ended_at)
    if minute.outcome is not None and minute.outcome in rules.PUT_OFF:
        if carried.returned_at is None:
            said = "" if agenda_tree.is_private(carried.item) else minute.outcome_reason
            why = rules.why_put_off(minute.outcome, _day(carried), said)
            _return(carried, TopicEvent.RETURNED, why, by=by, at=at)
        return
    if carried.returned_at is not None:
        _carry_again(carried, by=by, at=at, is_told=stands is not Progress.TAKEN)
    if stands is Progress.TAKEN and not _is_considered(carried):
        topic_history.note(carried.topic, TopicEvent.CONSIDERED, now=_day(carried), by=by, at=at)


def taken_off(items: Iterable[AgendaItem], *, by: Actor, at: datetime) -> list[Topic]:
    """Give back the topics of items just taken off an agenda at this moment, and say which they are.

    Each stays planned for the meeting until somebody says otherwise.
    """
    back = []
    for carried in _carried([one.id for one in items]):
        if carried.returned_at is None:
            _return(carried, TopicEvent.OFF_AGENDA, "", by=by, at=at)
            back.append(carried.topic)
    return back


def put_back(items: Iterable[AgendaItem], taken_off_at: datetime | None, *, by: Actor, at: datetime) -> None:
    """Let items put back on their agenda carry their topics again, those given back as they were taken off."""
    for carried in _carried([one.id for one in items]):
        if carried.returned_at is not None and carried.returned_at == taken_off_at:
            _carry_again(carried, by=by, at=at)


def meeting_cancelled(meeting: Meeting, reason: str, *, by: Actor, at: datetime) -> list[Topic]:
    """Bring back every topic of a meeting just called off, on its agenda or only planned, with the reason."""
    day = long_date(meeting.held_on)
    why = rules.why_cancelled(day, reason)
    back = []
    for carried in _carried_at(meeting):
        _return(carried, TopicEvent.RETURNED, why, by=by, at=at)
        back.append(carried.topic)
    for topic in _planned_for(meeting):
        _come_back(topic, meeting, TopicEvent.RETURNED, why, by=by, at=at)
        back.append(topic)
    return back


def meeting_reinstated(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Bring to a meeting held after all the topics that came back from it and that nobody has touched since."""
    day = long_date(meeting.held_on)
    found = select(Topic).where(
        Topic.committee_id == meeting.committee_id,
        Topic.status == TopicStatus.OPEN,
        Topic.removed_at.is_(None),
        Topic.timing.in_((TopicTiming.NOT_YET, TopicTiming.EVERY_MEETING)),
    )
    waiting = list(db.session.scalars(found.order_by(Topic.id).with_for_update()))
    last = topic_history.last_changes([one.id for one in waiting])
    on_it = {one.topic_id: one for one in _carried_at(meeting, is_returned=True)}
    for topic in waiting:
        change = last.get(topic.id)
        if change is None or change.event is not TopicEvent.RETURNED or change.was != day:
            continue
        if topic.id in on_it:
            _carry_again(on_it[topic.id], by=by, at=at)
        elif topic.timing is TopicTiming.NOT_YET:
            was = in_words(topic_slots.when_of(topic))
            topic_slots.place(topic, topic_slots.at_meeting(meeting))
            topic_history.note(topic, TopicEvent.MOVED, was=was, now=day, reason=HELD_AFTER_ALL, by=by, at=at)


def meeting_moved(meeting: Meeting, was_on: date, reason: str, *, by: Actor, at: datetime) -> None:
    """Tell the history of a moved meeting's topics that they went with it. Nothing of a meeting on the same day."""
    if meeting.held_on == was_on:
        return
    why = f"The meeting moved: {reason.strip()}" if reason.strip() else "The meeting moved."
    for topic in _planned_for(meeting):
        if not topic.timing_words:
            now = in_words(topic_slots.when_of(topic))
            topic_history.note(topic, TopicEvent.MOVED, was=long_date(was_on), now=now, reason=why, by=by, at=at)


def _return(carried: TopicItem, event: TopicEvent, why: str, *, by: Actor, at: datetime) -> None:
    topic, meeting = carried.topic, carried.item.meeting
    carried.returned_at = at
    if topic.status is TopicStatus.OPEN and topic.removed_at is None:
        _come_back(topic, meeting, event, why, by=by, at=at)
    db.session.flush()


def _come_back(topic: Topic, meeting: Meeting, event: TopicEvent, why: str, *, by: Actor, at: datetime) -> None:
    """Say that a topic came back. One that stood at that meeting is not fixed any more, unless only its item went."""
    day = long_date(meeting.held_on)
    if event is TopicEvent.OFF_AGENDA:
        topic_history.note(topic, event, was=day, by=by, at=at)
        return
    if topic.meeting_id == meeting.id:
        topic_slots.place(topic, topic_slots.NOT_FIXED)
    now = in_words(topic_slots.when_of(topic))
    topic_history.note(topic, event, was=day, now=now, reason=why, by=by, at=at)


def _carry_again(carried: TopicItem, *, by: Actor, at: datetime, is_told: bool = True) -> None:
    """The item carries its topic again, which comes to that meeting unless it was given another time meanwhile."""
    topic, meeting = carried.topic, carried.item.meeting
    carried.returned_at = None
    if topic.status is not TopicStatus.OPEN or topic.removed_at is not None:
        db.session.flush()
        return
    if topic.timing is TopicTiming.NOT_YET:
        topic_slots.place(topic, topic_slots.at_meeting(meeting))
    if is_told:
        topic_history.note(topic, TopicEvent.ON_AGENDA, now=_day(carried), by=by, at=at)


def _is_considered(carried: TopicItem) -> bool:
    """Whether its history says already, since it came to this agenda, that it was considered there."""
    found = select(TopicChange).where(TopicChange.topic_id == carried.topic_id, TopicChange.event.in_(SINCE_IT_CAME))
    last = db.session.scalar(found.order_by(TopicChange.id.desc()).limit(1))
    return last is not None and last.event is TopicEvent.CONSIDERED and last.now == _day(carried)


def _day(carried: TopicItem) -> str:
    return long_date(carried.item.meeting.held_on)


def _planned_for(meeting: Meeting) -> list[Topic]:
    """The open topics that stand at a meeting, held until the transaction ends."""
    found = select(Topic).where(Topic.meeting_id == meeting.id, Topic.status == TopicStatus.OPEN)
    there = found.where(Topic.removed_at.is_(None)).order_by(Topic.position, Topic.id)
    return list(db.session.scalars(there.with_for_update().execution_options(populate_existing=True)))


def _carried(numbers: Sequence[int]) -> list[TopicItem]:
    return list(db.session.scalars(_with_topics(TopicItem.item_id.in_(numbers))))


def _carried_at(meeting: Meeting, *, is_returned: bool = False) -> list[TopicItem]:
    """What carries a topic on the agenda of a meeting, or has given it back while it stands there still."""
    on_it = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None))
    given_back = TopicItem.returned_at.is_not(None) if is_returned else TopicItem.returned_at.is_(None)
    return list(db.session.scalars(_with_topics(TopicItem.item_id.in_(on_it)).where(given_back)))


def _with_topics(which: ColumnElement[bool]) -> Select[TopicItem]:
    """What carries topics, each with its topic as it is now and held, its item and its meeting."""
    found = select(TopicItem).join(TopicItem.topic).where(which).order_by(TopicItem.id)
    said = found.options(contains_eager(TopicItem.topic), joinedload(TopicItem.item).joinedload(AgendaItem.meeting))
    return said.with_for_update(of=Topic).execution_options(populate_existing=True)
