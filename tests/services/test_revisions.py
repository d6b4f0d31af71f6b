"""Two people at one record at the same moment, on both databases: one saves, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from models.committee import ContactOfficer, StandingItem, StandingText
from models.council import Council
from models.interest import Interest
from models.member import Member, Seat
from models.rules import RuleBroken
from models.vocabulary import MemberKind, SeatRole
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.services import committees, contacts, interest_proposals, members, seats, standing_matter
from webapp.services.actors import operator
from webapp.services.revisions import ChangedMeanwhile, RemovedMeanwhile, check_revision, revision_of
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
        details = {"name": f"Name {number}", "kind": MemberKind.COUNCILLOR, "title": ""}
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


@pytest.mark.only_on("postgresql")  # SQLite lets nobody write between the reading of an order and its change.
@pytest.mark.parametrize("kind", [ContactOfficer, StandingText, StandingItem, Seat])
def test_a_move_counts_from_where_another_officer_has_just_left_things(app, kind):
    committee = factories.committee()
    filled = {ContactOfficer: {"name": "One"}, StandingText: {"text": "Words"}, StandingItem: {"heading": "One"}}
    own = filled.get(kind, {"starts_on": date(2030, 1, 1)})
    ids = [factories.keep(kind(committee=committee, position=n, **own)).id for n in (1, 2, 3, 4)]
    db.session.remove()
    mine = db.session.get_one(kind, ids[0])
    assert [one.position for one in order_of(mine)] == [1, 2, 3, 4]

    def other_officer():
        with app.app_context():
            for _ in range(3):
                with transaction():
                    move("move_up", db.session.get_one(kind, ids[3]))

    thread = Thread(target=other_officer)
    thread.start()
    thread.join()
    move("move_down", mine)
    db.session.commit()

    kept = db.session.execute(select(kind.position, kind.id).order_by(kind.position, kind.id)).all()
    assert kept == [(1, ids[3]), (2, ids[1]), (3, ids[0]), (4, ids[2])]


@pytest.mark.parametrize("kind", [ContactOfficer, Seat])
def test_of_many_who_move_at_once_none_leaves_two_in_one_place(app, kind):
    committee = factories.committee()
    own = {ContactOfficer: {"name": "One"}, Seat: {"starts_on": date(2030, 1, 1)}}[kind]
    ids = [factories.keep(kind(committee=committee, position=n, **own)).id for n in range(1, PEOPLE + 1)]
    db.session.remove()

    at_once(app, lambda number: move("move_down" if number % 2 else "move_up", db.session.get_one(kind, ids[number])))

    places = db.session.scalars(select(kind.position).order_by(kind.position, kind.id)).all()
    assert places == list(range(1, PEOPLE + 1))


def test_the_number_of_what_was_removed_is_not_given_again(app):
    committee = factories.committee()
    details = {"name": "One", "job_title": "", "phone": "", "email": ""}
    first = contacts.add(committee, details, by=BY, at=NOW)
    number = first.id
    standing_matter.remove(first, by=BY, at=NOW)

    assert contacts.add(committee, details, by=BY, at=NOW).id > number


def order_of(one):
    return one.committee.seats if isinstance(one, Seat) else one.beside


def move(way, one):
    if isinstance(one, Seat):
        getattr(seats, way)(one, on=NOW.date(), by=BY, at=NOW)
    else:
        getattr(standing_matter, way)(one, by=BY, at=NOW)


@pytest.mark.only_on("postgresql")  # On SQLite nobody removes what another's request has begun to change.
def test_who_changes_what_was_removed_since_it_was_read_is_told_by_whom(app):
    contact = factories.keep(ContactOfficer(committee=factories.committee(), name="One"))
    number, opened = contact.id, revision_of(contact)
    db.session.remove()
    mine = db.session.get_one(ContactOfficer, number)

    def other_officer():
        with app.app_context(), transaction():
            standing_matter.remove(db.session.get_one(ContactOfficer, number), by=BY, at=NOW)

    thread = Thread(target=other_officer)
    thread.start()
    thread.join()

    details = {"name": "Typed", "job_title": "", "phone": "", "email": ""}
    with pytest.raises(RemovedMeanwhile) as told:
        contacts.edit(mine, details, revision=opened, by=BY, at=NOW)
    assert (told.value.by, told.value.at) == (BY.name, NOW)
