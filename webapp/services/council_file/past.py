"""The history in a council file: every version that was published, and the audit trail, as they were written."""

import json
from typing import Any

from sqlalchemy import select

from models.audit import AuditEvent
from models.publication import Publication, Published, PublishedPaper
from models.user import User
from models.vocabulary import SubjectKind, Verb
from webapp.database import db
from webapp.services.council_file.fields import plain, written
from webapp.services.deployment import storage

Entry = dict[str, Any]
# The trail's own columns under the names they have in the file.
AUDIT_NAMES = {
    "number": "id",
    "happened_at": "happened_at",
    "user_number": "user_id",
    "by": "by",
    "what": "what",
    "subject_kind": "subject_kind",
    "subject_number": "subject_id",
    "subject_name": "subject_name",
    "committee_number": "committee_id",
    "reason": "reason",
    "previous_hash": "previous_hash",
    "hash": "hash",
}


def publications() -> list[Entry]:
    """Every version of every subject in the order they were published, each with the files made of it."""
    emails: dict[int | None, str] = {user.id: user.email for user in db.session.scalars(select(User).order_by(User.id))}
    papers: dict[int, list[Entry]] = {}
    for paper in db.session.scalars(select(PublishedPaper).order_by(PublishedPaper.id)):
        papers.setdefault(paper.publication_id, []).append(_paper(paper))
    readable = {
        (one.subject_kind, one.subject_id): one
        for one in db.session.scalars(select(Published).order_by(Published.address))
    }
    dumped, last_verb = [], dict[tuple[SubjectKind, int], Verb]()
    for publication in db.session.scalars(select(Publication).order_by(Publication.id)):
        subject = (publication.subject_kind, publication.subject_id)
        follows_withdrawal = Verb.WITHDRAW in (publication.verb, last_verb.get(subject))
        live = readable[subject]
        is_first_readable = 1 < publication.version == live.readable_from
        entry = {
            **written(publication),
            "account": emails.get(publication.published_by_id),
            "hides_earlier": is_first_readable and not follows_withdrawal,
            "readable_until": plain(live.readable_until) if publication.id == live.publication_id else None,
            "body": json.loads(publication.body),
            "papers": papers.get(publication.id),
        }
        dumped.append({name: value for name, value in entry.items() if value is not None and value is not False})
        last_verb[subject] = publication.verb
    return dumped


def audit_events() -> list[Entry]:
    """The whole trail in its order."""
    return [_event(event) for event in db.session.scalars(select(AuditEvent).order_by(AuditEvent.id))]


def hashes() -> set[str]:
    """The files that publications made or show, by their hash."""
    papers = set(db.session.scalars(select(PublishedPaper.sha256).distinct().order_by(PublishedPaper.sha256)))
    return papers | photographs()


def photographs() -> set[str]:
    """The photographs that live pages of members show, by their hash; those lost from the disk are left out."""
    live = select(Published.body).where(Published.subject_kind == SubjectKind.MEMBER, Published.is_withdrawn.is_(False))
    bodies = (json.loads(body) for body in db.session.scalars(live.order_by(Published.subject_id)))
    shown = {picture["sha256"] for body in bodies for picture in (body.get("photograph") or {}).values()}
    return {sha256 for sha256 in shown if storage().has(sha256)}


def _paper(paper: PublishedPaper) -> Entry:
    return {
        "number": paper.id,
        "filename": paper.filename,
        "media_type": paper.media_type,
        "sha256": paper.sha256,
    }


def _event(event: AuditEvent) -> Entry:
    entry = {name: plain(getattr(event, column)) for name, column in AUDIT_NAMES.items()}
    entry |= {"before": json.loads(event.before), "after": json.loads(event.after)}
    return {name: value for name, value in entry.items() if value not in (None, "") or name in ("by", "subject_name")}
