"""The words offered where a committee asks why fit how the measure stands."""

import pytest

from models.rules.asking_why import to_do
from models.scorecard_vocabulary import Standing


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing.ON_TRACK, "Explain what keeps “Plans” on track, and whether it will stay there."),
        (Standing.NEAR, "Explain why “Plans” is only near its target, and what will bring it there."),
        (Standing.OFF_TRACK, "Explain why “Plans” is off track, and what is done about it."),
        (
            Standing.NO_TARGET,
            "Explain why “Plans” has no target, and how the committee can tell whether it does well.",
        ),
        (Standing.NO_DATA, "Explain why “Plans” has no data, and when the committee will have it."),
    ],
)
def test_what_is_to_be_done_fits_how_the_measure_stands(standing, words):
    assert to_do("Plans", standing) == words


def test_each_standing_has_words_and_a_name_keeps_its_signs():
    assert all("{A} 100%" in to_do("{A} 100%", one) for one in Standing)
