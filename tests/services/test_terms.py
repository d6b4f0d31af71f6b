"""Terms of office: what else ends when one does."""

from datetime import UTC, date, datetime

import pytest

from models.audit import AuditEvent
from models.rules import RuleBroken
from models.vocabulary import MemberKind
from tests import factories
from webapp.database import db
from webapp.services import groups, members, terms
from webapp.services.actors import operator
from webapp.services.revisions import ChangedMeanwhile, revision_of

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
BY = operator(on=TODAY)
ELECTED = {"division": "North", "starts_on": date(2025, 5, 5), "ends_on": None, "ended_because": ""}


@pytest.fixture
def member(app):
    return factories.member(name="Ada Lowe")


def test_a_term_is_entered_once_and_another_on_the_same_days_is_refused(member):
    term = terms.add(member, ELECTED, by=BY, at=NOW)

    with pytest.raises(RuleBroken, match="has a term for North from 5 May 2025"):
        terms.add(member, ELECTED | {"division": "South"}, by=BY, at=NOW)
    assert members.get(member.id).terms == [term]


def test_an_officer_who_attends_has_no_term(app):
    officer = factories.member(kind=MemberKind.OFFICER)

    with pytest.raises(RuleBroken, match="holds no office"):
        terms.add(officer, ELECTED, by=BY, at=NOW)


def test_why_it_ended_needs_the_day_it_ended(member):
    with pytest.raises(RuleBroken, match="Enter the last day too"):
        terms.add(member, ELECTED | {"ended_because": "Resigned"}, by=BY, at=NOW)


def test_a_correction_made_over_an_older_one_is_refused(member):
    term = factories.term(member)
    seen = revision_of(term)
    terms.correct(term, ELECTED, revision=seen, by=BY, at=NOW)

    with pytest.raises(ChangedMeanwhile):
        terms.correct(term, ELECTED | {"division": "South"}, revision=seen, by=BY, at=NOW)


def test_seats_and_the_group_end_with_the_term_in_one_press(member):
    term, panel = factories.term(member), factories.committee(name="Panel")
    seat = factories.seat(panel, member)
    kept = factories.seat(factories.committee(), member)
    over = factories.seat(panel, member, ends_on=date(2020, 1, 1), starts_on=date(2019, 1, 1))
    early = factories.seat(panel, member, starts_on=date(2031, 1, 1))
    held = factories.group_membership(member, factories.group())

    terms.end(term, ends_on=TODAY, because="Resigned", by=BY, at=NOW)
    open_seats, open_groups = terms.still_open(members.get(member.id), after=[TODAY], by=BY)
    count = terms.end_with_it(term, seats_chosen={seat.id, over.id, early.id}, groups_chosen={held.id}, by=BY, at=NOW)

    assert ({one.id for one in open_seats}, open_groups) == ({seat.id, kept.id}, [held])
    assert (count, term.ends_on, seat.ends_on, held.ends_on) == (2, TODAY, TODAY, TODAY)
    assert (kept.ends_on, over.ends_on, early.ends_on) == (None, date(2020, 1, 1), None)
    said = [event.what for event in db.session.query(AuditEvent).order_by(AuditEvent.id)]
    assert said[-3:] == ["term ended", "seat ended", "group left"]


def test_a_term_cannot_be_ended_before_it_starts_or_after_it_ended(member):
    term = factories.term(member, starts_on=date(2025, 5, 5), ends_on=date(2029, 5, 6))

    with pytest.raises(RuleBroken, match="on or after 5 May 2025"):
        terms.end(term, ends_on=date(2025, 5, 4), because="", by=BY, at=NOW)
    with pytest.raises(RuleBroken, match="no later than 6 May 2029"):
        terms.end(term, ends_on=TODAY, because="", by=BY, at=NOW)


def test_nobody_is_in_two_groups_and_only_councillors_are_in_one(member):
    first, second = factories.group("First"), factories.group("Second")
    groups.join(member, {"group_id": first.id, "starts_on": None, "ends_on": None}, by=BY, at=NOW)

    with pytest.raises(RuleBroken, match="is in First already, without dates, and nobody is in two groups"):
        groups.join(member, {"group_id": second.id, "starts_on": TODAY, "ends_on": None}, by=BY, at=NOW)
    with pytest.raises(RuleBroken, match="Only councillors"):
        co_opted = factories.member(kind=MemberKind.CO_OPTED)
        groups.join(co_opted, {"group_id": first.id, "starts_on": None, "ends_on": None}, by=BY, at=NOW)


def test_a_group_cannot_end_while_members_stay_in_it(member):
    group = factories.group("First")
    held = factories.group_membership(member, group)

    with pytest.raises(RuleBroken, match="Ada Lowe would still be in it after 1 June 2030"):
        groups.edit(group, {"name": "First", "ended_on": TODAY}, revision=revision_of(group), by=BY, at=NOW)

    groups.leave(held, ends_on=TODAY, by=BY, at=NOW)
    groups.edit(group, {"name": "First", "ended_on": TODAY}, revision=revision_of(group), by=BY, at=NOW)
    assert group.ended_on == TODAY


def test_two_groups_of_one_name_are_refused(app):
    factories.group("First")

    with pytest.raises(RuleBroken, match="There is a group called First already"):
        groups.create({"name": "First", "ended_on": None}, by=BY, at=NOW)
