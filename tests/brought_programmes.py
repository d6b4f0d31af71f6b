"""The two real work programmes as Word files, built as their councils' papers are, and other tables to bring in."""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document

from models.committee import Committee
from models.rules.municipal_year import municipal_year_of
from models.work_programme import IncomingProgramme
from tests import factories
from tests.browser_client import FormReader
from webapp import clock
from webapp.database import db
from webapp.services.actors import acting
from webapp.services.incoming_programme import waiting
from webapp.services.incoming_programme.tables import ProgrammeTable, table_of

PAPERS = Path(__file__).parent / "papers"
WARWICKSHIRE = ("Item", "Report /Briefing detail", "Date of last Report", "Date of meeting")
WORCESTERSHIRE = ("Date of Meeting", "Issue for Scrutiny", "Date of Last Report", "Notes/Follow-up Action")
LEAD_UNDER_TITLE = ("Closing the Gap", "School Sufficiency Strategy")
Row = Sequence[str]


def warwickshire() -> bytes:
    """Four tables, a page each, with the headings typed again in each; leads in brackets or under the title."""
    rows = [_as_warwickshire(one) for one in topics_of("warwickshire")]
    cut = len(rows) - 2
    document = docx.Document()
    for page in (rows[:6], rows[6:10], rows[10:16]):
        _table(document, [WARWICKSHIRE, *page])
    _table(document, [WARWICKSHIRE, *rows[16:cut], ("Future items", "", "", ""), *rows[cut:]])
    return _bytes(document)


def worcestershire() -> bytes:
    """One table that runs over four pages without its headings; a page break parts one row in two."""
    topics = topics_of("worcestershire")
    rows = [_as_worcestershire(one) for one in topics]
    standing = len([one for one in topics if one.get("kind") == "standing item"])
    first, rest = rows[:15], rows[15:-standing]
    above, below = first[3], ("", "", "29 January 2019\n17 July 2019", "")
    reports = above[2].removesuffix("\n29 January 2019\n17 July 2019")
    first[3:4] = [(above[0], above[1], reports, above[3]), below]
    titles = "\n".join(one["title"] for one in topics[-standing:])
    champions = "Safeguarding – Cllr Tom Baker-Price\nFinance/budget – Cllr Bob Banks"
    last = (("Standing Items", titles, "TBC", ""), ("Scrutiny Champions", champions, "", ""))
    document = docx.Document()
    document.add_paragraph("2018/19 SCRUTINY WORK PROGRAMME: Children & Families Overview and Scrutiny Panel")
    _table(document, [WORCESTERSHIRE, *first])
    _table(document, [("Possible Future Items", "", "", ""), *rest, *last])
    return _bytes(document)


def topics_of(paper: str) -> list[dict[str, Any]]:
    """The topics of one of the papers, as its council file has them."""
    topics: list[dict[str, Any]] = json.loads((PAPERS / f"{paper}.json").read_text())["topics"]
    return topics


def word(*rows: Row, before: Sequence[str] = ()) -> bytes:
    """A Word file with one table, and the paragraphs before it."""
    document = docx.Document()
    for words in before:
        document.add_paragraph(words)
    _table(document, rows)
    return _bytes(document)


def read(content: bytes) -> ProgrammeTable:
    """The table of a programme, as the site reads it."""
    return table_of(BytesIO(content))


def address(committee: Committee, year: int | None = None) -> str:
    """Where a programme is brought in."""
    return f"/staff/committees/{committee.id}/work-programme/bring-in" + (f"?year={year}" if year else "")


def bring(browser: Any, committee: Committee, content: bytes, name: str = "programme.docx") -> Any:
    """Choose the file; gives the page of what was read, or why not."""
    answer = browser.submit(address(committee), files=[(BytesIO(content), name)])
    return browser.open(answer.headers["Location"]) if answer.status == 302 else answer


def press(browser: Any, page: Any, *, save: bool = False, **corrected: str) -> Any:
    """Press "Add the topics" on the page, or "Save corrections"."""
    here = page.response.request.path.removesuffix("/keep")
    reader = FormReader()
    reader.feed(page.text)
    filled = next(one.fields for one in reader.forms if "revision" in one.fields)
    return browser.post(here if save else f"{here}/keep", **{**filled, **corrected})


def waiting_for(committee: Committee) -> IncomingProgramme:
    """A programme that waits to be looked at, with a column that nobody knows."""
    by, at = acting(factories.officer(), on=clock.today()), clock.now()
    table = read(word(("Topic", "When", "Zone"), ("Buses", "Every meeting", "North"), ("Parks", "soonish", "")))
    made = waiting.keep(committee, municipal_year_of(clock.today()), table, filename="it.docx", by=by, at=at)
    db.session.commit()
    return made


def _as_warwickshire(topic: dict[str, Any]) -> Row:
    lead = topic.get("lead_officer", "")
    title, detail = topic["title"], topic.get("detail", "").replace("*", "").replace("\n\n", "\n")
    if lead and title in LEAD_UNDER_TITLE:
        title = f"{title}\n{lead}."
    elif lead:
        first, *rest = detail.split("\n")
        detail = "\n".join([f"{first} ({lead})", *rest])
    return title, detail, _reports(topic), _when(topic)


def _as_worcestershire(topic: dict[str, Any]) -> Row:
    issue = "\n".join(filter(None, (topic["title"], topic.get("detail", "").replace("- ", "").replace("\n\n", "\n"))))
    return _when(topic), issue, _reports(topic), topic.get("notes", "").replace("\n\n", "\n")


def _reports(topic: dict[str, Any]) -> str:
    days = [_long(one["reported_on"]) for one in topic.get("last_reports", ())]
    return "\n".join([*days, *filter(None, [topic.get("last_report_note", "")])])


def _when(topic: dict[str, Any]) -> str:
    match topic.get("timing"):
        case "a meeting":
            return _long(topic["planned_meeting"].split("@")[0][-10:])
        case "every meeting":
            return "Every meeting"
        case "a month":
            return _months(topic)
    return topic.get("timing_words") or ("To be allocated" if topic.get("last_report_note") == "N/A" else "")


def _months(topic: dict[str, Any]) -> str:
    names = [_long(topic[name]).split()[1] for name in ("month", "until_month") if name in topic]
    return f"{'/'.join(names)} {topic['month'][:4]}{' (?)' if topic.get('is_tentative') else ''}"


def _long(day: str) -> str:
    year, month, number = (int(part) for part in day.split("-"))
    names = "January February March April May June July August September October November December".split()  # noqa: SIM905
    return f"{number} {names[month - 1]} {year}"


def _table(document: Document, rows: Sequence[Row]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for place, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(place, column).text = words
    document.add_paragraph("")


def _bytes(document: Document) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()
