"""Lists and feeds read by an index, so that they cost the same however many years a council keeps."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event

from webapp.database import db
from webapp.services import feeds, own_meetings, published, published_lists, published_seats

pytestmark = pytest.mark.only_on("sqlite")

DAY = date(2030, 6, 18)
KEY = published_lists.Key(datetime(2030, 6, 18, 9, tzinfo=UTC), 1)
SINCE = feeds.window(DAY)
MEMBER = {"name": "A", "address": "/members/a", "council": "C", "since": SINCE}
READ = {
    "a page of meetings from a day on": lambda: published_lists.after(KEY),
    "a page of meetings before a day": lambda: published_lists.before(KEY),
    "a month": lambda: published_lists.in_month(date(2030, 6, 1)),
    "a committee's meetings": lambda: published_lists.of_committee(1, DAY),
    "a member's meetings": lambda: published_lists.of_member(1, DAY),
    "the first page": lambda: published_lists.coming_and_lately_published(DAY),
    "a committee's seats": lambda: published_seats.of_committee(1, DAY),
    "a committee's past seats": lambda: published_seats.past_of_committee(1, DAY, None),
    "a member's seats": lambda: published_seats.of_member(1, DAY),
    "a member's past seats": lambda: published_seats.past_of_member(1, DAY, None),
    "a member's own meetings": lambda: own_meetings.coming(1, since=DAY),
    "what is at an address": lambda: published.head_at("/meetings"),
    "the feed of everything": lambda: feeds.of_everything("C", SINCE),
    "the feed of a committee": lambda: feeds.of_committee(1, **MEMBER),
    "the feed of a member": lambda: feeds.of_member(1, **MEMBER),
    "the feed of a meeting": lambda: feeds.of_meeting(1, name="A", address="/a"),
}


@pytest.mark.parametrize("what", READ)
def test_no_list_and_no_feed_reads_a_whole_table(app, what):
    asked = []

    def keep(connection, cursor, statement, values, context, many):
        if statement.startswith("SELECT"):
            asked.append((statement, values))

    event.listen(db.engine, "before_cursor_execute", keep)
    READ[what]()
    event.remove(db.engine, "before_cursor_execute", keep)

    plans = [line for statement, values in asked for line in plan(statement, values)]
    assert plans
    assert [line for line in plans if line.startswith("SCAN published")] == [], plans


def plan(statement, values):
    """How SQLite would read it, a step a line: SEARCH goes to a place in a table, SCAN reads it from end to end."""
    rows = db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    return [row.detail for row in rows]
