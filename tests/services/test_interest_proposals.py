"""What members ask for: sealed, refused by the register's own rules, answered once, and never told by the audit."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text

from models.audit import AuditEvent
from models.interest import Interest, InterestProposal
from models.rules import RuleBroken
from models.vocabulary import InterestCategory, InterestHolder, ProposalStatus, Role
from tests import factories
from webapp.database import db
from webapp.services import interest_proposals, proposed_interests, registers
from webapp.services.actors import NotAllowed, acting
from webapp.services.revisions import ChangedMeanwhile

AT = datetime(2030, 6, 18, 10, tzinfo=UTC)
LATER = AT + timedelta(days=9)
ON = AT.date()


@pytest.fixture
def member(app):
    factories.council()
    return factories.member(name="Ada Fern")


@pytest.fixture
def own(member):
    return acting(factories.user(Role.MEMBER, name="Ada Fern", member_id=member.id), on=ON)


@pytest.fixture
def officer(app):
    return acting(factories.monitoring_officer(name="Mo Officer"), on=ON)


def typed(job="Teacher", **fields):
    usual = {"holder": InterestHolder.MEMBER, "is_sensitive": False, "details": {"job": job}}
    days = {"starts_on": None, "ends_on": None, "notified_on": None}
    return {**usual, **days, "category": InterestCategory.EMPLOYMENT, **fields}


def asked(member, own, **fields):
    return interest_proposals.propose_adding(member, typed(**fields), by=own, at=AT)


def accept(kept, officer, *, is_sensitive=False, seen=None, at=LATER):
    now = "" if kept.interest is None else str(kept.interest.revision)
    return interest_proposals.accept(kept, is_sensitive=is_sensitive, seen=seen or now, by=officer, at=at)


def entry_of(member, officer):
    (entry,) = registers.entries_of(member, by=officer)
    return entry


def test_nothing_that_was_typed_stands_in_the_database_in_the_clear(member, own):
    asked(member, own, job="Locksmith")
    db.session.commit()

    rows = db.session.execute(text("SELECT * FROM interest_proposal")).all()

    assert "Locksmith" not in str([[bytes(c) if isinstance(c, memoryview) else c for c in row] for row in rows])
    assert proposed_interests.waiting_of(member, by=own)[0].title == "Locksmith"


def test_what_is_accepted_stands_in_the_register_from_that_day_and_notified_when_it_was_asked(member, own, officer):
    kept = asked(member, own, starts_on=date(2029, 1, 1), holder=InterestHolder.PARTNER)

    interest = accept(kept, officer)

    entry = entry_of(member, officer)
    assert (entry.title, entry.holder, entry.starts_on) == ("Teacher", InterestHolder.PARTNER, date(2029, 1, 1))
    assert (entry.notified_on, entry.registered_on) == (ON, LATER.date())
    assert (kept.status, kept.interest) == (ProposalStatus.ACCEPTED, interest)


def test_the_monitoring_officer_says_whether_it_is_sensitive(member, own, officer):
    interest = accept(asked(member, own), officer, is_sensitive=True)

    assert (interest.is_sensitive, interest.details) == (True, {})


def test_the_same_rules_refuse_as_in_the_register(member, own):
    shares = {"company": "Moor Water", "is_in_the_area": True, "nominal_value": "25000"}

    with pytest.raises(RuleBroken, match="below both thresholds") as refused:
        asked(member, own, category=InterestCategory.SECURITIES, details=shares)

    assert refused.value.field == "nominal_value"


def test_a_change_is_made_and_what_is_not_asked_stays(member, own, officer):
    interest = factories.interest(member, notified_on=date(2029, 1, 1), ends_on=date(2031, 1, 1))
    kept = interest_proposals.propose_change(interest, typed("Head teacher"), revision="1", by=own, at=AT)

    accept(kept, officer)

    entry = entry_of(member, officer)
    assert (entry.title, entry.notified_on, entry.ends_on) == ("Head teacher", date(2029, 1, 1), date(2031, 1, 1))


def test_asking_for_what_stands_already_is_refused(member, own):
    interest = factories.interest(member, details={"job": "Teacher"})

    with pytest.raises(RuleBroken, match="says this already"):
        interest_proposals.propose_change(interest, typed(), revision="1", by=own, at=AT)


def test_a_change_of_what_was_changed_meanwhile_is_a_conflict(member, own):
    interest = factories.interest(member, revision=2)

    with pytest.raises(ChangedMeanwhile):
        interest_proposals.propose_change(interest, typed(), revision="1", by=own, at=AT)


def test_a_change_that_waits_while_the_entry_changes_shows_both_and_is_accepted_only_as_seen(member, own, officer):
    interest = factories.interest(member, details={"job": "Teacher"})
    kept = interest_proposals.propose_change(interest, typed("Head teacher"), revision="1", by=own, at=AT)
    registers.correct(interest, typed("Governor"), revision="1", by=officer, at=AT)

    with pytest.raises(RuleBroken, match="Mo Officer changed this entry while you were reading"):
        accept(kept, officer, seen="1")

    proposal = proposed_interests.read(kept, by=officer)
    first = proposed_interests.compared(proposal, registers.read(interest, by=officer))[0]
    assert (first.now, first.proposed, first.is_changed) == ("Governor", "Head teacher", True)
    assert proposal.revision != interest.revision
    assert kept.status is ProposalStatus.WAITING


def test_an_end_is_recorded_on_its_day(member, own, officer):
    interest = factories.interest(member)
    kept = interest_proposals.propose_end(interest, ends_on=date(2030, 5, 1), by=own, at=AT)

    accept(kept, officer)

    assert interest.ends_on == date(2030, 5, 1)


@pytest.mark.parametrize("ends_on", [None, date(2028, 12, 31)])
def test_an_end_without_a_day_or_before_the_beginning_is_refused(member, own, ends_on):
    interest = factories.interest(member, starts_on=date(2029, 1, 1))

    with pytest.raises(RuleBroken) as refused:
        interest_proposals.propose_end(interest, ends_on=ends_on, by=own, at=AT)

    assert refused.value.field == "ends_on"


def test_one_entry_has_one_proposal_waiting(member, own):
    interest = factories.interest(member)
    kept = interest_proposals.propose_end(interest, ends_on=ON, by=own, at=AT)

    with pytest.raises(RuleBroken, match="Take that back first"):
        interest_proposals.propose_change(interest, typed(), revision="1", by=own, at=AT)

    interest_proposals.take_back(kept, by=own, at=AT)
    interest_proposals.propose_change(interest, typed(), revision="1", by=own, at=AT)
    assert kept.status is ProposalStatus.TAKEN_BACK


def test_an_entry_removed_meanwhile_is_neither_changed_nor_brought_back(member, own, officer):
    interest = factories.interest(member)
    kept = interest_proposals.propose_end(interest, ends_on=ON, by=own, at=AT)
    registers.remove(interest, revision=str(interest.revision), by=officer, at=AT)

    with pytest.raises(RuleBroken):
        accept(kept, officer)


def test_a_refusal_is_read_by_the_member_with_its_reason(member, own, officer):
    kept = asked(member, own)

    with pytest.raises(RuleBroken, match="Write why"):
        interest_proposals.decline(kept, reason="  ", by=officer, at=LATER)
    interest_proposals.decline(kept, reason="It is unpaid.", by=officer, at=LATER)

    (answered,) = proposed_interests.answered_of(member, by=own)
    assert (answered.status, answered.answer, answered.answered_at) == (ProposalStatus.DECLINED, "It is unpaid.", LATER)
    assert proposed_interests.waiting(by=officer) == []


@pytest.mark.parametrize("second", ["accept", "decline", "take back"])
def test_whoever_answers_second_is_told_and_changes_nothing(member, own, officer, second):
    kept = asked(member, own)
    accept(kept, officer)
    again = {
        "accept": lambda: interest_proposals.accept(kept, is_sensitive=False, seen="1", by=officer, at=LATER),
        "decline": lambda: interest_proposals.decline(kept, reason="No.", by=officer, at=LATER),
        "take back": lambda: interest_proposals.take_back(kept, by=own, at=LATER),
    }

    with pytest.raises(RuleBroken, match="Mo Officer was quicker: this is accepted already"):
        again[second]()

    assert db.session.scalars(select(Interest)).one().revision == 1


def test_the_list_is_the_oldest_first_with_28_days_from_the_day_it_was_asked(member, own, officer):
    newer = interest_proposals.propose_adding(member, typed("Baker"), by=own, at=LATER)
    older = asked(member, own)

    waiting = proposed_interests.waiting(by=officer)

    assert [one.id for one in waiting] == [older.id, newer.id]
    assert waiting[0].due.last_on == date(2030, 7, 15)


def test_the_audit_trail_says_what_happened_and_nothing_that_was_typed(member, own, officer):
    interest_proposals.take_back(asked(member, own, job="Locksmith"), by=own, at=AT)
    interest_proposals.decline(asked(member, own, job="Locksmith"), reason="A lock is a lock.", by=officer, at=AT)
    accept(asked(member, own, job="Locksmith"), officer, is_sensitive=True)

    events = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()

    said = " ".join(f"{one.what} {one.subject_name} {one.before} {one.after} {one.reason}" for one in events)
    assert [one.what for one in events] == [
        "change to the register proposed", "register proposal taken back",
        "change to the register proposed", "register proposal declined",
        "change to the register proposed", "entered in the register", "register proposal accepted",
    ]  # fmt: skip
    assert "ock" not in said
    assert "mployment" not in said


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMINISTRATOR, Role.MEMBER])
def test_nobody_else_reads_asks_or_answers(member, own, role):
    interest, kept = factories.interest(member), asked(member, own)
    other = acting(factories.user(role, member_id=factories.member().id), on=ON)

    for act in (
        lambda: proposed_interests.read(kept, by=other),
        lambda: proposed_interests.waiting(by=other),
        lambda: proposed_interests.waiting_of(member, by=other),
        lambda: proposed_interests.answered_of(member, by=other),
        lambda: interest_proposals.propose_adding(member, typed(), by=other, at=AT),
        lambda: interest_proposals.propose_change(interest, typed(), revision="1", by=other, at=AT),
        lambda: interest_proposals.propose_end(interest, ends_on=ON, by=other, at=AT),
        lambda: interest_proposals.take_back(kept, by=other, at=AT),
        lambda: interest_proposals.accept(kept, is_sensitive=False, seen="", by=other, at=AT),
        lambda: interest_proposals.decline(kept, reason="No.", by=other, at=AT),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert db.session.scalars(select(InterestProposal)).one().status is ProposalStatus.WAITING


def test_a_member_does_not_accept_their_own(member, own):
    with pytest.raises(NotAllowed):
        accept(asked(member, own), own)
