"""What a file of readings would do to what is kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.rules.period import period_ending
from models.rules.reading_entry import read_entry
from models.rules.reading_plan import Held, Outcome, plan
from models.rules.reading_rows import FigureRead, KnownMeasure, Place
from models.rules.readings import DoubtKind, Entry
from models.scorecard_vocabulary import Frequency, ReadingState, Unit

PLANS = KnownMeasure(2, "12", "Plans within 20 weeks", Unit.PERCENT, 0, Frequency.ANNUAL)
TODAY, GIVEN = date(2019, 6, 18), ReadingState.GIVEN


def figure(value, year=2019, row=2, **said):
    entry = Entry(period_ending(Frequency.ANNUAL, date(year, 3, 31)), value=value and Decimal(value), **said)
    return FigureRead(Place(row), PLANS, entry)


def planned(*figures, held=(), sure=(), reason="", public=None, sure_measures=()):
    before = {(2, "", date(year, 3, 31)): one for year, one in dict(held).items()}
    said = {"public": public or {}, "sure": sure, "reason": reason, "sure_measures": sure_measures}
    return plan(figures, before, today=TODAY, **said)


@pytest.mark.parametrize(
    ("before", "outcome"),
    [
        (None, Outcome.NEW),
        (Held(1, ReadingState.AWAITED), Outcome.FILLED),
        (Held(1, GIVEN, Decimal(60)), Outcome.SAME),
        (Held(1, GIVEN, Decimal("60.00")), Outcome.SAME),
        (Held(1, GIVEN, Decimal("59.8214"), Decimal(67), Decimal(112)), Outcome.SAME),
        (Held(1, GIVEN, Decimal("59.8214")), Outcome.SAME),
        (Held(1, GIVEN, Decimal(61)), Outcome.RESTATED),
    ],
)
def test_a_figure_is_new_filled_in_restated_or_the_same(before, outcome):
    (step,) = planned(figure("60"), held={2019: before} if before else {}).steps

    assert step.outcome is outcome


SHARE = ("17.8571428571", "20", "112")


@pytest.mark.parametrize(
    ("kept", "said", "decimals", "unit", "outcome"),
    [
        (SHARE, "17.9", 1, Unit.PERCENT, Outcome.SAME),
        (SHARE, "17.86", 1, Unit.PERCENT, Outcome.SAME),
        (SHARE, "17.9", 0, Unit.PERCENT, Outcome.SAME),
        (SHARE, "17.90", 1, Unit.PERCENT, Outcome.RESTATED),
        (SHARE, "18.0", 1, Unit.PERCENT, Outcome.RESTATED),
        (SHARE, "18", 1, Unit.PERCENT, Outcome.RESTATED),
        (SHARE, "18", 0, Unit.PERCENT, Outcome.SAME),
        (SHARE, "18.0", 0, Unit.PERCENT, Outcome.RESTATED),
        (("0.4",), "0", 0, Unit.PERCENT, Outcome.SAME),
        (("0.4",), "0.0", 0, Unit.PERCENT, Outcome.RESTATED),
        (("18.04",), "18.0", 1, Unit.PERCENT, Outcome.SAME),
        (("18.04",), "18", 1, Unit.PERCENT, Outcome.SAME),
        (("18.04",), "18.0", 2, Unit.PERCENT, Outcome.RESTATED),
        (("17.9",), "17.857", 1, Unit.PERCENT, Outcome.RESTATED),
        (("18",), "18.0", 1, Unit.PERCENT, Outcome.SAME),
        (("-1234.56",), "-1235", 0, Unit.POUNDS, Outcome.SAME),
        (("18.4",), "18", 0, Unit.COUNT, Outcome.RESTATED),
        (("18.04",), "18.0", 1, Unit.COUNT, Outcome.SAME),
    ],
)
def test_a_value_is_the_kept_one_if_it_is_that_rounded_to_the_places_typed_and_no_fewer_than_are_printed(
    kept, said, decimals, unit, outcome
):
    measure = replace(PLANS, unit=unit, decimals=decimals)
    entry = figure(None).entry._replace(value=read_entry(said, unit).value)
    before = {(2, "", date(2019, 3, 31)): Held(1, GIVEN, *map(Decimal, kept))}

    said_of = {"public": {}, "sure": (), "reason": ""}
    (step,) = plan([FigureRead(Place(2), measure, entry)], before, today=TODAY, **said_of).steps

    assert step.outcome is outcome


def test_what_a_file_is_silent_about_stays_as_it_is():
    kept = Held(1, GIVEN, Decimal(60), provisional_until=date(2019, 7, 12), note="As counted in May")

    assert planned(figure("60"), held={2019: kept}).kept == []


def test_a_restated_figure_needs_a_reason_its_own_or_the_files():
    held = {2019: Held(1, GIVEN, Decimal(61))}

    (without,) = planned(figure("60"), held=held).steps
    (with_one,) = planned(figure("60"), held=held, reason="Counted again").steps

    assert without.lacks_a_reason and not with_one.lacks_a_reason and with_one.reason == "Counted again"


def test_a_figure_that_is_public_says_so():
    held = {2019: Held(1, GIVEN, Decimal(61))}

    (step,) = planned(figure("60"), held=held, public={(2, date(2019, 3, 31)): "61%"}).steps

    assert step.public == "61%"


def test_a_slip_shows_beside_the_figures_kept_and_those_of_the_file():
    held = {year: Held(year, GIVEN, Decimal(94)) for year in (2015, 2016)}

    made = planned(figure("93", 2017), figure("95", 2018), figure("940", row=4), held=held)
    answered = planned(figure("940", row=4), held=held, sure=["r4"])

    (step,) = made.doubtful
    assert (step.doubts[0].kind, step.doubts[0].perhaps) == (DoubtKind.UNIT_SLIP, Decimal(94))
    assert answered.doubtful == [] and len(answered.kept) == 1


def test_parts_that_were_swapped_are_asked_about():
    swapped = figure(None, numerator=Decimal(112), denominator=Decimal(100))

    (step,) = planned(swapped).doubtful

    assert step.doubts[0].kind is DoubtKind.SWAPPED


def test_a_sum_below_nothing_stops_no_file():
    cost = KnownMeasure(3, "", "Cost of a place", Unit.POUNDS, 2, Frequency.ANNUAL)
    entry = figure(None, numerator=Decimal(-3), denominator=Decimal(100)).entry

    (step,) = planned(FigureRead(Place(2), cost, entry)).steps

    assert (step.value, step.doubts) == (Decimal("-0.03"), ())


def test_the_same_figure_twice_is_refused_at_the_second():
    made = planned(figure("60", row=5), figure("60", row=9))

    assert [one.place.row for one in made.wrong] == [9] and "Row 5 gives" in made.wrong[0].sentence


def test_what_is_refused_of_one_that_is_typed_is_refused_of_a_file():
    made = planned(figure("60", 2020), figure(None, numerator=Decimal(1), denominator=Decimal(0), row=3))

    assert [one.field for one in made.wrong] == ["period", "denominator"] and made.steps == []


def test_one_answer_does_for_all_figures_that_may_be_so_of_their_measure():
    alike = [figure(str(110 + year - 2015), year, row=year) for year in range(2015, 2018)]
    slipped = figure("1120", 2018, row=9)

    asked = planned(*alike, slipped)
    answered = planned(*alike, slipped, sure_measures=[2])

    assert len(asked.doubtful) == 4
    assert [one.read.place.row for one in answered.doubtful] == [9]
    assert answered.doubtful[0].doubts[0].kind is DoubtKind.UNIT_SLIP


def test_shares_without_their_parts_are_asked_about_once_where_small_numbers_are_not_published():
    few = KnownMeasure(2, "", "Care leavers without work", Unit.PERCENT, 0, Frequency.ANNUAL, suppress_below=5)
    rows = [one._replace(measure=few) for one in (figure("60", 2018), figure("61", row=3))]
    with_parts = rows[1]._replace(
        entry=rows[1].entry._replace(value=None, numerator=Decimal(12), denominator=Decimal(20))
    )

    asked, told, sure = planned(*rows), planned(rows[0], with_parts), planned(*rows, sure_measures=(2,))

    assert [[one.kind for one in step.doubts] for step in told.steps] == [[DoubtKind.UNTOLD], []]
    assert (len(asked.doubtful), all(one.is_of_its_measure for one in asked.doubtful), sure.doubtful) == (2, True, [])
