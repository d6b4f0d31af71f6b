"""The board in the browser: seen, moved on by its form, refused with what was typed; and the picture of the year."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
import time_machine

from models.programme_vocabulary import PeriodKind, TopicTiming
from models.work_programme import Topic, TopicItem
from tests import factories
from tests.browser_client import Browser
from tests.planned_topics import EVERY_MEETING, key_date, topic, topic_at
from webapp import clock
from webapp.database import db
from webapp.services.topic_slots import Slot

TODAY = date(2019, 10, 1)


@pytest.fixture(autouse=True)
def that_autumn():
    with time_machine.travel(f"{TODAY}T09:00:00+00:00", tick=False):
        yield


@pytest.fixture
def desk(app) -> SimpleNamespace:
    factories.council()
    committee = factories.committee(name="Children Panel")
    soon, later = (factories.meeting(committee, held_on=TODAY + timedelta(days=days)) for days in (56, 133))
    planned = topic_at(soon, "Autism", minutes=40)
    browser = Browser(app).sign_in(factories.officer())
    address = f"/staff/committees/{committee.id}/work-programme"
    return SimpleNamespace(
        committee=committee, soon=soon, later=later, topic=planned, browser=browser, board=f"{address}/board",
        timeline=f"{address}/timeline",
    )  # fmt: skip


def the_topic(desk: SimpleNamespace) -> Topic:
    db.session.expire_all()
    return db.session.get_one(Topic, desk.topic.id)


def move(desk: SimpleNamespace, where: str, *, one: Topic | None = None, **fields: str):
    form = f"/staff/topics/{(one or desk.topic).id}/board"
    return desk.browser.submit(desk.board, to=form, where=where, **fields)


def test_the_board_shows_meetings_with_what_they_bear_and_the_days_between(desk):
    key_date(date(2019, 12, 23), name="Christmas holiday", ends_on=date(2020, 1, 3))
    key_date(date(2020, 2, 3), name="Election", kind=PeriodKind.PRE_ELECTION, ends_on=date(2020, 3, 5))
    topic(desk.committee, "Questions", slot=EVERY_MEETING, year=2019, minutes=20)

    page = desk.browser.open(desk.board)

    assert "60 minutes" in page.text
    assert "23 December 2019 to 3 January 2020" in page.text
    assert "Election (pre-election period)" in page.text
    assert "Nothing but what always comes." in page.text


def test_the_form_of_a_card_moves_it_and_leads_back_to_it(desk):
    answer = move(desk, str(desk.later.id), reason="The data come later.")

    assert answer.headers["Location"].endswith(f"/board?year=2019#topic-{desk.topic.id}")
    assert (the_topic(desk).meeting_id, the_topic(desk).changes[-1].reason) == (desk.later.id, "The data come later.")


@pytest.mark.parametrize(("where", "timing"), [("every", TopicTiming.EVERY_MEETING), ("open", TopicTiming.NOT_YET)])
def test_a_card_goes_to_every_meeting_or_to_the_tray(desk, where, timing):
    move(desk, where, reason="The chair asks.")

    assert the_topic(desk).timing is timing


def test_what_waits_needs_no_reason_to_get_a_meeting(desk):
    waiting = topic(desk.committee, "School places", year=2019, slot=Slot(TopicTiming.NOT_YET))

    move(desk, str(desk.soon.id), one=waiting)

    db.session.expire_all()
    assert waiting.meeting_id == desk.soon.id


def test_without_its_reason_the_card_comes_back_open_with_what_was_chosen(desk):
    page = move(desk, str(desk.later.id))

    assert "Say why it moves from" in page.text
    assert f'href="#why-{desk.topic.id}"' in page.text
    assert f'value="{desk.later.id}" selected' in page.text
    assert the_topic(desk).meeting_id == desk.soon.id
    desk.browser.send(page, to=f"/{desk.topic.id}/board", reason="The data come later.")
    assert the_topic(desk).meeting_id == desk.later.id


def test_a_board_that_is_out_of_date_says_who_was_faster_and_keeps_the_words(desk):
    page = desk.browser.open(desk.board)
    move(desk, "open", reason="First.")

    shown = desk.browser.send(page, to=f"/{desk.topic.id}/board", where=str(desk.later.id), reason="Second.")

    assert "changed this while you were writing" in shown.text
    assert 'value="Second."' in shown.text
    assert the_topic(desk).timing is TopicTiming.NOT_YET
    desk.browser.send(shown, to=f"/{desk.topic.id}/board")
    assert the_topic(desk).meeting_id == desk.later.id


@pytest.mark.parametrize("where", ["", "x", "0", "99999999999", "meeting-1"])
def test_a_place_there_is_none_of_is_refused_in_a_sentence(desk, where):
    page = move(desk, where, reason="Because.")

    assert "Choose " in page.text
    assert 'value="Because."' in page.text
    assert the_topic(desk).meeting_id == desk.soon.id


def test_a_meeting_of_another_committee_is_refused(desk):
    elsewhere = factories.meeting(factories.committee(), held_on=TODAY + timedelta(days=60))

    page = move(desk, str(elsewhere.id), reason="Because.")

    assert "Choose a meeting of this committee." in page.text


def test_a_committee_without_meetings_is_told_how_to_begin(desk):
    committee = factories.committee()

    page = desk.browser.open(f"/staff/committees/{committee.id}/work-programme/board")

    assert "Plan meetings" in page.text


def test_the_picture_of_the_year_has_a_name_and_a_table_that_says_the_same(desk):
    topic(desk.committee, "Some day", year=2019)

    page = desk.browser.open(desk.timeline)

    assert "Timeline of the work programme" in page.text
    assert "2 topics down and 2 meetings across, May 2019 to April 2020." in page.text
    assert "26 November 2019</th>" in page.text
    assert "Planned</td>" in page.text
    assert "To be allocated</td>" in page.text


def test_the_picture_says_considered_of_a_meeting_that_took_the_item(desk):
    held = factories.meeting(desk.committee, held_on=TODAY - timedelta(days=7))
    taken, waits = topic_at(held, "Taken"), topic_at(desk.soon, "Waits")
    for one in (taken, waits):
        item = factories.item(one.meeting, one.title)
        factories.keep(TopicItem(topic_id=one.id, item_id=item.id, put_on_at=clock.now()))

    text = desk.browser.open(desk.timeline).text

    assert text.count("Considered</td>") == 1
    assert text.count("On the agenda</td>") == 1


def test_a_year_without_topics_says_so(desk):
    assert "No topics in 2017/18" in desk.browser.open(f"{desk.timeline}?year=2017").text
