"""The rows of a file of readings, read into figures."""

from datetime import date
from decimal import Decimal

import pytest

from models.rules.reading_columns import Column, Field
from models.rules.reading_rows import Known, KnownMeasure, read_rows
from models.scorecard_vocabulary import Frequency, ReadingState, Unit

LOOKED_AFTER = KnownMeasure(1, "7", "Children looked after", Unit.COUNT, 0, Frequency.ANNUAL)
PLANS = KnownMeasure(2, "12", "Plans within 20 weeks", Unit.PERCENT, 0, Frequency.QUARTERLY)
KNOWN = Known([LOOKED_AFTER, PLANS], ["England"], "Moorshire Council")
LONG = [Column(one) for one in (Field.MEASURE, Field.SERIES, Field.PERIOD, Field.VALUE)]
PARTED = [Column(one) for one in (Field.CODE, Field.PERIOD, Field.NUMERATOR, Field.DENOMINATOR, Field.STATE)]


def read(*rows, columns=LONG, answers=None):
    return read_rows(list(enumerate(rows, start=2)), columns, KNOWN, answers or {})


def test_each_row_of_the_long_format_is_a_figure():
    found = read(("children looked after", "", "2018/19", "2,378"), ("12", "england", "Q4 18/19", "100 out of 112"))

    first, second = (one.entry for one in found.figures)
    assert (first.period.ends_on, first.value, first.series) == (date(2019, 3, 31), Decimal(2378), "")
    assert (second.series, second.numerator, second.denominator) == ("England", Decimal(100), Decimal(112))


@pytest.mark.parametrize("series", ["", "The council", "Moorshire Council", "own"])
def test_the_councils_own_figures_are_known_by_its_name_too(series):
    assert read(("7", series, "2018/19", "1")).figures[0].entry.series == ""


def test_each_column_of_the_wide_format_is_a_period():
    columns = [Column(Field.CODE), Column(Field.OF_PERIOD, "17/18"), Column(Field.OF_PERIOD, "18/19")]

    found = read(("7", "651", ""), ("12", "", "60"), columns=columns)

    assert [one.entry.value for one in found.figures] == [Decimal(651)]
    assert found.empty == 2
    assert [(one.place.name, one.field) for one in found.wrong] == [("r3c2", "period")]


def test_numerator_denominator_and_state_stand_in_columns_of_their_own():
    found = read(("12", "Q4 18/19", "100", "112", "given"), ("12", "Q3 18/19", "", "", "N/A"), columns=PARTED)

    assert [one.entry.numerator for one in found.figures] == [Decimal(100), None]
    assert found.figures[1].entry.state is ReadingState.NOT_AVAILABLE


def test_what_cannot_be_read_is_told_with_what_the_file_says():
    (wrong,) = read(("7", "England", "2018/19", "about 60")).wrong

    assert wrong.sentence.startswith("“about 60” is not a number")
    assert (wrong.place.row, wrong.measure, wrong.series, wrong.period) == (2, LOOKED_AFTER.name, "England", "2018/19")


def test_a_figure_typed_in_place_of_the_files_is_all_that_counts():
    row = ("12", "Q4 18/19", "100", "0", "")

    found = read(row, columns=PARTED, answers={"r2-value": "89"})

    assert (found.figures[0].entry.value, found.figures[0].entry.denominator) == (Decimal(89), None)


def test_a_measure_nobody_knows_is_told_once_with_its_rows():
    rows = [("Caseloads", "", "2018/19", "20"), ("Caseloads", "", "2017/18", "19")]

    asked, meant, left = (
        read(*rows),
        read(*rows, answers={"measure-2": "1"}),
        read(*rows, answers={"measure-2": "leave"}),
    )

    assert asked.unknown == {"measure-2": ("Caseloads", 2)} and asked.figures == []
    assert [one.measure for one in meant.figures] == [LOOKED_AFTER, LOOKED_AFTER]
    assert (left.figures, left.left_out) == ([], 2)


def test_two_measures_of_one_name_are_asked_about():
    twins = Known([LOOKED_AFTER, KnownMeasure(3, "8", LOOKED_AFTER.name, Unit.COUNT, 0, Frequency.ANNUAL)])

    found = read_rows([(2, (LOOKED_AFTER.name, "", "2018/19", "1"))], LONG, twins, {})

    assert list(found.unknown) == ["measure-2"]


def test_a_note_that_is_too_long_is_told():
    columns = [*LONG, Column(Field.NOTE)]

    (wrong,) = read(("7", "", "2018/19", "1", "x" * 301), columns=columns).wrong

    assert wrong.sentence == "The note is longer than 300 characters. Shorten it."


def test_a_ratio_is_read_in_a_cell_as_it_is_typed_and_as_a_scorecards_csv_has_it():
    pupils = KnownMeasure(4, "14", "Pupils to each teacher", Unit.RATIO, 1, Frequency.ANNUAL)
    columns = [Column(one) for one in (Field.CODE, Field.PERIOD, Field.VALUE, Field.PARTS)]
    cells = [("1,020:60", ""), ("17.9:1", ""), ("17", "1,020 to 60"), ("", "17.9 to 1"), ("17:01:00", "")]

    found = read_rows([(2, ("14", "2018/19", *one)) for one in cells], columns, Known([pupils]), {})

    entries = [one.entry for one in found.figures]
    assert [(one.value, one.numerator, one.denominator) for one in entries] == [
        (17, 1020, 60),
        (Decimal("17.9"), None, None),
        (17, 1020, 60),
        (Decimal("17.9"), None, None),
    ]
    assert [one.sentence[:20] for one in found.wrong] == ["“17:01:00” is a time"]
