"""What one officer types is kept when another removes the thing: it comes back with a way to add it again."""

from datetime import date

import pytest
from sqlalchemy import select

from models.agenda import AgendaItem
from models.committee import ContactOfficer, StandingItem, StandingText
from models.member import Seat
from tests import factories
from tests.browser_client import Browser
from webapp import clock
from webapp.database import db
from webapp.services import agenda_items, documents
from webapp.services.actors import acting

CONTACT = {"name": "Grace Typed", "job_title": "Clerk", "phone": "01632 960 001", "email": "grace@example.gov.uk"}
TEXT = {"place": "closing", "heading": "Typed heading", "text": "Typed words"}
ITEM = {"heading": "Typed heading", "kind": "other", "parent_id": "", "text": "Typed purpose", "minutes": "25"}
ITEM |= {"report_state": "verbal", "presenter": "Typed presenter", "child_numbering": ""}
SEAT = {"role": "vice chair", "capacity": "Typed capacity", "starts_on": ["4", "5", "2030"], "ends_on": ["", "", ""]}
MATTER = [
    ("contacts", ContactOfficer, {"name": "A"}, CONTACT),
    ("standing-texts", StandingText, {"text": "A"}, TEXT),
    ("standing-items", StandingItem, {"heading": "A"}, ITEM),
]


@pytest.fixture
def committee(app):
    return factories.committee()


@pytest.fixture
def other(app):
    return Browser(app).sign_in(factories.officer(name="Asha Other"))


@pytest.fixture
def mine(app):
    return Browser(app).sign_in(factories.officer(name="Bea Mine"))


def by_other():
    return {"by": acting(factories.officer(name="Asha Other"), on=clock.today()), "at": clock.now()}


@pytest.mark.parametrize(("kind", "record", "before", "typed"), MATTER, ids=[one[0] for one in MATTER])
def test_what_was_typed_comes_back_and_is_added_again_in_one_press(committee, other, mine, kind, record, before, typed):
    address = f"/staff/{kind}/{factories.keep(record(committee=committee, **before)).id}"
    opened = mine.open(address)
    other.submit(address, to="/remove")

    back = mine.send(opened, **typed)

    assert back.status == 410
    assert "Asha Other removed this on" in back.text and "What you typed is still here" in back.text
    assert f'href="/staff/committees/{committee.id}/{kind}"' in back.text and "Leave it removed" in back.text
    again = mine.send(back, to=f"/{kind}/new")
    assert again.status == 302
    kept = db.session.scalars(select(record)).one()
    assert [str(getattr(kept, name) or "") for name in typed] == list(typed.values())


def test_a_seat_taken_off_meanwhile_is_given_again_in_one_press(committee, other, mine):
    seat = factories.seat(committee, factories.member())
    address = f"/staff/seats/{seat.id}"
    opened = mine.open(address)
    other.submit(f"{address}/remove", reason="Entered on the wrong committee")

    back = mine.send(opened, **SEAT)

    assert back.status == 410 and "Asha Other removed this on" in back.text
    assert mine.send(back, to="/seats/new").status == 302
    kept = db.session.scalars(select(Seat)).one()
    assert (kept.role, kept.capacity, kept.starts_on) == ("vice chair", "Typed capacity", date(2030, 5, 4))


def test_ending_a_seat_that_was_taken_off_says_who_was_first(committee, other, mine):
    address = f"/staff/seats/{factories.seat(committee, factories.member()).id}"
    opened = mine.open(f"{address}/end")
    other.submit(f"{address}/remove", reason="Entered on the wrong committee")

    page = mine.send(opened)

    assert page.headers["Location"].endswith(f"/staff/committees/{committee.id}/seats")
    assert "Asha Other has taken it off already" in mine.open(page.headers["Location"]).text


def test_who_may_not_edit_the_committee_is_not_told_that_anything_was_removed(committee, other, app):
    address = f"/staff/contacts/{factories.keep(ContactOfficer(committee=committee, name='A')).id}"
    other.submit(address, to="/remove")

    stranger = Browser(app).sign_in(factories.officer(committee=factories.committee()))

    assert stranger.open(address).status == 404


def test_removing_twice_says_who_was_first(committee, other, mine):
    address = f"/staff/contacts/{factories.keep(ContactOfficer(committee=committee, name='A')).id}"
    opened = mine.open(address)
    other.submit(address, to="/remove")

    page = mine.send(opened, to="/remove")

    assert page.headers["Location"].endswith(f"/staff/committees/{committee.id}/contacts")
    assert "Asha Other has removed it already" in mine.open(page.headers["Location"]).text


def test_an_item_taken_off_meanwhile_is_put_back_with_what_was_typed(committee, mine):
    meeting = factories.meeting(committee, held_on=date(2030, 6, 18))
    item = factories.item(meeting, "Before")
    address = f"/staff/agendas/items/{item.id}"
    opened = mine.open(address)
    agenda_items.take_off(item, **by_other())
    db.session.commit()

    back = mine.send(opened, heading="Typed heading", text="Typed purpose")
    put_back = mine.send(back, put_back="yes")

    assert back.status == 409 and "Asha Other took this item off the agenda on" in back.text
    assert "Typed heading" in back.text and "Typed purpose</textarea>" in back.text
    assert put_back.status == 302
    db.session.expire_all()
    kept = db.session.scalars(select(AgendaItem)).one()
    assert (kept.heading, kept.text, kept.removed_at) == ("Typed heading", "Typed purpose", None)


def test_a_files_title_is_kept_when_the_file_was_taken_off(committee, mine):
    item = factories.item(factories.meeting(committee, held_on=date(2030, 6, 18)))
    document = factories.document(item)
    address = f"/staff/documents/{document.id}/edit"
    opened = mine.open(address)
    documents.remove(document, **by_other())
    db.session.commit()

    back = mine.send(opened, title="Typed title")

    assert 'value="Typed title"' in back.text and "no longer attached" in back.text
