"""A committee's work programme as a paper, in either house style, and as CSV: the files the public keeps."""

import csv
import io
from datetime import date

from exports import markdown, programme_tables
from exports.paper import Block, Heading, Look, Paper, Paragraph, words
from exports.programme_styles import STYLES
from models.house_style_bodies import HouseStyleBody
from models.programme_bodies import ProgrammeBody, ProgrammeTopicBody
from models.rules import programme_words
from models.rules.programme_order import in_order
from models.rules.wording import long_date

CSV_TYPE = "text/csv"
COLUMNS = (
    "Topic", "To be considered", "Kind", "When", "Date of meeting", "Dates of last report", "Lead officer",
    "Portfolio holder", "Asked for by", "Forward plan", "Notes", "Follow-up", "Comes again", "Review by", "Status",
    "Ended on", "Why it ended", "Address",
)  # fmt: skip
# A spreadsheet takes a cell that begins with one of these for a formula, and may run it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def compose(body: ProgrammeBody, style: HouseStyleBody, *, dated: date) -> Paper:
    """The programme as a paper of its own: the day it was agreed, what comes when, and what changed since."""
    manner = STYLES[style["layout"]]
    committee, year = body["committee"]["name"], programme_words.year_on_papers(body["year"])
    title = manner.title.format(year=year)
    return Paper(
        title=f"{title}: {committee}",
        subject=f"What {committee} is to consider in {year}",
        author=body["council"]["name"],
        dated=dated,
        footer=f"{committee}: {title}",
        font=style["font"],
        accent=style["accent"],
        blocks=(
            Paragraph(words(committee), Look.EYEBROW),
            Heading(1, title),
            Paragraph(words(_standing(body, dated)), Look.SUBTITLE),
            *programme_tables.programme(body, manner),
            *_changes(body),
        ),
    )


def as_csv(body: ProgrammeBody, *, site: str = "") -> bytes:
    """The programme as CSV in UTF-8, a topic a line in the order of the paper, for a spreadsheet or a program.

    Dates are ISO 8601 except under "When", which says what the programme prints. A cell that a spreadsheet would take
    for a formula has an apostrophe before it.
    """
    ordered = in_order(body["topics"])
    topics = [*ordered.standing, *(one for slot in ordered.dated for one in slot.topics)]
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    lines.writerows([safe(value) for value in _values(one, site)] for one in (*topics, *ordered.future, *ordered.ended))
    # With the mark, spreadsheets read it as UTF-8.
    return ("\ufeff" + written.getvalue()).encode()


def _values(topic: ProgrammeTopicBody, site: str) -> tuple[str, ...]:
    when, holder, decision = topic["when"], topic["portfolio_holder"], topic["decision"]
    reports = [f"{one['on']} ({one['note']})" if one["note"] else one["on"] for one in topic["last_reports"]]
    return (
        topic["title"],
        markdown.plain_text(topic["detail"]),
        topic["topic_kind"],
        when["words"],
        when["held_on"] or "",
        "; ".join(filter(None, (*reports, topic["last_report_note"]))),
        topic["lead_officer"],
        holder["name"] if holder else "",
        programme_words.asked_by(topic["source"]),
        decision["name"] if decision else "",
        markdown.plain_text(topic["notes"]),
        markdown.plain_text(topic["follow_up"]),
        programme_words.comes_again(topic["every_months"]),
        when["review_on"] or "",
        topic["status"],
        topic["ended_on"] or "",
        markdown.plain_text(topic["end_reason"]),
        f"{site}{topic['address']}",
    )


def safe(text: str) -> str:
    """The text of a cell, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def _standing(body: ProgrammeBody, dated: date) -> str:
    agreed = f"Agreed on {long_date(date.fromisoformat(body['agreed_on']))}. " if body["agreed_on"] else ""
    return f"{agreed}As it stood on {long_date(dated)}."


def _changes(body: ProgrammeBody) -> tuple[Block, ...]:
    if not body["changes"] or not body["changed_since"]:
        return ()
    heading = f"What changed since {long_date(date.fromisoformat(body['changed_since']))}"
    return (Heading(2, heading), *programme_tables.changed(body["changes"]))
