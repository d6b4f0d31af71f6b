"""Who holds a role in two real councils' papers: the champion who does not sit on the panel is caught."""

from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import select

from models.committee import Committee
from models.vocabulary import SeatRole
from tests.browser_client import Browser
from webapp import clock
from webapp.database import db
from webapp.services import role_holders
from webapp.services.actors import operator
from webapp.services.council_file import loading, reading, releasing

PUBLISHED_ON = {"worcestershire": date(2019, 7, 9), "warwickshire": date(2019, 6, 10)}
FOLDER = Path(__file__).parent


@pytest.fixture
def committee(app, paper) -> Committee:
    by, at = operator(on=PUBLISHED_ON[paper]), clock.moment_of(PUBLISHED_ON[paper], time(9))
    loaded = loading.load(reading.read((FOLDER / f"{paper}.json").read_bytes()), by=by, at=at)
    releasing.publish(loaded, by=by, at=at)
    db.session.commit()
    return db.session.scalars(select(Committee).order_by(Committee.id)).one()


@pytest.mark.parametrize("paper", ["worcestershire"])
def test_the_champion_of_finance_does_not_sit_on_the_panel_and_the_other_three_do(committee):
    champions = {seat.capacity for seat in committee.seats if seat.role is SeatRole.CHAMPION}

    [found] = role_holders.without_a_seat(committee, on=date(2019, 7, 17))

    assert champions == {"Safeguarding", "Education", "Looked After Children", "Finance/budget"}
    assert (found.name, found.capacity, found.has_sat) == ("Bob Banks", "Finance/budget", False)
    assert "Bob Banks, scrutiny champion for Finance/budget, has had no seat on the committee" in found.sentence


@pytest.mark.parametrize("paper", ["worcestershire"])
def test_the_fault_is_on_the_list_of_what_to_put_right(committee):
    [one] = role_holders.to_put_right(by=operator(on=date(2019, 7, 17)))

    assert (one.committee_id, one.holder.name) == (committee.id, "Bob Banks")


@pytest.mark.parametrize("paper", ["worcestershire"])
def test_the_champions_are_on_the_committees_page_and_not_among_its_members(app, committee):
    page = Browser(app).open(f"/committees/{committee.slug}").text

    members, champions = page.split("Scrutiny champions")
    assert "Bob Banks" in champions and "Finance/budget" in champions
    assert "Bob Banks" not in members


@pytest.mark.parametrize("paper", ["warwickshire"])
def test_every_group_spokesperson_sits_on_the_committee(committee):
    spokespersons = [seat.member.name for seat in committee.seats if seat.role is SeatRole.SPOKESPERSON]

    assert spokespersons == ["Pam Williams", "Corinne Davies", "Dominic Skinner", "Jonathan Chilvers"]
    assert role_holders.without_a_seat(committee, on=date(2019, 6, 18)) == []
    assert role_holders.to_put_right(by=operator(on=date(2019, 6, 18))) == []
