"""Private contacts are sealed, read by few, and told to nobody by the audit trail."""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.vocabulary import Role
from tests import factories
from webapp.database import db
from webapp.services import bodies, private_contacts
from webapp.services.actors import NotAllowed, acting
from webapp.services.council_file import dumping
from webapp.services.revisions import ChangedMeanwhile

NOW = datetime.now(UTC)
CONTACTS = {"email": "ada@private.example", "phone": "07700 900123"}
HOME = "1 Secret Lane"
SECRETS = [*CONTACTS.values(), HOME]


@pytest.fixture
def member(app):
    return factories.member(name="Ada Lowe")


def actor(role: Role, **fields):
    return acting(factories.user(role, **fields), on=NOW.date())


@pytest.fixture
def kept(member):
    by = actor(Role.MONITORING_OFFICER)
    private_contacts.keep(member, CONTACTS, home_address=HOME, revision="1", by=by, at=NOW)
    db.session.commit()
    return member


def test_the_monitoring_officer_and_the_member_read_all(kept):
    for by in (actor(Role.MONITORING_OFFICER), actor(Role.MEMBER, member_id=kept.id)):
        assert private_contacts.read(kept, by=by) == CONTACTS
        assert private_contacts.read_home_address(kept, by=by) == HOME


def test_democratic_services_read_all_but_the_home_address(kept):
    by = actor(Role.OFFICER)

    assert private_contacts.read(kept, by=by) == CONTACTS
    with pytest.raises(NotAllowed):
        private_contacts.read_home_address(kept, by=by)
    with pytest.raises(NotAllowed):
        private_contacts.keep(kept, CONTACTS, home_address="Elsewhere", revision="3", by=by, at=NOW)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.MEMBER])
def test_nobody_else_reads_any_of_it(kept, role):
    by = actor(role)

    with pytest.raises(NotAllowed):
        private_contacts.read(kept, by=by)
    with pytest.raises(NotAllowed):
        private_contacts.keep(kept, CONTACTS, home_address=None, revision="3", by=by, at=NOW)


def test_an_officer_who_is_not_shown_the_home_address_leaves_it(kept):
    new = {**CONTACTS, "phone": ""}
    private_contacts.keep(kept, new, home_address=None, revision="3", by=actor(Role.OFFICER), at=NOW)

    assert private_contacts.read_home_address(kept, by=actor(Role.MONITORING_OFFICER)) == HOME
    assert private_contacts.read(kept, by=actor(Role.OFFICER)) == new


def test_the_audit_trail_says_that_they_changed_and_not_how(kept):
    kept.name = "Ada Lane"
    events = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()

    assert [event.what for event in events] == ["private contacts changed", "home address changed"]
    assert [(event.before, event.after) for event in events] == [("null", "null")] * 2


def test_they_are_in_no_body_and_in_no_council_file(kept):
    told = json.dumps(bodies.member_body(kept)) + "".join(dumping.dump())

    assert [secret for secret in SECRETS if secret in told] == []
    assert [secret for secret in SECRETS if secret.encode() in kept.sealed_contacts + kept.sealed_home_address] == []


def test_two_who_change_them_at_once_are_told(kept):
    with pytest.raises(ChangedMeanwhile):
        private_contacts.keep(kept, CONTACTS, home_address=None, revision="1", by=actor(Role.OFFICER), at=NOW)


def test_nothing_changed_is_nothing_written(kept):
    before = kept.revision
    private_contacts.keep(kept, CONTACTS, home_address=None, revision="3", by=actor(Role.OFFICER), at=NOW)

    assert kept.revision == before
