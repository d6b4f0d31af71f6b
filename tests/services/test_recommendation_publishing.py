"""What the public reads of recommendations: as much as public minutes hold, and what came of it since."""

import json
from datetime import date

import pytest

from models.minutes_vocabulary import Implementation, RecommendationResponse
from models.publication import Publication, Published, PublishedRecommendation
from models.vocabulary import Part, SubjectKind
from tests import factories, recommended
from tests.recommended import BY, HELD_ON, NOW, correct, make_public, withdraw_minutes
from tests.services.statements import counted
from webapp.database import db
from webapp.services import recommendation_publishing, recommendations

KIND = SubjectKind.RECOMMENDATION


@pytest.fixture
def sent(app):
    return recommended.recommended()


def live(sent) -> Published | None:
    return db.session.get(Published, (KIND, sent.id), populate_existing=True)


def body(sent) -> dict:
    return json.loads(live(sent).body)


def listed(sent) -> PublishedRecommendation | None:
    return db.session.get(PublishedRecommendation, sent.id, populate_existing=True)


def respond(sent, response=RecommendationResponse.REJECTED, text="There is no time.") -> None:
    said = {"response": response, "responded_on": NOW.date(), "response_text": text}
    recommendations.respond(sent, said, revision=str(sent.revision), by=BY, at=NOW)
    db.session.commit()


def test_nothing_is_public_before_the_minutes_are(sent):
    respond(sent)

    assert (live(sent), listed(sent)) == (None, None)


def test_it_is_public_with_the_decisions_that_hold_it(sent):
    make_public(sent.resolution.meeting)

    assert body(sent)["address"] == f"/committees/adult-panel/recommendations/{sent.id}"
    assert body(sent)["to"] == {"name": "Full Council", "address": None}
    assert body(sent)["minutes"]["address"].endswith(f"/minutes#item-{sent.resolution.item_id}")
    assert (listed(sent).to_body, listed(sent).sent_on, listed(sent).response) == ("Full Council", HELD_ON, "awaited")


def test_what_comes_of_it_is_public_at_once_each_time_as_a_version_with_its_reason(sent):
    make_public(sent.resolution.meeting)

    recommendations.give_notice(
        sent, reported_on=None, notice_on=HELD_ON, revision=str(sent.revision), by=BY, at=NOW
    )  # fmt: skip
    respond(sent, RecommendationResponse.ACCEPTED, "")
    said = {"implementation": Implementation.DONE, "implemented_on": NOW.date(), "evidence": "Minute 40"}
    recommendations.carry_out(sent, said, revision=str(sent.revision), by=BY, at=NOW)
    db.session.commit()

    versions = db.session.query(Publication).filter_by(subject_kind=KIND, subject_id=sent.id).order_by(Publication.id)
    assert [one.reason for one in versions] == [
        "",
        "The notice that requires an answer was received.",
        "The response was recorded: accepted.",
        "It was recorded how it stands: carried out.",
    ]
    assert body(sent)["required"] == {"notice_on": "2019-03-12", "reported_on": None, "answer_by": "2019-05-11"}
    assert body(sent)["implementation"]["evidence"] == "Minute 40"
    assert (listed(sent).answer_by, listed(sent).implementation) == (date(2019, 5, 11), "carried out")


def test_it_goes_with_the_minutes_and_comes_back_with_them(sent):
    make_public(sent.resolution.meeting)
    withdraw_minutes(sent.resolution.meeting)
    gone = (live(sent).is_withdrawn, listed(sent))

    make_public(sent.resolution.meeting)

    assert gone == (True, None)
    assert not live(sent).is_withdrawn
    assert listed(sent) is not None


def test_one_that_is_withdrawn_goes_with_its_reason(sent):
    make_public(sent.resolution.meeting)

    recommendations.withdraw(sent, "It was made by mistake.", revision=str(sent.revision), by=BY, at=NOW)
    make_public(sent.resolution.meeting)

    assert live(sent).is_withdrawn
    newest = db.session.query(Publication).filter_by(subject_kind=KIND).order_by(Publication.id.desc()).first()
    assert newest.reason == "It was withdrawn: It was made by mistake."
    assert recommended.TEXT not in live(sent).body


def test_one_sent_again_is_read_as_it_was_corrected_and_why(sent):
    make_public(sent.resolution.meeting)
    correct(sent.resolution, "That it receive two updates.")

    before = body(sent)["text"]
    recommendations.send_again(sent, "One was meant twice.", revision=str(sent.revision), by=BY, at=NOW)

    assert (before, body(sent)["text"]) == (recommended.TEXT, "That it receive two updates.")
    assert body(sent)["required"] is None
    newest = db.session.query(Publication).filter_by(subject_kind=KIND).order_by(Publication.id.desc()).first()
    assert newest.reason == "It was sent again as it was corrected: One was meant twice."


def test_one_of_a_private_item_is_never_public(sent):
    meeting, item = sent.resolution.meeting, sent.resolution.item
    item.part, item.public_heading, item.exempt_paragraphs = Part.PRIVATE, "A property matter", [3]
    factories.keep(item)

    make_public(meeting)
    recommendation_publishing.publish_of(meeting, recommended.act())

    assert live(sent) is None


def test_one_made_since_waits_for_the_minutes_to_be_published_again(sent):
    make_public(sent.resolution.meeting)
    later = recommendations.send_from(sent.resolution, text="Not told yet.", to_body="The Trust", by=BY, at=NOW)
    respond(later)
    waiting = live(later)

    make_public(sent.resolution.meeting)

    assert waiting is None
    assert body(later)["response"]["text"] == "There is no time."


def test_what_did_not_change_is_not_published_again(sent):
    make_public(sent.resolution.meeting)
    recommendation_publishing.publish_of(sent.resolution.meeting, recommended.act())

    assert live(sent).version == 1


def test_however_many_a_meeting_made_the_ledger_is_asked_once_which_are_public(sent):
    meeting = sent.resolution.meeting
    make_public(meeting)

    def follow() -> list[str]:
        db.session.expire_all()
        with counted() as said:
            recommendation_publishing.publish_of(meeting, recommended.act())
        return [one for one in said if "FROM published " in one]

    few = follow()
    for place in range(2, 7):
        told = {"text": f"That it act {place}.", "to_body": "The Trust", "by": BY, "at": NOW}
        recommendations.send_from(sent.resolution, **told)
    make_public(meeting)

    assert len(follow()) == len(few)
