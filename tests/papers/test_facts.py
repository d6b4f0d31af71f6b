"""Two real agendas, loaded and published as of a day in their own time: every fact of them, in every medium."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from sqlalchemy import select

from exports import pdf
from models.publication import Published, PublishedPaper
from tests.browser_client import Browser
from tests.exports.papers import words_of, words_of_pdf, words_of_word
from tests.papers import warwickshire_facts, worcestershire_facts
from webapp import clock
from webapp.database import db
from webapp.services.actors import operator
from webapp.services.council_file import loading, reading, releasing
from webapp.services.deployment import storage

FOLDER = Path(__file__).parent
WARWICKSHIRE = "/committees/children-and-young-people-overview-and-scrutiny-committee/meetings/2019-06-18"
WORCESTERSHIRE = "/committees/children-and-families-overview-and-scrutiny-panel/meetings/2019-07-17"
PAPERS = {
    "warwickshire": (date(2019, 6, 10), WARWICKSHIRE, warwickshire_facts),
    "worcestershire": (date(2019, 7, 9), WORCESTERSHIRE, worcestershire_facts),
}
# The order in which the page says things; the JSON is read aloud in the same.
FIRST_SAID = ("label", "name", "heading", "office", "capacity", "job_title", "phone", "email", "text", "report_state")
FIRST_SAID += ("pages", "held_on", "starts_at", "room", "venue")


@dataclass
class Public:
    """What the public reads of one agenda in each medium, as words."""

    word: str
    pdf: str
    page: str
    json: str
    body: dict[str, Any]


# What was said of a day at a meeting is the minutes' own.
TAKEN_DOWN = ("minute", "resolutions")

kept: dict[tuple[str, str], Public] = {}


@pytest.fixture
def public(app, database, paper):
    """The agenda published once for all of its facts, and then read from what was kept."""
    key = (paper, str(db.engine.url))
    if key not in kept:
        kept[key] = published(app, paper)
    return kept[key]


def published(app, paper: str) -> Public:
    on, address, _ = PAPERS[paper]
    by, at = operator(on=on), clock.moment_of(on, time(9))
    loaded = loading.load(reading.read((FOLDER / f"{paper}.json").read_bytes()), by=by, at=at)
    releasing.publish(loaded, by=by, at=at)
    db.session.commit()
    live = db.session.scalars(select(Published).where(Published.address == address)).one()
    made = select(PublishedPaper).where(PublishedPaper.publication_id == live.publication_id)
    files = {one.filename: storage().read(one.sha256) for one in db.session.scalars(made)}
    browser = Browser(app)
    body = json.loads(browser.open(f"{address}.json").text)
    page = browser.open(address).text
    return Public(
        word=words_of_word(files["agenda.docx"]),
        pdf=words_of_pdf(files["agenda.pdf"]) if "agenda.pdf" in files else "",
        page=words_of_page(page),
        json=bare(" ".join(said(body))),
        body=body,
    )


def words_of_page(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return bare(str(Markup(re.sub(r"<[^>]*>", r" \g<0>", main)).striptags()))


def bare(text: str) -> str:
    """The words alone: without the marks of Markdown, and what a house style sets around them."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"(?m)^#+ |^ *- |\*\*", "", text)
    return words_of(re.sub(r"[().,:\u00b7\u2019']|\s-\s", " ", text))


def said(value: Any) -> list[str]:
    """Every text of the JSON, in the order the page would say it."""
    if isinstance(value, Mapping):
        names = sorted(value, key=lambda name: FIRST_SAID.index(name) if name in FIRST_SAID else len(FIRST_SAID))
        return [text for name in names for text in said(value[name])]
    if isinstance(value, list):
        return [text for one in value for text in said(one)]
    return [value] if isinstance(value, str) else []


def every_fact():
    return [
        pytest.param(paper, fact, id=f"{paper}: {fact[:60]}")
        for paper, (_, _, facts) in PAPERS.items()
        for fact in facts.FACTS
    ]


@pytest.mark.parametrize(("paper", "fact"), every_fact())
def test_a_fact_stands_in_every_medium(public, paper, fact):
    on_page, in_json = PAPERS[paper][2].ELSEWHERE.get(fact, (fact, fact))

    missing = {
        "the Word file": fact not in public.word,
        "the PDF": not pdf.is_available() and fact not in public.pdf,
        "the page": bare(on_page) not in public.page,
        "the JSON": bare(in_json) not in public.json,
    }

    assert [medium for medium, is_missing in missing.items() if is_missing] == []


@pytest.mark.parametrize("paper", ["warwickshire"])
def test_warwickshire_numbers_its_items_as_printed(public):
    assert labels(public.body["agenda"]["items"]) == [
        "1", "1(1)", "1(2)", "1(3)", "2", "3", "4", "5", "5A", "5B", "6", "7", "8",
    ]  # fmt: skip


@pytest.mark.parametrize("paper", ["worcestershire"])
def test_worcestershire_prints_its_pages_as_printed(public):
    items = public.body["agenda"]["items"]

    assert labels(items) == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert [item["pages"] for item in items] == ["", "", "", "", "1 - 6", "7 - 12", "13 - 28", "29 - 36"]


@pytest.mark.parametrize("paper", ["worcestershire"])
def test_worcestershires_guidance_is_the_councils_own_and_its_agenda_three_pages(public):
    assert [text["heading"] for text in public.body["agenda"]["texts"] if text["place"] == "guidance"] == [
        "DISCLOSING INTERESTS"
    ]
    assert pdf.is_available() or "Page 3 of 3" in public.pdf


@pytest.mark.parametrize("paper", list(PAPERS))
def test_five_clear_days_were_given(public, paper):
    assert public.body["notice"]["clear_days"] == 5


@pytest.mark.parametrize("paper", list(PAPERS))
def test_no_date_that_can_be_computed_is_typed(paper):
    items = json.loads((FOLDER / f"{paper}.json").read_text())["meetings"]
    typed = json.dumps([planned(meeting.get("items", [])) for meeting in items])

    assert re.findall(r"\d{1,2} (?:March|June|July|September) 2019", typed) == []


def planned(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items as an agenda has them, without what was said and resolved there."""
    return [
        {**{name: item[name] for name in item if name not in TAKEN_DOWN}, "items": planned(item.get("items", []))}
        for item in items
    ]


def labels(items: list[dict[str, Any]]) -> list[str]:
    return [label for item in items for label in (item["label"], *labels(item["items"]))]
