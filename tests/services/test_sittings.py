"""What to think twice about before a meeting is planned."""

from datetime import UTC, date, datetime, time

from models.council import ClosedDay
from models.vocabulary import MeetingStatus, SeatRole
from tests import factories, held_meetings
from webapp.services import sittings
from webapp.services.sittings import Proposal

DAY = date(2030, 6, 18)
TEN, NOON = time(10), time(12)


def proposal(committee, **changes):
    return Proposal(committee=committee, **{"held_on": DAY, "starts_at": TEN, "ends_at": NOON, **changes})


def test_an_ordinary_day_has_no_warning(app):
    assert sittings.warnings(proposal(factories.committee())) == []


def test_weekends_bank_holidays_and_closed_days_are_warned_of(app):
    committee = factories.committee()
    factories.keep(ClosedDay(day=DAY, reason="staff conference"))

    assert sittings.warnings(proposal(committee, held_on=date(2030, 6, 22))) == [
        "Saturday 22 June 2030 is a weekend day."
    ]
    assert sittings.warnings(proposal(committee, held_on=date(2030, 5, 27))) == [
        "Monday 27 May 2030 is Spring bank holiday."
    ]
    assert "staff conference" in sittings.warnings(proposal(committee))[0]


def test_a_room_taken_is_warned_of_and_a_cancelled_meeting_takes_none(app):
    place = {"venue": "Shire Hall", "room": "Room 1"}
    other = factories.meeting(factories.committee(name="Cabinet"), **place)
    wanted = proposal(factories.committee(name="Audit"), **place)

    assert "Room 1, Shire Hall is taken twice" in sittings.warnings(wanted)[0]

    other.status = MeetingStatus.CANCELLED
    factories.keep(other)
    assert sittings.warnings(wanted) == []


def test_a_person_due_twice_is_named_on_the_days_of_their_seats(app):
    person = factories.member(name="Dana Moor")
    cabinet, audit = factories.committee(name="Cabinet"), factories.committee(name="Audit")
    factories.seat(cabinet, person)
    factories.seat(audit, person, ends_on=DAY)
    for day in (DAY, date(2030, 6, 19)):
        factories.meeting(cabinet, held_on=day)

    assert "Dana Moor is due at two meetings at once" in sittings.warnings(proposal(audit))[0]
    assert sittings.warnings(proposal(audit, held_on=date(2030, 6, 19))) == []


def test_substitutes_are_not_due_and_vacancies_are_nobody(app):
    person = factories.member()
    cabinet, audit = factories.committee(), factories.committee()
    factories.seat(cabinet, person, role=SeatRole.SUBSTITUTE)
    factories.seat(audit, person)
    factories.seat(cabinet, None)
    factories.seat(audit, None)
    factories.meeting(cabinet)

    assert sittings.warnings(proposal(audit)) == []


def test_who_substitutes_elsewhere_is_due_there_and_whom_they_replace_is_not(app):
    replaced, substitute = factories.member(name="Dana Moor"), factories.member(name="Eli Sub")
    cabinet, audit = factories.committee(name="Cabinet"), factories.committee(name="Audit")
    seat = factories.seat(cabinet, replaced)
    for member in (replaced, substitute):
        factories.seat(audit, member)
    made = held_meetings.substitution(factories.meeting(cabinet, held_on=DAY), seat, substitute)

    (warning,) = sittings.warnings(proposal(audit))
    made.cancelled_at = datetime.now(UTC)
    factories.keep(made)

    assert warning.startswith("Eli Sub is due at two meetings at once")
    assert sittings.warnings(proposal(audit))[0].startswith("Dana Moor is due at two meetings at once")


def test_a_committee_that_meets_already_is_one_warning(app):
    audit = factories.committee(name="Audit")
    factories.seat(audit, factories.member())
    factories.meeting(audit, room="Room 1")

    assert sittings.warnings(proposal(audit, room="Room 1")) == [
        "Audit already meets on Tuesday 18 June 2030, at 10.00 am."
    ]


def test_a_meeting_does_not_clash_with_where_it_was(app):
    meeting = factories.meeting(room="Room 1")
    factories.seat(meeting.committee, factories.member())

    assert sittings.warnings(sittings.proposal_of(meeting)) == []


def test_a_meeting_with_no_finish_lasts_as_long_as_usual(app):
    person = factories.member()
    cabinet, audit = factories.committee(usual_minutes=90), factories.committee()
    for committee in (cabinet, audit):
        factories.seat(committee, person)
    factories.meeting(cabinet, ends_at=None)

    assert len(sittings.warnings(proposal(audit, starts_at=time(11, 29)))) == 1
    assert sittings.warnings(proposal(audit, starts_at=time(11, 30))) == []


def test_a_municipal_year_lists_its_clashes(app):
    for name, day in (("Cabinet", DAY), ("Audit", DAY), ("Planning", date(2031, 6, 18)), ("Health", date(2031, 6, 18))):
        factories.meeting(factories.committee(name=name), held_on=day, room="Room 1")

    found = sittings.clashes_in(2030)

    assert len(found) == 1
    assert found[0][1].startswith("Room 1 is taken twice on Tuesday 18 June 2030")
