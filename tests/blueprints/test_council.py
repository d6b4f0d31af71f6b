"""The council's pages, through a browser with CSRF on."""

import pytest

from models.council import ClosedDay, Council
from models.vocabulary import Role
from tests import factories
from tests.browser_client import Browser
from webapp.database import db

COUNCIL = "/staff/council"
STYLES = "/staff/house-styles"


@pytest.fixture
def signed_in(browser):
    return browser.sign_in(factories.officer())


def test_the_first_council_is_entered_and_said_to_be_saved(signed_in):
    page = signed_in.submit(COUNCIL, name="Moorshire County Council")

    assert page.status == 302
    assert "The council&#39;s details are saved." in signed_in.open(COUNCIL).text
    assert db.session.get_one(Council, 1).name == "Moorshire County Council"


def test_too_pale_a_colour_is_explained_and_nothing_typed_is_lost(signed_in):
    factories.council()

    page = signed_in.submit(COUNCIL, accent="#ffcc00", phone="01632 960000")

    assert "Choose a darker colour" in page.text and 'href="#accent"' in page.text
    assert 'value="#ffcc00"' in page.text and 'value="01632 960000"' in page.text
    assert db.session.get_one(Council, 1).accent != "#ffcc00"


def test_the_second_of_two_officers_is_shown_both_versions_and_may_then_save(signed_in):
    council = factories.council(phone="100")
    council.phone, council.revision = "200", 2
    db.session.commit()

    conflict = signed_in.submit(COUNCIL, revision="1", phone="300")
    assert "changed this while you were writing" in conflict.text
    assert "200" in conflict.text and 'value="300"' in conflict.text and 'name="revision" value="2"' in conflict.text
    db.session.rollback()
    assert db.session.get_one(Council, 1).phone == "200"

    signed_in.submit(COUNCIL, revision="2", phone="300")
    db.session.rollback()
    assert db.session.get_one(Council, 1).phone == "300"


@pytest.mark.parametrize("revision", ["", "x", "99", "1; drop"])
def test_a_made_up_revision_is_a_conflict_and_no_mistake_of_ours(signed_in, revision):
    factories.council()

    assert "changed this while you were writing" in signed_in.submit(COUNCIL, revision=revision, name="Other").text


@pytest.mark.parametrize("address", [COUNCIL, f"{COUNCIL}/closed-days", STYLES])
def test_an_administrator_may_open_it_a_member_or_one_committees_officer_may_not(browser, address):
    for person, status in (
        (factories.administrator(), 200),
        (factories.user(Role.MEMBER), 404),
        (factories.user(Role.OFFICER, committee=factories.committee()), 404),
    ):
        assert browser.sign_in(person).open(address).status == status
        browser.post("/sign-out")
        browser.client = browser.app.test_client()


def test_a_stranger_is_sent_to_sign_in(browser):
    assert browser.open(COUNCIL).status == 302


def test_a_closed_day_is_added_and_removed(signed_in):
    signed_in.submit(f"{COUNCIL}/closed-days", day=["27", "12", "2030"], kind="closed", reason="Christmas")
    assert "Friday 27 December 2030" in signed_in.open(f"{COUNCIL}/closed-days").text

    signed_in.submit(f"{COUNCIL}/closed-days", to="/remove")
    assert db.session.query(ClosedDay).all() == []


def test_a_day_removed_by_two_people_leads_both_back_to_the_list(app, signed_in):
    other = Browser(app).sign_in(factories.officer())
    days = f"{COUNCIL}/closed-days"
    signed_in.submit(days, day=["27", "12", "2030"], kind="closed", reason="Christmas")
    seen = other.open(days)
    signed_in.submit(days, to="/remove")

    late = other.send(seen, to="/remove")

    assert late.status == 302
    assert "Somebody else has removed that day already" in other.open(days).text


def test_a_day_that_never_counts_is_refused_beside_its_field(signed_in):
    page = signed_in.submit(f"{COUNCIL}/closed-days", day=["28", "12", "2030"], kind="closed", reason="Christmas")

    assert "Choose a weekday" in page.text and 'href="#day"' in page.text and 'value="Christmas"' in page.text


def test_a_style_saved_as_it_stands_is_not_changed_by_its_form(signed_in):
    style = factories.house_style()
    before = dict(style.settings)

    page = signed_in.submit(f"{STYLES}/{style.id}")

    db.session.expire_all()
    assert page.status == 302
    assert (style.settings, style.revision) == (before, 1)


def test_a_part_without_a_number_is_left_out_and_another_comes_first(signed_in):
    style = factories.house_style()

    signed_in.submit(f"{STYLES}/{style.id}", **{"sections-0-place": "", "sections-1-place": "0", "font": "Georgia"})

    db.session.expire_all()
    assert style.settings["font"] == "Georgia"
    assert "convening" not in style.settings["sections"] and "webcast" not in style.settings["sections"]


def test_two_officers_at_one_style_are_shown_both_versions(signed_in):
    style = factories.house_style()
    style.settings, style.revision = {**style.settings, "font": "Georgia"}, 2
    db.session.commit()

    page = signed_in.submit(f"{STYLES}/{style.id}", revision="1", font="Verdana", **{"sections-0-place": "3"})

    assert "Both versions" in page.text and "Georgia" in page.text and 'value="Verdana"' in page.text
    assert "Order of the parts" in page.text


def test_a_council_chooses_how_its_resolutions_are_numbered(signed_in):
    style = factories.house_style()

    page = signed_in.submit(f"{STYLES}/{style.id}", resolution_numbering="1.")

    db.session.expire_all()
    assert page.status == 302
    assert style.settings["resolution_numbering"] == "1."


def test_a_style_with_an_unknown_place_is_refused_beside_its_field(signed_in):
    style = factories.house_style()

    page = signed_in.submit(f"{STYLES}/{style.id}", footer="{town}")

    assert "{town} is not a fact of a meeting" in page.text and 'href="#footer"' in page.text


def test_the_sample_agenda_is_shown_with_a_style_sheet_of_its_own(signed_in):
    style = factories.house_style()

    page = signed_in.open(f"{STYLES}/{style.id}/sample")
    sheet = signed_in.open(f"{STYLES}/{style.id}/sample.css")

    assert "Sample Scrutiny Committee" in page.text and f"{STYLES}/{style.id}/sample.css" in page.text
    assert page.text.count("<h1") == 1
    assert sheet.headers["Content-Type"].startswith("text/css") and "--sheet-accent: #" in sheet.text


def test_a_copy_is_opened_to_be_named(signed_in):
    style = factories.house_style(name="Ours")

    page = signed_in.submit(STYLES, to=f"/{style.id}/copy")

    assert "Ours (copy)" in signed_in.open(page.headers["Location"]).text
