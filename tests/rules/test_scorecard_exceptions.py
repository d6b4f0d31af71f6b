"""Exceptions in plain English with the numbers in them; what changed its standing; what is late."""

from datetime import date
from decimal import Decimal

import pytest

from models.rules.periods import named
from models.rules.scorecard_exceptions import Told, awaited, changed_standing, due_on, exception, late, sentence
from models.rules.scorecards import Figure, Gauge, standing, travel
from models.rules.targets import NOTHING, TargetIn
from models.scorecard_vocabulary import Frequency, Polarity, ReadingState, TargetKind, Unit

BEFORE, NOW = named(Frequency.ANNUAL, "2017/18"), named(Frequency.ANNUAL, "2018/19")


def told(name: str, gauge: Gauge, old: str | None, new: str, target: TargetIn = NOTHING, **more: object) -> Told:
    was = Figure(BEFORE, value=Decimal(old)) if old else Figure(BEFORE, ReadingState.NOT_MONITORED)
    now = Figure(NOW, value=Decimal(new), is_provisional=bool(more.pop("is_provisional", False)))
    judged = standing(now, target, gauge), travel([was, now], gauge, (), target)
    return Told(name, gauge, now, target, *judged, before=was, **more)


def aim(value: str) -> TargetIn:
    return TargetIn(TargetKind.VALUE, Decimal(value))


COUNT_LOWER = Gauge(Unit.COUNT, 0, Polarity.LOWER)
PERCENT = Gauge(Unit.PERCENT, 0, Polarity.HIGHER)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (
            told("No. of children looked after", COUNT_LOWER, "651", "660", aim("580"), is_provisional=True),
            "No. of children looked after: 660 (provisional) in 2018/19, 80 above its target of 580 and 9 more than "
            "the 651 of 2017/18. It is off track and getting worse.",
        ),
        (
            told("% of plans in 20 weeks", PERCENT, "30", "60", aim("90")),
            "% of plans in 20 weeks: 60% in 2018/19, 30 percentage points below its target of 90% and 30 percentage "
            "points more than the 30% of 2017/18. It is off track but improving.",
        ),
        (
            told(
                "Second plans",
                Gauge(Unit.PERCENT, 0, Polarity.BAND),
                None,
                "21",
                TargetIn(TargetKind.BAND, low=Decimal(12), high=Decimal(18)),
            ),
            "Second plans: 21% in 2018/19, 3 percentage points above its band of 12% to 18%. It is off track.",
        ),
        (
            told(
                "Second plans",
                Gauge(Unit.PERCENT, 0, Polarity.BAND),
                "19",
                "17",
                TargetIn(TargetKind.BAND, low=Decimal(12), high=Decimal(18), edge=Decimal(1)),
            ),
            "Second plans: 17% in 2018/19, in its band of 12% to 18% (within 1 percentage point of an end) and "
            "2 percentage points less than the 19% of 2017/18. It is near its target but improving.",
        ),
        (
            told("Young offenders", Gauge(Unit.PER_1000, 1, Polarity.LOWER), "3.6", "4.4", aim("3.5")),
            "Young offenders: 4.4 per 1,000 in 2018/19, 0.9 above its target of 3.5 and 0.8 more than the 3.6 of "
            "2017/18. It is off track and getting worse.",
        ),
        (
            told("Exclusions", COUNT_LOWER, "41", "109", others=[("England", Decimal(90)), ("Leeds", Decimal(109))]),
            "Exclusions: 109 in 2018/19, 68 more than the 41 of 2017/18. It is above England (90) and the same as "
            "Leeds (109). It has no target; performance is declining.",
        ),
    ],
)
def test_an_exception_is_told_with_its_numbers(one, words):
    assert exception(one) == words


def test_what_is_on_track_and_not_getting_worse_is_no_exception():
    one = told("Early help", Gauge(Unit.COUNT, 0, Polarity.HIGHER), "1939", "2378", aim("2378"))

    assert exception(one) == ""
    assert sentence(one) == (
        "Early help: 2,378 in 2018/19, exactly its target of 2,378 and 439 more than the 1,939 of 2017/18. "
        "It is on track and improving."
    )


def test_a_measure_without_a_figure_says_why():
    now = Figure(NOW, ReadingState.AWAITED, expected_on=date(2020, 3, 31))
    one = Told("Self-harm", COUNT_LOWER, now, NOTHING, standing(now, NOTHING, COUNT_LOWER), travel([now], COUNT_LOWER))

    assert sentence(one) == "Self-harm: data is awaited for 2018/19, expected by 31 March 2020."
    assert exception(one) == ""


def test_what_changed_its_standing_is_said_with_the_period():
    now = standing(Figure(NOW, value=Decimal(580)), aim("580"), COUNT_LOWER)
    before = standing(Figure(BEFORE, value=Decimal(651)), aim("580"), COUNT_LOWER)

    assert changed_standing("Children looked after", now, before, since=BEFORE) == (
        "Children looked after: on track now; in 2017/18 it was off track."
    )
    assert changed_standing("Children looked after", now, now, since=BEFORE) == ""
    assert changed_standing("Children looked after", now, None, since=BEFORE) == ""


def test_a_figure_that_cannot_be_told_now_says_why():
    hidden = standing(Figure(NOW, ReadingState.SUPPRESSED), aim("580"), COUNT_LOWER)
    before = standing(Figure(BEFORE, value=Decimal(651)), aim("580"), COUNT_LOWER)

    assert changed_standing("Exclusions", hidden, before, since=BEFORE) == (
        "Exclusions: its number is too small to publish now; in 2017/18 it was off track."
    )


def test_a_figure_is_late_after_its_lag_or_the_day_that_was_said():
    awaited_figure = Figure(NOW, ReadingState.AWAITED)
    promised = Figure(NOW, ReadingState.AWAITED, expected_on=date(2019, 10, 15))

    assert due_on(NOW, 30) == date(2019, 4, 30)
    assert late("Obesity", awaited_figure, 30, date(2019, 4, 30)) == ""
    assert late("Obesity", awaited_figure, 30, date(2019, 5, 1)) == (
        "Obesity: the figure for 2018/19 was due by 30 April 2019 and is 1 day late."
    )
    assert late("Obesity", promised, 30, date(2019, 6, 18)) == ""
    assert awaited("Obesity", promised, 30) == "Obesity: data for 2018/19 is expected by 15 October 2019."
    assert awaited("Obesity", Figure(NOW, value=Decimal(1)), 30) == ""
    assert late("Obesity", Figure(NOW, ReadingState.NOT_AVAILABLE), 30, date(2020, 1, 1)) == ""
