"""The summary: every measure once, percentages that add up, and no sentence like fault 9 of the real papers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.scorecard_summary import more_than_stated, summary
from models.rules.scorecards import Judgement
from models.scorecard_vocabulary import ReadingState, Standing


def judged(word: Standing, state: ReadingState = ReadingState.GIVEN) -> Judgement:
    return Judgement(word, "", "", state=state)


ON, OFF = judged(Standing.ON_TRACK), judged(Standing.OFF_TRACK)
AWAITED = judged(Standing.NO_DATA, ReadingState.AWAITED)
EVERY = st.one_of(
    st.sampled_from([word for word in Standing if word is not Standing.NO_DATA]).map(judged),
    st.sampled_from(ReadingState).map(lambda state: judged(Standing.NO_DATA, state)),
)


@pytest.mark.parametrize(
    ("judgements", "sentence"),
    [
        (
            [ON] * 9 + [OFF] * 2 + [AWAITED],
            "Of 12 measures, 9 (75%) are on track, 2 (17%) are behind target and for 1 (8%) data is awaited.",
        ),
        (
            [ON] * 10 + [OFF] * 8 + [AWAITED] * 3,
            "Of 21 measures, 10 (48%) are on track, 8 (38%) are behind target and for 3 (14%) data is awaited.",
        ),
        (
            [ON, judged(Standing.NEAR), judged(Standing.NO_TARGET), judged(Standing.NO_DATA, ReadingState.SUPPRESSED)],
            "Of 4 measures, 1 (25%) is on track, 1 (25%) is near its target, 1 (25%) has no target and "
            "for 1 (25%) the number is too small to publish.",
        ),
        ([ON] * 3, "All 3 measures (100%) are on track."),
        ([OFF], "The one measure (100%) is behind target."),
        ([AWAITED] * 2, "For all 2 measures (100%) data is awaited."),
        ([ON] * 300 + [OFF], "Of 301 measures, 300 (100%) are on track and 1 (under 1%) is behind target."),
        ([], "There are no measures to report."),
    ],
)
def test_the_summary_says_how_many_stand_how(judgements, sentence):
    assert summary(judgements).sentence == sentence


@given(st.lists(EVERY, max_size=80))
def test_no_sentence_fails_to_add_up(judgements):
    """Fault 9: "75% (9) on track … remainder 25% (2) not on track, 1 not available" of 12 measures cannot be made."""
    made = summary(judgements)
    told = re.findall(r"(\d+) \((\d+|under 1)%\)", made.sentence)

    assert sum(made.counts.values()) == len(judgements)
    assert sum(made.percents.values()) == (100 if judgements else 0)
    assert list(made.counts) == list(made.percents) == [word.value for word in Standing]
    if made.sentence.startswith("Of "):
        assert sum(int(number) for number, _ in told) == len(judgements)
        assert sum(int(percent) for _, percent in told if percent != "under 1") == 100
    for word in Standing:
        share = made.counts[word] * 100 / len(judgements) if judgements else 0
        assert abs(made.percents[word] - share) < 3


@pytest.mark.parametrize(
    ("stated", "number", "said"),
    [
        (7, 8, ["Children are Safe: 8 measures are reported here, but the number stated for it is 7."]),
        (0, 1, ["Children are Safe: 1 measure is reported here, but the number stated for it is 0."]),
        (8, 8, []),
        (15, 8, []),
    ],
)
def test_a_policy_area_with_more_measures_than_stated_is_said_to_have_them(stated, number, said):
    areas = [
        {"outcome": "", "name": "Children are Safe", "measures_in_all": stated, "is_reported": True},
        {"outcome": "", "name": "Education", "measures_in_all": 0, "is_reported": False},
    ]

    assert more_than_stated(areas, [{"area": "Children are Safe"}] * number) == said
