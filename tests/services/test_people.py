"""Who has an account, what they are trusted with, and that somebody always keeps the keys."""

import json
from datetime import UTC, date, datetime

import pytest

from models.audit import AuditEvent
from models.rules import RuleBroken
from models.user import AccountToken, User
from models.vocabulary import Role, TokenPurpose
from tests import factories
from webapp.database import db
from webapp.services import accounts, links, people, roles
from webapp.services.actors import Actor, NotAllowed, acting
from webapp.services.roles import NewRole

NOW = datetime(2030, 6, 3, 9, 30, tzinfo=UTC)
TODAY, TOMORROW = date(2030, 6, 3), date(2030, 6, 4)
OFFICER = NewRole(Role.OFFICER, TODAY)


@pytest.fixture
def admin(app) -> User:
    return factories.administrator(name="Ada Admin")


@pytest.fixture
def by(admin) -> Actor:
    return acting(admin, on=TODAY)


def invite(by: Actor, **fields) -> User:
    usual = {"name": "Olu Officer", "email": "olu@example.org", "role": OFFICER, "member_id": None, **fields}
    return people.invite(**usual, by=by, at=NOW)


def events() -> list[AuditEvent]:
    return db.session.query(AuditEvent).order_by(AuditEvent.id).all()


def test_an_invitation_opens_an_account_with_a_role_and_keeps_only_the_hash_of_its_link(by):
    person = invite(by, email=" Olu@Example.ORG ")
    secret = people.invitation(person, by=by, at=NOW)

    assert person.email == "olu@example.org"
    assert [grant.role for grant in person.grants] == [Role.OFFICER]
    assert [event.what for event in events()] == ["account opened", "role given", "invitation made"]
    assert secret not in [token.token_hash for token in db.session.query(AccountToken)]
    assert people.standing(person, on=TODAY).words == "Invited"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"email": "olu"}, "email"),
        ({"email": "olu@example.org\r\nBcc: x@example.org"}, "email"),
        ({"email": "a@b\x00.org"}, "email"),
        ({"name": "Two\nlines"}, "name"),
        ({"name": ""}, "name"),
    ],
)
def test_a_name_or_address_that_is_none_is_refused_beside_its_field(by, fields, field):
    with pytest.raises(RuleBroken) as refused:
        invite(by, **fields)

    assert refused.value.field == field


def test_an_address_in_use_is_refused_and_names_who_has_it(by):
    invite(by)

    with pytest.raises(RuleBroken, match="Olu Officer has an account"):
        invite(by, email="OLU@example.org")


def test_only_an_administrator_may_let_people_in(app):
    officer = acting(factories.officer(), on=TODAY)

    with pytest.raises(NotAllowed):
        invite(officer)


def test_somebody_whose_account_ended_can_be_invited_again_and_starts_afresh(by):
    person = factories.officer(email="olu@example.org", ended_on=TODAY, totp_secret="A" * 32)
    person.grants[0].ends_on = TODAY

    again = invite(by)

    assert again is person
    assert (again.ended_on, again.password_hash, again.totp_secret) == (None, None, None)


def test_two_accounts_cannot_be_one_member(by):
    member = factories.member(name="Mel Member")
    invite(by, member_id=member.id)

    with pytest.raises(RuleBroken, match="Mel Member is linked") as refused:
        invite(by, email="other@example.org", member_id=member.id)
    assert refused.value.field == "member_id"


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.MEMBER])
def test_only_an_officer_is_for_one_committee(by, role):
    person, committee = invite(by), factories.committee()

    with pytest.raises(RuleBroken, match="Only an officer's role"):
        roles.give(person, NewRole(role, TODAY, committee_id=committee.id), by=by, at=NOW)


def test_a_role_held_already_is_not_given_twice_and_may_follow_itself(by):
    person = invite(by, role=NewRole(Role.OFFICER, TODAY, ends_on=TOMORROW))

    with pytest.raises(RuleBroken, match="hold this role already"):
        roles.give(person, OFFICER, by=by, at=NOW)
    assert roles.give(person, NewRole(Role.OFFICER, TOMORROW), by=by, at=NOW)


def test_a_role_that_ends_before_it_begins_is_refused(by):
    with pytest.raises(RuleBroken, match="must end after it begins"):
        invite(by, role=NewRole(Role.OFFICER, TODAY, ends_on=TODAY))


def test_ending_a_role_keeps_when_why_and_by_whom(by):
    person = factories.officer()

    roles.end(person.grants[0], on=TODAY, reason="Left the team", by=by, at=NOW)

    event = events()[-1]
    assert (event.what, event.by, event.reason) == ("role ended", "Ada Admin", "Left the team")
    assert (json.loads(event.before), json.loads(event.after)) == ({"ends_on": None}, {"ends_on": "2030-06-03"})


@pytest.mark.parametrize("on", [date(2030, 6, 2), date(2009, 1, 1)])
def test_a_role_cannot_end_in_the_past(by, on):
    with pytest.raises(RuleBroken, match="earliest day"):
        roles.end(factories.officer().grants[0], on=on, reason="x", by=by, at=NOW)


def test_the_last_administrator_cannot_be_removed_either_way(by, admin):
    factories.administrator(password_hash=None)  # invited, and never came
    factories.administrator(ended_on=TODAY)

    with pytest.raises(RuleBroken, match="Nobody would be an administrator on 3 June 2030"):
        roles.end(admin.grants[0], on=TODAY, reason="x", by=by, at=NOW)
    with pytest.raises(RuleBroken, match="Nobody would be an administrator on 4 June 2030"):
        people.end_account(admin, on=TOMORROW, reason="x", by=by, at=NOW)


def test_one_of_two_administrators_can_go(by, admin):
    factories.administrator()

    roles.end(admin.grants[0], on=TODAY, reason="Moved on", by=by, at=NOW)

    assert admin.grants[0].ends_on == TODAY


def test_ending_an_account_ends_its_roles_and_its_links(by):
    person = factories.officer()
    secret = links.issue(person, TokenPurpose.PASSWORD_RESET, at=NOW)

    people.end_account(person, on=TOMORROW, reason="Left", by=by, at=NOW)

    assert person.ended_on == person.grants[0].ends_on == TOMORROW
    with pytest.raises(RuleBroken):
        accounts.open_link(secret, TokenPurpose.PASSWORD_RESET, at=NOW)


def test_clearing_two_step_verification_needs_a_reason_and_writes_it_down(by):
    person = factories.officer(totp_secret="A" * 32)

    with pytest.raises(RuleBroken):
        people.clear_second_factor(person, reason="", by=by, at=NOW)
    people.clear_second_factor(person, reason="Came to my desk", by=by, at=NOW)

    assert person.totp_secret is None
    assert events()[-1].reason == "Came to my desk"


def test_whoever_has_a_password_is_not_invited_again(by):
    with pytest.raises(RuleBroken, match="accepted an invitation already"):
        people.invitation(factories.officer(), by=by, at=NOW)


def test_the_end_of_an_officers_role_for_one_committee_is_written_down_whole(by):
    committee = factories.committee(name="Cabinet")
    person = factories.user(Role.OFFICER, committee=committee, name="Olu")
    db.session.expire_all()

    roles.end(person.grants[0], on=TODAY, reason="Moved", by=by, at=NOW)

    event = events()[-1]
    assert (event.subject_name, event.committee_id) == ("Olu: Democratic services officer for Cabinet", committee.id)
    assert json.loads(event.after) == {"ends_on": "2030-06-03"}
