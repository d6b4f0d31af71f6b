"""Members entered and edited."""

from datetime import UTC, datetime

import pytest

from models.vocabulary import MemberKind, Role
from tests import factories
from webapp.services import members
from webapp.services.actors import NotAllowed, acting, operator
from webapp.services.revisions import ChangedMeanwhile

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
BY = operator(on=NOW.date())
CONTACTS = {"public_email": "", "public_phone": "", "public_address": ""}


def details(name="Zoë O'Hara", **changes):
    return {"name": name, "kind": MemberKind.COUNCILLOR, "title": "", **CONTACTS, **changes}


def test_two_members_of_one_name_have_two_addresses(app):
    first, second = (members.create(details(), by=BY, at=NOW) for _ in range(2))

    assert (first.slug, second.slug) == ("zoe-ohara", "zoe-ohara-2")


def test_a_new_name_keeps_the_old_address(app):
    member = members.create(details(), by=BY, at=NOW)

    members.edit(member, details("Zoë Lane"), revision="1", by=BY, at=NOW)

    assert (member.name, member.slug, member.revision) == ("Zoë Lane", "zoe-ohara", 2)


def test_an_edit_of_an_older_revision_is_refused(app):
    member = members.create(details(), by=BY, at=NOW)
    members.edit(member, details(title="Dr"), revision="1", by=BY, at=NOW)

    with pytest.raises(ChangedMeanwhile):
        members.edit(member, details(title="Sir"), revision="1", by=BY, at=NOW)


def test_an_officer_of_one_committee_enters_no_member(app):
    officer = acting(factories.user(Role.OFFICER, committee=factories.committee()), on=NOW.date())

    with pytest.raises(NotAllowed):
        members.create(details(), by=officer, at=NOW)
