"""Two engines that are not ours read our feeds: ical.js, in Thunderbird, and recurring-ical-events, on Python."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
import recurring_ical_events

from exports import calendar
from tests.exports.meeting_bodies import agenda, item, meeting

PUBLISHED_AT = datetime(2025, 12, 15, 9, 0, tzinfo=UTC)

# Each day, and when 18:30 on it is in Greenwich.
EVENINGS = {
    "1996-07-03": "17:30",
    "2019-06-18": "17:30",
    "2026-01-07": "18:30",
    "2026-03-28": "18:30",
    "2026-03-29": "17:30",
    "2026-03-30": "17:30",
    "2026-07-01": "17:30",
    "2026-10-24": "17:30",
    "2026-10-25": "18:30",
    "2026-10-26": "18:30",
    "2031-01-08": "18:30",
    "2031-03-29": "18:30",
    "2031-03-30": "17:30",
    "2031-07-09": "17:30",
    "2031-10-26": "18:30",
    "2060-01-07": "18:30",
    "2060-07-07": "17:30",
}


def feed_of(*meetings: dict[str, Any], version: int = 1) -> bytes:
    events = [
        calendar.event(
            meeting(**changed),
            version=version,
            published_at=PUBLISHED_AT,
            first_published_at=PUBLISHED_AT,
            site="https://meetings.example",
        )
        for changed in meetings
    ]
    return calendar.feed(
        events,
        name="Care, health; all ŵyl",
        description="Every public meeting",
        url="https://meetings.example/meetings",
        source="https://meetings.example/calendar.ics",
    )


def evenings(*, ends_at: str | None = "20:45") -> bytes:
    return feed_of(*({"uid": day, "held_on": day, "starts_at": "18:30", "ends_at": ends_at} for day in EVENINGS))


def greenwich(day: str, *, after: timedelta = timedelta()) -> datetime:
    return datetime.fromisoformat(f"{day}T{EVENINGS[day]}Z") + after


def occurrences(feed: bytes) -> dict[str, icalendar.Event]:
    every_day = recurring_ical_events.of(icalendar.Calendar.from_ical(feed)).between(date(1990, 1, 1), date(2070, 1, 1))
    return {str(vevent["UID"]): vevent for vevent in every_day}


@pytest.mark.javascript
@pytest.mark.parametrize(("ends_at", "length"), [("20:45", timedelta(hours=2, minutes=15)), (None, timedelta(hours=2))])
def test_ical_js_shows_each_evening_at_its_moment(ical_js, ends_at, length):
    understood = ical_js(evenings(ends_at=ends_at))

    assert {event["timezone"] for event in understood["events"]} == {"Europe/London"}
    assert {event["properties"]["uid"]: event["starts_at"] for event in understood["events"]} == {
        day: greenwich(day).strftime("%Y-%m-%dT%H:%M:00.000Z") for day in EVENINGS
    }
    assert {event["properties"]["uid"]: event["ends_at"] for event in understood["events"]} == {
        day: greenwich(day, after=length).strftime("%Y-%m-%dT%H:%M:00.000Z") for day in EVENINGS
    }


@pytest.mark.parametrize(("ends_at", "length"), [("20:45", timedelta(hours=2, minutes=15)), (None, timedelta(hours=2))])
@pytest.mark.parametrize("timezone", [b"Europe/London", b"Ours/Alone"])
def test_recurring_ical_events_shows_each_evening_at_its_moment(timezone, ends_at, length):
    # Under a name nobody knows, the engine has only our VTIMEZONE to go by.
    feed = evenings(ends_at=ends_at).replace(b"TZID=Europe/London", b"TZID=" + timezone)
    feed = feed.replace(b"TZID:Europe/London", b"TZID:" + timezone)

    shown = occurrences(feed)

    assert {uid: vevent.start.astimezone(UTC) for uid, vevent in shown.items()} == {
        day: greenwich(day) for day in EVENINGS
    }
    assert {uid: vevent.end.astimezone(UTC) for uid, vevent in shown.items()} == {
        day: greenwich(day, after=length) for day in EVENINGS
    }


AWKWARD = {
    "committee": {"name": "Care, health; \\n and “ŵyl” 😀", "address": "/committees/care"},
    "agenda": agenda(item("1", "Line\r\nBEGIN:VEVENT\r\nX-EVIL:1"), item("5A", "Iechyd meddwl ŵyl £5m; " * 20)),
}
AWKWARD_DESCRIPTION = (
    "Agenda\n1 Line BEGIN:VEVENT X-EVIL:1\n5A " + ("Iechyd meddwl ŵyl £5m; " * 20).strip() + "\n\n"
    "Agenda and papers: https://meetings.example/committees/adult-social-care-panel/meetings/2026-01-07"
)


@pytest.mark.javascript
def test_ical_js_reads_awkward_words_as_they_were_written(ical_js):
    understood = ical_js(feed_of(AWKWARD))

    assert len(understood["events"]) == 1
    properties = understood["events"][0]["properties"]
    assert "x-evil" not in properties
    assert properties["summary"] == AWKWARD["committee"]["name"]
    assert properties["description"] == AWKWARD_DESCRIPTION
    assert understood["events"][0]["categories"] == [AWKWARD["committee"]["name"], "Ordinary meeting"]


def test_recurring_ical_events_reads_awkward_words_as_they_were_written():
    shown = occurrences(feed_of(AWKWARD))

    (vevent,) = shown.values()
    assert vevent["SUMMARY"] == AWKWARD["committee"]["name"]
    assert vevent["DESCRIPTION"] == AWKWARD_DESCRIPTION


@pytest.mark.javascript
def test_ical_js_sees_the_cancellation_and_the_version(ical_js):
    reason = [{"on": "2026-01-02", "what": "Cancelled", "reason": "No quorum, alas."}]

    properties = ical_js(feed_of({"status": "cancelled", "changes": reason}, version=3))["events"][0]["properties"]

    assert properties["status"] == "CANCELLED"
    assert properties["sequence"] == "3"
    assert properties["uid"] == meeting()["uid"]
    assert properties["dtstamp"] == properties["last-modified"] == "2025-12-15T09:00:00Z"
    assert "Cancelled: No quorum, alas." in properties["description"]


def test_recurring_ical_events_still_shows_a_cancelled_meeting():
    shown = occurrences(feed_of({"status": "cancelled"}, version=3))

    vevent = shown[meeting()["uid"]]
    assert (vevent["STATUS"], vevent["SEQUENCE"]) == ("CANCELLED", 3)


@pytest.mark.javascript
def test_ical_js_reads_what_the_feed_says_of_itself(ical_js):
    properties = ical_js(feed_of({}))["properties"]

    # NAME is TEXT (RFC 7986 s5.1), so commas are escaped; ical.js 2.2.1 does not know NAME and leaves it as it stands.
    assert properties["name"] == properties["x-wr-calname"] == "Care\\, health\\; all ŵyl"
    assert properties["description"] == "Every public meeting"
    assert properties["refresh-interval"] == "PT1H"
    assert properties["source"] == "https://meetings.example/calendar.ics"
    assert "method" not in properties


@pytest.mark.javascript
def test_ical_js_finds_every_meeting_of_a_feed_of_500(ical_js):
    uids = [f"{n}@meetings.example" for n in range(500)]

    understood = ical_js(feed_of(*({"uid": uid} for uid in uids)))

    assert [event["properties"]["uid"] for event in understood["events"]] == uids
