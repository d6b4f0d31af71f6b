"""What the public is told of what happened to a topic, by allow-list: what is not named here is not told."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date

from sqlalchemy import select

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.programme_bodies import TopicChangeBody
from models.programme_vocabulary import TopicEvent
from models.rules import task_groups
from models.rules.programme_changes import public_lines
from models.rules.wording import long_date
from models.work_programme import Topic, TopicChange, TopicItem
from webapp.database import db
from webapp.services import agenda_tree, topics
from webapp.services.topic_bodies import is_told
from webapp.services.unsaid_words import Changed, Unsaid

# What the public is told when one of these changes; of any other, that it was not told.
TOLD = frozenset(
    topics.LABELS[name]
    for name in (
        "title", "detail", "kind", "lead_officer", "portfolio_holder_id", "every_months", "last_report_note", "notes",
        "follow_up",
    )
)  # fmt: skip
LABELS = frozenset({*topics.LABELS.values(), task_groups.IN_HISTORY, task_groups.TAKEN_IN_HISTORY})


def changes(topic: Topic, unsaid: Unsaid) -> Iterator[TopicChangeBody]:
    """What happened to a topic, in order, as far as the public is told."""
    for one in topic.changes:
        told = told_of(topic, one, unsaid)
        if told is not None:
            was, now, reason = told
            yield {
                "id": one.id,
                "at": one.changed_at.isoformat(),
                "event": one.event.value,
                "was": was,
                "now": now,
                "reason": reason,
            }


def told_of(topic: Topic, change: TopicChange, unsaid: Unsaid) -> tuple[str, str, str] | None:
    """What was, what is and why, as far as the public is told; None of a change of which it is told nothing."""
    into = topic.merged_into
    return told(change, unsaid, names_told=into is not None and is_told(into), in_public=lambda: _days_in_public(topic))


def told(
    change: Changed, unsaid: Unsaid, *, names_told: bool, in_public: Callable[[], Collection[str]]
) -> tuple[str, str, str] | None:
    """The same of a change whose topic is known in part: whether the public is told of what it was merged into, and the
    days on which items that carried it were open to the public, in words.

    What agendas say of it they say themselves, once they are public; and of an item in Part 2 nothing is said. Of words
    taken back only that something changed; and nothing of what a topic said of itself before anybody could read it.
    """
    said = _said(change, in_public)
    if said is None:
        return None
    names_what_is_not_told = change.event is TopicEvent.MERGED and not names_told
    if unsaid.covers(change):
        return ("", "", "") if unsaid.was_read(change) else None
    return ("", "", "") if names_what_is_not_told else (*said, change.reason)


def _said(change: Changed, in_public: Callable[[], Collection[str]]) -> tuple[str, str] | None:
    if change.event in (TopicEvent.ON_AGENDA, TopicEvent.OFF_AGENDA):
        return None
    if change.event is TopicEvent.CONSIDERED and change.now not in in_public():
        return None
    if change.event is not TopicEvent.CHANGED:
        return change.was, change.now
    labels = TOLD | {task_groups.IN_HISTORY}
    was, now = public_lines(change.was, labels, LABELS), public_lines(change.now, labels, LABELS)
    return (was, now) if was or now else None


def days_in_public(numbers: Collection[int]) -> dict[int, frozenset[str]]:
    """The same of topics by their numbers, for those that are known as plain rows: one statement."""
    found: dict[int, list[tuple[date, bool]]] = {}
    if numbers:
        said = select(TopicItem.topic_id, Meeting.held_on, AgendaItem.part, AgendaItem.parent_id)
        joined = said.join(AgendaItem, AgendaItem.id == TopicItem.item_id).join(Meeting)
        carried = joined.where(TopicItem.topic_id.in_(sorted(numbers))).order_by(TopicItem.id)
        for number, held_on, part, parent_id in db.session.execute(carried):
            found.setdefault(number, []).append((held_on, agenda_tree.is_private_at(part, parent_id)))
    return {number: _open_days(days) for number, days in found.items()}


def _days_in_public(topic: Topic) -> frozenset[str]:
    """The days on which every item that carries it was open to the public. One merged into another carries none."""
    return _open_days([(one.item.meeting.held_on, agenda_tree.is_private(one.item)) for one in topic.appearances])


def _open_days(days: Iterable[tuple[date, bool]]) -> frozenset[str]:
    """The days, in words, on which nothing was private."""
    listed = list(days)
    private = {day for day, is_private in listed if is_private}
    return frozenset(long_date(day) for day, _ in listed if day not in private)
