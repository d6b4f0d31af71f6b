"""The screens of political balance: as it stands, worked out, kept, and departed from."""

import pytest

from models.group import Allocation, GroupMembership
from models.member import Member
from models.vocabulary import Role
from tests import factories
from webapp import clock
from webapp.database import db


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.officer())


@pytest.fixture
def council(app):
    """Two groups of four and one of two, who share eleven seats on two committees."""
    groups = [factories.group(name, members=count) for name, count in (("Oak", 4), ("Elm", 4), ("Ash", 2))]
    factories.committee(name="Planning", balanced_seats=6)
    factories.committee(name="Licensing", balanced_seats=5)
    return groups


def kept():
    return db.session.query(Allocation).order_by(Allocation.id.desc()).first()


def test_an_officer_reaches_political_balance_from_the_committees(officer, council):
    assert 'href="/staff/balance"' in officer.open("/staff/committees").text


def test_before_anything_is_worked_out_the_page_says_what_to_do(officer, council):
    page = officer.open("/staff/balance")

    assert "Not worked out yet" in page.text
    assert "10 members, one stroke each" in page.text


def test_nothing_to_share_is_said_with_where_to_enter_it(officer):
    page = officer.open("/staff/balance/new")

    assert "There is no political group yet" in page.text
    assert 'href="/staff/members"' in page.text


def test_the_working_shows_every_step_in_order(officer, council):
    text = officer.open("/staff/balance/new").text

    places = [text.index(f'principle">{principle}<') for principle in ("Start", "(a)", "(b)", "(c)", "(d)", "End")]
    assert places == sorted(places)
    assert "4 ÷ 10 × 11" in text


def test_a_working_is_kept_with_the_councils_choice(officer, council):
    shown = officer.open("/staff/balance/new").text

    page = officer.submit("/staff/balance/new", keep="yes", **{"tie_body1_1": "Oak"} if "tie_body1_1" in shown else {})

    assert page.status == 302
    assert kept().result["totals"] == {"Elm": 5, "Oak": 4, "Ash": 2, "In no group": 0}
    assert "The latest working kept." in officer.open(f"/staff/balance/{kept().id}").text


def test_choosing_among_equals_changes_who_has_the_seat(officer, council):
    officer.submit("/staff/balance/new", keep="yes", tie_total_1="Oak")

    assert kept().result["totals"]["Oak"] == 5
    assert "Chosen among equals" in officer.open(f"/staff/balance/{kept().id}").text


def test_showing_it_again_keeps_nothing(officer, council):
    page = officer.submit("/staff/balance/new", show="yes", tie_total_1="Oak")

    assert page.status == 200
    assert kept() is None
    assert 'value="Oak" checked' in page.text


def test_a_day_that_is_none_is_explained_beside_its_field(officer, council):
    page = officer.submit("/staff/balance/new", keep="yes", worked_out_on="2030-02-31")

    assert "must be a real date" in page.text
    assert kept() is None


def test_what_changed_meanwhile_is_shown_before_it_is_kept(officer, council):
    page = officer.submit("/staff/balance/new", keep="yes", seen="something else")

    assert "Look again, then keep it." in page.text
    assert kept() is None


def test_a_member_who_changes_group_is_a_reason_to_work_it_out_again(officer, council):
    factories.allocation()
    mover = db.session.query(GroupMembership).filter_by(group_id=council[0].id).first()
    mover.group_id = council[2].id
    db.session.commit()
    name = db.session.get_one(Member, mover.member_id).name

    page = officer.open("/staff/balance")

    assert f"{name} left Oak for Ash." in page.text
    assert "Work it out again" in page.text


def test_while_nothing_changes_it_is_in_balance(officer, council):
    factories.allocation()

    assert "In balance" in officer.open("/staff/balance").text


def test_seats_held_stand_beside_seats_due(officer, council):
    allocation = factories.allocation()
    planning = db.session.get_one(factories.Committee, allocation.committees[1]["id"])
    for membership in db.session.query(GroupMembership).filter_by(group_id=council[0].id).limit(3):
        factories.seat(planning, membership.member)

    page = officer.open("/staff/balance")

    assert "Oak: 1 too many" in page.text
    assert "3 <span" in page.text


def test_a_departure_is_recorded_and_shown(officer, council):
    allocation = factories.allocation()
    address = f"/staff/balance/{allocation.id}/departure"

    officer.submit(address, departure="Ash gives Oak a seat", nem_con_on=clock.today().isoformat())

    page = officer.open(f"/staff/balance/{allocation.id}")
    assert "Ash gives Oak a seat" in page.text
    assert "Nobody voting against, on" in page.text


def test_a_departure_without_its_day_is_explained_and_nothing_typed_is_lost(officer, council):
    allocation = factories.allocation()

    page = officer.submit(f"/staff/balance/{allocation.id}/departure", departure="Ash gives Oak a seat")

    assert "Enter the day the council decided it." in page.text
    assert "Ash gives Oak a seat" in page.text


def test_two_officers_at_one_departure_see_both(officer, council):
    allocation = factories.allocation()
    address = f"/staff/balance/{allocation.id}/departure"
    today = clock.today().isoformat()
    officer.submit(address, departure="The first", nem_con_on=today)

    page = officer.submit(address, departure="The second", nem_con_on=today, revision="1")

    assert "Both versions" in page.text
    assert "The first" in page.text and "The second" in page.text


def test_an_officer_of_one_committee_sees_none_of_it(browser, council):
    here = browser.sign_in(factories.user(Role.OFFICER, committee=factories.committee()))

    assert here.open("/staff/balance").status == 404
