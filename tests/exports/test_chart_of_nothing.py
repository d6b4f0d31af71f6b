"""A chart whose target is 0: its line, its words, and the signs of figures that are not there, all seen."""

import pytest

from exports import chart_labels, charts
from exports.chart_plan import Plan, plan
from exports.drawing import Area, Stroke, Words, box_of
from models.scorecard_bodies import MeasureBody
from models.scorecard_vocabulary import Frequency
from tests.exports.measure_bodies import measure, period

QUARTERS = [f"Q{quarter} {year}/{year - 1999}" for year in (2014, 2015, 2016) for quarter in (1, 2, 3, 4)]
MANY = ["new", "new", "3", "5", "awaiting", "2", "few", "4", "n/a", "1", "awaiting", "awaiting"]
SOME = ["new", "new", "3", "5", "awaiting", "2", "awaiting", "new"]
FEW = ["new", "3", "5", "awaiting"]
STRETCHES = ["new", "new", "new", "5", "awaiting", "awaiting", "awaiting", "awaiting"]
NOTHING = ["0", "0", "new", "0", "awaiting"]


def chart(said) -> MeasureBody:
    quarters = [period(one, Frequency.QUARTERLY) for one in QUARTERS[: len(said)]]
    made = measure("Exclusions", said, periods=quarters, aim="0")
    for point in made["points"]:
        point["target"] = "0"
    return made


@pytest.mark.parametrize("size", [charts.ON_PAGE, charts.ON_PAPER])
@pytest.mark.parametrize("said", [MANY, SOME, FEW, STRETCHES, NOTHING])
def test_a_target_of_nothing_hides_no_sign_and_no_words(said, size):
    made = chart(said)

    words = [one for one in charts.draw(made, size=size).shapes if isinstance(one, Words)]

    (target,) = (one for one in words if one.text == "Target 0")
    box = box_of(target)
    for x, y in signs(plan(made, *size)):
        assert not (box.left < x < box.right and box.top < y < box.bottom), (x, y)
    assert [one.text for one in words if one is not target and box_of(one).shared(box) > 4] == []


def signs(planned: Plan) -> list[tuple[float, float]]:
    """The corners of the signs for figures that are not there."""
    shapes = list(chart_labels.absent(planned))
    found = [point for one in shapes if isinstance(one, Stroke) for path in one.paths for point in path]
    found += [point for one in shapes if isinstance(one, Area) for point in one.points]
    assert found
    return found
