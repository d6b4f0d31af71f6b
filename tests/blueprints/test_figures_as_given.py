"""The page of a file of figures shows each as the file gives it, whatever a table would print of it."""

import re

import pytest

from models.scorecard_vocabulary import Polarity, Unit
from tests import factories, measured
from tests.blueprints.test_incoming_readings import bring
from tests.brought_readings import LONG, comma_separated


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.officer())


@pytest.mark.parametrize(
    ("unit", "decimals", "given", "shown"),
    [
        (Unit.COUNT, 0, "1.5", "1.5"),
        (Unit.PERCENT, 0, "0.94%", "0.94%"),
        (Unit.PERCENT, 1, "6.41", "6.41%"),
        (Unit.PERCENT, 1, "6", "6.0%"),
        (Unit.POUNDS, 0, "12.5", "£12.50"),
        (Unit.PERCENT, 1, "1 out of 3", "33.3% (1 out of 3)"),
        (Unit.COUNT, 0, "-3", "−3"),
        (Unit.COUNT, 0, "about 3", "about 3"),
    ],
)
def test_a_figure_is_shown_as_it_was_given(app, officer, unit, decimals, given, shown):
    framework = measured.framework()
    measured.measure(framework, "Exclusions", code="7", unit=unit, decimals=decimals, polarity=Polarity.LOWER)

    page = bring(officer, framework, comma_separated(LONG, ("7", "", "2018/19", given))).text

    told = {one.strip() for one in re.findall(r"<(?:strong|ins)>(?:<span[^>]*></span>)?([^<]*)</", page)}
    assert shown in told
    assert f"– <strong>{given}</strong>" not in page or given == shown
