"""Publishing a work programme: what goes out, what does not, what is told of changes, and what is taken back."""

import json
from datetime import date, timedelta

import pytest

from models.programme_vocabulary import TopicSource, TopicTiming
from models.publication import Publication, Published, PublishedPaper, PublishedTopic, PublishedTopicMeeting
from models.resolution import Resolution
from models.rules import RuleBroken
from models.vocabulary import Part, SubjectKind, Verb
from models.work_programme import NotedReport, WorkProgramme
from tests import factories
from tests.published_council import statements
from tests.published_programme import BY, EVERY_MEETING, NOW, act, make_public, move, planned, topic
from webapp.database import db
from webapp.services import (
    ledger,
    programme_bodies,
    programme_publishing,
    published,
    topic_ends,
    topics,
    unpublished_programmes,
    work_programmes,
)

LATER = NOW + timedelta(days=2)


def readable() -> str:
    """Every word of every version that the public can still read."""
    found = db.session.query(Publication.body, Publication.reason).join(
        Published,
        (Published.subject_kind == Publication.subject_kind) & (Published.subject_id == Publication.subject_id),
    )
    shown = found.filter(Publication.version >= Published.readable_from)
    return " ".join(f"{one.body} {one.reason}" for one in shown)


def live(kind: SubjectKind, number: int):
    found = ledger.live(kind, number)
    return None if found is None or found.is_withdrawn else json.loads(found.body)


def programme_of(council):
    return live(SubjectKind.PROGRAMME, council.programme.id)


def topic_of(council):
    return live(SubjectKind.TOPIC, council.mash.id)


def test_the_programme_and_each_topic_go_out_by_one_press(app):
    council = planned()

    publication = make_public(council.programme)

    assert [one["title"] for one in programme_of(council)["topics"]] == ["MASH annual report"]
    assert topic_of(council)["topic"]["when"]["words"] == "24 September 2019"
    assert db.session.get_one(PublishedTopic, council.mash.id).coming == "24 September 2019"
    assert db.session.query(PublishedTopicMeeting.meeting_id).scalar() == council.autumn.id
    kept = db.session.query(PublishedPaper.filename).filter_by(publication_id=publication.id).order_by("id")
    assert [name for (name,) in kept] == ["work-programme.docx", "work-programme.pdf", "work-programme.csv"]


def test_what_is_published_is_what_was_looked_at(app):
    council = planned()
    seen = programme_publishing.propose(council.programme, on=NOW.date()).seen
    topic(council.committee, "Self harm")

    with pytest.raises(RuleBroken, match="changed while you were looking"):
        programme_publishing.publish(council.programme, act(), seen=seen)


def test_a_second_press_publishes_nothing(app):
    council = planned()
    make_public(council.programme)

    with pytest.raises(RuleBroken, match="Nothing has changed since"):
        make_public(council.programme)


def test_a_programme_of_a_committee_that_is_not_public_is_refused(app):
    committee = factories.committee()
    topic(committee, "MASH annual report")

    with pytest.raises(RuleBroken, match="cannot see this committee yet"):
        make_public(work_programmes.begun(committee, 2019))


def test_a_move_is_told_with_its_reason_in_both(app):
    council = planned()
    make_public(council.programme)

    move(council.mash, council.winter, "The data come later")
    make_public(council.programme, at=LATER)

    [told] = programme_of(council)["changes"]
    assert (told["what"], told["was"], told["now"]) == ("moved", "24 September 2019", "26 November 2019")
    assert told["reason"] == "The data come later."
    reasons = [one.reason for one in db.session.query(Publication).filter_by(verb=Verb.SUPPLEMENT).order_by("id")]
    moved = "Moved from 24 September 2019 to 26 November 2019. The data come later."
    assert reasons == [moved, "1 topic moved."]


def test_changes_are_told_since_the_committee_agreed_it(app):
    council = planned()
    before = topic(council.committee, "Added before")
    work_programmes.agree(council.committee, 2019, agreed_on=LATER.date(), by=BY, at=LATER)
    topic(council.committee, "Added after", at=LATER + timedelta(days=1))

    make_public(council.programme, at=LATER + timedelta(days=1))

    assert programme_of(council)["agreed_on"] == "2019-06-20"
    assert [(one["what"], one["title"]) for one in programme_of(council)["changes"]] == [("added", "Added after")]
    assert before.id in [one["id"] for one in programme_of(council)["topics"]]


def test_a_dropped_topic_stays_to_be_read_with_why(app):
    council = planned()
    make_public(council.programme)

    topic_ends.drop(council.mash, reason="It is part of another", by=BY, at=LATER)
    make_public(council.programme, at=LATER)

    assert topic_of(council)["topic"]["status"] == "dropped"
    assert topic_of(council)["topic"]["end_reason"] == "It is part of another"
    assert [one["what"] for one in programme_of(council)["changes"]] == ["dropped"]


def test_a_topic_kept_from_the_public_goes_with_the_versions_that_showed_it(app):
    council = planned()
    secret = topic(council.committee, "Children in a case before the court")
    make_public(council.programme)

    _change(secret, is_public=False)
    make_public(council.programme, at=LATER)

    head = published.head_at("/committees/children-panel/work-programme/2019")
    assert ledger.live(SubjectKind.TOPIC, secret.id).is_withdrawn
    assert (head.version, head.readable_from) == (2, 2)
    assert "court" not in json.dumps(programme_of(council))


def test_a_topic_is_withdrawn_with_its_programme(app):
    council = planned()
    make_public(council.programme)

    programme_publishing.withdraw(council.programme, act(Verb.WITHDRAW, "It was the wrong draft"))

    assert programme_of(council) is None
    assert topic_of(council) is None
    assert db.session.query(PublishedTopic).count() == 0


def test_a_topic_taken_away_and_public_again_is_published_not_supplemented(app):
    council = planned()
    make_public(council.programme)
    programme_publishing.withdraw(council.programme, act(Verb.WITHDRAW, "It was the wrong draft"))

    make_public(council.programme, at=LATER)

    versions = db.session.query(Publication).filter_by(subject_kind=SubjectKind.TOPIC, subject_id=council.mash.id)
    assert [one.verb for one in versions.order_by(Publication.id)] == [Verb.PUBLISH, Verb.WITHDRAW, Verb.PUBLISH]


def test_a_resident_is_never_named(app):
    council = planned()
    topic(council.committee, "Buses", source=TopicSource.RESIDENT, source_words="Ann Brown of 3 High Street")
    made = topic(council.committee, "Bins", source=TopicSource.OFFICER)
    _change(made, source=TopicSource.RESIDENT, source_words="Joe Brown of 3 High Street", notes="Twice a year")

    make_public(council.programme)

    everything = " ".join(one.body for one in db.session.query(Publication))
    assert "Brown" not in everything
    assert "Twice a year" in everything


def test_nothing_is_told_of_a_source_in_part_2(app):
    council = planned()
    item = factories.item(council.autumn, "The mill", part=Part.PRIVATE, public_heading="Land", exempt_paragraphs=[3])
    resolution = factories.keep(Resolution(meeting=council.autumn, item=item, text="That the mill be bought."))
    topic(council.committee, "Land", resolution=resolution, source_words="The mill, item 9")

    make_public(council.programme)

    assert "mill" not in json.dumps(programme_of(council))


def test_of_a_meeting_that_is_not_public_only_the_day_is_told(app):
    council = planned()
    draft = factories.meeting(council.committee, held_on=date(2019, 10, 8))
    topic(council.committee, "Self harm", draft)

    make_public(council.programme)

    told = {one["held_on"]: (one["starts_at"], one["status"]) for one in programme_of(council)["meetings"]}
    assert told["2019-10-08"] == (None, None)
    assert told["2019-09-24"] == (council.autumn.starts_at.strftime("%H:%M"), "scheduled")


def test_a_topic_of_every_meeting_stands_first(app):
    council = planned()
    topic(council.committee, "Questions to portfolio holders", EVERY_MEETING)

    make_public(council.programme)

    assert [one["when"]["timing"] for one in programme_of(council)["topics"]] == [
        TopicTiming.MEETING,
        TopicTiming.EVERY_MEETING,
    ]


def test_a_topic_that_a_later_year_took_on_keeps_its_page(app):
    council = planned()
    make_public(council.programme)
    next_year = NOW + timedelta(days=400)
    work_programmes.carry_forward(council.committee, 2020, numbers=[council.mash.id], by=BY, at=next_year)
    db.session.commit()

    make_public(work_programmes.begun(council.committee, 2020), at=next_year)
    make_public(council.programme, at=next_year)

    assert topic_of(council)["year"] == 2020
    assert [one["name"] for one in programme_of(council)["carried_forward"]] == ["MASH annual report"]


def _change(one, **details) -> None:
    kept = {name: getattr(one, name) for name in topics.LABELS}
    topics.change(one, {**kept, **details}, revision=str(one.revision), by=BY, at=LATER)
    db.session.commit()


def test_a_public_programme_that_changed_since_waits_to_be_published(app):
    council = planned()
    make_public(council.programme)
    before = unpublished_programmes.waiting(by=BY)

    topic(council.committee, "Self harm", at=LATER)
    [waiting] = unpublished_programmes.waiting(by=BY)
    make_public(council.programme, at=LATER + timedelta(minutes=1))

    assert (waiting.committee_id, waiting.year) == (council.committee.id, 2019)
    assert before == unpublished_programmes.waiting(by=BY) == []


def test_composing_costs_the_same_statements_however_many_topics_there_are(app):
    council = planned()
    few = composed(council)
    for number in range(12):
        made = topic(council.committee, f"Topic {number}", council.winter, source=TopicSource.MEMBER)
        made.asked_by = factories.member()
        factories.keep(NotedReport(topic_id=made.id, reported_on=NOW.date()))

    assert composed(council) <= few + 2 < 16


def composed(council) -> int:
    number = council.programme.id
    db.session.expire_all()
    programme = db.session.get_one(WorkProgramme, number)
    with statements() as made:
        programme_bodies.programme_body(programme, on=NOW.date())
    return len(made)
