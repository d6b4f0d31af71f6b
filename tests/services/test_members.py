"""Members entered and edited."""

import json
from datetime import UTC, datetime

import pytest

from models.vocabulary import MemberKind, Role
from tests import factories
from tests.published_council import act
from webapp.database import db
from webapp.services import groups, ledger, members, publishing, revisions
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


def test_a_group_renamed_is_called_so_in_public_at_once_and_nothing_else_goes_out(app):
    ada, bea = factories.member(name="Ada Fern"), factories.member(name="Bea Low")
    old = factories.group("The Old Group")
    for member in (ada, bea):
        factories.group_membership(member, old)
    publishing.publish_member(ada, act())
    ada.public_phone = "01234 not yet published"
    db.session.commit()

    details = {"name": "The New Group", "ended_on": None}
    groups.edit(old, details, revision=revisions.revision_of(old), by=BY, at=NOW)

    live = ledger.live("member", ada.id)
    assert (live.version, json.loads(live.body)["groups"][0]["group"]) == (2, "The New Group")
    assert "not yet published" not in live.body
    assert ledger.live("member", bea.id) is None
