"""Resolutions: from a motion in one press, with what follows from them, and taken off without being deleted."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.minutes import Minutes
from models.minutes_vocabulary import MinutesStatus, MotionOutcome, ResolutionOutcome, VoteMethod
from models.resolution import Recommendation, Resolution
from models.rules import RuleBroken
from models.rules.actions import Due, Owner, Source
from tests import factories
from tests.decided_meetings import HELD_ON, motion, moved, quorate, resolution, voted
from webapp.database import db
from webapp.services import actions, motions, recommendations, resolutions, votes
from webapp.services.actors import operator
from webapp.services.revisions import ChangedMeanwhile, revision_of

NOW = datetime(2030, 6, 18, 10, 0, tzinfo=UTC)
BY = {"by": operator(on=HELD_ON), "at": NOW}
PARTS = "1) That young people be heard;\n2) That they report every year; and\n3) That milestones be set."


def resolved(text="That the report be noted.", outcome=ResolutionOutcome.NOTED, **fields):
    return {"outcome": outcome, "text": text, "to_committee_id": None, "to_body": "", **fields}


def carried(item, text="That the limit be 20."):
    put = motion(item, text)
    votes.take(put, voted(VoteMethod.WITHOUT_DISSENT), revision=revision_of(put), **BY)
    return put


def test_a_motion_carried_becomes_a_resolution_in_one_press_and_once(app):
    item, _ = quorate()
    put = carried(item)

    (made,) = resolutions.from_motion(put, revision=revision_of(put), **BY)
    db.session.commit()

    assert (made.text, made.outcome, made.motion) == (put.text, ResolutionOutcome.RESOLVED, put)
    with pytest.raises(RuleBroken, match="already"):
        resolutions.from_motion(put, revision=revision_of(put), **BY)


def test_a_motion_in_numbered_parts_becomes_a_resolution_for_each(app):
    item, _ = quorate()
    put = carried(item, PARTS)

    resolutions.from_motion(put, revision=revision_of(put), **BY)

    texts = [one.text for one in resolutions.of_item(item)]
    assert texts == [
        "That young people be heard;",
        "That they report every year; and",
        "That milestones be set.",
    ]


def test_a_motion_amended_is_resolved_as_amended(app):
    item, _ = quorate()
    put = motion(item, "Spend £10")
    change = motions.amend(put, moved("Spend £20"), **BY)
    for one in (change, put):
        votes.take(one, voted(VoteMethod.WITHOUT_DISSENT), revision=revision_of(one), **BY)

    with pytest.raises(RuleBroken, match="not its amendment"):
        resolutions.from_motion(change, revision=revision_of(change), **BY)

    assert [one.text for one in resolutions.from_motion(put, revision=revision_of(put), **BY)] == ["Spend £20"]


def test_a_motion_lost_is_kept_as_lost_and_one_not_put_as_nothing(app):
    item, _ = quorate()
    put = motion(item, PARTS)
    with pytest.raises(RuleBroken, match="to the vote first"):
        resolutions.from_motion(put, revision=revision_of(put), **BY)
    votes.take(put, voted(VoteMethod.SHOW_OF_HANDS, 1, 3), revision=revision_of(put), **BY)

    (made,) = resolutions.from_motion(put, revision=revision_of(put), **BY)

    assert (put.outcome, made.outcome, made.text) == (MotionOutcome.LOST, ResolutionOutcome.LOST, PARTS)


def test_what_is_recommended_to_another_body_is_sent_with_it(app):
    item, _ = quorate()
    council = factories.committee(name="Council")

    made = resolutions.resolve(
        item, resolved("That it be every year.", ResolutionOutcome.RECOMMENDED, to_committee_id=council.id), **BY
    )
    db.session.commit()

    (sent,) = resolutions.sent_from(made)
    assert (sent.text, recommendations.addressee(sent)) == ("That it be every year.", "Council")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"outcome": ResolutionOutcome.RECOMMENDED}, "to_committee_id"),
        ({"outcome": ResolutionOutcome.RECOMMENDED, "to_committee_id": -1, "to_body": "Police"}, "to_body"),
        ({"outcome": ResolutionOutcome.RECOMMENDED, "to_committee_id": -1}, "to_committee_id"),
        ({"outcome": ResolutionOutcome.NOTED, "to_body": "The Police"}, "outcome"),
        ({"text": "  "}, "text"),
        ({"text": "  ", "outcome": ResolutionOutcome.LOST}, "text"),
    ],
)
def test_half_of_a_resolution_is_refused_at_its_place(app, fields, field):
    item, _ = quorate()

    with pytest.raises(RuleBroken) as refused:
        resolutions.resolve(item, resolved(**fields), **BY)
    db.session.rollback()

    assert refused.value.field == field
    assert db.session.scalar(select(Resolution)) is None


def test_a_committee_recommends_nothing_to_itself(app):
    item, _ = quorate()
    own = item.meeting.committee_id

    with pytest.raises(RuleBroken, match="Choose another body"):
        resolutions.resolve(item, resolved(outcome=ResolutionOutcome.RECOMMENDED, to_committee_id=own), **BY)


def test_a_correction_makes_the_recommendation_that_was_forgotten_and_forgets_none(app):
    item, _ = quorate()
    made = resolution(item)

    resolutions.correct(
        made,
        resolved(outcome=ResolutionOutcome.RECOMMENDED, to_body="The Police"),
        revision=revision_of(made),
        **BY,
    )
    db.session.commit()

    assert db.session.scalars(select(Recommendation.to_body)).all() == ["The Police"]
    with pytest.raises(RuleBroken, match="recommends something to The Police"):
        resolutions.correct(made, resolved(), revision=revision_of(made), **BY)


def test_two_who_correct_one_resolution_do_not_overwrite_each_other(app):
    item, _ = quorate()
    made = resolution(item)
    opened = revision_of(made)
    resolutions.correct(made, resolved("One"), revision=opened, **BY)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        resolutions.correct(made, resolved("Two"), revision=opened, **BY)
    db.session.rollback()

    assert made.text == "One"


def test_a_resolution_taken_off_stays_in_the_record_and_the_others_are_numbered_anew(app):
    item, _ = quorate()
    first, second = resolution(item, "One"), resolution(item, "Two", position=2)

    resolutions.move_up(second, revision=revision_of(second), **BY)
    assert resolutions.of_item(item) == [second, first]
    resolutions.remove(second, revision=revision_of(second), **BY)
    db.session.commit()

    assert resolutions.of_item(item) == [first]
    assert second.removed_at == NOW
    with pytest.raises(RuleBroken, match="taken off"):
        resolutions.correct(second, resolved(), revision=revision_of(second), **BY)


def test_nothing_is_resolved_in_approved_minutes(app):
    item, _ = quorate()
    factories.keep(Minutes(meeting_id=item.meeting_id, status=MinutesStatus.APPROVED))

    with pytest.raises(RuleBroken, match="approved"):
        resolutions.resolve(item, resolved(), **BY)


def test_an_action_is_given_from_a_resolution_with_its_owner_and_its_day(app):
    item, (ann, *_) = quorate()
    made = resolution(item)
    source = Source(item.meeting_id, item.id, made.id)

    given = actions.give(
        item.meeting.committee,
        text="Report back",
        owner=Owner(member_id=ann.id),
        due=Due(on=date(2030, 12, 18)),
        from_=source,
        **BY,
    )
    db.session.commit()

    assert [one.resolution_id for one in actions.of_meeting(item.meeting)] == [made.id] == [given.resolution_id]
    with pytest.raises(RuleBroken, match="who is to do it"):
        actions.give(item.meeting.committee, text="x", owner=Owner(), due=Due(every_months=6), from_=source, **BY)


def test_every_resolution_that_changes_its_place_is_written_down_and_a_form_open_on_it_is_told(app):
    item, _ = quorate()
    first, second = resolution(item, "That A be done.", position=1), resolution(item, "That B be done.", position=2)

    resolutions.move_up(second, revision=revision_of(second), **BY)
    db.session.commit()

    events = db.session.scalars(select(AuditEvent).where(AuditEvent.what == "resolution moved")).all()
    assert {one.subject_id for one in events} == {first.id, second.id}
    assert (first.revision, second.revision) == (2, 2)


def test_a_resolution_is_not_taken_off_while_a_recommendation_or_an_action_follows_from_it(app):
    item, _ = quorate()
    recommended = resolutions.resolve(item, resolved("That it act.", ResolutionOutcome.RECOMMENDED, to_body="X"), **BY)
    with pytest.raises(RuleBroken, match="It recommends something to X"):
        resolutions.remove(recommended, revision=revision_of(recommended), **BY)
    recommendations.withdraw(recommended.recommendations[0], "A mistake.", revision="1", **BY)
    resolutions.remove(recommended, revision=revision_of(recommended), **BY)

    asked = resolution(item, "That figures be given.")
    source = Source(item.meeting_id, item.id, asked.id)
    owner, due = Owner(name="Helen King"), Due(on=date(2030, 9, 1))
    given = actions.give(item.meeting.committee, text="Give them", owner=owner, due=due, from_=source, **BY)
    with pytest.raises(RuleBroken, match="An action follows from it"):
        resolutions.remove(asked, revision=revision_of(asked), **BY)
    actions.remove(given, **BY)
    resolutions.remove(asked, revision=revision_of(asked), **BY)

    assert resolutions.of_item(item) == []


@pytest.mark.parametrize("press", [resolutions.move_up, resolutions.remove])
def test_a_press_on_a_resolution_that_changed_since_it_was_seen_is_refused(app, press):
    item, _ = quorate()
    resolution(item, "First")
    second = resolution(item, "Second", position=2)
    seen = revision_of(second)
    resolutions.correct(second, resolved(), revision=seen, **BY)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        press(second, revision=seen, **BY)

    assert (second.position, second.removed_at) == (2, None)


def test_a_motion_that_was_corrected_since_it_was_seen_becomes_no_resolution(app):
    item, _ = quorate()
    put = carried(item, "Spend £10")
    seen = revision_of(put)
    motions.correct(put, moved("Spend £20"), revision=seen, **BY)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        resolutions.from_motion(put, revision=seen, **BY)
