"""What a page costs, in statements and in Python calls: the same on every machine, so they are tests and not times."""

from datetime import date

import pytest

from models.committee import StandingText
from models.member import Member, Seat
from models.vocabulary import Part, ReportState, StandingPlace
from tests import factories
from tests.published_council import (
    HELD_ON,
    act,
    ask,
    calls,
    correct,
    forget,
    publish_council,
    publish_dates,
    statements,
)
from webapp.database import db
from webapp.services import publishing

MEETING = f"/committees/children-panel/meetings/{HELD_ON}"
PAGES = [
    "/", "/meetings", "/committees", "/committees/children-panel", "/members", "/members/ada-fern", MEETING,
    f"{MEETING}.json", f"{MEETING}/versions", f"{MEETING}/versions/1", f"{MEETING}/meeting.ics", "/subscribe",
    "/calendar.ics", "/committees/children-panel/calendar.ics", "/members/ada-fern/calendar.ics", "/meetings.json",
    "/former-committees", "/former-members", "/committees/children-panel/past-members", "/members/ada-fern/past-seats",
]  # fmt: skip


# Pages that people look at today, whoever sat in the past.
TODAYS = ["/", "/committees", "/committees/children-panel", "/committees/children-panel/subscribe", "/members",
          "/members/ada-fern", "/members/ada-fern/subscribe", "/committees.json", "/members.json"]  # fmt: skip


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


def with_a_full_agenda(published):
    """As much as a usual meeting has: 12 items, recommendations, 16 documents, 13 seats, words before and after."""
    for number in range(11):
        factories.seat(published.committee, factories.member(name=f"A Member {number}"))
    for place in (StandingPlace.OPENING, StandingPlace.AFTER_ITEMS):
        factories.keep(StandingText(committee=published.committee, place=place, heading="", text="It is *filmed*."))
    meeting = factories.meeting(published.committee, held_on=HELD_ON.replace(year=HELD_ON.year + 1), room="Room 1")
    for number in range(4):
        factories.item(meeting, f"Opening item {number}", text="To receive what is said.")
    for number in range(7):
        said = {"text": f"To consider report {number}.", "recommendations": ["Note it.", "Agree it."][: 1 + number % 2]}
        shown = {"report_state": ReportState.ENCLOSED, "presenter": "A Director", "pages": f"{number}"}
        item = factories.item(meeting, f"Report {number}", **said, **shown)
        for document in range(3 if number > 4 else 2):
            factories.document(item, b"%d %d" % (number, document))
    factories.item(meeting, "A secret", part=Part.PRIVATE, public_heading="Property", exempt_paragraphs=[3])
    db.session.refresh(meeting)
    publishing.publish_agenda(meeting, act())
    db.session.commit()
    return f"/committees/children-panel/meetings/{meeting.held_on}"


def test_a_page_that_is_kept_costs_one_statement_and_no_more_than_900_calls(published, app):
    for address in PAGES:
        ask(app, address)
        ask(app, address)

        with statements() as sent:
            _, _, headers = ask(app, address)
        assert len(sent) == 1, (address, sent)
        # What the driver of PostgreSQL does besides is Python too, and not ours.
        assert db.engine.dialect.name != "sqlite" or calls(app, address) <= 900, address
        with statements() as sent:
            assert ask(app, address, **{"If-None-Match": headers["ETag"]})[1].startswith("304")
        assert len(sent) == 1, (address, sent)


def test_a_page_drawn_afresh_costs_at_most_four_statements(published, app):
    publish_dates(published.committee, 30)
    for address in PAGES:
        ask(app, address)
        forget(app)

        with statements() as sent:
            ask(app, address)

        assert len(sent) <= 4, (address, sent)


def test_an_agenda_of_any_length_costs_the_same_statements(published, app):
    address = with_items(published, 60)
    counted = []
    for one in (MEETING, address):
        forget(app)
        with statements() as sent:
            ask(app, one)
        counted.append(len(sent))

    assert counted[0] == counted[1] <= 4


@pytest.mark.parametrize("write", [lambda published: with_items(published, 12), with_a_full_agenda])
def test_a_meeting_drawn_afresh_makes_no_more_than_4500_calls(published, app, write):
    address = write(published)
    ask(app, address)
    forget(app)

    assert db.engine.dialect.name != "sqlite" or calls(app, address) <= 4500


def test_a_page_costs_the_same_with_twenty_years_of_seats_as_with_one(published, app):
    sit_before(published, years=1)
    young = {address: cost(app, address) for address in TODAYS}
    sit_before(published, years=20)
    old = {address: cost(app, address) for address in TODAYS}

    assert old == young


def sit_before(published, *, years: int) -> None:
    """Thirteen seats a year that have ended, one of them the present chair's, and as many former members."""
    for year in range(2020 - years, 2020):
        for number in range(13):
            of_the_chair = number == 0
            slug = f"former-{years}-{year}-{number}"
            member = published.chair if of_the_chair else Member(name=f"Former {slug}", slug=slug)
            dates = {"starts_on": date(year, 5, 1), "ends_on": date(year + 1, 4, 30)}
            db.session.add(Seat(committee=published.committee, member=member, **dates))
    db.session.commit()
    db.session.refresh(published.committee)
    publishing.publish_committee(published.committee, act())
    db.session.commit()


def cost(app, address: str) -> tuple[int, int]:
    """Statements, and Python calls where they are all ours, of a page drawn afresh."""
    ask(app, address)
    forget(app)
    with statements() as sent:
        ask(app, address)
    forget(app)
    return len(sent), calls(app, address) if db.engine.dialect.name == "sqlite" else 0


def test_a_calendar_made_anew_after_an_edit_reads_the_one_entry_that_changed(published, app):
    publish_dates(published.committee, 30)
    ask(app, "/calendar.ics")
    correct(published.meeting)

    with statements() as sent:
        anew, _, _ = ask(app, "/calendar.ics")
    forget(app)

    (read,) = [one for one in sent if "vevent" in one]
    assert "meeting_id IN" in read
    assert anew == ask(app, "/calendar.ics")[0]
    assert anew.count(b"BEGIN:VEVENT") == 31
    assert b"SEQUENCE:2" in anew


def test_a_calendar_made_anew_without_its_own_meetings_changed_opens_no_entry(published, app):
    publish_dates(published.committee, 3)
    before, _, _ = ask(app, "/calendar.ics")
    app.extensions["pages"].forget()

    with statements() as sent:
        anew, _, _ = ask(app, "/calendar.ics")

    assert not [one for one in sent if "vevent" in one]
    assert anew == before
