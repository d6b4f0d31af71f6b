"""The performance report in three house styles: every fact of the body is in the paper, and the sums are its own."""

import csv
import io
import re
import time
from datetime import date
from zipfile import ZipFile

import docx
import pytest
from pdfua import validate

from exports import html, pdf, scorecard, scorecard_csv, scorecard_tables, word
from exports.paper import Figure, Heading, Paper, Paragraph, plain
from models.rules.periods import shown_columns
from models.scorecard_bodies import ScorecardBody
from models.scorecard_vocabulary import Frequency
from tests.exports.measure_bodies import measure, period_body
from tests.exports.papers import SHIPPED, words_of, words_of_pdf, words_of_word
from tests.exports.scorecard_bodies import measures
from tests.exports.scorecard_bodies import scorecard as body_of

SITE = "https://moot.example.org"
FACTS = (
    "Children and Young People Overview and Scrutiny Committee",
    "18 June 2019",
    "One Organisational Plan Quarterly Progress Report",
    "That the Overview and Scrutiny Committee considers and comments on the progress.",
    "was approved by Cabinet on 13th June 2019.",
    "Health and Wellbeing 6 Yes",
    "Community Safety and Fire 6 No",
    "Of 4 measures, 1 (25%) is on track, 1 (25%) is near its target, 1 (25%) is behind target and for 1 (25%) data is",
    "● On track 1 25%",
    "No. of Child Protection Plans: on track now; in 2017/18 it was off track.",
    "14 Unaccompanied asylum seeking children Added 1 November 2018 A growing area of interest Children and Young",
    "Areas of good progress No. of Child Protection Plans ● On track. 346 against a target of at most 394.",
    "Direction of travel: ↓ Improving. Trend: ↓ Improving.",
    "Series 15/16 16/17 17/18 18/19 Actual 473 439 564 346 (p) Target 394",
    "The figure for 2018/19 is provisional until 31 July 2019.",
    "The year began with 584 plans. The result has been new practice.",
    "Areas of concern and remedial action 7a No. of children looked after ■ Off track. 660 (provisional) in 2018/19",
    "Remedial action Keeping Families Together. Projection: at risk of missing its target, 600 expected.",
    "Warwickshire 510.1 500.8 477.1 Awaiting data England 430.5 404.6 421.2 Awaiting data",
    "Data for 2018/19 is expected by 31 March 2020.",
    "Children & Families 60,950 61,810 860 1.41% (1,711) (851) The overspend relates predominantly",
    "Education & Learning 101,353 104,004 2,651 2.62% (186) 2,465 Cost centres are now being scrutinised",
    "Education & Learning 38,148 (1,738) −12% 2,118 0 40,266",
    "Nigel Minns, Strategic Director for People Group",
    "nigelminns@warwickshire.gov.uk",
    "Appendix A: One Organisational Plan 2020 scorecard Children are Safe Internal foster placements ▲ Near its",
)


@pytest.fixture(params=SHIPPED)
def paper(request) -> Paper:
    return composed(request.param)


def composed(style: str, body: ScorecardBody | None = None) -> Paper:
    return scorecard.compose(body or body_of(), SHIPPED[style], site=SITE)


def headings(paper: Paper) -> list[str]:
    return [f"{one.label} {one.text}".strip() for one in paper.blocks if isinstance(one, Heading) and one.level < 3]


def test_every_fact_is_in_the_word_file(paper):
    written = words_of_word(word.render(paper))

    assert [fact for fact in FACTS if fact not in written] == []


def test_warwickshires_report_has_its_sections_counted():
    assert headings(composed("Numbered headings")) == [
        "One Organisational Plan Quarterly Progress Report",
        "Recommendation",
        "1 Introduction",
        "2 One Organisational Plan 2020: Strategic Context",
        "3 Performance",
        "4 Financial Commentary",
        "5 Supporting Papers",
        "6 Background Papers",
        "Contacts",
        "Appendix A: One Organisational Plan 2020 scorecard",
    ]


def test_mertons_begins_with_a_block_and_letters_what_it_recommends():
    paper = composed("Opening block")

    said = [f"{one.label} {plain(one.runs)}".strip() for one in paper.blocks if isinstance(one, Paragraph)]
    assert said[:3] == [
        "Committee: Children and Young People Overview and Scrutiny Committee",
        "Date: 18 June 2019",
        "Period under review: 2018/19",
    ]
    assert said[3].startswith("Authors: Vanessa Belton, Performance and Planning Business Partner, vanessabelton@")
    assert "A. That the Overview and Scrutiny Committee considers and comments on the progress." in said
    assert "1 Purpose of report and executive summary" in headings(paper)


def test_what_leads_to_the_things_asked_has_no_letter():
    paper = composed("Opening block", body_of(recommendation="That the Committee:\n\nNotes the report.\n\nAsks why."))

    labels = [(one.label, plain(one.runs)) for one in paper.blocks if isinstance(one, Paragraph)]
    assert ("", "That the Committee:") in labels
    assert [one for one in labels if one[0] in ("A.", "B.", "C.")] == [("A.", "Notes the report."), ("B.", "Asks why.")]


@pytest.mark.parametrize("style", ["Numbered headings", "Item table", "Opening block"])
def test_what_has_a_label_of_its_own_is_given_no_other(style):
    asked = "That the Committee:\n\n(i) Considers the progress.\n\n(ii) Asks why."
    paper = composed(style, body_of(recommendation=asked))

    labels = [(one.label, plain(one.runs)) for one in paper.blocks if isinstance(one, Paragraph)]
    assert ("(i)", "Considers the progress.") in labels
    assert ("(ii)", "Asks why.") in labels
    assert all(label != "A." for label, _ in labels)


def test_a_name_that_begins_with_a_letter_is_no_label():
    asked = "That the Committee:\n\nNotes the report.\n\nA. Smith reports in June."
    paper = composed("Opening block", body_of(recommendation=asked))

    labels = [(one.label, plain(one.runs)) for one in paper.blocks if isinstance(one, Paragraph)]
    assert {("A.", "Notes the report."), ("B.", "A. Smith reports in June.")} <= {*labels}


def test_the_key_stands_on_one_page():
    (key,) = scorecard_tables.key()[0].blocks

    assert key.caption == "Key"
    assert key.is_kept_together


def test_figures_stand_to_the_right_and_a_unit_with_what_is_said_of_it(paper):
    said = ZipFile(io.BytesIO(word.render(paper))).read("word/document.xml").decode()
    page = html.render(paper)

    assert '<w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve">60,950' in said
    assert '<td class="number">60,950</td>' in page
    assert re.search(r'<tr class="goes-on"><td>(<strong>)?Children &amp; Families', page)
    assert "w:keepNext" in said[: said.index("60,950")].rpartition("<w:tr>")[2]


def test_worcestershires_counts_its_paragraphs_and_ends_with_the_purpose():
    paper = composed("Item table")

    labels = [one.label for one in paper.blocks if isinstance(one, Paragraph) and one.label]
    assert labels == [f"{number}." for number in range(1, len(labels) + 1)]
    assert [name for name in headings(paper) if name in ("Summary", "Background", "Purpose of the Meeting")] == [
        "Summary",
        "Background",
        "Purpose of the Meeting",
    ]


def test_where_nobody_wrote_a_recommendation_the_committee_is_asked_to_consider():
    paper = composed("Numbered headings", body_of(recommendation=""))

    assert "That the Committee considers and comments on the performance" in words_of_word(word.render(paper))


def test_what_disagrees_with_the_sums_is_said_beside_the_figure():
    written = words_of_word(word.render(composed("Numbered headings")))

    assert "To be checked:" in written


def test_every_measure_is_a_picture_with_its_words_before_its_table(paper):
    document = docx.Document(io.BytesIO(word.render(paper)))

    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(described) == 4
    assert all(": from " in said for said in described)


@pytest.mark.pango
@pytest.mark.skipif(bool(pdf.is_available()), reason="WeasyPrint or pango is not installed")
def test_the_pdf_says_the_same():
    printed = words_of_pdf(pdf.render(composed("Numbered headings")))

    missing = [fact for fact in FACTS if not set(words_of(fact).split()) <= set(printed.split())]
    assert missing == []


@pytest.mark.pango
@pytest.mark.skipif(bool(pdf.is_available()), reason="WeasyPrint or pango is not installed")
def test_a_checker_of_pdf_ua_finds_no_failure(paper, tmp_path):
    path = tmp_path / "scorecard.pdf"
    path.write_bytes(pdf.render(paper))

    assert [finding.message for finding in validate(str(path)).findings] == []


def test_a_report_with_nothing_in_it_is_still_a_paper(paper):
    empty = body_of(
        introduction="", context="", areas=[], changed=[], waited_for=[], decided=[], measures=[], finance_words="",
        finance=[], supporting_papers="", contacts=[], committee=None, meeting=None, meeting_on="",
    )  # fmt: skip

    assert composed("Opening block", empty).footer == "Warwickshire County Council"
    assert word.render(composed("Numbered headings", empty))


def test_a_measure_of_many_quarters_prints_some_and_draws_all():
    many = measure("Many", [str(number) for number in range(16)], periods=quarters())
    many["frequency"] = "quarterly"
    paper = composed("Numbered headings", body_of(measures=[many]))

    written = words_of_word(word.render(paper))
    assert "Series Q4 16/17 Q4 17/18 Q1 18/19 Q2 18/19 Q3 18/19 Q4 18/19 Actual 7 11 12 13 14 15" in written


def test_word_with_21_charts_is_made_within_three_seconds():
    paper = composed("Numbered headings", body_of(measures=measures() * 5 + measures()[:1]))
    assert len([one for one in paper.blocks if isinstance(one, Figure)]) == 21
    word.render(composed("Numbered headings"))

    began = time.process_time()
    word.render(paper)

    assert time.process_time() - began < 3


def test_the_csv_has_a_line_for_each_series_and_period_in_digits():
    lines = list(csv.DictReader(io.StringIO(scorecard_csv.as_csv(body_of(), site=SITE).decode("utf-8-sig"))))

    assert len(lines) == 4 * 4 + 4
    last = lines[3]
    assert (last["Measure"], last["Period"], last["Value"], last["Target"]) == (
        "No. of Child Protection Plans",
        "2018/19",
        "346",
        "394",
    )
    assert (last["Provisional until"], last["Against target"], lines[2]["Against target"]) == (
        "2019-07-31",
        "on track",
        "",
    )
    assert lines[12]["Series"] == "England"
    assert last["Address"] == f"{SITE}/scorecards/one-organisational-plan/2018-19/children"


def test_the_csv_holds_no_formula_and_leaves_numbers_numbers():
    hostile = measure("=HYPERLINK()", ["-4", "5", "6", "7"])

    lines = list(csv.reader(io.StringIO(scorecard_csv.as_csv(body_of(measures=[hostile])).decode("utf-8-sig"))))

    assert lines[1][1] == "'=HYPERLINK()"
    assert lines[1][10] == "-4"


def quarters():
    return [period_body(one) for one in shown_columns(Frequency.QUARTERLY, date(2019, 3, 31), 4)]


def test_the_number_of_a_measure_does_not_read_as_its_per_cent():
    twenty = {**body_of()["measures"][0], "code": "20", "name": "% of children"}

    paper = composed("Item table", body_of(measures=[twenty]))

    assert "20. % of children" in [one.text for one in paper.blocks if isinstance(one, Heading)]


def test_a_paper_says_where_more_is_reported_than_was_stated():
    body = body_of()
    body["areas"][0]["measures_in_all"] = 1

    said = [plain(one.runs) for one in composed("Numbered headings", body).blocks if isinstance(one, Paragraph)]

    reported = sum(one["area"] == "Children are Safe" for one in body["measures"])
    sentence = f"Children are Safe: {reported} measures are reported here, but the number stated for it is 1."
    assert sentence in said
