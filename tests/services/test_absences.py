"""Six months without attending: from which day, who is warned, and what the council approved."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from models.attendance import AbsenceApproval
from models.audit import AuditEvent
from models.rules import RuleBroken
from models.rules.absence import Stage
from models.vocabulary import (
    AbsentFrom,
    AttendanceStatus,
    AttendedAs,
    CommitteeKind,
    MeetingStatus,
    MemberKind,
    Role,
    SeatRole,
)
from tests import factories, held_meetings
from tests.services.statements import counted
from webapp.database import db
from webapp.services import absences
from webapp.services.actors import NotAllowed, acting, operator

ON = date(2030, 9, 1)
AT = datetime(2030, 9, 1, 9, 30, tzinfo=UTC)
BY = operator(on=ON)
ILLNESS = {
    "absent_from": [AbsentFrom.COUNCIL],
    "approved_on": date(2030, 9, 1),
    "until": date(2031, 1, 31),
    "reason": "Illness",
}
BOTH = list(AbsentFrom)


@pytest.fixture
def panel(app):
    return factories.committee(name="Roads Panel")


def came(member, committee, held_on, **fields):
    return held_meetings.attendance(factories.meeting(committee, held_on=held_on), member, **fields)


def councillor(committee=None, role=SeatRole.MEMBER, **term):
    member = factories.member()
    factories.term(member, **term)
    if committee:
        factories.seat(committee, member, role=role)
    return member


def of(member, on=ON):
    return absences.of_member(member.id, on=on, by=BY)


def test_the_last_attendance_at_any_committee_counts(panel):
    member, council = councillor(panel), factories.committee(kind=CommitteeKind.COUNCIL)
    came(member, council, date(2030, 3, 1))
    came(member, panel, date(2030, 5, 14))
    came(member, panel, date(2030, 6, 14), status=AttendanceStatus.APOLOGIES)

    found = of(member).council

    assert found.last == (date(2030, 5, 14), "Roads Panel")
    assert (found.absence.last_on, found.absence.stage) == (date(2030, 11, 14), Stage.THREE)


def test_coming_as_a_visitor_does_not_count_and_coming_as_a_substitute_does(panel):
    other = factories.committee()
    visitor, invitee, substitute = councillor(), councillor(panel, SeatRole.INVITEE), councillor()
    holder = councillor(panel)
    came(visitor, panel, date(2030, 5, 14))
    came(invitee, panel, date(2030, 5, 15))
    seat = factories.seat(other, holder)
    sat = came(substitute, other, date(2030, 5, 14))
    held_meetings.substitution(sat.meeting, seat, substitute)

    assert [of(member).council.last is not None for member in (visitor, invitee, substitute)] == [False, False, True]


def test_who_never_came_counts_from_the_term_or_from_the_first_record(panel):
    came(councillor(panel), panel, date(2030, 3, 1))
    new, old = councillor(starts_on=date(2030, 5, 6)), councillor(starts_on=date(2025, 5, 6))

    assert of(new).council.absence.from_on == date(2030, 5, 6)
    assert of(old).council.absence.from_on == date(2030, 3, 1)
    assert "check the minutes" in of(old).council.absence.note


def test_re_election_goes_on_counting_from_the_last_attendance(panel):
    member = councillor(panel, starts_on=date(2025, 5, 6), ends_on=date(2030, 5, 5))
    factories.term(member, starts_on=date(2030, 5, 9))
    came(member, panel, date(2030, 4, 2))

    assert of(member).council.absence.from_on == date(2030, 4, 2)


def test_with_no_records_nothing_is_counted_and_nobody_is_warned(app):
    member = councillor()

    assert of(member).council.absence is None
    assert absences.warnings(on=ON) == []


def test_only_councillors_in_office_are_watched(panel):
    gone = councillor(ends_on=date(2030, 5, 1))
    co_opted = factories.member(kind=MemberKind.CO_OPTED)
    staying = councillor(panel)
    came(staying, panel, date(2030, 5, 14))

    assert [one.member for one in absences.watched(on=ON)] == [staying]
    for member in (gone, co_opted):
        with pytest.raises(RuleBroken, match="not one today"):
            of(member)


def test_the_last_council_meeting_that_can_approve_is_named(panel):
    member, council = councillor(panel), factories.committee(kind=CommitteeKind.COUNCIL)
    came(member, panel, date(2030, 5, 14))
    factories.meeting(council, held_on=date(2030, 7, 20))
    factories.meeting(council, held_on=date(2030, 9, 20))
    factories.meeting(council, held_on=date(2030, 11, 7), status=MeetingStatus.CANCELLED)
    factories.meeting(council, held_on=date(2030, 11, 14))
    factories.meeting(panel, held_on=date(2030, 11, 1))

    assert of(member).council.council_meeting.held_on == date(2030, 9, 20)


def test_an_approval_puts_the_day_back_and_is_written_down(panel):
    member = councillor(panel)
    came(member, panel, date(2030, 5, 14))
    wanted = {**ILLNESS, "reason": " Illness "}

    (approval,) = absences.approve(of(member), wanted, by=BY, at=AT)

    assert (of(member).council.absence.last_on, of(member).council.absence.stage) == (date(2031, 1, 31), Stage.NONE)
    assert approval.reason == "Illness"
    absences.remove(approval.id, by=BY, at=AT)
    assert of(member).council.absence.last_on == date(2030, 11, 14)
    trail = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
    assert "2031-01-31" in trail[-2].after and "2031-01-31" in trail[-1].before
    assert not any("Illness" in one.before + one.after for one in trail)
    said = [one.what for one in trail]
    assert said == ["absence approved", "absence approval removed"]


@pytest.mark.parametrize(
    ("change", "field"),
    [({"reason": " "}, "reason"), ({"approved_on": date(2030, 9, 2)}, "approved_on"),
     ({"until": date(2030, 11, 14)}, "until"), ({"absent_from": []}, "absent_from")],
)  # fmt: skip
def test_an_approval_that_says_too_little_is_refused(panel, change, field):
    member = councillor(panel)
    came(member, panel, date(2030, 5, 14))
    wanted = {**ILLNESS, **change}

    with pytest.raises(RuleBroken) as broken:
        absences.approve(of(member), wanted, by=BY, at=AT)

    assert broken.value.field == field
    assert db.session.scalar(select(AbsenceApproval)) is None


def test_an_approval_sent_twice_is_kept_once(panel):
    member = councillor(panel)
    came(member, panel, date(2030, 5, 14))

    for _ in range(2):
        absences.approve(of(member), ILLNESS, by=BY, at=AT)

    assert len(db.session.scalars(select(AbsenceApproval)).all()) == 1
    assert [one.what for one in db.session.scalars(select(AuditEvent))] == ["absence approved"]


def test_another_bodys_meeting_puts_the_day_back(panel):
    member = councillor(panel)
    came(member, panel, date(2030, 5, 14))
    held_meetings.elsewhere(member, date(2030, 7, 2), body="Fire Authority")
    held_meetings.elsewhere(member, date(2030, 9, 2), body="Still to come")

    assert of(member).council.last == (date(2030, 7, 2), "Fire Authority")
    assert of(member).council.absence.last_on == date(2031, 1, 2)


def test_the_later_of_a_meeting_here_and_one_elsewhere_is_the_last(panel):
    member = councillor(panel)
    held_meetings.elsewhere(member, date(2030, 3, 2))
    came(member, panel, date(2030, 5, 14))

    assert of(member).council.last == (date(2030, 5, 14), "Roads Panel")


@pytest.fixture
def cabinet(app):
    return factories.committee(name="Cabinet", kind=CommitteeKind.CABINET)


def test_only_who_is_of_the_executive_has_a_second_six_months(panel, cabinet):
    of_it, holder = councillor(cabinet), councillor(cabinet, SeatRole.PORTFOLIO_HOLDER)
    left, never = councillor(), councillor(panel)
    factories.seat(cabinet, left, ends_on=date(2030, 8, 31))

    assert [of(member).executive is not None for member in (of_it, holder, left, never)] == [True, True, False, False]


def test_the_executives_six_months_run_from_its_own_meetings(panel, cabinet):
    member = councillor(cabinet)
    factories.seat(panel, member)
    below = factories.committee(name="Shareholder Committee", parent_id=cabinet.id)
    factories.seat(below, member)
    came(member, cabinet, date(2030, 2, 4))
    came(member, below, date(2030, 3, 12))
    came(member, panel, date(2030, 8, 30))
    held_meetings.elsewhere(member, date(2030, 8, 31), body="Fire Authority")

    found = of(member)

    assert found.council.last == (date(2030, 8, 31), "Fire Authority")
    assert found.executive.last == (date(2030, 3, 12), "Shareholder Committee")
    assert (found.executive.absence.last_on, found.executive.absence.stage) == (date(2030, 9, 12), Stage.FIVE)
    assert found.warned == [found.executive]
    assert absences.warnings(on=ON) == [found]


def test_acting_alone_counts_for_the_executive_and_not_for_the_council(cabinet):
    member = councillor(cabinet)
    came(member, cabinet, date(2030, 3, 12))
    held_meetings.elsewhere(member, date(2030, 7, 2), attended_as=AttendedAs.ACTED_ALONE, body="School transport")

    assert of(member).council.last == (date(2030, 3, 12), "Cabinet")
    assert of(member).executive.last == (date(2030, 7, 2), "School transport")


def test_who_is_new_on_the_executive_counts_from_their_first_day_on_it(panel, cabinet):
    came(councillor(panel), panel, date(2030, 3, 1))
    member = councillor()
    factories.seat(cabinet, member, starts_on=date(2029, 5, 1), ends_on=date(2029, 12, 31))
    factories.seat(cabinet, member, starts_on=date(2030, 5, 20), ends_on=date(2030, 7, 31))
    factories.seat(cabinet, member, role=SeatRole.VICE_CHAIR, starts_on=date(2030, 8, 1))

    absence = of(member).executive.absence

    assert absence.from_on == date(2030, 5, 20)
    assert "first day on the executive" in absence.note


def test_an_approval_holds_for_the_meetings_it_names(cabinet):
    member = councillor(cabinet)
    came(member, cabinet, date(2030, 5, 14))

    absences.approve(of(member), {**ILLNESS, "absent_from": [AbsentFrom.EXECUTIVE]}, by=BY, at=AT)

    assert of(member).council.absence.last_on == date(2030, 11, 14)
    assert of(member).executive.absence.last_on == date(2031, 1, 31)
    absences.approve(of(member), {**ILLNESS, "absent_from": BOTH}, by=BY, at=AT)
    assert of(member).council.absence.last_on == date(2031, 1, 31)
    assert len(of(member).approvals) == 2


def test_who_is_not_of_the_executive_has_none_of_its_absence_approved(panel):
    member = councillor(panel)
    came(member, panel, date(2030, 5, 14))

    with pytest.raises(RuleBroken, match="not of the executive"):
        absences.approve(of(member), {**ILLNESS, "absent_from": BOTH}, by=BY, at=AT)


def test_approvals_are_kept_by_who_keeps_members(panel):
    member = councillor(panel)
    came(member, panel, date(2030, 5, 14))
    officer_here = acting(factories.user(Role.OFFICER, committee=panel), on=ON)

    with pytest.raises(NotAllowed):
        absences.approve(of(member), ILLNESS, by=officer_here, at=AT)


def test_a_hundred_councillors_take_as_many_statements_as_two(panel):
    numbers = []
    for size in (2, 40):
        for _ in range(size):
            came(councillor(panel), factories.committee(kind=CommitteeKind.COUNCIL), date(2030, 5, 14))
        db.session.expire_all()
        with counted() as said:
            assert [one.member.name for one in absences.watched(on=ON)]
        numbers.append(len(said))

    assert numbers[0] == numbers[1]
