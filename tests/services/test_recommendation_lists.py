"""Recommendations as officers see them listed: who reads each, found for all of them at once."""

import pytest

from tests import recommended
from tests.recommended import BY, NOW, make_public, withdraw_minutes
from tests.services.statements import counted
from webapp.services import recommendation_lists


@pytest.fixture
def sent(app):
    return recommended.recommended()


def again(sent, number: int):
    where = {"council": sent.to_committee, "committee": sent.resolution.meeting.committee}
    return recommended.recommended(**where, meeting=sent.resolution.meeting, heading=f"Item {number}")


def test_a_list_says_of_each_whether_the_public_reads_it(sent):
    meeting = sent.resolution.meeting
    hidden = [one.is_public for one in recommendation_lists.awaiting(by=BY, on=NOW.date())]

    make_public(meeting)
    shown = [one.is_public for one in recommendation_lists.awaiting(by=BY, on=NOW.date())]
    withdraw_minutes(meeting)

    taken_away = [one.is_public for one in recommendation_lists.awaiting(by=BY, on=NOW.date())]
    assert (hidden, shown, taken_away) == ([False], [True], [False])


def test_however_many_are_listed_they_are_read_by_the_same_number_of_statements(app, sent):
    def asked() -> int:
        with app.app_context(), counted() as said:
            recommendation_lists.awaiting(by=BY, on=NOW.date())
        return len(said)

    few = asked()
    for number in range(5):
        again(sent, number)

    assert asked() == few
