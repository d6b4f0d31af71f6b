"""What is owed: marked in the minutes, waved through, followed up, ended; and what the clerk is asked about."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from models.audit import AuditEvent
from models.minutes import Minute
from models.minutes_vocabulary import OwedKind, OwedStatus, ResolutionOutcome
from models.resolution import Recommendation, Resolution
from models.rules import RuleBroken
from tests import factories
from webapp.database import db
from webapp.services import owed, owed_sentences, topics
from webapp.services.actors import operator
from webapp.services.owed import OwedDetails
from webapp.services.revisions import ChangedMeanwhile

NOW = datetime.now(UTC)
BY = operator(on=NOW.date())
TEXT = """Rates fell last year.

Councillor Grey asked that the map be corrected. Helen King stated that she would provide the figures.
"""
ASK = "Councillor Grey asked that the map be corrected."
PROMISE = "Helen King stated that she would provide the figures."


@pytest.fixture
def held(app) -> SimpleNamespace:
    factories.council()
    committee = factories.committee()
    meeting = factories.meeting(committee, held_on=NOW.date())
    item = factories.item(meeting, "Roads")
    db.session.refresh(meeting)
    minute = factories.keep(Minute(meeting=meeting, item=item, text=TEXT))
    return SimpleNamespace(committee=committee, meeting=meeting, item=item, minute=minute)


def details(kind: OwedKind = OwedKind.ASK, *, asked_by: str = "") -> OwedDetails:
    return {
        "kind": kind,
        "asked_by_id": None,
        "asked_by": asked_by,
        "owed_by_id": None,
        "owed_by": "",
        "due_on": None,
    }


def mark(held: SimpleNamespace, quoted: str = ASK, kind: OwedKind = OwedKind.ASK):
    found = owed.mark(held.item, quoted, details(kind), by=BY, at=NOW)
    db.session.commit()
    return found


def words(held: SimpleNamespace) -> list[str]:
    return [one.words for one in owed_sentences.unmarked(held.meeting)]


def test_sentences_that_read_like_something_owed_are_asked_about_until_marked_or_waved_through(held) -> None:
    assert words(held) == [ASK, PROMISE]

    mark(held)
    owed_sentences.wave_through(held.item, PROMISE, by=BY, at=NOW)

    assert words(held) == []
    assert [one.quoted for one in owed.of_item(held.item)] == [ASK]


def test_a_sentence_is_asked_about_again_once_its_words_change_or_its_mark_is_taken_away(held) -> None:
    found = mark(held)
    owed_sentences.wave_through(held.item, PROMISE, by=BY, at=NOW)
    held.minute.text = TEXT.replace("figures", "counts")

    owed.unmark(found, revision=str(found.revision), by=BY, at=NOW)

    assert words(held) == [ASK, PROMISE.replace("figures", "counts")]


def test_waving_the_same_sentence_through_twice_writes_it_down_once(held) -> None:
    for _ in range(2):
        owed_sentences.wave_through(held.item, PROMISE, by=BY, at=NOW)

    assert [one.what for one in db.session.query(AuditEvent)] == ["sentence waved through"]


def test_a_resolution_that_recommends_is_asked_about_until_something_follows_from_it(held) -> None:
    text = "That Full Council be recommended to receive an update."
    resolution = factories.keep(
        Resolution(meeting=held.meeting, item=held.item, outcome=ResolutionOutcome.RECOMMENDED, text=text)
    )
    before = words(held)

    factories.keep(Recommendation(resolution=resolution, text=text, to_body="Full Council"))

    assert text in before
    assert text not in words(held)


@pytest.mark.parametrize(
    ("quoted", "sentence"),
    [
        ("", "Select the words"),
        ("The road was closed.", "not in the minute any more"),
        (ASK, "marked already"),
    ],
)
def test_words_are_refused_that_cannot_be_marked(held, quoted, sentence) -> None:
    mark(held)

    with pytest.raises(RuleBroken, match=sentence) as refused:
        mark(held, quoted)

    assert refused.value.field == "quoted"


def test_who_asked_and_who_owes_it_is_guessed_from_the_names_in_the_words(held) -> None:
    grey, king = factories.member(name="Ada Grey"), factories.member(name="Helen King")

    ask = owed.guess(ASK, OwedKind.ASK, [grey, king])
    promise = owed.guess(PROMISE, OwedKind.UNDERTAKING, [grey, king])

    assert (ask["asked_by_id"], ask["owed_by_id"]) == (grey.id, None)
    assert (promise["asked_by_id"], promise["owed_by_id"]) == (None, king.id)


def test_nothing_owed_ends_without_a_word(held) -> None:
    found = mark(held)

    with pytest.raises(RuleBroken, match="Say why it was declined") as refused:
        owed.end(found, OwedStatus.DECLINED, " ", revision=str(found.revision), by=BY, at=NOW)
    owed.end(found, OwedStatus.DECLINED, "The map was right.", revision=str(found.revision), by=BY, at=NOW)

    assert refused.value.field == "outcome"
    assert (found.status, found.outcome, found.ended_on) == (OwedStatus.DECLINED, "The map was right.", NOW.date())
    assert owed.still_owed(by=BY) == []


def test_what_ended_by_mistake_is_owed_again(held) -> None:
    found = mark(held)
    owed.end(found, OwedStatus.DONE, "Done.", revision=str(found.revision), by=BY, at=NOW)

    owed.owe_again(found, revision=str(found.revision), by=BY, at=NOW)

    assert owed.still_owed(by=BY) == [found]
    assert (found.ended_on, found.outcome) == (None, "")


def test_a_press_on_what_changed_since_it_was_seen_is_refused(held) -> None:
    found = mark(held)
    seen = str(found.revision)
    owed.end(found, OwedStatus.DONE, "Done.", revision=seen, by=BY, at=NOW)
    db.session.commit()

    for press in (owed.unmark, owed.owe_again):
        with pytest.raises(ChangedMeanwhile):
            press(found, revision=seen, by=BY, at=NOW)
    owed.unmark(found, revision=str(found.revision), by=BY, at=NOW)
    with pytest.raises(RuleBroken, match="was taken away"):
        owed.owe_again(found, revision=seen, by=BY, at=NOW)


def test_the_second_of_two_who_correct_it_is_told(held) -> None:
    found = mark(held)
    seen = str(found.revision)
    owed.correct(found, details(asked_by="Ms Reed"), revision=seen, by=BY, at=NOW)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        owed.correct(found, details(asked_by="Mr Fern"), revision=seen, by=BY, at=NOW)

    assert found.asked_by == "Ms Reed"


def test_a_topic_follows_up_the_ask_it_comes_from(held) -> None:
    found = mark(held)

    topic = topics.add(held.committee, title="The map", asked=found, by=BY, at=NOW)

    assert topics.of_committee(held.committee) == [topic]
    assert (topic.owed, found.status) == (found, OwedStatus.FOLLOWED)


def test_the_same_topic_is_not_added_twice_and_needs_a_title(held) -> None:
    topics.add(held.committee, title="The  map", by=BY, at=NOW)

    for title, sentence in (("the map", "in the work programme already"), (" ", "in a few words")):
        with pytest.raises(RuleBroken, match=sentence):
            topics.add(held.committee, title=title, by=BY, at=NOW)


def test_a_topic_taken_away_can_be_added_again(held) -> None:
    topic = topics.add(held.committee, title="The map", by=BY, at=NOW)

    topics.remove(topic, by=BY, at=NOW)

    assert topics.of_committee(held.committee) == []
    assert topics.add(held.committee, title="The map", by=BY, at=NOW).id != topic.id


def test_who_promises_is_not_whoever_is_answered(app):
    asker, owner = factories.member(name="Pete Davies"), factories.member(name="Helen King")
    words = "In response to Councillor Davies, Helen King stated that she would provide the figures."

    details = owed.guess(words, OwedKind.UNDERTAKING, [asker, owner])

    assert (details["owed_by_id"], details["asked_by_id"]) == (owner.id, None)


def test_an_answer_by_somebody_not_listed_names_nobody(app):
    asker = factories.member(name="Pete Davies")
    words = "In response to Councillor Davies, Helen King stated that she would provide the figures."

    assert owed.guess(words, OwedKind.UNDERTAKING, [asker])["owed_by_id"] is None
