"""Words of a topic's history that were taken back, or never were for the public: nowhere are they told again."""

import json
from datetime import timedelta

import pytest

from models.rules import RuleBroken
from models.vocabulary import SubjectKind, Verb
from tests.published_programme import BY, NOW, make_public, move, planned, topic
from tests.services.test_programme_publishing import live, readable
from webapp.database import db
from webapp.services import topics

LATER = NOW + timedelta(days=2)


def topic_of(council):
    return live(SubjectKind.TOPIC, council.mash.id)


def change(one, **details) -> None:
    kept = {name: getattr(one, name) for name in topics.LABELS}
    topics.change(one, {**kept, **details}, revision=str(one.revision), by=BY, at=LATER)
    db.session.commit()


def test_words_taken_back_with_the_earlier_versions_are_not_told_as_changes_either(app):
    council = planned()
    make_public(council.programme)
    change(council.mash, notes="Mr Smith of 3 High Street")
    make_public(council.programme, at=LATER)
    change(council.mash, notes="")
    make_public(council.programme, at=LATER + timedelta(hours=1))
    assert "Smith" in json.dumps(topic_of(council)["changes"])

    make_public(council.programme, at=LATER + timedelta(hours=2), verb=Verb.CORRECT, hides_earlier=True)

    assert "Smith" not in readable()
    assert [(one["event"], one["was"], one["now"]) for one in topic_of(council)["changes"]] == [
        ("added", "", ""),
        ("changed", "", ""),
        ("changed", "", ""),
    ]
    with pytest.raises(RuleBroken, match="Nothing has changed since"):
        make_public(council.programme, at=LATER + timedelta(hours=3))


def test_what_changes_after_words_were_taken_back_is_told_again(app):
    council = planned()
    make_public(council.programme)
    make_public(council.programme, at=LATER, verb=Verb.CORRECT, hides_earlier=True)

    move(council.mash, council.winter, "The data come later", at=LATER + timedelta(hours=1))
    make_public(council.programme, at=LATER + timedelta(hours=2))

    told = topic_of(council)["changes"][-1]
    assert (told["was"], told["now"], told["reason"]) == (
        "24 September 2019",
        "26 November 2019",
        "The data come later",
    )


def test_a_change_from_before_anybody_could_read_the_topic_is_no_news_to_them(app):
    council = planned()
    change(council.mash, notes="Mr Smith")

    make_public(council.programme, at=LATER + timedelta(hours=1))

    assert [one["event"] for one in topic_of(council)["changes"]] == ["added"]


def test_what_a_topic_said_before_it_was_public_is_not_told(app):
    council = planned()
    made = topic(council.committee, "Mr Smith", is_public=False)
    change(made, title="A complaint", is_public=True)

    make_public(council.programme, at=LATER)
    make_public(council.programme, at=LATER + timedelta(hours=1), hides_earlier=True)

    assert "Smith" not in readable()
