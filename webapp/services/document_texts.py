"""The words of published files, read once for each file: never in a request, and never by the process that serves.

What waits is what is published for a meeting still to come and has no text yet. So nothing is queued and nothing can be
lost: a reader that is killed leaves the file waiting, and the next one finds it. Papers of private items are not
published, so they are not read.
"""

import subprocess
import sys
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import ColumnElement, Select, func, insert, select

from models.document import DocumentText
from models.publication import PublishedDocument, PublishedMeeting
from webapp.database import db, reading
from webapp.services.deployment import storage
from webapp.services.words_of_files import LONGEST, NOTHING_TO_READ

PROGRAM = Path(__file__).with_name("words_of_files.py")
MOST_SECONDS = 120
UNREADABLE = "It could not be read: it is damaged, or far larger than it looks."
MISSING = "The file itself is missing."


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file whose words have not been read."""

    sha256: str
    media_type: str


def waiting(*, on: date) -> list[Waiting]:
    """The files still to be read, those of the next meeting first."""
    first = func.min(PublishedMeeting.starts_at)
    wanted = _waiting(on).with_only_columns(PublishedDocument.sha256, func.min(PublishedDocument.media_type))
    with reading() as connection:
        rows = connection.execute(wanted.group_by(PublishedDocument.sha256).order_by(first, PublishedDocument.sha256))
        return [Waiting(sha256, media_type) for sha256, media_type in rows]


def count_waiting(*, on: date) -> int:
    """How many files are still to be read."""
    with reading() as connection:
        return connection.scalar(_waiting(on)) or 0


def read(file: Waiting) -> DocumentText:
    """The words of a file, or why there are none. Takes up to two minutes: hold no transaction meanwhile."""
    path = storage().path(file.sha256)
    if not path.is_file():
        return DocumentText(sha256=file.sha256, text="", problem=MISSING)
    command = [sys.executable, "-I", str(PROGRAM), file.media_type]
    with path.open("rb") as content, tempfile.TemporaryFile() as written:
        try:
            done = subprocess.run(  # noqa: S603 - our own program, and the media type is one we gave the file
                command, stdin=content, stdout=written, stderr=subprocess.DEVNULL, timeout=MOST_SECONDS, check=False
            )
            code = done.returncode
        except subprocess.TimeoutExpired:
            code = 1
        written.seek(0)
        words = written.read(LONGEST * 4).decode("utf-8", "replace")
    if code == 0:
        return DocumentText(sha256=file.sha256, text=words, problem="")
    return DocumentText(sha256=file.sha256, text="", problem=words if code == NOTHING_TO_READ else UNREADABLE)


def keep(read: DocumentText) -> None:
    """Keep what was read. A file that another reader kept meanwhile stays as it is: both read the same."""
    if db.session.get(DocumentText, read.sha256) is None:
        db.session.execute(insert(DocumentText).values(sha256=read.sha256, text=read.text, problem=read.problem[:300]))


def texts_of(hashes: Collection[str]) -> dict[str, DocumentText]:
    """What is known of some files' words, by their hash; nothing of those still waiting, or no longer public.

    The words stay when a file is taken away, since it may come back; nobody is shown them meanwhile, whoever asks.
    """
    wanted = select(DocumentText).where(DocumentText.sha256.in_(hashes), _is_public())
    found = db.session.scalars(wanted.order_by(DocumentText.sha256))
    return {one.sha256: one for one in found}


def problems_of(hashes: Collection[str]) -> dict[str, str]:
    """Which of some files have been read, and why not their words if so; empty for one whose words are kept."""
    columns = select(DocumentText.sha256, DocumentText.problem).where(DocumentText.sha256.in_(hashes))
    return {row.sha256: row.problem for row in db.session.execute(columns.order_by(DocumentText.sha256))}


def _is_public() -> ColumnElement[bool]:
    """Whether a document that anybody may open has these bytes."""
    public = select(PublishedDocument.document_id).where(PublishedDocument.is_withdrawn.is_(False))
    return public.where(PublishedDocument.sha256 == DocumentText.sha256).exists()


def _waiting(on: date) -> Select[int]:
    is_read = select(DocumentText.sha256).where(DocumentText.sha256 == PublishedDocument.sha256).exists()
    return (
        select(func.count(PublishedDocument.sha256.distinct()))
        .join(PublishedMeeting, PublishedMeeting.meeting_id == PublishedDocument.meeting_id)
        .where(PublishedMeeting.held_on >= on, PublishedDocument.is_withdrawn.is_(False), ~is_read)
    )
