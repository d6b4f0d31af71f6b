"""What the columns of a file of readings hold."""

import pytest

from models.rules import reading_columns as columns
from models.rules.reading_columns import Column, Field, guess, problems
from models.scorecard_vocabulary import Frequency

YEARS, QUARTERS = {Frequency.ANNUAL}, {Frequency.QUARTERLY}
OWN_CSV = (
    "Code", "Measure", "Outcome", "Policy area", "Unit", "Good is", "Series", "Period", "Period ends", "State", "Value",
    "Shown as", "Parts", "Target", "Band from", "Band to", "Provisional", "Provisional until", "Expected by", "Note",
    "Against target", "Direction of travel", "Trend", "Address",
)  # fmt: skip


def fields(headings, frequencies=YEARS, remembered=None):
    return [one.field for one in guess(headings, remembered or {}, frequencies)]


def test_a_file_that_this_site_made_is_understood_whole():
    found = dict(zip(OWN_CSV, fields(OWN_CSV), strict=True))

    assert {heading: field for heading, field in found.items() if field is not Field.LEFT_OUT} == {
        "Code": Field.CODE, "Measure": Field.MEASURE, "Series": Field.SERIES, "Period": Field.PERIOD,
        "State": Field.STATE, "Value": Field.VALUE, "Parts": Field.PARTS, "Provisional until": Field.PROVISIONAL,
        "Expected by": Field.EXPECTED, "Note": Field.NOTE,
    }  # fmt: skip
    assert problems(OWN_CSV, guess(OWN_CSV, {}, YEARS), YEARS) == {}


@pytest.mark.parametrize(
    ("headings", "frequencies", "periods"),
    [
        (("Measure", "16/17", "17/18 Actual", "18/19 Target"), YEARS, ["", "16/17", "17/18", ""]),
        (("KPI", "Q1 2018/19", "Quarter 2 18/19"), QUARTERS, ["", "Q1 2018/19", "Quarter 2 18/19"]),
        (("Indicator", "Dec 2018", "2019-01-01"), {Frequency.MONTHLY}, ["", "Dec 2018", "2019-01-01"]),
    ],
)
def test_a_heading_that_names_a_period_holds_its_figures(headings, frequencies, periods):
    found = guess(headings, {}, frequencies)

    assert [one.period for one in found] == periods
    assert problems(headings, found, frequencies) == {}


def test_excel_keeps_a_month_as_its_first_day():
    assert columns.period_named(Frequency.MONTHLY, "2019-03-01").label == "March 2019"


def test_what_nobody_can_tell_is_asked_about_and_what_was_said_is_remembered():
    headings = ("Measure", "Wann", "Value")

    assert problems(headings, guess(headings, {}, YEARS), YEARS)["column-1"].startswith("Say what “Wann” holds")
    assert fields(headings, remembered={"wann": "period"}) == [Field.MEASURE, Field.PERIOD, Field.VALUE]


def test_two_columns_of_one_kind_are_not_both_believed():
    assert fields(("Measure", "Period", "Value", "Figure")) == [Field.MEASURE, Field.PERIOD, Field.VALUE, None]


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        ([Column(Field.PERIOD), Column(Field.VALUE)], "Say which column holds the measures"),
        ([Column(Field.CODE), Column(Field.VALUE)], "Say which columns hold the period and the figure"),
        ([Column(Field.CODE), Column(Field.PERIOD)], "Say which columns hold the period and the figure"),
        ([Column(Field.CODE), Column(Field.PERIOD), Column(Field.OF_PERIOD, "18/19")], "One column holds the period"),
        ([Column(Field.CODE), Column(Field.OF_PERIOD, "Q5 18/19")], "Write the period whose figures"),
        ([Column(Field.CODE), Column(Field.CODE), Column(Field.OF_PERIOD, "18/19")], "Two columns hold the code"),
    ],
)
def test_columns_that_make_no_table_are_told_of(held, sentence):
    found = problems(["a"] * len(held), held, YEARS)

    assert any(words.startswith(sentence) for words in found.values()), found


def test_a_period_is_remembered_only_of_a_heading_that_says_which():
    of = Column(Field.OF_PERIOD, "2018/19")

    for heading in ("Actual", "Q1", "31 March", "Month 10", "P11"):
        assert not columns.is_worth_remembering(heading, of)
    for heading in ("Y/E 18-19", "2018 (year)", "18 / 19 outturn"):
        assert columns.is_worth_remembering(heading, of)
    assert columns.meaning_of(columns.words_of(of)) == of
    assert columns.meaning_of("colour") is None


@pytest.mark.parametrize(
    ("above", "below", "frequencies", "headings"),
    [
        (("Measure", "2024/25", "", "25/26"), ("", "Q1", "Q2", "Q1"), QUARTERS,
         ["Measure", "Q1 2024/25", "Q2 2024/25", "Q1 25/26"]),
        (("2024/25",), ("Measure", "Q1", "Q2", "Note"), QUARTERS | YEARS,
         ["Measure", "Q1 2024/25", "Q2 2024/25", "Note"]),
        (("Code", "23/24", "", "24/25"), ("", "Actual", "Target", "Actual"), YEARS,
         ["Code", "Actual 23/24", "Target", "Actual 24/25"]),
        (("KPI", "2018", "", "2019"), ("KPI", "Nov", "Dec", "Jan"), {Frequency.MONTHLY},
         ["KPI", "Nov 2018", "Dec 2018", "Jan 2019"]),
        (("Measure", "2024/25"), ("", "Q1", "Q2", "Q3", "Q4", "Q1"), QUARTERS, []),
        (("Measure", "2024/25", "Comment"), ("", "Q1", "Q2"), QUARTERS, []),
        (("Measure", "2023/24", "2024/25"), ("Q1", "12", "4"), QUARTERS | YEARS, []),
        (("Measure", "2023/24", "2024/25"), ("", "%", "%"), YEARS, []),
        (("Area", "2024/25", ""), ("", "Q1", "Q2"), QUARTERS, []),
    ],
)  # fmt: skip
def test_years_above_quarters_are_headings_only_where_nothing_else_can_be_meant(above, below, frequencies, headings):
    assert columns.joined(above, below, frequencies) == headings
