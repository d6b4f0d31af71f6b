"""One amendment at a time, and the motion as it reads once amended."""

import pytest

from models.minutes_vocabulary import MotionOutcome
from models.rules import RuleBroken, amendments
from models.rules.amendments import Amendment

CARRIED, LOST, WITHDRAWN = MotionOutcome


@pytest.mark.parametrize(
    ("made", "reads"),
    [
        ([], "Spend £10"),
        ([Amendment("Spend £20", CARRIED)], "Spend £20"),
        ([Amendment("Spend £20", LOST)], "Spend £10"),
        ([Amendment("Spend £20", CARRIED), Amendment("Spend £30", CARRIED)], "Spend £30"),
        ([Amendment("Spend £20", CARRIED), Amendment("Spend £30", WITHDRAWN)], "Spend £20"),
        ([Amendment("Spend £20")], "Spend £10"),
    ],
)
def test_an_amendment_carried_becomes_the_motion_before_the_meeting(made, reads):
    assert amendments.substantive("Spend £10", made) == reads


@pytest.mark.parametrize(
    ("outcome", "made", "wanted", "why"),
    [
        (CARRIED, [], "Spend £20", "carried already"),
        (None, [Amendment("Spend £30")], "Spend £20", "is being discussed"),
        (None, [], " Spend  £10 ", "as it would read"),
        (None, [Amendment("Spend £20", CARRIED)], "Spend £20", "as it would read"),
    ],
)
def test_an_amendment_of_what_is_decided_or_beside_another_or_of_nothing_is_refused(outcome, made, wanted, why):
    with pytest.raises(RuleBroken, match=why):
        amendments.check_may_be_amended(outcome, "Spend £10", made, wanted)


def test_an_amendment_may_follow_one_that_was_decided():
    amendments.check_may_be_amended(None, "Spend £10", [Amendment("Spend £20", CARRIED)], "Spend £10")


@pytest.mark.parametrize(
    ("outcome", "made", "why"), [(WITHDRAWN, [], "was withdrawn"), (None, [Amendment("x")], "is being discussed")]
)
def test_a_motion_is_put_once_its_amendments_are_decided(outcome, made, why):
    with pytest.raises(RuleBroken, match=why):
        amendments.check_may_be_put(outcome, made)
