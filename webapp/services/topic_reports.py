"""The days on which topics were reported: those of meetings that took the items which carried them."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, or_, select

from models.agenda import AgendaItem
from models.meeting import Meeting
from models.minutes import Minute, Minutes
from models.minutes_vocabulary import MinuteOutcome
from models.vocabulary import MeetingStatus
from models.work_programme import TopicItem
from webapp.database import db


def reported(numbers: Collection[int], *, on: date) -> frozenset[int]:
    """Which ties of some topics to items, by the tie's number, are reports made by a day: one query."""
    if not numbers:
        return frozenset()
    found = select(TopicItem.id).where(TopicItem.topic_id.in_(list(numbers)))
    return frozenset(db.session.scalars(only_reported(found, on=on).order_by(TopicItem.id)))


def only_reported(ties: Select[*tuple[Any, ...]], *, on: date) -> Select[*tuple[Any, ...]]:
    """Of a choice among TopicItem, those whose item was taken; AgendaItem and Meeting are joined to it."""
    return with_minutes(ties).where(is_report(on))


def with_minutes(ties: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """A choice among TopicItem with all that says of a tie whether it was a report: see is_report."""
    return (
        ties.join(AgendaItem, AgendaItem.id == TopicItem.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Minute, Minute.item_id == AgendaItem.id)
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
    )


def is_report(on: date | BindParameter[date]) -> ColumnElement[bool]:
    """Whether the item of a tie was taken, as a condition on what with_minutes joins to it.

    An item was taken if its minute says so. Where nobody kept the running order, the agendas of days gone by are
    believed: what stood on them was taken.
    """
    is_over = and_(Meeting.held_on < on, Minute.outcome.is_(None))
    is_written = or_(Minute.ended_at.is_not(None), Minute.text != "", Minutes.opened_at.is_(None))
    is_taken = or_(Minute.outcome == MinuteOutcome.TAKEN, and_(is_over, is_written))
    is_on = and_(TopicItem.returned_at.is_(None), AgendaItem.removed_at.is_(None))
    return and_(is_on, Meeting.status == MeetingStatus.SCHEDULED, Meeting.held_on <= on, is_taken)
