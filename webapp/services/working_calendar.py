"""The days that do not count here: bank holidays, and the council's own changes to them."""

from collections.abc import Mapping
from datetime import date, datetime, time

from sqlalchemy import select

from models.council import ClosedDay, Council
from models.rules import notice, working_days
from models.vocabulary import ClosedDayKind
from webapp.database import db


def closed_days(first: date, last: date | None = None) -> Mapping[date, str]:
    """Why each closed day is closed, from the year before `first` to the year after `last`."""
    own = db.session.execute(select(ClosedDay.day, ClosedDay.kind, ClosedDay.reason).order_by(ClosedDay.id)).all()
    return working_days.closed_days(
        first,
        last,
        own_closed={day: reason for day, kind, reason in own if kind is ClosedDayKind.CLOSED},
        own_open={day for day, kind, _ in own if kind is ClosedDayKind.OPEN},
    )


def notice_if_published(held_on: date, *, at: datetime) -> notice.Notice:
    """The count of clear days if the agenda of a meeting on that day were published at this moment."""
    required, closes_at = _own_rule()
    return _count(notice.day_of_notice(at, closes_at), held_on, required)


def notice_from(published_on: date, held_on: date) -> notice.Notice:
    """The count of clear days for notice given on a day."""
    required, _ = _own_rule()
    return _count(published_on, held_on, required)


def _own_rule() -> tuple[int, time | None]:
    rule = db.session.execute(select(Council.notice_days, Council.notice_closes_at)).one_or_none()
    return (rule.notice_days, rule.notice_closes_at) if rule else (notice.CLEAR_DAYS, None)


def _count(published_on: date, held_on: date, required: int) -> notice.Notice:
    closed = closed_days(min(published_on, held_on), max(published_on, held_on))
    return notice.count(published_on, held_on, closed, required)
