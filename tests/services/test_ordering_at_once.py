"""Two officers who order the same things at once: the places stay different, and neither move is lost."""

from datetime import UTC, date, datetime

import pytest

from models.committee import Committee, ContactOfficer, StandingText
from models.declaration import DeclarationKind
from models.group import Allocation
from models.member import Seat
from tests import factories, held_meetings
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import allocations, contacts, declaration_kinds, seats, standing_matter, standing_texts
from webapp.services.actors import operator

AT = datetime(2030, 6, 3, 9, tzinfo=UTC)
MADE = {"by": operator(on=AT.date()), "at": AT}


def four_seats():
    committee = factories.committee()
    return [factories.seat(committee, factories.member(), position=place) for place in (1, 2, 3, 4)]


def four_contacts():
    committee, usual = factories.committee(), {"job_title": "", "phone": "", "email": ""}
    return [contacts.add(committee, {"name": name, **usual}, **MADE) for name in "ABCD"]


def four_texts():
    committee, usual = factories.committee(), {"place": "opening", "text": "Words"}
    return [standing_texts.add(committee, {"heading": name, **usual}, **MADE) for name in "ABCD"]


def four_kinds():
    return [held_meetings.declaration_kind(position=place) for place in (1, 2, 3, 4)]


def seat_up(one):
    seats.move_up(one, on=date(2030, 6, 3), **MADE)


def matter_up(one):
    standing_matter.move_up(one, **MADE)


def kind_up(one):
    declaration_kinds.move_up(one, **MADE)


@pytest.mark.parametrize(
    ("four", "kind", "up"),
    [
        (four_seats, Seat, seat_up),
        (four_contacts, ContactOfficer, matter_up),
        (four_texts, StandingText, matter_up),
        (four_kinds, DeclarationKind, kind_up),
    ],
)
def test_two_who_move_at_once_leave_every_place_taken_once(app, four, kind, up):
    numbers = [one.id for one in four()]

    def moving(number):
        return lambda: up(db.session.get_one(kind, number))

    faults = one_after_the_other(app, moving(numbers[2]), moving(numbers[3]))

    assert faults == []
    places = {number: db.session.get_one(kind, number).position for number in numbers}
    assert sorted(places, key=places.__getitem__) == [numbers[0], numbers[2], numbers[3], numbers[1]]
    assert sorted(places.values()) == [1, 2, 3, 4]


def test_a_vacancy_left_twice_at_once_is_opened_once(app):
    seat = factories.seat(factories.committee(), factories.member(), ends_on=date(2030, 6, 3))
    number, committee_id = seat.id, seat.committee_id

    def leave():
        seats.leave_vacancy(db.session.get_one(Seat, number), **MADE)

    def leave_too():
        leave()

    assert one_after_the_other(app, leave, leave_too) == []
    assert [one.member_id is None for one in db.session.get_one(Committee, committee_id).seats].count(True) == 1


def test_a_working_kept_twice_at_once_is_kept_once(app):
    factories.council()
    factories.group("Oak", members=4)
    factories.group("Elm", members=3)
    factories.committee(balanced_seats=5)
    on = AT.date()
    seen = allocations.propose(on=on).fingerprint

    def keep():
        allocations.keep(on=on, choices={}, seen=seen, **MADE)

    def keep_too():
        keep()

    assert one_after_the_other(app, keep, keep_too) == []
    assert len(db.session.query(Allocation).all()) == 1
