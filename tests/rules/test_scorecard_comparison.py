"""Two scorecards beside each other, and what differs between two versions of one."""

import copy

import pytest

from models.rules.scorecard_comparison import compare
from models.rules.scorecard_differences import differences, withholds
from tests.exports import scorecard_bodies
from tests.exports.measure_bodies import NO_TARGET, judgement, measure, period


def body(*measures, **others):
    """A scorecard of these measures, each with a number of its own."""
    kept = [{**one, "id": number} for number, one in enumerate(measures, 1)]
    return scorecard_bodies.scorecard(measures=kept, **others)


def plans(last="346", word="on track"):
    return measure("Child Protection Plans", ["473", "439", "564", last], aim="394", standing=judgement(word))


def foster(word="near its target"):
    return measure("Foster placements", ["365", "344", "358", "358"], aim="360", standing=judgement(word))


def test_a_comparison_counts_every_measure_of_both_once():
    found = compare(body(plans(), foster()), body(plans(word="off track"), foster()))

    assert [row.is_changed for row in found.rows] == [True, False]
    assert found.sentence == "Of 2 measures in both, 1 went from on track to off track and 1 stands as before."


def test_what_is_in_one_only_is_told_apart():
    found = compare(body(plans(), foster()), body(plans()))

    assert [(row.then is None, row.now is None) for row in found.rows] == [(False, False), (False, True)]
    assert found.sentence.endswith("1 measure is no longer reported.")


def test_two_with_nothing_in_common_say_so():
    then, now = body(plans()), body(foster())
    now["measures"][0]["id"] = 9

    found = compare(then, now)

    assert found.sentence.startswith("They have no measure in common.")


def test_a_figure_that_the_later_one_shows_otherwise_is_said():
    found = compare(body(plans("340")), body(plans("346")))

    assert found.rows[0].since == "For 2018/19 the later one shows 346."


def two(then, now, **more):
    """A measure of two periods that do not follow each other, as one scorecard of each shows it."""
    first, last = (period(year) for year in ("2016/17", "2018/19"))
    earlier = measure("Children looked after", [then], periods=[first], **more)
    return compare(body(earlier), body(measure("Children looked after", now, periods=[first, last], **more))).rows[0]


def test_it_tells_the_way_between_the_two_and_not_that_of_the_last_quarter():
    rising_lately = judgement("changed", "It rose; that is neither good nor bad in itself.")

    assert two("222", ["222", "220"], travel=rising_lately).went == (
        "It fell, and a fall is good here. Performance is improving."
    )


def test_the_way_is_told_from_the_figure_that_the_later_one_shows():
    row = two("421", ["430", "423"])

    assert row.went == "It fell, and a fall is good here. Performance is improving."
    assert row.since.endswith("the later one shows 430.")


@pytest.mark.parametrize(
    ("now", "more", "said"),
    [
        (["17", "17"], {}, "Performance is steady."),
        (["17", "19"], {"polarity": "context only"}, "It rose; that is neither good nor bad in itself."),
        (["17", "awaiting"], {}, "It cannot be said which way it went."),
        (
            ["17", "19"],
            {"breaks": [{"on": "2017-04-01", "reason": "Anew."}]},
            "The two figures cannot be compared: it was redefined between them.",
        ),
        (
            ["17", "21"],
            {"target": {**NO_TARGET, "kind": "a band", "low": "12", "high": "18"}},
            "It rose, away from its band. Performance is declining.",
        ),
    ],
)
def test_what_the_way_means_is_said_or_why_it_cannot_be(now, more, said):
    assert two("17", now, **more).went == said


def test_one_that_is_read_once_a_year_shows_the_same_figure_in_both():
    assert compare(body(plans()), body(plans())).rows[0].went == "Both show 2018/19."


def test_the_same_twice_differs_in_nothing():
    assert differences(body(plans()), copy.deepcopy(body(plans()))) == []


def test_a_restated_figure_and_what_follows_from_it_are_said():
    found = differences(body(plans("340")), body(plans("402", "off track")))

    assert found == [
        "Child Protection Plans, 2018/19: 340 becomes 402.",
        "Child Protection Plans: on track becomes off track.",
    ]


def test_that_a_meeting_looked_at_a_measure_since_is_no_change():
    was, now = body(plans()), body(plans())
    now["measures"][0]["marks"] = [{"on": "2019-06-18", "kind": "meeting", "words": "Panel", "address": "/x"}]

    assert differences(was, now) == []


def test_words_measures_and_a_figure_no_longer_provisional_are_said():
    was = body(plans("346p"), foster())
    now = body(plans("346"), introduction="Other words.")

    found = differences(was, now)

    assert "Foster placements is no longer here." in found
    assert "Child Protection Plans, 2018/19: 346 (provisional) becomes 346." in found
    assert "The introduction changes." in found


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("parts", "100 out of 112", "what it is counted from becomes 100 out of 112; it was not shown."),
        ("note", "One ward is missing.", "what is said beside the figure changes."),
        ("provisional_until", "2019-09-30", "what is said beside the figure changes."),
        ("low", "1", "what was aimed at then changes."),
        ("value", "346.2", "it still reads 346, from 346 before and 346.2 now."),
    ],
)
def test_what_changes_about_a_figure_that_stays_is_said(part, value, said):
    now = copy.deepcopy(body(plans()))
    now["measures"][0]["points"][-1][part] = value

    found = differences(body(plans()), now)

    assert found == [f"Child Protection Plans, 2018/19: {said}"]


def test_only_what_the_product_words_otherwise_changes_no_figure():
    now = copy.deepcopy(body(plans()))
    now["measures"][0]["exception"] = "In other words."

    assert differences(body(plans()), now) == ["Only how it is worded is different; no figure is."]


def test_what_a_measure_is_counts_as_a_change():
    now = copy.deepcopy(body(plans()))
    now["measures"][0]["definition"] = "Every child."

    assert differences(body(plans()), now) == ["Child Protection Plans: what is said about the measure itself changes."]


def test_nothing_is_withheld_where_a_figure_is_only_restated():
    assert not withholds(body(plans(), foster()), body(plans("402"), foster()))


def test_a_measure_gone_or_a_figure_suppressed_since_is_withheld():
    hidden = copy.deepcopy(body(plans()))
    hidden["measures"][0]["points"][1] |= {"state": "suppressed", "value": "", "shown": "Suppressed"}

    assert withholds(body(plans(), foster()), body(plans()))
    assert withholds(body(plans()), hidden)


def test_words_taken_back_or_written_anew_are_withheld_and_added_ones_are_not():
    told = body(plans(), introduction="A person is named.")
    noted = body(plans())
    noted["measures"][0]["points"][-1]["note"] = "One child."

    assert withholds(told, body(plans(), introduction="")) and withholds(told, body(plans(), introduction="Nobody is."))
    assert withholds(noted, body(plans()))
    assert not withholds(body(plans(), introduction=""), told)
    assert not withholds(noted, body(plans("402")))
