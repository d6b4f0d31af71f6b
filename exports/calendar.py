"""The calendars people subscribe to: one VEVENT a meeting, made once when it is published, and feeds that join them."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from models.bodies import MeetingBody, every_item
from models.vocabulary import MeetingKind, MeetingStatus

if TYPE_CHECKING:
    from icalendar import Event

MEDIA_TYPE = "text/calendar; charset=utf-8"
LONDON = ZoneInfo("Europe/London")
LENGTH_SHOWN = timedelta(hours=2)
ASK_AGAIN_AFTER = timedelta(hours=1)
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
FOOTER = b"END:VCALENDAR\r\n"
CONTINUED = re.compile(rb"\r\n[ \t]")
SUMMARY = re.compile(rb"(?m)^SUMMARY:(?P<off>(?:CANCELLED: )?)(?P<said>[^\r\n]*(?:\r\n[ \t][^\r\n]*)*)")

# The clocks have changed on these Sundays since 1996, so two rules without an end say it all. The timezone icalendar
# would write lists single years, and ical.js, the parser of Thunderbird, then shows winter meetings an hour early.
TIMEZONE = b"""\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace(b"\n", b"\r\n")


def event(body: MeetingBody, *, version: int, published_at: datetime, first_published_at: datetime, site: str) -> bytes:
    """A published meeting as one VEVENT, to be stored with the publication and joined into every feed it stands in.

    The bytes depend on nothing but the arguments: the version of the publication is the SEQUENCE and its time is the
    DTSTAMP, so the same version is the same bytes for ever (RFC 5545 s3.8.7.2 and s3.8.7.4). `site` is the root of the
    site, such as https://meetings.example.gov.uk. A meeting without a finish time is shown for two hours, and its
    description says so: without them it would end as it starts (s3.6.1) and keep no time free in a diary. ValueError
    if a time has no timezone or the site is not an address.
    """
    # Loaded when it is first written with: a page in HTML needs none of its tables of timezones.
    from icalendar import Event

    cancelled = body["status"] == MeetingStatus.CANCELLED
    vevent = Event()
    vevent.add("uid", body["uid"])
    vevent.add("sequence", version)
    vevent.add("dtstamp", _instant(published_at))
    vevent.add("last-modified", _instant(published_at))
    vevent.add("created", _instant(first_published_at))
    _add_times(vevent, body)
    vevent.add("summary", f"CANCELLED: {_title(body)}" if cancelled else _title(body))
    vevent.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    vevent.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
    if place := ", ".join(filter(None, (_one_line(body["room"]), _one_line(body["venue"])))):
        vevent.add("location", place)
    vevent.add("url", _page(body, site))
    vevent.add("categories", [_one_line(body["committee"]["name"]), f"{body['meeting_kind'].capitalize()} meeting"])
    vevent.add("description", "\n\n".join("\n".join(part) for part in _description(body, site) if part))
    return bytes(vevent.to_ical())


def deadline(
    *, uid: str, version: int, due_on: date, title: str, details: str, page: str, changed_at: datetime
) -> bytes:
    """Something due on a day as one VEVENT of that whole day (RFC 5545 s3.6.1), which keeps no time of it from others.

    `version` goes up with every change, `changed_at` is when the last was made, `page` the whole address where to say
    how it stands. The bytes depend on nothing else.
    """
    from icalendar import Event

    vevent = Event()
    vevent.add("uid", uid)
    vevent.add("sequence", version)
    vevent.add("dtstamp", _instant(changed_at))
    vevent.add("last-modified", _instant(changed_at))
    vevent.add("dtstart", due_on)
    vevent.add("summary", _one_line(title))
    vevent.add("categories", ["Due"])
    vevent.add("transp", "TRANSPARENT")
    vevent.add("url", _address(page))
    vevent.add("description", "\n\n".join(filter(None, (_one_line(details), _address(page)))))
    return bytes(vevent.to_ical())


def feed(events: Iterable[bytes], *, name: str, description: str, url: str, source: str = "") -> bytes:
    """Stored VEVENTs, in the order given, as a calendar to subscribe to; one meeting's file is a feed of one.

    `url` is the page about the calendar and `source` the address of the feed itself, both whole addresses (RFC 7986
    s5); a calendar at a secret address does not say it. There is no METHOD: PUBLISH would need an ORGANIZER in every
    event (RFC 5546 s3.2.1), and without it a file is what a feed is, the state of the calendar.
    """
    return b"".join((_header(name, description, url, source), TIMEZONE, *events, FOOTER))


def about(event: bytes, name: str) -> bytes:
    """A stored VEVENT under the name of what its meeting considers: "School places: Children and Young People".

    A calendar shows little but titles, and one of a topic full of its committee's name says nothing. It stays
    "CANCELLED: …" first. Lines are folded again at 75 octets (RFC 5545 s3.1).
    """
    from icalendar import vText
    from icalendar.parser import Contentline

    found = SUMMARY.search(event)
    if found is None:
        return event
    said = CONTINUED.sub(b"", found["said"]).decode()
    title = f"SUMMARY:{found['off'].decode()}{vText(_one_line(name)).to_ical().decode()}: {said}"
    line: bytes = Contentline(title).to_ical()
    return event[: found.start()] + line + event[found.end() :]


@lru_cache(maxsize=256)
def _header(name: str, description: str, url: str, source: str) -> bytes:
    from icalendar import Calendar, vDuration, vText

    # icalendar 7 escapes neither NAME nor the X- properties unless they are given as text.
    name, description = _one_line(name), _one_line(description)
    calendar = Calendar()
    calendar.add("prodid", "-//Moothall//Moothall//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", vText(name))
    calendar.add("x-wr-calname", vText(name))
    calendar.add("description", vText(description))
    calendar.add("x-wr-caldesc", vText(description))
    calendar.add("url", _address(url))
    if source:
        calendar.add("source", _address(source), parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASK_AGAIN_AFTER))
    return bytes(calendar.to_ical()).removesuffix(FOOTER)


def _add_times(vevent: "Event", body: MeetingBody) -> None:
    held_on = date.fromisoformat(body["held_on"])
    starts = datetime.combine(held_on, time.fromisoformat(body["starts_at"]), LONDON)
    vevent.add("dtstart", starts)
    if body["ends_at"] is None:
        vevent.add("duration", LENGTH_SHOWN)
        return
    ends = datetime.combine(held_on, time.fromisoformat(body["ends_at"]), LONDON)
    vevent.add("dtend", ends if ends > starts else ends + timedelta(days=1))


def _title(body: MeetingBody) -> str:
    committee = _one_line(body["committee"]["name"])
    if body["meeting_kind"] == MeetingKind.ORDINARY:
        return committee
    return f"{committee} ({body['meeting_kind']} meeting)"


def _description(body: MeetingBody, site: str) -> Iterator[list[str]]:
    if body["status"] == MeetingStatus.CANCELLED:
        yield ["This meeting has been cancelled."]
    yield [_one_line(f"{change['what'].rstrip('. ')}: {change['reason']}").rstrip(": ") for change in body["changes"]]
    if body["agenda"] is not None:
        headings = [_one_line(f"{item['label']} {item['heading']}") for item in every_item(body["agenda"])]
        yield ["Agenda", *headings]
    elif body["status"] != MeetingStatus.CANCELLED:
        yield ["The agenda is on the page below once it is published."]
    yield [] if body["ends_at"] is not None else ["The finish time is not known. This calendar shows two hours."]
    yield [f"Agenda and papers: {_page(body, site)}"]


def _page(body: MeetingBody, site: str) -> str:
    return _address(site.rstrip("/") + body["address"])


def _address(text: str) -> str:
    # Addresses are not escaped in a calendar, so a line break would start a property of its own.
    if UNPRINTABLE.search(text) or len(text.split()) != 1:
        raise ValueError(f"{text!r} is not an address.")
    return text


def _one_line(text: str) -> str:
    # RFC 5545 s3.1 allows no control characters, and some parsers end a line at any that Unicode calls a line break.
    return UNPRINTABLE.sub("", " ".join(text.split()))


def _instant(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("The time of a publication needs a timezone.")
    return moment.astimezone(UTC)
