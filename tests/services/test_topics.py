"""Topics of a work programme: each there once, however many add it; changed and moved with their history."""

from datetime import UTC, date, datetime

import pytest

from models.action import Action
from models.agenda import AgendaItem
from models.audit import AuditEvent
from models.committee import Committee
from models.meeting import Meeting
from models.programme_vocabulary import TopicEvent, TopicSource, TopicTiming
from models.rules import RuleBroken
from models.vocabulary import MeetingStatus, Role
from models.work_programme import Topic, TopicItem
from tests import factories
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import actors, topic_history, topics
from webapp.services.actors import NotAllowed, operator
from webapp.services.revisions import ChangedMeanwhile
from webapp.services.topic_slots import Slot, at_meeting, slot_of

TODAY = date(2019, 6, 18)
NOW = datetime(2019, 6, 18, 9, 0, tzinfo=UTC)
BY = {"by": operator(on=TODAY), "at": NOW}
OCTOBER = Slot(TopicTiming.MONTH, month=date(2019, 10, 1), is_tentative=True)


@pytest.fixture
def committee(app) -> Committee:
    return factories.committee(name="Children and Young People")


@pytest.fixture
def september(committee) -> Meeting:
    return factories.meeting(committee, held_on=date(2019, 9, 24))


def autism(committee: Committee, slot: Slot | None = None, **said: object) -> Topic:
    made = topics.add(committee, title="Autism", slot=slot or Slot(), **said, **BY)
    db.session.commit()
    return made


def the_details(topic: Topic, **changed: object) -> topics.TopicDetails:
    return {**{name: getattr(topic, name) for name in topics.LABELS}, **changed}


def test_two_who_add_the_same_topic_at_once_keep_it_once(app):
    number = factories.committee().id

    def add(title: str) -> None:
        topics.add(db.session.get_one(Committee, number), title=title, **BY)

    faults = one_after_the_other(app, lambda: add("The map"), lambda: add("the  map"))

    assert [type(fault) for fault in faults] == [RuleBroken]
    assert [one.title for one in topics.of_committee(db.session.get_one(Committee, number))] == ["The map"]


def test_a_topic_keeps_who_asked_for_it_and_when_it_comes(committee, september):
    action = factories.keep(Action(committee=committee, text="Report", owner_name="A", created_at=NOW))

    made = autism(committee, at_meeting(september), action=action, minutes=30, lead_officer="Ross Caws")

    assert (made.year, made.meeting, made.source, made.action_id) == (2019, september, TopicSource.ACTION, action.id)
    assert (made.minutes, made.lead_officer) == (30, "Ross Caws")
    assert [(one.event, one.now) for one in topic_history.history(made)] == [(TopicEvent.ADDED, "24 September 2019")]


def test_budget_scrutiny_comes_in_two_months_as_two_topics(committee):
    first, second = autism(committee, OCTOBER), autism(committee)

    assert [one.position for one in (first, second)] == [1, 2]


def test_a_topic_may_be_added_again_once_it_ended_in_another_year(committee):
    autism(committee, year=2018)

    assert autism(committee, year=2019).year == 2019


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, None])
def test_a_topic_is_not_put_at_a_cancelled_meeting_or_another_committees(committee, september, status):
    elsewhere = factories.meeting(held_on=date(2019, 9, 25))
    september.status = status or september.status

    with pytest.raises(RuleBroken) as refused:
        autism(committee, at_meeting(september if status else elsewhere))

    assert refused.value.field == "meeting_id"


def test_what_changed_is_told_as_it_was_and_as_it_is(committee):
    topic, holder = autism(committee), factories.member(name="Ada Thorne")

    details = the_details(topic, title="Autism pathway", portfolio_holder_id=holder.id, is_in_depth=True)
    topics.change(topic, details, revision="1", **BY)

    change = topic_history.history(topic)[0]
    assert change.was == "Title: Autism\nPortfolio holder: nothing\nIn depth: no"
    assert change.now == "Title: Autism pathway\nPortfolio holder: Ada Thorne\nIn depth: yes"
    assert topic.revision == 2


def test_nothing_is_written_when_nothing_changed(committee):
    topic = autism(committee)
    before = db.session.query(AuditEvent).count()

    topics.change(topic, the_details(topic), revision="1", **BY)

    assert db.session.query(AuditEvent).count() == before
    assert (topic.revision, len(topic_history.history(topic))) == (1, 1)


def test_two_who_change_a_topic_at_once_lose_nothing(committee):
    topic = autism(committee)
    topics.change(topic, the_details(topic, notes="First"), revision="1", **BY)

    with pytest.raises(ChangedMeanwhile):
        topics.change(topic, the_details(topic, notes="Second"), revision="1", **BY)


def test_a_move_keeps_from_where_to_where_and_why(committee, september):
    november = factories.meeting(committee, held_on=date(2019, 11, 26))
    topic = autism(committee, at_meeting(september))

    topics.move(topic, at_meeting(november), reason=" The data come in October. ", revision="1", **BY)

    moved = topic_history.history(topic)[0]
    assert (moved.event, moved.was, moved.now) == (TopicEvent.MOVED, "24 September 2019", "26 November 2019")
    assert (moved.reason, moved.changed_by) == ("The data come in October.", "the command line")
    event = db.session.query(AuditEvent).order_by(AuditEvent.id.desc()).first()
    assert (event.what, event.reason) == ("topic moved", "The data come in October.")
    assert (f'"meeting_id":{september.id}' in event.before, f'"meeting_id":{november.id}' in event.after) == (
        True,
        True,
    )


def test_without_a_reason_it_does_not_leave_a_meeting(committee, september):
    topic = autism(committee, at_meeting(september))

    with pytest.raises(RuleBroken) as refused:
        topics.move(topic, OCTOBER, **BY)

    assert refused.value.field == "reason"
    assert topic.meeting_id == september.id


def test_a_move_to_where_it_stands_is_no_move_and_keeps_the_papers_words(committee):
    words = Slot(
        TopicTiming.CONDITION, condition="when business case is ready", words="TBC (when business case is ready)"
    )
    topic = autism(committee, words)

    topics.move(topic, Slot(TopicTiming.CONDITION, condition="when business case is ready"), **BY)

    assert topic.timing_words == "TBC (when business case is ready)"
    assert len(topic_history.history(topic)) == 1


def test_what_belongs_to_another_way_of_saying_when_is_left_out(committee, september):
    mixed = Slot(TopicTiming.MEETING, september.id, date(2019, 10, 1), None, True, "when ready", TODAY)

    topic = autism(committee, mixed)

    assert slot_of(topic) == at_meeting(september)


def test_a_topic_on_the_agenda_of_a_meeting_to_come_stays_there_until_its_item_is_taken_off(committee, september):
    topic = autism(committee, at_meeting(september))
    item = factories.item(september, "Autism")
    factories.keep(TopicItem(topic_id=topic.id, item_id=item.id, put_on_at=NOW))

    with pytest.raises(RuleBroken, match="take its item off that agenda first"):
        topics.move(topic, OCTOBER, reason="Later.", **BY)
    with pytest.raises(RuleBroken, match="take its item off"):
        topics.remove(topic, **BY)
    db.session.get_one(AgendaItem, item.id).removed_at = NOW
    db.session.commit()

    topics.move(topic, OCTOBER, reason="Later.", **BY)

    assert topic.timing is TopicTiming.MONTH


def test_a_topic_that_comes_again_from_an_action_answers_it(committee):
    action = factories.keep(Action(committee=committee, text="Report", owner_name="A", every_months=6, created_at=NOW))
    before = topics.unanswered(committee)

    autism(committee, action=action)

    assert (before, topics.unanswered(committee)) == ([action], [])


def test_a_topic_taken_away_stays_in_the_record(committee):
    topic = autism(committee)

    topics.remove(topic, **BY)

    assert topics.of_committee(committee) == []
    assert db.session.get_one(Topic, topic.id).removed_at == NOW
    with pytest.raises(RuleBroken, match="taken away"):
        topics.move(topic, OCTOBER, **BY)


def test_only_those_who_keep_its_programme_touch_a_topic(committee):
    topic = autism(committee)
    elsewhere = actors.acting(factories.user(Role.OFFICER, committee=factories.committee()), on=TODAY)

    for act in (
        lambda: topics.get(topic.id, by=elsewhere),
        lambda: topics.add(committee, title="Other", by=elsewhere, at=NOW),
        lambda: topics.change(topic, the_details(topic), revision="1", by=elsewhere, at=NOW),
        lambda: topics.move(topic, OCTOBER, by=elsewhere, at=NOW),
        lambda: topics.remove(topic, by=elsewhere, at=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_topic_moves_from_its_month_to_a_meeting_that_nobody_has_read_yet(committee, september):
    topic, number = autism(committee, OCTOBER), september.id
    db.session.expunge(september)

    topics.move(topic, Slot(TopicTiming.MEETING, meeting_id=number), reason="The day is fixed.", **BY)
    db.session.commit()

    assert (topic.meeting_id, topic.month, topic.is_tentative) == (number, None, False)


def test_a_topic_is_not_planned_for_a_meeting_that_is_over(committee, september):
    held = factories.meeting(committee, held_on=date(2019, 6, 11))
    planned = autism(committee, at_meeting(september))

    for act in (
        lambda: topics.add(committee, title="Late", slot=at_meeting(held), **BY),
        lambda: topics.move(planned, at_meeting(held), reason="It was taken then.", **BY),
    ):
        with pytest.raises(RuleBroken, match="The meeting of 11 June 2019 is over: choose one to come") as refused:
            act()
        assert refused.value.field == "meeting_id"


def test_a_topic_of_a_paper_may_have_come_already_and_one_of_today_is_to_come(committee):
    held = factories.meeting(committee, held_on=date(2019, 6, 11))
    today = factories.meeting(committee, held_on=TODAY)

    assert autism(committee, at_meeting(held), from_paper=True).meeting == held
    assert autism(committee, at_meeting(today)).meeting == today


def test_a_topic_added_by_mistake_leaves_its_line(committee, september):
    made = autism(committee, at_meeting(september))

    topics.remove(made, **BY)

    last = topic_history.history(made)[0]
    assert (last.event, last.was, made.revision) == (TopicEvent.REMOVED, "24 September 2019", 2)
    assert db.session.query(AuditEvent).order_by(AuditEvent.id.desc()).first().what == "topic taken away"
