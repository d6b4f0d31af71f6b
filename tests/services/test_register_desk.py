"""What the registers ask of the monitoring officer: read together, in a fixed number of statements."""

from datetime import date, timedelta

import pytest

from models.vocabulary import DeclarationEffect, Intention
from tests import factories
from tests.services.statements import counted
from webapp.services import register_desk
from webapp.services.actors import NotAllowed, acting, operator

ON = date(2030, 6, 18)
BY = operator(on=ON)


def in_office(name: str, *, since: date = ON):
    member = factories.member(name=name)
    factories.term(member, starts_on=since)
    return member


def test_after_an_election_everybody_who_owes_alike_is_one_thing_due(app):
    for name in ("Ada", "Bram", "Cleo"):
        in_office(name)
    in_office("Dora", since=ON - timedelta(days=2))

    sooner, later = register_desk.desk(by=BY).owed

    assert ([one.member.name for one in sooner.owed], sooner.is_shared) == (["Dora"], False)
    assert ([one.member.name for one in later.owed], later.is_shared) == (["Ada", "Bram", "Cleo"], True)
    assert later.due.days_left(ON) == 27


def test_a_disclosure_stands_by_itself(app):
    kind = factories.declaration_kind(DeclarationEffect.NO_PART)
    item = factories.item(factories.meeting(held_on=ON))
    for name in ("Ada", "Bram"):
        member = factories.member(name=name)
        factories.declaration(item, member, kind=kind, intention=Intention.WITHDRAW)

    assert [one.is_shared for one in register_desk.desk(by=BY).owed] == [False, False]


def test_it_counts_what_waits_and_who_is_late_to_confirm(app):
    member = in_office("Ada", since=date(2029, 6, 17))
    factories.interest(member)
    factories.interest_proposal(member)
    in_office("Bram", since=date(2029, 6, 18))

    found = register_desk.desk(by=BY)

    assert (found.waiting, found.late, found.is_clear) == (1, 1, False)


def test_a_quiet_day_is_clear(app):
    assert register_desk.desk(by=BY).is_clear


def test_a_hundred_members_cost_as_many_statements_as_one(app):
    in_office("Ada")
    with counted() as few:
        register_desk.desk(by=BY)
    for number in range(100):
        in_office(f"Member {number}")

    with counted() as many:
        register_desk.desk(by=BY)

    assert len(many) == len(few)


def test_only_who_keeps_registers_sees_it(app):
    with pytest.raises(NotAllowed):
        register_desk.desk(by=acting(factories.officer(), on=ON))
