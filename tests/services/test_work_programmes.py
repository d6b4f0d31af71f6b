"""The programme of a year: settled, agreed, and begun with what the year before left unfinished."""

from datetime import UTC, date, datetime

import pytest

from models.audit import AuditEvent
from models.committee import Committee
from models.programme_vocabulary import TopicEvent, TopicTiming
from models.rules import RuleBroken
from models.vocabulary import Role
from models.work_programme import Topic, WorkProgramme
from tests import factories, planned_topics
from tests.services.two_officers import one_after_the_other
from webapp.database import db
from webapp.services import actors, topic_ends, topic_history, work_programmes
from webapp.services.actors import NotAllowed, operator
from webapp.services.revisions import ChangedMeanwhile
from webapp.services.topic_slots import Slot, at_meeting

TODAY = date(2019, 6, 18)
BY = {"by": operator(on=TODAY), "at": datetime(2019, 6, 18, 9, 0, tzinfo=UTC)}
SETTINGS = {"introduction": "The follow up of Ofsted.", "most_in_depth": 2, "minutes_available": 90, "stale_after": 4}


@pytest.fixture
def committee(app) -> Committee:
    return factories.committee(name="Children")


def test_reading_a_programme_nobody_wrote_in_keeps_nothing(committee):
    found = work_programmes.of_committee(committee, 2019)
    db.session.commit()

    assert (found.year, found.stale_after, found.introduction) == (2019, 3, "")
    assert db.session.query(WorkProgramme).count() == 0


def test_what_is_settled_is_kept_and_the_next_year_begins_with_it(committee):
    work_programmes.settle(committee, 2019, SETTINGS, revision="0", **BY)

    next_year = work_programmes.of_committee(committee, 2020)

    assert {name: getattr(next_year, name) for name in SETTINGS} == SETTINGS
    assert db.session.query(AuditEvent).one().subject_name == "Children, 2019 to 2020"


def test_two_who_settle_it_at_once_are_told(committee):
    kept = work_programmes.settle(committee, 2019, SETTINGS, revision="0", **BY)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        work_programmes.settle(committee, 2019, {**SETTINGS, "most_in_depth": 3}, revision="0", **BY)

    work_programmes.settle(committee, 2019, {**SETTINGS, "most_in_depth": 3}, revision=str(kept.revision), **BY)
    assert kept.most_in_depth == 3


def test_two_who_begin_it_at_once_begin_one(app, committee):
    number = committee.id

    def agree() -> None:
        work_programmes.agree(db.session.get_one(Committee, number), 2019, agreed_on=TODAY, **BY)

    assert one_after_the_other(app, agree, agree) == []
    assert db.session.query(WorkProgramme).count() == 1


@pytest.mark.parametrize("wrong", [{"most_in_depth": 0}, {"minutes_available": -5}, {"stale_after": 0}])
def test_limits_no_meeting_knows_are_refused(committee, wrong):
    with pytest.raises(RuleBroken) as refused:
        work_programmes.settle(committee, 2019, {**SETTINGS, **wrong}, revision="0", **BY)

    assert [refused.value.field] == list(wrong)


@pytest.mark.parametrize("day", [None, date(2019, 6, 19)])
def test_a_programme_is_agreed_on_a_day_that_came(committee, day):
    with pytest.raises(RuleBroken) as refused:
        work_programmes.agree(committee, 2019, agreed_on=day, **BY)

    assert refused.value.field == "agreed_on"


def test_the_day_it_was_agreed_is_kept(committee):
    kept = work_programmes.agree(committee, 2019, agreed_on=TODAY, **BY)

    assert (kept.agreed_on, kept.year) == (TODAY, 2019)


def test_this_year_and_the_next_are_offered_and_those_with_topics(committee):
    planned_topics.topic(committee, year=2015)

    assert work_programmes.years(committee.id, on=TODAY) == [2020, 2019, 2015]


def test_what_is_unfinished_is_carried_forward_with_its_history(committee):
    held = factories.meeting(committee, held_on=date(2019, 3, 12))
    past = planned_topics.topic_at(held, "Past", year=2018)
    month = planned_topics.topic(committee, "October", slot=Slot(TopicTiming.MONTH, month=date(2019, 10, 1)), year=2018)
    left = planned_topics.topic(committee, "Left", year=2018)
    done = planned_topics.topic(committee, "Done", year=2018)
    topic_ends.finish(done, reason="Considered.", **BY)

    assert work_programmes.unfinished(committee, 2019) == [past, month, left]
    carried = work_programmes.carry_forward(committee, 2019, numbers=[past.id, month.id, done.id], **BY)

    assert carried == [past, month]
    assert [(one.year, one.position, one.timing) for one in carried] == [
        (2019, 1, TopicTiming.NOT_YET),
        (2019, 2, TopicTiming.MONTH),
    ]
    told = topic_history.history(past)[0]
    assert (told.event, told.was, told.now) == (TopicEvent.CARRIED_FORWARD, "2018 to 2019", "2019 to 2020")
    assert work_programmes.unfinished(committee, 2019) == [left]


def test_a_meeting_to_come_stays_the_meeting_of_what_is_carried_forward(committee):
    coming = factories.meeting(committee, held_on=date(2019, 7, 17))
    topic = planned_topics.topic_at(coming, year=2018)

    work_programmes.carry_forward(committee, 2019, numbers=[topic.id], **BY)

    assert topic.meeting_id == coming.id
    assert at_meeting(coming).meeting_id == coming.id


def test_carrying_nothing_forward_is_refused(committee):
    with pytest.raises(RuleBroken) as refused:
        work_programmes.carry_forward(committee, 2019, numbers=[], **BY)

    assert refused.value.field == "numbers"


def test_what_another_officer_dropped_meanwhile_is_not_carried_forward(app, committee):
    dropped, kept = (planned_topics.topic(committee, name, year=2018) for name in ("Fostering", "Adoption"))
    numbers, committee_id = [dropped.id, kept.id], committee.id

    def drop() -> None:
        topic_ends.drop(db.session.get_one(Topic, numbers[0]), reason="It is part of another", **BY)

    def carry() -> None:
        looked_at = db.session.get_one(Committee, committee_id)
        work_programmes.carry_forward(looked_at, 2019, numbers=numbers, **BY)

    assert one_after_the_other(app, drop, carry) == []
    db.session.expire_all()
    assert (db.session.get_one(Topic, numbers[0]).year, db.session.get_one(Topic, numbers[1]).year) == (2018, 2019)


def test_only_those_who_keep_the_programme_settle_agree_and_carry_forward(committee):
    by = actors.acting(factories.user(Role.OFFICER, committee=factories.committee()), on=TODAY)

    for act in (
        lambda: work_programmes.settle(committee, 2019, SETTINGS, revision="0", by=by, at=BY["at"]),
        lambda: work_programmes.agree(committee, 2019, agreed_on=TODAY, by=by, at=BY["at"]),
        lambda: work_programmes.carry_forward(committee, 2019, numbers=[1], by=by, at=BY["at"]),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize(
    ("held_on", "on", "still"),
    [
        (date(2020, 2, 11), TODAY, True),
        (date(2020, 2, 11), date(2020, 2, 12), False),
        (date(2020, 5, 19), TODAY, False),
    ],
)
def test_a_topic_that_a_meeting_of_its_year_is_still_to_consider_need_not_be_carried(committee, held_on, on, still):
    topic = planned_topics.topic_at(factories.meeting(committee, held_on=held_on))

    assert work_programmes.still_comes(topic, 2020, on=on) is still


def test_what_comes_every_time_or_in_a_month_stays_while_its_own_year_still_meets(committee):
    always = planned_topics.topic(committee, "Questions", slot=planned_topics.EVERY_MEETING, year=2019)
    march = planned_topics.topic(committee, "Budget", slot=Slot(TopicTiming.MONTH, month=date(2020, 3, 1)), year=2019)
    assert not work_programmes.meets_before(committee, 2020, on=TODAY)

    factories.meeting(committee, held_on=date(2020, 2, 11))
    factories.meeting(committee, held_on=date(2020, 6, 9))

    for on, still in ((TODAY, True), (date(2020, 4, 12), False)):
        meets = work_programmes.meets_before(committee, 2020, on=on)
        for topic in (always, march):
            assert work_programmes.still_comes(topic, 2020, on=on, meets=meets) is still
