"""Lines 4 to 8: calendar feeds polled, kept, rebuilt, and rebuilt after one edit."""

from collections.abc import Callable

from icalendar import Calendar
from sqlalchemy import update

from bench import by_hand, council
from bench.asking import Request, tagged
from bench.council import Made
from bench.protocol import Case, measure
from bench.public_rows import event
from bench.site import Site, engine_of, redrawn
from bench.table import Row
from models.publication import Feed, PublishedMeeting
from webapp.services.live_index import EVERYTHING

ONE, HELLO, JOINED = "one-select page", "hello", "stored events joined"
HELD, KEPT, ZIPPED, REBUILT = "feed of 500, 304", "feed of 500, kept", "feed of 500, kept, gzip", "feed of 500, rebuilt"
LIBRARY, BY_HAND, EDITED = "icalendar, 500 events", "5,000 by hand", "one edit, feed of 5,000"
FEED = "/committees/planning-committee/calendar.ics?from=1990-01-01"
EVENTS = 500
MANY = 5000
GZIP = {"Accept-Encoding": "gzip"}


def polled(site: Site) -> list[Row]:
    """Lines 4 and 5: the feed of a committee of 500 meetings, asked for again and again."""
    app = site.app()
    cases = [
        Case(ONE, Request(site.floor, f"/one-select/{site.recent[0].id}")),
        Case(HELLO, Request(site.floor, "/hello")),
        Case(HELD, tagged(app, FEED)),
        Case(KEPT, Request(app, FEED)),
        Case(ZIPPED, Request(app, FEED, headers=GZIP)),
    ]
    measured = measure(cases, site.pace, control=ONE)
    hello = measured.seconds(HELD) / measured.seconds(HELLO)
    stretch = 1.2 * measured.seconds(HELLO) / measured.seconds(ONE)
    return [
        site.row(measured, HELD, ONE, "4", 1.1, stretch, note=f"{hello:.2f} of hello; the stretch is 1.2 of hello"),
        site.row(measured, KEPT, HELD, "5", 1.2, 1.05),
        site.row(measured, ZIPPED, HELD, "5", 1.2, 1.05),
    ]


def rebuilt(site: Site) -> list[Row]:
    """Line 6: the feed made anew from the database, against the same stored events joined by hand."""
    app = site.app()
    feed, floor = Request(app, FEED), Request(site.floor, "/feed/1")
    cases = [Case(JOINED, floor), redrawn(REBUILT, feed)]
    note = f"{len(feed()):,} bytes, the floor's {len(floor()):,}"
    return [site.row(measure(cases, site.pace, control=JOINED), REBUILT, JOINED, "6", 1.5, 1.1, note=note)]


def against_the_library(site: Site) -> list[Row]:
    """Line 7: the whole rebuild, database and all, against icalendar writing the same 500 events."""
    app, made = site.app(), _planning_meetings(site)
    feed = Request(app, FEED)

    def written() -> list[bytes]:
        return [event(one.body, 1, council.published_at(one.held_on)) for one in made]

    parsed = {one["uid"]: one for one in Calendar.from_ical(feed()).walk("VEVENT")}
    theirs = [
        Calendar.from_ical(b"BEGIN:VCALENDAR\r\n" + one + b"END:VCALENDAR\r\n").walk("VEVENT")[0] for one in written()
    ]
    equal = len(parsed) == EVENTS and all(parsed[one["uid"]] == one for one in theirs)
    cases = [Case(LIBRARY, written), redrawn(REBUILT, feed)]
    measured = measure(cases, site.pace.of_slow_cases(), control=LIBRARY)
    note = "equal when parsed" if equal else "NOT equal when parsed"
    return [site.row(measured, REBUILT, LIBRARY, "7", 1 / 20, 1 / 30, note=note)]


def one_edit(site: Site) -> list[Row]:
    """Line 8: one event written and kept, and the feed of 5,000 asked for; against 5,000 written by hand."""
    app = site.app(name="written")
    made = list(council.meetings(20, council.last_day(site.databases.today)))[-MANY:]
    feed = Request(app, f"/calendar.ics?from={made[0].held_on}")
    edit = _editor(site, made[-1])
    events = [by_hand.Entry.of(one) for one in made]
    cases = [Case(BY_HAND, lambda: by_hand.calendar(events)), Case(EDITED, lambda: (edit(), feed()))]
    measured = measure(cases, site.pace.of_slow_cases(), control=BY_HAND)
    note = f"{feed().count(b'BEGIN:VEVENT'):,} events, {len(feed()):,} bytes; by hand {len(by_hand.calendar(events)):,}"
    return [site.row(measured, EDITED, BY_HAND, "8", 1 / 10, 1 / 30, note=note)]


def _editor(site: Site, made: Made) -> Callable[[], None]:
    """What publishing does to a feed: writes the event, stores it, gives the feed a new version."""
    listed, feed = PublishedMeeting.__table__, Feed.__table__
    version = 1_000_000_000 + int(council.published_at(made.held_on).timestamp()) % 1000
    with engine_of(site.app(name="written")) as engine:
        found = engine

    def edit() -> None:
        nonlocal version
        version += 1
        written = event(made.body, version, council.published_at(made.held_on))
        with found.begin() as connection:
            changed = update(listed).where(listed.c.meeting_id == made.id)
            connection.execute(changed.values(vevent=written, publication_id=version))
            connection.execute(update(feed).where(feed.c.name == EVERYTHING).values(version=version))

    return edit


def _planning_meetings(site: Site) -> list[Made]:
    return [one for one in council.meetings(20, council.last_day(site.databases.today)) if one.committee == 0]
