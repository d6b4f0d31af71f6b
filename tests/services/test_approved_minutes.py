"""What approved minutes say is not changed by another door: who sat for whom, and what was declared."""

import pytest

from models.member import Member
from models.minutes_vocabulary import AttendeeCategory
from models.rules import RuleBroken
from models.vocabulary import AttendanceStatus, Intention
from tests import factories, held_meetings
from tests.issued_minutes import approved, held
from webapp import clock
from webapp.database import db
from webapp.services import attendees, declarations, minutes_bodies, substitutions
from webapp.services.actors import operator

REFUSED = "Record a correction instead"


@pytest.fixture
def meeting(app):
    return held()


def by():
    return {"by": operator(on=clock.today()), "at": clock.now()}


def somebody() -> Member:
    return db.session.query(Member).order_by(Member.id).first()


def said(**fields):
    usual = {"nature": "A house", "intention": Intention.TAKE_PART, "interest_id": None, "nature_is_open": False}
    return {"kind": factories.declaration_kind(), "is_sensitive": False, **usual, **fields}


def test_no_substitute_is_given_or_called_off_once_the_minutes_are_approved(meeting):
    seat = meeting.committee.seats[1]
    made = held_meetings.substitution(meeting, seat, factories.member())
    approved(meeting)
    before = minutes_bodies.minutes_body(meeting)

    with pytest.raises(RuleBroken, match=REFUSED):
        substitutions.cancel(made, reason="", **by())
    with pytest.raises(RuleBroken, match=REFUSED):
        substitutions.record(meeting, seat_id=seat.id, member_id=factories.member().id, notified_at=clock.now(), **by())

    assert minutes_bodies.minutes_body(meeting) == before


def test_nothing_is_declared_or_taken_back_once_the_minutes_are_approved_but_a_nature_can_be_withheld(meeting):
    item, member = meeting.items[1], somebody()
    made = held_meetings.declaration(item, member, factories.declaration_kind())
    approved(meeting)
    edit = {"withdraws": False, "revision": str(made.revision), **by()}

    for act in (
        lambda: declarations.declare(item, member, said(), withdraws=False, **by()),
        lambda: declarations.correct(made, said(nature="A boat"), **edit),
        lambda: declarations.remove(made, revision=edit["revision"], **by()),
        lambda: attendees.add(
            meeting, "Helen King", category=AttendeeCategory.OFFICER, status=AttendanceStatus.PRESENT, **by()
        ),
    ):
        with pytest.raises(RuleBroken, match=REFUSED):
            act()

    declarations.correct(made, said(is_sensitive=True), **edit)
    assert made.is_sensitive
