"""Bringing in a file of figures whose columns are told otherwise than their headings say."""

from io import BytesIO

import openpyxl
import pytest

from models.reading import Reading
from models.scorecard_vocabulary import Frequency, Unit
from tests import factories, measured
from tests.brought_programmes import press
from tests.brought_readings import LONG, comma_separated, workbook
from webapp.database import db

NAME = "No. of children looked after"


@pytest.fixture
def framework(app):
    kept = measured.framework()
    measured.measure(kept, NAME, code="7")
    measured.measure(kept, "% of plans within 20 weeks", code="12", unit=Unit.PERCENT)
    return kept


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.officer())


def bring(officer, framework, content: bytes):
    """The page of a file just chosen."""
    address = f"/staff/frameworks/{framework.id}/bring-in-figures"
    sent = officer.submit(address, files=(BytesIO(content), "figures.xlsx"))
    return officer.open(sent.headers["Location"])


def kept() -> list[tuple[str, str]]:
    """The figures that hold, with the day their period ends on."""
    found = db.session.query(Reading).order_by(Reading.measure_id, Reading.period_on)
    return [(f"{one.period_on}", f"{one.value}") for one in found]


def test_rows_nobody_answered_follow_their_column_and_what_was_typed_stays(officer, framework):
    measured.measure(framework, "Plans each quarter", code="13", frequency=Frequency.QUARTERLY)
    figures = (("13", 58, 61), ("7", "", 651), ("12", 60, "many"))
    page = bring(officer, framework, comma_separated(("Code", "16/17", "2017/18"), *figures))

    typed = {"column-1-period": "Q1 2016/17", "column-2-period": "Q2 2016/17", "r3c2-period": "2015/16"}
    refused = press(officer, page, **typed)
    saved = press(officer, refused, save=True)
    told = officer.open(saved.headers["Location"])
    done = press(officer, told, **{"r4c1-take": "leave", "r4c2-take": "leave"})

    assert 'name="r2c1-period" value="16/17"' in page.text
    assert "You chose other columns or measures" in refused.text
    assert "“16/17” names no period" not in told.text and "“Q1 2016/17” names no period" in told.text
    assert done.status == 302 and kept() == [
        ("2016-03-31", "651"), ("2016-06-30", "58"), ("2016-09-30", "61"),
    ]  # fmt: skip


def test_rows_nobody_answered_follow_the_column_that_is_chosen_for_their_figure(officer, framework):
    rows = (("Measure", "Period", "Value", "Target"), (NAME, "2016/17", "many", 620), (NAME, "2017/18", "", 651))
    page = bring(officer, framework, comma_separated(*rows))

    saved = press(officer, page, save=True, **{"column-2": "left out", "column-3": "figure"})
    done = press(officer, officer.open(saved.headers["Location"]))

    assert 'name="r2-value" value="many"' in page.text
    assert done.status == 302 and [one[1] for one in kept()] == ["620", "651"]


def test_what_was_typed_stays_an_answer_though_it_was_refused(officer, framework):
    page = bring(officer, framework, comma_separated(LONG, (NAME, "", "2018/19", "many")))

    refused = press(officer, page, **{"r2-value": "lots"})
    saved = press(officer, refused, save=True)

    assert 'name="r2-value" value="lots"' in officer.open(saved.headers["Location"]).text


def test_years_merged_above_their_quarters_head_the_figures_of_each(officer, framework):
    measured.measure(framework, "Plans each quarter", code="13", frequency=Frequency.QUARTERLY)
    years = ("Measure", "2016/17", "", "", "", "2017/18", "", "Notes")
    quarters = ("", "Q1", "Q2", "Q3", "Q4", "Q1", "Target", "")
    rows = (("Performance of our team",), years, quarters, ("13", 1, 2, 3, 4, 5, 6, "As counted"))
    book, content = openpyxl.load_workbook(BytesIO(workbook(*rows))), BytesIO()
    for cells in ("B2:E2", "F2:G2", "A2:A3", "H2:H3"):
        book.active.merge_cells(cells)
    book.save(content)

    page = bring(officer, framework, content.getvalue())
    press(officer, page)

    assert "“Q4 2016/17” holds" in page.text and "to put right" not in page.text
    assert kept() == [
        ("2016-06-30", "1"), ("2016-09-30", "2"), ("2016-12-31", "3"), ("2017-03-31", "4"), ("2017-06-30", "5"),
    ]  # fmt: skip


def test_headings_in_two_rows_below_a_table_are_another_tables(officer, framework):
    measured.measure(framework, "Plans each quarter", code="13", frequency=Frequency.QUARTERLY)
    above = (("Measure", "2016/17", "2017/18"), (NAME, 620, 651))

    page = bring(officer, framework, workbook(*above, ("Measure", "2017/18"), ("", "Q1", "Q2"), ("13", 4, 5)))

    assert "“2016/17” holds" in page.text and "“Q1 2017/18” holds" not in page.text
