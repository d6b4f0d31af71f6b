"""What the public has not seen yet is found, in the same few statements however much there is."""

from datetime import UTC, date, datetime

import pytest

from models.rules.permissions import DatedRole
from models.vocabulary import Role, Verb
from tests import factories
from tests.services.statements import counted
from webapp.database import db
from webapp.services import publishing, unpublished
from webapp.services.actors import Actor, operator
from webapp.services.ledger import Act

NOW = datetime(2030, 6, 3, 9, 0, tzinfo=UTC)
BY = operator(on=NOW.date())
ACT = Act(Verb.PUBLISH, by=BY, at=NOW)


@pytest.fixture
def meeting(app):
    meeting = factories.meeting(held_on=date(2030, 6, 18))
    factories.item(meeting, "Early help")
    publishing.publish_council(factories.council(), ACT)
    publishing.publish_committee(meeting.committee, ACT)
    publishing.publish_agenda(meeting, ACT)
    db.session.commit()
    return meeting


def names(by: Actor = BY) -> list[str]:
    return [one.name for one in unpublished.waiting(by=by)]


def test_nothing_waits_when_everything_is_public(meeting):
    assert names() == []


def test_a_new_seat_has_its_committee_wait(meeting):
    factories.seat(meeting.committee, None)

    assert names() == [meeting.committee.name]


def test_a_changed_agenda_has_its_meeting_wait(meeting):
    meeting.agenda_revision += 1
    db.session.commit()

    assert names() == [f"{meeting.committee.name}, 18 June 2030"]


def test_a_member_never_published_waits(meeting):
    factories.member(name="A New Member")

    [waiting] = unpublished.waiting(by=BY)

    assert (waiting.name, waiting.is_new) == ("A New Member", True)


def test_what_was_withdrawn_does_not_wait_to_be_published_again(meeting):
    publishing.withdraw(meeting.committee, Act(Verb.WITHDRAW, by=BY, at=NOW, reason="Published in error"))
    db.session.commit()

    assert names() == []


def test_an_officer_sees_only_their_own_committees(meeting):
    factories.seat(meeting.committee, None)
    elsewhere = DatedRole(Role.OFFICER, factories.committee().id, date(2020, 1, 1))

    assert meeting.committee.name not in names(Actor(7, "Another", (elsewhere,), NOW.date()))


def test_the_statements_do_not_grow_with_what_waits(meeting):
    factories.seat(meeting.committee, factories.member())
    db.session.expire_all()
    with counted() as few:
        unpublished.waiting(by=BY)
    for _ in range(8):
        factories.seat(factories.committee(), factories.member())
    db.session.expire_all()
    with counted() as many:
        unpublished.waiting(by=BY)

    assert len(many) == len(few)
