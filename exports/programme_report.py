"""The report that goes with the work programme item of an agenda: what changed, what is coming, what is owed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from exports import markdown, programme_tables
from exports.minutes import BODIES
from exports.paper import Block, Blocks, Heading, List, Look, PageBreak, Paper, Paragraph, Run, Table, cell, words
from exports.programme_styles import STYLES, ProgrammeStyle
from models.house_style_bodies import HouseStyleBody
from models.programme_bodies import ProgrammeBody, ProgrammeTopicBody
from models.rules import programme_changes, programme_words
from models.rules.programme_order import Slot, coming, in_order
from models.rules.wording import long_date

OWED = ("From", "What is owed", "Where it stands")
OWED_WIDTHS = (22, 40, 38)


@dataclass(frozen=True, slots=True)
class OwedLine:
    """Something the committee still waits for: the meeting and item it comes from, its words, and where it stands."""

    comes_from: str
    what: str
    stands: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that the report says: the programme as it stands, the meeting it is for, the committee's remit and debts."""

    body: ProgrammeBody
    held_on: date
    dated: date
    remit: str
    owed: Sequence[OwedLine] = field(default=())


def compose(report: Report, style: HouseStyleBody) -> Paper:
    """The report, with the programme itself appended on a page of its own."""
    manner, body = STYLES[style["layout"]], report.body
    committee, year = body["committee"]["name"], programme_words.year_on_papers(body["year"])
    title = manner.title.format(year=year)
    return Paper(
        title=f"{title}: {committee}, {long_date(report.held_on)}",
        subject="What changed in the work programme, what is coming and what is owed",
        author=body["council"]["name"],
        dated=report.dated,
        footer=f"{committee}, {long_date(report.held_on)}: work programme",
        font=style["font"],
        accent=style["accent"],
        blocks=(
            Paragraph(words(committee), Look.EYEBROW),
            Heading(1, "Work Programme" if manner.numbers_headings else title),
            Paragraph(words(f"Meeting of {long_date(report.held_on)}"), Look.SUBTITLE),
            *_recommendation(manner, committee, year),
            *(_by_heading(report) if manner.numbers_headings else _by_paragraph(report, manner, year)),
            PageBreak(),
            Heading(2, f"{committee}: {title}"),
            *programme_tables.programme(body, manner, level=3),
        ),
    )


def _recommendation(manner: ProgrammeStyle, committee: str, year: str) -> Blocks:
    if not manner.recommendation:
        return ()
    said = manner.recommendation.format(body=_called(committee), year=year)
    return (Heading(2, "Recommendation"), Paragraph(words(said)))


def _sections(report: Report) -> list[tuple[str, Blocks]]:
    """The parts of the report in order, those with nothing to say left out."""
    since = report.body["changed_since"]
    heading = f"What changed since {long_date(date.fromisoformat(since))}" if since else "What changed"
    found = (
        ("Background", _background(report)),
        (heading, _changes(report)),
        ("What is coming", _coming(report)),
        ("What is owed to the committee", _owed(report.owed)),
        ("Dates of Future Meetings", _dates(report)),
    )
    return [(name, blocks) for name, blocks in found if blocks]


def _by_heading(report: Report) -> Iterator[Block]:
    parts = [*_sections(report), ("Background Papers", (Paragraph(words("None")),))]
    for number, (name, blocks) in enumerate(parts, 1):
        yield Heading(2, name, label=f"{number}.0")
        yield from blocks


def _by_paragraph(report: Report, manner: ProgrammeStyle, year: str) -> Iterator[Block]:
    """Paragraphs counted through the whole report, under headings that are not; lists and tables have no number."""
    body = _called(report.body["committee"]["name"])
    summary = (
        f"From time to time the {report.body['committee']['name']} will review its work programme and consider which "
        "issues should be investigated as a priority."
    )
    purpose = manner.purpose.format(body=body, year=year)
    parts: list[tuple[str, Blocks]] = [
        ("Summary", (Paragraph(words(summary)),)),
        *_sections(report),
        ("Purpose of the Meeting", (Paragraph(words(purpose)),)),
    ]
    number = 0
    for name, blocks in parts:
        yield Heading(2, name)
        for block in blocks:
            if isinstance(block, Paragraph):
                number += 1
                yield Paragraph(block.runs, block.look, label=f"{number}.")
            else:
                yield block


def _background(report: Report) -> Blocks:
    agreed = report.body["agreed_on"]
    told = f"The committee agreed this programme on {long_date(date.fromisoformat(agreed))}." if agreed else ""
    remit = markdown.blocks(report.remit, level=3)
    return (
        *([Paragraph(words("This committee's remit is:")), *remit] if remit else []),
        *([Paragraph(words(told))] if told else []),
    )


def _changes(report: Report) -> Blocks:
    changes = report.body["changes"]
    if not changes:
        said = "Nothing has changed since then." if report.body["changed_since"] else ""
        return (Paragraph(words(said)),) if said else ()
    counted = programme_changes.counted([one["what"] for one in changes])
    said = f"{counted[:1].upper()}{counted[1:]}." if counted else "The programme changed as follows."
    return (Paragraph(words(said)), *programme_tables.changed(changes))


def _coming(report: Report) -> Blocks:
    """What comes at the meeting itself and those after it, a line for each day or month."""
    slots = coming(in_order(report.body["topics"]).dated, report.held_on)
    if not slots:
        return (Paragraph(words("No topic has a date yet.")),)
    return (List(tuple((Paragraph(_slot(slot, report.held_on)),) for slot in slots)),)


def _slot(slot: Slot[ProgrammeTopicBody], held_on: date) -> tuple[Run, ...]:
    here = " (this meeting)" if slot.held_on == held_on.isoformat() else ""
    return Run(f"{slot.words}{here}: ", bold=True), Run("; ".join(topic["title"] for topic in slot.topics))


def _owed(lines: Sequence[OwedLine]) -> Blocks:
    if not lines:
        return ()
    rows = tuple((cell(one.comes_from), cell(one.what), cell(one.stands)) for one in lines)
    return (Table(OWED, rows, OWED_WIDTHS),)


def _dates(report: Report) -> Blocks:
    days = [
        date.fromisoformat(one["held_on"])
        for one in report.body["meetings"]
        if one["held_on"] > report.held_on.isoformat() and one["status"] != "cancelled"
    ]
    return (List(tuple((Paragraph(words(long_date(day))),) for day in days)),) if days else ()


def _called(committee: str) -> str:
    return next((word for word in BODIES if committee.endswith(word)), "Committee")
