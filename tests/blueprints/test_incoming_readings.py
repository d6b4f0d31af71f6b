"""Bringing in a file of figures: choose, look, answer, keep."""

from io import BytesIO

import pytest

from models.audit import AuditEvent
from models.reading import IncomingReadings, Reading, ReadingColumn
from models.scorecard_vocabulary import Polarity, ReadingState, Unit
from tests import factories, measured
from tests.brought_programmes import press
from tests.brought_readings import LONG, comma_separated, workbook
from webapp.database import db

NAME = "No. of children looked after"
PLANS = "% of plans within 20 weeks"


@pytest.fixture
def framework(app):
    kept = measured.framework()
    measured.measure(kept, NAME, code="7")
    measured.measure(kept, PLANS, code="12", unit=Unit.PERCENT, polarity=Polarity.HIGHER)
    return kept


@pytest.fixture
def officer(browser):
    return browser.sign_in(factories.officer())


def bring(officer, framework, content: bytes, filename: str = "figures.csv"):
    """The page of a file just chosen."""
    address = f"/staff/frameworks/{framework.id}/bring-in-figures"
    sent = officer.submit(address, files=(BytesIO(content), filename))
    return officer.open(sent.headers["Location"]) if sent.status == 302 else sent


def kept() -> list[tuple[str, str, str, str]]:
    """The figures that hold."""
    found = db.session.query(Reading).filter(Reading.superseded_at.is_(None))
    ordered = found.order_by(Reading.measure_id, Reading.series, Reading.period_on)
    return [(str(one.measure_id), one.series, f"{one.period_on}", f"{one.value}") for one in ordered]


def test_a_long_file_is_looked_at_and_then_kept(officer, framework):
    rows = ((NAME, "", "2017/18", "651"), ("7", "England", "17/18", "64"), ("12", "", "2018/19", "100 out of 112"))

    page = bring(officer, framework, comma_separated(LONG, *rows))
    before = kept()
    done = press(officer, page)

    assert before == [] and "What the file says" in page.text
    shown = officer.open(done.headers["Location"]).text
    assert "Figures kept" in shown and "3 figures are kept." in shown
    first, second = (str(one.id) for one in framework.measures)
    assert [one[:3] for one in kept()] == [
        (first, "", "2018-03-31"), (first, "England", "2018-03-31"), (second, "", "2019-03-31"),
    ]  # fmt: skip
    assert kept()[2][3].startswith("89.285714")
    assert db.session.query(IncomingReadings).one().found == {"counted": {"new": 3, "filled in": 0, "restated": 0}}
    assert db.session.query(AuditEvent).filter(AuditEvent.what.startswith("figures brought in: 3 new")).count() == 1


def test_a_comparator_that_a_file_writes_otherwise_is_the_one_that_is_there_and_that_is_said(officer, framework):
    measured.reading(framework.measures[0], "64", series="England")

    page = bring(
        officer, framework, comma_separated(LONG, ("7", "ENGLAND", "17/18", "63"), ("12", "Us", "17/18", "60"))
    )
    press(officer, page)

    assert "“ENGLAND” is read as “England”, as its other figures are kept." in page.text
    assert "“Us” is read as the council itself." in page.text
    assert sorted(one[1] for one in kept()) == ["", "England", "England"]


def test_a_wide_file_holds_a_column_a_period(officer, framework):
    rows = (("Children panel, year end",), ("Code", "Measure", "16/17", "17/18", "18/19", "18/19 Target"))
    figures = (("7", NAME, 620, 651, "Awaiting data", 580), ("12", PLANS, "N/A", 30, 60, 90))

    page = bring(officer, framework, workbook(*rows, *figures), "figures.xlsx")
    press(officer, page)

    states = [(one.state, one.value) for one in db.session.query(Reading).order_by(Reading.id)]
    assert [f"{value}" for state, value in states if state is ReadingState.GIVEN] == ["620", "651", "30", "60"]
    assert {state for state, value in states if value is None} == {ReadingState.AWAITED, ReadingState.NOT_AVAILABLE}


def test_a_figure_that_changes_needs_a_reason_and_the_old_one_stays(officer, framework):
    of = framework.measures[0]
    measured.reading(of, "651")
    measured.reading(of, "620", measured.YEAR_END.replace(year=2018))
    rows = ((NAME, "", "2018/19", "660"), (NAME, "", "2017/18", "620"))

    page = bring(officer, framework, comma_separated(LONG, *rows))
    refused = press(officer, page)
    again = press(officer, refused, reason="Three children were counted twice")

    assert "1 figure changes: say why." in refused.text and "put right what is marked below first" in refused.text
    assert again.status == 302
    told = [(f"{one.value}", one.reason, one.superseded_at is None) for one in db.session.query(Reading)]
    assert sorted(told) == [
        ("620", "", True), ("651", "", False), ("660", "Three children were counted twice", True),
    ]  # fmt: skip


def test_a_slip_of_the_unit_is_asked_about_and_can_be_mended(officer, framework):
    rows = [(PLANS, "", f"{year}/{year - 1999:02}", "94.0") for year in range(2012, 2018)]

    page = bring(officer, framework, comma_separated(LONG, *rows, (PLANS, "", "2018/19", "940")))
    refused = press(officer, page)
    mended = press(officer, refused, **{"r8-value": "94.1"})

    assert "Row 8: 940% looks ten times too large" in refused.text and 'href="#r8-take"' in refused.text
    assert mended.status == 302 and kept()[-1][3] == "94.1"


def test_a_doubtful_figure_is_kept_once_somebody_says_it_is_right(officer, framework):
    rows = [(PLANS, "", f"{year}/{year - 1999:02}", "9") for year in range(2012, 2018)]

    page = bring(officer, framework, comma_separated(LONG, *rows, (PLANS, "", "2018/19", "90")))
    sure = press(officer, page, **{"r8-take": "sure"})

    assert sure.status == 302 and kept()[-1][3] == "90"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ((NAME, "", "Q4 2018/19", "651"), "names no period here. Write it like 2018/19."),
        ((NAME, "", "2018/20", "651"), "does not run from one year into the next"),
        ((NAME, "", "2018/19", "many"), "“many” is not a number."),
        ((PLANS, "", "2018/19", "5 out of 0"), "The denominator is 0"),
        ((NAME, "", "2098/99", "651"), "is not over before 31 March 2099"),
        ((NAME, "", "2018/19", "-3"), "cannot be less than nothing"),
    ],
)
def test_what_cannot_be_is_said_at_its_row_and_nothing_is_kept(officer, framework, row, sentence):
    page = bring(officer, framework, comma_separated(LONG, (NAME, "", "2016/17", "620"), row))

    refused = press(officer, page)

    assert "Row 3: " in page.text and sentence in page.text
    assert refused.status == 200 and kept() == []
    left = press(officer, refused, **{"r3-take": "leave"})
    assert left.status == 302 and len(kept()) == 1


def test_the_same_figure_twice_is_said_at_the_second(officer, framework):
    rows = ((NAME, "", "2016/17", "620"), ("7", "", "16/17", "620"))

    page = bring(officer, framework, comma_separated(LONG, *rows))

    assert "Row 3: Row 2 gives a figure of the same measure, series and period already." in page.text


def test_a_measure_nobody_knows_is_asked_about_once(officer, framework):
    rows = (("CLA", "", "2016/17", "620"), ("CLA", "", "2017/18", "651"))
    page = bring(officer, framework, comma_separated(LONG, *rows))

    refused = press(officer, page, **{"measure-2": str(framework.measures[0].id)})
    saved = press(officer, page, save=True, **{"measure-2": str(framework.measures[0].id)})
    done = press(officer, officer.open(saved.headers["Location"]))

    assert "“CLA” (2 rows) is no measure of this framework" in page.text
    assert "You chose other columns or measures" in refused.text
    assert done.status == 302 and len(kept()) == 2


def test_what_a_heading_means_is_remembered(officer, framework):
    rows = (("Measure", "Wann", "Value"), (NAME, "2016/17", "620"))
    page = bring(officer, framework, comma_separated(*rows))
    saved = press(officer, page, save=True, **{"column-1": "period"})
    press(officer, officer.open(saved.headers["Location"]))

    again = bring(officer, framework, comma_separated(rows[0], (NAME, "2017/18", "651")))

    assert "Say what “Wann” holds" in page.text
    assert [(one.heading, one.meaning) for one in db.session.query(ReadingColumn)] == [("wann", "period")]
    assert "to put right" not in again.text


def test_headings_nobody_can_tell_yet_are_found_below_a_title_and_remembered(officer, framework):
    rows = (("Figures of our team",), (), ("Wer", "Last year", "Q1 2017/18 to Q4", "18/19"), (NAME, "", "651", "660"))

    page = bring(officer, framework, workbook(*rows), "figures.xlsx")

    assert "“Last year” holds" in page.text and "Figures of our team” holds" not in page.text
    told = {"column-0": "measure", "column-1": "left out", "column-2": "figures of one period"}
    saved = press(officer, page, save=True, **told, **{"column-2-period": "2017/18"})
    press(officer, officer.open(saved.headers["Location"]))
    assert [one[2:] for one in kept()] == [("2018-03-31", "651"), ("2019-03-31", "660")]
    assert "to put right" not in bring(officer, framework, workbook(*rows), "again.xlsx").text


def test_a_figure_entered_meanwhile_is_looked_at_first(officer, framework):
    page = bring(officer, framework, comma_separated(LONG, (NAME, "", "2018/19", "660")))
    measured.reading(framework.measures[0], "651")

    refused = press(officer, page)
    after = press(officer, refused, reason="Counted again")

    assert "Figures or measures changed since you looked" in refused.text and "Why they change" in refused.text
    assert after.status == 302 and [one[3] for one in kept()] == ["660"]


def test_another_officers_answers_are_shown_and_nothing_typed_is_lost(browser, officer, framework):
    page = bring(officer, framework, comma_separated(LONG, (NAME, "", "2018/19", "many")))
    press(officer, page, save=True, **{"r2-take": "leave"})

    refused = press(officer, page, save=True, **{"r2-value": "660"})

    assert "changed this while you were writing" in refused.text and 'value="660"' in refused.text
    assert "Kept meanwhile: Leave it out" in refused.text


def test_percentages_truly_over_100_are_answered_once_for_their_measure(browser, officer, framework):
    change = measured.measure(framework, "Change since 2014", unit="%", decimals=1)
    rows = [(change.name, "", f"20{year}/{year + 1}", str(100 + year)) for year in range(12, 18)]
    page = bring(officer, framework, comma_separated(LONG, *rows))

    refused = press(officer, page)
    saved = press(officer, page, save=True, **{f"sure-{change.id}": "sure"})
    again = officer.open(saved.headers["Location"])
    done = press(officer, again)

    assert "6 figures of “Change since 2014”, the first in row 2: 112.0% is not between 0% and 100%" in page.text
    assert f'href="#sure-{change.id}"' in refused.text and refused.text.count("to put right</dt><dd>1</dd>") == 1
    assert "All such figures of “Change since 2014”" in again.text and "Is this right?" not in again.text
    assert done.status == 302 and len(kept()) == 6


def test_a_file_somebody_else_answered_meanwhile_is_not_put_aside_unseen(browser, officer, framework):
    page = bring(officer, framework, comma_separated(LONG, (NAME, "", "2018/19", "many")))
    press(officer, page, save=True, **{"r2-value": "660"})

    told = officer.send(page, to="/put-aside").headers["Location"]
    page = officer.open(told)

    assert "changed this after you opened it" in page.text and 'value="660"' in page.text


def test_what_cannot_be_is_never_offered_as_right(officer, framework):
    wrong = bring(officer, framework, comma_separated(LONG, (NAME, "", "2018/19", "many")))
    doubtful = bring(officer, framework, comma_separated(LONG, (NAME, "", "2018/19", "3.5")))

    assert "It is right: put it in as it stands" not in wrong.text
    assert "It is right: put it in as it stands" in doubtful.text


def test_a_file_put_aside_keeps_nothing(officer, framework):
    page = bring(officer, framework, comma_separated(LONG, (NAME, "", "2018/19", "660")))
    number = db.session.query(IncomingReadings).one().id

    officer.send(page, to="/put-aside")

    assert kept() == [] and "Put aside" in officer.open(f"/staff/incoming-readings/{number}").text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "There is no table in this file"),
        (b"%PDF-1.7\n\x00\x01", "This is not a table that can be read"),
        (b"PK\x03\x04 broken", "This file is damaged"),
    ],
)
def test_what_is_no_table_is_refused_beside_the_file(officer, framework, content, sentence):
    page = bring(officer, framework, content)

    assert sentence in page.text and 'href="#files"' in page.text
