"""Decisions matched to committees' remits, and taken as pre-decision topics before the date."""

from datetime import date

import pytest
from sqlalchemy.exc import NoResultFound

from models.programme_vocabulary import TopicKind, TopicSource
from models.rules import RuleBroken
from models.vocabulary import CommitteeKind, MeetingStatus, SeatRole
from tests import factories
from tests.planned_decisions import BY, NOW, TITLE, cabinet, clerk_of, given, panel, planned
from tests.services.statements import counted
from webapp.database import db
from webapp.services import decision_matches, key_decisions, topic_ends
from webapp.services.actors import NotAllowed

TODAY = NOW.date()


@pytest.fixture
def communities(app):
    factories.committee(name="Health Panel", kind=CommitteeKind.PANEL, remit="Hospitals and public health.")
    return panel()


@pytest.fixture
def decision(communities):
    return planned(cabinet())


def take(decision, committee, **fields):
    usual = {"title": decision.title, "meeting_id": None, **fields}
    topic = decision_matches.take(decision, committee, **usual, by=BY, at=NOW)
    db.session.commit()
    return topic


def test_a_decision_is_matched_to_the_committee_whose_remit_it_touches(decision, communities):
    (found,) = decision_matches.matches(decision)

    assert found.committee is communities
    assert found.why == "It shares words with the remit: libraries."
    assert [one.decision for one in decision_matches.without_a_slot(communities, on=TODAY)] == [decision]


def test_it_is_taken_as_a_pre_decision_topic_at_the_last_meeting_before_the_date(decision, communities):
    factories.meeting(communities, held_on=date(2019, 7, 4))
    cancelled = factories.meeting(communities, held_on=date(2019, 7, 30))
    cancelled.status = MeetingStatus.CANCELLED
    last = factories.meeting(communities, held_on=date(2019, 7, 16))
    factories.meeting(communities, held_on=date(2019, 8, 6))

    assert decision_matches.last_meeting_before(communities, decision, on=TODAY) is last
    topic = take(decision, communities, meeting_id=last.id)

    assert (topic.title, topic.kind, topic.source) == (TITLE, TopicKind.PRE_DECISION, TopicSource.FORWARD_PLAN)
    assert (topic.meeting_id, topic.key_decision_id, topic.year) == (last.id, decision.id, 2019)
    assert decision_matches.without_a_slot(communities, on=TODAY) == []
    (found,) = decision_matches.matches(decision)
    assert (found.topic, found.answer.is_wanted) == (topic, True)


def test_a_topic_that_comes_after_the_decision_is_told(decision, communities):
    meeting = factories.meeting(communities, held_on=date(2019, 7, 16))
    take(decision, communities, meeting_id=meeting.id)
    in_time = [one.is_too_late for one in decision_matches.matches(decision)]

    meeting.held_on = date(2019, 8, 13)
    db.session.commit()
    late = [one.is_too_late for one in decision_matches.matches(decision)]

    assert (in_time, late) == ([False], [True])


def test_a_meeting_after_the_decision_or_of_another_committee_is_refused(decision, communities):
    late, elsewhere = factories.meeting(communities, held_on=date(2019, 8, 6)), factories.meeting(held_on=TODAY)

    for meeting in (late, elsewhere):
        with pytest.raises(RuleBroken) as refused:
            take(decision, communities, meeting_id=meeting.id)
        assert refused.value.field == "meeting_id"


def test_a_committee_that_does_not_look_at_it_says_why(decision, communities):
    with pytest.raises(RuleBroken, match="Say why"):
        decision_matches.leave(decision, communities, reason=" ", by=BY, at=NOW)

    decision_matches.leave(decision, communities, reason="Seen in March.", by=BY, at=NOW)
    db.session.commit()

    (found,) = decision_matches.in_remit(communities, on=TODAY)
    assert (found.is_open, found.answer.reason) == (False, "Seen in March.")


def test_its_portfolio_holder_s_committee_is_matched_whatever_the_words(app):
    holder, resources = factories.member(), panel(name="Resources", slug="resources", remit="Finance.")
    factories.seat(resources, holder, role=SeatRole.PORTFOLIO_HOLDER, capacity="Portfolio Holder for Libraries")

    decision = planned(cabinet(), portfolio_holder_id=holder.id)

    (found,) = decision_matches.matches(decision)
    assert found.why.startswith("Its portfolio holder answers to this committee.")


def test_what_is_withdrawn_or_past_is_not_taken_any_more(decision, communities):
    key_decisions.withdraw(decision, reason="No need.", revision=str(decision.revision), by=BY, at=NOW)
    db.session.commit()

    with pytest.raises(RuleBroken, match="not planned any more"):
        take(decision, communities)
    assert decision_matches.in_remit(communities, on=TODAY) == []
    assert decision_matches.in_remit(communities, on=date(2019, 8, 2)) == []


def test_a_clerk_of_another_committee_takes_nothing_for_this_one(decision, communities):
    other = clerk_of(factories.committee())

    with pytest.raises(NotAllowed):
        decision_matches.take(decision, communities, title="x", meeting_id=None, by=other, at=NOW)


def test_matching_costs_the_same_statements_however_many_decisions(decision, communities, app):
    db.session.expire_all()
    with counted() as few:
        decision_matches.in_remit(communities, on=TODAY)
    for number in range(4):
        planned(decision.decider_committee, title=f"Libraries {number}")
    db.session.expire_all()
    with counted() as many:
        decision_matches.in_remit(communities, on=TODAY)

    assert len(many) <= len(few)


def test_the_topic_of_a_decision_that_is_not_public_yet_is_not_public_either(decision, communities):
    hidden = take(decision, communities)
    told = planned(decision.decider_committee, title="Libraries lend tools")
    given(told)

    shown = take(told, communities)

    assert (hidden.is_public, shown.is_public) == (False, True)


def test_a_decision_of_another_body_is_seen_from_a_committee_only_in_its_remit_or_in_public(decision, communities):
    by, health = clerk_of(communities), factories.committee(name="Roads Panel", slug="roads", kind=CommitteeKind.PANEL)
    roads = clerk_of(health)

    assert decision_matches.seen_from(communities, decision.id, by=by) is decision
    with pytest.raises(NoResultFound):
        decision_matches.seen_from(health, decision.id, by=roads)
    given(decision)
    assert decision_matches.seen_from(health, decision.id, by=roads) is decision
    key_decisions.remove(decision, by=BY, at=NOW)
    with pytest.raises(NoResultFound):
        decision_matches.seen_from(communities, decision.id, by=by)
    with pytest.raises(RuleBroken, match="not planned any more"):
        decision_matches.leave(decision, communities, reason="Seen in March.", by=BY, at=NOW)


def test_a_decision_whose_topic_was_dropped_has_no_slot_again(decision, communities):
    topic = take(decision, communities)

    topic_ends.drop(topic, reason="No room.", by=BY, at=NOW)
    db.session.commit()

    (found,) = decision_matches.without_a_slot(communities, on=TODAY)
    assert (found.topic, found.decision) == (None, decision)
