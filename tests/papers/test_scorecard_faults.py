"""What is wrong in a real report of performance, what the product says of it, and fault 9, which it cannot make."""

from datetime import date

from models.rules import counts_in_words, scorecard_summary
from models.rules.scorecards import Judgement
from models.scorecard_vocabulary import ReadingState, Standing
from tests.papers.test_scorecard_facts import report

__all__ = ["report"]

PARAGRAPH_2_2 = (
    "At the year end position, 47.6% (10) of KBMs have achieved target while 52.4% (11) of KBMs are behind target."
)
# Where the arrow of the paper is not what its own two last figures say: it may mean the quarter, which is not printed.
PAPERS_ARROWS = {"6": "↔", "14": "↔", "15": "↔", "16": "↑"}
ARROWS = {"up": "↑", "down": "↓", "level": "↔"}


def test_measures_whose_data_is_awaited_are_counted_as_such_and_not_as_behind_target(report):
    summary = report.body["summary"]

    assert summary["counts"][Standing.NO_DATA] == 4
    assert sum(summary["counts"].values()) == 21
    assert sum(summary["percents"].values()) == 100
    assert "for 4 (19%) data is awaited" in summary["sentence"]


def test_the_papers_own_summary_is_pointed_out_when_it_is_typed(report):
    """The targets of thirteen measures are in its pictures and not in its words; of four the data had not come."""
    typed = {**report.body, "context": PARAGRAPH_2_2}

    assert counts_in_words.of_scorecard(typed) == [
        "The words say “47.6% (10)” on track; the figures give 0.",
        "The words say “52.4% (11)” behind target; the figures give 4, besides 4 without data and 13 without a target.",
    ]


def test_seven_policy_areas_are_six(report):
    assert "the seven agreed policy areas" in report.body["context"]
    assert len(report.body["areas"]) == 6
    assert counts_in_words.of_scorecard(report.body) == [
        "The words say “seven agreed policy areas”; the table has 6, and this report is about 3 of them."
    ]


def test_slippage_in_per_cent_is_of_no_figure_that_the_paper_gives(report):
    [capital] = [table for table in report.body["finance"] if table["kind"] == "capital"]

    said = [row["figures"]["slippage_percent"]["disagrees"] for row in capital["rows"]]

    cannot = "It cannot be checked: the budget of the year itself, of which it would be a share, is not given. "
    assert said == [
        f"{cannot}Of the approved budget for all years it would be −6.5%.",
        f"{cannot}Of the approved budget for all years it would be −4.6%.",
    ]
    assert all(one.replace("−", "-") in report.word.replace("−", "-") for one in said)


def test_revenue_and_forecasts_are_computed_and_agree_with_the_paper(report):
    figures = {
        (table["kind"], row["unit"]): row["figures"] for table in report.body["finance"] for row in table["rows"]
    }
    families, learning = figures["revenue", "Children & Families"], figures["revenue", "Education & Learning"]

    computed = ("variance", "variance_percent", "standing")
    assert [families[name]["shown"] for name in computed] == ["860", "1.41%", "(851)"]
    assert [learning[name]["shown"] for name in computed] == ["2,651", "2.62%", "2,465"]
    assert [one["forecast"]["shown"] for (kind, _), one in figures.items() if kind == "capital"] == ["753", "40,266"]
    assert {one["disagrees"] for row in (families, learning) for one in row.values()} == {""}


def test_an_overspend_is_outside_the_councils_own_threshold(report):
    [revenue] = [table for table in report.body["finance"] if table["kind"] == "revenue"]

    assert all("outside the council's limit of no overspend" in row["standing"] for row in revenue["rows"])


def test_the_direction_of_travel_follows_from_the_figures_printed(report):
    went = {one["code"]: ARROWS.get(one["travel_direction"], "") for one in report.body["measures"]}

    assert {code: went[code] for code in PAPERS_ARROWS} == {"6": "↑", "14": "↑", "15": "↓", "16": "↓"}
    assert all(went[code] != arrow for code, arrow in PAPERS_ARROWS.items())


def test_a_year_that_is_not_over_has_no_column(report):
    """The paper heads a column "Dec 2019" in June 2019."""
    points = report.measure("7")["points"]

    assert max(date.fromisoformat(point["period"]["ends_on"]) for point in points) == date(2018, 12, 31)


def test_fault_9_cannot_be_produced():
    """The paper said "75% (9) on track … remainder 25% (2) not on track, 1 not available" of 12 measures."""
    judged = [
        *[Judgement(Standing.ON_TRACK, "", "")] * 9,
        *[Judgement(Standing.OFF_TRACK, "", "")] * 2,
        Judgement(Standing.NO_DATA, "", "", state=ReadingState.NOT_AVAILABLE),
    ]

    summary = scorecard_summary.summary(judged)

    assert summary.sentence == (
        "Of 12 measures, 9 (75%) are on track, 2 (17%) are behind target and for 1 (8%) data is not available."
    )
    assert sum(summary.percents.values()) == 100
