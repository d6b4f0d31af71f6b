"""How measures stand is read on a narrow screen without scrolling sideways for it."""

from datetime import date

import pytest

from models.vocabulary import Role
from tests import factories, scored

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]
NARROW = {"width": 320, "height": 700}


def cells_out_of_sight(page) -> list[str]:
    """The cells of tables that end beyond the screen."""
    return page.locator("tbody :is(th, td)").evaluate_all(
        "cells => cells.filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.innerText)"
    )


def test_the_board_of_performance(page, sign_in):
    scored.reported()
    page.set_viewport_size(NARROW)
    sign_in(page, factories.user(Role.PERFORMANCE_OFFICER))

    page.goto("/staff/performance")

    assert page.get_by_role("cell", name="Off track").first.is_visible()
    assert cells_out_of_sight(page) == []


def test_two_periods_compared(page):
    made = scored.reported()
    scored.publish(made.scorecard)
    scored.publish(scored.scorecard(made.framework, made.committee, date(2020, 3, 31)))
    page.set_viewport_size(NARROW)

    page.goto(f"{scored.ADDRESS}?with=2019-20")

    assert page.get_by_role("cell", name="From off track to no data").first.is_visible()
    assert cells_out_of_sight(page) == []
