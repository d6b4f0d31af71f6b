"""Where each thing that arises stands, in a sentence."""

from datetime import date

import pytest

from models.minutes_vocabulary import ActionStatus, Implementation, OwedStatus, RecommendationResponse
from models.rules import matters_arising

DAY = date(2019, 5, 3)


@pytest.mark.parametrize(
    ("status", "by", "due_on", "outcome", "said"),
    [
        (OwedStatus.OWED, "Helen King", DAY, "", "Still owed by Helen King, due on 3 May 2019."),
        (OwedStatus.OWED, "", None, "", "Still owed, and nobody is named as owing it."),
        (OwedStatus.DONE, "Helen King", None, "Sent by e-mail", "Done on 3 May 2019: Sent by e-mail."),
        (OwedStatus.DECLINED, "", None, "No time.\nSorry.", "Declined on 3 May 2019: No time. Sorry."),
    ],
)
def test_what_is_owed_ends_with_its_reason_or_says_who_owes_it(status, by, due_on, outcome, said):
    ended_on = DAY if outcome else None

    assert matters_arising.owed(status, by=by, due_on=due_on, outcome=outcome, ended_on=ended_on) == said


def test_an_action_says_whose_it_is_and_what_was_said_of_it():
    is_open = matters_arising.action("Helen King", ActionStatus.OPEN, due_on=DAY, ended_on=None, said="Begun")
    done = matters_arising.action("Helen King", ActionStatus.DONE, due_on=None, ended_on=DAY, said="")

    assert is_open == "An action for Helen King, due on 3 May 2019: not started. Begun."
    assert done == "An action for Helen King: done on 3 May 2019."


@pytest.mark.parametrize(
    ("response", "answer_by", "said"),
    [
        (RecommendationResponse.AWAITED, None, "Recommended to Cabinet: no answer yet."),
        (RecommendationResponse.AWAITED, DAY, "Recommended to Cabinet: the answer is due by 3 May 2019."),
        (
            RecommendationResponse.AWAITED, date(2019, 5, 2),
            "Recommended to Cabinet: the answer was due by 2 May 2019.",
        ),
        (RecommendationResponse.ACCEPTED, DAY, "Recommended to Cabinet: accepted on 3 May 2019. Why not. In progress."),
        (RecommendationResponse.REJECTED, DAY, "Recommended to Cabinet: rejected on 3 May 2019. Why not."),
    ],
)  # fmt: skip
def test_a_recommendation_says_what_was_answered_or_until_when_it_is_owed(response, answer_by, said):
    answered = response is not RecommendationResponse.AWAITED

    assert said == matters_arising.recommendation(
        "Cabinet",
        response,
        answer_by=answer_by,
        responded_on=DAY if answered else None,
        reasons="Why not" if answered else "",
        implementation=Implementation.IN_PROGRESS,
        today=DAY,
    )


def test_a_sentence_ends_once():
    assert [matters_arising.sentence(one) for one in ("", "A", "A.", "A?\n", "a  b")] == ["", "A.", "A.", "A?", "a b."]
