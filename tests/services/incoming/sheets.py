"""Tables as people make them: CSV written by hand, workbooks written by openpyxl."""

from collections.abc import Sequence
from io import BytesIO

import openpyxl

from models.incoming import IncomingTable
from models.vocabulary import IncomingKind
from webapp import clock
from webapp.services.actors import acting
from webapp.services.incoming import waiting
from webapp.services.incoming.steps import Outcome, Plan


def csv_file(*rows: str, encoding: str = "utf-8") -> BytesIO:
    return BytesIO("\r\n".join(rows).encode(encoding))


def workbook(
    *rows: list[object],
    formats: dict[str, str] | None = None,
    sheets: dict[str, list[list[object]]] | None = None,
    merged: Sequence[str] = (),
) -> BytesIO:
    """A workbook with these rows on its first sheet; `formats` says how some cells are shown, by their place, and
    `merged` which are one.
    """
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place, shown_as in (formats or {}).items():
        book.active[place].number_format = shown_as
    for place in merged:
        book.active.merge_cells(place)
    for name, others in (sheets or {}).items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    content.seek(0)
    return content


def bring(kind: IncomingKind, user, stream: BytesIO, **asked) -> IncomingTable:
    """Keep a table as somebody who chose it in a browser would."""
    by = acting(user, on=clock.today())
    return waiting.keep(kind, waiting.read(kind, stream), filename="table.csv", **asked, by=by, at=clock.now())


def plan_of(table: IncomingTable, user) -> Plan:
    return waiting.plan(table, by=acting(user, on=clock.today()), at=clock.now())


def load(table: IncomingTable, user) -> Plan:
    """Look, and load what was seen."""
    seen = plan_of(table, user).seen
    return waiting.confirm(table, seen=seen, by=acting(user, on=clock.today()), at=clock.now())


def said(plan: Plan) -> dict[str, list[tuple[object, str]]]:
    """What a plan would do: by outcome, each step's row and what it is about."""
    return {outcome.value: [(step.row, step.what) for step in plan.of(outcome)] for outcome in Outcome}


def wrong(plan: Plan) -> list[tuple[int, str, str]]:
    return [(one.row, one.heading, one.words) for one in plan.errors]
