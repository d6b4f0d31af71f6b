"""The forward plan in a real browser: a notice given without script by keyboard, and each page on a narrow screen."""

from datetime import timedelta

import pytest

from tests import factories, planned_decisions
from tests.planned_decisions import TITLE, cabinet, planned
from webapp import clock

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]


@pytest.fixture
def decision(app):
    factories.council()
    return planned(cabinet(), decide_on=clock.today() + timedelta(days=40))


def reach(page, name: str) -> None:
    """Press Tab until the keyboard is on the control of that name, as somebody without a mouse would."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.innerText || '').trim()") == name:
            return
    raise AssertionError(f"The keyboard never reached “{name}”.")


def test_a_notice_is_given_by_keyboard_without_script_and_everybody_reads_it(page_without_script, sign_in, decision):
    page = page_without_script
    sign_in(page, factories.officer())

    page.goto(f"/staff/forward-plan/{decision.id}")
    reach(page, "Look at the notice")
    page.keyboard.press("Enter")
    page.wait_for_url("**/notices/new**")
    reach(page, "Give the notice")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/forward-plan/{decision.id}")

    assert "Every notice is given" in page.text_content("main")
    page.goto("/forward-plan")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="Notice of a key decision", exact=True).click()
    assert "a key decision is to be made on its behalf" in page.text_content("main")


def test_each_state_of_a_decision_fits_a_telephone_and_axe_finds_nothing(page, sign_in, decision, check_axe):
    late = planned(decision.decider_committee, decide_on=clock.today() + timedelta(days=12), is_private=True,
                   exempt_paragraphs=[3], private_reason="Prices.")  # fmt: skip
    lacking = planned(decision.decider_committee, decide_on=clock.today() + timedelta(days=60), documents=[])
    numbers = planned_decisions.in_every_state(decision.decider_committee, factories.member())
    sign_in(page, factories.officer())
    page.set_viewport_size({"width": 320, "height": 900})

    for address in (
        f"/staff/forward-plan/{late.id}", f"/staff/forward-plan/{lacking.id}", "/staff/forward-plan",
        f"/staff/forward-plan/{late.id}/notices/new?kind=special+urgency", f"/staff/call-ins/{numbers['call_in_id']}",
        "/forward-plan", f"/forward-plan/{numbers['decision_id']}/notices/{numbers['notice_id']}",
    ):  # fmt: skip
        assert page.goto(address).status == 200, address
        check_axe(page)

    assert page.complaints == []
