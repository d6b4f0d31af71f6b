"""Readings before they are kept: what is refused in a sentence, and what is asked about."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import RuleBroken
from models.rules.periods import named
from models.rules.readings import DoubtKind, Entry, History, check_reading, check_reason, doubts, is_provisional
from models.scorecard_vocabulary import Frequency, ReadingState, Unit

QUARTER = named(Frequency.QUARTERLY, "Q4 2018/19")
LATER = date(2019, 6, 18)
STEADY = History(map(Decimal, ["92.1", "93", "95.5", "94.2"]))


def entry(value: str | None = None, parts: str = "", **more: object) -> Entry:
    numerator, _, denominator = parts.partition("/")
    figures = [Decimal(text) if text else None for text in (value, numerator, denominator)]
    return Entry(QUARTER, more.pop("state", ReadingState.GIVEN), *figures, **more)


@pytest.mark.parametrize(
    ("one", "unit", "value"),
    [
        (entry("660"), Unit.COUNT, "660"),
        (entry(parts="100/112"), Unit.PERCENT, "89.2857142857"),
        (entry("89", "100/112"), Unit.PERCENT, "89.2857142857"),
        (entry("89.3", "100/112"), Unit.PERCENT, "89.2857142857"),
        (entry("18", "20/112"), Unit.PERCENT, "17.8571428571"),
        (entry("50.0", "56/112"), Unit.PERCENT, "50"),
        (entry("-5"), Unit.POUNDS, "-5"),
        (entry("3", state=ReadingState.SUPPRESSED), Unit.COUNT, "3"),
    ],
)
def test_a_reading_is_kept_with_the_value_of_its_parts(one, unit, value):
    assert check_reading(one, unit, LATER) == Decimal(value)


def test_a_reading_without_data_has_no_value():
    assert check_reading(entry(state=ReadingState.SUPPRESSED), Unit.COUNT, LATER) is None
    assert check_reading(entry(state=ReadingState.NOT_AVAILABLE), Unit.COUNT, LATER) is None
    waited_for = entry(state=ReadingState.AWAITED, expected_on=date(2020, 3, 31))
    assert check_reading(waited_for, Unit.COUNT, date(2019, 2, 1)) is None


@pytest.mark.parametrize(
    ("one", "unit", "field", "says"),
    [
        (entry(), Unit.COUNT, "value", "Enter the figure, or say why there is none."),
        (entry("5", state=ReadingState.AWAITED), Unit.COUNT, "value", "do not say “awaiting data”"),
        (entry(parts="5/"), Unit.PERCENT, "denominator", "of how many?"),
        (entry(parts="/5"), Unit.PERCENT, "numerator", "how many of them?"),
        (entry(parts="5/0"), Unit.PERCENT, "denominator", "nothing can be divided by it"),
        (entry(parts="5/10"), Unit.COUNT, "denominator", "A count has no denominator."),
        (entry("98", "100/112"), Unit.PERCENT, "value", "100 out of 112 is 89.3%, not 98%."),
        (entry("18.0", "20/112"), Unit.PERCENT, "value", "20 out of 112 is 17.9%, not 18.0%."),
        (entry("18.00", "20/112"), Unit.PERCENT, "value", "20 out of 112 is 17.86%, not 18.00%."),
        (entry("-5"), Unit.COUNT, "value", "less than nothing"),
        (entry("5", expected_on=LATER), Unit.COUNT, "expected_on", "Only data that is awaited"),
        (
            entry(state=ReadingState.AWAITED, expected_on=date(2019, 3, 31)),
            Unit.COUNT,
            "expected_on",
            "after its period is over",
        ),
        (entry("5", provisional_until=date(2019, 3, 1)), Unit.COUNT, "provisional_until", "enter a later day"),
        (
            entry(state=ReadingState.AWAITED, provisional_until=LATER),
            Unit.COUNT,
            "provisional_until",
            "Only a figure that is given",
        ),
    ],
)
def test_what_can_never_be_true_is_refused_beside_its_field(one, unit, field, says):
    with pytest.raises(RuleBroken) as refused:
        check_reading(one, unit, LATER)

    assert says in refused.value.message
    assert refused.value.field == field


def test_there_is_no_figure_for_a_period_that_is_not_over():
    with pytest.raises(RuleBroken, match="is not over before 31 March 2019"):
        check_reading(entry("5"), Unit.COUNT, date(2019, 3, 30))
    assert check_reading(entry("5"), Unit.COUNT, date(2019, 3, 31)) == 5


def test_a_figure_is_restated_with_a_reason():
    check_reason("A late return came in", is_public=True, label="2018/19")
    with pytest.raises(RuleBroken, match="2018/19 is public"):
        check_reason(" ", is_public=True, label="2018/19")
    with pytest.raises(RuleBroken, match="There is a figure for 2018/19 already"):
        check_reason("", is_public=False, label="2018/19")


@pytest.mark.parametrize(
    ("one", "history", "unit", "kind", "sentence"),
    [
        (
            entry("940"),
            STEADY,
            Unit.PERCENT,
            DoubtKind.UNIT_SLIP,
            "940.0% looks ten times too large: the others are near 93.6%. Is it 94.0%?",
        ),
        (
            entry("940"),
            History(),
            Unit.PERCENT,
            DoubtKind.UNIT_SLIP,
            "940.0% looks ten times too large: a percentage is at most 100%. Is it 94.0%?",
        ),
        (
            entry("0.94"),
            STEADY,
            Unit.PERCENT,
            DoubtKind.UNIT_SLIP,
            "0.94% looks a hundred times too small: the others are near 93.6%. Is it 94.0%?",
        ),
        (
            entry("61810000"),
            History([Decimal(60950), Decimal(59000)]),
            Unit.POUNDS,
            DoubtKind.UNIT_SLIP,
            "£61,810,000.0 looks a thousand times too large: the others are near £59,975.0. Is it £61,810.0?",
        ),
        (
            entry(parts="112/100"),
            History(),
            Unit.PERCENT,
            DoubtKind.SWAPPED,
            "112 out of 100 is 112.0%. Are the two swapped? 100 out of 112 is 89.29%.",
        ),
        (
            entry(parts="2/40"),
            History([Decimal(21), Decimal(19)]),
            Unit.RATIO,
            DoubtKind.SWAPPED,
            "2 to 40 is 0.05. Are the two swapped? 40 to 2 is 20.0.",
        ),
        (
            entry("104"),
            STEADY,
            Unit.PERCENT,
            DoubtKind.IMPOSSIBLE,
            "104.0% is not between 0% and 100%. Check it.",
        ),
        (
            entry("104"),
            History(map(Decimal, [104, 99])),
            Unit.PERCENT,
            DoubtKind.IMPOSSIBLE,
            "104.0% is not between 0% and 100%. Check it.",
        ),
        (entry("-3"), History(), Unit.PERCENT, DoubtKind.IMPOSSIBLE, "−3.0% is not between 0% and 100%. Check it."),
    ],
)
def test_what_is_doubtful_is_asked_about(one, history, unit, kind, sentence):
    [doubt] = doubts(one, history, unit, 1)

    assert (doubt.kind, doubt.sentence) == (kind, sentence)


@pytest.mark.parametrize(
    ("one", "history", "unit"),
    [
        (entry("94"), STEADY, Unit.PERCENT),
        (entry("60"), History(map(Decimal, [36, 30])), Unit.PERCENT),
        (entry("20"), History(map(Decimal, [2, 1, 5])), Unit.COUNT),
        (entry("104"), History(map(Decimal, [102, 99])), Unit.PERCENT),
        (entry("0"), STEADY, Unit.PERCENT),
        (entry(parts="100/112"), History(), Unit.PERCENT),
        (entry("41"), History([Decimal(85), Decimal(109)]), Unit.COUNT),
        (entry("5"), History([Decimal(0), Decimal(0)]), Unit.COUNT),
        (entry(state=ReadingState.AWAITED), STEADY, Unit.PERCENT),
    ],
)
def test_ordinary_figures_are_not_asked_about(one, history, unit):
    assert doubts(one, history, unit, 1) == []


def test_a_figure_that_is_public_is_asked_about_too():
    [doubt] = doubts(entry("661"), History(), Unit.COUNT, 0, public="660")

    assert doubt.kind is DoubtKind.PUBLIC
    assert "is public: 660. What the committee saw stays as it was" in doubt.sentence


def test_a_count_that_is_not_whole_is_asked_about():
    assert [doubt.kind for doubt in doubts(entry("20.4"), History(), Unit.COUNT, 0)] == [DoubtKind.NOT_WHOLE]
    assert doubts(entry("20.4"), History(), Unit.COUNT, 1) == []


NUMBERS = st.decimals(-(10**6), 10**6, places=2)


@given(st.lists(NUMBERS, max_size=9), NUMBERS)
def test_the_middle_of_the_others_leaves_the_figure_itself_out(values, value):
    others = sorted(abs(one) for one in values)

    middle = History([*values, value]).middle(value)

    size = len(others)
    assert middle == (None if not size else (others[(size - 1) // 2] + others[size // 2]) / 2)


@given(st.decimals("0.5", 99, places=1), st.sampled_from([10, 100, 1000]), st.integers(1, 20))
def test_every_slip_among_figures_alike_is_found_with_the_figure_meant(value, factor, others):
    history = History([value] * others)

    assert [doubt.perhaps for doubt in doubts(entry(str(value * factor)), history, Unit.PERCENT, 1)] == [value]
    assert doubts(entry(str(value)), history, Unit.PERCENT, 1) == []


@given(
    st.sampled_from(Unit), st.none() | NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS, st.lists(NUMBERS, max_size=4)
)
def test_no_figures_break_the_checks(unit, value, numerator, denominator, history):
    one = Entry(QUARTER, ReadingState.GIVEN, value, numerator, denominator)
    try:
        kept = check_reading(one, unit, LATER)
    except RuleBroken:
        return

    assert kept is not None
    assert all(doubt.sentence for doubt in doubts(one, History(history), unit, 0))


def test_percentages_that_come_together_do_not_vouch_for_each_other():
    column = [Decimal(940), Decimal("933.3"), Decimal(951)]

    [doubt] = doubts(entry("940"), History(come=column), Unit.PERCENT, 1)

    assert doubt.sentence == "940.0% is not between 0% and 100%. Check it."
    assert doubts(entry("940"), History(column), Unit.PERCENT, 1) == []


def test_no_share_is_taken_for_ten_times_as_much_where_that_is_more_than_all():
    history = History(map(Decimal, ["92.1", "93", "95.5"]))

    assert doubts(entry("10.5"), history, Unit.PERCENT, 1) == []
    assert [one.perhaps for one in doubts(entry("9.5"), history, Unit.PERCENT, 1)] == [Decimal(95)]


def test_parts_the_wrong_way_round_are_told_however_near_the_others_are():
    swapped, others = entry(parts="112/100"), [Decimal(75), Decimal(78)]

    (asked,) = doubts(swapped, History(others), Unit.PERCENT, 1)
    may_be = doubts(swapped, History(others, may_go_outside=True), Unit.PERCENT, 1)

    assert (asked.kind, asked.sentence[-25:]) == (DoubtKind.SWAPPED, "100 out of 112 is 89.29%.")
    assert may_be == []


@pytest.mark.parametrize(
    ("until", "on", "expected"),
    [
        (None, date(2019, 6, 1), False),
        (date(2019, 6, 1), date(2019, 6, 1), True),
        (date(2019, 6, 1), date(2019, 6, 2), False),
    ],
)
def test_a_figure_is_provisional_to_the_end_of_the_day_that_says_so(until, on, expected):
    assert is_provisional(until, on) is expected
