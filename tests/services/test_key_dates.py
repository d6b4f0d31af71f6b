"""The key dates of the council: kept once, put right, removed, and told to the audit trail."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.programme_vocabulary import PeriodKind
from models.rules import RuleBroken
from models.work_programme import KeyDate
from tests import factories
from tests.planned_topics import key_date
from webapp.database import db
from webapp.services import key_dates
from webapp.services.actors import NotAllowed, acting, operator
from webapp.services.revisions import ChangedMeanwhile, RemovedMeanwhile, revision_of

TODAY = date(2019, 10, 1)
BY = {"by": operator(on=TODAY), "at": datetime(2019, 10, 1, 9, 0, tzinfo=UTC)}
HOLIDAY = {"name": " Summer holiday ", "kind": PeriodKind.SCHOOL_HOLIDAY, "starts_on": date(2019, 7, 24)}


def said(**more) -> key_dates.KeyDateDetails:
    return {**HOLIDAY, "ends_on": date(2019, 9, 3), **more}


def last_event() -> str:
    return db.session.scalars(select(AuditEvent.what).order_by(AuditEvent.id.desc())).first()


def test_a_single_day_ends_the_day_it_starts(app):
    made = key_dates.add(said(ends_on=None), **BY)
    db.session.commit()

    assert (made.name, made.ends_on, last_event()) == ("Summer holiday", date(2019, 7, 24), "key date added")


def test_the_same_is_not_kept_twice(app):
    key_dates.add(said(), **BY)

    with pytest.raises(RuleBroken, match="in the list already"):
        key_dates.add(said(), **BY)


def test_those_that_touch_a_stretch_of_days_are_found(app):
    for day in (date(2019, 7, 1), date(2019, 8, 1), date(2019, 9, 1)):
        key_date(day, ends_on=day.replace(day=20))

    found = key_dates.between(date(2019, 7, 20), date(2019, 8, 1))

    assert [one.starts_on.month for one in found] == [7, 8]


def test_two_who_put_it_right_are_told_of_each_other(app):
    kept = key_date(TODAY)
    opened = revision_of(kept)
    key_dates.change(kept, said(), revision=opened, **BY)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        key_dates.change(kept, said(name="Holidays"), revision=opened, **BY)


def test_one_removed_is_told_of_by_name(app):
    kept = key_date(TODAY)
    number = kept.id
    key_dates.remove(kept, **BY)
    db.session.commit()

    with pytest.raises(RemovedMeanwhile):
        key_dates.get(number)
    assert db.session.scalars(select(KeyDate)).all() == []


def test_only_those_who_keep_the_council_keep_its_dates(app):
    member = acting(factories.user(), on=TODAY)

    with pytest.raises(NotAllowed):
        key_dates.add(said(), by=member, at=BY["at"])
