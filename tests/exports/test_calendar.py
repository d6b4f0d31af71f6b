"""What a meeting says in somebody's calendar, and how a feed joins the meetings."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import calendar
from tests.exports.meeting_bodies import agenda, item, meeting

FIRST = datetime(2025, 12, 15, 9, 0, tzinfo=UTC)
SITE = "https://meetings.example"


def stored(*, version: int = 1, published_at: datetime = FIRST, site: str = SITE, **changed: Any) -> bytes:
    return calendar.event(
        meeting(**changed), version=version, published_at=published_at, first_published_at=FIRST, site=site
    )


def joined(*events: bytes, name: str = "All meetings", description: str = "Every public meeting") -> bytes:
    return calendar.feed(
        events, name=name, description=description, url=f"{SITE}/meetings", source=f"{SITE}/calendar.ics"
    )


def read(vevent: bytes) -> icalendar.Event:
    return icalendar.Event.from_ical(vevent)


def test_a_meeting_says_what_when_where_and_which_page():
    vevent = read(stored())

    assert vevent["SUMMARY"] == "Adult Social Care Panel"
    assert vevent["LOCATION"] == "Committee Room 2, County Hall, Exampleton"
    assert vevent["URL"] == "https://meetings.example/committees/adult-social-care-panel/meetings/2026-01-07"
    assert vevent["DTSTART"].to_ical() == b"20260107T183000"
    assert vevent["DTSTART"].params["TZID"] == "Europe/London"
    assert vevent["DTEND"].to_ical() == b"20260107T204500"
    assert vevent["CATEGORIES"].cats == ["Adult Social Care Panel", "Ordinary meeting"]
    assert (vevent["STATUS"], vevent["TRANSP"]) == ("CONFIRMED", "OPAQUE")


def test_the_description_lists_the_headings_as_the_agenda_numbers_them():
    description = read(stored())["DESCRIPTION"]

    assert description == (
        "Agenda\n1 General\n1(1) Apologies\n2 Quarterly report\n\n"
        "Agenda and papers: https://meetings.example/committees/adult-social-care-panel/meetings/2026-01-07"
    )


def test_a_meeting_without_an_agenda_says_where_it_will_be():
    assert "The agenda is on the page below once it is published." in read(stored(agenda=None))["DESCRIPTION"]


def test_a_cancelled_meeting_promises_no_agenda():
    assert "once it is published" not in read(stored(agenda=None, status="cancelled"))["DESCRIPTION"]


def test_an_extraordinary_meeting_is_named_as_one():
    vevent = read(stored(meeting_kind="extraordinary"))

    assert vevent["SUMMARY"] == "Adult Social Care Panel (extraordinary meeting)"
    assert vevent["CATEGORIES"].cats[1] == "Extraordinary meeting"


@pytest.mark.parametrize(
    ("room", "venue", "place"),
    [("", "County Hall", "County Hall"), ("Room 2", "", "Room 2"), (" ", "", None)],
)
def test_a_place_is_only_what_is_known(room, venue, place):
    assert read(stored(room=room, venue=venue)).get("LOCATION") == place


def test_a_meeting_without_a_finish_time_is_shown_for_two_hours_and_says_so():
    vevent = read(stored(ends_at=None))

    assert vevent["DURATION"].dt == timedelta(hours=2)
    assert "DTEND" not in vevent
    assert "The finish time is not known. This calendar shows two hours." in vevent["DESCRIPTION"]


def test_a_meeting_that_runs_past_midnight_finishes_the_next_day():
    assert read(stored(ends_at="00:30"))["DTEND"].to_ical() == b"20260108T003000"


def test_a_cancelled_meeting_stays_with_its_reason_and_frees_the_diary():
    changes = [{"on": "2026-01-02", "what": "Cancelled.", "reason": "The chair is unwell, and there is no quorum."}]

    vevent = read(stored(version=2, status="cancelled", changes=changes))

    assert vevent["SUMMARY"] == "CANCELLED: Adult Social Care Panel"
    assert (vevent["STATUS"], vevent["TRANSP"]) == ("CANCELLED", "TRANSPARENT")
    assert vevent["DESCRIPTION"].startswith(
        "This meeting has been cancelled.\n\nCancelled: The chair is unwell, and there is no quorum.\n\n"
    )


def test_a_moved_meeting_says_from_when():
    changes = [{"on": "2026-01-02", "what": "Moved from 6 January 2026 at 10.00 am", "reason": ""}]

    assert read(stored(changes=changes))["DESCRIPTION"].startswith("Moved from 6 January 2026 at 10.00 am\n\nAgenda")


def test_a_new_version_keeps_its_uid_and_counts_up():
    later = datetime(2026, 1, 5, 17, 30, 15, 999, tzinfo=timezone(timedelta(hours=1)))

    first, second = read(stored()), read(stored(version=2, published_at=later, held_on="2026-01-14"))

    assert first["UID"] == second["UID"] == meeting()["uid"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (1, 2)
    assert second["DTSTAMP"].to_ical() == second["LAST-MODIFIED"].to_ical() == b"20260105T163015Z"
    assert first["CREATED"].to_ical() == second["CREATED"].to_ical() == b"20251215T090000Z"


def test_the_same_version_is_the_same_bytes_whenever_it_is_made(time_machine):
    time_machine.move_to(datetime(2026, 1, 1, tzinfo=UTC))
    new_year = joined(stored())
    calendar._header.cache_clear()

    time_machine.move_to(datetime(2031, 7, 1, tzinfo=UTC))

    assert joined(stored()) == new_year


def test_a_time_without_a_timezone_is_refused():
    with pytest.raises(ValueError, match="needs a timezone"):
        stored(published_at=FIRST.replace(tzinfo=None))


@pytest.mark.parametrize("site", ["https://meetings.example\r\nX-EVIL:1", "https://meetings example"])
def test_a_site_that_is_not_an_address_is_refused(site):
    with pytest.raises(ValueError, match="is not an address"):
        stored(site=site)


@pytest.mark.parametrize("site", ["https://meetings.example", "https://meetings.example/"])
def test_the_page_has_one_slash_after_the_site(site):
    assert read(stored(site=site))["URL"].startswith("https://meetings.example/committees/")


HOSTILE = "Care, health; \\n and\r\nBEGIN:VALARM\rX-EVIL:1\nEND:VEVENT\x0b\x0c\x85\u2028\u2029\x00\x1b[31m\ud800 “£5m”"


def test_a_heading_cannot_start_a_line_of_its_own():
    changed = {"name": HOSTILE, "address": "/committees/x"}

    vevent = stored(committee=changed, room=HOSTILE, venue=HOSTILE, webcast=HOSTILE, agenda=agenda(item("1", HOSTILE)))

    names = [line.split(":")[0].split(";")[0] for line in vevent.decode().replace("\r\n ", "").splitlines()]
    assert " ".join(names) == (
        "BEGIN SUMMARY DTSTART DTEND DTSTAMP UID SEQUENCE CATEGORIES CREATED DESCRIPTION LAST-MODIFIED LOCATION STATUS "
        "TRANSP URL END"
    )
    clean = "Care, health; \\n and BEGIN:VALARM X-EVIL:1 END:VEVENT [31m “£5m”"
    assert read(vevent)["SUMMARY"] == clean
    assert read(vevent)["CATEGORIES"].cats[0] == clean
    assert f"\n1 {clean}\n" in read(vevent)["DESCRIPTION"]


@given(heading=st.text(min_size=1, max_size=300))
def test_any_heading_is_one_line_folded_at_75_octets(heading):
    vevent = stored(agenda=agenda(item("5A", heading)))

    lines = vevent.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and line.decode() for line in lines[:-1])
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert len(read(vevent)["DESCRIPTION"].split("\n")) == 4


def test_long_headings_with_letters_of_several_octets_are_folded_between_letters():
    heading = "Gwasanaethau iechyd meddwl £5m ŵyl 日本語 😀 " * 20

    vevent = stored(agenda=agenda(item("1", heading)))

    assert all(len(line) <= 75 and line.decode() for line in vevent.split(b"\r\n")[:-1])
    assert heading.strip() in read(vevent)["DESCRIPTION"]


def test_a_feed_says_what_it_is_and_how_often_to_ask():
    properties = joined(stored(), name="Care, health; all", description="Every\r\nX-EVIL:1").decode().split("\r\n")

    assert properties[: properties.index("BEGIN:VTIMEZONE")] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Moothall//Moothall//EN",
        "CALSCALE:GREGORIAN",
        "DESCRIPTION:Every X-EVIL:1",
        "X-WR-CALDESC:Every X-EVIL:1",
        "NAME:Care\\, health\\; all",
        "X-WR-CALNAME:Care\\, health\\; all",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "SOURCE;VALUE=URI:https://meetings.example/calendar.ics",
        "URL:https://meetings.example/meetings",
        "X-PUBLISHED-TTL:PT1H",
    ]


def test_a_feed_without_meetings_is_still_a_calendar():
    empty = icalendar.Calendar.from_ical(joined())

    assert [part.name for part in empty.subcomponents] == ["VTIMEZONE"]


def test_a_feed_of_500_is_its_stored_meetings_and_nothing_else():
    days = [date(2025, 1, 1) + timedelta(days=2 * n) for n in range(500)]
    events = [stored(uid=f"{n}@meetings.example", held_on=str(day), version=n) for n, day in enumerate(days)]

    feed = joined(*events)

    parsed = icalendar.Calendar.from_ical(feed)
    assert parsed.errors == []
    assert parsed.subcomponents[0].name == "VTIMEZONE"
    assert parsed.events == [read(vevent) for vevent in events]
    assert [vevent.to_ical() for vevent in parsed.events] == events
    assert feed.endswith(b"".join(events) + b"END:VCALENDAR\r\n")


def test_a_feed_can_be_joined_from_rows_as_they_come():
    events = [stored(), stored(uid="2@meetings.example")]

    assert joined(*iter(events)) == joined(*events)


@pytest.mark.parametrize("name", ["School places, and buses; \\ more", "Kinder " * 30 + "über alles"])
@pytest.mark.parametrize("status", ["scheduled", "cancelled"])
def test_an_entry_about_a_topic_is_named_after_it_and_otherwise_the_same(name, status):
    before = stored(status=status)

    after = calendar.about(before, name)

    was, now = read(before), read(after)
    assert now.pop("SUMMARY").removeprefix("CANCELLED: ") == f"{' '.join(name.split())}: Adult Social Care Panel"
    assert was.pop("SUMMARY").startswith("CANCELLED: ") is (status == "cancelled")
    assert now == was
    assert max(map(len, after.split(b"\r\n"))) <= 75
    assert after.count(b"\r\n") == after.count(b"\n")
