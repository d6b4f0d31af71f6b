"""How measures stand is read on a narrow screen without scrolling sideways for it."""

from datetime import date

import pytest

from models.vocabulary import Role
from tests import factories, scored

pytestmark = [pytest.mark.browser, pytest.mark.only_on("sqlite")]
NARROW = {"width": 320, "height": 700}
PARTS = {"table", "rowgroup", "row", "columnheader", "rowheader", "cell"}


def cells_out_of_sight(page) -> list[str]:
    """The cells of tables that end beyond the screen."""
    return page.locator("tbody :is(th, td)").evaluate_all(
        "cells => cells.filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.innerText)"
    )


def as_heard(page) -> list[str]:
    """What each part of the tables is, as the browser tells it to a screen reader."""
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [one["role"]["value"] for one in told if not one["ignored"] and one["role"]["value"] in PARTS]


def parts_that_do_not_say_what_they_are(page) -> list[str]:
    """Browsers that lay a table out as something else may forget what its parts are, unless each says it itself."""
    return page.locator("table, thead, tbody, tr, th, td").evaluate_all(
        "parts => parts.filter(one => !one.getAttribute('role')).map(one => one.outerHTML.slice(0, 60))"
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


def test_the_board_is_still_a_table_to_a_screen_reader(page, sign_in):
    scored.reported()
    page.set_viewport_size(NARROW)
    sign_in(page, factories.user(Role.PERFORMANCE_OFFICER))

    page.goto("/staff/performance")

    row = ["row", "rowheader", *["cell"] * 4]
    heads = ["row", *["columnheader"] * 5]
    assert sorted(as_heard(page)) == sorted(["table", "rowgroup", *heads, "rowgroup", *row, *row])
    assert parts_that_do_not_say_what_they_are(page) == []


def test_two_periods_compared_are_still_a_table_to_a_screen_reader(page):
    made = scored.reported()
    scored.publish(made.scorecard)
    scored.publish(scored.scorecard(made.framework, made.committee, date(2020, 3, 31)))
    page.set_viewport_size(NARROW)

    page.goto(f"{scored.ADDRESS}?with=2019-20")

    row = ["row", "rowheader", *["cell"] * 3]
    heads = ["row", *["columnheader"] * 4]
    assert sorted(as_heard(page)) == sorted(["table", "rowgroup", *heads, "rowgroup", *row, *row])
    assert parts_that_do_not_say_what_they_are(page) == []
