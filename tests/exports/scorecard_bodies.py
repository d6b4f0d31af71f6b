"""A scorecard as it is published, by hand: some of Warwickshire's report of 18 June 2019."""

from datetime import date
from typing import Any

from models.rules import finance, scorecard_summary
from models.rules.scorecards import Judgement
from models.scorecard_bodies import (
    ContactBody,
    DecidedBody,
    FinanceBody,
    FinanceRowBody,
    MeasureBody,
    NamedBody,
    ScorecardBody,
)
from models.scorecard_vocabulary import FinanceKind, Frequency, Unit
from tests.exports.measure_bodies import NO_COMMENTARY, judgement, measure, meeting, period, series

REVENUE = (
    ("Children & Families", {"budget": "60950", "outturn": "61810", "reserves": "-1711"}, "The overspend relates "
     "predominantly to children in care and the cost of placements."),
    ("Education & Learning", {"budget": "101353", "outturn": "104004", "reserves": "-186"}, "Cost centres are now "
     "being scrutinised more closely."),
)  # fmt: skip
CAPITAL = (
    (
        "Children & Families",
        {"approved": "459", "slippage": "-30", "slippage_percent": "-24", "new_approvals": "294",
         "newly_resourced": "0"},
        "Slippage relates to changes required in legal agreements.",
    ),
    (
        "Education & Learning",
        {"approved": "38148", "slippage": "-1738", "slippage_percent": "-12", "new_approvals": "2118",
         "newly_resourced": "0"},
        "Polesworth School £0.200 million spend has been delayed.",
    ),
)  # fmt: skip
CONTACTS: list[ContactBody] = [
    {"role": "Authors", "name": "Vanessa Belton", "detail": "Performance and Planning Business Partner",
     "email": "vanessabelton@warwickshire.gov.uk"},
    {"role": "Authors", "name": "Mandeep Kalsi", "detail": "Performance Officer",
     "email": "mandeepkalsi@warwickshire.gov.uk"},
    {"role": "Strategic Director", "name": "Nigel Minns", "detail": "Strategic Director for People Group",
     "email": "nigelminns@warwickshire.gov.uk"},
]  # fmt: skip
ADDED: DecidedBody = {
    "code": "14", "name": "Unaccompanied asylum seeking children", "event": "added", "takes_effect_on": "2018-11-01",
    "reason": "A growing area of interest", "decided_by": "Children and Young People Overview and Scrutiny Panel",
}  # fmt: skip


def marked(mark: str, said: str, **others: str) -> Any:
    return {**NO_COMMENTARY, "mark": mark, "said": said, **others}


def plans() -> MeasureBody:
    found = measure(
        "No. of Child Protection Plans",
        ["473", "439", "564", "346p"],
        aim="394",
        standing=judgement("on track", "It meets what is aimed at.", "346 against a target of at most 394."),
        travel=judgement("improving", "It fell, and a fall is good here. Performance is improving."),
        travel_direction="down",
        trend=judgement("improving"),
        trend_direction="down",
        marks=[meeting("2019-03-12")],
        commentary=marked("good progress", "The year began with 584 plans.\n\nThe result has been new practice."),
    )
    found["points"][-1]["provisional_until"] = "2019-07-31"
    return found


def measures() -> list[MeasureBody]:
    looked_after = measure(
        "No. of children looked after",
        ["677", "620", "651", "660p"],
        aim="580",
        code="7a",
        standing=judgement("off track"),
        travel=judgement("declining"),
        travel_direction="up",
        trend=judgement("steady"),
        trend_direction="level",
        exception="7a No. of children looked after: 660 (provisional) in 2018/19, 80 above its target of 580.",
        commentary=marked(
            "concern", "The year began with 650 children.", remedy="Keeping Families Together.",
            projection="at risk of missing its target", projected="600",
        ),
    )  # fmt: skip
    harm = measure(
        "Rate of hospital admissions as a result of self-harm",
        ["510.1", "500.8", "477.1", "awaiting"],
        unit=Unit.PER_100000,
        decimals=1,
        area="Health and Wellbeing",
        standing=judgement("no data", why="Data is awaited."),
        commentary=marked("concern", "A working group was set up:\n\n- an action plan\n- pathways"),
    )
    harm["points"][-1]["expected_on"] = "2020-03-31"
    harm["comparators"] = [
        series("England", harm["points"], ["430.5", "404.6", "421.2", "awaiting"], Unit.PER_100000, 1)
    ]
    internal = measure(
        "Internal foster placements", ["365", "344", "358", "358p"], aim="360", standing=judgement("near its target")
    )
    return [plans(), looked_after, harm, internal]


def table_of(kind: FinanceKind, rows: Any) -> FinanceBody:
    derived = [(unit, finance.derive(kind, figures), said) for unit, figures, said in rows]
    return {
        "kind": kind.value,
        "title": finance.TITLES[kind],
        "columns": finance.columns(kind, date(2019, 3, 31), [figures for _, figures, _ in derived]),
        "rows": [_row(*one) for one in derived],
    }


def _row(unit: str, derived: Any, said: str) -> FinanceRowBody:
    figures = {
        name: {"value": "", "shown": one.shown, "is_computed": one.is_computed, "disagrees": one.disagrees}
        for name, one in derived.items()
    }
    return {"unit": unit, "figures": figures, "standing": "", "commentary": said}  # type: ignore[typeddict-item]


def named(name: str, address: str = "") -> NamedBody:
    return {"id": 1, "name": name, "slug": "", "address": address}


def scorecard(**others: Any) -> ScorecardBody:
    """The report entire, or with other parts."""
    found = measures()
    counted = scorecard_summary.summary([Judgement(one["standing"]["word"], "", "") for one in found])
    body: ScorecardBody = {
        "kind": "scorecard", "id": 1, "address": "/scorecards/one-organisational-plan/2018-19/children",
        "title": "One Organisational Plan Quarterly Progress Report", "council": "Warwickshire County Council",
        "framework": named("One Organisational Plan 2020"),
        "committee": named("Children and Young People Overview and Scrutiny Committee"),
        "meeting": named("18 June 2019"), "meeting_on": "2019-06-18",
        "period": period("2018/19", Frequency.ANNUAL),
        "recommendation": "That the Overview and Scrutiny Committee considers and comments on the progress.",
        "introduction": "The report was approved by Cabinet on 13th June 2019.\n\nThis report draws on it.",
        "context": "The plan aims to achieve two high level outcomes.",
        "areas": [
            {"outcome": "Safe, healthy and independent", "name": "Children are Safe", "measures_in_all": 15,
             "is_reported": True},
            {"outcome": "Safe, healthy and independent", "name": "Health and Wellbeing", "measures_in_all": 6,
             "is_reported": True},
            {"outcome": "Vibrant economy", "name": "Community Safety and Fire", "measures_in_all": 6,
             "is_reported": False},
        ],
        "summary": {"counts": counted.counts, "percents": counted.percents, "sentence": counted.sentence},
        "changed": ["No. of Child Protection Plans: on track now; in 2017/18 it was off track."],
        "waited_for": ["Self-harm: data for 2018/19 is expected by 31 March 2020."],
        "decided": [ADDED],
        "measures": found,
        "finance_words": "A tolerance has been set of zero overspend and no more than a 2% underspend.",
        "finance": [table_of(FinanceKind.REVENUE, REVENUE), table_of(FinanceKind.CAPITAL, CAPITAL)],
        "supporting_papers": "A copy of the full report that went to Cabinet on the 13th June 2019.",
        "background_papers": "", "contacts": CONTACTS,
    }  # fmt: skip
    return {**body, **others}  # type: ignore[typeddict-item]
