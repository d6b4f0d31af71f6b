"""What was asked for and nobody planned, as the check finds it: in the minutes, by actions, as suggestions."""

from datetime import UTC, date, datetime

import pytest

from models.agenda import AgendaItem
from models.committee import Committee
from models.minutes_vocabulary import OwedKind
from models.programme_vocabulary import SuggestedBy
from models.suggestion import Suggestion
from models.work_programme import Topic, WorkProgramme
from tests import factories, held_meetings
from tests.factories import keep
from webapp.services import programme_check

TODAY = date(2019, 6, 18)
NOW = datetime(2019, 6, 18, 9, 0, tzinfo=UTC)
LONG_AGO = datetime(2018, 1, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def panel(app) -> Committee:
    return factories.committee(name="Children’s Panel")


@pytest.fixture
def item(panel) -> AgendaItem:
    """An item of 12 March 2019, in whose minutes something is asked for."""
    factories.meeting(panel, held_on=date(2019, 1, 15))
    return factories.item(factories.meeting(panel, held_on=date(2019, 3, 12)))


def topic(committee: Committee, title: str, **fields: object) -> Topic:
    return keep(Topic(committee=committee, title=title, **{"year": 2019, "added_at": NOW, **fields}))


def found(committee: Committee, rule: str, year: int = 2019) -> list[str]:
    return [one.words for one in programme_check.findings(committee, year, on=TODAY) if one.rule == rule]


def test_an_ask_of_the_minutes_that_no_topic_follows_is_lost(panel, item):
    quoted = "There were two items to be added to the work programme; Compass and support for talented children."
    asked = held_meetings.owed(item, kind=OwedKind.ASK, quoted=quoted)
    topic(panel, "Compass", owed=asked)

    [lost] = [one for one in programme_check.findings(panel, 2019, on=TODAY) if one.rule == "lost request"]

    assert lost.words.startswith("“support for talented children” was asked for in the minutes of 12 March 2019")
    assert (lost.mend.owed_id, lost.mend.title) == (asked.id, "Support for talented children")


def test_a_lost_request_goes_on_in_the_check_of_the_new_year_which_says_whence_it_comes(panel, item):
    held_meetings.owed(item, quoted="That ponds be added to the work programme.")
    topic(panel, "Lakes", year=2018)
    before = found(panel, "lost request", 2018)

    topic(panel, "Rivers", year=2019)

    said = "“ponds” was asked for in the minutes of 12 March 2019, and is no topic of the programme."
    assert before == [said]
    assert found(panel, "lost request", 2018) == []
    assert found(panel, "lost request", 2019) == [f"{said} It is left over from 2018/19."]
    assert programme_check.check(panel, 2018, on=TODAY).in_use == 2019


def test_an_ask_that_became_an_action_or_an_earlier_topic_is_not_lost(panel, item):
    first, second = (
        held_meetings.owed(item, quoted=f"That {what} be added to the work programme.") for what in ("Compass", "ponds")
    )
    held_meetings.action(first)
    topic(panel, "Ponds and lakes", year=2018)

    assert first and second and found(panel, "lost request") == []


def test_what_is_to_come_again_and_is_in_nobodys_plan_is_lost(panel, item):
    promise = held_meetings.owed(item)
    held_meetings.action(promise, text="Report on nursery places", every_months=6)

    assert len(found(panel, "lost request")) == 1

    topic(panel, "Nurseries", owed=promise)
    assert found(panel, "lost request") == []


def test_a_suggestion_left_waiting_through_meetings_is_lost(panel, item):
    usual = {"suggested_by": SuggestedBy.RESIDENT, "suggested_at": LONG_AGO}
    keep(Suggestion(committee_id=panel.id, title="Ponds", **usual))
    keep(WorkProgramme(committee_id=panel.id, year=2018, stale_after=2))

    assert found(panel, "lost request") == [
        "“Ponds” was suggested on 2 January 2018 and has waited through 2 meetings without an answer. "
        "It is left over from 2017/18."
    ]
