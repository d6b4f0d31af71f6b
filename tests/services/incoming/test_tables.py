"""Reading tables without trust."""

from datetime import date, datetime
from io import BytesIO

import pytest

from models.rules import RuleBroken
from models.vocabulary import IncomingKind
from tests import hostile_files
from tests.services.incoming.sheets import csv_file, workbook
from webapp.services.incoming import columns, tables
from webapp.services.incoming.lines import day_of


def read(stream: BytesIO) -> tables.Table:
    """The table of the first sheet."""
    return tables.sheets_of(stream)[0].readable()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_whatever_wrote_it(encoding, delimiter):
    rows = [delimiter.join(cells) for cells in (("Name", "Ward"), ("Zoë Fern", "Côte"))]

    table = read(csv_file(*rows, encoding=encoding))

    assert table.headings == ["Name", "Ward"]
    assert [(row.number, row.cells) for row in table.rows] == [(2, ["Zoë Fern", "Côte"])]


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    table = read(csv_file("", "Name,Public address", '"Ann Fern","1 High Street', 'Ferndale"', ",,", "Bo Ash,"))

    assert [(row.number, row.cells[0]) for row in table.rows] == [(3, "Ann Fern"), (5, "Bo Ash")]


def test_a_workbook_gives_what_its_cells_mean():
    made = workbook(
        ["Name", "Day", "Moment", "Pounds", "Share", "Figure", "Is it"],
        ["Ann Fern", date(2026, 5, 7), datetime(2026, 5, 7), 1200.0, 0.015, 49.99, True],  # noqa: DTZ001 - Excel has no zones
        formats={"E2": "0.0%"},
    )

    table = read(made)

    assert table.rows[0].cells == ["Ann Fern", "2026-05-07", "2026-05-07", "1200", "1.5%", "49.99", "yes"]


def test_what_is_merged_down_its_rows_stands_in_each_of_them():
    made = workbook(
        ["Meeting", "Topic", "Lead"],
        ["24 September 2019", "Autism", "Ann Fern"],
        [None, "Early help", None],
        [None, None, None],
        [None, "Ponds", "Bo Ash"],
        ["26 November 2019", "Budget", None],
        merged=["A2:A5", "C2:C3"],
    )

    table = read(made)

    assert [row.cells for row in table.rows] == [
        ["24 September 2019", "Autism", "Ann Fern"],
        ["24 September 2019", "Early help", "Ann Fern"],
        ["24 September 2019", "Ponds", "Bo Ash"],
        ["26 November 2019", "Budget"],
    ]


def test_a_merged_cell_that_goes_on_below_the_table_makes_no_rows():
    table = read(workbook(["Topic", "Meeting"], ["Autism", "Always"], merged=["B2:B60", "A70:A90"]))

    assert [row.cells for row in table.rows] == [["Autism", "Always"]]


@pytest.mark.parametrize(
    ("content", "because"),
    [
        (b"", "There is no table"),
        (b"Name,Ward\n", "There is no table"),
        (b"Name\n\x00\x01", "not a table"),
        (b"%PDF-1.7\n\x01", "not a table"),
        (b"\xd0\xcf\x11\xe0 old", "old Excel file"),
        (b"Name\n\x81\x8d\x90", "not written in UTF-8"),
        (b'Name,Ward\nAnn Fern,"North\nBo Ash,South\n', "Row 2 cannot be read: a quotation mark is not closed"),
        (b"Name\n" + b"x" * 2_001, "A cell of row 2 holds more than 2,000 characters"),
        (b"Name\n" + b"Ann\n" * 5_001, "more than 5,000 rows"),
        (b"," * 60 + b"Name\nAnn\n", "more than 60 columns"),
        (b"Name\n" + b"x\n" * 2_700_000, "larger than 5 MB"),
        (b"PK\x03\x04 broken", "damaged"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content, because):
    with pytest.raises(RuleBroken, match=because) as refused:
        read(BytesIO(content))

    assert refused.value.field == "files"


@pytest.mark.parametrize(
    ("made", "because"),
    [
        (lambda: workbook(["Name"], ["=A1&B1"]), "Row 2 holds a formula"),
        (lambda: workbook(["Name"], ["#N/A"]), "Row 2 holds an error of Excel"),
        (lambda: workbook(["Name"], *[["Ann"]] * 5_001), "more than 5,000 rows"),
        (lambda: workbook(["Name"] * 61, ["Ann"]), "more than 60 columns"),
        (lambda: BytesIO(hostile_files.word()), "not a table"),
    ],
)
def test_a_workbook_that_cannot_be_relied_on_is_refused_in_words(made, because):
    with pytest.raises(RuleBroken, match=because):
        read(made())


def test_every_sheet_in_sight_is_read_or_says_why_not():
    made = workbook(["Name"], ["Ann"], sheets={"Sums": [["Name"], ["=A1"]], "Empty": [], "June": [["Name"], ["Bo"]]})

    sheets = tables.sheets_of(made)

    assert [(one.name, one.table is not None) for one in sheets] == [("Sheet", True), ("Sums", False), ("June", True)]
    assert sheets[1].refusal.startswith("Row 2 holds a formula")


def test_the_sheets_of_a_workbook_are_together_no_longer_than_one_may_be():
    long = [["Name"], *[["Ann"]] * 4_000]

    sheets = tables.sheets_of(workbook(*long, sheets={"Two": long, "Three": [["Name"], ["Bo"]]}))

    assert [one.name for one in sheets if one.table] == ["Sheet", "Two"]
    assert "Save it in a file of its own" in sheets[2].refusal


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-05-07", date(2026, 5, 7)),
        ("07/05/2026", date(2026, 5, 7)),
        ("7/5/2026", date(2026, 5, 7)),
        ("7 May 2026", date(2026, 5, 7)),
        ("7  sept 2026", date(2026, 9, 7)),
        ("29 Feb. 2028", date(2028, 2, 29)),
        ("31/02/2026", None),
        ("05/31/2026", None),
        ("07/05/26", None),
        ("46149", None),
        ("2026-05-07 10:00:00", None),
        ("07/05/3026", None),
        ("May 2026", None),
        ("7 Mayhem 2026", None),
        ("٧ May 2026", None),
    ],
)
def test_a_day_is_read_in_three_ways_and_never_guessed(written, day):
    assert day_of(written) == day


def test_columns_are_found_under_the_names_people_give_them():
    matched = columns.match(IncomingKind.MEMBERS, ["COUNCILLOR", "Ward:", "Party", "elected_on", "Notes", ""])

    assert {place: one.name for place, one in matched.places.items()} == {
        0: "name",
        1: "division",
        2: "group",
        3: "starts_on",
    }
    assert matched.unread == ["Notes"]


def test_an_address_is_never_taken_for_a_public_one():
    assert columns.match(IncomingKind.MEMBERS, ["Name", "Address"]).unread == ["Address"]


@pytest.mark.parametrize(
    ("headings", "because"),
    [
        (["Ward", "Party"], "no column “Name”. Its first row reads: “Ward”, “Party”"),
        (["Name", "Ward", "Division"], "Two columns are read as “Division”"),
    ],
)
def test_headings_that_cannot_be_read_are_refused_in_words(headings, because):
    with pytest.raises(RuleBroken, match=because):
        columns.match(IncomingKind.MEMBERS, headings)


@pytest.mark.parametrize(("kind", "most"), tables.MOST_ROWS_OF.items())
def test_a_table_is_no_longer_than_can_be_loaded_while_others_wait(kind, most):
    table = tables.Table(["Name"], [tables.Row(number, ["Ann"]) for number in range(2, most + 3)])

    with pytest.raises(RuleBroken, match=f"more than {most:,} rows. Split it"):
        tables.check_rows(table, kind)


@pytest.mark.parametrize("kind", IncomingKind)
def test_the_empty_table_has_every_column_and_no_heading_means_two(kind):
    headings = columns.template(kind).decode("utf-8-sig").strip().replace('"', "").split(",")

    matched = columns.match(kind, headings)

    assert [one.name for one in matched.places.values()] == [one.name for one in columns.COLUMNS[kind]]
    assert matched.unread == []
