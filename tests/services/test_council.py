"""The council's details, its notice and its closed days."""

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.council import ClosedDay, Council
from models.rules import RuleBroken
from models.vocabulary import ClosedDayKind, Role
from tests import factories
from webapp.database import db
from webapp.services import council
from webapp.services.actors import NotAllowed, acting, operator
from webapp.services.revisions import ChangedMeanwhile, revision_of

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
BY = operator(on=NOW.date())
DETAILS = {
    "name": "Moorshire County Council",
    "website": "",
    "email": "",
    "phone": "01632 960000",
    "postal_address": "",
    "about": "",
    "accent": "#1D4F4B",
    "notice_days": 5,
    "notice_closes_at": time(17),
}


def edit(record, revision=None, **changes):
    revision = revision_of(record) if revision is None else revision
    return council.edit(record, {**DETAILS, **changes}, revision=revision, by=BY, at=NOW)


def test_the_first_edit_makes_the_council(app):
    edit(council.current())
    db.session.commit()

    kept = db.session.get_one(Council, 1)
    assert (kept.phone, kept.accent, kept.notice_closes_at) == ("01632 960000", "#1d4f4b", time(17))
    assert db.session.scalars(select(AuditEvent.what)).all() == ["council details entered"]


def test_an_edit_goes_up_by_one_revision_and_one_event(app):
    record = factories.council()

    edit(record, name="Northshire")
    db.session.commit()

    event = db.session.scalars(select(AuditEvent)).one()
    assert record.revision == 2
    assert '"name":"Moorshire County Council"' in event.before and '"name":"Northshire"' in event.after


def test_saving_without_a_change_writes_nothing(app):
    record = factories.council(**{**DETAILS, "accent": "#1d4f4b"})

    edit(record)

    assert record.revision == 1
    assert db.session.scalars(select(AuditEvent)).all() == []


def test_an_edit_of_an_older_revision_is_refused(app):
    record = factories.council()
    edit(record, name="Northshire")

    with pytest.raises(ChangedMeanwhile, match="the command line changed this"):
        edit(record, revision="1", name="Southshire")


@pytest.mark.parametrize(("change", "field"), [({"notice_days": 4}, "notice_days"), ({"accent": "#ffff00"}, "accent")])
def test_what_the_law_or_the_eye_refuses_is_said_beside_its_field(app, change, field):
    record = factories.council()

    with pytest.raises(RuleBroken) as refused:
        edit(record, **change)

    assert refused.value.field == field


def test_an_officer_of_one_committee_does_not_edit_the_council(app):
    record = factories.council()
    officer = acting(factories.user(Role.OFFICER, committee=factories.committee()), on=NOW.date())

    with pytest.raises(NotAllowed):
        council.edit(record, {**DETAILS}, revision="1", by=officer, at=NOW)


def test_a_closed_day_is_added_and_removed_and_both_are_in_the_trail(app):
    day = council.add_closed_day(day=date(2030, 12, 27), kind=ClosedDayKind.CLOSED, reason="Christmas", by=BY, at=NOW)
    council.remove_closed_day(day, by=BY, at=NOW)
    db.session.commit()

    events = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
    assert council.closed_days() == []
    assert [event.what for event in events] == ["closed day added", "closed day removed"]
    assert "Christmas" in events[1].before


@pytest.mark.parametrize(
    ("day", "kind", "words"),
    [
        (date(2030, 12, 28), ClosedDayKind.CLOSED, "weekday"),
        (date(2030, 12, 25), ClosedDayKind.CLOSED, "already does not count"),
        (date(2030, 12, 27), ClosedDayKind.OPEN, "already counts"),
        (date(2030, 12, 30), ClosedDayKind.CLOSED, "already in the list"),
    ],
)
def test_a_day_that_would_change_nothing_is_refused(app, day, kind, words):
    factories.keep(ClosedDay(day=date(2030, 12, 30), reason="Christmas"))

    with pytest.raises(RuleBroken, match=words):
        council.add_closed_day(day=day, kind=kind, reason="x", by=BY, at=NOW)
