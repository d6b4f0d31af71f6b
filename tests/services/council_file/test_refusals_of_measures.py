"""What a council file cannot say of frameworks, figures, finance, scorecards and follow-ups, each with its path."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from models.reading import Reading
from models.scorecard import Scorecard
from tests import factories
from webapp.database import db
from webapp.services.actors import operator
from webapp.services.council_file import loading
from webapp.services.council_file.problems import CouncilFileRefused

AT = "2030-06-01T09:00:00+00:00"
UNDER = {"meeting": "children-1@test", "item": [1]}
MEASURE = {"name": "Children looked after", "frequency": "annual", "unit": "%"}
TARGET = {"starts_on": "2029-04-01", "kind": "a band", "low": "12", "high": "18"}
READING = {"period_on": "2030-03-31", "value": "63.2", "entered_at": AT, "entered_by": "Jo"}
SAID = {"period_on": "2030-03-31", "written_at": AT, "written_by": "Jo"}
LINE = {**SAID, "kind": "revenue", "figures": {"budget": "60950"}}
CHANGE = {"event": "removed", "takes_effect_on": "2030-04-01", "reason": "R", "changed_at": AT, "changed_by": "Jo"}
SCORECARD = {"framework": "the-plan", "frequency": "annual", "period_on": "2030-03-31", "title": "Year end"}
FOLLOW_UP = {"framework": "the-plan", "measure": 1, "committee": "children", "kind": "question", "asked": "Why?"} | {
    "asked_on": "2030-06-18",
    "added_at": AT,
}


def the_file(**parts: Any) -> dict[str, Any]:
    item = {"heading": "Performance", "resolutions": [{"outcome": "resolved", "text": "R"}]}
    meeting = {"committee": "children", "uid": "children-1@test", "held_on": "2030-06-18", "starts_at": "10:00"}
    return {"format": "moothall council file", "version": 1, "meetings": [{**meeting, "items": [item]}], **parts}


def framework(**said: Any) -> dict[str, Any]:
    return the_file(frameworks=[{"name": "The plan", "slug": "the-plan", "measures": [MEASURE], **said}])


def measure(**said: Any) -> dict[str, Any]:
    return framework(measures=[{**MEASURE, **said}])


def unit(**said: Any) -> dict[str, Any]:
    return framework(business_units=[{"name": "Care", **said}])


def scorecard(**said: Any) -> dict[str, Any]:
    return {**framework(), "scorecards": [{**SCORECARD, **said}]}


def follow_up(**said: Any) -> dict[str, Any]:
    return {**framework(), "measure_follow_ups": [{**FOLLOW_UP, **said}]}


IN_MEASURE = "frameworks[0].measures[0]"
CASES = [
    (framework(starts_on="2030-04-01", ends_on="2030-03-31"), "frameworks[0].ends_on: It ends before it starts"),
    (framework(overspend_limit="-2"), "frameworks[0].overspend_limit: Enter it without a sign"),
    (framework(overspend_limit="2%"), "frameworks[0].overspend_limit: expected the digits of a number"),
    (framework(areas=[{"name": "Safe", "outcome": 1}]), "frameworks[0].areas[0].outcome: there are only 0 outcomes"),
    (framework(areas=[{"name": "Safe"}] * 2), "frameworks[0].areas[1]: the same name stands at"),
    (measure(area=1), f"{IN_MEASURE}.area: there are only 0 areas"),
    (measure(portfolio_holder="nobody"), f"{IN_MEASURE}.portfolio_holder: there is no member 'nobody'"),
    (measure(suppress_below=5, unit="£"), f"{IN_MEASURE}.unit: Small numbers of people"),
    (measure(remits=[{"committee": "roads"}]), f"{IN_MEASURE}.remits[0].committee: there is no committee 'roads'"),
    (measure(remits=[{"committee": "children"}] * 2), f"{IN_MEASURE}.remits[1]: the same committee stands"),
    (measure(reported_from="2030-04-01", reported_until="2030-04-01"), f"{IN_MEASURE}.reported_until: It must have"),
    (measure(targets=[{**TARGET, "low": "19"}]), f"{IN_MEASURE}.targets[0].low: The band's ends cross"),
    (measure(targets=[{**TARGET, "ends_on": "2029-03-31"}]), f"{IN_MEASURE}.targets[0].ends_on: The last period"),
    (measure(readings=[{**READING, "period_on": "2030-02-28"}]), f"{IN_MEASURE}.readings[0].period_on: "),
    (measure(readings=[{**READING, "value": "63,2"}]), f"{IN_MEASURE}.readings[0].value: expected the digits"),
    (measure(readings=[{**READING, "value": 63.2}]), f"{IN_MEASURE}.readings[0].value: expected text"),
    (measure(readings=[{**READING, "value": None}]), f"{IN_MEASURE}.readings[0].value: Give the figure"),
    (measure(readings=[{**READING, "numerator": "3"}]), f"{IN_MEASURE}.readings[0].denominator: Give both parts"),
    (
        measure(readings=[{**READING, "numerator": "3", "denominator": "0"}]),
        f"{IN_MEASURE}.readings[0].denominator: The denominator is 0",
    ),
    (measure(readings=[{**READING, "period_on": "2031-03-31"}]), f"{IN_MEASURE}.readings[0].period: 2030/31 is not"),
    (measure(readings=[{**READING, "state": "awaiting data"}]), f"{IN_MEASURE}.readings[0].value: Leave the figure"),
    (measure(readings=[READING] * 2), f"{IN_MEASURE}.readings[1]: the same period has its figure at"),
    (measure(commentaries=[SAID] * 2), f"{IN_MEASURE}.commentaries[1]: the same period has its commentary at"),
    (measure(commentaries=[{**SAID, "account": "x@y.example"}]), f"{IN_MEASURE}.commentaries[0].account: there is no"),
    (measure(changes=[{**CHANGE, "decided_at": "no@test"}]), f"{IN_MEASURE}.changes[0].decided_at: there is no meet"),
    (measure(changes=[{**CHANGE, "item": [1]}]), f"{IN_MEASURE}.changes[0]: give both the meeting and the item"),
    (
        measure(changes=[{**CHANGE, **UNDER, "resolution": 2}]),
        f"{IN_MEASURE}.changes[0].resolution: there is no such resolution",
    ),
    (unit(lines=[LINE] * 2), "frameworks[0].business_units[0].lines[1]: the same line stands at"),
    (
        unit(lines=[{**LINE, "figures": {"spent": "1"}}]),
        "frameworks[0].business_units[0].lines[0].figures.spent: The table",
    ),
    (scorecard(framework="no-plan"), "scorecards[0].framework: there is no framework 'no-plan'"),
    (scorecard(period_on="2030-03-30"), "scorecards[0].period_on: "),
    (scorecard(**UNDER, committee="roads"), "scorecards[0].committee: there is no committee 'roads'"),
    (scorecard(meeting="children-1@test"), "scorecards[0]: give both the meeting and the item"),
    (scorecard(**{**UNDER, "item": [2]}), "scorecards[0].item: there is no such item"),
    (follow_up(measure=2), "measure_follow_ups[0].measure: there are only 1 measures"),
    (follow_up(kind="action"), "measure_follow_ups[0].action: Name the action"),
    (follow_up(kind="action", action=1), "measure_follow_ups[0].action: there are only 0 actions"),
    (follow_up(evidence={"measure": 1}), "measure_follow_ups[0].evidence"),
    (
        follow_up(kind="recommendation", **UNDER, resolution=1, recommendation=1),
        "measure_follow_ups[0].recommendation: the resolution has no recommendation",
    ),
]


def refusal(data: dict[str, Any]) -> list[str]:
    with pytest.raises(CouncilFileRefused) as refused:
        loading.check(data)
    return refused.value.sentences()


@pytest.fixture
def children(app):
    return factories.committee(name="Children", slug="children")


@pytest.mark.parametrize(("data", "sentence"), CASES, ids=[sentence[:60] for _, sentence in CASES])
def test_what_could_never_have_been_entered_is_refused_at_its_place(children, data, sentence):
    assert [line for line in refusal(data) if line.startswith(sentence)]


def test_a_framework_that_is_there_already_is_left_as_it_is(children):
    loading.load(framework(), by=operator(on=date(2030, 6, 1)), at=datetime(2030, 6, 1, tzinfo=UTC))

    assert [line for line in refusal(framework()) if line.startswith("frameworks[0].slug: 'the-plan' is in the data")]


def test_a_figure_is_computed_from_its_parts_and_a_scorecard_stands_under_its_item(children):
    read = {**READING, "value": None, "numerator": "100", "denominator": "112"}
    data = {**measure(readings=[read]), "scorecards": [{**SCORECARD, **UNDER, "committee": "children"}]}

    loading.load(data, by=operator(on=date(2030, 6, 1)), at=datetime(2030, 6, 1, tzinfo=UTC))

    assert db.session.scalars(select(Reading)).one().value == Decimal("89.2857142857")
    assert db.session.scalars(select(Scorecard)).one().item.heading == "Performance"


def test_a_measure_that_became_context_only_comes_back_with_the_targets_it_had(children):
    loading.check(measure(polarity="context only", targets=[TARGET]))
