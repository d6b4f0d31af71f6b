"""Seats given, ended, left vacant, filled and put in order."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.rules import RuleBroken
from models.vocabulary import MemberKind, Role, SeatRole
from tests import factories
from webapp.database import db
from webapp.services import seats
from webapp.services.actors import NotAllowed, acting, operator

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
BY = operator(on=TODAY)


def details(member=None, **changes):
    usual = {"role": SeatRole.MEMBER, "capacity": "", "starts_on": TODAY, "ends_on": None}
    return {"member_id": member.id if member else None, **usual, **changes}


@pytest.fixture
def committee(app):
    return factories.committee()


def test_a_seat_is_given_after_the_others_with_one_event(committee):
    factories.seat(committee, factories.member(), position=4)

    given = seats.give(committee, details(factories.member(name="Ada Lowe")), by=BY, at=NOW)
    db.session.commit()

    event = db.session.scalars(select(AuditEvent)).one()
    assert given.position == 5
    assert (event.what, event.subject_name, event.committee_id) == ("seat given", "Ada Lowe", committee.id)


def test_a_second_chair_at_once_is_refused(committee):
    factories.seat(committee, factories.member(name="Ada Lowe"), role=SeatRole.CHAIR)

    with pytest.raises(RuleBroken, match="Ada Lowe is in the chair"):
        seats.give(committee, details(factories.member(), role=SeatRole.CHAIR), by=BY, at=NOW)


@pytest.mark.parametrize("kind", [MemberKind.OFFICER, MemberKind.PARTNER])
def test_who_only_attends_is_given_no_seat_and_fills_none(committee, kind):
    officer, vacancy = factories.member(name="Ola Clerk", kind=kind), factories.seat(committee, None)

    with pytest.raises(RuleBroken, match=f"Ola Clerk is kept as {kind}, who attends and has no seat") as refused:
        seats.give(committee, details(officer), by=BY, at=NOW)
    with pytest.raises(RuleBroken, match="who attends and has no seat"):
        seats.fill(vacancy, member_id=officer.id, starts_on=TODAY, by=BY, at=NOW)
    assert refused.value.field == "member_id"


def test_correcting_a_seat_does_not_clash_with_itself(committee):
    seat = factories.seat(committee, factories.member(), role=SeatRole.CHAIR)
    corrected = {**seats.details_of(seat), "capacity": "Chair of the panel"}

    seats.edit(seat, corrected, revision=seats.revisions.revision_of(seat), by=BY, at=NOW)

    assert seat.capacity == "Chair of the panel"


def test_an_ended_seat_can_leave_a_vacancy_from_the_next_day(committee):
    seat = factories.seat(committee, factories.member(), role=SeatRole.EDUCATION_PARENT, capacity="Parent governor")

    seats.end(seat, ends_on=TODAY, by=BY, at=NOW)
    vacancy = seats.leave_vacancy(seat, by=BY, at=NOW)
    db.session.commit()

    assert seat.is_held_on(TODAY) and not seat.is_held_on(vacancy.starts_on)
    assert vacancy.starts_on == TODAY + timedelta(days=1)
    assert (vacancy.member_id, vacancy.role, vacancy.capacity) == (None, seat.role, "Parent governor")


@pytest.mark.parametrize("ends_on", [date(2010, 4, 30), None])
def test_a_seat_cannot_end_before_it_starts_or_on_no_day(committee, ends_on):
    seat = factories.seat(committee, factories.member())

    with pytest.raises(RuleBroken) as refused:
        seats.end(seat, ends_on=ends_on, by=BY, at=NOW)

    assert refused.value.field == "ends_on"


def test_a_filled_vacancy_ends_the_day_before_and_stays_in_the_record(committee):
    vacancy = factories.seat(committee, None, role=SeatRole.EDUCATION_PARENT)
    member = factories.member()

    filled = seats.fill(vacancy, member_id=member.id, starts_on=TODAY, by=BY, at=NOW)
    db.session.commit()

    assert vacancy.ends_on == TODAY - timedelta(days=1) and vacancy.member_id is None
    assert (filled.member_id, filled.role, filled.starts_on) == (member.id, vacancy.role, TODAY)


def test_a_vacancy_filled_on_its_first_day_never_was(committee):
    vacancy = factories.seat(committee, None, starts_on=TODAY)
    member = factories.member()

    filled = seats.fill(vacancy, member_id=member.id, starts_on=TODAY, by=BY, at=NOW)
    db.session.commit()

    assert filled is vacancy and filled.member_id == member.id


@pytest.mark.parametrize(
    ("chosen", "starts_on", "field"), [(False, TODAY, "member_id"), (True, date(2010, 4, 30), "starts_on")]
)
def test_a_vacancy_is_filled_by_somebody_while_it_lasts(committee, chosen, starts_on, field):
    vacancy = factories.seat(committee, None)
    member_id = factories.member().id if chosen else None

    with pytest.raises(RuleBroken) as refused:
        seats.fill(vacancy, member_id=member_id, starts_on=starts_on, by=BY, at=NOW)

    assert refused.value.field == field


def test_a_vacancy_cannot_give_a_member_a_second_vote(committee):
    member = factories.member()
    factories.seat(committee, member)
    vacancy = factories.seat(committee, None)

    with pytest.raises(RuleBroken, match="one vote"):
        seats.fill(vacancy, member_id=member.id, starts_on=TODAY, by=BY, at=NOW)


def test_seats_are_sorted_by_day_and_by_role(committee):
    plain = factories.seat(committee, factories.member())
    chair = factories.seat(committee, factories.member(), role=SeatRole.CHAIR)
    over = factories.seat(committee, factories.member(), ends_on=date(2020, 5, 1))
    coming = factories.seat(committee, factories.member(), starts_on=date(2031, 5, 1))
    db.session.refresh(committee)

    membership = seats.membership(committee, on=TODAY)

    assert membership.now == [chair, plain]
    assert (membership.past, membership.to_come) == ([over], [coming])


def test_a_seat_moves_among_those_of_its_role(committee):
    first, second = (factories.seat(committee, factories.member(), position=place) for place in (1, 2))
    factories.seat(committee, factories.member(), role=SeatRole.CHAIR, position=3)
    db.session.refresh(committee)

    seats.move_up(second, on=TODAY, by=BY, at=NOW)
    db.session.commit()
    db.session.refresh(committee)

    assert [seat for seat in committee.seats if seat.role is SeatRole.MEMBER] == [second, first]


def test_an_officer_of_another_committee_gives_no_seat(committee):
    officer = acting(factories.user(Role.OFFICER, committee=factories.committee()), on=TODAY)

    with pytest.raises(NotAllowed):
        seats.give(committee, details(factories.member()), by=officer, at=NOW)


def test_a_seat_is_not_taken_off_without_a_reason(committee):
    seat = factories.seat(committee, factories.member())

    with pytest.raises(RuleBroken) as refused:
        seats.remove(seat, reason=" ", by=BY, at=NOW)

    assert refused.value.field == "reason"


def test_a_seat_taken_off_is_kept_in_the_audit_trail_with_the_reason(committee):
    seat = factories.seat(committee, factories.member(name="Ada Lowe"), capacity="Parent governor")

    seats.remove(seat, reason="The wrong committee", by=BY, at=NOW)
    db.session.commit()

    event = db.session.scalars(select(AuditEvent)).one()
    assert (event.what, event.subject_name, event.reason) == (seats.TAKEN_OFF, "Ada Lowe", "The wrong committee")
    assert "Parent governor" in event.before and event.after == "null"
    assert seats.membership(committee, on=TODAY).now == []


def test_an_officer_of_another_committee_takes_no_seat_off(committee):
    seat = factories.seat(committee, factories.member())
    officer = acting(factories.user(Role.OFFICER, committee=factories.committee()), on=TODAY)

    with pytest.raises(NotAllowed):
        seats.remove(seat, reason="A mistake", by=officer, at=NOW)
