"""The cells of a sheet, as Excel itself writes them."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from random import Random
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

import openpyxl
import pytest

from models.rules import RuleBroken
from tests.services.incoming.sheets import workbook
from webapp.services.incoming import sheet_cells, tables, workbooks

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
DAMAGED = "damaged and cannot be read"


def written(rows: str, *, strings: str = "", before: str = "", encoding: str = "UTF-8") -> BytesIO:
    """A workbook whose sheet is written as another program may write it; `strings` are the words that cells share."""
    content = BytesIO()
    with ZipFile(workbook(["A"], ["B"])) as plain, ZipFile(content, "w") as made:
        for name in {*plain.namelist()} - {SHEET}:
            made.writestr(name, _part(name, plain.read(name).decode(), bool(strings)))
        sheet = f'<?xml version="1.0" encoding="{encoding}"?>{before}<worksheet xmlns="{MAIN}">{rows}</worksheet>'
        made.writestr(SHEET, sheet.encode(encoding))
        if strings:
            made.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
    content.seek(0)
    return content


def _part(name: str, text: str, has_strings: bool) -> str:
    if name != "[Content_Types].xml" or not has_strings:
        return text
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    return text.replace("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>')


def rows_of(stream: BytesIO, most_rows: int = 100) -> list[list[str]]:
    sheet = openpyxl.load_workbook(stream, read_only=True).worksheets[0]
    return list(sheet_cells.rows_of(sheet, most_rows))


def test_words_that_cells_share_or_hold_themselves_are_read_without_how_they_are_spoken():
    shared = "<si><t>Ann Fern</t></si><si><r><t>Bo</t></r><r><t> Ash</t></r></si>"
    own = '<is><r><t>North </t></r><r><t>&amp; South</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></is>'

    found = rows_of(
        written(
            '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
            f'<row r="2"><c r="A2" t="inlineStr">{own}</c><c r="B2" t="str"><v>said</v></c></row></sheetData>',
            strings=shared,
        )
    )

    assert found == [["Ann Fern", "Bo Ash"], ["North & South", "said"]]


def test_rows_and_cells_keep_their_places_where_some_are_left_out_or_say_no_place():
    found = rows_of(
        written(
            '<sheetData><row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c><c r="E2"/></row>'
            '<row><c><v>3</v></c></row><row r="5"><c r="A5" t="b"><v>0</v></c></row>'
            '<row r="4"><c r="A4"><v>9</v></c></row></sheetData>'
        )
    )

    assert found == [[], ["", "1", "2"], ["3"], [], ["no"]]


def test_no_more_rows_are_read_than_were_asked_for():
    far = '<sheetData><row r="1"><c><v>1</v></c></row><row r="1048576"><c><v>2</v></c></row></sheetData>'

    assert rows_of(written(far), most_rows=4) == [["1"], [], [], []]


def test_days_moments_and_lengths_of_time_read_as_what_they_are():
    days = [date(2019, 3, 31), datetime(2019, 3, 31, 14, 30), time(9, 15), timedelta(hours=30)]  # noqa: DTZ001

    assert rows_of(workbook(days)) == [["2019-03-31", "2019-03-31 14:30:00", "09:15:00", "1 day, 6:00:00"]]


def test_a_sheet_in_other_letters_is_read_too():
    sheet = '<sheetData><row r="1"><c t="inlineStr"><is><t>Côte</t></is></c></row></sheetData>'

    assert rows_of(written(sheet, encoding="UTF-16")) == [["Côte"]]


@pytest.mark.parametrize(
    ("sheet", "because"),
    [
        ('<sheetData><row r="7"><c r="A7"><f>A1</f><v>1</v></c></row></sheetData>', "Row 7 holds a formula"),
        ('<sheetData><row r="7"><c t="e"><v>#REF!</v></c></row></sheetData>', "Row 7 holds an error of Excel, #REF!"),
        ('<sheetData><row r="1"><c r="BJ1"><v>1</v></c></row></sheetData>', "more than 60 columns"),
    ],
)
def test_what_cannot_be_relied_on_is_refused_in_words(sheet, because):
    with pytest.raises(RuleBroken, match=because):
        rows_of(written(sheet))


@pytest.mark.parametrize(
    ("sheet", "before"),
    [
        ('<sheetData><row r="1"><c><v>1</v></c></row>', ""),
        ("<sheetData><row><c><v>seven</v></c></row></sheetData>", ""),
        ('<sheetData><row><c t="s"><v>4</v></c></row></sheetData>', ""),
        ("<sheetData/>", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'),
        ("<sheetData/>", f"<!--{'long' * 2000}--><!DOCTYPE x>"),
    ],
)
def test_a_damaged_or_hostile_sheet_is_refused_in_words(sheet, before):
    with pytest.raises(RuleBroken, match=DAMAGED):
        tables.sheets_of(written(sheet, before=before))


@pytest.mark.parametrize(
    "sheet",
    [
        f"<sheetData>{'<a/>' * 300_000}</sheetData>",
        f"<sheetData>{'<a>' * 300_000}{'</a>' * 300_000}</sheetData>",
        f"<sheetData><row>{'<c/>' * 300_000}</row></sheetData>",
    ],
)
def test_a_sheet_that_goes_on_and_on_without_a_row_is_refused_before_it_fills_the_memory(sheet):
    with pytest.raises(ExpatError, match="made of rows"):
        rows_of(written(sheet))


def test_rows_that_say_the_same_number_are_not_read_for_ever():
    rows = "".join(f'<row r="1"><c><v>{number}</v></c></row>' for number in range(9)) + "<row><c><v>x</v></c></row>"

    assert rows_of(written(f"<sheetData>{rows}</sheetData>"), most_rows=5) == [["0"]]


def test_a_workbook_of_more_tags_than_a_table_has_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_TAGS", 1_000)
    shared = "<si><a/><t>one</t></si>" * 400

    with pytest.raises(RuleBroken, match="unpacks to far more than a table should"):
        tables.sheets_of(written("<sheetData/>", strings=shared))


def test_a_declaration_is_refused_in_other_letters_too():
    with pytest.raises(RuleBroken, match=DAMAGED):
        tables.sheets_of(written("<sheetData/>", before="<!DOCTYPE x>", encoding="UTF-16"))


def test_a_sheet_reads_as_the_library_itself_reads_it():
    chance = Random(7)
    kinds = [None, "K1", " two  words ", "=", 7, -3, 0.1, 1e-9, 123456789.25, True, date(2018, 4, 1)]
    content = workbook(*[[chance.choice(kinds) for _ in range(12)] for _ in range(80)])

    expected = [[_plainly(cell) for cell in row] for row in openpyxl.load_workbook(content).active.values]

    assert [row + [""] * (12 - len(row)) for row in rows_of(content)] == expected


def _plainly(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date().isoformat()
        case float():
            return f"{value:.15g}"
    return str(value)
