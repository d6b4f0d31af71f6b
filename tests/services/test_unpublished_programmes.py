"""Programmes that the public reads an older version of because of what a task and finish group keeps."""

import json

from models.rules.wording import long_date
from models.vocabulary import SubjectKind
from tests import factories, planned_topics, task_groups
from tests.published_council import statements
from tests.published_programme import BY, make_public, planned
from webapp import clock
from webapp.database import db
from webapp.services import ledger, programme_publishing, task_group_reports, unpublished_programmes
from webapp.services.task_group_log import Part


def waiting() -> list[tuple[int, int]]:
    return [(one.committee_id, one.year) for one in unpublished_programmes.waiting(by=BY)]


def publish(council) -> None:
    db.session.expire_all()
    make_public(council.programme, at=clock.now())


def with_group(council):
    made = task_groups.group(council.committee, topic=council.mash)
    publish(council)
    return made


def test_a_programme_waits_when_its_topic_s_group_is_to_hear_somebody(app):
    council = planned()
    group = with_group(council)
    before = waiting()

    task_groups.entry(group, Part.WITNESSES)

    assert (before, waiting()) == ([], [(council.committee.id, 2019)])
    publish(council)
    assert waiting() == []


def test_an_officer_reads_that_the_topic_s_page_changes_beside_what_else_does(app):
    council = planned()
    task_groups.entry(with_group(council), Part.WITNESSES)
    planned_topics.topic(council.committee, "Self harm", year=2019)

    changes = programme_publishing.propose(council.programme, on=clock.today()).changes

    assert "The page of “MASH annual report” changes." in changes
    assert [one for one in changes if "“Self harm” is added" in one]


def test_what_the_public_does_not_read_of_a_group_waits_for_nothing(app):
    council = planned()
    group = with_group(council)

    task_groups.entry(group, Part.RECOMMENDATIONS)

    assert waiting() == []


def test_a_programme_waits_when_somebody_takes_a_seat_on_a_group(app):
    council = planned()
    group = with_group(council)

    factories.seat(group.committee, factories.member(), starts_on=BY.on)

    assert waiting() == [(council.committee.id, 2019)]


def test_a_topic_kept_from_the_public_has_no_group_to_tell_of(app):
    council = planned()
    group = with_group(council)
    council.mash.is_public = False
    db.session.commit()
    publish(council)

    task_groups.entry(group, Part.WITNESSES)

    assert waiting() == []


def test_the_public_reads_in_a_topic_s_history_how_far_its_group_has_come(app):
    council = planned()
    group = with_group(council)
    [recommended, _] = task_groups.recommending(group, "One.", "Two.")
    held = factories.meeting(council.committee, held_on=clock.today())
    item = factories.item(held, "Report of the group")
    told = {"revision": str(group.revision), "by": BY, "at": clock.now()}
    task_group_reports.take(group, item.id, [recommended.id], **told)
    db.session.commit()

    publish(council)

    page = ledger.live(SubjectKind.TOPIC, council.mash.id).body
    assert [one["now"] for one in json.loads(page)["changes"]][-3:] == [
        "Task and finish group: gathering evidence",
        "Task and finish group: writing its report",
        f"Task and finish group: reported on {long_date(held.held_on)}",
    ]


def test_what_waits_takes_as_many_statements_however_many_groups_there_are(app):
    council = planned()
    with_group(council)
    few = counted()
    for number in range(3):
        topic = planned_topics.topic(council.committee, f"Topic {number}", year=2019)
        task_groups.entry(task_groups.group(council.committee, f"Group {number}", topic=topic), Part.EVIDENCE)
    publish(council)

    assert counted() <= few + 1


def counted() -> int:
    db.session.expire_all()
    with statements() as made:
        unpublished_programmes.waiting(by=BY)
    return len(made)
