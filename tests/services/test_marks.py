"""A member's private marks: set, changed and taken away by themself, and told to nobody."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.declaration import ItemMark
from models.rules import RuleBroken
from models.vocabulary import Mark, Role
from tests import factories, published_council
from webapp.database import db
from webapp.services import marks, public_agendas
from webapp.services.actors import NotAllowed, acting

AT = datetime.now(UTC)


@pytest.fixture
def made(app):
    return published_council.publish_council()


@pytest.fixture
def agenda(made):
    return public_agendas.get(made.meeting.id)


@pytest.fixture
def by(made):
    return acting(factories.user(Role.MEMBER, member_id=made.chair.id), on=AT.date())


def events():
    return db.session.scalars(select(AuditEvent).where(AuditEvent.what == marks.WHAT).order_by(AuditEvent.id)).all()


def test_a_mark_is_kept_changed_and_taken_away(made, agenda, by):
    for mark in (Mark.DECLARE, Mark.ASK, Mark.ASK):
        marks.set_mark(agenda, made.chair, made.report.id, mark, by=by, at=AT)

    assert marks.of(agenda, made.chair, by=by) == {made.report.id: Mark.ASK}

    for _ in range(2):
        marks.clear(agenda, made.chair, made.report.id, by=by, at=AT)

    assert marks.of(agenda, made.chair, by=by) == {}
    assert len(events()) == 3


def test_the_audit_trail_says_that_and_not_what(made, agenda, by):
    marks.set_mark(agenda, made.chair, made.report.id, Mark.DECLARE, by=by, at=AT)

    (event,) = events()

    assert (event.subject_kind, event.subject_id, event.subject_name) == ("member", made.chair.id, "Ada Fern")
    assert (event.before, event.after, event.reason, event.committee_id) == ("null", "null", "", None)


def test_nobody_else_keeps_sees_or_takes_away_a_mark(made, agenda, by):
    marks.set_mark(agenda, made.chair, made.report.id, Mark.DECLARE, by=by, at=AT)
    other = acting(factories.user(Role.MEMBER, member_id=factories.member().id), on=AT.date())

    for asking in (other, acting(factories.monitoring_officer(), on=AT.date())):
        with pytest.raises(NotAllowed):
            marks.of(agenda, made.chair, by=asking)
        with pytest.raises(NotAllowed):
            marks.set_mark(agenda, made.chair, made.report.id, Mark.ASK, by=asking, at=AT)
        with pytest.raises(NotAllowed):
            marks.clear(agenda, made.chair, made.report.id, by=asking, at=AT)


def test_an_item_of_another_agenda_is_not_marked(made, agenda, by):
    elsewhere = factories.item(factories.meeting())

    with pytest.raises(RuleBroken):
        marks.set_mark(agenda, made.chair, elsewhere.id, Mark.DECLARE, by=by, at=AT)

    assert db.session.scalars(select(ItemMark)).all() == []
