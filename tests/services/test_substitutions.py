"""Substitutes recorded and cancelled, on the rules and the records of the day of the meeting."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from models.attendance import Substitution
from models.audit import AuditEvent
from models.rules import RuleBroken
from models.vocabulary import CommitteeKind, MeetingStatus, Role, SeatRole
from tests import factories
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import role_holders, seats, substitutions
from webapp.services.actors import NotAllowed, acting, operator

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
HELD_ON = date(2030, 6, 18)
BY = operator(on=NOW.date())


@pytest.fixture
def meeting(app):
    return factories.meeting(factories.committee(name="Planning"), held_on=HELD_ON)


@pytest.fixture
def elm(app):
    return factories.group("Elm")


@pytest.fixture
def seat(meeting, elm):
    return factories.seat(meeting.committee, member_of(elm, "Ada Lowe"))


def member_of(group, name="Dev Anand", **fields):
    member = factories.member(name=name)
    if group is not None:
        factories.group_membership(member, group, **fields)
    return member


def record(meeting, seat, member, **changes):
    asked = {"seat_id": seat.id, "member_id": member.id, "notified_at": NOW, "by": BY, "at": NOW, **changes}
    return substitutions.record(meeting, **asked)


def test_a_substitute_is_recorded_and_the_meeting_counts_as_changed(meeting, seat, elm):
    revision = meeting.revision

    made = record(meeting, seat, member_of(elm))
    db.session.commit()

    events = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
    assert substitutions.of(meeting) == [made] and meeting.revision == revision + 1
    assert [event.what for event in events] == ["substitute recorded", "substitutes changed"]
    assert events[0].subject_name == "Dev Anand for Ada Lowe: Planning, 18 June 2030"


def test_a_cancelled_one_stays_in_the_record_and_leaves_the_place_free(meeting, seat, elm):
    first = record(meeting, seat, member_of(elm))

    substitutions.cancel(first, reason="She can come", by=BY, at=NOW)
    again = record(meeting, seat, member_of(elm, "Cerys Hall"))
    db.session.commit()

    assert first.cancelled_at == NOW and substitutions.of(meeting) == [again]
    with pytest.raises(RuleBroken, match="cancelled already"):
        substitutions.cancel(first, reason="", by=BY, at=NOW)


@pytest.mark.parametrize(("days", "is_allowed"), [(0, True), (1, False)])
def test_the_group_is_that_of_the_day_of_the_meeting(meeting, seat, elm, days, is_allowed):
    joins = member_of(elm, starts_on=HELD_ON + timedelta(days=days))

    if is_allowed:
        assert record(meeting, seat, joins).member is joins
    else:
        with pytest.raises(RuleBroken, match="Dev Anand in no political group on 18 June 2030"):
            record(meeting, seat, joins)


def test_the_committees_own_rules_are_the_ones_that_count(meeting, seat):
    anybody = member_of(None)
    meeting.committee.substitutes_share_group, meeting.committee.substitutes_are_named = False, True
    db.session.commit()

    with pytest.raises(RuleBroken, match="not a named substitute"):
        record(meeting, seat, anybody)
    factories.seat(meeting.committee, anybody, role=SeatRole.SUBSTITUTE)
    assert record(meeting, seat, anybody).member is anybody


def test_late_notice_is_refused_with_the_last_moment(meeting, seat, elm):
    meeting.committee.substitute_notice_hours = 48
    db.session.commit()
    late = datetime(2030, 6, 16, 9, 1, tzinfo=UTC)

    with pytest.raises(RuleBroken, match=r"by 10\.00 am on Sunday 16 June") as refused:
        record(meeting, seat, member_of(elm), notified_at=late, at=late)

    assert refused.value.field == "notified_on"


def test_a_member_of_the_cabinet_sits_on_no_scrutiny_committee(meeting, seat, elm):
    meeting.committee.kind = CommitteeKind.SCRUTINY
    executive = member_of(elm)
    factories.seat(factories.committee(kind=CommitteeKind.CABINET), executive)

    with pytest.raises(RuleBroken, match="executive"):
        record(meeting, seat, executive)


def test_a_seat_of_another_committee_and_a_vacancy_are_no_places(meeting, elm):
    elsewhere = factories.seat(factories.committee(), member_of(elm, "Ada Lowe"))
    vacancy = factories.seat(meeting.committee, None)

    for place in (elsewhere, vacancy):
        with pytest.raises(RuleBroken) as refused:
            record(meeting, place, member_of(elm))
        assert refused.value.field == "seat_id"


def test_nobody_substitutes_at_a_cancelled_meeting(meeting, seat, elm):
    meeting.status = MeetingStatus.CANCELLED
    db.session.commit()

    with pytest.raises(RuleBroken, match="Reinstate it first"):
        record(meeting, seat, member_of(elm))


def test_what_no_longer_holds_is_said_with_what_to_do(meeting, seat, elm):
    substitute = member_of(elm)
    record(meeting, seat, substitute)
    assert [one.fault for one in substitutions.standing(meeting)] == [""]

    factories.seat(meeting.committee, substitute, starts_on=HELD_ON)

    [one] = substitutions.standing(meeting)
    assert one.fault.startswith("Dev Anand is on the committee on 18 June 2030 as member, and has their own vote.")


def test_a_place_whose_seat_has_ended_is_not_told_to_the_public(meeting, seat, elm):
    record(meeting, seat, member_of(elm))
    seat.ends_on = HELD_ON - timedelta(days=1)
    db.session.commit()

    assert substitutions.in_force(meeting) == []
    assert "does not sit on the committee" in substitutions.standing(meeting)[0].fault


def test_of_two_officers_who_fill_one_place_at_once_the_second_is_told(app, meeting, seat, elm):
    numbers = [member_of(elm, name).id for name in ("Dev Anand", "Cerys Hall")]
    meeting_id, seat_id = meeting.id, seat.id

    def fill(member_id):
        asked = {"seat_id": seat_id, "member_id": member_id, "notified_at": NOW, "by": BY, "at": NOW}
        return lambda: substitutions.record(substitutions.meeting_for(meeting_id, by=BY), **asked)

    [refused] = one_after_the_other(app, *map(fill, numbers))

    assert isinstance(refused, RuleBroken) and refused.field == "seat_id"
    assert [one.member_id for one in db.session.scalars(select(Substitution))] == numbers[:1]


def test_only_an_officer_of_the_committee_records_one(meeting, seat, elm):
    elsewhere = acting(factories.user(Role.OFFICER, committee=factories.committee()), on=NOW.date())

    with pytest.raises(NotAllowed):
        record(meeting, seat, member_of(elm), by=elsewhere)
    with pytest.raises(NotAllowed):
        substitutions.meeting_for(meeting.id, by=elsewhere)
    with pytest.raises(NotAllowed):
        substitutions.get(factories.substitution(meeting, seat).id, by=elsewhere)


def test_the_choice_says_what_bears_on_it(meeting, seat, elm):
    named = member_of(elm, "Zoe Named")
    factories.seat(meeting.committee, named, role=SeatRole.SUBSTITUTE)
    member_of(None, "Bram Okoro")

    assert list(substitutions.people(meeting).values()) == [
        "Zoe Named (Elm, named substitute)",
        "Bram Okoro",
        "Ada Lowe (Elm, has a vote here already)",
    ]
    assert list(substitutions.places(meeting).values()) == ["Ada Lowe, member (Elm)"]


@pytest.mark.parametrize(("last_day", "is_allowed"), [(HELD_ON, True), (HELD_ON - timedelta(days=1), False)])
def test_a_substitute_is_in_office_on_the_day_of_the_meeting(meeting, seat, elm, last_day, is_allowed):
    leaving = member_of(elm)
    factories.term(leaving, ends_on=last_day)

    assert (leaving.id in substitutions.people(meeting)) is is_allowed
    if is_allowed:
        assert record(meeting, seat, leaving).member is leaving
        return
    with pytest.raises(RuleBroken, match="Dev Anand is not in office on 18 June 2030") as refused:
        record(meeting, seat, leaving)
    assert refused.value.field == "member_id"


@pytest.mark.parametrize("role", [SeatRole.SPOKESPERSON, SeatRole.CHAMPION, SeatRole.PORTFOLIO_HOLDER])
def test_a_seat_that_needs_its_subject_is_not_given_without(app, role):
    details = {"member_id": factories.member().id, "role": role, "capacity": "", "starts_on": HELD_ON, "ends_on": None}

    with pytest.raises(RuleBroken) as refused:
        seats.give(factories.committee(), details, by=BY, at=NOW)

    assert refused.value.field == "capacity"


def test_role_holders_who_left_are_found_on_the_committees_an_officer_keeps(app):
    here, other = factories.committee(), factories.committee()
    for committee in (here, other):
        leaver = factories.member()
        factories.seat(committee, leaver, ends_on=HELD_ON)
        factories.seat(committee, leaver, role=SeatRole.CHAMPION, capacity="Budget")
    officer = factories.officer(committee=here)

    found = {day: role_holders.to_put_right(by=acting(officer, on=HELD_ON + timedelta(days=day))) for day in (0, 1)}

    assert found[0] == []
    assert [(one.committee_id, one.holder.since) for one in found[1]] == [(here.id, HELD_ON + timedelta(days=1))]
