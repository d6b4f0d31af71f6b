"""One item through the pages: written, moved, nested, taken off; two officers at it lose nothing."""

from datetime import date

import pytest

from models.vocabulary import ItemKind, Part, ReportState
from tests import factories
from tests.browser_client import Browser
from webapp.database import db
from webapp.services import agenda_tree


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.officer(name="Ada Clerk"))


@pytest.fixture
def meeting(app):
    return factories.meeting(factories.committee(name="Audit Committee"), held_on=date(2030, 6, 18))


def agenda(meeting, *headings):
    return [factories.item(meeting, heading) for heading in headings]


def shape(meeting):
    db.session.expire_all()
    return [f"{node.label} {node.item.heading}" for node in agenda_tree.walk(agenda_tree.tree_of(meeting))]


def builder(meeting):
    return f"/staff/agendas/{meeting.id}"


def test_buttons_move_nest_and_come_back_to_where_they_were(officer, meeting):
    one, two, _ = agenda(meeting, "One", "Two", "Three")

    down = step(officer, meeting, one, "down")
    assert down.headers["Location"] == f"{builder(meeting)}#down-{one.id}"
    assert shape(meeting) == ["1 Two", "2 One", "3 Three"]

    step(officer, meeting, one, "in")
    assert shape(meeting) == ["1 Two", "1(1) One", "2 Three"]

    step(officer, meeting, one, "out")
    step(officer, meeting, two, "up")
    assert shape(meeting) == ["1 Two", "2 One", "3 Three"]

    step(officer, meeting, two, "in")
    assert "no item before it" in officer.open(builder(meeting)).text


def test_an_item_goes_to_any_place_but_under_itself(officer, meeting):
    one, two, three = agenda(meeting, "One", "Two", "Three")
    factories.item(meeting, "Below", parent_id=one.id)
    place = f"/staff/agendas/items/{one.id}/place"

    page = officer.open(place)
    officer.submit(place, place=f"below-{three.id}")

    assert f"after-{two.id}" in page.text
    assert f"after-{one.id}" not in page.text
    assert "Below" not in page.text.split("<select")[1]
    assert shape(meeting) == ["1 Two", "2 Three", "2(1) One", "2(1)(1) Below"]
    officer.submit(place, place="first")
    assert shape(meeting)[0] == "1 One"
    officer.submit(place, place="last")
    assert shape(meeting)[-2:] == ["3 One", "3(1) Below"]


def test_an_item_goes_to_the_first_place_under_another_and_a_new_one_too(officer, meeting):
    group, two = agenda(meeting, "Group", "Two")
    below = factories.item(meeting, "Below", parent_id=group.id)
    place = f"/staff/agendas/items/{two.id}/place"

    page = officer.open(place)
    officer.submit(place, place=f"first-{group.id}")
    officer.submit(builder(meeting), to="/items#heading", heading="New", place=f"first-{group.id}")

    assert "First under 1 Group" in page.text
    assert shape(meeting) == ["1 Group", "1(1) New", "1(2) Two", "1(3) Below"]
    officer.submit(f"/staff/agendas/items/{below.id}/place", place=f"first-{group.id}")
    assert shape(meeting)[1] == "1(1) Below"


def test_an_item_moves_to_the_end_of_what_is_public_where_the_public_are_excluded(officer, meeting):
    one, _ = agenda(meeting, "One", "Two")
    exclusion = factories.item(meeting, "Exclusion of the public", kind=ItemKind.EXCLUSION)
    factories.item(meeting, "Three", part=Part.PRIVATE)
    place = f"/staff/agendas/items/{one.id}/place"

    page = officer.open(place).text
    officer.submit(place, place="public")

    assert "At the end of what is public, before the public are excluded" in page
    assert "At the very end, once the public are excluded" in page
    assert shape(meeting) == ["1 Two", "2 One", "3 Exclusion of the public", "4 Three"]
    officer.submit(place, place="public")
    assert shape(meeting)[1] == "2 One"
    assert "before the public are excluded" not in officer.open(f"/staff/agendas/items/{exclusion.id}/place").text


def test_an_item_taken_off_can_be_put_back(officer, meeting):
    one, _ = agenda(meeting, "One", "Two")

    officer.post(f"/staff/agendas/items/{one.id}/take-off", csrf_token=token(officer, meeting))
    page = officer.open(builder(meeting))
    assert "Taken off this agenda" in page.text
    assert shape(meeting) == ["1 Two"]

    officer.submit(builder(meeting), to="/put-back")
    assert shape(meeting) == ["1 One", "2 Two"]


def test_all_that_is_written_of_an_item_is_kept_and_shown(officer, meeting):
    (item,) = agenda(meeting, "Budget")

    answer = officer.submit(
        f"/staff/agendas/items/{item.id}",
        heading="Closing the depot",
        kind="report",
        text="To decide *now*",
        recommendations="Agree it\nNote it",
        report_state="to follow",
        presenter="The Director",
        minutes="20",
        pages="1 - 6",
        part="part 2",
        public_heading="A contract",
        exempt_paragraphs=["3", "5"],
        exempt_reason="The price is being bargained over.",
    )
    page = officer.open(answer.headers["Location"])

    assert answer.status == 302
    db.session.refresh(item)
    assert (item.recommendations, item.exempt_paragraphs, item.minutes) == (["Agree it", "Note it"], [3, 5], 20)
    assert (item.part, item.report_state) == (Part.PRIVATE, ReportState.TO_FOLLOW)
    for shown in ("Closing the depot", "<em>now</em>", "Note it", "Report to follow", "The Director", "Pages 1 - 6"):
        assert shown in page.text
    for shown in ("Part 2, not open to the public", "“A contract”", "paragraphs 3, 5", "10.00 am", "20 min"):
        assert shown in page.text


def test_a_wrong_page_range_is_explained_beside_the_field(officer, meeting):
    (item,) = agenda(meeting, "Budget")

    page = officer.submit(f"/staff/agendas/items/{item.id}", pages="6 - 1", text="Kept words")

    assert 'href="#pages"' in page.text
    assert "The pages run backwards" in page.text
    assert "Kept words" in page.text


def test_the_second_of_two_officers_sees_both_versions_and_loses_nothing(app, officer, meeting):
    (item,) = agenda(meeting, "Budget")
    second = Browser(app).sign_in(factories.officer(name="Bea Clerk"))
    hers = {"csrf_token": token(second, meeting), "revision": "1", "part": "part 1"}
    hers |= {"kind": "report", "report_state": "no report"}
    officer.submit(f"/staff/agendas/items/{item.id}", heading="Budget 2031", text="Ada's words")

    page = second.post(f"/staff/agendas/items/{item.id}", **hers, heading="The budget", text="Bea's words")

    assert "Ada Clerk changed this while you were writing" in page.text
    assert page.text.count("Bea&#39;s words") >= 2, "beside the other version, and still in the box"
    assert "Ada&#39;s words" in page.text
    assert "Budget 2031" in page.text
    db.session.refresh(item)
    assert (item.heading, item.revision) == ("Budget 2031", 2)

    again = second.post(
        f"/staff/agendas/items/{item.id}", **hers | {"revision": "2"}, heading="The budget", text="Bea's words"
    )
    assert again.status == 302
    db.session.refresh(item)
    assert (item.heading, item.text) == ("The budget", "Bea's words")


def test_hostile_words_are_shown_as_words_in_the_conflict_too(app, officer, meeting):
    (item,) = agenda(meeting, "<script>alert(1)</script>")
    officer.submit(f"/staff/agendas/items/{item.id}", text="<img src=x onerror=alert(2)>")

    typed = {"csrf_token": token(officer, meeting), "revision": "1", "heading": "<b>x</b>", "part": "part 1"}
    page = officer.post(f"/staff/agendas/items/{item.id}", **typed)
    both = page.text + officer.open(builder(meeting)).text

    assert "Both versions" in page.text
    for hostile in ("<script>alert", "<img src=x", "<b>x</b>"):
        assert hostile not in both


def step(browser, meeting, item, direction):
    return browser.post(f"/staff/agendas/items/{item.id}/step", csrf_token=token(browser, meeting), direction=direction)


def token(browser, meeting):
    return browser.open(builder(meeting)).text.split('name="csrf_token" value="')[1].split('"')[0]
