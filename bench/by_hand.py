"""Calendar entries written by hand, with RFC 5545's escapes and folding: what serialising costs without a library."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bench import council
from bench.council import Made

ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
ESCAPED = re.compile(r"[\\;,\n]")
LONGEST = 75


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry is written from, in memory already."""

    uid: str
    held_on: date
    published_at: datetime
    summary: str
    location: str
    url: str
    description: str

    @classmethod
    def of(cls, one: Made) -> "Entry":
        """The entry of a meeting."""
        agenda = one.body["agenda"]
        headings = [f"{item['label']} {item['heading']}" for item in agenda["items"]] if agenda else []
        url = f"http://localhost{one.body['address']}"
        return cls(
            one.body["uid"],
            one.held_on,
            council.published_at(one.held_on),
            one.body["committee"]["name"],
            f"{one.body['room']}, {one.body['venue']}",
            url,
            "\n".join(["Agenda", *headings, "", f"Agenda and papers: {url}"]),
        )


def calendar(entries: Iterable[Entry]) -> bytes:
    """All of them as one calendar."""
    return b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + b"".join(map(_event, entries)) + b"END:VCALENDAR\r\n"


def _event(entry: Entry) -> bytes:
    stamp, day = f"{entry.published_at:%Y%m%dT%H%M%SZ}", f"{entry.held_on:%Y%m%d}"
    lines = (
        "BEGIN:VEVENT",
        f"UID:{entry.uid}",
        "SEQUENCE:1",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        f"CREATED:{stamp}",
        f"DTSTART;TZID=Europe/London:{day}T100000",
        f"DTEND;TZID=Europe/London:{day}T120000",
        f"SUMMARY:{_escaped(entry.summary)}",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        f"LOCATION:{_escaped(entry.location)}",
        f"URL:{entry.url}",
        f"CATEGORIES:{_escaped(entry.summary)},Ordinary meeting",
        f"DESCRIPTION:{_escaped(entry.description)}",
        "END:VEVENT",
    )
    return b"".join(map(_folded, lines))


def _escaped(text: str) -> str:
    return ESCAPED.sub(lambda found: ESCAPES[found[0]], text)


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets; none ends inside a character."""
    octets = line.encode()
    if len(octets) <= LONGEST:
        return octets + b"\r\n"
    pieces, start, room = [], 0, LONGEST
    while start < len(octets):
        end = min(start + room, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, LONGEST - 1
    return b"\r\n ".join(pieces) + b"\r\n"
