"""Public papers that still say words of a decision which has become private: named, so that somebody corrects them.

Its topics and earlier versions leave by themselves (withheld_topics.py). Agendas, minutes and files of others do
not: an officer looks at each, for the words may be harmless there.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from models.document import Document, DocumentText
from models.forward_plan import KeyDecision
from models.meeting import Meeting
from models.publication import Publication, Published, PublishedDocument
from models.vocabulary import SubjectKind
from models.work_programme import Topic
from webapp.database import db
from webapp.services import ledger
from webapp.services.canonical import canonical

PAPERS = (SubjectKind.MEETING, SubjectKind.MINUTES, SubjectKind.ACTION, SubjectKind.RECOMMENDATION)
AT_MEETINGS = (SubjectKind.MEETING, SubjectKind.MINUTES)


@dataclass(frozen=True, slots=True)
class StillSaid:
    """A public paper that says them: its kind and number, what it is called and where it is read.

    `is_earlier` where only versions before the one that is live say so. Of a file under an agenda, `subject_id` is the
    meeting's number and `filename` what the file is called.
    """

    kind: SubjectKind
    subject_id: int
    title: str
    address: str
    is_earlier: bool = False
    filename: str = ""


def of(decision: KeyDecision) -> list[StillSaid]:
    """The public papers, later than the decision, that say what it was called or about; the agendas first.

    What its notice may still say is not looked for where the body that decides meets: its own agenda must name it.
    """
    words, told = _words(decision)
    if not words:
        return []
    own_meetings = select(Meeting.id).where(Meeting.committee_id == decision.decider_committee_id)
    is_elsewhere = Publication.subject_kind.not_in(AT_MEETINGS) | Publication.subject_id.not_in(own_meetings)
    says = _says(Publication.body, {canonical(one)[1:-1] for one in words - told})
    may_say = _says(Publication.body, {canonical(one)[1:-1] for one in words & told})
    return [*_versions(decision, says | (may_say & is_elsewhere)), *_files(decision, words)]


def _words(decision: KeyDecision) -> tuple[set[str], set[str]]:
    """What the decision and its topics were called and about while it was public, and what its notice says now."""
    live = ledger.live(SubjectKind.KEY_DECISION, decision.id)
    if not decision.is_private or live is None or live.is_withdrawn or live.readable_from == 1:
        return set(), set()
    topics = list(db.session.scalars(select(Topic).where(Topic.key_decision_id == decision.id).order_by(Topic.id)))
    kept_back = [one for one in topics if not one.is_public]
    found = {word for one in kept_back for word in (one.title, one.detail)}
    was_public = _published(SubjectKind.KEY_DECISION, [decision.id]).where(Publication.version < live.readable_from)
    found |= set(_said(was_public, "stated", ("title", "matter")))
    found |= set(_said(_published(SubjectKind.TOPIC, [one.id for one in kept_back]), "topic", ("title", "detail")))
    return {one.strip() for one in found if one.strip()}, {decision.title.strip(), decision.matter.strip()}


def _published(kind: SubjectKind, numbers: Collection[int]) -> Select[str]:
    """Every version of some subjects, those that were taken away too."""
    versions = select(Publication.body).where(Publication.subject_kind == kind, Publication.subject_id.in_(numbers))
    return versions.order_by(Publication.id)


def _said(versions: Select[str], part: str, names: tuple[str, ...]) -> Iterator[str]:
    for text in db.session.scalars(versions):
        said: dict[str, Any] = json.loads(text).get(part, {})
        yield from (str(said.get(name, "")) for name in names)


def _versions(decision: KeyDecision, says: ColumnElement[bool]) -> list[StillSaid]:
    """The papers of which a version that can be read says so; a live one before what it was earlier."""
    found = (
        select(Published, Publication.version == Published.version)
        .join(
            Publication,
            (Publication.subject_kind == Published.subject_kind) & (Publication.subject_id == Published.subject_id),
        )
        .where(Published.is_withdrawn.is_(False), Published.subject_kind.in_(PAPERS))
        .where(Publication.version >= Published.readable_from, Publication.published_at >= decision.added_at)
        .where(says)
        .order_by(Published.subject_kind, Published.subject_id, Publication.version.desc(), Publication.id)
    )
    kept: dict[tuple[SubjectKind, int], StillSaid] = {}
    for one, is_live in db.session.execute(found):
        key = one.subject_kind, one.subject_id
        kept.setdefault(key, StillSaid(*key, one.title, one.address, is_earlier=not is_live))
    return sorted(kept.values(), key=lambda one: (PAPERS.index(one.kind), one.subject_id))


def _files(decision: KeyDecision, words: Collection[str]) -> list[StillSaid]:
    """The files under public agendas in whose text it stands, such as a programme report."""
    found = (
        select(PublishedDocument, Published.title, Published.address)
        .join(Document, Document.id == PublishedDocument.document_id)
        .join(DocumentText, DocumentText.sha256 == PublishedDocument.sha256)
        .join(
            Published,
            (Published.subject_kind == SubjectKind.MEETING) & (Published.subject_id == PublishedDocument.meeting_id),
        )
        .join(Meeting, Meeting.id == PublishedDocument.meeting_id)
        .where(PublishedDocument.is_withdrawn.is_(False), Document.added_at >= decision.added_at)
        .where(Meeting.committee_id.is_distinct_from(decision.decider_committee_id), _says(DocumentText.text, words))
        .order_by(PublishedDocument.document_id)
    )
    return [
        StillSaid(SubjectKind.MEETING, file.meeting_id, title, address, filename=file.filename)
        for file, title, address in db.session.execute(found)
    ]


def _says(column: Any, words: Collection[str]) -> ColumnElement[bool]:
    return or_(False, *(column.contains(one, autoescape=True) for one in sorted(words)))
