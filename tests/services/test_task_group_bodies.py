"""What the public is told of a task and finish group, in the body of its topic."""

from datetime import timedelta

import pytest

from models.programme_vocabulary import TaskGroupStage
from models.resolution import Resolution
from models.task_group import Evidence, TaskGroup, TaskGroupRecommendation, TaskGroupStep, Witness
from models.vocabulary import Part, SubjectKind
from tests import factories
from tests.published_programme import HERE, NOW, act, make_public, planned, topic
from tests.services.test_programme_publishing import live
from webapp.services import publishing

DAY = NOW.date()


def looking_into(council, **fields) -> TaskGroup:
    """A group that looks into self harm, with one of everything."""
    made = topic(council.committee, "Self harm")
    committee = factories.committee(name="Self Harm Group", slug="self-harm-group", parent=council.committee)
    factories.seat(committee, factories.member(name="Ada Fern"))
    group = factories.keep(TaskGroup(committee=committee, topic_id=made.id, scope="How schools help.", **fields))
    factories.keep(Witness(group=group, name="Dr Green", capacity="Consultant", heard_on=DAY, said="In confidence"))
    factories.keep(Evidence(group=group, received_on=DAY, given_by="NHS", says="Waiting times"))
    factories.keep(TaskGroupStep(group=group, planned_on=DAY + timedelta(days=30), what="Visit two schools"))
    factories.keep(TaskGroupRecommendation(group=group, text="That there be a nurse.", to_body="The Trust"))
    return group


def body_of(council, group: TaskGroup):
    make_public(council.programme)
    return live(SubjectKind.TOPIC, group.topic_id)["task_group"]


def test_its_scope_members_witnesses_evidence_and_timetable_are_told(app):
    council = planned()
    group = looking_into(council)

    body = body_of(council, group)

    assert (body["scope"], body["stage"]) == ("How schools help.", "scoping")
    assert [one["name"] for one in body["members"]] == ["Ada Fern"]
    assert [one["what"] for one in body["timetable"]] == ["Visit two schools"]
    assert body["evidence"][0]["says"] == "Waiting times"
    assert body["witnesses"] == [{"name": "Dr Green", "capacity": "Consultant", "heard_on": "2019-06-18"}]


def test_a_member_of_two_seats_is_named_once_and_one_whose_seat_has_not_begun_is_not(app):
    council = planned()
    group = looking_into(council)
    ada = group.committee.seats[0].member
    factories.seat(group.committee, ada)
    factories.seat(group.committee, factories.member(name="Ben Later"), starts_on=DAY + timedelta(days=1))

    body = body_of(council, group)

    assert [one["name"] for one in body["members"]] == ["Ada Fern"]


def test_those_who_sat_on_it_stay_named_once_it_is_over(app):
    council = planned()
    group = looking_into(council)
    group.committee.seats[0].ends_on = DAY - timedelta(days=1)
    factories.seat(group.committee, factories.member(name="Ben Later"), starts_on=DAY + timedelta(days=1))

    body = body_of(council, group)

    assert [one["name"] for one in body["members"]] == ["Ada Fern"]


@pytest.mark.parametrize(("part", "told"), [(Part.PUBLIC, ["That there be a nurse."]), (Part.PRIVATE, [])])
def test_its_recommendations_are_told_once_the_committee_took_them_in_public(app, part, told):
    council = planned()
    group = looking_into(council)
    draft = body_of(council, group)["recommendations"]

    group.stage, group.reported_on = TaskGroupStage.REPORTED, DAY
    item = factories.item(
        factories.meeting(council.committee, held_on=DAY, day_number=2),
        "Its report",
        part=part,
        public_heading="A private report",
    )
    resolved = Resolution(meeting_id=item.meeting_id, item_id=item.id, text="That there be a nurse.")
    group.recommendations[0].resolution = resolved
    factories.keep(group)
    make_public(council.programme, at=NOW + timedelta(days=1))

    assert draft == []
    assert live(SubjectKind.TOPIC, group.topic_id)["task_group"]["recommendations"] == told


def test_what_was_taken_away_is_not_told(app):
    council = planned()
    group = looking_into(council)
    for one in (*group.witnesses, *group.evidence, *group.steps):
        one.removed_at = NOW
        factories.keep(one)

    body = body_of(council, group)

    assert body["witnesses"] == body["evidence"] == body["timetable"] == []


def test_the_page_of_its_topic_leads_to_a_public_group(browser):
    council = planned()
    group = looking_into(council)
    publishing.publish_committee(group.committee, act())
    make_public(council.programme)

    page = browser.open(f"{HERE}/topics/{group.topic_id}")

    assert 'href="/committees/self-harm-group"' in page.text
    assert "In confidence" not in page.text
