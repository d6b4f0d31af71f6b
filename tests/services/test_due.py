"""What is due for the meetings somebody plans."""

from datetime import UTC, date, datetime, time, timedelta

from models.meeting import Meeting
from models.publication import PublishedMeeting
from models.rules.due import Duty, Urgency
from models.vocabulary import MeetingStatus, ReportState, Role
from tests import factories
from tests.services.statements import counted
from webapp.clock import moment_of
from webapp.database import db
from webapp.services import due
from webapp.services.actors import acting, operator

AT = datetime(2030, 6, 3, 9, 30, tzinfo=UTC)
TODAY = AT.date()
BY = operator(on=TODAY)
HELD = date(2030, 6, 18)


def told(meeting, **fields):
    """Have the public know of a meeting, as the publishing ledger would."""
    usual = {"held_on": meeting.held_on, "status": "scheduled", "has_agenda": False, **fields}
    return factories.keep(
        PublishedMeeting(
            meeting_id=meeting.id,
            committee_id=meeting.committee_id,
            committee_name=meeting.committee.name,
            address=f"/meetings/{meeting.id}",
            starts_at=moment_of(usual["held_on"], meeting.starts_at),
            place="",
            vevent=b"",
            **usual,
        )
    )


def coming(at=AT, by=BY):
    return [(row.meeting_id, row.due.duties, row.due.by_on) for row in due.coming(by=by, at=at)]


def test_a_meeting_nobody_was_told_of_owes_its_date_and_agenda(app):
    meeting = factories.meeting(held_on=HELD)

    assert coming() == [(meeting.id, (Duty.DATE, Duty.AGENDA), date(2030, 6, 10))]


def test_a_published_agenda_owes_only_the_reports_to_follow(app):
    meeting = factories.meeting(held_on=HELD)
    told(meeting, has_agenda=True)

    (settled,) = due.coming(by=BY, at=AT)
    factories.item(meeting, report_state=ReportState.TO_FOLLOW, removed_at=AT)
    (still,) = due.coming(by=BY, at=AT)
    factories.item(meeting, report_state=ReportState.TO_FOLLOW)
    (owing,) = due.coming(by=BY, at=AT)

    assert (settled.is_settled, still.is_settled) == (True, True)
    assert owing.due.duties == (Duty.REPORTS,)


def test_the_most_pressing_comes_first_and_what_is_settled_last(app):
    settled = factories.meeting(held_on=date(2030, 6, 11))
    told(settled, has_agenda=True)
    later, late, soon = (factories.meeting(held_on=day) for day in (date(2030, 8, 6), date(2030, 6, 5), HELD))

    rows = due.coming(by=BY, at=AT)

    assert [row.meeting_id for row in rows] == [late.id, soon.id, later.id, settled.id]
    assert [row.due.urgency for row in rows] == [Urgency.LATE, Urgency.SOON, Urgency.LATER, Urgency.SETTLED]


def test_past_distant_and_cancelled_meetings_owe_nothing(app):
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(weeks=13)):
        factories.meeting(held_on=day)
    factories.meeting(held_on=HELD, status=MeetingStatus.CANCELLED)

    assert coming() == []


def test_a_cancellation_is_owed_while_the_public_expects_the_meeting(app):
    meeting = factories.meeting(held_on=HELD, status=MeetingStatus.CANCELLED)
    told(meeting)

    assert coming() == [(meeting.id, (Duty.CANCELLATION,), TODAY)]


def test_a_moved_meeting_owes_its_new_date(app):
    meeting = factories.meeting(held_on=HELD)
    told(meeting, held_on=date(2030, 6, 11), has_agenda=True)

    assert coming()[0][1] == (Duty.NEW_DATE,)


def test_an_officer_sees_the_committees_they_cover(app):
    own, other = factories.committee(), factories.committee()
    meeting = factories.meeting(own, held_on=HELD)
    factories.meeting(other, held_on=HELD)
    officer, administrator = factories.user(Role.OFFICER, committee=own), factories.administrator()

    assert [row[0] for row in coming(by=acting(officer, on=TODAY))] == [meeting.id]
    assert coming(by=acting(administrator, on=TODAY)) == []


def test_the_councils_own_rule_on_notice_is_kept(app):
    factories.council(notice_days=6, notice_closes_at=time(17))
    factories.meeting(held_on=HELD)
    last_day = date(2030, 6, 7)

    before, after = (due.coming(by=BY, at=datetime(2030, 6, 7, hour, 30, tzinfo=UTC))[0].due for hour in (15, 16))

    assert (before.by_on, before.urgency) == (last_day, Urgency.TODAY)
    assert after.urgency is Urgency.LATE


def test_one_meeting_is_counted_whatever_its_date(app):
    meeting = factories.meeting(held_on=date(2020, 6, 18))

    assert due.of(meeting, at=AT).due.urgency is Urgency.LATE


def test_the_weeks_ahead_mark_meetings_and_last_days(app):
    meeting = factories.meeting(held_on=HELD)

    pictured = due.weeks(due.coming(by=BY, at=AT), today=date(2030, 6, 5))

    assert [len(week) for week in pictured] == [7, 7, 7, 7]
    days = {one.day: one for week in pictured for one in week}
    assert min(days) == date(2030, 6, 3)
    assert [one.meeting_id for one in days[HELD].held] == [meeting.id]
    assert [one.meeting_id for one in days[date(2030, 6, 10)].due] == [meeting.id]
    assert [day for day, one in days.items() if one.is_today] == [date(2030, 6, 5)]


def test_two_hundred_meetings_take_as_many_statements_as_five(app):
    committee = factories.committee()
    counts = []
    for wanted in (5, 195):
        db.session.add_all(
            [
                Meeting(
                    committee_id=committee.id,
                    uid=f"{wanted}-{n}",
                    held_on=HELD,
                    day_number=wanted + n,
                    starts_at=time(10),
                    status=MeetingStatus.SCHEDULED,
                    venue="",
                    room="",
                )
                for n in range(wanted)
            ]
        )
        db.session.commit()
        with counted() as said:
            due.coming(by=BY, at=AT)
        counts.append(len(said))

    assert counts == [3, 3]
