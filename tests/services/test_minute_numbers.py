"""Numbers of minutes for ever: one committee never gives one twice, and the audit trail says who gave it."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.meeting import Meeting
from models.minutes import Minute, Minutes
from tests import factories, held_meetings
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import minute_numbers
from webapp.services.actors import operator

BY = {"by": operator(on=date(2019, 6, 18)), "at": datetime(2019, 6, 18, 9, 0, tzinfo=UTC)}


@pytest.fixture
def committee(app):
    return factories.committee(minutes_run_on=True)


def written(committee, held_on: date) -> int:
    """A meeting with two items, both minuted."""
    meeting = factories.meeting(committee, held_on=held_on)
    factories.keep(Minutes(meeting=meeting))
    for place, heading in enumerate(("Roads", "Bins"), start=1):
        held_meetings.minute(factories.item(meeting, heading, position=place))
    return meeting.id


def numbers(meeting_id: int) -> list[int | None]:
    db.session.expire_all()
    found = select(Minute.number).where(Minute.meeting_id == meeting_id).order_by(Minute.id)
    return list(db.session.scalars(found))


def test_two_meetings_of_a_committee_issued_at_once_never_give_one_number_twice(app, committee):
    one, other = written(committee, date(2019, 3, 12)), written(committee, date(2019, 5, 14))

    def give(meeting_id: int) -> None:
        minute_numbers.give(db.session.get_one(Meeting, meeting_id), **BY)

    faults = one_after_the_other(app, lambda: give(one), lambda: give(other))

    assert (faults, numbers(one), numbers(other)) == ([], [1, 2], [3, 4])


def test_the_audit_trail_says_which_number_each_minute_was_given_and_a_second_issue_gives_none(committee):
    meeting = db.session.get_one(Meeting, written(committee, date(2019, 3, 12)))

    given = [minute_numbers.give(meeting, **BY), minute_numbers.give(meeting, **BY)]

    wanted = select(AuditEvent).where(AuditEvent.what == "minute numbered").order_by(AuditEvent.id)
    told = [(one.subject_name.split(":")[0], one.before, one.after) for one in db.session.scalars(wanted)]
    assert given == [True, False]
    assert told == [("Roads", '{"number":null}', '{"number":1}'), ("Bins", '{"number":null}', '{"number":2}')]
