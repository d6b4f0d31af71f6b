"""Attendance elsewhere: recorded once, refused where it could not be, and removed."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from models.attendance import OutsideAttendance
from models.audit import AuditEvent
from models.rules import RuleBroken
from models.vocabulary import AttendedAs, CommitteeKind, Role
from tests import factories
from webapp.database import db
from webapp.services import outside_attendance
from webapp.services.actors import NotAllowed, acting, operator

ON = date(2030, 9, 1)
AT = datetime(2030, 9, 1, 9, 30, tzinfo=UTC)
BY = operator(on=ON)
FIRE = {"attended_as": AttendedAs.ANOTHER_BODY, "body": " Fire Authority ", "attended_on": date(2030, 8, 1)}


@pytest.fixture
def member(app):
    return factories.member(name="Ann Fell")


def test_it_is_recorded_with_who_did_and_kept_once_when_sent_twice(member):
    for _ in range(2):
        outside_attendance.record(member, FIRE, by=BY, at=AT)

    (kept,) = outside_attendance.of_member(member.id)
    assert (kept.body, kept.attended_on, kept.recorded_by) == ("Fire Authority", date(2030, 8, 1), BY.name)
    assert [one.what for one in db.session.scalars(select(AuditEvent))] == ["attendance elsewhere recorded"]


@pytest.mark.parametrize(
    ("change", "field"),
    [({"body": "  "}, "body"), ({"attended_on": date(2030, 9, 2)}, "attended_on"),
     ({"attended_as": AttendedAs.ACTED_ALONE}, "attended_as")],
    ids=["no body", "still to come", "not of the executive"],
)  # fmt: skip
def test_what_could_not_be_is_refused(member, change, field):
    with pytest.raises(RuleBroken) as broken:
        outside_attendance.record(member, {**FIRE, **change}, by=BY, at=AT)

    assert broken.value.field == field
    assert db.session.scalar(select(OutsideAttendance)) is None


def test_a_member_of_the_executive_that_day_may_have_acted_alone(member):
    cabinet = factories.committee(kind=CommitteeKind.CABINET)
    factories.seat(cabinet, member, starts_on=date(2030, 5, 1), ends_on=date(2030, 8, 31))

    outside_attendance.record(member, {**FIRE, "attended_as": AttendedAs.ACTED_ALONE}, by=BY, at=AT)

    assert len(outside_attendance.of_member(member.id)) == 1


def test_what_is_removed_stays_in_the_audit_trail(member):
    kept = outside_attendance.record(member, FIRE, by=BY, at=AT)

    outside_attendance.remove(kept.id, by=BY, at=AT)

    assert outside_attendance.of_member(member.id) == []
    last = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert (last.what, "Fire Authority" in last.before) == ("attendance elsewhere removed", True)


def test_it_is_for_who_keeps_members(member):
    by = acting(factories.user(Role.OFFICER, committee=factories.committee()), on=ON)

    with pytest.raises(NotAllowed):
        outside_attendance.record(member, FIRE, by=by, at=AT)
