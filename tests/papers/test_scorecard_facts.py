"""A real performance report, published with its agenda in its own time: every fact in the Word file, CSV and page."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import docx
import pytest
from sqlalchemy import select

from models.publication import Published, PublishedPaper
from models.rules.figures import read_figure
from models.scorecard_vocabulary import Mark
from tests.browser_client import Browser
from tests.exports.papers import words_of, words_of_word
from tests.papers import warwickshire_scorecard_facts as facts
from tests.papers.test_facts import bare, words_of_page
from webapp import clock
from webapp.database import db
from webapp.services.actors import operator
from webapp.services.council_file import loading, reading, releasing
from webapp.services.deployment import storage

PAPER = Path(__file__).parent / "warwickshire.json"
ON = date(2019, 6, 10)
COMMITTEE = "children-and-young-people-overview-and-scrutiny-committee"
ADDRESS = f"/scorecards/one-organisational-plan-2020/2018-19/{COMMITTEE}"


@dataclass
class Report:
    """What the public reads of it: the words and rows of its Word file, the lines of its CSV, its page and its JSON."""

    word: str
    rows: list[str]
    lines: list[dict[str, str]]
    page: str
    page_rows: list[str]
    meeting: str
    body: dict[str, Any]

    def measure(self, code: str) -> dict[str, Any]:
        """One measure, by its place in the paper."""
        return next(one for one in self.body["measures"] if one["code"] == code)


kept: dict[str, Report] = {}


@pytest.fixture
def report(app, database):
    """The agenda published once for all of its facts, and its report with it; then read from what was kept."""
    key = str(db.engine.url)
    if key not in kept:
        kept[key] = published(app)
    return kept[key]


def published(app) -> Report:
    by, at = operator(on=ON), clock.moment_of(ON, time(9))
    loaded = loading.load(reading.read(PAPER.read_bytes()), by=by, at=at)
    releasing.publish(loaded, by=by, at=at)
    db.session.commit()
    live = db.session.scalars(select(Published).where(Published.address == ADDRESS)).one()
    made = select(PublishedPaper).where(PublishedPaper.publication_id == live.publication_id)
    files = {one.filename: storage().read(one.sha256) for one in db.session.scalars(made)}
    word = docx.Document(io.BytesIO(files["scorecard.docx"]))
    browser = Browser(app)
    page = browser.open(ADDRESS).text
    return Report(
        word=words_of_word(files["scorecard.docx"]),
        rows=[words_of(" ".join(cell.text for cell in row.cells)) for table in word.tables for row in table.rows],
        lines=list(csv.DictReader(io.StringIO(files["scorecard.csv"].decode("utf-8-sig")))),
        page=words_of_page(page),
        page_rows=[words_of_page(f"<main{row}</main>") for row in re.findall(r"(?s)<tr\b.*?</tr>", page)],
        meeting=browser.open(f"/committees/{COMMITTEE}/meetings/2019-06-18").text,
        body=browser.open(f"{ADDRESS}.json").json,
    )


@pytest.mark.parametrize("fact", facts.WORDS, ids=range(len(facts.WORDS)))
def test_what_the_paper_says_stands_in_the_word_file_and_on_the_page(report, fact):
    in_word, on_page = facts.ELSEWHERE.get(fact, (fact, fact))

    assert bare(in_word) in bare(report.word)
    assert bare(on_page).lower() in report.page.lower()


@pytest.mark.parametrize("row", facts.ROWS, ids=[" / ".join(row)[-60:] for row in facts.ROWS])
def test_a_row_of_a_table_stands_whole_in_one_row(report, row):
    assert [words for words in report.rows if all(words_of(cell) in words for cell in row)]
    assert [words for words in report.page_rows if all(bare(cell) in words for cell in row)]


@pytest.mark.parametrize("row", facts.CONTACTS, ids=[row[-1] for row in facts.CONTACTS])
def test_whom_to_ask_stands_in_the_word_file_and_on_the_page(report, row):
    assert [words for words in report.rows if all(words_of(cell) in words for cell in row)]
    assert bare(" ".join(row)) in report.page


@pytest.mark.parametrize("code", facts.FIGURES)
def test_the_figures_of_a_measure_stand_under_its_name(report, code):
    name, *columns = facts.FIGURES[code]
    measure = report.measure(code)

    assert measure["name"].startswith(name)
    assert [as_a_fact(point) for point in measure["points"]] == [figure(one) for one in columns]
    for rows in (report.rows, report.page_rows):
        assert [row for row in map(bare, rows) if in_order([bare(one["shown"]) for one in measure["points"]], row)]


@pytest.mark.parametrize("code", facts.FIGURES)
def test_the_figures_of_a_measure_are_lines_of_the_csv(report, code):
    _, *columns = facts.FIGURES[code]
    years = facts.CALENDAR_YEARS if code == "7" else facts.YEARS
    lines = [one for one in report.lines if one["Code"] == code and not one["Series"]]

    assert [(one["Period"], figure(one["Value"] or one["Shown as"])) for one in lines] == [
        (year, figure(one)) for year, one in zip(years, columns, strict=True)
    ]


def test_targets_days_and_comparators_are_those_of_the_paper(report):
    last = {one["code"]: one["points"][-1] for one in report.body["measures"]}
    beside = {one["code"]: one["comparators"] for one in report.body["measures"] if one["comparators"]}

    assert {code: figure(one["target"]) for code, one in last.items() if one["target"]} == {
        code: figure(one) for code, one in facts.TARGETS.items()
    }
    assert {code: one["provisional_until"] for code, one in last.items() if one["is_provisional"]} == facts.PROVISIONAL
    for code, expected in facts.EXPECTED.items():
        assert last[code]["expected_on"] == expected
    assert {code: (one["name"], figure(value_in(one))) for code, [one] in beside.items()} == {
        code: (name, figure(one)) for code, (name, one) in facts.COMPARED.items()
    }


def test_good_progress_and_concern_are_marked_as_in_the_paper(report):
    marks = {one["code"]: one["commentary"]["mark"] for one in report.body["measures"]}

    assert tuple(code for code, mark in marks.items() if mark == Mark.GOOD_PROGRESS) == facts.GOOD
    assert tuple(code for code, mark in marks.items() if mark == Mark.CONCERN) == facts.CONCERN


def test_the_report_is_among_the_papers_of_the_meeting(report):
    assert report.body["meeting_on"] == "2019-06-18"
    assert f'href="{ADDRESS}"' in report.meeting


def as_a_fact(point: dict[str, Any]) -> object:
    return figure(point["value"] or point["shown"])


def in_order(cells: list[str], row: str) -> bool:
    """Whether the cells stand in a row one after the other, whatever is noted beside them."""
    return re.search(".*".join(rf"(?<!\S){re.escape(cell)}(?!\S)" for cell in cells), row) is not None


def figure(text: str) -> object:
    """A figure as a number, so that 60% and 60.0% are the same; why there is none as the paper says it."""
    if text in ("Not available", facts.NONE):
        return facts.NONE
    return text if text in (facts.NOT_MONITORED, facts.AWAITED) else read_figure(text)


def value_in(series: dict[str, Any]) -> str:
    return next(one["value"] for one in series["points"] if one["value"])
