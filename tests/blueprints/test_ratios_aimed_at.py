"""A target and a projection of a ratio, typed as its figures are; and a target's first period, by example."""

from decimal import Decimal

import pytest

from models.reading import Commentary, Target
from models.rules import periods
from models.scorecard_vocabulary import Frequency, Projection, TargetKind
from models.vocabulary import Role
from tests import factories, measured
from webapp.database import db


@pytest.fixture
def ratio(app, browser):
    kept = measured.measure(unit="ratio", decimals=1)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    return kept


@pytest.mark.parametrize(("typed", "value"), [("17:1", "17"), ("17.9 to 1", "17.9"), ("35:2", "17.5"), ("16", "16")])
def test_a_target_of_a_ratio_is_typed_as_its_figures_are(browser, ratio, typed, value):
    said = {"from_period": "2018/19", "kind": TargetKind.VALUE.value}

    browser.submit(f"/staff/measures/{ratio.id}/targets/new", **said, value=typed)

    target = db.session.query(Target).one()
    assert target.value == Decimal(value)
    browser.submit(f"/staff/targets/{target.id}", value="15:1")
    db.session.refresh(target)
    assert target.value == 15


def test_both_ends_of_a_band_and_a_start_are_ratios_too(browser, ratio):
    address = f"/staff/measures/{ratio.id}/targets/new"

    moving = {"from_period": "2018/19", "until_period": "2019/20", "kind": TargetKind.PROGRESSIVE.value}
    browser.submit(address, **moving, start_value="18:1", value="16:1")

    target = db.session.query(Target).one()
    assert (target.start_value, target.value) == (18, 16)


def test_what_is_no_ratio_says_so_and_stays_in_its_box(browser, ratio):
    said = {"from_period": "2018/19", "kind": TargetKind.VALUE.value}

    for typed, told in (("17:many", "is not a ratio"), ("awaited", "is not a number"), ("17:00:00", "is a time")):
        page = browser.submit(f"/staff/measures/{ratio.id}/targets/new", **said, value=typed).text
        assert told in page
        assert f'value="{typed}"' in page


def test_a_target_of_another_unit_is_no_ratio(browser, ratio):
    counted = measured.measure(ratio.framework, unit="%")

    page = browser.submit(
        f"/staff/measures/{counted.id}/targets/new", from_period="2018/19", kind=TargetKind.VALUE.value, value="17:1"
    ).text

    assert "“17:1” is not a number" in page


def test_a_projection_of_a_ratio_is_typed_as_its_figures_are(browser, ratio):
    measured.reading(ratio, "17")

    said = {"projection": Projection.AT_RISK.value, "projected": "18:1"}
    browser.submit(f"/staff/measures/{ratio.id}/commentary/2018-19", **said)

    assert db.session.query(Commentary).one().projected == 18


@pytest.mark.parametrize("frequency", list(Frequency))
def test_the_example_of_a_first_period_is_one_of_the_measures_own(app, browser, frequency):
    kept = measured.measure(frequency=frequency)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))

    page = browser.open(f"/staff/measures/{kept.id}/targets/new").text

    example = page.split("Such as “", 1)[1].split("”", 1)[0]
    assert periods.named(frequency, example).frequency is frequency
