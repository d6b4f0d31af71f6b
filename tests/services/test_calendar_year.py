"""The year as a grid."""

from datetime import date, time

from models.meeting import Meeting
from models.vocabulary import MeetingStatus, Role
from tests import factories
from tests.services.statements import counted
from webapp.database import db
from webapp.services import calendar_year
from webapp.services.actors import acting, operator

BY = operator(on=date(2030, 5, 1))


def test_meetings_stand_under_their_month_beside_their_committee(app):
    audit, cabinet = factories.committee(name="Audit"), factories.committee(name="Cabinet")
    june, january = (factories.meeting(audit, held_on=day) for day in (date(2030, 6, 18), date(2031, 1, 7)))
    factories.meeting(cabinet, held_on=date(2031, 5, 1))

    year = calendar_year.year_of(2030, by=BY)

    assert [row.name for row in year.committees] == ["Audit", "Cabinet"]
    cells = [[meeting.id for meeting in cell] for cell in year.committees[0].months]
    assert cells == [[], [june.id], [], [], [], [], [], [], [january.id], [], [], []]
    assert not any(year.committees[1].months)
    assert [meeting.id for meeting in year.months[1].meetings] == [june.id]


def test_days_to_think_twice_about_are_marked(app):
    committee, other = factories.committee(name="Audit"), factories.committee(name="Cabinet")
    factories.meeting(committee, held_on=date(2030, 6, 22))
    factories.meeting(committee, held_on=date(2030, 5, 27))
    for one in (committee, other):
        factories.meeting(one, held_on=date(2030, 7, 2), room="Room 1")
    factories.meeting(committee, held_on=date(2030, 9, 3), status=MeetingStatus.CANCELLED)

    year = calendar_year.year_of(2030, by=BY)

    marks = [list(meeting.marks) for month in year.months for meeting in month.meetings]
    assert marks == [["Spring bank holiday"], ["weekend"], ["clash"], ["clash"], []]
    assert len(year.clashes) == 1
    assert (date(2030, 5, 27), "Spring bank holiday") in year.months[0].closed


def test_an_officer_sees_their_committees_and_what_they_clash_with(app):
    own, other = factories.committee(name="Own"), factories.committee(name="Other")
    for committee in (own, other):
        factories.meeting(committee, held_on=date(2030, 7, 2), room="Room 1")

    year = calendar_year.year_of(2030, by=acting(factories.user(Role.OFFICER, committee=own), on=BY.on))

    assert [row.name for row in year.committees] == ["Own"]
    assert "Other" in year.clashes[0]


def test_a_committee_that_ended_before_the_year_is_left_out(app):
    factories.committee(ended_on=date(2030, 4, 30))

    assert calendar_year.year_of(2030, by=BY).committees == []


def test_two_hundred_meetings_take_as_many_statements_as_five(app):
    committee = factories.committee()
    counts = []
    for wanted in (5, 195):
        db.session.add_all(
            Meeting(
                committee_id=committee.id,
                uid=f"{wanted}-{n}",
                held_on=date(2030, 7, 2),
                day_number=wanted + n,
                starts_at=time(10),
            )
            for n in range(wanted)
        )
        db.session.commit()
        with counted() as said:
            calendar_year.year_of(2030, by=BY)
        counts.append(len(said))

    assert counts[0] == counts[1] <= 6
