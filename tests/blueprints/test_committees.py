"""The pages of committees, their seats, texts, items and contacts."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.committee import Committee, ContactOfficer, StandingItem, StandingText
from models.member import Member, Seat
from models.vocabulary import CommitteeKind, Role, SeatRole
from tests import factories
from webapp import clock
from webapp.database import db

COMMITTEES = "/staff/committees"
PARTS = ["seats", "standing-items", "standing-texts", "contacts"]


@pytest.fixture
def signed_in(browser):
    return browser.sign_in(factories.officer())


@pytest.fixture
def committee(app):
    return factories.committee(name="Planning Committee", slug="planning")


@pytest.mark.parametrize("part", PARTS)
def test_an_empty_page_says_what_to_do(signed_in, committee, part):
    assert 'class="empty"' in signed_in.open(f"{COMMITTEES}/{committee.id}/{part}").text


def test_a_committee_leads_to_the_substitutes_of_its_next_meeting_and_to_the_balance(signed_in, committee):
    page = signed_in.open(f"{COMMITTEES}/{committee.id}").text
    assert "/substitutes" not in page and "/staff/balance" not in page

    committee.balanced_seats = 9
    factories.keep(committee)
    factories.meeting(committee, held_on=clock.today() + timedelta(days=60))
    coming = factories.meeting(committee, held_on=clock.today() + timedelta(days=30))

    page = signed_in.open(f"{COMMITTEES}/{committee.id}").text
    assert f'href="/staff/meetings/{coming.id}/substitutes"' in page and 'href="/staff/balance"' in page


def test_a_committee_is_set_up_and_opened(signed_in):
    factories.house_style()

    page = signed_in.submit(f"{COMMITTEES}/new", name="Audit & Risk Panel", usual_starts_at="2.30pm")

    assert page.headers["Location"] == f"{COMMITTEES}/{db.session.scalars(select(Committee)).one().id}"
    opened = signed_in.open(page.headers["Location"]).text
    assert "/committees/audit-and-risk-panel" in opened and "2.30 pm" in opened


def test_a_name_taken_is_refused_and_nothing_typed_is_lost(signed_in, committee):
    page = signed_in.submit(f"{COMMITTEES}/new", name="planning committee", remit="To plan")

    assert "There is already a committee called planning committee" in page.text and 'href="#name"' in page.text
    assert "To plan</textarea>" in page.text


def test_half_a_deadline_is_refused_beside_the_half_that_is_missing(signed_in, committee):
    page = signed_in.submit(f"{COMMITTEES}/{committee.id}/edit", speaking_days="2")

    assert 'href="#speaking_at"' in page.text and 'value="2"' in page.text


def test_two_officers_at_one_committee_are_shown_both_versions(signed_in, committee):
    committee.remit, committee.revision = "Theirs", 2
    db.session.commit()

    page = signed_in.submit(f"{COMMITTEES}/{committee.id}/edit", revision="1", remit="Mine")

    assert "Both versions" in page.text and "Theirs" in page.text and "Mine</textarea>" in page.text


def test_an_officer_of_one_committee_edits_that_one_alone(browser, committee):
    other = factories.committee()
    browser.sign_in(factories.user(Role.OFFICER, committee=committee))

    pages = ["edit", *PARTS, "seats/new", "standing-items/new", "standing-texts/new", "contacts/new"]
    assert [browser.open(f"{COMMITTEES}/{committee.id}/{page}").status for page in pages] == [200] * len(pages)
    assert [browser.open(f"{COMMITTEES}/{other.id}/{page}").status for page in pages] == [404] * len(pages)
    assert browser.open(f"{COMMITTEES}/{other.id}").status == 200
    assert browser.open(f"{COMMITTEES}/new").status == 404
    assert "Set up a committee" not in browser.open(COMMITTEES).text


@pytest.mark.parametrize("page", ["edit", *PARTS])
def test_an_administrator_reads_a_committee_and_edits_none(browser, committee, page):
    browser.sign_in(factories.administrator())

    assert browser.open(f"{COMMITTEES}/{committee.id}").status == 200
    assert browser.open(f"{COMMITTEES}/{committee.id}/{page}").status == 404


def test_a_seat_is_given_and_shown(signed_in, committee):
    member = factories.member(name="Ada Lowe")

    signed_in.submit(
        f"{COMMITTEES}/{committee.id}/seats/new",
        member_id=str(member.id), role="chair", starts_on=["1", "5", "2020"],
    )  # fmt: skip

    page = signed_in.open(f"{COMMITTEES}/{committee.id}").text
    assert "Ada Lowe" in page and "From 1 May 2020" in page


def test_a_second_chair_is_refused_beside_the_role(signed_in, committee):
    factories.seat(committee, factories.member(name="Ada Lowe"), role=SeatRole.CHAIR)
    member = factories.member()

    page = signed_in.submit(f"{COMMITTEES}/{committee.id}/seats/new", member_id=str(member.id), role="chair")

    assert "Ada Lowe is in the chair from 1 May 2010" in page.text and 'href="#role"' in page.text


def test_a_seat_is_ended_leaving_a_vacancy_which_is_filled(signed_in, committee):
    seat = factories.seat(committee, factories.member())
    successor = factories.member()

    signed_in.submit(f"/staff/seats/{seat.id}/end", ends_on=["1", "5", "2020"], leaves_vacancy="y")
    vacancy = db.session.scalars(select(Seat).where(Seat.member_id.is_(None))).one()
    assert vacancy.starts_on == date(2020, 5, 2)
    page = signed_in.submit(
        f"/staff/seats/{vacancy.id}/fill", member_id=str(successor.id), starts_on=["2", "5", "2020"]
    )

    db.session.expire_all()
    assert page.status == 302 and vacancy.member_id == successor.id


@pytest.mark.parametrize(("kind", "is_ticked"), [(CommitteeKind.COUNCIL, True), (CommitteeKind.PANEL, False)])
def test_a_seat_of_the_council_leaves_a_vacancy_unless_an_officer_says_otherwise(signed_in, kind, is_ticked):
    seat = factories.seat(factories.committee(kind=kind), factories.member())

    page = signed_in.open(f"/staff/seats/{seat.id}/end").text

    assert ('name="leaves_vacancy" type="checkbox" value="y" checked' in page) is is_ticked


def test_filling_a_vacancy_with_nobody_is_refused(signed_in, committee):
    vacancy = factories.seat(committee, None)

    page = signed_in.submit(f"/staff/seats/{vacancy.id}/fill", member_id="")

    assert "Choose the member who takes the seat" in page.text and 'href="#member_id"' in page.text


def test_a_seat_corrected_by_two_is_a_conflict(signed_in, committee):
    seat = factories.seat(committee, factories.member())

    page = signed_in.submit(f"/staff/seats/{seat.id}", revision="older", capacity="Mine")

    assert "Both versions" in page.text and 'value="Mine"' in page.text


def test_standing_text_with_an_unknown_placeholder_is_refused(signed_in, committee):
    page = signed_in.submit(f"{COMMITTEES}/{committee.id}/standing-texts/new", text="On {meeting dat}.")

    assert "There is no {meeting dat} to fill in" in page.text and "On {meeting dat}.</textarea>" in page.text


def test_standing_text_is_added_edited_and_removed(signed_in, committee):
    signed_in.submit(f"{COMMITTEES}/{committee.id}/standing-texts/new", place="closing", text="By {meeting date}.")
    text = db.session.scalars(select(StandingText)).one()
    assert text.place == "closing"

    signed_in.submit(f"/staff/standing-texts/{text.id}", heading="When")
    db.session.expire_all()
    assert text.heading == "When"

    signed_in.submit(f"/staff/standing-texts/{text.id}", to="/remove")
    assert db.session.scalars(select(StandingText)).all() == []


def test_a_standing_item_is_added_under_another_and_moved_without_script(signed_in, committee):
    new = f"{COMMITTEES}/{committee.id}/standing-items/new"
    signed_in.submit(new, heading="General", kind="group")
    top = db.session.scalars(select(StandingItem)).one()
    signed_in.submit(f"{new}?under={top.id}", heading="Apologies", kind="apologies")
    signed_in.submit(f"{new}?under={top.id}", heading="Minutes", minutes="5")
    last = db.session.scalars(select(StandingItem).where(StandingItem.heading == "Minutes")).one()

    signed_in.submit(f"{COMMITTEES}/{committee.id}/standing-items", to=f"/{last.id}/move-up")

    page = signed_in.open(f"{COMMITTEES}/{committee.id}").text
    assert page.index("1(1)") < page.index("Minutes") < page.index("1(2)") < page.index("Apologies")


def test_an_item_with_others_under_it_stays_and_the_page_says_why(signed_in, committee):
    top = factories.keep(StandingItem(committee=committee, heading="General"))
    factories.keep(StandingItem(committee=committee, heading="Apologies", parent_id=top.id))

    page = signed_in.submit(f"/staff/standing-items/{top.id}", to="/remove")

    assert "Remove or move the items under General first." in signed_in.open(page.headers["Location"]).text


def test_a_contact_is_added_and_a_wrong_address_refused(signed_in, committee):
    refused = signed_in.submit(f"{COMMITTEES}/{committee.id}/contacts/new", name="Jo Field", email="jo.field")
    signed_in.submit(f"{COMMITTEES}/{committee.id}/contacts/new", name="Jo Field", email="jo.field@example.org")

    assert 'href="#email"' in refused.text and 'value="jo.field"' in refused.text
    assert db.session.scalars(select(ContactOfficer.email)).all() == ["jo.field@example.org"]


@pytest.mark.parametrize("address", ["committees/99", "seats/99", "contacts/99", "standing-texts/99", "members/99"])
def test_what_is_not_there_is_not_found(signed_in, address):
    assert signed_in.open(f"/staff/{address}").status == 404


def test_a_member_is_entered_and_edited(signed_in):
    signed_in.submit("/staff/members/new", name="Ada Lowe", title="Dr")
    member = db.session.scalars(select(Member)).one()
    signed_in.submit(f"/staff/members/{member.id}/edit", title="Professor")

    page = signed_in.open(f"/staff/members/{member.id}").text
    assert "Professor" in page and "/members/ada-lowe" in page
    assert "Ada Lowe" in signed_in.open("/staff/members").text


def test_two_officers_at_one_member_are_shown_both_versions(signed_in):
    member = factories.member(title="Theirs", revision=2)

    page = signed_in.submit(f"/staff/members/{member.id}/edit", revision="1", title="Mine")

    assert "Both versions" in page.text and "Theirs" in page.text and 'value="Mine"' in page.text


def test_an_officer_of_one_committee_reads_members_and_edits_none(browser, committee):
    member = factories.member()
    browser.sign_in(factories.user(Role.OFFICER, committee=committee))

    assert browser.open(f"/staff/members/{member.id}").status == 200
    assert browser.open(f"/staff/members/{member.id}/edit").status == 404
    assert browser.open("/staff/members/new").status == 404


def test_members_of_the_council_disqualified_together_are_noted_and_said_on_its_page(signed_in):
    council = factories.committee(name="Council", kind=CommitteeKind.COUNCIL)
    for _ in range(24):
        factories.seat(council, factories.member())
    where = f"{COMMITTEES}/{council.id}/disqualified"

    refused = signed_in.submit(where, disqualified_at_once="21", disqualified_on="").text
    too_many = signed_in.submit(where, disqualified_at_once="25", disqualified_on="2026-01-05").text
    signed_in.submit(where, disqualified_at_once="21", disqualified_on="2026-01-05")

    assert "Enter both how many became disqualified and the day" in refused
    assert "The council had 24 members that day" in too_many and 'href="#disqualified_at_once"' in too_many
    page = signed_in.open(f"{COMMITTEES}/{council.id}").text
    assert "21 members became disqualified on Monday 5 January 2026" in page


def test_a_committee_is_told_that_only_the_councils_quorum_changes(signed_in, committee):
    page = signed_in.open(f"{COMMITTEES}/{committee.id}/disqualified").text

    assert "Only the quorum of the full council changes" in page
