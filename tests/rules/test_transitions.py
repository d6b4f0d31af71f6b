"""The one table of moves."""

import pytest

from models.rules import RuleBroken
from models.rules.transitions import MOVES, check_move
from models.vocabulary import MeetingStatus


@pytest.mark.parametrize("states", MOVES)
def test_every_state_has_a_row_and_leads_only_to_states_of_its_own_kind(states):
    assert set(MOVES[states]) == set(states)
    assert all(type(onward) is states for row in MOVES[states].values() for onward in row)


def test_a_meeting_is_cancelled_and_can_be_put_back():
    check_move(MeetingStatus.SCHEDULED, MeetingStatus.CANCELLED)
    check_move(MeetingStatus.CANCELLED, MeetingStatus.SCHEDULED)


@pytest.mark.parametrize("state", MeetingStatus)
def test_a_move_to_the_same_state_says_so(state):
    with pytest.raises(RuleBroken, match=f"already {state}"):
        check_move(state, state)
