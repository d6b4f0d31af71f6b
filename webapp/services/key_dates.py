"""The key dates of the whole council: added, put right, removed, and those of a stretch of the year."""

from datetime import date, datetime
from typing import NamedTuple, TypedDict

from sqlalchemy import bindparam, select

from models.programme_vocabulary import PeriodKind
from models.rules import RuleBroken
from models.rules import key_dates as rules
from models.rules.permissions import Permission
from models.work_programme import KeyDate
from webapp.database import db
from webapp.services import audit, revisions
from webapp.services.actors import Actor


class KeyDateDetails(TypedDict):
    """What a key date says. Without a last day it is a single one."""

    name: str
    kind: PeriodKind
    starts_on: date | None
    ends_on: date | None


class Period(NamedTuple):
    """A key date as boards and timelines show it; both days are counted."""

    name: str
    kind: PeriodKind
    starts_on: date
    ends_on: date


BETWEEN = (
    select(KeyDate.name, KeyDate.kind, KeyDate.starts_on, KeyDate.ends_on)
    .where(KeyDate.starts_on <= bindparam("last"), KeyDate.ends_on >= bindparam("first"))
    .order_by(KeyDate.starts_on, KeyDate.id)
)


def every() -> list[KeyDate]:
    """All of them, the earliest first."""
    return list(db.session.scalars(select(KeyDate).order_by(KeyDate.starts_on, KeyDate.id)))


def between(first: date, last: date) -> list[Period]:
    """Those of which any day falls in a stretch of days, both counted, the earliest first."""
    rows = db.session.connection().execute(BETWEEN, {"first": first, "last": last})
    return [Period(*row) for row in rows]


def get(number: int) -> KeyDate:
    """The key date with this number. RemovedMeanwhile if somebody removed it."""
    found = db.session.get(KeyDate, number)
    if found is None:
        raise revisions.removal_of(KeyDate, number)
    return found


def add(details: KeyDateDetails, *, by: Actor, at: datetime) -> KeyDate:
    """Add a day or a period."""
    by.check(Permission.EDIT_COUNCIL)
    values = _checked(details)
    same = select(KeyDate.id).where(KeyDate.name == values["name"], KeyDate.starts_on == values["starts_on"])
    if db.session.scalar(same):
        raise RuleBroken(f"“{values['name']}” is in the list already from that day.", "name")
    made = KeyDate(id=revisions.new_number(KeyDate), **values)
    db.session.add(made)
    audit.record("key date added", made, name=made.name, by=by, at=at)
    return made


def change(key_date: KeyDate, details: KeyDateDetails, *, revision: str, by: Actor, at: datetime) -> None:
    """Put a key date right."""
    by.check(Permission.EDIT_COUNCIL)
    values = _checked(details)
    revisions.change(key_date, values, "key date changed", name=values["name"], revision=revision, by=by, at=at)


def remove(key_date: KeyDate, *, by: Actor, at: datetime) -> None:
    """Take it out of the list. The audit trail keeps what it was."""
    by.check(Permission.EDIT_COUNCIL)
    revisions.remove(key_date, "key date removed", name=key_date.name, by=by, at=at)


def _checked(details: KeyDateDetails) -> KeyDateDetails:
    rules.check_key_date(details["name"], details["starts_on"], details["ends_on"])
    return {**details, "name": details["name"].strip(), "ends_on": details["ends_on"] or details["starts_on"]}
