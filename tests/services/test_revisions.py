"""Two people at one record at the same moment, on both databases: one saves, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier

from sqlalchemy import select

from models.council import Council
from models.interest import Interest
from models.member import Member
from models.rules import RuleBroken
from models.vocabulary import MemberKind, SeatRole
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.services import committees, interest_proposals, members, seats
from webapp.services.actors import operator
from webapp.services.revisions import ChangedMeanwhile, check_revision, revision_of
from webapp.transaction import transaction

NOW = datetime(2030, 6, 1, 9, 30, tzinfo=UTC)
BY = operator(on=NOW.date())
PEOPLE = 6


def at_once(app, act):
    """What became of several people doing the same at one moment: the exception each met, or None."""
    start = Barrier(PEOPLE)

    def one(number):
        with app.app_context():
            start.wait()
            try:
                with transaction():
                    act(number)
            except RuleBroken as broken:
                return type(broken)
            return None

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(one, range(PEOPLE)))


def test_of_many_who_edit_one_revision_one_saves_and_the_others_are_told(app):
    member_id = factories.member().id

    def edit(number):
        details = {"name": f"Name {number}", "kind": MemberKind.COUNCILLOR, "party": "", "division": ""}
        members.edit(members.get(member_id), details, revision="1", by=BY, at=NOW)

    found = at_once(app, edit)

    db.session.rollback()
    assert sorted(found, key=str) == [ChangedMeanwhile] * (PEOPLE - 1) + [None]
    assert db.session.get_one(Member, member_id).revision == 2


def test_of_many_who_accept_one_proposal_one_does_and_the_others_are_told(app):
    proposal_id = factories.interest_proposal(factories.member()).id
    factories.council()
    db.session.rollback()

    def accept(number):
        kept = interest_proposals.get(proposal_id)
        interest_proposals.accept(kept, is_sensitive=False, seen="", by=BY, at=clock.now())

    found = at_once(app, accept)

    db.session.rollback()
    assert sorted(found, key=str) == [RuleBroken] * (PEOPLE - 1) + [None]
    assert len(db.session.scalars(select(Interest)).all()) == 1


def test_of_many_who_seat_a_chair_one_does(app):
    committee = factories.committee()
    committee_id, people = committee.id, [factories.member().id for _ in range(PEOPLE)]
    db.session.rollback()

    def give(number):
        details = {"member_id": people[number], "role": SeatRole.CHAIR, "capacity": "", "starts_on": date(2030, 5, 1)}
        seats.give(committees.get(committee_id), {**details, "ends_on": None}, by=BY, at=NOW)

    found = at_once(app, give)

    assert sorted(found, key=str) == [RuleBroken] * (PEOPLE - 1) + [None]


def test_a_record_not_kept_yet_is_at_nought(app):
    blank = Council(id=1, name="")

    assert revision_of(blank) == "0"
    check_revision(blank, "0")
