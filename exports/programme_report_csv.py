"""The programme report as CSV: a line for each change, each topic that is coming and each thing that is owed."""

import csv
import io

from exports.programme_report import Report
from exports.work_programme import safe
from models.rules import programme_changes
from models.rules.programme_order import coming, in_order

COLUMNS = ("Part", "Topic or request", "What", "When", "Why, or where it stands", "Address")


def as_csv(report: Report, *, site: str = "") -> bytes:
    """What the report says, in UTF-8 and in its own order, for a spreadsheet or a program.

    Days are ISO 8601; a month that is not fixed yet is in the words of the programme. No cell is taken for a formula.
    """
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    for one in (*_changed(report, site), *_coming(report, site), *_owed(report)):
        lines.writerow([safe(value) for value in one])
    # With the mark, spreadsheets read it as UTF-8.
    return ("\ufeff" + written.getvalue()).encode()


def _changed(report: Report, site: str) -> list[tuple[str, ...]]:
    return [
        (
            "What changed",
            one["title"],
            programme_changes.said(one["what"], one["was"], one["now"]),
            one["on"],
            one["reason"],
            f"{site}{one['address']}",
        )
        for one in report.body["changes"]
    ]


def _coming(report: Report, site: str) -> list[tuple[str, ...]]:
    slots = coming(in_order(report.body["topics"]).dated, report.held_on)
    return [
        (
            "What is coming",
            topic["title"],
            topic["topic_kind"],
            slot.held_on or slot.words,
            "",
            f"{site}{topic['address']}",
        )
        for slot in slots
        for topic in slot.topics
    ]


def _owed(report: Report) -> list[tuple[str, ...]]:
    return [("What is owed", one.what, one.comes_from, "", one.stands, "") for one in report.owed]
