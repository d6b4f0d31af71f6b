"""Counts typed into a report, held against what the figures give: the faults of the real papers, and what is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.counts_in_words import Counted, disagreements
from models.rules.scorecard_summary import summary
from models.rules.scorecards import Judgement
from models.scorecard_vocabulary import ReadingState, Standing

WARWICKSHIRE = Counted(6, {Standing.ON_TRACK: 10, Standing.OFF_TRACK: 7, Standing.NO_DATA: 4}, areas_here=3)
OF_TWELVE = Counted(0, {Standing.ON_TRACK: 9, Standing.OFF_TRACK: 2, Standing.NO_DATA: 1})
YEAR_END = (
    "At the year end position, 47.6% (10) of KBMs have achieved target while 52.4% (11) of KBMs are behind target."
)
STRATEGIC = (
    "62 Key Business Measures, 48 of which are grouped under, and reported against, the seven agreed policy areas."
)


@pytest.mark.parametrize(
    ("words", "counted", "said"),
    [
        (
            STRATEGIC,
            WARWICKSHIRE,
            ["The words say “seven agreed policy areas”; the table has 6, and this report is about 3 of them."],
        ),
        (
            YEAR_END,
            WARWICKSHIRE,
            ["The words say “52.4% (11)” behind target; the figures give 7, besides 4 without data."],
        ),
        (
            "75% (9) are on track and the remainder 25% (2) not on track, 1 not available.",
            OF_TWELVE,
            [
                "The words say “25% (2)”; 2 of 12 measures is 17%.",
                "The words say “75% (9)” and “25% (2)”: that is 11 of 12 measures.",
            ],
        ),
        ("9 (75%) are on track.\nFor 1 (8%) data is awaited.", OF_TWELVE, []),
        ("On track are 8 (67%).", OF_TWELVE, ["The words say “8 (67%)” on track; the figures give 9."]),
        ("The 6 policy areas are listed below. 60% (12) of schools replied.", WARWICKSHIRE, []),
        ("The three policy areas of this report.", WARWICKSHIRE, []),
        ("", WARWICKSHIRE, []),
    ],
)
def test_what_the_words_count_otherwise_is_said(words, counted, said):
    assert disagreements(words, counted) == said


def test_a_framework_without_areas_or_measures_is_not_compared():
    assert disagreements(f"{STRATEGIC} {YEAR_END}", Counted(0, {})) == []


JUDGED = st.sampled_from([Standing.ON_TRACK, Standing.NEAR, Standing.OFF_TRACK, Standing.NO_DATA]).map(
    lambda word: Judgement(word, "", "", state=ReadingState.AWAITED)
)


@given(st.text(max_size=200))
def test_no_words_break_the_reading(words):
    assert isinstance(disagreements(words, WARWICKSHIRE), list)


@given(st.lists(JUDGED.filter(lambda one: one.word != Standing.NEAR), max_size=20))
def test_the_summary_of_the_product_never_counts_otherwise(judgements):
    made = summary(judgements)
    told = disagreements(made.sentence, Counted(0, made.counts))

    assert not [said for said in told if "the figures give" in said]
