"""Which numbers of people are too small to publish, and which of the few others would be told by what is left."""

from decimal import Decimal

import pytest

from models.rules.small_numbers import is_too_small, is_untold
from models.scorecard_vocabulary import Unit


@pytest.mark.parametrize(
    ("numerator", "denominator", "small"),
    [
        (0, 100, True),
        (4, 100, True),
        (5, 100, False),
        (95, 100, False),
        (96, 100, True),
        (98, 100, True),
        (100, 100, False),
    ],
)
def test_a_share_tells_neither_the_few_nor_the_few_others(numerator, denominator, small):
    parts = Decimal(numerator), Decimal(denominator)

    assert is_too_small(5, Unit.PERCENT, Decimal(50), *parts) is small


@pytest.mark.parametrize(("value", "small"), [(4, True), (5, False)])
def test_a_count_is_its_own_number(value, small):
    assert is_too_small(5, Unit.COUNT, Decimal(value), None, None) is small


@pytest.mark.parametrize(
    ("pupils", "teachers", "small"), [(60, 5, False), (60, 4, True), (4, 60, True), (57, 60, False)]
)
def test_each_part_of_a_ratio_is_a_number_by_itself(pupils, teachers, small):
    assert is_too_small(5, Unit.RATIO, Decimal(15), Decimal(pupils), Decimal(teachers)) is small


@pytest.mark.parametrize(
    ("below", "unit", "numerator", "series", "untold"),
    [
        (5, Unit.PERCENT, None, "", True),
        (5, Unit.RATIO, None, "", True),
        (5, Unit.PERCENT, Decimal(12), "", False),
        (5, Unit.COUNT, None, "", False),
        (5, Unit.PERCENT, None, "England", False),
        (None, Unit.PERCENT, None, "", False),
    ],
)
def test_nobody_can_tell_a_small_number_behind_a_figure_without_its_parts(below, unit, numerator, series, untold):
    assert is_untold(below, unit, numerator, series) is untold


def test_nothing_is_too_small_where_nobody_could_be_known():
    assert not is_too_small(None, Unit.COUNT, Decimal(1), None, None)
