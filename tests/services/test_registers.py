"""The monitoring officer's register: entered, corrected, ended, removed; sealed where it must be; and what is due."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text

from models.audit import AuditEvent
from models.declaration import Declaration
from models.interest import Interest, RegisterConfirmation
from models.rules import RuleBroken
from models.vocabulary import DeclarationEffect, Intention, InterestCategory, InterestHolder, Role
from tests import factories
from webapp.database import db
from webapp.services import disclosures, register_due, registers
from webapp.services.actors import NotAllowed, acting
from webapp.services.revisions import ChangedMeanwhile

AT = datetime(2030, 6, 18, 10, tzinfo=UTC)
ON = AT.date()
HOME = {"tenure": "Owner", "place": "Ferndale", "is_home": True, "address": "1 Low Lane"}


@pytest.fixture
def by(app):
    return acting(factories.monitoring_officer(), on=ON)


@pytest.fixture
def member(app):
    return factories.member(name="Ada Fern")


def typed(category=InterestCategory.EMPLOYMENT, details=None, **fields):
    usual = {"holder": InterestHolder.MEMBER, "is_sensitive": False}
    days = {"starts_on": None, "ends_on": None, "notified_on": None}
    whole = details or {"job": "Teacher", "employer": "Fern Academy"}
    return {**usual, **days, "category": category, "details": whole, **fields}


def add(member, by, *args, **fields):
    interest = registers.add(member, typed(*args, **fields), by=by, at=AT)
    db.session.commit()
    return interest


def raw(column: str) -> str:
    return str(db.session.execute(text(f"SELECT {column} FROM interest")).scalars().all())


def test_an_entry_is_kept_with_the_day_it_was_registered(member, by):
    add(member, by)

    (entry,) = registers.entries_of(member, by=by)
    assert (entry.title, entry.registered_on) == ("Teacher, Fern Academy", ON)


def test_everything_of_a_sensitive_interest_is_sealed(member, by):
    add(member, by, is_sensitive=True)

    assert raw("details") == "[{}]" or raw("details") == "['{}']"
    assert "Teacher" not in raw("sealed_details")
    assert registers.entries_of(member, by=by)[0].title == "Teacher, Fern Academy"


def test_only_the_address_of_a_home_is_sealed(member, by):
    add(member, by, InterestCategory.LAND, HOME)

    assert "Ferndale" in raw("details")
    assert "Low Lane" not in raw("details")
    assert registers.entries_of(member, by=by)[0].details == HOME


@pytest.mark.parametrize("was_sensitive", [True, False])
def test_the_audit_trail_says_what_happened_and_not_what_it_holds(member, by, was_sensitive):
    interest = add(member, by, is_sensitive=was_sensitive)
    registers.correct(interest, typed(details={"job": "Spy"}, is_sensitive=True), revision="1", by=by, at=AT)
    registers.end(interest, ends_on=ON, revision="2", by=by, at=AT)
    registers.remove(interest, revision="3", by=by, at=AT)

    events = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()

    said = " ".join(f"{one.what} {one.subject_name} {one.before} {one.after}" for one in events)
    assert [one.what for one in events] == [
        "entered in the register", "register entry corrected", "register entry ended",
        "register entry removed as a mistake",
    ]  # fmt: skip
    assert not {"Teacher", "Spy", "Employment", "Academy"} & set(said.replace(",", " ").split())


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMINISTRATOR, Role.MEMBER])
def test_nobody_else_reads_or_writes_a_register(member, by, role):
    interest = add(member, by)
    other = acting(factories.user(role), on=ON)

    for act in (
        lambda: registers.entries_of(member, by=other),
        lambda: registers.read(interest, by=other),
        lambda: registers.add(member, typed(), by=other, at=AT),
        lambda: registers.correct(interest, typed(), revision="1", by=other, at=AT),
        lambda: registers.end(interest, ends_on=ON, revision="1", by=other, at=AT),
        lambda: registers.remove(interest, revision="1", by=other, at=AT),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_member_reads_their_own_and_no_other(member, by):
    add(member, by, is_sensitive=True)
    own = acting(factories.user(Role.MEMBER, member_id=member.id), on=ON)
    other = acting(factories.user(Role.MEMBER, member_id=factories.member().id), on=ON)

    assert registers.entries_of(member, by=own)[0].title == "Teacher, Fern Academy"
    with pytest.raises(NotAllowed):
        registers.entries_of(member, by=other)


def test_a_second_save_from_an_older_page_is_a_conflict(member, by):
    interest = add(member, by)
    registers.correct(interest, typed(details={"job": "Head teacher"}), revision="1", by=by, at=AT)

    with pytest.raises(ChangedMeanwhile):
        registers.correct(interest, typed(details={"job": "Governor"}), revision="1", by=by, at=AT)


@pytest.mark.parametrize(
    "act", [lambda *them, **by: registers.end(*them, ends_on=ON, **by), registers.remove], ids=["end", "remove"]
)
def test_what_changed_since_the_page_was_opened_is_neither_ended_nor_removed(member, by, act):
    interest = add(member, by)
    registers.correct(interest, typed(details={"job": "Head teacher"}), revision="1", by=by, at=AT)

    with pytest.raises(ChangedMeanwhile):
        act(interest, revision="1", by=by, at=AT)

    assert (interest.ends_on, interest.removed_at, interest.revision) == (None, None, 2)
    act(interest, revision="2", by=by, at=AT)


def test_saving_what_stands_already_writes_nothing(member, by):
    interest = add(member, by, InterestCategory.LAND, HOME)

    registers.correct(interest, typed(InterestCategory.LAND, HOME), revision="1", by=by, at=AT)

    assert interest.revision == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"starts_on": ON, "ends_on": ON - timedelta(days=1)}, "ends_on"),
        ({"notified_on": ON + timedelta(days=1)}, "notified_on"),
        ({"details": {"employer": "Fern Academy"}}, "job"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(member, by, fields, field):
    with pytest.raises(RuleBroken) as refused:
        registers.add(member, typed(**fields), by=by, at=AT)

    assert refused.value.field == field


def test_a_removed_entry_is_gone_from_the_register_and_not_from_the_database(member, by):
    interest = add(member, by)
    registers.remove(interest, revision="1", by=by, at=AT)

    assert registers.entries_of(member, by=by) == []
    assert db.session.get(Interest, interest.id) is not None
    with pytest.raises(RuleBroken):
        registers.end(interest, ends_on=ON, revision="1", by=by, at=AT)


def test_a_new_member_owes_a_register_within_28_days_beginning_with_the_day(member, by):
    factories.term(member, starts_on=date(2030, 5, 7))

    (owed,) = register_due.owed_on(ON)

    assert (owed.due.last_on, owed.due.days_left(ON)) == (date(2030, 6, 3), -15)


def test_an_entry_or_their_word_that_there_is_nothing_ends_the_clock(member, by):
    other = factories.member()
    for one in (member, other):
        factories.term(one, starts_on=date(2030, 5, 7))
    add(member, by)
    confirmed = {"confirmed_on": ON, "confirmed_by_id": factories.officer().id}
    factories.keep(RegisterConfirmation(member_id=other.id, **confirmed))

    assert register_due.owed_on(ON) == []


def test_nobody_owes_one_before_office_begins_or_after_it_ended(member, by):
    factories.term(member, starts_on=ON + timedelta(days=1))
    factories.term(factories.member(), starts_on=date(2026, 5, 7), ends_on=ON - timedelta(days=1))

    assert register_due.owed_on(ON) == []


def test_sponsorship_can_be_corrected_after_its_twelve_months(member, by):
    details = {"payer": "The Fern Fund", "paid_on": "2030-05-01", "purpose": "Leaflets", "amount": "300"}
    interest = add(member, by, InterestCategory.SPONSORSHIP, details)
    assert interest.notified_on == ON

    later, renamed = AT + timedelta(days=700), {**details, "payer": "The Fern Trust"}
    registers.correct(interest, typed(InterestCategory.SPONSORSHIP, renamed), revision="1", by=by, at=later)

    assert registers.read(interest, by=by).details["payer"] == "The Fern Trust"


def test_an_interest_disclosed_at_a_meeting_is_owed_until_an_entry_answers_it(member, by):
    contract, job = disclosed(member, date(2030, 6, 4)), disclosed(member, date(2030, 6, 11))
    owed = register_due.owed_on(ON)
    assert [(one.due.began_on, one.due.last_on) for one in owed] == [
        (date(2030, 6, 4), date(2030, 7, 1)),
        (date(2030, 6, 11), date(2030, 7, 8)),
    ]
    entered = add(member, by)
    assert len(register_due.owed_on(ON)) == 2

    disclosures.answer(contract, entered.id, revision="1", by=by, at=AT)

    assert [one.declaration_id for one in register_due.owed_on(ON)] == [job.id]
    registers.remove(entered, revision="1", by=by, at=AT)
    assert [one.declaration_id for one in register_due.owed_on(ON)] == [contract.id, job.id]


def test_only_an_entry_that_lasted_on_the_day_answers_a_disclosure(member, by):
    made = disclosed(member, date(2030, 6, 4))
    others = [
        add(member, by, starts_on=date(2030, 6, 5)),
        add(member, by, ends_on=date(2030, 6, 3)),
        add(member, by, InterestCategory.OTHER, {"body": "The Fern Trust", "position": "Trustee"}),
        add(factories.member(), by),
    ]

    for one in others:
        with pytest.raises(RuleBroken, match="enter it in the register first"):
            disclosures.answer(made, one.id, revision="1", by=by, at=AT)


def test_a_disclosure_answered_by_a_sensitive_entry_keeps_no_words(member, by):
    made = disclosed(member, date(2030, 6, 4))
    entered = add(member, by, is_sensitive=True)

    disclosures.answer(made, entered.id, revision="1", by=by, at=AT)

    assert (made.nature, made.is_sensitive) == ("", True)
    assert "contract" not in str(db.session.execute(text("SELECT * FROM audit_event")).all())


def disclosed(member, held_on) -> Declaration:
    """A pecuniary interest declared at a meeting, of which the register says nothing."""
    item, said = factories.item(factories.meeting(held_on=held_on)), {"nature": "A contract", "declared_at": AT}
    kind = factories.declaration_kind(DeclarationEffect.NO_PART)
    return factories.declaration(item, member, kind=kind, intention=Intention.WITHDRAW, **said)


def test_where_each_register_stands(member, by):
    add(member, by, is_sensitive=True)
    factories.term(member, starts_on=date(2026, 5, 7), ends_on=date(2030, 5, 1))

    (one,) = register_due.standings(on=ON)

    assert (one.entries, one.sensitive, one.is_public, one.is_in_office) == (1, 1, False, False)
    assert one.confirmation is None
