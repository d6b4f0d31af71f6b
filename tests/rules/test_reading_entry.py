"""What one box of a grid says, as the papers write it."""

import re
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

    assert written(entry.state, entry.value, entry.numerator, entry.denominator, Unit.PERCENT) == text


@pytest.mark.parametrize(
    ("text", "value", "parts"),
    [
        ("1,020:60", 17, (1020, 60)),
        ("1,020 : 60", 17, (1020, 60)),
        ("1020 to 60", 17, (1020, 60)),
        ("1,020 out of 60", 17, (1020, 60)),
        ("1:8", "0.125", (1, 8)),
        ("17.9:1", "17.9", None),
        ("17.9 to 1", "17.9", None),
        ("17.9", "17.9", None),
        ("17.0:1 (1,020:60)", 17, (1020, 60)),
        ("57 out of 1", 57, (57, 1)),
    ],
)
def test_a_ratio_is_read_as_people_write_it_and_read_back(text, value, parts):
    entry = read_entry(text, Unit.RATIO)

    assert (entry.value, entry.numerator, entry.denominator) == (D(value), *(map(D, parts) if parts else (None, None)))
    kept = written(entry.state, entry.value, entry.numerator, entry.denominator, Unit.RATIO)
    assert read_entry(kept, Unit.RATIO) == entry


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5:0", "nothing can be divided by it"),
        ("a:b", "“a:b” is not a ratio. Write two numbers, such as 1,020:57 or 17.9:1."),
        ("many:1", "“many:1” is not a ratio"),
        (":57", "“:57” is not a ratio"),
        ("5:", "“5:” is not a ratio"),
        (":1", "“:1” is not a ratio"),
        ("5:6:7", "“5:6:7” is not a ratio"),
        ("17:01:00", "“17:01:00” is a time: a spreadsheet makes one of a ratio"),
        ("42 days, 12:57:00", "is a time"),
        ("18.5 (1,020:57)", "the two parts give 17.9"),
        ("lots", "“lots” is not a number"),
    ],
)
def test_what_is_no_ratio_is_a_sentence(text, words):
    with pytest.raises(RuleBroken, match=re.escape(words)):
        read_entry(text, Unit.RATIO)


def test_only_a_ratio_is_written_with_a_colon():
    with pytest.raises(RuleBroken, match="“1:4” is not a number"):
        read_entry("1:4", Unit.PERCENT)
