"""Bringing in a file of figures, in a real browser: without script, by keyboard, on a narrow screen."""

import pytest

from models.reading import Reading
from models.scorecard_vocabulary import Polarity, Unit
from tests import factories, measured
from tests.brought_readings import LONG, workbook
from webapp.database import db

pytestmark = pytest.mark.browser
LOOKED_AFTER, PLANS = "No. of children looked after", "% of plans issued within 20 weeks"


@pytest.fixture
def framework(app):
    kept = measured.framework()
    looked_after = measured.measure(kept, LOOKED_AFTER, code="7")
    measured.measure(kept, PLANS, code="12", unit=Unit.PERCENT, polarity=Polarity.HIGHER)
    measured.reading(looked_after, "651")
    measured.reading(looked_after, "620", measured.YEAR_END.replace(year=2018))
    return kept


def the_file(tmp_path):
    """Figures that are new, changed, the same, a slip, wrong, and of a measure nobody knows."""
    of_plans = [(PLANS, "", f"{year}/{year - 1999:02}", 94) for year in range(2012, 2018)]
    rows = (
        (LOOKED_AFTER, "", "2018/19", 660),
        (LOOKED_AFTER, "", "17/18", 620),
        (LOOKED_AFTER, "England", "2018/19", "64 per child"),
        (PLANS, "", "2018/19", 940),
        ("Caseloads", "", "2018/19", 20.4),
    )
    path = tmp_path / "year-end.xlsx"
    path.write_bytes(workbook((*LONG, "Source"), *of_plans, *rows))
    return path


def bring(page, framework, tmp_path):
    """From the framework's page to what its file says, its one odd column left out."""
    page.goto(f"/staff/frameworks/{framework.id}")
    page.get_by_role("link", name="Bring in a file").click()
    page.set_input_files("[name=files]", the_file(tmp_path))
    page.get_by_role("button", name="Read it").click()
    page.get_by_label("“Source” holds").select_option(label="Left out")
    page.get_by_role("button", name="Read the rows by these columns").click()


def test_everything_asked_is_answered_and_the_figures_kept(page_without_script, sign_in, framework, tmp_path):
    page = page_without_script
    sign_in(page, factories.officer())
    bring(page, framework, tmp_path)

    page.get_by_label("“Caseloads”, 1 row").select_option(label="Leave these rows out")
    page.get_by_role("button", name="Read their rows").click()
    page.get_by_label("This figure Row 10").select_option(label="Leave it out")
    page.locator("#r11-value").fill("94")
    page.get_by_role("button", name="Keep the figures").click()
    page.get_by_label("Why they change, where the file does not say").fill("Three children were counted twice")
    page.get_by_role("button", name="Keep the figures").click()

    assert "8 figures are kept" in page.inner_text("body")
    db.session.rollback()
    restated = db.session.query(Reading).filter(Reading.reason == "Three children were counted twice").one()
    assert f"{restated.value}" == "660"


@pytest.mark.parametrize("width", [1280, 320])
def test_what_is_asked_is_found_by_keyboard_on_any_screen(page, sign_in, framework, tmp_path, check_axe, width):
    sign_in(page, factories.officer())
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/staff/frameworks/{framework.id}/bring-in-figures")
    check_axe(page)
    bring(page, framework, tmp_path)

    check_axe(page)
    page.get_by_role("link", name="Row 10:").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")

    assert page.url.endswith("#r10-value") and page.evaluate("document.activeElement.id") == "r10-value"
    assert page.complaints == []
