"""Counts typed into a report that its figures do not bear out: said before it is published."""

import pytest

from models.vocabulary import Role
from tests import factories, scored

YEAR_END = "100% (2) of KBMs are behind target, across seven agreed policy areas."


@pytest.mark.parametrize("page", ["", "/publish"])
def test_words_that_count_otherwise_than_the_figures_are_told_before_they_go_out(browser, page):
    made = scored.reported()
    address = f"/staff/scorecards/{made.scorecard.id}"
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER, Role.OFFICER))

    browser.submit(f"{address}/edit", context=YEAR_END.replace("100% (2)", "50% (1)"))
    told = browser.open(address + page).text

    assert "The words say “seven agreed policy areas”; the table has 1, and this report is about 1 of them." in told
    assert "The words say “50% (1)” behind target; the figures give 2." in told


def test_words_that_count_as_the_figures_do_are_let_be(browser):
    made = scored.reported()
    address = f"/staff/scorecards/{made.scorecard.id}"
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    browser.submit(f"{address}/edit", context="100% (2) of KBMs are behind target, in the one policy area.")

    assert "The words and the figures disagree" not in browser.open(address).text
