"""Scoring suggestions: schemes that hold together, marks within them, and the order that many marks make."""

import pytest

from models.rules import RuleBroken, scoring
from models.rules.scoring import SHIPPED, Given

PICK = [{"name": name, "question": question} for name, question in SHIPPED[0].criteria]


def given(*marks: int, highest: int = 3) -> Given:
    return Given({f"Criterion {number}": mark for number, mark in enumerate(marks)}, 0, highest)


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda one: one.name)
def test_every_scheme_that_comes_with_the_product_is_a_scheme(shipped):
    criteria = [{"name": name, "question": question} for name, question in shipped.criteria]

    scoring.check_scheme(shipped.name, criteria, shipped.lowest, shipped.highest)


def test_those_that_come_with_the_product_are_pick_topic_and_feasibility():
    assert [one.name for one in SHIPPED] == ["PICK", "TOPIC", "Feasibility"]
    assert "".join(name[0] for name, _ in SHIPPED[0].criteria) == "PICK"
    assert "".join(name[0] for name, _ in SHIPPED[1].criteria) == "TOPIC"


@pytest.mark.parametrize(
    ("name", "lines", "lowest", "highest", "field"),
    [
        ("", "Impact: how much?", 0, 3, "name"),
        ("Ours", "", 0, 3, "criteria"),
        ("Ours", ": how much?", 0, 3, "criteria"),
        ("Ours", "Impact: how much?\nimpact: how far?", 0, 3, "criteria"),
        ("Ours", "\n".join(f"C{number}: ?" for number in range(13)), 0, 3, "criteria"),
        ("Ours", "Impact: how much?", 3, 3, "highest"),
        ("Ours", "Impact: how much?", 0, 11, "highest"),
        ("Ours", "Impact: how much?", None, 3, "lowest"),
    ],
)
def test_a_scheme_that_cannot_be_marked_by_is_refused(name, lines, lowest, highest, field):
    with pytest.raises(RuleBroken) as refused:
        scoring.check_scheme(name, scoring.criteria_read(lines), lowest, highest)

    assert refused.value.field == field


def test_criteria_come_back_as_they_were_typed():
    typed = "Impact: How much: for whom?\nCost"

    assert scoring.criteria_typed(scoring.criteria_read(typed)) == typed


@pytest.mark.parametrize("mark", [None, -1, 4])
def test_a_mark_left_out_or_outside_the_scheme_is_refused_by_its_criterion(mark):
    marks = {one["name"]: 2 for one in PICK} | {"Impact": mark}

    with pytest.raises(RuleBroken, match="Mark “Impact” from 0 to 3"):
        scoring.check_marks(marks, PICK, 0, 3)


def test_suggestions_stand_in_the_order_of_their_average_points_and_equal_ones_share_a_place():
    scores = {1: [given(1, 1)], 2: [given(3, 3), given(1, 1)], 3: [given(2, 2)], 4: [], 5: [given(0, 0)]}

    found = [(one.number, one.place, one.points, one.scored_by) for one in scoring.ranked(scores)]

    assert found == [(2, 1, 67, 2), (3, 1, 67, 1), (1, 3, 33, 1), (5, 4, 0, 1), (4, None, None, 0)]


def test_marks_by_another_scheme_stand_beside_them_as_points_of_a_hundred():
    scores = {1: [given(5, 5, highest=10)], 2: [given(2, 2)]}

    assert [one.number for one in scoring.ranked(scores)] == [2, 1]


def test_each_criterion_has_its_average():
    [one] = scoring.ranked({1: [given(3, 0), given(2, 0), given(3, 1)]})

    assert one.criteria == {"Criterion 0": 2.7, "Criterion 1": 0.3}
