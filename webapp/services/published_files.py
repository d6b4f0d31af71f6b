"""The files the public may have: the papers of a version, and documents that a published agenda names."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import bindparam, select

from models.publication import Publication, PublishedDocument, PublishedPaper
from webapp.database import reading
from webapp.services import published
from webapp.services.deployment import storage
from webapp.services.published import Head

DOCUMENT = select(
    PublishedDocument.filename, PublishedDocument.media_type, PublishedDocument.sha256, PublishedDocument.is_withdrawn
).where(PublishedDocument.document_id == bindparam("document_id"))
PAPERS = (
    select(PublishedPaper.filename, PublishedPaper.media_type, PublishedPaper.sha256)
    .join(Publication, Publication.id == PublishedPaper.publication_id)
    .where(
        Publication.subject_kind == bindparam("kind"),
        Publication.subject_id == bindparam("subject_id"),
        Publication.version == bindparam("number"),
    )
    .order_by(PublishedPaper.id)
)


@dataclass(frozen=True)
class PublicFile:
    """A file with a public address: its name in that address, its type, and the hash that names its bytes."""

    filename: str
    media_type: str
    sha256: str
    is_withdrawn: bool = False

    @property
    def path(self) -> Path:
        """Where the bytes are."""
        return storage().path(self.sha256)

    @cached_property
    def size(self) -> int:
        """How many bytes there are; none of a file lost from the disk."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0


def document(document_id: int) -> PublicFile | None:
    """A document that is or was public; None if it never was."""
    with reading() as connection:
        row = connection.execute(DOCUMENT, {"document_id": document_id}).one_or_none()
    return None if row is None else PublicFile(*row)


def photograph(head: Head, address: str) -> PublicFile | None:
    """The photograph that a member's live body gives this address; None if it gives none."""
    body = published.read(head).body or {}
    for picture in (body.get("photograph") or {}).values():
        if picture["address"] == address:
            return PublicFile(address.rpartition("/")[2], "image/jpeg", picture["sha256"])
    return None


def papers(head: Head, number: int) -> list[PublicFile]:
    """The Word and PDF files made from one version of a subject, Word first; one lost from the disk is not offered."""
    with reading() as connection:
        rows = connection.execute(PAPERS, {"kind": head.kind, "subject_id": head.subject_id, "number": number}).all()
    return [file for file in (PublicFile(*row) for row in rows) if file.size]


def paper(head: Head, filename: str, number: int) -> PublicFile | None:
    """One file made from one version of a subject; None if that version has no such file."""
    return next((file for file in papers(head, number) if file.filename == filename), None)
