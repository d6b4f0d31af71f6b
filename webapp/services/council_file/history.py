"""The history of a council file into an empty database: the ledger and the trail as they were, every hash checked."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, cast

from models.audit import AuditEvent, AuditHead
from models.bodies import CommitteeBody, CouncilBody, MeetingBody, MemberBody
from models.committee import Committee
from models.meeting import Meeting
from models.member import Member
from models.minutes_bodies import MinutesBody
from models.publication import Publication, PublishedPaper
from models.register_bodies import RegisterBody
from models.rules.former_bodies import as_today
from models.rules.wording import long_date
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import (
    audit,
    ledger,
    live_index,
    live_membership,
    live_minutes,
    published_declarations,
    register_publishing,
)
from webapp.services.canonical import canonical, digest
from webapp.services.council_file import places
from webapp.services.council_file.fields import read
from webapp.services.council_file.past import AUDIT_NAMES
from webapp.services.council_file.places import Entry, Steps
from webapp.services.council_file.problems import Problem, path_of
from webapp.services.council_file.shapes import misfits

BODIES: dict[str, type] = {
    "council": CouncilBody,
    "committee": CommitteeBody,
    "member": MemberBody,
    "meeting": MeetingBody,
    "register": RegisterBody,
    "minutes": MinutesBody,
}
LISTS = {
    "committee": "committees",
    "member": "members",
    "meeting": "meetings",
    "register": "members",
    "minutes": "meetings",
}


def problems(data: Mapping[str, Any]) -> list[Problem]:
    """Every version or event that is not as it was written, or that is about nothing in the file."""
    return [*_publications(data), *_audit_events(data)]


def restore(data: Mapping[str, Any]) -> None:
    """Write the history down again, in its order, and make live what was live."""
    emails = {
        account["email"]: account["number"] for _, account in places.each(data, "accounts") if "number" in account
    }
    for _, entry in places.each(data, "publications"):
        _restore_publication(entry, emails.get(entry.get("account", "")))
    events = [_event(entry) for _, entry in places.each(data, "audit_events")]
    if events:
        db.session.add_all(events)
        head = db.session.get_one(AuditHead, 1, with_for_update=True)
        head.hash, head.count = events[-1].hash, len(events)
    db.session.flush()


def _restore_publication(entry: Entry, user_id: int | None) -> None:
    body, hides_earlier = entry["body"], entry.get("hides_earlier", False)
    publication = Publication(
        id=entry["number"], body=canonical(body), published_by_id=user_id, **read(Publication, entry)
    )
    publication.previous_hash = entry.get("previous_hash", "")
    is_withdrawal = publication.verb is Verb.WITHDRAW
    title = "" if is_withdrawal else _title(body)
    ledger.restore(publication, body["address"], title=title, hides_earlier=hides_earlier)
    if publication.subject_kind is SubjectKind.MEETING:
        _list_meeting(publication, body, hides_earlier, is_withdrawal)
    elif publication.subject_kind is SubjectKind.COMMITTEE:
        _list_committee(publication, body, is_withdrawal)
    elif publication.subject_kind is SubjectKind.MEMBER:
        _list_member(publication, body, is_withdrawal)
    elif publication.subject_kind is SubjectKind.MINUTES:
        _list_minutes(publication, body, is_withdrawal)
    elif publication.subject_kind is SubjectKind.REGISTER:
        live_index.touch([live_index.member_feed(publication.subject_id)], publication)
        _end_with_office(publication, entry.get("readable_until"))
    for paper in entry.get("papers", ()):
        fields = {name: paper[name] for name in ("filename", "media_type", "sha256")}
        db.session.add(PublishedPaper(id=paper.get("number"), publication_id=publication.id, **fields))


def _list_committee(publication: Publication, body: Entry, is_withdrawal: bool) -> None:
    committee = db.session.get_one(Committee, publication.subject_id)
    if is_withdrawal:
        live_membership.unlist_committee(committee, publication)
    else:
        live_membership.list_committee(committee, cast(CommitteeBody, body), publication)


def _list_member(publication: Publication, body: Entry, is_withdrawal: bool) -> None:
    member = db.session.get_one(Member, publication.subject_id)
    if is_withdrawal:
        live_membership.unlist_member(member)
    else:
        live_membership.list_member(member, cast(MemberBody, body))


def _end_with_office(publication: Publication, readable_until: str | None) -> None:
    """Have a register leave the public on the day it did, or will: that day outlives later changes to the terms."""
    live = ledger.live(SubjectKind.REGISTER, publication.subject_id)
    assert live is not None
    live.readable_until = date.fromisoformat(readable_until) if readable_until else None


def _list_meeting(publication: Publication, body: Entry, hides_earlier: bool, is_withdrawal: bool) -> None:
    meeting = db.session.get_one(Meeting, publication.subject_id)
    if is_withdrawal:
        live_index.unlist_meeting(meeting, publication)
        published_declarations.unlist_meeting(meeting, publication)
        return
    listed = cast(MeetingBody, body)
    live_index.list_meeting(meeting, listed, publication)
    published_declarations.list_meeting(meeting, listed, publication)
    if hides_earlier:
        files = live_index.documents_in(listed)
        live_index.hide_documents(meeting.id, kept=[file["id"] for file in files])


def _list_minutes(publication: Publication, body: Entry, is_withdrawal: bool) -> None:
    meeting = db.session.get_one(Meeting, publication.subject_id)
    if is_withdrawal:
        live_minutes.unlist_minutes(meeting, publication)
    else:
        live_minutes.list_minutes(meeting, cast(MinutesBody, body), publication)


def _title(body: Entry) -> str:
    if body["kind"] == SubjectKind.REGISTER:
        return register_publishing.title_of(body["member"]["name"])
    if body["kind"] == SubjectKind.MINUTES:
        return live_minutes.title_of(cast(MinutesBody, body))
    if body["kind"] == SubjectKind.MEETING:
        return f"{body['committee']['name']}, {long_date(date.fromisoformat(body['held_on']))}"
    return str(body["name"])


def _publications(data: Mapping[str, Any]) -> Iterator[Problem]:
    numbers: dict[str, set[int]] = {"council": {1} if "council" in data else set()}
    for kind, name in LISTS.items():
        numbers[kind] = {entry["number"] for _, entry in places.each(data, name) if "number" in entry}
    last: dict[tuple[str, int], Entry] = {}
    for steps, entry in places.each(data, "publications"):
        subject = (entry["subject_kind"], entry["subject_id"])
        path = _pathfinder(steps)
        if entry["subject_id"] not in numbers[entry["subject_kind"]]:
            yield Problem(path("subject_id"), f"there is no {subject[0]} with the number {subject[1]} in this file.")
        before = last.get(subject)
        yield from _follows(entry, before, path)
        yield from _body(entry, before, path)
        last[subject] = entry


def _follows(entry: Entry, before: Entry | None, path: Callable[[str], str]) -> Iterator[Problem]:
    version, previous = (before["version"] + 1, before["body_hash"]) if before else (1, "")
    if entry["version"] != version:
        yield Problem(path("version"), f"expected version {version} of it here: a version is missing or out of order.")
    if entry.get("previous_hash", "") != previous:
        yield Problem(path("previous_hash"), "it does not follow the version before it: one was changed or taken out.")
    if before is None and entry["verb"] == Verb.WITHDRAW:
        yield Problem(path("verb"), "there is nothing before it to withdraw.")


def _body(entry: Entry, before: Entry | None, path: Callable[[str], str]) -> Iterator[Problem]:
    body = entry["body"]
    if digest(canonical(body)) != entry["body_hash"]:
        yield Problem(path("body_hash"), "the body is not the one that was published: it has been changed since.")
    if (body.get("kind"), body.get("id")) != (entry["subject_kind"], entry["subject_id"]):
        yield Problem(path("body"), "its kind and id are not those of what was published.")
    if entry["verb"] == Verb.WITHDRAW:
        if not isinstance(body.get("address"), str):
            yield Problem(path("body.address"), "expected text.")
    else:
        for where, sentence in misfits(as_today(body), BODIES[entry["subject_kind"]]):
            yield Problem(path(f"body{where}"), sentence)


def _audit_events(data: Mapping[str, Any]) -> Iterator[Problem]:
    accounts = {entry["number"] for _, entry in places.each(data, "accounts") if "number" in entry}
    previous = ""
    for steps, entry in places.each(data, "audit_events"):
        path = _pathfinder(steps)
        if entry.get("user_number") not in {None, *accounts}:
            yield Problem(path("user_number"), "there is no account with this number in this file.")
        if entry.get("previous_hash", "") != previous:
            yield Problem(path("previous_hash"), "it does not follow the event before it: one was removed or inserted.")
        if audit.fingerprint(_event(entry)) != entry["hash"]:
            yield Problem(path("hash"), "the event was edited after it was written.")
        previous = entry["hash"]


def _event(entry: Entry) -> AuditEvent:
    values = {column: entry.get(name) for name, column in AUDIT_NAMES.items()}
    values["happened_at"] = datetime.fromisoformat(entry["happened_at"])
    values |= {name: entry.get(name, "") for name in ("reason", "previous_hash")}
    return AuditEvent(**values, before=canonical(entry.get("before")), after=canonical(entry.get("after")))


def _pathfinder(steps: Steps) -> Callable[[str], str]:
    return lambda field: path_of((*steps, field))
