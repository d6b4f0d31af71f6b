"""Task and finish groups on the web: set up from a topic, kept, and a report that becomes recommendations."""

from datetime import timedelta

import pytest

from models.rules.wording import long_date
from models.task_group import TaskGroup
from models.vocabulary import CommitteeKind
from models.work_programme import TopicItem
from tests import factories, planned_topics, task_groups
from tests.task_groups import recommending
from webapp import clock
from webapp.database import db
from webapp.services.task_group_log import Part


@pytest.fixture
def committee(app):
    return factories.committee(kind=CommitteeKind.SCRUTINY)


@pytest.fixture
def desk(browser):
    return browser.sign_in(factories.officer())


def test_a_group_is_set_up_from_its_topic(desk, committee):
    topic = planned_topics.topic(committee)
    assert f"/staff/topics/{topic.id}/task-group" in desk.open(f"/staff/topics/{topic.id}").text

    page = desk.submit(
        f"/staff/topics/{topic.id}/task-group", name="Places group", scope="Why.", lines_of_enquiry="Who?\n\nWhere?"
    )

    shown = desk.open(page.headers["Location"]).text
    assert "Places group" in shown
    assert "<li>Where?</li>" in shown
    assert "Places group" in desk.open(f"/staff/topics/{topic.id}").text
    assert desk.open(f"/staff/topics/{topic.id}/task-group").status == 302


def test_a_report_due_yesterday_is_refused_and_what_was_typed_stays(desk, committee):
    topic = planned_topics.topic(committee)
    day = clock.today() - timedelta(days=1)

    page = desk.submit(
        f"/staff/topics/{topic.id}/task-group", name="A group", scope="Long words.", report_due_on=day.isoformat()
    )

    assert "is past: enter the day its report is to come" in page.text
    assert "Long words." in page.text


@pytest.mark.parametrize(
    ("part", "typed", "shown"),
    [
        ("witnesses", {"name": "A Head Teacher"}, "A Head Teacher"),
        ("evidence", {"says": "Figures by school"}, "Figures by school"),
        ("timetable", {"what": "Visit two schools", "planned_on": "2030-01-02"}, "Visit two schools"),
        ("recommendations", {"text": "That a lead be named.", "to_body": "Cabinet"}, "That a lead be named."),
    ],
)
def test_what_a_group_keeps_is_added_put_right_and_taken_away(desk, committee, part, typed, shown):
    group = task_groups.group(committee)
    address = f"/staff/task-groups/{group.id}"

    desk.submit(f"{address}/{part}/new", **typed)

    assert shown in desk.open(address).text
    desk.submit(f"/staff/task-groups/{part}/1", **{next(iter(typed)): "Other words"})
    assert "Other words" in desk.open(address).text
    desk.submit(f"/staff/task-groups/{part}/1", to=f"/{part}/1/remove")
    assert "Other words" not in desk.open(address).text


def test_a_part_that_no_group_keeps_is_not_there(desk, committee):
    group = task_groups.group(committee)

    assert desk.open(f"/staff/task-groups/{group.id}/secrets/new").status == 404


def test_a_report_is_recorded_and_its_recommendations_are_followed(desk, committee):
    group = task_groups.group(committee)
    recommending(group, "That a lead be named.", "That nothing be done.")
    item = factories.item(factories.meeting(committee, held_on=clock.today()), "Report of the group")

    page = desk.submit(f"/staff/task-groups/{group.id}/report", item_id=str(item.id), numbers="1")

    assert page.status == 302
    assert "Made the committee’s own" in desk.open(f"/staff/task-groups/{group.id}").text
    followed = desk.open(f"/staff/committees/{committee.id}/recommendations").text
    assert "That a lead be named." in followed
    assert "That nothing be done." not in followed


def test_two_officers_at_one_group_see_both_versions(desk, committee):
    group = task_groups.group(committee)
    address = f"/staff/task-groups/{group.id}/edit"
    seen = desk.open(address)
    desk.submit(address, scope="The first words.")

    page = desk.send(seen, scope="The second words.")

    assert "The first words." in page.text
    assert "The second words." in page.text
    assert db.session.get(TaskGroup, group.id).scope == "The first words."


def test_before_its_committee_has_met_an_officer_reads_what_a_report_waits_for(desk, committee):
    group = task_groups.group(committee)
    recommending(group, "That a lead be named.")
    task_groups.entry(group, Part.EVIDENCE)
    factories.meeting(committee, held_on=clock.today() - timedelta(days=3))

    page = desk.open(f"/staff/task-groups/{group.id}/report")

    assert "has not met since the group heard evidence on" in page.text


def test_only_an_item_that_carried_its_topic_is_chosen_for_an_officer(desk, committee):
    group = task_groups.group(committee)
    recommending(group, "That a lead be named.")
    meeting = factories.meeting(committee, held_on=clock.today())
    factories.item(meeting, "Apologies")
    address = f"/staff/task-groups/{group.id}/report"
    before = desk.open(address).text

    item = factories.item(meeting, "Report of the group")
    factories.keep(TopicItem(topic_id=group.topic_id, item_id=item.id, put_on_at=clock.now()))

    assert 'value="" selected' in before
    assert f'<option value="{item.id}" selected' in desk.open(address).text


def test_the_report_of_a_group_that_is_still_scoping_is_not_asked_for(desk, committee):
    group = task_groups.group(committee)
    factories.item(factories.meeting(committee, held_on=clock.today()), "Report of the group")

    page = desk.open(f"/staff/task-groups/{group.id}/report")

    assert "Its report is not written yet: the group is still working out what to look into." in page.text
    assert f'href="/staff/task-groups/{group.id}/stage"' in page.text
    assert 'name="item_id"' not in page.text
    assert "Its report was taken" not in page.text


def waiting(desk) -> int:
    """How many programmes Today says wait for a word."""
    return desk.open("/staff/").text.count("/work-programme?year=")


def test_once_its_group_reported_a_topic_says_what_is_next_until_somebody_does(desk, committee):
    group = task_groups.group(committee)
    recommending(group, "That a lead be named.")
    item = factories.item(factories.meeting(committee, held_on=clock.today()), "Report of the group")
    programme = f"/staff/committees/{committee.id}/work-programme"
    said = f"Its group reported on {long_date(clock.today())}: say that it is done, or when it comes again."
    assert said not in desk.open(f"/staff/topics/{group.topic_id}").text
    assert waiting(desk) == 0
    desk.submit(f"/staff/task-groups/{group.id}/report", item_id=str(item.id), numbers="1")

    for address in (f"/staff/topics/{group.topic_id}", f"{programme}/board"):
        assert said in desk.open(address).text
    assert waiting(desk) == 1

    desk.submit(f"/staff/topics/{group.topic_id}/finish", reason="The group reported.")

    for address in (f"/staff/topics/{group.topic_id}", f"{programme}/board"):
        assert said not in desk.open(address).text
