"""What the pages of a work programme cost those who keep it, in statements and in Python calls."""

from datetime import timedelta

import pytest
import time_machine

from models.vocabulary import ItemKind
from models.work_programme import KeyDate
from tests import factories, held_meetings
from tests.planned_topics import noted_report
from tests.published_council import calls, statements
from tests.published_programme import BY, NOW, move, planned, topic
from webapp.database import db
from webapp.services import work_programmes

LATER = NOW + timedelta(days=3)
TOPICS = 40


@pytest.fixture(autouse=True)
def that_summer():
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def council(app):
    """A committee with forty topics, half of them moved since the programme was agreed, and six things owed to it."""
    council = planned()
    work_programmes.agree(council.committee, 2019, agreed_on=NOW.date(), by=BY, at=NOW)
    factories.item(council.autumn, "Work programme", kind=ItemKind.WORK_PROGRAMME)
    factories.keep(KeyDate(name="Summer", kind="school holiday", starts_on=LATER.date(), ends_on=LATER.date()))
    add(council, range(TOPICS))
    return council


def add(council, places: range) -> None:
    before = factories.meeting(council.committee, held_on=NOW.date() - timedelta(days=1 + places.start))
    for place in places:
        one = topic(council.committee, f"Topic {place}", council.autumn, detail="What it is about.", notes="A note.")
        noted_report(one, reported_on=NOW.date() - timedelta(days=200))
        if place % 2:
            move(one, council.winter, "The data come later", at=LATER - timedelta(hours=1))
        if place % 6 == 0:
            item = factories.item(before, f"Item {place}", position=place)
            held_meetings.owed(item, quoted=f"She would say {place}.")
    db.session.commit()


@pytest.fixture
def cookie(browser):
    browser.sign_in(factories.officer())
    return "; ".join(f"{one.key}={one.value}" for one in browser.client._cookies.values())


def pages(council) -> dict[str, str]:
    here = f"/staff/committees/{council.committee.id}/work-programme"
    report = f"/staff/meetings/{council.autumn.id}/work-programme-report"
    return {"board": f"{here}/board", "programme": here, "report": report}


@pytest.mark.parametrize(("page", "most"), [("board", 6), ("programme", 13), ("report", 13)])
def test_a_page_sends_as_many_statements_however_many_topics_there_are(browser, council, cookie, page, most):
    def sent() -> list[str]:
        browser.open(address)
        with statements() as made:
            assert browser.open(address).status == 200
        return made

    address = pages(council)[page]
    few = sent()
    add(council, range(TOPICS, TOPICS + 6))

    assert len(sent()) == len(few) <= most, few


@pytest.mark.parametrize(("page", "most"), [("board", 14_500), ("programme", 30_000), ("report", 14_100)])
def test_a_page_of_forty_topics_makes_no_more_calls_than_it_did(app, browser, council, cookie, page, most):
    address = pages(council)[page]
    made = [calls(app, address, Cookie=cookie) for _ in range(3)][-1]

    assert "Topic 39" in browser.open(address).text
    assert db.engine.dialect.name != "sqlite" or made <= most, made
