"""Taking things out of a framework, and moving them, from a page that shows an older state of it."""

import pytest

from models.vocabulary import Role
from tests import factories, measured
from webapp.database import db
from webapp.services import frameworks

AREA = {"outcome_id": None, "measures_in_all": None}


@pytest.fixture
def kept(app, browser):
    """A framework with an outcome, an area, a measure with its target, and a business unit; somebody signed in."""
    made = measured.framework()
    outcome = frameworks.add_outcome(made, "Children are safe", **measured.act())
    area = frameworks.add_area(made, {"name": "Safeguarding", **AREA}, **measured.act())
    db.session.commit()
    measure = measured.measure(made)
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    at = f"/staff/frameworks/{made.id}"
    return {
        f"{at}/outcomes/{outcome.id}": outcome,
        f"{at}/areas/{area.id}": area,
        f"/staff/targets/{(aim := measured.target(measure)).id}": aim,
        f"/staff/units/{(unit := measured.unit(made)).id}": unit,
        f"/staff/measures/{measure.id}/edit": measure,
        f"{at}/edit": made,
    }


def test_each_page_takes_out_only_what_it_showed(browser, kept):
    for address, record in kept.items():
        assert browser.submit(address, form=1, revision="another").status == 302, address

        told = browser.open(address).text

        assert "changed this after you opened it" in told, address
        assert record.removed_at is None

    for address, record in kept.items():
        browser.submit(address, form=1)
        db.session.refresh(record)
        assert record.removed_at is not None, address


def test_a_row_moves_past_the_one_the_page_showed(app, browser):
    made = measured.framework()
    first, second = measured.measure(made, "First"), measured.measure(made, "Second")
    browser.sign_in(factories.user(Role.PERFORMANCE_OFFICER))
    listed, up = f"/staff/frameworks/{made.id}", f"/staff/measures/{second.id}/move-up"

    browser.submit(listed, to=up, beside="999")
    refused = browser.open(listed).text
    browser.submit(listed, to=up)
    moved = browser.open(listed).text

    assert "“First” stands above it now" in refused
    assert refused.index(f"measure-{first.id}") < refused.index(f"measure-{second.id}")
    assert moved.index(f"measure-{second.id}") < moved.index(f"measure-{first.id}")
