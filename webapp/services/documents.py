"""Files attached to agenda items: checked, kept by their hash, put in order, replaced and taken off."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import BinaryIO

from models.agenda import AgendaItem
from models.document import Document
from models.rules import RuleBroken
from models.rules.addresses import safe_filename
from models.rules.permissions import Permission
from webapp.database import db
from webapp.services import agenda_places, agenda_tree, audit, file_checks
from webapp.services.actors import Actor
from webapp.services.deployment import largest_file, storage

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that may be attached, its bytes kept. `stem` is its name without ending, `warnings` are sentences."""

    stem: str
    filename: str
    media_type: str
    size: int
    sha256: str
    warnings: list[str]


def get(document_id: int, *, by: Actor) -> Document:
    """A file of an agenda this person may build, attached or taken off. NoResultFound or NotAllowed otherwise."""
    document = db.session.get_one(Document, document_id)
    by.check(Permission.EDIT_AGENDA, document.item.meeting.committee_id)
    return document


def attached(item: AgendaItem) -> list[Document]:
    """The files of an item now, in order."""
    return [document for document in item.documents if document.removed_at is None]


def receive(stream: BinaryIO, filename: str) -> ReceivedFile:
    """Check a file and keep its bytes by their hash: slow, and to be done while no transaction holds others up.

    `filename` is what the sender called it. Its ending becomes that of its true type. Raises RuleBroken beside `files`
    for a file that may not be attached.
    """
    checked = file_checks.check(stream, largest=largest_file())
    kept = storage().keep(stream)
    stem = _stem(filename)
    return ReceivedFile(
        stem, safe_filename(f"{stem}.{checked.ending}"), checked.media_type, kept.size, kept.sha256, checked.warnings
    )


def attach(item: AgendaItem, file: ReceivedFile, *, title: str = "", by: Actor, at: datetime) -> Document:
    """Attach a file as the last of an item. Nobody in public can reach it until the agenda is published.

    It takes its name for its title unless one is given. Raises RuleBroken beside `files` when it is here already.
    """
    beside = _opened(item, by=by)
    document = _document(item, beside, file, title, at=at)
    document.position = len(beside) + 1
    return _keep("document attached", document, item, by=by, at=at)


def replace(document: Document, file: ReceivedFile, *, by: Actor, at: datetime) -> Document:
    """Put another file in the place of one, under its title. The one replaced is kept: it may have been published."""
    item = _held(document, by=by)
    beside = attached(item)
    newer = _document(item, beside, file, document.title, at=at)
    newer.position, document.removed_at = document.position, at
    return _keep("document replaced", newer, item, by=by, at=at)


def retitle(document: Document, *, title: str, by: Actor, at: datetime) -> Document:
    """Call a file something else on the agenda. Its name in the address stays."""
    item = _held(document, by=by)
    if not title.strip():
        raise RuleBroken("Enter the title.", "title")
    if len(title.strip()) > LONGEST_TITLE:
        raise RuleBroken(f"Use {LONGEST_TITLE} characters or fewer.", "title")
    document.title = title.strip()
    return _keep("document retitled", document, item, by=by, at=at)


def move_up(document: Document, *, by: Actor, at: datetime) -> Document:
    """One place earlier among the files of its item; the first stays."""
    return _move(document, -1, by=by, at=at)


def move_down(document: Document, *, by: Actor, at: datetime) -> Document:
    """One place later among the files of its item; the last stays."""
    return _move(document, +1, by=by, at=at)


def remove(document: Document, *, by: Actor, at: datetime) -> Document:
    """Take a file off its item. It is kept: it may have been published."""
    item = _held(document, by=by)
    document.removed_at = at
    return _keep("document taken off", document, item, by=by, at=at)


def _opened(item: AgendaItem, *, by: Actor) -> list[Document]:
    agenda_places.opened(item, by=by)
    db.session.refresh(item, ["documents"])
    return attached(item)


def _held(document: Document, *, by: Actor) -> AgendaItem:
    """The item of a file that is attached still, its agenda locked."""
    _opened(document.item, by=by)
    db.session.refresh(document)
    if document.removed_at is not None:
        raise RuleBroken(f"“{document.title}” is no longer attached. Reload the page to see what is.")
    return document.item


def _document(item: AgendaItem, beside: list[Document], file: ReceivedFile, title: str, *, at: datetime) -> Document:
    if same := next((one for one in beside if one.sha256 == file.sha256), None):
        raise RuleBroken(f"This file is attached to this item already, as “{same.title}”.", "files")
    return Document(
        item_id=item.id,
        title=(title.strip() or file.stem)[:LONGEST_TITLE],
        filename=file.filename,
        media_type=file.media_type,
        size=file.size,
        sha256=file.sha256,
        warnings=file.warnings,
        added_at=at,
    )


def _stem(filename: str) -> str:
    """What the sender called the file as a title: without folders and its ending, and with spaces where words part."""
    printing = "".join(" " if unicodedata.category(letter)[0] == "C" else letter for letter in filename)
    name = PurePosixPath(printing.replace("\\", "/")).name
    stem = PurePosixPath(name).stem.replace("_", " ").replace("%20", " ")
    return " ".join(stem.split()).strip(". ") or "Document"


def _move(document: Document, step: int, *, by: Actor, at: datetime) -> Document:
    item = _held(document, by=by)
    beside = attached(item)
    here = beside.index(document)
    there = min(max(here + step, 0), len(beside) - 1)
    if here == there:
        return document
    beside.insert(there, beside.pop(here))
    for place, one in enumerate(beside, 1):
        one.position = place
    return _keep("document moved", document, item, by=by, at=at)


def _keep(what: str, document: Document, item: AgendaItem, *, by: Actor, at: datetime) -> Document:
    # A query here would flush the change before the audit trail has read what it was before.
    with db.session.no_autoflush:
        meeting = item.meeting
        meeting.agenda_revision += 1
        # The title of a private paper is as private as its item's.
        name = "A document of an item in Part 2" if agenda_tree.is_private(item) else document.title
        db.session.add(document)
    audit.record(what, document, name=name, by=by, at=at, committee_id=meeting.committee_id)
    db.session.expire(item, ["documents"])
    return document
