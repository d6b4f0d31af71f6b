"""The card of a measure, as every page shows it: the picture first, and nothing told by colour alone."""

import re

import pytest

from tests.exports.measure_bodies import judgement, measure
from tests.exports.scorecard_bodies import measures, plans

CARD = '{% from "components/measure_card.html" import measure_card with context %}{{ measure_card(measure, 4, own) }}'


@pytest.fixture
def card(app):
    def shown(body, own="Warwickshire"):
        with app.test_request_context("/"):
            return app.jinja_env.from_string(CARD).render(measure=body, own=own)

    return shown


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).strip()


def test_the_picture_comes_before_the_words_the_table_and_the_commentary(card):
    page = card(plans())

    found = [page.index(part) for part in ("<h4", "<svg xmlns", "On track", "<table", "The year began with 584 plans.")]
    assert found == sorted(found)


def test_where_it_stands_and_goes_is_said_in_words(card):
    said = words_of(card(plans()))

    assert "346 2018/19, provisional On track Target: 394" in said
    assert "Direction of travel Improving It fell, and a fall is good here. Performance is improving." in said


def test_the_table_has_every_figure_with_what_is_to_be_known_of_it(card):
    said = words_of(card(plans()))

    assert "15/16 16/17 17/18 18/19 Actual 473 439 564 346 provisional until 31 July 2019 Target 394" in said


def test_what_is_awaited_is_said_with_the_day_and_comparators_are_named(card):
    said = words_of(card(measures()[2]))

    assert "Awaiting data 2018/19, expected by 31 March 2020 No data" in said
    assert "Warwickshire 510.1 500.8 477.1 Awaiting data" in said
    assert "England 430.5 404.6 421.2 Awaiting data" in said


def test_an_exception_is_told_below_the_name_without_it(card):
    assert '<p class="measure-card__why">660 (provisional) in 2018/19, 80 above its target of 580.</p>' in card(
        measures()[1]
    )


def test_a_day_that_is_marked_leads_to_its_meeting(card):
    assert '<a class="govuk-link" href="/meetings/1">The committee looked at it</a>' in card(plans())


def test_a_recommendation_that_is_marked_is_named_with_its_day(card):
    mark = {"on": "2019-04-02", "kind": "recommendation", "words": "That homes be found.", "address": "/recommended/1"}

    page = card({**plans(), "marks": [mark]})

    assert 'Recommended on 2 April 2019: <a class="govuk-link" href="/recommended/1">That homes be found.</a>' in page


def test_words_that_look_like_markup_stay_words(card):
    hostile = measure(
        "<script>alert(1)</script>", ["1", "2", "3", "4"], owner="<b>me</b>", standing=judgement("no data")
    )

    page = card(hostile)

    assert "<script" not in page and "<b>" not in page


def test_a_measure_without_periods_has_a_card(card):
    assert "New" in card(measure("New", [], periods=[], standing=judgement("no data")))
