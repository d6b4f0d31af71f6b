"""A member's yearly word that their register is complete, and who is still to give it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.interest import RegisterConfirmation
from models.rules import RuleBroken
from models.rules.confirmations import Standing
from models.vocabulary import MemberKind, Role
from tests import factories
from tests.services.statements import counted
from webapp.database import db
from webapp.services import confirmations
from webapp.services.actors import NotAllowed, acting, operator

AT = datetime(2030, 6, 18, 10, tzinfo=UTC)
ON = AT.date()
FORTNIGHT = timedelta(days=14)


@pytest.fixture
def member(app):
    made = factories.member(name="Ada Fern")
    factories.term(made, starts_on=date(2026, 5, 11))
    return made


@pytest.fixture
def own(member):
    return acting(factories.user(Role.MEMBER, member_id=member.id), on=ON)


def confirm(member, own, at=AT):
    return confirmations.confirm(member, seen=confirmations.fingerprint(member), by=own, at=at)


def names(found):
    return [one.member.name for one in found]


def test_a_confirmation_counts_for_twelve_months(member, own):
    assert confirmations.standing_of(member, on=ON).standing is Standing.OVERDUE

    confirm(member, own)

    found = confirmations.standing_of(member, on=ON)
    assert (found.standing, found.due_on) == (Standing.CONFIRMED, date(2031, 6, 18))
    assert confirmations.standing_of(member, on=date(2031, 6, 19)).standing is Standing.OVERDUE


def test_a_second_word_on_one_day_adds_nothing(member, own):
    assert confirm(member, own) is confirm(member, own)

    assert [one.what for one in db.session.scalars(select(AuditEvent))] == ["register confirmed complete and correct"]


def test_only_what_was_read_is_confirmed(member, own):
    seen = confirmations.fingerprint(member)
    factories.interest(member)

    with pytest.raises(RuleBroken, match="changed while you were reading"):
        confirmations.confirm(member, seen=seen, by=own, at=AT)

    assert db.session.scalars(select(RegisterConfirmation)).all() == []


@pytest.mark.parametrize("who", ["another member", "monitoring officer"])
def test_nobody_confirms_for_somebody_else(member, who):
    other = factories.user(Role.MEMBER, member_id=factories.member().id)
    by = acting(other if who == "another member" else factories.monitoring_officer(), on=ON)

    with pytest.raises(NotAllowed):
        confirm(member, by)


def test_it_is_asked_of_members_in_office_alone(member):
    gone = factories.member(name="Gone")
    factories.term(gone, starts_on=date(2022, 5, 9), ends_on=ON - timedelta(days=1))
    partner = factories.member(name="Partner", kind=MemberKind.PARTNER)

    assert confirmations.standing_of(gone, on=ON) is None
    assert confirmations.standing_of(partner, on=ON) is None
    assert names(confirmations.owing(by=operator(on=ON), on=ON)) == ["Ada Fern"]


def test_who_is_most_overdue_comes_first(member):
    earlier = factories.member(name="Zed")
    factories.term(earlier, starts_on=date(2025, 5, 11))

    assert names(confirmations.owing(by=operator(on=ON), on=ON)) == ["Zed", "Ada Fern"]


def test_nobody_is_reminded_twice_within_the_days_given(member, own):
    by = operator(on=ON)
    assert names(confirmations.to_remind(by=by, at=AT, every=FORTNIGHT)) == ["Ada Fern"]

    confirmations.note_reminder(member, by=by, at=AT)

    almost = AT + FORTNIGHT - timedelta(seconds=1)
    assert confirmations.to_remind(by=by, at=almost, every=FORTNIGHT) == []
    assert names(confirmations.to_remind(by=by, at=AT + FORTNIGHT, every=FORTNIGHT)) == ["Ada Fern"]


def test_nobody_is_reminded_who_confirmed_or_cannot_sign_in(member, own):
    other = factories.member(name="No account")
    factories.user(Role.MEMBER, member_id=other.id, ended_on=ON)
    factories.user(Role.OFFICER, member_id=factories.member(name="An officer only").id)
    confirm(member, own)

    assert confirmations.to_remind(by=operator(on=ON), at=AT, every=FORTNIGHT) == []


def test_who_owes_is_found_in_as_many_statements_however_many_they_are(member):
    factories.user(Role.MEMBER, member_id=member.id)
    with counted() as few:
        confirmations.owing(by=operator(on=ON), on=ON)
    for number in range(5):
        other = factories.member(name=f"Member {number}")
        factories.term(other, starts_on=date(2026, 5, 11))
        factories.user(Role.MEMBER, member_id=other.id)
    db.session.expire_all()

    with counted() as many:
        found = confirmations.owing(by=operator(on=ON), on=ON)

    assert [len(one.accounts) for one in found] == [1] * 6
    assert len(many) == len(few)
