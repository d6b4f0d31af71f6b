"""An agenda built in a real browser: by keyboard alone, with axe, without script, on a narrow screen, by dragging."""

from datetime import date

import pytest

from models.committee import StandingItem
from models.vocabulary import ItemKind, Part, ReportState
from tests import factories
from tests import hostile_files as files
from webapp.database import db
from webapp.services import agenda_tree

# What keys and pages do is proven here; that both databases keep it, in tests/blueprints.
pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]


@pytest.fixture
def meeting(app):
    committee = factories.committee(name="Audit Committee")
    factories.keep(StandingItem(committee=committee, heading="Apologies", position=1, kind=ItemKind.APOLOGIES))
    factories.keep(StandingItem(committee=committee, heading="Minutes", position=2, kind=ItemKind.MINUTES))
    return factories.meeting(committee, held_on=date(2030, 6, 18))


def shape(meeting):
    db.session.rollback()
    db.session.expire_all()
    return [f"{node.label} {node.item.heading}" for node in agenda_tree.walk(agenda_tree.tree_of(meeting))]


def builder(meeting):
    return f"/staff/agendas/{meeting.id}"


def tab_to(page, name):
    """Press Tab until the keyboard is on the control of that name, as somebody without a mouse would."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()") == name:
            return
    raise AssertionError(f"The keyboard never reached “{name}”.")


def focused(page):
    return page.evaluate("document.activeElement.id")


def test_an_agenda_is_built_by_keyboard_alone(page, sign_in, meeting, check_axe):
    sign_in(page, factories.officer())
    page.goto(builder(meeting))

    tab_to(page, "Start with the standing items")
    page.keyboard.press("Enter")
    page.wait_for_selector(".line")
    assert shape(meeting) == ["1 Apologies", "2 Minutes"]

    page.focus("#heading")
    for heading in ("Budget", "Budget: appendix"):
        page.keyboard.type(heading)
        page.keyboard.press("Enter")
        page.wait_for_selector(f".add__done:has-text('{heading}')")
        page.wait_for_function("document.activeElement.id === 'heading'")
    assert shape(meeting) == ["1 Apologies", "2 Minutes", "3 Budget", "4 Budget: appendix"]

    press(page, "Nest 4 Budget: appendix")
    assert shape(meeting)[2:] == ["3 Budget", "3(1) Budget: appendix"]

    press(page, "Move up 3 Budget")
    assert focused(page).startswith("up-"), "the same button again, for the next press"
    page.keyboard.press("Enter")
    page.wait_for_selector(".line:first-child .line__heading:has-text('Budget')")
    assert shape(meeting) == ["1 Budget", "1(1) Budget: appendix", "2 Apologies", "3 Minutes"]
    check_axe(page)
    assert page.complaints == []


def test_the_builder_works_without_script_on_a_narrow_screen(page_without_script, sign_in, meeting):
    page = page_without_script
    page.set_viewport_size({"width": 320, "height": 700})
    sign_in(page, factories.officer())
    page.goto(builder(meeting))

    click(page, "button", "Start with the standing items")
    page.fill("#heading", "Budget")
    click(page, "button", "Add the item")
    click(page, "button", "Move up 3 Budget")
    click(page, "link", "Edit 2 Budget")
    page.fill("[name=minutes]", "20")
    click(page, "button", "Save the item")
    click(page, "button", "Take off 1 Apologies")

    assert shape(meeting) == ["1 Budget", "2 Minutes"]
    click(page, "button", "Put back Apologies")
    assert shape(meeting) == ["1 Apologies", "2 Budget", "3 Minutes"]
    assert page.locator(".timing__words").inner_text().startswith("The items take 20 minutes")
    click(page, "link", "Move to another place: 1 Apologies")
    page.select_option("[name=place]", "last")
    click(page, "button", "Move the item")
    assert shape(meeting) == ["1 Budget", "2 Minutes", "3 Apologies"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_on_any_page_of_a_full_agenda(page, sign_in, meeting, check_axe, width):
    general = factories.item(meeting, "General", kind=ItemKind.GROUP)
    said = {"report_state": ReportState.ENCLOSED, "minutes": 150, "recommendations": ["Agree it"]}
    report = factories.item(meeting, "Budget", parent_id=general.id, **said)
    factories.document(report, warnings=["This PDF is protected: screen readers may not be able to read it."])
    factories.item(meeting, "The depot", part=Part.PRIVATE, text="*Private*", pages="1 - 6")
    factories.item(meeting, "Off", removed_at=factories.datetime.now(factories.UTC))
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, factories.officer())

    for address in (
        builder(meeting),
        f"/staff/agendas/items/{report.id}",
        f"/staff/agendas/items/{report.id}/place",
        f"/staff/documents/items/{report.id}",
        f"/staff/documents/{report.documents[0].id}/edit",
    ):
        page.goto(address, wait_until="networkidle")
        check_axe(page)
    assert page.complaints == []


def test_an_item_is_dragged_below_another(page, sign_in, meeting):
    one, _, three = (factories.item(meeting, heading) for heading in ("One", "Two", "Three"))
    sign_in(page, factories.officer())
    page.goto(builder(meeting), wait_until="networkidle")
    page.locator("#items").evaluate("heading => heading.scrollIntoView()")

    page.locator(f"#item-{one.id} .line__grip").hover()
    page.mouse.down()
    box = page.locator(f"#item-{three.id} .line__row").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + box["height"] - 4, steps=6)
    with page.expect_navigation():
        page.mouse.up()

    assert shape(meeting) == ["1 Two", "2 Three", "3 One"]
    assert focused(page) == f"item-{one.id}"
    assert page.complaints == []


def test_an_item_is_dragged_before_the_first_under_another(page, sign_in, meeting):
    group, two = (factories.item(meeting, heading) for heading in ("Group", "Two"))
    first = factories.item(meeting, "Below", parent_id=group.id)
    sign_in(page, factories.officer())
    page.goto(builder(meeting), wait_until="networkidle")
    page.locator("#items").evaluate("heading => heading.scrollIntoView()")

    page.locator(f"#item-{two.id} .line__grip").hover()
    page.mouse.down()
    box = page.locator(f"#item-{first.id} > .line__row").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 4, steps=6)
    assert "line--before" in page.locator(f"#item-{first.id}").get_attribute("class")
    with page.expect_navigation():
        page.mouse.up()

    assert shape(meeting) == ["1 Group", "1(1) Two", "1(2) Below"]
    assert page.complaints == []


def test_a_drag_given_up_moves_nothing(page, sign_in, meeting):
    one, two = (factories.item(meeting, heading) for heading in ("One", "Two"))
    sign_in(page, factories.officer())
    page.goto(builder(meeting), wait_until="networkidle")
    page.locator("#items").evaluate("heading => heading.scrollIntoView()")

    page.locator(f"#item-{one.id} .line__grip").hover()
    page.mouse.down()
    box = page.locator(f"#item-{two.id} .line__row").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + box["height"] - 4, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    page.reload()

    assert shape(meeting) == ["1 One", "2 Two"]


def test_files_are_attached_and_both_versions_of_an_item_compared(page, sign_in, meeting, check_axe):
    item = factories.item(meeting, "Budget")
    sign_in(page, factories.officer())
    page.goto(f"/staff/documents/items/{item.id}")
    page.set_input_files("#files", [{"name": "Report.pdf", "mimeType": "application/pdf", "buffer": files.pdf()}])
    click(page, "button", "Attach")
    page.wait_for_selector("text=Report.pdf")

    page.goto(f"/staff/agendas/items/{item.id}")
    db.session.rollback()
    item.text, item.revision = "Somebody else's words", 2
    db.session.commit()
    page.fill("#text", "My words")
    click(page, "button", "Save the item")

    page.wait_for_selector("text=Both versions")
    assert page.input_value("#text") == "My words"
    assert page.get_by_role("cell", name="Somebody else's words").is_visible()
    check_axe(page)
    click(page, "button", "Save over the other version")
    page.wait_for_selector(".line__text:has-text('My words')")


def click(page, role, name):
    """Press what leads to another page, and wait for it."""
    with page.expect_navigation():
        page.get_by_role(role, name=name, exact=True).click()


def press(page, name):
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")
