"""Figures: read as people write them, computed exactly, and written for people."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import RuleBroken
from models.rules.figures import (
    parts_in_words,
    places_told,
    read_figure,
    rounded,
    shares,
    shown,
    unit_in_words,
    value_of,
)
from models.scorecard_vocabulary import Unit

NUMBERS = st.decimals(-(10**12), 10**12, places=4, allow_nan=False)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2,378", "2378"),
        ("60%", "60"),
        ("£1,234", "1234"),
        ("£1,234.50", "1234.50"),
        ("(851)", "-851"),
        ("(£851)", "-851"),
        ("-£851", "-851"),
        ("£-851", "-851"),
        ("−24%", "-24"),
        ("–12 %", "-12"),
        (" 63.2 ", "63.2"),
        (".5", "0.5"),
        ("+3", "3"),
        ("-0", "0"),
        ("\u00a01,000", "1000"),
        ("007", "7"),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert read_figure(text) == Decimal(number)
    assert str(read_figure(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n/a",
        "TBC",
        "1e5",
        "NaN",
        "Infinity",
        "12,34",
        "63,2",
        "1.2.3",
        "--3",
        "-(3)x",
        "(3",
        "(-3)",
        "-(3)",
        "3 4",
        "٣",
        "½",
        "£",
        "%",
    ],
)
def test_what_is_no_number_is_refused_in_a_sentence(text):
    with pytest.raises(RuleBroken) as refused:
        read_figure(text, "readings-3")

    assert "such as 2,378 or 63.2." in refused.value.message
    assert refused.value.field == "readings-3"


def test_more_digits_than_can_be_kept_are_refused():
    with pytest.raises(RuleBroken, match="more digits"):
        read_figure("9" * 16)
    with pytest.raises(RuleBroken, match="more digits"):
        read_figure("0.12345678901")


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "written"),
    [
        ("2378", Unit.COUNT, 0, "2,378"),
        ("60", Unit.PERCENT, 0, "60%"),
        ("-24", Unit.PERCENT, 0, "−24%"),
        ("-851", Unit.POUNDS, 0, "−£851"),
        ("63.2", Unit.PER_10000, 1, "63.2"),
        ("477.05", Unit.PER_100000, 1, "477.1"),
        ("17.5", Unit.PER_1000, 0, "18"),
        ("-0.4", Unit.COUNT, 0, "0"),
        ("20.4", Unit.RATIO, 1, "20.4"),
    ],
)
def test_a_figure_is_written_as_people_read_it(value, unit, decimals, written):
    assert shown(Decimal(value), unit, decimals) == written


def test_nothing_is_less_than_nothing_by_rounding():
    assert str(rounded(Decimal("-0.4"), 0)) == "0"


def test_every_unit_has_words():
    assert [unit_in_words(unit) for unit in Unit] == [
        "number",
        "per cent",
        "rate per 1,000",
        "rate per 10,000",
        "rate per 100,000",
        "pounds",
        "ratio",
    ]


def test_a_value_is_computed_from_its_parts():
    assert rounded(value_of(Decimal(100), Decimal(112), Unit.PERCENT), 0) == 89
    assert value_of(Decimal(222), Decimal(1000), Unit.PER_10000) == 2220
    assert value_of(Decimal(1), Decimal(3), Unit.RATIO) == Decimal("0.3333333333")
    assert parts_in_words(Decimal(100), Decimal("112.0"), Unit.PERCENT) == "100 out of 112"
    assert parts_in_words(Decimal(1200), Decimal("2400.5"), Unit.PER_1000) == "1,200 out of 2,400.5"


def test_the_parts_of_a_ratio_are_none_of_each_other():
    assert parts_in_words(Decimal(1020), Decimal(57), Unit.RATIO) == "1,020 to 57"


@pytest.mark.parametrize(
    ("numerator", "denominator", "field"),
    [
        (1, 0, "denominator"),
        (1, -2, "denominator"),
        (-1, 2, "numerator"),
        (10**15 - 1, 1, "numerator"),
        (10**15 - 1, "0.0000000001", "numerator"),
    ],
)
def test_parts_that_give_no_value_are_refused(numerator, denominator, field):
    with pytest.raises(RuleBroken) as refused:
        value_of(Decimal(numerator), Decimal(denominator), Unit.PERCENT)

    assert refused.value.field == field


@given(NUMBERS, st.sampled_from([Unit.COUNT, Unit.PERCENT, Unit.POUNDS]))
def test_what_is_written_is_read_back(value, unit):
    assert read_figure(shown(value, unit, 4)) == value


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_figures(text):
    try:
        assert read_figure(text).is_finite()
    except RuleBroken as refused:
        assert refused.field == "value"


@given(st.lists(st.integers(0, 500), min_size=1, max_size=8))
def test_shares_add_up_to_a_hundred_and_none_is_a_whole_per_cent_out(counts):
    percents = shares(counts)
    total = sum(counts)

    assert sum(percents) == (100 if total else 0)
    assert all(
        abs(percent * total - count * 100) < total for count, percent in zip(counts, percents, strict=True) if total
    )


@pytest.mark.parametrize(
    ("counts", "percents"),
    [([9, 2, 1], [75, 17, 8]), ([10, 11], [48, 52]), ([1, 1, 1], [34, 33, 33]), ([0, 0], [0, 0]), ([], [])],
)
def test_shares_of_real_counts(counts, percents):
    assert shares(counts) == percents


def test_pounds_are_told_with_both_digits_of_their_pence():
    assert [places_told(places, Unit.POUNDS) for places in (0, 1, 2, 3)] == [0, 2, 2, 3]
    assert places_told(1, Unit.PERCENT) == 1
