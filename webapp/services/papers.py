"""The Word and PDF files of a published meeting: made once, when it is published, and kept by their hash."""

from typing import cast

from exports import agenda, pdf
from exports.paper import Paper
from models.bodies import HouseStyleBody, MeetingBody
from models.meeting import Meeting
from models.publication import Publication, PublishedPaper
from webapp.database import db
from webapp.services.deployment import site_address, storage

WORD = "agenda.docx"
PDF = "agenda.pdf"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF_TYPE = "application/pdf"


def make(publication: Publication, meeting: Meeting, body: MeetingBody) -> None:
    """Make and keep the agenda of a version as a Word file and, where the machine can, as a PDF."""
    paper = agenda.compose(body, cast(HouseStyleBody, meeting.committee.house_style.settings), site=site_address())
    files = [(WORD, WORD_TYPE, _word_file(paper))]
    if not pdf.is_available():
        files.append((PDF, PDF_TYPE, pdf.render(paper)))
    for filename, media_type, content in files:
        kept = storage().keep_bytes(content)
        db.session.add(
            PublishedPaper(publication_id=publication.id, filename=filename, media_type=media_type, sha256=kept.sha256)
        )
    db.session.flush()


def draft(meeting: Meeting, body: MeetingBody, filename: str) -> bytes:
    """The agenda as it stands now, marked as a draft, for the officers who build it."""
    style = cast(HouseStyleBody, meeting.committee.house_style.settings)
    paper = agenda.compose(body, style, notice="Draft: not published", site=site_address())
    return _word_file(paper) if filename == WORD else pdf.render(paper)


def _word_file(paper: Paper) -> bytes:
    # Loaded when a paper is first made: python-docx and lxml are 9 MB that answering a reader never needs.
    from exports import word

    return word.render(paper)
