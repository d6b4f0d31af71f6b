"""What one box of a grid says, as the papers write it."""

from decimal import Decimal

import pytest

from models.rules import RuleBroken
from models.rules.reading_entry import Entry, read_entry, written
from models.scorecard_vocabulary import ReadingState, Unit

D = Decimal


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("", None),
        ("2,378", Entry(ReadingState.GIVEN, D(2378))),
        ("60%", Entry(ReadingState.GIVEN, D(60))),
        ("0", Entry(ReadingState.GIVEN, D(0))),
        ("Awaiting data", Entry(ReadingState.AWAITED)),
        ("Awaiting Data", Entry(ReadingState.AWAITED)),
        ("TBC", Entry(ReadingState.AWAITED)),
        ("N/A", Entry(ReadingState.NOT_AVAILABLE)),
        ("Not previously monitored", Entry(ReadingState.NOT_MONITORED)),
        ("50 out of 100", Entry(ReadingState.GIVEN, D(50), D(50), D(100))),
        ("1/4", Entry(ReadingState.GIVEN, D(25), D(1), D(4))),
        ("25% (1 of 4)", Entry(ReadingState.GIVEN, D(25), D(1), D(4))),
    ],
)
def test_a_box_is_read_as_people_write_it(text, entry):
    assert read_entry(text, Unit.PERCENT) == entry


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("about sixty", "about sixty"),
        ("5 out of 0", "0"),
        ("90% (100 out of 112)", "the two parts give 89"),
        ("1/2/3", "1/2/3"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(text, words):
    with pytest.raises(RuleBroken, match=words):
        read_entry(text, Unit.PERCENT)


def test_parts_beside_their_value_agree_as_it_was_rounded():
    assert read_entry("89% (100 out of 112)", Unit.PERCENT).numerator == 100


@pytest.mark.parametrize("text", ["660", "63.2", "100 out of 112", "Awaiting data", "Not previously monitored"])
def test_what_is_kept_can_be_read_back(text):
    entry = read_entry(text, Unit.PERCENT)

    assert written(entry.state, entry.value, entry.numerator, entry.denominator) == text
