"""Six months without attending: from which day, who is warned, and what the council approved."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from models.attendance import AbsenceApproval
from models.audit import AuditEvent
from models.rules import RuleBroken
from models.rules.absence import Stage
from models.vocabulary import AttendanceStatus, CommitteeKind, MeetingStatus, MemberKind, Role, SeatRole
from tests import factories, held_meetings
from tests.services.statements import counted
from webapp.database import db
from webapp.services import absences
from webapp.services.actors import NotAllowed, acting, operator

ON = date(2030, 9, 1)
AT = datetime(2030, 9, 1, 9, 30, tzinfo=UTC)
BY = operator(on=ON)


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

    found = of(member)

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

    assert [of(member).last is not None for member in (visitor, invitee, substitute)] == [False, False, True]


def test_who_never_came_counts_from_the_term_or_from_the_first_record(panel):
    came(councillor(panel), panel, date(2030, 3, 1))
    new, old = councillor(starts_on=date(2030, 5, 6)), councillor(starts_on=date(2025, 5, 6))

    assert of(new).absence.from_on == date(2030, 5, 6)
    assert of(old).absence.from_on == date(2030, 3, 1)
    assert "check the minutes" in of(old).absence.note


def test_re_election_goes_on_counting_from_the_last_attendance(panel):
    member = councillor(panel, starts_on=date(2025, 5, 6), ends_on=date(2030, 5, 5))
    factories.term(member, starts_on=date(2030, 5, 9))
    came(member, panel, date(2030, 4, 2))

    assert of(member).absence.from_on == date(2030, 4, 2)


def test_with_no_records_nothing_is_counted_and_nobody_is_warned(app):
    member = councillor()

    assert of(member).absence is None
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

    assert of(member).council_meeting.held_on == date(2030, 9, 20)


def test_an_approval_puts_the_day_back_and_is_written_down(panel):
    member = councillor(panel)
    came(member, panel, date(2030, 5, 14))
    wanted = {"approved_on": date(2030, 9, 1), "until": date(2031, 1, 31), "reason": " Illness "}

    approval = absences.approve(of(member), wanted, by=BY, at=AT)

    assert (of(member).absence.last_on, of(member).absence.stage) == (date(2031, 1, 31), Stage.NONE)
    assert approval.reason == "Illness"
    absences.remove(approval.id, by=BY, at=AT)
    assert of(member).absence.last_on == date(2030, 11, 14)
    trail = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
    assert "2031-01-31" in trail[-2].after and "2031-01-31" in trail[-1].before
    assert not any("Illness" in one.before + one.after for one in trail)
    said = [one.what for one in trail]
    assert said == ["absence approved", "absence approval removed"]


@pytest.mark.parametrize(
    ("change", "field"),
    [({"reason": " "}, "reason"), ({"approved_on": date(2030, 9, 2)}, "approved_on"),
     ({"until": date(2030, 11, 14)}, "until")],
)  # fmt: skip
def test_an_approval_that_says_too_little_is_refused(panel, change, field):
    member = councillor(panel)
    came(member, panel, date(2030, 5, 14))
    wanted = {"approved_on": date(2030, 9, 1), "until": date(2031, 1, 31), "reason": "Illness", **change}

    with pytest.raises(RuleBroken) as broken:
        absences.approve(of(member), wanted, by=BY, at=AT)

    assert broken.value.field == field
    assert db.session.scalar(select(AbsenceApproval)) is None


def test_approvals_are_kept_by_who_keeps_members(panel):
    member = councillor(panel)
    came(member, panel, date(2030, 5, 14))
    officer_here = acting(factories.user(Role.OFFICER, committee=panel), on=ON)

    with pytest.raises(NotAllowed):
        absences.approve(of(member), {"approved_on": ON, "until": ON, "reason": ""}, by=officer_here, at=AT)


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
