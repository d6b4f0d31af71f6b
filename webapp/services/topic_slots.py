"""When a topic comes: said for a topic as records keep it, and checked against the committee's meetings."""

from dataclasses import dataclass, replace
from datetime import date

from models.meeting import Meeting
from models.programme_vocabulary import TopicTiming
from models.rules import topics as rules
from models.rules.topics import Sitting
from models.rules.work_programme import When, check_when, in_words
from models.vocabulary import MeetingStatus
from models.work_programme import Topic
from webapp.database import db


@dataclass(frozen=True, slots=True)
class Slot:
    """When a topic is to come: at one meeting, at every meeting, in a month or two, on a condition, or not yet.

    What does not belong to its `timing` is left out of account. Months are the first of theirs. `words` are those of a
    paper, kept where they say more than the rest.
    """

    timing: TopicTiming = TopicTiming.NOT_YET
    meeting_id: int | None = None
    month: date | None = None
    until_month: date | None = None
    is_tentative: bool = False
    condition: str = ""
    review_on: date | None = None
    words: str = ""


NOT_FIXED = Slot()


def at_meeting(meeting: Meeting) -> Slot:
    """At one meeting."""
    return Slot(TopicTiming.MEETING, meeting_id=meeting.id)


def slot_of(topic: Topic) -> Slot:
    """Where a topic stands."""
    return Slot(
        topic.timing,
        topic.meeting_id,
        topic.month,
        topic.until_month,
        topic.is_tentative,
        topic.condition,
        topic.review_on,
        topic.timing_words,
    )


def keeping_words(topic: Topic, slot: Slot) -> Slot:
    """The slot asked for, with the words of a paper where the topic stands there already and nothing else is said."""
    here = slot_of(topic)
    return here if not slot.words and replace(_clean(slot), words=here.words) == here else slot


def when_of(topic: Topic) -> When:
    """When a topic comes, as the rules and the papers say it."""
    return _when(slot_of(topic), topic.meeting)


def comes_with(one: Topic, other: Topic) -> bool:
    """Whether two topics of a programme stand under one heading: one meeting, one month, or neither fixed."""
    same = (one.timing, one.meeting_id, one.month) == (other.timing, other.meeting_id, other.month)
    is_dated = one.timing is TopicTiming.MONTH
    return same and (not is_dated or in_words(when_of(one)) == in_words(when_of(other)))


def check(slot: Slot, committee_id: int) -> When:
    """When a slot is, if a topic of the committee may come then.

    RuleBroken for a meeting that is another committee's or cancelled, and for a date half said.
    """
    clean = _clean(slot)
    meeting = db.session.get(Meeting, clean.meeting_id) if clean.meeting_id is not None else None
    if clean.meeting_id is not None:
        rules.check_sitting(_sitting(meeting), committee_id)
    when = _when(clean, meeting)
    check_when(when)
    return when


def place(topic: Topic, slot: Slot) -> None:
    """Put a topic there. The slot has been checked."""
    clean = _clean(slot)
    # Read before anything is set: a query would flush a topic that has its meeting and still its month.
    meeting = db.session.get(Meeting, clean.meeting_id) if clean.meeting_id is not None else None
    topic.timing, topic.meeting_id, topic.meeting = clean.timing, clean.meeting_id, meeting
    topic.month, topic.until_month, topic.is_tentative = clean.month, clean.until_month, clean.is_tentative
    topic.condition, topic.review_on, topic.timing_words = clean.condition, clean.review_on, clean.words


def _clean(slot: Slot) -> Slot:
    is_month, is_condition = slot.timing is TopicTiming.MONTH, slot.timing is TopicTiming.CONDITION
    return replace(
        slot,
        meeting_id=slot.meeting_id if slot.timing is TopicTiming.MEETING else None,
        month=slot.month if is_month else None,
        until_month=slot.until_month if is_month else None,
        is_tentative=slot.is_tentative and is_month,
        condition=slot.condition.strip() if is_condition else "",
        review_on=slot.review_on if is_condition else None,
        words=slot.words.strip(),
    )


def _when(slot: Slot, meeting: Meeting | None) -> When:
    held_on = meeting.held_on if meeting else None
    said = (slot.is_tentative, slot.condition, slot.review_on, slot.words)
    return When(slot.timing, held_on, slot.month, slot.until_month, *said)


def _sitting(meeting: Meeting | None) -> Sitting | None:
    if meeting is None:
        return None
    return Sitting(meeting.committee_id, meeting.held_on, meeting.status is MeetingStatus.CANCELLED)
