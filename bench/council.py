"""A made-up council of any number of years: who sits, when they meet, what each agenda says. Every time the same.

A year has 450 meetings of 45 committees, one of them 25 a year; a meeting has 12 items and 16 documents. The newest
half year is still to come. Agendas of more than twenty years ago are short, as one brings them over from an older
system.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bench import words
from models.bodies import ContactBody, DocumentBody, ItemBody, MeetingBody, StandingTextBody
from models.rules import addresses
from webapp.clock import moment_of

VERSION = 4
COUNCIL = "Moorshire County Council"
DAYS_A_YEAR, MEETINGS_A_YEAR = 365, 450
FULL_YEARS = 20
SEATS, MEMBERS_AT_ONCE, NEW_EACH_TERM, TERM_YEARS = 13, 100, 40, 4
DOCUMENTS, ITEMS = 16, 12
STARTS_AT, ENDS_AT = time(10), time(12)


@dataclass(frozen=True, slots=True)
class Made:
    """One meeting: its number, its committee (from 0), its day and what is public of it."""

    id: int
    committee: int
    held_on: date
    body: MeetingBody


def last_day(today: date) -> date:
    """The end of what is planned: the first of the month half a year ahead, so that a month's runs share databases."""
    return today.replace(day=1) + timedelta(days=184)


def a_year(committee: int) -> int:
    """How many meetings a committee has in a year: 450 in all."""
    return 25 if committee == 0 else 10 if committee < 30 else 9


def slug(committee: int) -> str:
    return addresses.slug_of(words.COMMITTEES[committee])


def member_name(member: int) -> str:
    first, last = words.FIRST[member % len(words.FIRST)], words.LAST[member % len(words.LAST)]
    return f"{first} {last} {member // (len(words.FIRST) * len(words.LAST)) or ''}".strip()


def members(years: int) -> range:
    """Everybody who ever sat, by number, in order of who came last."""
    return range(MEMBERS_AT_ONCE + NEW_EACH_TERM * (terms(years) - 1))


def terms(years: int) -> int:
    """How many four-year terms the years have, no further back than the full ones."""
    return -(-min(years, FULL_YEARS) // TERM_YEARS)


def sitting(committee: int, term: int) -> list[int]:
    """The members of a committee in a term; term 0 is the present one. The first is the chair."""
    first = term * NEW_EACH_TERM
    return [first + (committee * SEATS + seat) % MEMBERS_AT_ONCE for seat in range(SEATS)]


def meetings(years: int, until: date) -> Iterator[Made]:
    """Every meeting, the oldest first, so that numbers go up with time as they do in life."""
    number = 0
    for ago in reversed(range(years)):
        ends = until - timedelta(days=DAYS_A_YEAR * ago)
        for held_on, committee in sorted(_days(ends)):
            number += 1
            yield Made(number, committee, held_on, body(number, committee, held_on, is_full=ago < FULL_YEARS))


def _days(ends: date) -> Iterator[tuple[date, int]]:
    for committee in range(len(words.COMMITTEES)):
        count = a_year(committee)
        for n in range(count):
            day = ends - timedelta(days=DAYS_A_YEAR * n // count + committee % 14 + 1)
            yield day - timedelta(days=max(0, day.weekday() - 4)), committee


def body(number: int, committee: int, held_on: date, *, is_full: bool = True, items: int = ITEMS) -> MeetingBody:
    """A published meeting with its agenda: 12 items and 16 documents, unless it is asked to be otherwise."""
    return {
        "kind": "meeting",
        "id": number,
        "uid": f"{number:032x}@moothall",
        "address": addresses.meeting_address(slug(committee), held_on, 1),
        "council": {"name": COUNCIL, "address": addresses.COUNCIL},
        "committee": {
            "name": words.COMMITTEES[committee],
            "address": addresses.committee_address(slug(committee)),
        },
        "meeting_kind": "ordinary",
        "held_on": held_on.isoformat(),
        "starts_at": STARTS_AT.strftime("%H:%M"),
        "ends_at": ENDS_AT.strftime("%H:%M"),
        "venue": "Shire Hall, Market Place, Moorton",
        "room": f"Committee Room {committee % 5 + 1}",
        "status": "scheduled",
        "changes": [],
        "webcast": "",
        "agenda": {
            "texts": standing_texts() if is_full else [],
            "items": list(_items(number, items, DOCUMENTS if is_full else 0)),
            "membership": _membership(committee) if is_full else [],
            "contacts": [contact(committee)],
        },
        "notice": {"published_on": published_at(held_on).date().isoformat(), "clear_days": 6, "late": None},
    }


def published_at(held_on: date) -> datetime:
    """When the agenda went out: ten days before, at noon."""
    return moment_of(held_on - timedelta(days=10), time(12))


def contact(committee: int) -> ContactBody:
    name = member_name(committee + 3)
    return {
        "name": name,
        "job_title": "Democratic Services Officer",
        "phone": "01632 960000",
        "email": "ds@example.org",
    }


def standing_texts() -> list[StandingTextBody]:
    return [{"place": place, "heading": heading, "text": text} for place, heading, text in words.STANDING_TEXTS]


def _membership(committee: int):
    people = [
        {
            "name": member_name(one),
            "office": "Chair" if seat == 0 else "",
            "capacity": "",
            "address": addresses.member_address(member_slug(one)),
        }
        for seat, one in enumerate(sitting(committee, 0))
    ]
    return [{"heading": "Members", "style": "sentence", "line": "{name}", "people": people}]


def member_slug(member: int) -> str:
    return f"{addresses.slug_of(member_name(member))}-{member}"


def _items(meeting: int, count: int, documents: int) -> Iterator[ItemBody]:
    """Four opening items, reports with the documents spread over them, and a last one in private."""
    reports = max(1, count - len(words.OPENING_ITEMS) - 1)
    for place in range(count):
        number = (meeting - 1) * ITEMS + place + 1 if count == ITEMS else 10_000_000 + place
        item = _bare(number, str(place + 1))
        report = place - len(words.OPENING_ITEMS)
        if report < 0:
            kind, heading, text = words.OPENING_ITEMS[place]
            item.update(kind=kind, heading=heading, text=text if documents else "")
        elif place == count - 1:
            item.update(part="part 2", heading="Property matters", exemption={"paragraphs": [3], "reason": ""})
        else:
            held = range(documents * report // reports, documents * (report + 1) // reports)
            item.update(_report(meeting, report, documents), documents=[_document(meeting, n, count) for n in held])
        yield item


def _report(meeting: int, report: int, documents: int) -> dict[str, object]:
    subject = words.SUBJECTS[(meeting + report) % len(words.SUBJECTS)]
    return {
        "kind": "report",
        "heading": f"{subject} ({meeting})",
        "text": words.TEXTS[(meeting + report) % len(words.TEXTS)] if documents else "",
        "recommendations": list(words.RECOMMENDATIONS[: 1 + report % 3]) if documents else [],
        "report_state": "enclosed" if documents else "no report",
        "presenter": "Strategic Director for Communities",
        "pages": f"{report * 20 + 1} - {report * 20 + 20}",
    }


def _bare(number: int, label: str) -> ItemBody:
    return {
        "id": number,
        "label": label,
        "kind": "other",
        "heading": "",
        "text": "",
        "recommendations": [],
        "report_state": "no report",
        "presenter": "",
        "pages": "",
        "part": "part 1",
        "exemption": None,
        "late": None,
        "documents": [],
        "items": [],
    }


def _document(meeting: int, n: int, items: int) -> DocumentBody:
    number = (meeting - 1) * DOCUMENTS + n + 1 if items == ITEMS else 10_000_000 + n
    filename = f"report-{meeting}-{n + 1}.pdf"
    return {
        "id": number,
        "title": f"Appendix {n + 1} to the report" if n % 2 else "Report of the Strategic Director",
        "filename": filename,
        "media_type": "application/pdf",
        "size": 200_000 + n * 1000,
        "sha256": hashlib.sha256(filename.encode()).hexdigest(),
        "address": addresses.document_address(number, filename),
    }
