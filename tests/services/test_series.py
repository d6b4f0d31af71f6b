"""Many meetings at once."""

import json
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.meeting import Meeting
from models.rules import RuleBroken
from models.rules.series import MonthlyRule, ProposedDate, proposed_dates
from tests import factories
from tests.services.statements import counted
from webapp.database import db
from webapp.services import series, working_calendar
from webapp.services.actors import Actor, NotAllowed, operator
from webapp.services.sittings import Proposal

AT = datetime(2030, 5, 1, 9, 30, tzinfo=UTC)
BY = operator(on=AT.date())
TUESDAYS = [date(2030, 6, 11), date(2030, 7, 9), date(2030, 9, 10)]
PLAN = {"starts_at": time(10), "ends_at": time(12), "venue": "Shire Hall", "room": "Room 1"}


def test_a_series_is_planned_in_order_and_audited_once(app):
    committee = factories.committee(name="Audit Committee")

    ids = series.plan_series(committee, [*reversed(TUESDAYS), TUESDAYS[0]], **PLAN, by=BY, at=AT)

    planned = [db.session.get_one(Meeting, number) for number in ids]
    assert [meeting.held_on for meeting in planned] == TUESDAYS
    assert {meeting.day_number for meeting in planned} == {1}
    assert len({meeting.uid for meeting in planned}) == 3
    events = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
    assert [one.what for one in events] == ["meetings planned"]
    listed = json.loads(events[0].after)["meetings"]
    assert [(one["id"], one["held_on"]) for one in listed] == [
        (number, day.isoformat()) for number, day in zip(ids, TUESDAYS, strict=True)
    ]


def test_a_planned_row_is_the_same_as_a_planned_meeting(app):
    committee = factories.committee()

    (number,) = series.plan_series(committee, TUESDAYS[:1], **PLAN, by=BY, at=AT)

    meeting = db.session.get_one(Meeting, number)
    assert (meeting.status, meeting.revision, meeting.agenda_revision) == ("scheduled", 1, 0)
    assert (meeting.venue, meeting.room, meeting.starts_at) == ("Shire Hall", "Room 1", time(10))


def test_a_date_already_taken_gets_a_second_meeting(app):
    committee = factories.committee()
    factories.meeting(committee, held_on=TUESDAYS[1])

    ids = series.plan_series(committee, TUESDAYS, **PLAN, by=BY, at=AT)

    assert [db.session.get_one(Meeting, number).day_number for number in ids] == [1, 2, 1]


@pytest.mark.parametrize(
    ("dates", "change", "field"),
    [
        ([], {}, "days"),
        (TUESDAYS, {"ends_at": time(9)}, "ends_at"),
        ([*TUESDAYS, date(2031, 1, 2)], {}, "held_on"),
    ],
)
def test_a_series_that_cannot_be_is_not_planned(app, dates, change, field):
    committee = factories.committee(ended_on=date(2031, 1, 1))

    with pytest.raises(RuleBroken) as refused:
        series.plan_series(committee, dates, **PLAN | change, by=BY, at=AT)

    assert refused.value.field == field
    assert db.session.scalars(select(Meeting).order_by(Meeting.id)).all() == []


def test_somebody_without_a_role_plans_no_series(app):
    nobody = Actor(7, "Nobody", (), AT.date())

    with pytest.raises(NotAllowed):
        series.plan_series(factories.committee(), TUESDAYS, **PLAN, by=nobody, at=AT)


def test_many_meetings_take_as_many_statements_as_few(app):
    committee = factories.committee()
    few, many = (
        [date(2030 + 10 * n, 1, 1) + timedelta(days=d) for d in range(7, 7 + count)] for n, count in ((0, 3), (1, 450))
    )

    db.session.refresh(committee)
    counts = []
    for days in (few, many):
        with counted() as said:
            series.plan_series(committee, days, **PLAN, by=BY, at=AT)
        counts.append(len(said))

    assert counts[0] == counts[1] <= 6


def test_nobodys_seat_is_read_for_days_on_which_nothing_else_is_held(app):
    committee = factories.committee()
    factories.seat(committee, factories.member())
    proposal = Proposal(committee=committee, held_on=TUESDAYS[0], **PLAN)

    with counted() as said:
        series.preview(proposal, [ProposedDate(day) for day in TUESDAYS])

    assert len(said) == 2
    assert not any("FROM seat" in statement for statement in said)


def test_a_preview_says_what_to_think_twice_about(app):
    committee, other = factories.committee(name="Audit Committee"), factories.committee(name="Cabinet")
    factories.meeting(other, held_on=TUESDAYS[1], venue="Shire Hall", room="Room 1")
    rule = MonthlyRule(weekday=1, nth=2, months=frozenset({6, 7, 9}))
    first, last = date(2030, 6, 1), date(2030, 9, 30)
    proposed = proposed_dates(rule, first, last, working_calendar.closed_days(first, last))

    seen = series.preview(Proposal(committee=committee, held_on=first, **PLAN), proposed)

    assert [one.proposed.day for one in seen] == TUESDAYS
    assert [one.warnings for one in seen] == [
        [],
        [
            "Room 1, Shire Hall is taken twice on Tuesday 9 July 2030: "
            "Audit Committee (10.00 am to midday) and Cabinet (10.00 am to midday)."
        ],
        [],
    ]
