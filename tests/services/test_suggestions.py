"""Suggestions of topics: who may make them, who scores them in private, how they are answered, what nobody reads."""

import json

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.letter import Letter
from models.minutes_vocabulary import LetterPurpose
from models.programme_vocabulary import SuggestedBy, SuggestionStatus, TopicSource
from models.rules import RuleBroken
from models.vocabulary import Role
from tests import factories, planned_topics
from tests.planned_topics import act
from tests.suggested_topics import as_member, scored, seated, suggestion
from webapp import clock, letters
from webapp.database import db
from webapp.services import council, scoring_schemes, suggestion_scores, suggestions, topic_sources
from webapp.services.actors import NotAllowed, acting, visitor
from webapp.services.revisions import ChangedMeanwhile

SENDER = {"name": "Pat Example", "email": "pat@example.com"}


def decided(made) -> dict:
    return {"revision": str(made.revision), **act()}


def test_the_public_suggests_only_while_the_council_takes_suggestions(app):
    factories.council()
    said = {"title": "Ponds in parks", "why": "", "committee_id": None}
    by = {"by": visitor(on=clock.today()), "at": clock.now()}
    with pytest.raises(RuleBroken, match="takes no suggestions here"):
        suggestions.offer_in_public(said, SENDER, **by)

    scoring_schemes.open_to_public(True, revision=str(council.current().revision), **act())
    made = suggestions.offer_in_public(said, SENDER, **by)
    again = suggestions.offer_in_public(said, SENDER, **by)

    assert (made.suggested_by, made.status, again.id) == (SuggestedBy.RESIDENT, SuggestionStatus.WAITING, made.id)


@pytest.mark.parametrize(
    ("said", "field"),
    [({"title": " "}, "title"), ({"title": "x" * 301}, "title"), ({"email": "nowhere"}, "email")],
)
def test_a_suggestion_that_says_nothing_or_cannot_be_answered_is_refused_beside_its_field(app, said, field):
    with pytest.raises(RuleBroken) as refused:
        suggestion(**said)

    assert refused.value.field == field


def test_what_is_accepted_becomes_a_topic_that_says_who_asked(app):
    committee, member = factories.committee(), factories.member(name="Cllr Fern")
    made = suggestion(committee, suggested_by=SuggestedBy.MEMBER, member_id=member.id)

    topic = suggestions.accept(made, title="Ponds", detail="How many are left.", **decided(made))

    assert (topic.source, topic.asked_by, made.topic) == (TopicSource.MEMBER, member, topic)
    assert topic_sources.origins([topic])[topic.id].words.startswith("Cllr Fern: suggested on ")
    assert made.status is SuggestionStatus.ACCEPTED


def test_a_topic_never_names_the_resident_who_suggested_it(app):
    made = suggestion(factories.committee())

    topic = suggestions.accept(made, title=made.title, detail=made.why, **decided(made))

    assert topic_sources.origins([topic])[topic.id].words.startswith("A resident, on ")
    assert "Pat" not in topic.source_words


def test_a_topic_of_its_committee_may_take_it_up(app):
    committee = factories.committee()
    topic, other = planned_topics.topic(committee), planned_topics.topic(factories.committee())
    made = suggestion(committee)
    with pytest.raises(RuleBroken, match="Choose a topic of this committee"):
        suggestions.accept(made, title="", detail="", topic_id=other.id, **decided(made))

    assert suggestions.accept(made, title="", detail="", topic_id=topic.id, **decided(made)) is topic


def test_one_for_no_committee_is_given_to_one_before_it_is_accepted(app):
    made, committee = suggestion(None), factories.committee()
    with pytest.raises(RuleBroken, match="Choose first which committee"):
        suggestions.accept(made, title="Ponds", detail="", **decided(made))
    db.session.rollback()

    said = {"title": made.title, "why": made.why, "committee_id": committee.id}
    suggestions.edit(made, said, **decided(made))
    db.session.commit()

    assert suggestions.accept(made, title="Ponds", detail="", **decided(made)).committee is committee


def test_whoever_left_an_address_is_told_why_it_is_declined(app):
    made = suggestion(factories.committee(name="Environment Panel"))
    with pytest.raises(RuleBroken, match="Say why"):
        suggestions.decline(made, reason=" ", **decided(made))
    db.session.rollback()

    suggestions.decline(made, reason="The ponds were looked at last year.", **decided(made))
    db.session.commit()

    [letter] = db.session.scalars(select(Letter))
    written = letters.of_outbox(letter)
    assert (letter.to, letter.purpose) == ("pat@example.com", LetterPurpose.SUGGESTION_ANSWERED)
    assert written.subject == "What you suggested to Environment Panel"
    assert "Dear Pat Example" in written.text
    assert "The ponds were looked at last year." in written.text


def test_nobody_is_written_to_who_left_no_address(app):
    made = suggestion(factories.committee(), email="")

    suggestions.decline(made, reason="No.", **decided(made))

    assert db.session.scalars(select(Letter)).all() == []


def test_a_member_whose_suggestion_an_officer_entered_is_told_at_their_own_account(app):
    committee, member = factories.committee(), factories.member(name="Cllr Fern")
    made = suggestion(committee, suggested_by=SuggestedBy.MEMBER, member_id=member.id, name="", email="")
    factories.user(Role.MEMBER, member_id=member.id, email="fern@example.org")

    suggestions.decline(made, reason="Not now.", **decided(made))
    db.session.flush()

    [letter] = db.session.scalars(select(Letter).order_by(Letter.id))
    written = letters.of_outbox(letter)
    assert letter.to == "fern@example.org"
    assert "Dear Cllr Fern" in written.text
    assert "kept for this answer alone" not in written.text


def test_a_letter_that_has_not_gone_is_not_sent_once_it_is_taken_up_again(app):
    made = suggestion(factories.committee())
    suggestions.decline(made, reason="No.", **decided(made))
    db.session.commit()

    suggestions.reopen(made, **decided(made))
    db.session.commit()

    [letter] = db.session.scalars(select(Letter))
    assert letters.of_outbox(letter) is None
    suggestions.decline(made, reason="No, after all.", **decided(made))
    assert len(db.session.scalars(select(Letter)).all()) == 2


def test_two_officers_cannot_both_answer(app):
    made = suggestion(factories.committee())
    seen = decided(made)
    suggestions.decline(made, reason="No.", **seen)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        suggestions.accept(made, title="Ponds", detail="", **seen)


def test_names_and_addresses_and_marks_are_not_in_the_audit_trail(app):
    committee = factories.committee()
    made = suggestion(committee)
    scored(made, seated(committee), 3, 3, 3, 3, remark="Needle in a haystack")
    suggestions.decline(made, reason="No.", **decided(made))
    db.session.commit()

    told = json.dumps([[one.before, one.after, one.subject_name] for one in db.session.scalars(select(AuditEvent))])

    assert "declined" in told
    assert not any(secret in told for secret in ("Pat Example", "pat@example.com", "Needle", "marks"))


def test_what_is_no_suggestion_is_taken_away_with_the_address_it_came_with(app):
    made = suggestion(factories.committee())

    suggestions.remove(made, **decided(made))

    assert (made.name, made.email) == ("", "")
    assert suggestions.waiting(by=act()["by"]) == []


def test_marks_are_a_member_s_own_until_they_are_revealed_and_then_make_an_order(app):
    committee = factories.committee()
    ponds, roads = suggestion(committee), suggestion(committee, "Roads")
    first, second = seated(committee, name="Cllr Ash"), seated(committee, name="Cllr Beech")
    scored(ponds, first, 1, 1, 1, 1)
    scored(roads, first, 3, 3, 3, 3)
    scored(roads, second, 1, 2, 1, 2)
    [before, _] = suggestion_scores.standings([ponds, roads])
    assert (before.ranked, before.scored_by) == (None, 1)

    assert suggestion_scores.reveal(committee.id, **act()) == 2
    db.session.commit()

    after = suggestion_scores.standings([ponds, roads])
    assert [(one.suggestion.title, one.ranked.place) for one in after] == [("Roads", 1), ("Ponds in parks", 2)]
    with pytest.raises(RuleBroken, match="takes no more marks"):
        scored(ponds, first, 3, 3, 3, 3)


def test_only_members_of_its_committee_score_it_and_each_only_for_themselves(app):
    committee = factories.committee()
    made = suggestion(committee)
    stranger = seated(factories.committee())
    with pytest.raises(RuleBroken, match="takes no more marks"):
        scored(made, stranger, 1, 1, 1, 1)
    db.session.rollback()

    member = seated(committee)
    with pytest.raises(NotAllowed):
        suggestion_scores.score(made, member, {}, remark="", revision="0", by=as_member(stranger), at=clock.now())
    assert suggestion_scores.of_member(member, on=clock.today()) == [made]
    assert suggestion_scores.of_member(stranger, on=clock.today()) == []


def test_a_member_changes_marks_and_a_page_left_open_does_not_overwrite_them(app):
    committee = factories.committee()
    made, member = suggestion(committee), seated(committee)
    scored(made, member, 1, 1, 1, 1)
    scored(made, member, 2, 2, 2, 2)

    by = {"by": as_member(member), "at": clock.now()}
    marks = dict.fromkeys(suggestion_scores.own_score(made, member).marks, 3)
    with pytest.raises(ChangedMeanwhile):
        suggestion_scores.score(made, member, marks, remark="", revision="0", **by)


def test_a_scheme_that_was_marked_by_keeps_its_criteria_and_another_can_be_used(app):
    committee = factories.committee()
    scored(suggestion(committee), seated(committee), 1, 1, 1, 1)
    pick = scoring_schemes.in_use()
    changed = {"name": "PICK", "criteria": [{"name": "Luck", "question": ""}], "lowest": 0, "highest": 3}
    with pytest.raises(RuleBroken, match="Add another one"):
        scoring_schemes.edit(pick, changed, revision=str(pick.revision), **act())
    db.session.rollback()

    scoring_schemes.add({**changed, "name": "Ours"}, **act())
    scoring_schemes.use("Ours", **act())
    db.session.commit()

    assert scoring_schemes.in_use().name == "Ours"
    assert [one.is_in_use for one in scoring_schemes.every()].count(True) == 1


def test_an_officer_of_another_committee_sees_no_suggestion(app):
    made = suggestion(factories.committee())
    elsewhere = acting(factories.user(Role.OFFICER, committee=factories.committee()), on=clock.today())

    assert suggestions.waiting(by=elsewhere) == []
    with pytest.raises(NotAllowed):
        suggestions.get(made.id, by=elsewhere)


def test_members_see_what_became_of_their_own(app):
    member = seated(factories.committee())
    said = {"title": "Buses", "why": "", "committee_id": None}
    by = {"by": as_member(member), "at": clock.now()}
    made = suggestions.offer_as_member(member, said, {"name": member.name, "email": "fern@example.com"}, **by)

    assert suggestion_scores.suggested_by(member) == [made]
    assert suggestion_scores.for_member(made.id, member, on=clock.today()) is made
