"""Line 16: minutes of 40 pages and more as Word and PDF, against the libraries writing the same."""

import importlib
from typing import Any

from bench import words
from bench.lines.papers import write_bare
from bench.protocol import Case, measure
from bench.site import Site
from bench.table import Row
from exports import house_styles, html, minutes, pdf, word
from exports.paper import Paper
from models.bodies import NamedAddress
from models.minutes_bodies import BallotBody, MinuteBody, MinutesBody, MotionBody, ResolutionBody

BARE, WORD, LONGER = "bare python-docx", "minutes of 42 pages as Word", "minutes of 84 pages as Word"
WEASYPRINT, PDF = "WeasyPrint on the same HTML", "those minutes as PDF"
ITEMS, VOTERS, PARAGRAPHS = 42, 60, 10


def on_paper(site: Site) -> list[Row]:
    """Line 16. The figures compose the paper from its body too; the floors are given what was composed."""
    style = house_styles.load_shipped()[0]
    body, longer = _minutes(ITEMS), _minutes(2 * ITEMS)
    paper = minutes.compose(body, style)
    cases = [
        Case(BARE, lambda: write_bare(paper.blocks)),
        Case(WORD, lambda: word.render(minutes.compose(body, style))),
        Case(LONGER, lambda: word.render(minutes.compose(longer, style))),
    ]
    measured = measure(cases, site.pace.of_slow_cases(), control=BARE)
    return [
        site.row(measured, WORD, BARE, "16", 1.5, 1.1, note=f"{_pages(paper)} pages, 4 votes of {VOTERS} names"),
        site.row(measured, LONGER, WORD, "16", 2.2, 2.0),
        *_as_pdf(site, paper),
    ]


def _as_pdf(site: Site, paper: Paper) -> list[Row]:
    document = html.render(paper)
    cases = [Case(WEASYPRINT, lambda: _bare_pdf(document)), Case(PDF, lambda: pdf.render(paper))]
    measured = measure(cases, site.pace.of_slow_cases(), control=WEASYPRINT)
    return [site.row(measured, PDF, WEASYPRINT, "16", 1.3, 1.1)]


def _bare_pdf(document: str) -> bytes:
    weasyprint = importlib.import_module("weasyprint")
    written: Any = weasyprint.HTML(string=document).write_pdf(pdf_variant="pdf/ua-1")
    return bytes(written)


def _pages(paper: Paper) -> int:
    pypdfium2 = importlib.import_module("pypdfium2")
    return len(pypdfium2.PdfDocument(pdf.render(paper)))


def _minutes(items: int) -> MinutesBody:
    named: NamedAddress = {"name": "Planning Committee", "address": "/committees/planning-committee"}
    return {
        "kind": "minutes",
        "id": 1,
        "address": "/committees/planning-committee/meetings/2026-05-12/minutes",
        "council": {"name": "Moorshire Council", "address": "/"},
        "committee": named,
        "meeting": {"name": "12 May 2026", "address": "/committees/planning-committee/meetings/2026-05-12"},
        "meeting_kind": "ordinary",
        "held_on": "2026-05-12",
        "opened_at": "10:00",
        "rose_at": "16:45",
        "venue": "Moor Hall",
        "room": "",
        "status": "draft",
        "present": [{"category": "member", "people": [_attending(name) for name in _names()]}],
        "apologies": [],
        "absent": [],
        "substitutions": [],
        "declarations": [],
        "withdrawals": [],
        "items": [_minute(number) for number in range(1, items + 1)],
        "corrections": [],
        "approval": None,
    }


def _names() -> list[str]:
    return [f"{words.FIRST[n % len(words.FIRST)]} {words.LAST[n % len(words.LAST)]}" for n in range(VOTERS)]


def _attending(name: str) -> Any:
    none = {"capacity": "", "address": None, "arrived_at": None, "left_at": None, "office": ""}
    return {"name": name, "is_councillor": True, **none}


def _minute(number: int) -> MinuteBody:
    texts = [words.TEXTS[(number + at) % len(words.TEXTS)] for at in range(PARAGRAPHS)]
    resolved: list[ResolutionBody] = [
        {"id": number * 10 + at, "number": f"{at})", "outcome": "resolved", "text": text}
        for at, text in enumerate(words.RECOMMENDATIONS, 1)
    ]
    return {
        "id": number,
        "label": str(number),
        "kind": "report",
        "heading": words.SUBJECTS[number % len(words.SUBJECTS)],
        "part": "part 1",
        "outcome": "taken",
        "outcome_reason": "",
        "text": "\n\n".join(texts),
        "late": None,
        "motions": [_recorded(number)] if number % 10 == 0 else [],
        "resolutions": resolved,
        "items": [],
    }


def _recorded(number: int) -> MotionBody:
    choices = ("for", "for", "against", "abstained")
    ballots: list[BallotBody] = [
        {"member": {"name": name, "address": f"/members/{at}"}, "choice": choices[at % 4]}
        for at, name in enumerate(_names())
    ]
    return {
        "id": number,
        "kind": "motion",
        "text": words.RECOMMENDATIONS[1],
        "mover": ballots[0]["member"],
        "seconder": ballots[1]["member"],
        "outcome": "carried",
        "amends": None,
        "vote": {
            "method": "recorded vote",
            "votes_for": VOTERS // 2,
            "votes_against": VOTERS // 4,
            "abstentions": VOTERS // 4,
            "second_vote": None,
            "ballots": ballots,
        },
    }
