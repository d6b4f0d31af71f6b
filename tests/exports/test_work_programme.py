"""Work programmes as Word in both house styles, and as CSV: every fact of the papers, tables that keep their heads."""

import csv
import io
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from exports import programme_report, word, work_programme
from exports.paper import PageBreak, Table
from exports.programme_report import OwedLine, Report
from exports.programme_styles import NUMBERED
from tests.exports.papers import STYLES, words_of_word
from tests.exports.programme_bodies import programme, topic, warwickshires, worcestershires

DATED = date(2019, 7, 9)
WARWICKSHIRES = """\
Work Programme 2019/20
Agreed on 18 June 2019. As it stood on 9 July 2019.
Item Report/Briefing detail Date of last report Date of meeting
Every meeting
Closing the Gap Sophie Thompson Update on the Closing the Gap Board
Annual report To be circulated separately as an information item
25 September 2018 24 September 2019
Asked for by: Another committee: Council, 21 May 2019 N/A 24 September 2019
MASH Annual Report Annual report. 13 November 2018 26 November 2019
Every 12 months 15 January 2019 11 February 2020
Future items
School Sufficiency Strategy Bern Timings
To be allocated
Done, dropped or merged this year
Nuneaton Strategy Dropped, 1 July 2019 It is part of Educational Attainment.
What changed since 18 June 2019
MASH Annual Report Moved from 24 September 2019 to 26 November 2019 The data come later.""".splitlines()
WORCESTERSHIRES = """\
2019/20 Scrutiny Work Programme
The main focus of the Panel's work will be the follow up from the Ofsted inspection report.
Date of Meeting Issue for Scrutiny Date of Last Report Notes/Follow-up Action
17 July 2019 School Attainment at KS2 7 February 2018 9 October 2018 Progress actions from 9 October 2018
Results of consultation going to Cabinet on 26 September 2019
October 2019 (?) New Model of Delivery for Medical Education Provision
13 November 2019 School Organisation Plan (2019-24) N/A Plan was circulated to the Panel February 2019
February/March 2020 Performance and In-Year Budget Monitoring Quarter 3 (October – December)
Possible Future Items
TBC (when business case is ready) Update on the Assessment Pathway
Asked for by: Another committee: OSPB 25 May 2019
types of placements in Worcestershire
Standing Items
Scrutiny Champions Safeguarding: Cllr Tom Baker-Price Education: Cllr Fran Oborski""".splitlines()
PAPERS = {"numbered": (warwickshires, WARWICKSHIRES), "table": (worcestershires, WORCESTERSHIRES)}
FACTS = [(layout, fact) for layout, (_, facts) in PAPERS.items() for fact in facts]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {
        layout: word.render(work_programme.compose(body(), STYLES[layout], dated=DATED))
        for layout, (body, _) in PAPERS.items()
    }


@pytest.mark.parametrize(("layout", "fact"), FACTS)
def test_every_fact_of_the_papers_is_printed(files, layout, fact):
    assert fact in words_of_word(files[layout])


@pytest.mark.parametrize("layout", sorted(PAPERS))
def test_each_table_repeats_its_head_and_splits_no_row(files, layout):
    tables = docx.Document(io.BytesIO(files[layout])).tables

    for table in tables:
        rows = table._tbl.findall(qn("w:tr"))
        assert rows[0].find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)
    assert len(tables) >= 2


@pytest.mark.parametrize("layout", sorted(PAPERS))
def test_the_same_programme_in_the_other_style_holds_the_same_topics(layout):
    body = PAPERS[layout][0]()
    other = STYLES["table" if layout == "numbered" else "numbered"]

    printed = words_of_word(word.render(work_programme.compose(body, other, dated=DATED)))

    assert [one["title"] for one in body["topics"] if one["title"] not in printed] == []


def test_the_report_says_what_changed_what_is_coming_and_what_is_owed():
    owed = [OwedLine("12 March 2019, Home education", "An update on Nuneaton.", "Owed by Ann Officer.")]
    report = Report(warwickshires(), date(2019, 9, 24), DATED, "To scrutinise **education**.", owed)

    printed = words_of_word(word.render(programme_report.compose(report, STYLES["numbered"])))

    for said in (
        "That the Committee reviews its work programme for 2019/20 (as appended)",
        "1.0 Background This committee's remit is: To scrutinise education.",
        "2.0 What changed since 18 June 2019 1 topic moved and 1 dropped.",
        "24 September 2019 (this meeting): Closing the Gap; Annual Report CSE",
        "12 March 2019, Home education An update on Nuneaton. Owed by Ann Officer.",
        "5.0 Dates of Future Meetings 26 November 2019 11 February 2020 28 April 2020",
    ):
        assert said in printed


def test_a_report_of_numbered_paragraphs_counts_them_through():
    report = Report(worcestershires(), date(2019, 7, 17), DATED, "", [])

    paper = programme_report.compose(report, STYLES["table"])
    printed = words_of_word(word.render(paper))

    assert "1. From time to time the Children and Families Overview and Scrutiny Panel" in printed
    assert "2. The Panel may like to consider the 2019/20 Work Programme" in printed
    assert "What changed" not in printed
    assert PageBreak() in paper.blocks


def test_a_programme_without_topics_says_so():
    paper = work_programme.compose(programme(), STYLES["table"], dated=DATED)

    assert "No topic has a date yet." in words_of_word(word.render(paper))
    assert not any(isinstance(block, Table) for block in paper.blocks)


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t=", " =", "\n@", "＝"])
def test_no_cell_of_the_csv_is_a_formula(begins):
    body = programme(topic(1, f"{begins}cmd|' /C calc'!A0", "TBC", notes=f"{begins}HYPERLINK(1)"))

    [line] = read(work_programme.as_csv(body))

    assert line["Topic"] == f"'{begins}cmd|' /C calc'!A0"
    assert line["Notes"] == f"'{begins}HYPERLINK(1)"


def test_the_csv_holds_each_topic_once_in_the_order_of_the_paper():
    lines = read(work_programme.as_csv(worcestershires(), site="https://example.org"))

    assert [one["When"] for one in lines] == [
        "TBC",
        "Every meeting",
        "17 July 2019",
        "25 September 2019",
        "October 2019 (?)",
        "13 November 2019",
        "February/March 2020",
        "TBC (when business case is ready)",
        "TBC",
    ]
    assert lines[2]["Dates of last report"] == "2018-02-07; 2018-10-09"
    assert lines[2]["Date of meeting"] == "2019-07-17"
    assert lines[2]["Address"].startswith("https://example.org/committees/")


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_longest_word_of_a_sample_title_stands_on_one_line_of_its_column():
    """The word Recommendations, bold, was broken in the middle: its column takes a quarter of the line."""
    assert NUMBERED.widths[0] >= 25

    assert sum(NUMBERED.widths) == 100


def test_the_csv_says_marked_words_plainly():
    body = programme(
        topic(1, "Buses", "TBC", detail="*Asked* for in **June**\n\n- routes\n- fares", notes="5 * 3 and 2")
    )

    [line] = read(work_programme.as_csv(body))

    assert line["To be considered"] == "Asked for in June\n• routes\n• fares"
    assert line["Notes"] == "5 * 3 and 2"
