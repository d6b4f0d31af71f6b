"""Things owed in the browser: sentences decided about, marks corrected, ended, made into topics."""

from types import SimpleNamespace

import pytest

from models.minutes import Minute
from models.minutes_vocabulary import OwedStatus
from models.owed import Owed
from models.work_programme import Topic
from tests import factories, held_meetings
from tests.browser_client import Browser
from webapp import clock
from webapp.database import db

ASK = "Councillor Grey asked that the map be corrected."
PROMISE = "Helen King stated that she would provide the figures."


@pytest.fixture
def held(app) -> SimpleNamespace:
    factories.council()
    meeting = factories.meeting(held_on=clock.today())
    item = factories.item(meeting, "Roads")
    factories.keep(Minute(meeting=meeting, item=item, text=f"{ASK} {PROMISE}"))
    grey = factories.member(name="Ada Grey")
    held_meetings.attendance(meeting, grey)
    browser = Browser(app)
    browser.sign_in(factories.officer())
    page = f"/staff/meetings/{meeting.id}/owed"
    mark = f"/staff/minutes/items/{item.id}/owed"
    return SimpleNamespace(meeting=meeting, item=item, grey=grey, browser=browser, page=page, mark=mark)


def marked() -> Owed:
    db.session.expire_all()
    return db.session.query(Owed).order_by(Owed.id).one()


def test_each_sentence_is_shown_with_why_and_decided_by_one_press(held) -> None:
    before = held.browser.open(held.page).text

    held.browser.submit(held.page, form=0)
    after = held.browser.open(held.page).text

    assert "A member asked that something be done." in before
    assert "To decide (2)" in before
    assert "To decide (1)" in after
    assert (marked().quoted, marked().asking_member) == (ASK, held.grey)


def test_words_no_longer_in_the_minute_are_refused_and_stay_typed(held) -> None:
    page = held.browser.submit(held.mark, quoted="She would not.", kind="ask")

    assert "not in the minute any more" in page.text
    assert "She would not." in page.text


def test_a_mark_says_who_owes_it_and_how_it_ended(held) -> None:
    held.browser.submit(held.mark, quoted=PROMISE, kind="undertaking")
    address = f"/staff/owed/{marked().id}"

    held.browser.submit(address, owed_by="Public Health", form=0)
    refused = held.browser.submit(f"{address}/end", status="declined", outcome="")
    held.browser.submit(f"{address}/end", status="done", outcome="Sent to all members.")

    assert "Say why it was declined." in refused.text
    assert (marked().owed_by, marked().status, marked().outcome) == (
        "Public Health",
        OwedStatus.DONE,
        "Sent to all members.",
    )
    assert "Nothing is owed" in held.browser.open("/staff/owed").text


def test_an_ask_becomes_a_topic(held) -> None:
    held.browser.submit(held.mark, quoted=ASK, kind="ask")

    held.browser.submit(f"/staff/owed/{marked().id}/topic", title="The map of roads")

    assert db.session.query(Topic.title).scalar() == "The map of roads"
    assert marked().status is OwedStatus.FOLLOWED
