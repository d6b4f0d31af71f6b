"""The history of a council file into an empty database: the ledger and the trail as they were, every hash checked."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, cast

from models.action_bodies import ActionBody
from models.audit import AuditEvent, AuditHead
from models.bodies import CommitteeBody, CouncilBody, MeetingBody, MemberBody
from models.forward_plan_bodies import KeyDecisionBody
from models.minutes_bodies import MinutesBody
from models.programme_bodies import ProgrammeBody, TopicBody
from models.publication import Publication, PublishedPaper
from models.recommendation_bodies import RecommendationBody
from models.register_bodies import RegisterBody
from models.rules.former_bodies import as_today
from models.rules.wording import long_date
from models.scorecard_bodies import ScorecardBody
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services import (
    action_publishing,
    audit,
    ledger,
    live_minutes,
    programme_publishing,
    recommendation_publishing,
    register_publishing,
)
from webapp.services.canonical import canonical, digest
from webapp.services.council_file import places, relisting
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
    "action": ActionBody,
    "recommendation": RecommendationBody,
    "work programme": ProgrammeBody,
    "topic": TopicBody,
    "key decision": KeyDecisionBody,
    "scorecard": ScorecardBody,
}
LISTS = {
    "committee": "committees",
    "member": "members",
    "meeting": "meetings",
    "register": "members",
    "minutes": "meetings",
    "action": "actions",
    "work programme": "work_programmes",
    "topic": "topics",
    "key decision": "key_decisions",
    "scorecard": "scorecards",
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
    title = "" if publication.verb is Verb.WITHDRAW else _title(body)
    ledger.restore(publication, body["address"], title=title, hides_earlier=hides_earlier)
    relisting.list_again(publication, entry)
    for paper in entry.get("papers", ()):
        fields = {name: paper[name] for name in ("filename", "media_type", "sha256")}
        db.session.add(PublishedPaper(id=paper.get("number"), publication_id=publication.id, **fields))


def _title(body: Entry) -> str:
    if body["kind"] == SubjectKind.ACTION:
        return action_publishing.title_of(cast(ActionBody, body))
    if body["kind"] == SubjectKind.RECOMMENDATION:
        return recommendation_publishing.title_of(cast(RecommendationBody, body))
    if body["kind"] == SubjectKind.REGISTER:
        return register_publishing.title_of(body["member"]["name"])
    if body["kind"] == SubjectKind.MINUTES:
        return live_minutes.title_of(cast(MinutesBody, body))
    if body["kind"] == SubjectKind.PROGRAMME:
        return programme_publishing.title_of(cast(ProgrammeBody, body))
    if body["kind"] == SubjectKind.TOPIC:
        return programme_publishing.topic_title_of(cast(TopicBody, body))
    if body["kind"] == SubjectKind.KEY_DECISION:
        return str(body["stated"]["title"])
    if body["kind"] == SubjectKind.SCORECARD:
        return str(body["title"])
    if body["kind"] == SubjectKind.MEETING:
        return f"{body['committee']['name']}, {long_date(date.fromisoformat(body['held_on']))}"
    return str(body["name"])


def _publications(data: Mapping[str, Any]) -> Iterator[Problem]:
    numbers: dict[str, set[int]] = {"council": {1} if "council" in data else set()}
    for kind, name in LISTS.items():
        numbers[kind] = {entry["number"] for _, entry in places.each(data, name) if "number" in entry}
    numbers["recommendation"] = {entry["number"] for _, entry in places.recommendations(data) if "number" in entry}
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
