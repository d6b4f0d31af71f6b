"""What committees plan about a decision leaves the public in the transaction that makes the decision private."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest

from models.publication import Published, PublishedPaper, PublishedTopic
from models.vocabulary import SubjectKind
from models.work_programme import Topic
from tests import planned_decisions
from tests.planned_decisions import details
from tests.published_programme import BY, HERE, NOW, make_public, planned, topic
from tests.services.test_programme_publishing import live, readable
from webapp.database import db
from webapp.services import decision_matches, key_decisions, programme_publishing, topic_ends, topics

LATER = NOW + timedelta(days=14)
SECRET = "Purchase of Smith's mill"
PRIVATE = {"is_private": True, "exempt_paragraphs": [3], "private_reason": "It tells of somebody's business."}


@pytest.fixture
def council(app) -> SimpleNamespace:
    """A public programme with a topic taken from a public decision, and another that was merged into it."""
    council = planned()
    council.decision = planned_decisions.planned(planned_decisions.cabinet(), title=SECRET, matter=f"{SECRET}.")
    planned_decisions.given(council.decision)
    council.taken = decision_matches.take(
        council.decision, council.committee, title=SECRET, meeting_id=None, by=BY, at=LATER
    )
    council.merged = topic(council.committee, "Land")
    topic_ends.merge(council.merged, council.taken, reason=f"It is part of {SECRET}", by=BY, at=LATER)
    make_public(council.programme, at=LATER)
    return council


def change(council, **fields) -> None:
    found = council.decision
    said = details(found.decider_committee, **{"title": found.title, "matter": found.matter, **fields})
    key_decisions.change(found, said, revision=str(found.revision), by=BY, at=LATER + timedelta(hours=1))
    db.session.commit()


def test_a_decision_that_becomes_private_takes_its_topics_with_it_everywhere(council, browser):
    assert SECRET in readable()

    change(council, title="A purchase", matter="A purchase.", **PRIVATE)

    assert SECRET not in readable()
    assert [one["title"] for one in live(SubjectKind.PROGRAMME, council.programme.id)["topics"]] == [
        "MASH annual report",
        "Land",
    ]
    assert db.session.get(PublishedTopic, council.taken.id) is None
    for page in ("/2019", "/2019.json", f"/topics/{council.merged.id}", f"/topics/{council.merged.id}.json"):
        assert "Smith" not in browser.open(f"{HERE}{page}").text
    for page in ("", ".json", "/changes.atom", "/calendar.ics"):
        assert browser.open(f"{HERE}/topics/{council.taken.id}{page}").status == 410


def test_its_programme_has_files_anew(council):
    change(council, title="A purchase", matter="A purchase.", **PRIVATE)

    now = db.session.get(Published, (SubjectKind.PROGRAMME, council.programme.id))
    kept = db.session.query(PublishedPaper.filename).filter_by(publication_id=now.publication_id).order_by("id")
    assert [name for (name,) in kept] == ["work-programme.docx", "work-programme.pdf", "work-programme.csv"]
    assert now.readable_from == now.version == 2


def test_nothing_else_that_waits_to_be_published_goes_out_with_it(council):
    topic(council.committee, "Not looked at yet", at=LATER)

    change(council, title="A purchase", matter="A purchase.", **PRIVATE)

    assert "Not looked at yet" not in readable()


def test_why_another_became_part_of_it_is_not_told_when_the_programme_goes_out_again(council):
    change(council, title="A purchase", matter="A purchase.", **PRIVATE)
    topic(council.committee, "Buses", at=LATER + timedelta(hours=2))

    make_public(council.programme, at=LATER + timedelta(hours=3))

    assert SECRET not in readable()


def test_why_a_topic_became_part_of_one_that_was_never_public_is_not_told(app):
    council = planned()
    hidden = topic(council.committee, SECRET, is_public=False)
    merged = topic(council.committee, "Land")
    topic_ends.merge(merged, hidden, reason=f"It is part of {SECRET}", by=BY, at=LATER)

    make_public(council.programme, at=LATER)

    assert SECRET not in readable()
    assert live(SubjectKind.TOPIC, merged.id)["topic"]["status"] == "merged into another"


def test_an_officer_who_made_its_words_neutral_makes_the_topic_public_again_with_a_neutral_link(council):
    change(council, title="A purchase", matter="A purchase.", **PRIVATE)
    taken = db.session.get_one(Topic, council.taken.id)
    kept = {name: getattr(taken, name) for name in topics.LABELS}
    said = {**kept, "title": "Pre-decision scrutiny", "detail": "", "is_public": True}
    topics.change(taken, said, revision=str(taken.revision), by=BY, at=LATER + timedelta(hours=2))

    make_public(council.programme, at=LATER + timedelta(hours=3))

    body = live(SubjectKind.TOPIC, taken.id)["topic"]
    assert (body["title"], body["decision"]["name"]) == ("Pre-decision scrutiny", "A decision to be taken in private")


def test_words_of_a_private_decision_that_are_put_right_leave_its_earlier_versions_and_notices(app):
    decision = planned_decisions.planned(planned_decisions.cabinet(), title=SECRET, matter=f"{SECRET}.", **PRIVATE)
    planned_decisions.given(decision)

    change(SimpleNamespace(decision=decision), title="A purchase", matter="A purchase.", **PRIVATE)

    assert SECRET not in readable()
    assert "A purchase" in json.dumps(live(SubjectKind.KEY_DECISION, decision.id)["notices"])


def test_the_topic_of_a_private_decision_is_not_public_until_somebody_says_so(app):
    council = planned()
    decision = planned_decisions.planned(planned_decisions.cabinet(), **PRIVATE)
    planned_decisions.given(decision)

    taken = decision_matches.take(decision, council.committee, title="Bins", meeting_id=None, by=BY, at=LATER)

    assert taken.is_public is False
    assert programme_publishing.propose(council.programme, on=LATER.date()).body["topics"][-1]["title"] != "Bins"
