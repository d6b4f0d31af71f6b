"""Task and finish groups: set up, moved on, what they keep, and a report that a committee makes its own."""

from datetime import timedelta

import pytest

from models.programme_vocabulary import TaskGroupStage, TopicStatus
from models.rules import RuleBroken
from models.vocabulary import CommitteeKind, Role
from tests import factories, planned_topics, task_groups
from tests.planned_topics import act
from tests.task_groups import entry, recommending
from webapp import clock
from webapp.database import db
from webapp.services import (
    recommendations,
    resolutions,
    task_group_bodies,
    task_group_log,
    task_group_reports,
    topic_history,
)
from webapp.services import task_groups as service
from webapp.services.actors import NotAllowed, acting
from webapp.services.revisions import ChangedMeanwhile, revision_of
from webapp.services.task_group_log import Part

DETAILS = {"scope": "", "lines_of_enquiry": [], "report_due_on": None}


@pytest.fixture
def committee(app):
    return factories.committee(name="Children Panel", kind=CommitteeKind.SCRUTINY)


@pytest.fixture
def group(committee):
    return task_groups.group(committee)


def took(committee, days: int = 0):
    """An item of the committee's meeting, so many days from now."""
    return factories.item(factories.meeting(committee, held_on=clock.today() + timedelta(days=days)), "Exclusions")


def take(group, item, *chosen):
    numbers = [one.id for one in chosen]
    task_group_reports.take(group, item.id, numbers, revision=str(group.revision), **act())
    db.session.commit()


def test_a_group_is_a_committee_of_its_own_that_reports_to_its_topic_s(group, committee):
    assert (group.committee.kind, group.committee.parent) == (CommitteeKind.TASK_AND_FINISH, committee)
    assert group.stage is TaskGroupStage.SCOPING
    [latest, _] = topic_history.history(group.topic)
    assert latest.now == "Task and finish group: Exclusions task and finish group"


def test_a_topic_has_one_group_and_one_that_ended_has_none(group, committee):
    ended = planned_topics.topic(committee, "Libraries")
    ended.status, ended.ended_on = TopicStatus.DROPPED, clock.today()
    db.session.commit()

    with pytest.raises(RuleBroken, match="looks into this topic already"):
        service.begin(group.topic, DETAILS, committee_id=None, name="Another", **act())
    with pytest.raises(RuleBroken, match="Take it up again first"):
        service.begin(ended, DETAILS, committee_id=None, name="Another", **act())


def test_a_group_that_is_kept_already_can_be_given_the_task_once(committee):
    there = factories.committee(kind=CommitteeKind.TASK_AND_FINISH)
    first, second = planned_topics.topic(committee, "One"), planned_topics.topic(committee, "Two")

    assert service.begin(first, DETAILS, committee_id=there.id, name="", **act()).committee is there
    with pytest.raises(RuleBroken, match="has no task yet"):
        service.begin(second, DETAILS, committee_id=there.id, name="", **act())
    with pytest.raises(RuleBroken, match="Say what the group is called"):
        service.begin(second, DETAILS, committee_id=None, name=" ", **act())


def test_an_officer_of_the_committee_alone_sets_up_no_new_committee(committee):
    here = acting(factories.user(Role.OFFICER, committee=committee), on=clock.today())
    topic = planned_topics.topic(committee)

    with pytest.raises(NotAllowed):
        service.begin(topic, DETAILS, committee_id=None, name="A group", by=here, at=clock.now())


def test_a_group_moves_from_stage_to_stage_and_closes_only_with_a_reason(group):
    with pytest.raises(RuleBroken, match="cannot go from scoping to writing its report"):
        service.move_to(group, TaskGroupStage.REPORTING, revision=str(group.revision), **act())
    with pytest.raises(RuleBroken, match="Say why it closes"):
        service.move_to(group, TaskGroupStage.CLOSED, revision=str(group.revision), **act())
    with pytest.raises(RuleBroken, match="took the report at a meeting"):
        service.move_to(group, TaskGroupStage.REPORTED, revision=str(group.revision), **act())

    service.move_to(group, TaskGroupStage.CLOSED, reason="The law changed.", revision=str(group.revision), **act())

    assert topic_history.history(group.topic)[0].reason == "The law changed."


@pytest.mark.parametrize(
    ("part", "said", "field"),
    [
        (Part.WITNESSES, {"name": ""}, "name"),
        (Part.WITNESSES, {"said": "That it is late."}, "heard_on"),
        (Part.EVIDENCE, {"says": " "}, "says"),
        (Part.EVIDENCE, {"received_on": None}, "received_on"),
        (Part.EVIDENCE, {"link": "javascript:alert(1)"}, "link"),
        (Part.TIMETABLE, {"what": ""}, "what"),
        (Part.TIMETABLE, {"planned_on": None}, "planned_on"),
        (Part.RECOMMENDATIONS, {"text": ""}, "text"),
        (Part.RECOMMENDATIONS, {"to_body": ""}, "to_committee_id"),
    ],
)
def test_what_a_group_cannot_keep_is_refused_beside_its_field(group, part, said, field):
    with pytest.raises(RuleBroken) as refused:
        entry(group, part, **said)

    assert refused.value.field == field


def test_what_has_not_happened_yet_is_no_evidence_and_no_step_done(group):
    tomorrow = clock.today() + timedelta(days=1)

    for part, said in ((Part.EVIDENCE, {"received_on": tomorrow}), (Part.TIMETABLE, {"done_on": tomorrow})):
        with pytest.raises(RuleBroken, match="still to come"):
            entry(group, part, **said)
        db.session.rollback()


def test_a_group_does_not_recommend_to_the_committee_it_reports_to(group, committee):
    with pytest.raises(RuleBroken, match="which then recommends to others"):
        entry(group, Part.RECOMMENDATIONS, to_committee_id=committee.id, to_body="")


def test_the_same_sent_twice_is_kept_once_and_what_is_removed_is_kept_out_of_sight(group):
    first, again = entry(group, Part.WITNESSES), entry(group, Part.WITNESSES)
    assert first is again

    task_group_log.remove(Part.WITNESSES, first, **act())
    db.session.commit()

    assert task_group_log.kept(group, Part.WITNESSES) == []
    assert first.removed_at is not None


def test_a_page_left_open_does_not_overwrite_what_was_entered_since(group):
    witness = entry(group, Part.WITNESSES)
    seen = revision_of(witness)
    said = {"name": "Another", "capacity": "", "heard_on": None, "said": ""}
    task_group_log.change(Part.WITNESSES, witness, said, revision=seen, **act())
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        task_group_log.change(Part.WITNESSES, witness, {**said, "name": "A third"}, revision=seen, **act())


def test_recommendations_change_places(group):
    first, second = recommending(group, "One.", "Two.")

    task_group_log.move_up(second, **act())
    db.session.commit()
    db.session.refresh(group)

    assert [one.text for one in task_group_log.kept(group, Part.RECOMMENDATIONS)] == ["Two.", "One."]
    assert first.position == 2


def test_what_the_committee_made_its_own_becomes_resolutions_that_are_followed_as_recommendations(group, committee):
    first, second = recommending(group, "That each school names a lead.", "That nothing be done.")
    item = took(committee)

    take(group, item, first)

    [resolution] = resolutions.of_item(item)
    [sent] = recommendations.of_committee(committee)
    assert (first.resolution, second.resolution_id) == (resolution, None)
    assert (sent.text, sent.to_body) == ("That each school names a lead.", "Cabinet")
    assert (group.stage, group.reported_on) == (TaskGroupStage.REPORTED, item.meeting.held_on)
    assert topic_history.history(group.topic)[0].now.endswith("made the committee’s own: 1")

    take(group, item, second)
    assert len(recommendations.of_committee(committee)) == 2


def test_the_report_is_taken_at_a_meeting_of_its_own_committee_that_has_met(group, committee):
    recommending(group, "One.")

    for item, words in ((took(factories.committee()), "Choose the item of its"), (took(committee, 5), "still to come")):
        with pytest.raises(RuleBroken, match=words):
            take(group, item)
        db.session.rollback()


def test_a_report_is_not_taken_at_a_meeting_before_its_last_evidence(group, committee):
    recommending(group, "One.")
    early, late = took(committee, -30), took(committee, -5)
    entry(group, Part.WITNESSES, heard_on=clock.today() - timedelta(days=10), said="That it is late.")

    assert task_group_reports.items_for(group, on=clock.today()) == [late]
    with pytest.raises(RuleBroken, match="still hearing evidence on"):
        take(group, early)
    db.session.rollback()

    take(group, late)
    entry(group, Part.EVIDENCE, says="The answer of the schools")
    assert group.reported_on == late.meeting.held_on


def test_a_witness_who_is_still_to_be_heard_does_not_hold_up_a_report(group, committee):
    recommending(group, "One.")
    entry(group, Part.WITNESSES, heard_on=clock.today() + timedelta(days=10))

    take(group, took(committee))

    assert group.stage is TaskGroupStage.REPORTED


def test_a_group_that_gathers_evidence_has_not_reported(group, committee):
    with pytest.raises(RuleBroken, match="cannot go from scoping to reported"):
        take(group, took(committee))


def test_what_was_made_the_committee_s_own_is_changed_there(group, committee):
    [one] = recommending(group, "One.")
    take(group, took(committee), one)

    with pytest.raises(RuleBroken, match="correct the resolution"):
        task_group_log.remove(Part.RECOMMENDATIONS, one, **act())


def test_the_public_reads_recommendations_once_reported_and_never_what_witnesses_said(group, committee):
    [one] = recommending(group, "One.")
    entry(group, Part.WITNESSES, heard_on=clock.today(), said="In confidence")
    before = task_group_bodies.of_topics([group.topic_id], on=clock.today())[group.topic_id]
    take(group, took(committee), one)

    after = task_group_bodies.of_topics([group.topic_id], on=clock.today())[group.topic_id]

    assert (before["recommendations"], after["recommendations"]) == ([], ["One."])
    assert "In confidence" not in str(after)
