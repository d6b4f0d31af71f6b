"""The rows of what the made-up council has published: the ledger, what is live, and what lists and feeds read."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bench import council, resolution_rows, words
from bench.council import Made
from exports import calendar
from models.bodies import CommitteeBody, CouncilBody, MeetingBody, MemberBody
from models.rules import addresses
from models.rules.wording import long_date
from models.vocabulary import SubjectKind, Verb
from webapp.clock import moment_of
from webapp.services import live_index, live_membership, papers
from webapp.services.canonical import canonical, digest

Rows = dict[str, list[dict[str, Any]]]
SITE = "http://localhost"
FIRST_MEETING_PUBLICATION = 1000
# Every meeting has the same two files: what is in them is not what is measured.
PAPERS = {
    papers.WORD: (papers.WORD_TYPE, b"a Word file".ljust(40_000)),
    papers.PDF: (papers.PDF_TYPE, b"%PDF a PDF file".ljust(90_000)),
}


def standing(rows: Rows, at: datetime) -> Rows:
    """The council, committees, members and seats, published; and the feeds there are."""
    committees = [_committee(row, rows) for row in rows["committee"]]
    members = [_member(row, rows) for row in rows["member"]]
    subjects = [
        (SubjectKind.COUNCIL, _council(rows["council"][0]), council.COUNCIL),
        *((SubjectKind.COMMITTEE, body, body["name"]) for body in committees),
        *((SubjectKind.MEMBER, body, body["name"]) for body in members),
    ]
    made: Rows = {"publication": [], "published": []}
    for number, (kind, body, title) in enumerate(subjects, start=1):
        _publish(made, number, kind, body, title, at)
    made["published_committee"] = [_listed_committee(body) for body in committees]
    made["published_member"] = [_listed_member(body, rows["seat"]) for body in members]
    made["published_seat"] = [_listed_seat(seat, rows["member"]) for seat in rows["seat"]]
    names = [
        live_index.SITE,
        live_index.EVERYTHING,
        *(live_index.committee_feed(row["id"]) for row in rows["committee"]),
        *(live_index.member_feed(row["id"]) for row in rows["member"]),
    ]
    made["feed"] = [{"name": name, "version": len(subjects)} for name in names]
    return made


def of_meetings(made: Sequence[Made]) -> Rows:
    """Some meetings, published with their agendas."""
    rows: Rows = {
        "publication": [],
        "published": [],
        "published_meeting": [],
        "published_document": [],
        "published_paper": [],
        "published_resolution": [],
    }
    for one in made:
        number, at = FIRST_MEETING_PUBLICATION + one.id, council.published_at(one.held_on)
        _publish(rows, number, SubjectKind.MEETING, one.body, _title(one), at)
        rows["published_meeting"].append(_listed(one, number, at))
        rows["published_document"] += list(_documents(one.id, one.body))
        rows["published_paper"] += list(_papers(number))
        rows["published_resolution"] += list(resolution_rows.of_meeting(one))
    return rows


def event(body: MeetingBody, version: int, at: datetime) -> bytes:
    """The calendar entry of a meeting, as publishing it writes it."""
    return calendar.event(body, version=version, published_at=at, first_published_at=at, site=SITE)


_old_events: dict[int, bytes] = {}


def _event(one: Made, at: datetime) -> bytes:
    """An entry for every meeting; those of the oldest years share all but their UID, to be written in seconds."""
    agenda = one.body["agenda"]
    if agenda and agenda["texts"]:
        return event(one.body, 1, at)
    if one.committee not in _old_events:
        _old_events[one.committee] = event({**one.body, "uid": "0" * 32 + "@moothall"}, 1, at)
    return _old_events[one.committee].replace(b"0" * 32, one.body["uid"].split("@")[0].encode(), 1)


def _publish(rows: Rows, number: int, kind: SubjectKind, body: Any, title: str, at: datetime) -> None:
    text = canonical(body)
    rows["publication"].append(
        {
            "id": number,
            "subject_kind": kind,
            "subject_id": body["id"],
            "version": 1,
            "verb": Verb.PUBLISH,
            "body": text,
            "body_hash": digest(text),
            "previous_hash": "",
            "published_at": at,
            "published_by": "The bench",
        }
    )
    rows["published"].append(
        {
            "subject_kind": kind,
            "subject_id": body["id"],
            "publication_id": number,
            "version": 1,
            "address": body["address"],
            "title": title,
            "body": text,
        }
    )


def _title(one: Made) -> str:
    return f"{words.COMMITTEES[one.committee]}, {long_date(one.held_on)}"


def _listed(one: Made, publication: int, at: datetime) -> dict[str, Any]:
    return {
        "meeting_id": one.id,
        "publication_id": publication,
        "committee_id": one.committee + 1,
        "committee_name": words.COMMITTEES[one.committee],
        "address": one.body["address"],
        "held_on": one.held_on,
        "starts_at": moment_of(one.held_on, council.STARTS_AT),
        "status": one.body["status"],
        "place": f"{one.body['room']}, {one.body['venue']}",
        "has_agenda": True,
        "revision": 1,
        "agenda_revision": council.ITEMS,
        "vevent": _event(one, at),
    }


def _listed_committee(body: CommitteeBody) -> dict[str, Any]:
    return {
        "committee_id": body["id"],
        "name": body["name"],
        "address": body["address"],
        "committee_kind": body["committee_kind"],
        "summary": body["remit"].partition("\n\n")[0],
        "ended_on": None,
        "facts": live_membership.facts_of(body),
    }


def _listed_member(body: MemberBody, seats: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    ends = [seat["ends_on"] for seat in seats if seat["member_id"] == body["id"]]
    named = {key: body[key] for key in ("name", "address", "member_kind")}
    return {"member_id": body["id"], **named, "sits_until": None if None in ends else max(ends, default=None)}


def _listed_seat(seat: Mapping[str, Any], members: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    member = members[seat["member_id"] - 1]
    kept = {key: seat[key] for key in ("committee_id", "member_id", "starts_on", "ends_on", "position")}
    named = {"name": member["name"], "member_slug": member["slug"], "role": seat["role"].value}
    return {"seat_id": seat["id"], **kept, **named}


def _documents(meeting_id: int, body: MeetingBody) -> Iterator[dict[str, Any]]:
    for file in live_index.documents_in(body):
        named = {key: file[key] for key in ("filename", "media_type", "size", "sha256")}
        yield {"document_id": file["id"], "meeting_id": meeting_id, **named}


def _papers(publication: int) -> Iterator[dict[str, Any]]:
    for filename, (media_type, content) in PAPERS.items():
        sha256 = hashlib.sha256(content).hexdigest()
        yield {"publication_id": publication, "filename": filename, "media_type": media_type, "sha256": sha256}


def _council(row: Mapping[str, Any]) -> CouncilBody:
    empty = dict.fromkeys(("website", "phone", "about"), "")
    shown = {key: row[key] for key in ("id", "name", "email", "postal_address")}
    return {"kind": "council", "address": addresses.COUNCIL, "accent": "#1d4f4b", **empty, **shown}


def _committee(row: Mapping[str, Any], rows: Rows) -> CommitteeBody:
    slugs = {member["id"]: (member["name"], member["slug"]) for member in rows["member"]}
    return {
        "kind": "committee",
        "id": row["id"],
        "address": addresses.committee_address(row["slug"]),
        "name": row["name"],
        "slug": row["slug"],
        "committee_kind": row["kind"].value,
        "remit": row["remit"],
        "parent": None,
        "usual_venue": f"{row['usual_room']}, {row['usual_venue']}",
        "usual_starts_at": "10:00",
        "contacts": [council.contact(row["id"] - 1)],
        "seats": [_seat(seat, *slugs[seat["member_id"]]) for seat in rows["seat"] if seat["committee_id"] == row["id"]],
        "ended_on": None,
    }


def _seat(row: Mapping[str, Any], name: str, slug: str) -> Any:
    dates = {key: row[key].isoformat() if row[key] else None for key in ("starts_on", "ends_on")}
    return {"id": row["id"], "name": name, "member": slug, "role": row["role"].value, "capacity": "", **dates}


def _member(row: Mapping[str, Any], rows: Rows) -> MemberBody:
    names = {group["id"]: group["name"] for group in rows["political_group"]}
    joined = [names[one["group_id"]] for one in rows["group_membership"] if one["member_id"] == row["id"]]
    return {
        "kind": "member",
        "id": row["id"],
        "address": addresses.member_address(row["slug"]),
        "name": row["name"],
        "slug": row["slug"],
        "member_kind": "councillor",
        "title": "",
        "terms": [],
        "groups": [{"group": name, "starts_on": None, "ends_on": None} for name in joined],
        "email": "",
        "phone": "",
        "postal_address": "",
        "photograph": None,
    }
