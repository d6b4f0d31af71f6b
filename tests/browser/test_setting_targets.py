"""A target's form shows the numbers of the kind that is chosen, by keyboard and without script."""

import pytest

from models.vocabulary import Role
from tests import factories, measured

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]

NUMBERS = ("value", "tolerance", "start_value", "low", "high", "edge")


def test_only_the_numbers_of_the_kind_chosen_are_shown_without_script(page_without_script, sign_in):
    measure = measured.measure()
    page = page_without_script
    sign_in(page, factories.user(Role.PERFORMANCE_OFFICER))

    def shown():
        return [name for name in NUMBERS if page.locator(f"[name={name}]").is_visible()]

    page.goto(f"/staff/measures/{measure.id}/targets/new")
    found = [shown()]
    page.get_by_label("A value", exact=True).focus()
    page.keyboard.press("Space")
    found.append(shown())
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        found.append(shown())

    assert found == [list(NUMBERS), ["value", "tolerance"], ["low", "high", "edge"], list(NUMBERS[:3]), []]


def test_a_number_of_another_kind_is_shown_where_it_is_refused(page_without_script, sign_in):
    measure = measured.measure()
    page = page_without_script
    sign_in(page, factories.user(Role.PERFORMANCE_OFFICER))
    page.goto(f"/staff/measures/{measure.id}/targets/new")
    page.get_by_label("From which period").fill("2018/19")
    page.get_by_label("Lower end of the band").fill("12")
    page.get_by_label("A value", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_label("Value", exact=True).fill("15")

    page.get_by_role("button", name="Set it").click()

    assert page.get_by_role("link", name="This is a number of a band").is_visible()
    assert page.locator("[name=low]").is_visible() and page.locator("[name=low]").input_value() == "12"
