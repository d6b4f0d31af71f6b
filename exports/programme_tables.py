"""The tables of a work programme: what comes when, what stands, what may come, what ended, and what changed.

Each is a table with its headings repeated on every page and rows that no page break splits (see word_blocks.py). Dates
are in words.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from exports import markdown
from exports.paper import Block, Blocks, Heading, List, Paragraph, Run, Table, cell, words
from exports.programme_styles import Column, ProgrammeStyle
from models.programme_bodies import ProgrammeBody, ProgrammeChangeBody, ProgrammeTopicBody
from models.rules import programme_changes, programme_words
from models.rules.programme_order import in_order
from models.rules.wording import long_date

ENDED = ("Item", "What became of it", "Why")
CHANGED = ("Item", "What changed", "Why")
WIDTHS = (34, 30, 36)


def programme(body: ProgrammeBody, style: ProgrammeStyle, *, level: int = 2) -> Blocks:
    """The whole programme: what comes by meeting and month, standing items, possible future items, and what ended."""
    ordered = in_order(body["topics"])
    dated = [topic for slot in ordered.dated for topic in slot.topics]
    comes_first = style.columns[0] == "topic"
    first = [*ordered.standing, *dated] if comes_first else dated
    return (
        *markdown.blocks(body["introduction"], level=level),
        *([_table(first, style)] if first else [Paragraph(words("No topic has a date yet."))]),
        *_under(style.future, ordered.future, style, level),
        *([] if comes_first else _under(style.standing, ordered.standing, style, level)),
        *_champions(body, level),
        *_ended(ordered.ended, level),
    )


def changed(changes: Sequence[ProgrammeChangeBody]) -> Blocks:
    """What changed, each topic a row with the reason."""
    rows = tuple(
        (
            cell(one["title"], bold=True),
            cell(markdown.plain_text(programme_changes.said(one["what"], one["was"], one["now"]))),
            cell(one["reason"]),
        )
        for one in changes
    )
    return (Table(CHANGED, rows, WIDTHS),) if rows else ()


def _under(heading: str, topics: list[ProgrammeTopicBody], style: ProgrammeStyle, level: int) -> Blocks:
    return (Heading(level, heading), _table(topics, style)) if topics else ()


def _table(topics: Iterable[ProgrammeTopicBody], style: ProgrammeStyle) -> Table:
    rows = tuple(tuple(_cell(topic, column) for column in style.columns) for topic in topics)
    return Table(style.headings, rows, style.widths)


def _cell(topic: ProgrammeTopicBody, column: Column) -> Blocks:
    match column:
        case "topic":
            return (*cell(topic["title"], bold=True), *_lead(topic))
        case "detail":
            return (*_detail(topic), *_notes(topic), *_facts(topic))
        case "topic and detail":
            return (*cell(topic["title"], bold=True), *_lead(topic), *_detail(topic), *_facts(topic))
        case "last report":
            return _last_reports(topic)
        case "when":
            return cell(topic["when"]["words"])
        case "notes":
            return _notes(topic)


def _lead(topic: ProgrammeTopicBody) -> Blocks:
    return (Paragraph(words(topic["lead_officer"], italic=True)),) if topic["lead_officer"] else ()


def _detail(topic: ProgrammeTopicBody) -> Blocks:
    return markdown.blocks(topic["detail"], level=5)


def _notes(topic: ProgrammeTopicBody) -> Blocks:
    return (*markdown.blocks(topic["notes"], level=5), *markdown.blocks(topic["follow_up"], level=5))


def _facts(topic: ProgrammeTopicBody) -> Blocks:
    """What else is known: its kind, who answers for it, who asked, how often it comes, until when a condition waits."""
    holder, decision, review_on = topic["portfolio_holder"], topic["decision"], topic["when"]["review_on"]
    facts = (
        ("", programme_words.kind_of(topic)),
        ("Portfolio holder: ", holder["name"] if holder else ""),
        ("Asked for by: ", programme_words.asked_by(topic["source"])),
        ("Forward plan: ", decision["name"] if decision else ""),
        ("", programme_words.comes_again(topic["every_months"])),
        ("To be looked at again by ", long_date(date.fromisoformat(review_on)) if review_on else ""),
    )
    return tuple(Paragraph((Run(label, italic=True), Run(said, italic=True))) for label, said in facts if said)


def _last_reports(topic: ProgrammeTopicBody) -> Blocks:
    days = (programme_words.reported(one) for one in topic["last_reports"])
    return tuple(Paragraph(words(said)) for said in (*days, topic["last_report_note"]) if said)


def _champions(body: ProgrammeBody, level: int) -> Blocks:
    if not body["champions"]:
        return ()
    entries = tuple((Paragraph(words(f"{one['subject']}: {one['member']['name']}")),) for one in body["champions"])
    return (Heading(level, "Scrutiny Champions"), List(entries))


def _ended(topics: list[ProgrammeTopicBody], level: int) -> Blocks:
    if not topics:
        return ()
    rows = tuple(
        (cell(topic["title"], bold=True), _became(topic), markdown.blocks(topic["end_reason"], level=5))
        for topic in topics
    )
    return (Heading(level, "Done, dropped or merged this year"), Table(ENDED, rows, WIDTHS))


def _became(topic: ProgrammeTopicBody) -> tuple[Block, ...]:
    ended_on = topic["ended_on"]
    day = f", {long_date(date.fromisoformat(ended_on))}" if ended_on else ""
    return cell(f"{programme_words.became(topic)}{day}")
