"""What a page costs, in statements and in Python calls: the same on every machine, so they are tests and not times."""

import pytest

from tests import factories
from tests.published_council import HELD_ON, act, ask, calls, forget, publish_council, publish_dates, statements
from webapp.database import db
from webapp.services import publishing

MEETING = f"/committees/children-panel/meetings/{HELD_ON}"
PAGES = [
    "/", "/meetings", "/committees", "/committees/children-panel", "/members", "/members/ada-fern", MEETING,
    f"{MEETING}.json", f"{MEETING}/versions", f"{MEETING}/versions/1", f"{MEETING}/meeting.ics", "/subscribe",
    "/calendar.ics", "/committees/children-panel/calendar.ics", "/members/ada-fern/calendar.ics", "/meetings.json",
]  # fmt: skip


@pytest.fixture
def published(app):
    return publish_council()


def with_items(published, count: int):
    meeting = factories.meeting(published.committee, held_on=HELD_ON.replace(year=HELD_ON.year + 1))
    for number in range(count):
        item = factories.item(meeting, f"Item {number}", text=f"To consider the report numbered {number}.")
        factories.document(item, b"%d" % number)
        if number % 3 == 0:
            factories.document(item, b"more %d" % number)
    db.session.refresh(meeting)
    publishing.publish_agenda(meeting, act())
    db.session.commit()
    return f"/committees/children-panel/meetings/{meeting.held_on}"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_is_kept_costs_one_statement_and_no_more_than_900_calls(published, app, address):
    ask(app, address)
    ask(app, address)

    with statements() as sent:
        _, _, headers = ask(app, address)
    assert len(sent) == 1, sent
    # What the driver of PostgreSQL does besides is Python too, and not ours.
    assert db.engine.dialect.name != "sqlite" or calls(app, address) <= 900
    with statements() as sent:
        assert ask(app, address, **{"If-None-Match": headers["ETag"]})[1].startswith("304")
    assert len(sent) == 1, sent


@pytest.mark.parametrize("address", PAGES)
def test_a_page_drawn_afresh_costs_at_most_four_statements(published, app, address):
    publish_dates(published.committee, 30)
    ask(app, address)
    forget(app)

    with statements() as sent:
        ask(app, address)

    assert len(sent) <= 4, sent


def test_an_agenda_of_any_length_costs_the_same_statements(published, app):
    address = with_items(published, 60)
    counted = []
    for one in (MEETING, address):
        forget(app)
        with statements() as sent:
            ask(app, one)
        counted.append(len(sent))

    assert counted[0] == counted[1] <= 4


def test_a_meeting_drawn_afresh_makes_no_more_than_4500_calls(published, app):
    address = with_items(published, 12)
    ask(app, address)
    forget(app)

    assert db.engine.dialect.name != "sqlite" or calls(app, address) <= 4500
