"""Two real work programmes, published in their own time: every cell of every row, in the Word file, CSV and page."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import docx
import pytest
from sqlalchemy import select

from models.publication import Published, PublishedPaper
from tests.browser_client import Browser
from tests.exports.papers import words_of
from tests.papers import warwickshire_programme_facts, worcestershire_programme_facts
from tests.papers.test_facts import bare, words_of_page
from webapp import clock
from webapp.database import db
from webapp.services.actors import operator
from webapp.services.council_file import loading, reading, releasing
from webapp.services.deployment import storage

FOLDER = Path(__file__).parent
WARWICKSHIRE = "/committees/children-and-young-people-overview-and-scrutiny-committee/work-programme/2019"
WORCESTERSHIRE = "/committees/children-and-families-overview-and-scrutiny-panel/work-programme/2018"
PAPERS = {
    "warwickshire": (date(2019, 6, 10), WARWICKSHIRE, warwickshire_programme_facts),
    "worcestershire": (date(2019, 7, 9), WORCESTERSHIRE, worcestershire_programme_facts),
}


@dataclass
class Programme:
    """What the public reads of one programme: the rows and words of its Word file, the lines of its CSV, its page."""

    rows: list[str]
    words: str
    lines: list[str]
    page: str


kept: dict[tuple[str, str], Programme] = {}


@pytest.fixture
def programme(app, database, paper):
    """The programme published once for all of its facts, and then read from what was kept."""
    key = (paper, str(db.engine.url))
    if key not in kept:
        kept[key] = published(app, paper)
    return kept[key]


def published(app, paper: str) -> Programme:
    on, address, _ = PAPERS[paper]
    by, at = operator(on=on), clock.moment_of(on, time(9))
    loaded = loading.load(reading.read((FOLDER / f"{paper}.json").read_bytes()), by=by, at=at)
    releasing.publish(loaded, by=by, at=at)
    db.session.commit()
    live = db.session.scalars(select(Published).where(Published.address == address)).one()
    made = select(PublishedPaper).where(PublishedPaper.publication_id == live.publication_id)
    files = {one.filename: storage().read(one.sha256) for one in db.session.scalars(made)}
    word = docx.Document(io.BytesIO(files["work-programme.docx"]))
    rows = [" ".join(cell.text for cell in row.cells) for table in word.tables for row in table.rows]
    lines = csv.reader(io.StringIO(files["work-programme.csv"].decode("utf-8-sig")))
    return Programme(
        rows=[words_of(row) for row in rows],
        words=words_of(" ".join([*(one.text for one in word.paragraphs), *rows])),
        lines=[bare(" ".join(line).replace("*", "")) for line in lines],
        page=words_of_page(Browser(app).open(address).text),
    )


def every_row():
    return [
        pytest.param(paper, row, id=f"{paper}: {' / '.join(row[:2])[:60]}")
        for paper, (_, _, facts) in PAPERS.items()
        for row in facts.ROWS
    ]


@pytest.mark.parametrize(("paper", "row"), every_row())
def test_a_row_of_the_paper_stands_whole_in_one_row(programme, row):
    assert [words for words in programme.rows if all(words_of(cell) in words for cell in row)]
    assert [cell for cell in row if bare(cell).lower() not in programme.page.lower()] == []
    assert [line for line in programme.lines if all(bare(as_data(cell)) in line for cell in row)]


@pytest.mark.parametrize("paper", list(PAPERS))
def test_what_stands_around_the_rows_is_there(programme, paper):
    assert [fact for fact in PAPERS[paper][2].AROUND if words_of(fact) not in programme.words] == []


@pytest.mark.parametrize("paper", list(PAPERS))
def test_there_is_no_row_that_the_paper_has_not(programme, paper):
    headings = ("Item Report", "Date of Meeting Issue")
    rows = [row for row in programme.rows if not row.startswith(headings)]

    assert len(rows) == len(PAPERS[paper][2].ROWS) == len(programme.lines) - 1


def as_data(cell: str) -> str:
    """A day of last report as the CSV writes it."""
    try:
        return datetime.strptime(cell, "%d %B %Y").date().isoformat()  # noqa: DTZ007, a day has no zone
    except ValueError:
        return cell
