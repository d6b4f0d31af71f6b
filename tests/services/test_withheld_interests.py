"""An entry of a public register that turns out to be sensitive leaves it at once, and nothing else does."""

from datetime import UTC, date, datetime

import pytest

from models.interest import Interest
from models.vocabulary import InterestCategory, InterestHolder, SubjectKind
from tests import factories
from tests.published_council import act
from webapp.database import db
from webapp.services import ledger, register_bodies, register_publishing, registers
from webapp.services.actors import acting

AT = datetime(2026, 5, 1, 12, tzinfo=UTC)
JOBS = ("Locksmith", "Baker")


@pytest.fixture
def member(app):
    factories.council()
    made = factories.member()
    factories.term(made, starts_on=date(2020, 5, 11), ends_on=date(2030, 5, 6))
    for job in JOBS:
        entered = {"details": {"job": job}, "registered_on": AT.date(), "holder": InterestHolder.MEMBER}
        factories.keep(Interest(member=made, category=InterestCategory.EMPLOYMENT, **entered))
    register_publishing.append(made, register_bodies.register_body(made, on=AT.date()), act(at=AT))
    db.session.commit()
    return made


@pytest.fixture
def officer(app):
    return acting(factories.monitoring_officer(), on=AT.date())


def find_sensitive(member, officer) -> None:
    interest = registers.records_of(member.id)[0]
    wanted = {**registers.details_of(registers.read(interest, by=officer)), "is_sensitive": True}
    registers.correct(interest, wanted, revision=str(interest.revision), by=officer, at=AT)
    db.session.commit()


def test_it_leaves_at_once_with_the_versions_that_showed_it(member, officer) -> None:
    find_sensitive(member, officer)

    live = ledger.live(SubjectKind.REGISTER, member.id)
    body = register_publishing.live_body_of(member.id, on=AT.date())
    assert live is not None and body is not None
    assert (live.version, live.readable_from, live.readable_until) == (2, 2, date(2030, 5, 6))
    assert JOBS[0] not in live.body
    assert JOBS[1] in live.body
    assert body["sensitive"] == 1


def test_what_else_was_changed_and_not_published_stays_unpublished(member, officer) -> None:
    baker = registers.records_of(member.id)[1]
    wanted = {**registers.details_of(registers.read(baker, by=officer)), "details": {"job": "Miller"}}
    registers.correct(baker, wanted, revision=str(baker.revision), by=officer, at=AT)

    find_sensitive(member, officer)

    live = ledger.live(SubjectKind.REGISTER, member.id)
    assert live is not None
    assert "Miller" not in live.body


def test_entered_anew_as_sensitive_the_one_before_leaves_too(member, officer) -> None:
    old = registers.records_of(member.id)[0]
    wanted = {**registers.details_of(registers.read(old, by=officer)), "is_sensitive": True}
    registers.remove(old, revision=str(old.revision), by=officer, at=AT)

    registers.add(member, wanted, by=officer, at=AT)

    live = ledger.live(SubjectKind.REGISTER, member.id)
    assert live is not None
    assert JOBS[0] not in live.body


def test_a_register_nobody_reads_gets_no_new_version(app, officer) -> None:
    made = factories.member()
    entered = {"details": {"job": "Spy"}, "registered_on": AT.date(), "holder": InterestHolder.MEMBER}
    factories.keep(Interest(member=made, category=InterestCategory.EMPLOYMENT, **entered))

    find_sensitive(made, officer)

    assert ledger.live(SubjectKind.REGISTER, made.id) is None
