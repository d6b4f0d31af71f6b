"""Whom a measure is compared with on its public page: in each period as the newest scorecard that shows it says."""

from datetime import date

import pytest

from models.measure import Measure
from models.rules import periods
from tests import measured, scored
from webapp import clock
from webapp.database import db
from webapp.services import published_measures, readings


def year(ends_in: int) -> date:
    return date(ends_in, 3, 31)


def publish(made, ends_in: int) -> None:
    scored.publish(scored.scorecard(made.framework, made.committee, year(ends_in)))


def take_away(of: Measure, ends_in: int, series: str = "England") -> None:
    reading = readings.held([of], [year(ends_in)])[of.id, series, year(ends_in)]
    period = periods.period_ending(of.frequency, year(ends_in))
    readings.take_away(of, period, series, reason="It is of Wales.", seen=reading.id, **measured.act())
    db.session.commit()


def compared(made) -> dict[str, dict[str, str]]:
    """What others had on the public page of the share of plans, by year, where there is a figure."""
    found = published_measures.history("one-organisational-plan", made.plans.id, on=clock.today())
    return {
        series["name"]: {one["period"]["short"]: one["shown"] for one in series["points"] if one["value"]}
        for series in found.measure["comparators"]
    }


@pytest.fixture
def made(app):
    found = scored.reported()
    scored.publish(found.scorecard)
    return found


@pytest.mark.parametrize("later", [(2020,), (2020, 2023), (2020, 2021, 2022, 2023, 2026)])
def test_a_comparator_whose_only_figure_was_taken_away_is_there_no_more(made, later):
    assert compared(made) == {"England": {"18/19": "67%"}}

    take_away(made.plans, 2019)
    for ends_in in later:
        publish(made, ends_in)

    assert compared(made) == {}


def test_until_a_scorecard_says_otherwise_the_figure_stays_that_the_committee_saw(made):
    take_away(made.plans, 2019)

    assert compared(made) == {"England": {"18/19": "67%"}}


def test_each_year_has_the_newest_of_what_was_published(made):
    measured.reading(made.plans, "70", year(2020), series="England")
    publish(made, 2020)
    take_away(made.plans, 2019)
    measured.reading(made.plans, "66", year(2019), series="England")
    measured.reading(made.plans, "51", year(2018), series="West Midlands")
    publish(made, 2021)
    publish(made, 2024)

    assert compared(made) == {"England": {"18/19": "66%", "19/20": "70%"}, "West Midlands": {"17/18": "51%"}}


def test_a_comparator_that_came_later_has_a_place_for_every_period(made):
    measured.reading(made.plans, "51", year(2020), series="West Midlands", note="Of all its councils")
    publish(made, 2020)

    found = published_measures.history("one-organisational-plan", made.plans.id, on=clock.today()).measure

    columns = [one["period"]["short"] for one in found["points"]]
    rows = {one["name"]: one["points"] for one in found["comparators"]}
    assert [[one["period"]["short"] for one in row] for row in rows.values()] == [columns] * 2
    assert [one["shown"] for one in rows["West Midlands"]] == [*["Not available"] * (len(columns) - 1), "51%"]
    assert all(not one["parts"] and not one["target"] for one in rows["West Midlands"])
