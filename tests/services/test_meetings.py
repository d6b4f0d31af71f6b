"""Meetings planned, moved, cancelled and put back."""

import json
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.committee import Committee
from models.meeting import Meeting, MeetingChange
from models.publication import Published
from models.rules import RuleBroken
from models.vocabulary import MeetingKind, MeetingStatus, Role, SubjectKind
from tests import factories
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import meetings, series
from webapp.services.actors import NotAllowed, acting, operator
from webapp.services.revisions import ChangedMeanwhile

AT = datetime(2030, 5, 1, 9, 30, tzinfo=UTC)
BY = operator(on=AT.date())
DAY = date(2030, 6, 18)
PLAN = {"starts_at": time(10), "ends_at": time(12), "venue": "Shire Hall", "room": "Room 1"}


def make_public(meeting):
    publication = factories.publication(subject_kind=SubjectKind.MEETING, subject_id=meeting.id)
    return factories.keep(
        Published(
            subject_kind=SubjectKind.MEETING,
            subject_id=meeting.id,
            publication_id=publication.id,
            version=1,
            address=f"/meetings/{meeting.id}",
            title="A meeting",
            body='{"notice":null}',
        )
    )


def changes():
    return [
        (change.what, change.reason) for change in db.session.scalars(select(MeetingChange).order_by(MeetingChange.id))
    ]


def last_event():
    return db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc()).limit(1)).one()


def test_a_meeting_is_planned_and_the_trail_says_so(app):
    committee = factories.committee(name="Audit Committee")

    meeting = meetings.plan(committee, held_on=DAY, kind=MeetingKind.ANNUAL, **PLAN, by=BY, at=AT)

    assert (meeting.status, meeting.day_number, meeting.kind) == (MeetingStatus.SCHEDULED, 1, MeetingKind.ANNUAL)
    assert meeting.uid.endswith("@moothall")
    event = last_event()
    assert (event.what, event.subject_name) == ("meeting planned", "Audit Committee, 18 June 2030")
    assert json.loads(event.after)["held_on"] == "2030-06-18"


def test_a_second_meeting_of_the_day_is_numbered_two(app):
    committee = factories.committee()
    first = meetings.plan(committee, held_on=DAY, **PLAN, by=BY, at=AT)

    second = meetings.plan(committee, held_on=DAY, **PLAN, by=BY, at=AT)

    assert (first.day_number, second.day_number) == (1, 2)
    assert first.uid != second.uid


@pytest.mark.parametrize(
    ("change", "field"),
    [({"ends_at": time(9)}, "ends_at"), ({"held_on": date(2030, 7, 2)}, "held_on")],
)
def test_a_meeting_that_cannot_be_is_not_planned(app, change, field):
    committee = factories.committee(ended_on=date(2030, 7, 1))

    with pytest.raises(RuleBroken) as refused:
        meetings.plan(committee, **{"held_on": DAY, **PLAN, **change}, by=BY, at=AT)

    assert refused.value.field == field


def test_an_officer_of_one_committee_plans_for_no_other(app):
    own, other = factories.committee(), factories.committee()
    officer = acting(factories.user(Role.OFFICER, committee=own), on=AT.date())

    meetings.plan(own, held_on=DAY, **PLAN, by=officer, at=AT)

    with pytest.raises(NotAllowed):
        meetings.plan(other, held_on=DAY, **PLAN, by=officer, at=AT)
    with pytest.raises(NotAllowed):
        meetings.get(factories.meeting(other).id, by=officer)


def test_a_meeting_nobody_was_told_of_moves_without_a_reason(app):
    meeting = factories.meeting()

    meetings.move(meeting, held_on=date(2030, 6, 25), **PLAN, by=BY, at=AT)

    assert meeting.held_on == date(2030, 6, 25)
    assert meeting.revision == 2
    assert changes() == []
    assert json.loads(last_event().before)["held_on"] == "2030-06-18"


def test_a_public_meeting_moves_with_a_reason_only(app):
    meeting = factories.meeting()
    make_public(meeting)

    with pytest.raises(RuleBroken, match="the public has been told") as refused:
        meetings.move(meeting, held_on=date(2030, 6, 25), **PLAN, reason=" ", by=BY, at=AT)

    assert refused.value.field == "reason"


def test_the_public_is_told_of_a_move_in_words(app):
    meeting = factories.meeting()
    make_public(meeting)

    meetings.move(meeting, held_on=date(2030, 6, 25), **PLAN, reason="The hall is flooded.", by=BY, at=AT)

    what = "Moved from Tuesday 18 June 2030 at 10.00 am to Tuesday 25 June 2030 at 10.00 am"
    assert changes() == [(what, "The hall is flooded.")]
    assert last_event().reason == "The hall is flooded."


def test_a_meeting_moved_to_a_day_already_taken_is_its_second(app):
    committee = factories.committee()
    factories.meeting(committee, held_on=date(2030, 6, 25))
    meeting = factories.meeting(committee)

    meetings.move(meeting, held_on=date(2030, 6, 25), **PLAN, by=BY, at=AT)

    assert meeting.day_number == 2


def test_a_cancelled_meeting_cannot_be_moved_or_changed(app):
    meeting = factories.meeting(status=MeetingStatus.CANCELLED)

    with pytest.raises(RuleBroken, match="cannot be moved"):
        meetings.move(meeting, held_on=DAY, **PLAN, by=BY, at=AT)
    with pytest.raises(RuleBroken, match="cannot be changed"):
        meetings.edit(meeting, kind=MeetingKind.ORDINARY, **PLAN, by=BY, at=AT)


def test_a_change_decided_on_an_old_page_is_refused(app):
    meeting = factories.meeting()
    meetings.move(meeting, held_on=date(2030, 6, 25), **PLAN, revision="1", by=BY, at=AT)

    with pytest.raises(ChangedMeanwhile):
        meetings.move(meeting, held_on=date(2030, 7, 2), **PLAN, revision="1", by=BY, at=AT)


def test_a_new_time_or_place_is_told_like_a_move(app):
    meeting = factories.meeting(venue="Shire Hall", room="Room 1")
    make_public(meeting)
    plan = PLAN | {"starts_at": time(11), "room": "Room 2"}

    with pytest.raises(RuleBroken):
        meetings.edit(meeting, kind=MeetingKind.ORDINARY, **plan, by=BY, at=AT)
    meetings.edit(meeting, kind=MeetingKind.ORDINARY, **plan, reason="A larger room.", by=BY, at=AT)

    what = "Begins at 11.00 am, not 10.00 am. Held at Room 2, Shire Hall, not Room 1, Shire Hall"
    assert changes() == [(what, "A larger room.")]


def test_a_new_kind_or_finish_is_nobody_elses_business(app):
    meeting = factories.meeting(venue="Shire Hall", room="Room 1")
    make_public(meeting)

    meetings.edit(meeting, kind=MeetingKind.EXTRAORDINARY, **PLAN | {"ends_at": time(13)}, by=BY, at=AT)

    assert (meeting.kind, meeting.ends_at) == (MeetingKind.EXTRAORDINARY, time(13))
    assert changes() == []


def test_a_cancellation_needs_a_reason_and_keeps_it(app):
    meeting = factories.meeting()

    with pytest.raises(RuleBroken) as refused:
        meetings.cancel(meeting, reason="", by=BY, at=AT)
    meetings.cancel(meeting, reason="Not enough business.", by=BY, at=AT)

    assert refused.value.field == "reason"
    assert meeting.status is MeetingStatus.CANCELLED
    what = "Cancelled: it was to be held on Tuesday 18 June 2030 at 10.00 am"
    assert changes() == [(what, "Not enough business.")]


def test_a_meeting_is_cancelled_once(app):
    meeting = factories.meeting(status=MeetingStatus.CANCELLED)

    with pytest.raises(RuleBroken, match="already cancelled"):
        meetings.cancel(meeting, reason="Again.", by=BY, at=AT)


def test_a_cancelled_meeting_is_put_back(app):
    meeting = factories.meeting(status=MeetingStatus.CANCELLED)
    make_public(meeting)

    with pytest.raises(RuleBroken, match="reinstated"):
        meetings.reinstate(meeting, by=BY, at=AT)
    meetings.reinstate(meeting, reason="The roof is mended.", by=BY, at=AT)

    assert meeting.status is MeetingStatus.SCHEDULED
    assert changes()[-1] == ("Reinstated: it will be held on Tuesday 18 June 2030 at 10.00 am", "The roof is mended.")


def test_a_meeting_that_is_on_is_not_put_back(app):
    with pytest.raises(RuleBroken, match="already scheduled"):
        meetings.reinstate(factories.meeting(), by=BY, at=AT)


def planned(committee_id, day):
    """An officer's planning of a meeting, on a connection of their own."""
    return lambda: meetings.plan(db.session.get_one(Committee, committee_id), held_on=day, **PLAN, by=BY, at=AT)


def test_two_officers_who_plan_for_one_day_at_once_number_their_meetings_apart(app):
    committee, day = factories.committee(), date(2030, 6, 18)

    faults = one_after_the_other(app, planned(committee.id, day), planned(committee.id, day))

    assert faults == []
    assert sorted(db.session.scalars(select(Meeting.day_number))) == [1, 2]


def test_a_meeting_moved_to_a_day_that_is_being_planned_for_takes_the_next_number(app):
    committee, day = factories.committee(), date(2030, 6, 18)
    moving = factories.meeting(committee, held_on=date(2030, 7, 2)).id

    def move():
        meetings.move(db.session.get_one(Meeting, moving), held_on=day, **PLAN, by=BY, at=AT)

    def plan_many():
        series.plan_series(db.session.get_one(Committee, committee_id), [day], **PLAN, by=BY, at=AT)

    committee_id = committee.id
    faults = one_after_the_other(app, plan_many, move)

    assert faults == []
    assert dict(db.session.execute(select(Meeting.id, Meeting.day_number)).all())[moving] == 2
