"""Which numbers of people are too small to publish, and which of the few others would be told by what is left."""

from decimal import Decimal

import pytest

from models.measure import Measure
from models.scorecard_vocabulary import Unit
from webapp.services.measure_facts import is_too_small


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
    measure = Measure(unit=Unit.PERCENT, suppress_below=5)
    parts = Decimal(numerator), Decimal(denominator)

    assert is_too_small(measure, Decimal(50), *parts) is small


@pytest.mark.parametrize(("value", "small"), [(4, True), (5, False)])
def test_a_count_is_its_own_number(value, small):
    assert is_too_small(Measure(unit=Unit.COUNT, suppress_below=5), Decimal(value), None, None) is small


def test_nothing_is_too_small_where_nobody_could_be_known():
    assert not is_too_small(Measure(unit=Unit.COUNT), Decimal(1), None, None)
