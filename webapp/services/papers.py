"""The Word and PDF files of a published agenda or minutes: made once, at publication, and kept by their hash."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from exports import agenda, guidance, minutes, pdf
from exports.paper import Paper
from models.bodies import CouncilBody, MeetingBody
from models.house_style_bodies import HouseStyleBody
from models.meeting import Meeting
from models.minutes_bodies import MinutesBody
from models.publication import Publication, PublishedPaper
from webapp.database import db
from webapp.services import agenda_previews
from webapp.services.canonical import canonical, digest
from webapp.services.deployment import site_address, storage
from webapp.storage import KeptFile

WORD = "agenda.docx"
PDF = "agenda.pdf"
MINUTES_WORD = "minutes.docx"
MINUTES_PDF = "minutes.pdf"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF_TYPE = "application/pdf"


@dataclass(frozen=True)
class Wanted:
    """All that the files of a version are made from: its body, the committee's house style, the site's address."""

    body: MeetingBody | MinutesBody
    style: HouseStyleBody
    site: str

    @property
    def hash(self) -> str:
        """The same for the same files."""
        return digest(canonical([self.body, self.style, self.site]))


@dataclass(frozen=True)
class Prepared:
    """Files that are made and kept already, and the hash of what they were made from."""

    wanted: str
    files: tuple[tuple[str, str, KeptFile], ...]


@dataclass(frozen=True)
class MadePaper:
    """A file that is made and kept, with its ending and type."""

    ending: str
    media_type: str
    kept: KeptFile


def wanted(meeting: Meeting, body: MeetingBody | MinutesBody) -> Wanted:
    """What the files of a body would be made from, read out of the records so that nothing more need be read."""
    return Wanted(body, cast(HouseStyleBody, meeting.committee.house_style.settings), site_address())


def prepare(wanted: Wanted) -> Prepared:
    """Make and keep the paper as a Word file and, where the machine can, as a PDF. It takes a second: lock nothing."""
    word_name, pdf_name, paper = _paper(wanted)
    return Prepared(wanted.hash, made_of(paper, word_name, pdf_name))


def attach(publication: Publication, wanted: Wanted, prepared: Prepared | None) -> None:
    """Give a version its files: those made before, if they were made from just this; otherwise they are made now."""
    if prepared is None or prepared.wanted != wanted.hash:
        prepared = prepare(wanted)
    put_under(publication, prepared)


def put_under(publication: Publication, prepared: Prepared) -> None:
    """Give a version the files that were made of it, in their order."""
    for filename, media_type, kept in prepared.files:
        db.session.add(
            PublishedPaper(publication_id=publication.id, filename=filename, media_type=media_type, sha256=kept.sha256)
        )
    db.session.flush()


def made_of(paper: Paper, word_name: str, pdf_name: str) -> tuple[tuple[str, str, KeptFile], ...]:
    """A paper made and kept as a Word file and, where the machine can, as a PDF."""
    files = [(word_name, WORD_TYPE, storage().keep_bytes(word_file(paper)))]
    if not pdf.is_available():
        files.append((pdf_name, PDF_TYPE, storage().keep_bytes(pdf.render(paper))))
    return tuple(files)


def draft(meeting: Meeting, body: MeetingBody, filename: str) -> bytes:
    """The agenda as it stands now, marked as a draft, for the officers who build it."""
    material = wanted(meeting, body)
    shown = agenda_previews.without_dead_links(body)
    paper = agenda.compose(shown, material.style, notice="Draft: not published", site=material.site)
    return word_file(paper) if filename == WORD else pdf.render(paper)


def of_minutes(meeting: Meeting, body: MinutesBody) -> MadePaper:
    """Minutes as one file to go with an agenda: a PDF, or a Word file on a machine that makes none."""
    _, _, paper = _paper(wanted(meeting, body))
    if pdf.is_available():
        return MadePaper("docx", WORD_TYPE, storage().keep_bytes(word_file(paper)))
    return MadePaper("pdf", PDF_TYPE, storage().keep_bytes(pdf.render(paper)))


def pdf_is_missing() -> bool:
    """Whether this machine makes no PDF files."""
    return bool(pdf.is_available())


def minutes_file(meeting: Meeting, body: MinutesBody, filename: str) -> bytes:
    """Minutes as they stand now, for the officers who write them and the members who read the draft."""
    _, _, paper = _paper(wanted(meeting, body))
    return word_file(paper) if filename == MINUTES_WORD else pdf.render(paper)


def guidance_file(text: str, council: CouncilBody, *, dated: date) -> bytes:
    """The guidance on declaring interests as a Word file. `dated` is the day it was published."""
    return word_file(guidance.compose(text, council=council["name"], dated=dated, accent=council["accent"]))


def _paper(wanted: Wanted) -> tuple[str, str, Paper]:
    """What the files of a body are called, and the paper they are made from."""
    body = wanted.body
    if body["kind"] == "minutes":
        return MINUTES_WORD, MINUTES_PDF, minutes.compose(body, wanted.style)
    return WORD, PDF, agenda.compose(body, wanted.style, site=wanted.site)


def word_file(paper: Paper) -> bytes:
    """Any paper as a Word file."""
    # Loaded when a paper is first made: python-docx and lxml are 9 MB that answering a reader never needs.
    from exports import word

    return word.render(paper)
