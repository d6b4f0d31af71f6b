"""Days of report noted from earlier papers: kept as they are said, unless they have not come."""

from datetime import UTC, date, datetime

import pytest

from models.programme_vocabulary import TopicEvent
from models.rules import RuleBroken
from models.vocabulary import Role
from models.work_programme import Topic
from tests import factories, planned_topics
from webapp.services import actors, noted_reports, topic_history
from webapp.services.actors import NotAllowed, operator

TODAY = date(2019, 6, 18)
BY = {"by": operator(on=TODAY), "at": datetime(2019, 6, 18, 9, 0, tzinfo=UTC)}


@pytest.fixture
def topic(app) -> Topic:
    return planned_topics.topic(factories.committee())


def test_a_day_is_kept_even_a_sunday_on_which_nobody_met(topic):
    noted_reports.add(topic, reported_on=date(2018, 1, 14), note="Agenda pack, page 61", **BY)

    assert [(one.reported_on, one.note) for one in noted_reports.of_topic(topic)] == [
        (date(2018, 1, 14), "Agenda pack, page 61")
    ]
    last = topic_history.history(topic)[0]
    assert (last.event, last.now) == (TopicEvent.CHANGED, "Reported on: 14 January 2018 (Agenda pack, page 61)")


@pytest.mark.parametrize("day", [None, date(2019, 6, 19)])
def test_a_day_that_has_not_come_is_refused(topic, day):
    with pytest.raises(RuleBroken) as refused:
        noted_reports.add(topic, reported_on=day, **BY)

    assert refused.value.field == "reported_on"


def test_a_day_is_noted_once(topic):
    noted_reports.add(topic, reported_on=TODAY, **BY)

    with pytest.raises(RuleBroken, match="noted already"):
        noted_reports.add(topic, reported_on=TODAY, **BY)


def test_a_day_noted_by_mistake_goes_and_the_history_keeps_it(topic):
    noted = noted_reports.add(topic, reported_on=TODAY, **BY)

    noted_reports.remove(noted, **BY)

    assert noted_reports.of_topic(topic) == []
    assert topic_history.history(topic)[0].was == "Reported on: 18 June 2019"


def test_only_those_who_keep_the_programme_note_reports(topic):
    noted = noted_reports.add(topic, reported_on=TODAY, **BY)
    by = actors.acting(factories.user(Role.OFFICER, committee=factories.committee()), on=TODAY)

    for act in (
        lambda: noted_reports.get(noted.id, by=by),
        lambda: noted_reports.add(topic, reported_on=TODAY, by=by, at=BY["at"]),
        lambda: noted_reports.remove(noted, by=by, at=BY["at"]),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_day_noted_wrongly_is_corrected_and_the_history_keeps_what_it_was(topic):
    noted = noted_reports.add(topic, reported_on=date(2018, 1, 14), **BY)

    noted_reports.correct(noted, reported_on=date(2019, 1, 14), note="Minutes", **BY)

    assert [(one.reported_on, one.note) for one in noted_reports.of_topic(topic)] == [(date(2019, 1, 14), "Minutes")]
    last = topic_history.history(topic)[0]
    assert (last.was, last.now) == ("Reported on: 14 January 2018", "Reported on: 14 January 2019 (Minutes)")


def test_a_day_is_not_corrected_to_one_that_is_noted_or_has_not_come(topic):
    first = noted_reports.add(topic, reported_on=date(2018, 1, 15), **BY)
    noted_reports.add(topic, reported_on=TODAY, **BY)

    for day in (None, TODAY, date(2019, 6, 19)):
        with pytest.raises(RuleBroken):
            noted_reports.correct(first, reported_on=day, note="", **BY)

    assert first.reported_on == date(2018, 1, 15)


def test_a_correction_that_changes_nothing_is_no_change(topic):
    noted = noted_reports.add(topic, reported_on=TODAY, note="Minutes", **BY)
    told = len(topic_history.history(topic))

    noted_reports.correct(noted, reported_on=TODAY, note="Minutes", **BY)

    assert len(topic_history.history(topic)) == told
