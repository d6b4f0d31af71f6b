"""A scorecard as files: the committee's report as Word and PDF, and its figures as CSV, made once and kept by hash."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from sqlalchemy import select

from exports import house_styles, pdf
from models.council import HouseStyle
from models.house_style_bodies import HouseStyleBody
from models.publication import Publication, PublishedPaper
from models.scorecard import Scorecard
from models.scorecard_bodies import ScorecardBody
from webapp.database import db
from webapp.services import papers
from webapp.services.canonical import canonical, digest
from webapp.services.deployment import site_address, storage
from webapp.storage import KeptFile

WORD, PDF, CSV = "scorecard.docx", "scorecard.pdf", "scorecard.csv"
CSV_TYPE = "text/csv"
TYPES = {WORD: papers.WORD_TYPE, PDF: papers.PDF_TYPE, CSV: CSV_TYPE}


@dataclass(frozen=True)
class Wanted:
    """All that the files of a version are made from, read out of the records so that nothing more need be read."""

    body: ScorecardBody
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
    files: tuple[tuple[str, KeptFile], ...]


def wanted(scorecard: Scorecard, body: ScorecardBody) -> Wanted:
    """What the files of a body would be made from, in the house style of the committee that is to have it."""
    return Wanted(body, _style(scorecard), site_address())


def prepare(wanted: Wanted) -> Prepared:
    """Make and keep the files. It takes seconds: lock nothing."""
    made = [WORD, CSV] if pdf.is_available() else [WORD, PDF, CSV]
    return Prepared(wanted.hash, tuple((name, storage().keep_bytes(file_of(wanted, name))) for name in made))


def attach(publication: Publication, wanted: Wanted, prepared: Iterable[Prepared]) -> None:
    """Give a version its files: those made before, if they were made from just this; otherwise they are made now."""
    made = next((one for one in prepared if one.wanted == wanted.hash), None) or prepare(wanted)
    for name, kept in made.files:
        db.session.add(
            PublishedPaper(publication_id=publication.id, filename=name, media_type=TYPES[name], sha256=kept.sha256)
        )
    db.session.flush()


def file_of(wanted: Wanted, name: str) -> bytes:
    """One of the files: what the public would be given, or was."""
    # Loaded when a report is first made: its charts take a picture library that answering a reader never needs.
    from exports import scorecard as paper
    from exports import scorecard_csv

    if name == CSV:
        return scorecard_csv.as_csv(wanted.body, site=wanted.site)
    composed = paper.compose(wanted.body, wanted.style, site=wanted.site)
    return pdf.render(composed) if name == PDF else papers.word_file(composed)


def _style(scorecard: Scorecard) -> HouseStyleBody:
    """The committee's own, or of a scorecard of the whole council the first that is kept."""
    committee = scorecard.committee or (scorecard.item.meeting.committee if scorecard.item else None)
    if committee is not None:
        return cast(HouseStyleBody, committee.house_style.settings)
    first = db.session.scalar(select(HouseStyle).order_by(HouseStyle.id).limit(1))
    return cast(HouseStyleBody, first.settings) if first else house_styles.load_shipped()[0]
