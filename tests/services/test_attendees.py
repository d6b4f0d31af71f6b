"""Who attends without a vote and who sends apologies without a seat, under the headings of the minutes."""

from datetime import UTC, date, datetime, time

import pytest

from models.attendance import Attendee
from models.minutes_vocabulary import AttendeeCategory as Heading
from models.rules import RuleBroken
from models.vocabulary import AttendanceStatus, CommitteeKind, SeatRole
from tests import factories, held_meetings
from webapp.database import db
from webapp.services import attendance, attendees, comings
from webapp.services.actors import operator
from webapp.services.revisions import ChangedMeanwhile, RemovedMeanwhile, revision_of

HELD_ON = date(2030, 6, 18)
NOW = {"by": operator(on=HELD_ON), "at": datetime(2030, 6, 18, 9, tzinfo=UTC)}
HERE, SORRY = AttendanceStatus.PRESENT, AttendanceStatus.APOLOGIES


@pytest.fixture
def meeting(app):
    return factories.meeting(factories.committee(kind=CommitteeKind.SCRUTINY), held_on=HELD_ON)


def add(meeting, lines, category=Heading.OFFICER, status=HERE):
    return attendees.add(meeting, lines, category=category, status=status, **NOW)


def headings(meeting):
    db.session.flush()
    return [(heading, [one.name for one in people]) for heading, people in attendees.present(meeting)]


def test_people_are_noted_one_a_line_and_stand_under_their_headings(meeting):
    add(meeting, "Helen King, Deputy Director\n\nTom McColgan, Senior Officer")
    add(meeting, "Samren Reddy, Youth Parliament", Heading.INVITEE)

    assert headings(meeting) == [
        (Heading.INVITEE, ["Samren Reddy"]),
        (Heading.OFFICER, ["Helen King", "Tom McColgan"]),
    ]
    assert attendees.of_meeting(meeting)[0].capacity == "Deputy Director"


def test_a_members_name_marks_the_member_so_that_their_attending_counts(meeting):
    member = factories.member(name="Izzi Seccombe")

    add(meeting, "Councillor Izzi Seccombe", Heading.COUNCILLOR)

    assert attendees.of_meeting(meeting) == []
    assert attendance.marked(meeting, member.id).status is HERE
    assert headings(meeting) == [(Heading.COUNCILLOR, ["Izzi Seccombe"])]


def test_who_votes_here_is_marked_among_the_members_and_nowhere_else(meeting):
    member = factories.member(name="Corinne Davies")
    factories.seat(meeting.committee, member)

    with pytest.raises(RuleBroken, match="sits on the committee") as broken:
        add(meeting, "Cllr Corinne Davies")

    assert broken.value.field == "lines"


def test_two_people_of_one_name_are_not_confused(meeting):
    for _ in range(2):
        factories.member(name="Chris Williams")

    with pytest.raises(RuleBroken, match="Several people kept here are called Chris Williams"):
        add(meeting, "Chris Williams")


@pytest.mark.parametrize("lines", ["", " \n ", ", Director", "A" * 121, "Helen King\nHELEN KING, again"])
def test_a_line_that_names_nobody_or_somebody_twice_is_refused(meeting, lines):
    with pytest.raises(RuleBroken) as broken:
        add(meeting, lines)

    assert broken.value.field == "lines"


def test_apologies_of_people_not_on_the_committee_are_kept_apart_from_who_came(meeting):
    barker = factories.member(name="Barker")
    add(meeting, "Barker", Heading.COUNCILLOR, SORRY)
    add(meeting, "Sean Taylor, Teacher Representative", Heading.REPRESENTATIVE, SORRY)

    assert headings(meeting) == []
    assert [(one.name, one.capacity) for one in attendees.apologies(meeting)] == [
        ("Barker", ""),
        ("Sean Taylor", "Teacher Representative"),
    ]
    assert attendance.marked(meeting, barker.id).status is SORRY


def test_a_portfolio_holder_stands_under_that_heading_by_seat_or_by_the_cabinet(meeting):
    by_seat, by_cabinet = factories.member(name="Hayfield"), factories.member(name="Morgan")
    factories.seat(meeting.committee, by_seat, role=SeatRole.PORTFOLIO_HOLDER, capacity="Education")
    factories.seat(factories.committee(kind=CommitteeKind.CABINET), by_cabinet)
    for member in (by_seat, by_cabinet):
        held_meetings.attendance(meeting, member)

    assert headings(meeting) == [(Heading.PORTFOLIO_HOLDER, ["Hayfield", "Morgan"])]
    assert attendees.attending(meeting)[0].capacity == "Education"


def test_the_clerk_chooses_another_heading_for_a_member(meeting):
    kept = held_meetings.attendance(meeting, factories.member(name="Webb"))
    seen = revision_of(kept)

    attendees.edit_member(kept, category=Heading.INVITEE, capacity="Ward member", revision=seen, **NOW)

    assert headings(meeting) == [(Heading.INVITEE, ["Webb"])]
    with pytest.raises(ChangedMeanwhile):
        attendees.edit_member(kept, category=None, capacity="", revision=seen, **NOW)


def test_who_came_to_the_last_meetings_is_noted_again_with_one_press(meeting):
    before = factories.meeting(meeting.committee, held_on=date(2030, 3, 12))
    came = factories.keep(Attendee(meeting=before, name="Helen King", capacity="Director", category=Heading.OFFICER))
    factories.keep(Attendee(meeting=before, name="A. Resident", category=Heading.PUBLIC_SPEAKER))
    factories.keep(Attendee(meeting=before, name="Away", category=Heading.OFFICER, status=SORRY))
    elsewhere = factories.keep(Attendee(meeting=factories.meeting(), name="Else", category=Heading.OFFICER))

    assert attendees.earlier(meeting) == [came]
    attendees.again(meeting, came, **NOW)

    assert headings(meeting) == [(Heading.OFFICER, ["Helen King"])]
    assert attendees.earlier(meeting) == []
    with pytest.raises(RuleBroken, match="another committee"):
        attendees.again(meeting, elsewhere, **NOW)


def test_what_is_noted_is_corrected_and_removed_and_a_second_officer_is_told(meeting):
    add(meeting, "Helen Kng")
    found = attendees.of_meeting(meeting)[0]
    seen, number = revision_of(found), found.id
    values = {"name": "Helen King", "capacity": "Director", "category": Heading.OFFICER, "status": HERE}

    attendees.edit(found, **values, revision=seen, **NOW)
    with pytest.raises(ChangedMeanwhile):
        attendees.edit(found, **values, revision=seen, **NOW)
    attendees.remove(found, **NOW)

    assert headings(meeting) == []
    with pytest.raises(RemovedMeanwhile):
        attendees.get(number, by=NOW["by"])


def test_before_the_day_only_apologies_are_noted(meeting):
    early = {"by": NOW["by"], "at": datetime(2030, 6, 17, 9, tzinfo=UTC)}

    attendees.add(meeting, "Helen King", category=Heading.OFFICER, status=SORRY, **early)
    with pytest.raises(RuleBroken, match="Until then only apologies"):
        attendees.add(meeting, "Tom McColgan", category=Heading.OFFICER, status=HERE, **early)


def test_late_arrivals_and_early_departures_are_noted_with_their_times(meeting):
    member = factories.member(name="Ann Fell")
    attendance.mark(meeting, member, status=SORRY, **NOW)

    came = comings.arrive(meeting, member, arrived_at=time(10, 20), **NOW)
    assert (came.status, came.arrived_at) == (HERE, time(10, 20))
    with pytest.raises(RuleBroken, match="as present already"):
        comings.arrive(meeting, member, arrived_at=time(10, 30), **NOW)

    with pytest.raises(RuleBroken, match="no earlier than the arrival"):
        comings.leave(meeting, member, left_at=time(10), **NOW)
    assert comings.leave(meeting, member, left_at=time(11), **NOW).left_at == time(11)
    with pytest.raises(RuleBroken, match="has left already"):
        comings.leave(meeting, member, left_at=time(12), **NOW)


def test_only_who_came_can_leave(meeting):
    with pytest.raises(RuleBroken, match="as present first"):
        comings.leave(meeting, factories.member(), left_at=time(11), **NOW)


def test_somebody_named_before_who_is_kept_as_a_member_since_is_marked_as_one(meeting):
    before = factories.meeting(meeting.committee, held_on=date(2030, 3, 12))
    came = factories.keep(Attendee(meeting=before, name="Helen King", category=Heading.OFFICER))
    member = factories.member(name="Helen King")

    attendees.again(meeting, came, **NOW)

    assert attendance.marked(meeting, member.id).status is HERE
    assert attendees.of_meeting(meeting) == []


def test_a_name_with_accents_marks_its_member_however_it_is_typed(meeting):
    member = factories.member(name="Élodie Óg")

    add(meeting, "Cllr ÉLODIE óg", Heading.COUNCILLOR)

    assert attendance.marked(meeting, member.id).status is HERE
