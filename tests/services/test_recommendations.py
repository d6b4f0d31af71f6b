"""Recommendations to other bodies: required by notice to be answered, answered, carried out."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from models.minutes_vocabulary import Implementation, RecommendationResponse, ResolutionOutcome
from models.resolution import Recommendation, Resolution
from models.rules import RuleBroken
from models.vocabulary import CommitteeKind
from tests import factories, recommended
from webapp.database import db
from webapp.services import recommendations
from webapp.services.actors import operator
from webapp.services.revisions import ChangedMeanwhile

NOW = datetime(2019, 6, 18, 9, 0, tzinfo=UTC)
BY = operator(on=NOW.date())
HELD_ON = date(2019, 3, 12)
TEXT = "That Full Council be recommended to receive an update."


@pytest.fixture
def sent(app) -> Recommendation:
    council = factories.committee(kind=CommitteeKind.COUNCIL)
    committee = factories.committee(kind=CommitteeKind.SCRUTINY)
    meeting = factories.meeting(committee, held_on=HELD_ON)
    resolution = factories.keep(
        Resolution(meeting=meeting, item=factories.item(meeting), outcome=ResolutionOutcome.RECOMMENDED, text=TEXT)
    )
    found = recommendations.send_from(resolution, text=TEXT, to_committee_id=council.id, by=BY, at=NOW)
    db.session.commit()
    return found


def notice(found: Recommendation, on: date = HELD_ON) -> None:
    recommendations.give_notice(found, reported_on=None, notice_on=on, revision=str(found.revision), by=BY, at=NOW)


def respond(found: Recommendation, response: RecommendationResponse, text: str = "") -> None:
    said = {"response": response, "responded_on": NOW.date(), "response_text": text}
    recommendations.respond(found, said, revision=str(found.revision), by=BY, at=NOW)


def carry_out(found: Recommendation, **others) -> None:
    said = {"implementation": Implementation.DONE, "implemented_on": NOW.date(), "evidence": "Minute 40", **others}
    recommendations.carry_out(found, said, revision=str(found.revision), by=BY, at=NOW)


def test_the_clock_starts_with_a_notice(sent) -> None:
    before = recommendations.answer_by(sent)

    notice(sent)

    assert (before, recommendations.answer_by(sent)) == (None, date(2019, 5, 11))
    assert recommendations.awaiting(by=BY) == [sent]


def test_no_notice_can_require_an_answer_of_a_body_outside_the_council(sent) -> None:
    partner = recommendations.send_from(sent.resolution, text=TEXT, to_body="The Health Trust", by=BY, at=NOW)

    with pytest.raises(RuleBroken, match="Only a scrutiny committee can require"):
        notice(partner)


def test_it_is_answered_and_carried_out(sent) -> None:
    respond(sent, RecommendationResponse.PARTLY, "From next year.")

    carry_out(sent)

    assert (sent.response_text, sent.implementation) == ("From next year.", Implementation.DONE)
    assert recommendations.awaiting(by=BY) == []


def test_a_rejection_needs_reasons_and_ends_what_was_carried_out(sent) -> None:
    respond(sent, RecommendationResponse.ACCEPTED)
    carry_out(sent)

    with pytest.raises(RuleBroken, match="reasons"):
        respond(sent, RecommendationResponse.REJECTED)
    respond(sent, RecommendationResponse.REJECTED, "No money.")

    assert (sent.implementation, sent.implemented_on, sent.evidence) == (Implementation.NOT_STARTED, None, "")


def test_a_response_entered_by_mistake_is_taken_back(sent) -> None:
    respond(sent, RecommendationResponse.ACCEPTED)

    respond(sent, RecommendationResponse.AWAITED)

    assert (sent.responded_on, sent.response_text) == (None, "")


def test_the_second_of_two_who_record_a_response_is_told(sent) -> None:
    seen = str(sent.revision)
    respond(sent, RecommendationResponse.ACCEPTED)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        said = {"response": RecommendationResponse.REJECTED, "responded_on": NOW.date(), "response_text": "No."}
        recommendations.respond(sent, said, revision=seen, by=BY, at=NOW)


@pytest.mark.parametrize(
    ("whom", "sentence"),
    [
        ({}, "which body"),
        ({"to_committee_id": "its own"}, "makes no recommendation to itself"),
        ({"to_committee_id": "another", "to_body": "The Trust"}, "not both"),
    ],
)
def test_it_goes_to_one_other_body(sent, whom, sentence) -> None:
    numbers = SimpleNamespace(its_own=sent.resolution.meeting.committee_id, another=sent.to_committee_id)
    if "to_committee_id" in whom:
        whom = {**whom, "to_committee_id": getattr(numbers, whom["to_committee_id"].replace(" ", "_"))}

    with pytest.raises(RuleBroken, match=sentence):
        recommendations.send_from(sent.resolution, text=TEXT, **whom, by=BY, at=NOW)


def test_one_withdrawn_is_in_no_list_and_is_not_answered(sent) -> None:
    with pytest.raises(RuleBroken, match="why it is withdrawn") as refused:
        recommendations.withdraw(sent, " ", revision=str(sent.revision), by=BY, at=NOW)
    recommendations.withdraw(sent, "Made by mistake.", revision=str(sent.revision), by=BY, at=NOW)

    assert refused.value.field == "reason"
    assert recommendations.awaiting(by=BY) == recommendations.of_committee(sent.resolution.meeting.committee) == []
    with pytest.raises(RuleBroken, match="was withdrawn"):
        respond(sent, RecommendationResponse.ACCEPTED)


def test_once_its_resolution_is_corrected_it_is_sent_again_with_the_reason_and_waits_for_a_new_notice(sent) -> None:
    notice(sent)
    seen = str(sent.revision)
    before = recommendations.is_corrected_since(sent)
    recommended.correct(sent.resolution, "That it receive two updates.")
    after = recommendations.is_corrected_since(sent)

    with pytest.raises(RuleBroken, match="why it is sent again"):
        recommendations.send_again(sent, " ", revision=seen, by=BY, at=NOW)
    recommendations.send_again(sent, "One was meant twice.", revision=seen, by=BY, at=NOW)

    assert (before, after, recommendations.is_corrected_since(sent)) == (False, True, False)
    assert (sent.text, sent.notice_on) == ("That it receive two updates.", None)
    with pytest.raises(ChangedMeanwhile):
        recommendations.send_again(sent, "Again.", revision=seen, by=BY, at=NOW)
    with pytest.raises(RuleBroken, match="reads as it was sent"):
        recommendations.send_again(sent, "Again.", revision=str(sent.revision), by=BY, at=NOW)


def test_one_that_was_answered_is_not_sent_again_under_its_answer(sent) -> None:
    respond(sent, RecommendationResponse.ACCEPTED)
    recommended.correct(sent.resolution, "That it receive two updates.")

    with pytest.raises(RuleBroken, match="was answered as it was sent"):
        recommendations.send_again(sent, "It changed.", revision=str(sent.revision), by=BY, at=NOW)


def test_one_corrected_back_and_a_part_sent_since_are_as_they_were_sent(sent) -> None:
    part = recommendations.send_from(sent.resolution, text="An update", to_body="The Trust", by=BY, at=NOW)
    for text in ("That it receive two updates.", TEXT):
        recommended.correct(sent.resolution, text)

    assert not recommendations.is_corrected_since(sent)
    assert not recommendations.is_corrected_since(part)
    later = recommendations.send_from(sent.resolution, text="An update", to_body="The Mayor", by=BY, at=NOW)
    assert not recommendations.is_corrected_since(later)


def test_a_part_is_outdated_only_once_its_own_words_are_corrected(sent) -> None:
    part = recommendations.send_from(sent.resolution, text="Receive an update", to_body="The Trust", by=BY, at=NOW)
    recommended.correct(sent.resolution, "That Full Council and the Trust be recommended to receive an update.")
    before = [recommendations.is_corrected_since(one) for one in (sent, part)]
    recommended.correct(sent.resolution, "That Full Council be recommended to receive two updates.")
    after = recommendations.is_corrected_since(part)

    seen = str(part.revision)
    recommendations.send_again(part, "Two were meant.", text="Receive two updates", revision=seen, by=BY, at=NOW)

    assert (before, after) == ([True, False], True)
    assert part.text == "Receive two updates" and not recommendations.is_corrected_since(part)
