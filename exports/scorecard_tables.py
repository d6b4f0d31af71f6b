"""The tables of a performance report: areas, how many stand how, what changed, finance, contacts, and the key."""

from collections.abc import Iterator, Sequence
from datetime import date

from exports import markdown
from exports.paper import Block, Blocks, Close, Heading, List, Paragraph, Run, Table, cell, words
from exports.scorecard_measures import SHAPES
from models.rules.scorecard_summary import more_than_stated
from models.rules.wording import called, long_date
from models.scorecard_bodies import (
    AreaBody,
    ContactBody,
    FinanceBody,
    FinanceRowBody,
    MeasureBody,
    ScorecardBody,
    SummaryBody,
)
from models.scorecard_vocabulary import FinanceKind, Standing

AREAS = ("Outcome", "Policy area", "Measures in all", "In this report")
AREA_WIDTHS = (44, 26, 15, 15)
COUNTED = ("Against target", "Measures", "Share")
COUNTED_WIDTHS = (50, 25, 25)
DECIDED = ("Measure", "Decision", "Takes effect", "Reason", "Decided by")
DECIDED_WIDTHS = (24, 13, 16, 29, 18)
CONTACTS = ("Role", "Name", "Contact")
CONTACT_WIDTHS = (19, 36, 45)
KEY = ("Sign", "What it means")
KEY_WIDTHS = (28, 72)
MEANINGS = (
    (Standing.ON_TRACK, "The measure meets its target, or is within its band."),
    (Standing.NEAR, "It misses its target by no more than is allowed, or is at the amber edge of its band."),
    (Standing.OFF_TRACK, "It misses its target by more than that, or is outside its band."),
    (Standing.NO_TARGET, "Nothing is aimed at: it is not a target measure, or no target is set for the period."),
    (Standing.NO_DATA, "There is no figure for the period: it is awaited, not kept, or too small to publish."),
)
TREND = "Which way the figures have gone over the longer run, and whether that is good."
TRAVEL = "Which way the figure went since the period before, and whether that is good."
UNIT_SHARE = 16
MOST_SHARE = 20


def key() -> Blocks:
    """What the signs of the report mean."""
    standings = [(f"{SHAPES[word]} {word.capitalize()}", said) for word, said in MEANINGS]
    arrows = [("Trend ↑ ↓ ↔", TREND), ("Direction of travel ↑ ↓ ↔", TRAVEL)]
    rows = tuple((cell(sign, bold=True), cell(said)) for sign, said in (*standings, *arrows))
    return (Close((Table(KEY, rows, KEY_WIDTHS, caption="Key"),)),)


def areas(found: Sequence[AreaBody], measures: Sequence[MeasureBody]) -> Blocks:
    """The policy areas of the framework under their outcomes, and which of them this report is about.

    Where it reports more measures of one than are stated, it says so below the table.
    """
    if not found:
        return ()
    rows, outcome = [], ""
    for one in found:
        named = "" if one["outcome"] == outcome else one["outcome"]
        outcome = one["outcome"]
        said = "Yes" if one["is_reported"] else "No"
        rows.append((cell(named), cell(one["name"]), cell(str(one["measures_in_all"])), cell(said)))
    said_more = (Paragraph(words(one)) for one in more_than_stated(found, measures))
    return (Table(AREAS, tuple(rows), AREA_WIDTHS), *said_more)


def summary(body: SummaryBody) -> Blocks:
    """How many measures stand how, those of which there are none left out; the shares add up to 100."""
    rows = tuple(
        (
            cell(f"{SHAPES[word]} {word.capitalize()}", bold=True),
            cell(str(body["counts"][word])),
            cell(f"{body['percents'].get(word, 0)}%"),
        )
        for word in Standing
        if body["counts"].get(word)
    )
    return (Table(COUNTED, rows, COUNTED_WIDTHS, figures_from=1),) if rows else ()


def changes(body: ScorecardBody, *, level: int) -> Iterator[Block]:
    """Which measures stand otherwise than before, for which data is awaited, and what was decided about them."""
    for heading, said in (("What changed against target", body["changed"]), ("Data awaited", body["waited_for"])):
        if said:
            yield Heading(level, heading)
            yield List(tuple((Paragraph(words(one)),) for one in said))
    if body["decided"]:
        yield Heading(level, "Changes to the measures")
        rows = tuple(
            (
                cell(called(one["code"], one["name"]), bold=True),
                cell(one["event"].capitalize()),
                cell(long_date(date.fromisoformat(one["takes_effect_on"]))),
                cell(one["reason"]),
                cell(one["decided_by"]),
            )
            for one in body["decided"]
        )
        yield Close((Table(DECIDED, rows, DECIDED_WIDTHS),))


def finance(body: ScorecardBody) -> Iterator[tuple[str, Blocks]]:
    """Each table of finance with its title; below each unit, across the table, what is said of it."""
    for table in body["finance"]:
        yield table["title"], _finance(table)


def _finance(table: FinanceBody) -> Blocks:
    columns = table["columns"]
    each = min((100 - UNIT_SHARE) // max(len(columns), 1), MOST_SHARE)
    rows: list[tuple[Blocks, ...]] = []
    for row in table["rows"]:
        figures = [row["figures"][name]["shown"] if name in row["figures"] else "" for name, _ in columns]
        rows.append((cell(row["unit"], bold=True), *map(cell, figures)))
        if said := _said(row):
            rows.append((said,))
    headings = ("Business unit", *(heading for _, heading in columns))
    written = Table(headings, tuple(rows), (100 - each * len(columns), *(each for _ in columns)), figures_from=1)
    return (Close((written,)),) if table["kind"] == FinanceKind.CAPITAL else (written,)


def _said(row: FinanceRowBody) -> Blocks:
    """What follows from a row's figures, what was typed that disagrees with them, and the unit's own commentary."""
    remarks = [one["disagrees"] for one in row["figures"].values() if one["disagrees"]]
    return (
        *([Paragraph(words(row["standing"], bold=True))] if row["standing"] else []),
        *(Paragraph((Run("To be checked: ", bold=True), Run(remark))) for remark in remarks),
        *markdown.blocks(row["commentary"], level=5),
    )


def contacts(found: Sequence[ContactBody]) -> Blocks:
    """Who answers for the report, a role named once."""
    rows, role = [], ""
    for one in found:
        named = "" if one["role"] == role else one["role"]
        role = one["role"]
        address = (Paragraph(words(one["email"], link=f"mailto:{one['email']}")),) if one["email"] else ()
        person = ", ".join(filter(None, (one["name"], one["detail"])))
        rows.append((cell(named, bold=True), cell(person), address))
    return (Table(CONTACTS, tuple(rows), CONTACT_WIDTHS),) if rows else ()
