"""Items moved: up, down, to a place, in and out; and two officers moving at once."""

from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from models.agenda import AgendaItem
from models.audit import AuditEvent
from models.rules import RuleBroken
from models.vocabulary import ItemKind, Role
from tests import factories
from webapp.database import db
from webapp.services import agenda_items, agenda_places, agenda_tree, agendas
from webapp.services.actors import NotAllowed, acting, operator
from webapp.transaction import transaction

AT = datetime(2030, 6, 3, 9, tzinfo=UTC)
BY = operator(on=AT.date())
MADE = {"by": BY, "at": AT}


@pytest.fixture
def meeting(app):
    return factories.meeting()


@pytest.fixture
def items(meeting):
    return [factories.item(meeting, heading) for heading in "ABCD"]


def shape(meeting):
    return " ".join(f"{node.label}{node.item.heading}" for node in agenda_tree.walk(agenda_tree.tree_of(meeting)))


def test_an_item_moves_up_and_down_among_those_beside_it(meeting, items):
    a, _, _, d = items

    agenda_places.move_down(a, **MADE)
    agenda_places.move_up(d, **MADE)

    assert shape(meeting) == "1B 2A 3D 4C"
    assert meeting.agenda_revision == 2
    events = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()
    assert [(event.before, event.after) for event in events] == [
        ('{"position":1}', '{"position":2}'),
        ('{"position":4}', '{"position":3}'),
    ]


def test_the_first_and_the_last_stay_and_nothing_is_written(meeting, items):
    agenda_places.move_up(items[0], **MADE)
    agenda_places.move_down(items[-1], **MADE)
    agenda_places.unnest(items[1], **MADE)

    assert shape(meeting) == "1A 2B 3C 4D"
    assert meeting.agenda_revision == 0
    assert db.session.scalars(select(AuditEvent)).all() == []


def test_an_item_goes_to_a_place_with_all_below_it(meeting, items):
    a, b, _, d = items
    agenda_places.nest(b, **MADE)

    agenda_places.move_after(a, d, **MADE)
    assert shape(meeting) == "1C 2D 3A 3(1)B"

    agenda_places.move_first(a, **MADE)
    assert shape(meeting) == "1A 1(1)B 2C 3D"

    agenda_places.move_below(d, a, **MADE)
    assert shape(meeting) == "1A 1(1)B 1(2)D 2C"


def test_an_item_goes_before_the_first_under_another(meeting, items):
    a, b, c, d = items
    agenda_places.move_below(b, a, **MADE)

    agenda_places.move_first(d, below=a, **MADE)
    agenda_items.add_first(meeting, heading="E", kind=ItemKind.OTHER, below=a, **MADE)

    assert shape(meeting) == "1A 1(1)E 1(2)D 1(3)B 2C"
    with pytest.raises(RuleBroken, match="under itself"):
        agenda_places.move_first(a, below=d, **MADE)
    agenda_places.move_first(b, below=d, **MADE)
    with pytest.raises(RuleBroken, match="3 levels deep"):
        agenda_places.move_first(c, below=b, **MADE)


def test_an_item_nests_under_the_one_before_it_and_comes_out_after_it(meeting, items):
    _, b, c, _ = items

    agenda_places.nest(b, **MADE)
    agenda_places.nest(c, **MADE)
    assert shape(meeting) == "1A 1(1)B 1(2)C 2D"

    agenda_places.unnest(b, **MADE)
    assert shape(meeting) == "1A 1(1)C 2B 3D"


def test_the_first_item_has_nothing_to_stand_under(items):
    with pytest.raises(RuleBroken, match="no item before it"):
        agenda_places.nest(items[0], **MADE)


def test_items_nest_three_deep_and_no_deeper(meeting, items):
    a, b, c, d = items
    agenda_places.move_below(b, a, **MADE)
    agenda_places.move_below(c, b, **MADE)

    for act in (
        lambda: agenda_places.move_below(d, c, **MADE),
        lambda: agenda_items.add_last(meeting, heading="E", kind=ItemKind.OTHER, below=c, **MADE),
    ):
        with pytest.raises(RuleBroken, match="3 levels deep"):
            act()


def test_an_item_cannot_stand_under_itself_or_after_what_has_gone(meeting, items):
    a, b, c, _ = items
    agenda_places.move_below(b, a, **MADE)
    agenda_items.take_off(c, **MADE)

    for target in (a, b):
        with pytest.raises(RuleBroken, match="under itself"):
            agenda_places.move_below(a, target, **MADE)
    with pytest.raises(RuleBroken, match="no longer on the agenda"):
        agenda_places.move_after(a, c, **MADE)


def test_an_item_of_another_agenda_is_no_place_here(meeting, items):
    elsewhere = factories.item(factories.meeting(), "Elsewhere")

    with pytest.raises(RuleBroken, match="no longer on the agenda"):
        agenda_places.move_after(items[0], elsewhere, **MADE)


@pytest.mark.parametrize("act", ["move_up", "move_down", "move_first", "nest", "unnest"])
def test_nobody_else_moves_anything(items, act):
    stranger = acting(factories.user(Role.OFFICER, committee=factories.committee()), on=AT.date())

    with pytest.raises(NotAllowed):
        getattr(agenda_places, act)(items[1], by=stranger, at=AT)


def test_officers_who_move_and_add_at_once_lose_nothing(app, meeting, items):
    meeting_id, ids = meeting.id, [item.id for item in items]
    db.session.remove()
    start, faults = Barrier(4), []

    def work(number):
        try:
            with app.app_context():
                start.wait()
                for turn in range(5):
                    with transaction():
                        here = agendas.get(meeting_id, by=BY)  # as the page does, before it is this one's turn
                        item = next(item for item in here.items if item.id == ids[(number + turn) % 4])
                        (agenda_places.move_up if turn % 2 else agenda_places.move_down)(item, **MADE)
                    with transaction():
                        here = agendas.get(meeting_id, by=BY)
                        agenda_items.add_last(here, heading=f"{number}/{turn}", kind=ItemKind.OTHER, **MADE)
                db.session.remove()
        except Exception as fault:
            faults.append(fault)

    threads = [Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    kept = db.session.scalars(select(AgendaItem).order_by(AgendaItem.position, AgendaItem.id)).all()
    added = [f"{number}/{turn}" for number in range(4) for turn in range(5)]
    assert sorted(item.heading for item in kept) == sorted(["A", "B", "C", "D", *added])
    assert [item.position for item in kept] == list(range(1, 25))


@pytest.mark.only_on("postgresql")  # SQLite lets nobody write between the reading of an agenda and its change.
def test_a_move_counts_from_where_another_officer_has_just_left_things(app, meeting, items):
    meeting_id, ids = meeting.id, [item.id for item in items]
    db.session.remove()
    here = agendas.get(meeting_id, by=BY)

    def other_officer():
        with app.app_context(), transaction():
            agenda_places.move_first(db.session.get_one(AgendaItem, ids[3]), **MADE)

    thread = Thread(target=other_officer)
    thread.start()
    thread.join()
    agenda_places.move_down(here.items[0], **MADE)
    db.session.commit()

    kept = db.session.scalars(select(AgendaItem).order_by(AgendaItem.position, AgendaItem.id)).all()
    assert [(item.position, item.heading) for item in kept] == [(1, "D"), (2, "B"), (3, "A"), (4, "C")]
